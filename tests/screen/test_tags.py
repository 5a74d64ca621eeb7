"""Tags and filters of every template."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from phoihop.screen.fields import DateField, FilesField
from phoihop.screen.parts import Choice, Link
from phoihop.screen.words import period_words

MOMENT = dt.datetime(2026, 11, 23, 18, 30, tzinfo=dt.UTC)  # 01:30 on the 24th in Viet Nam


def drawn(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "value", "words"),
    [
        ("{{ v|dmy }}", dt.date(2026, 6, 5), "05/06/2026"),
        ("{{ v|dmy }}", MOMENT, "24/11/2026"),
        ("{{ v|dmy }}", "2026-06-05", "05/06/2026"),
        ("{{ v|dmy }}", None, ""),
        ("{{ v|dm }}", dt.date(2026, 6, 5), "05/06"),
        ("{{ v|weekday }}", dt.date(2026, 11, 24), "Thứ\u00a0Ba"),
        ("{{ v|weekday }}", None, ""),
        ("{{ v|in_letters }}", dt.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        ("{{ v|in_letters }}", dt.date(2026, 6, 5), "ngày 05 tháng 6 năm 2026"),
        ("{{ v|clock }}", MOMENT, "01:30"),
        ("{{ v|clock }}", None, ""),
        ("{{ v }}", dt.date(2026, 6, 5), "05/06/2026"),
        ("{{ v|figure }}", 1234567, "1.234.567"),
        ("{{ v|figure }}", Decimal("1234567.8900"), "1.234.567,89"),
        ("{{ v|figure }}", Decimal("1200.0000"), "1.200"),
        ("{{ v|figure }}", 0.5, "0,5"),
        ("{{ v|figure }}", 0, "0"),
        ("{{ v|figure }}", None, "–"),
        ("{{ v|unbroken }}", "20.500 bản", "20.500\u00a0bản"),
    ],
)
def test_dates_and_figures_read_as_offices_write_them(source, value, words):
    assert drawn(source, v=value) == words


@pytest.mark.parametrize(
    ("label", "vietnamese", "english"),
    [
        ("2026-M07", "tháng 07/2026", "month 07/2026"),
        ("2026-Q3", "quý III/2026", "quarter III/2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "first half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "second half of 2026"),
        ("2026-9M", "9 tháng năm 2026", "nine months of 2026"),
        ("2026-Y", "năm 2026", "year 2026"),
        ("2026-W07", "tuần 07/2026", "week 07/2026"),
        ("2026-D1", "đợt 1/2026", "round 1/2026"),
        ("once", "một lần", "once"),
        ("2026-Q7", "2026-Q7", "2026-Q7"),
        ("something", "something", "something"),
    ],
)
def test_periods_are_worded_without_breaks_in_both_languages(label, vietnamese, english):
    assert period_words(label) == vietnamese.replace(" ", "\u00a0")
    with translation.override("en"):
        assert period_words(label) == english.replace(" ", "\u00a0")


def test_a_status_is_a_shape_that_screen_readers_skip_and_a_word():
    html = drawn('{% status "overdue" days=11 extended=2 %}')
    assert html == (
        '<span class="status overdue"><svg class="shape" aria-hidden="true"><use href="#s-overdue"/></svg>'
        " quá hạn 11 ngày (đã gia hạn 2 lần)</span>"
    )
    assert "quá 60 ngày" in drawn('{% status "overdue" "quá 60 ngày" %}')
    assert drawn('{% status_word "sent" %}') == "chờ tiếp nhận"
    assert "#s-sent" in drawn('{% shape "sent" %}')


def test_a_sentence_joins_words_and_links():
    said = ["3 việc", Link("2 quá hạn", "/?a=1&b=2", red=True), Link("1 <mới>")]
    assert drawn("{% sentence said %}", said=said) == (
        '3 việc, <a href="/?a=1&amp;b=2" class="red nowrap">2 quá hạn</a>, <span class="nowrap">1 &lt;mới&gt;</span>'
    )


@pytest.mark.parametrize(
    ("tag", "query"),
    [
        ("{% query_with page=2 %}", "?party=a&amp;page=2"),
        ('{% query_with party="" %}', "?"),
        ("{% query_with %}", "?party=a"),
    ],
)
def test_the_query_is_changed_name_by_name(tag, query):
    assert drawn(tag, request=RequestFactory().get("/?party=a")) == query
    assert drawn(tag) == "", "a page without a request has no query"


class Form(forms.Form):
    signed = DateField(label="Ngày ký", help_text="Ngày ghi trên báo cáo")
    way = forms.ChoiceField(
        label="Cách gửi", widget=forms.RadioSelect, choices=[("a", Choice("Bản giấy", "Ghi số đến"))]
    )
    sure = forms.BooleanField(label="Đã đối chiếu", required=False)
    papers = FilesField(label="Tài liệu", required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_ties_label_help_and_error_to_its_control():
    html = drawn("{% field form.signed %}", form=Form({"signed": "mai"}))
    assert '<label for="id_signed">Ngày ký</label>' in html
    assert 'aria-describedby="id_signed_helptext id_signed_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<p class="error" id="id_signed_error">Nhập ngày theo dạng ngày/tháng/năm, ví dụ 24/11/2026.</p>' in html
    assert '<p class="help" id="id_signed_helptext">Ngày ghi trên báo cáo</p>' in html


def test_a_control_alone_says_its_label_and_its_error():
    html = drawn('{% control form.signed "Ngày ký, tài liệu 2" %}', form=Form({"signed": "mai"}))
    assert 'aria-label="Ngày ký, tài liệu 2"' in html
    assert '<span class="error" id="id_signed_error">Nhập ngày' in html
    assert "error" not in drawn("{% control form.signed %}", form=Form())


def test_a_bar_in_proportion_is_drawn_by_a_tag():
    assert 'width="50.0"' in drawn("{% share_bar 1 2 red=True %}")


def test_choices_stand_in_a_fieldset_with_their_consequences():
    html = drawn("{% field form.way %}", form=Form())
    assert "<legend>Cách gửi</legend>" in html
    assert '<b>Bản giấy</b><span class="consequence">Ghi số đến</span>' in html


def test_what_is_optional_says_so():
    form = Form()
    assert "(không bắt buộc)" in drawn("{% field form.papers %}", form=form)
    assert "(không bắt buộc)" not in drawn("{% field form.signed %}", form=form)
    assert "(không bắt buộc)" not in drawn("{% field form.sure %}", form=form), "a box may always be left empty"
    assert "label" not in drawn("{% field form.kept %}", form=form)


def test_the_summary_of_errors_links_to_each_field():
    html = drawn('{% include "screen/parts/errors.html" %}', form=Form({"signed": "mai"}))
    assert 'href="#id_signed"' in html
    assert 'href="#id_way_0"' in html, "the first button of the group"
    assert 'id="id_way_0"' in drawn("{% field form.way %}", form=Form())
    assert 'role="alert"' in html
    assert drawn('{% include "screen/parts/errors.html" %}', form=Form()) == ""


def test_a_block_part_draws_around_what_stands_inside_and_escapes_it():
    html = drawn('{% quote source="Điều 5" url=u %}{{ words }}{% endquote %}', words="<b>", u="/x/")
    assert "<blockquote>&lt;b&gt;</blockquote>" in html
    assert '<a href="/x/">Điều 5</a>' in html


def test_a_block_part_takes_named_values_only():
    with pytest.raises(TemplateSyntaxError):
        Template("{% group title %}{% endgroup %}")
