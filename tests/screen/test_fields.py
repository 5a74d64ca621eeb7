"""What offices type is understood, and what cannot be understood is answered in plain words."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from phoihop.screen.fields import DateField, FigureField, FigureInput, FilesField

DAY = dt.date(2026, 6, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "05/06/2026",
        "5/6/2026",
        "5.6.2026",
        "05-06-2026",
        "2026-06-05",
        " 5 / 6 / 2026 ",
        DAY,
        dt.datetime(2026, 6, 5, 9, tzinfo=dt.UTC),
    ],
)
def test_a_date_is_read_as_offices_type_it(typed):
    assert DateField().clean(typed) == DAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("hôm nay", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 24/11/2026."),
        ("٠٥/٠٦/٢٠٢٦", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 24/11/2026."),
        ("２０２６-06-05", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 24/11/2026."),
        ("2026/06/05", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 24/11/2026."),
        ("31/02/2026", "Lịch không có ngày 31/02/2026."),
        ("12/13/2026", "12/13/2026 không phải là ngày: tháng phải từ 1 đến 12."),
        ("0/6/2026", "0/6/2026 không phải là ngày: ngày phải từ 1 đến 31."),
        (
            "99/99/9999",
            "99/99/9999 không phải là ngày: ngày phải từ 1 đến 31, tháng phải từ 1 đến 12, năm phải từ 1900 đến 2199.",
        ),
        ("01/01/0026", "Năm 26 không hợp lệ: năm phải từ 1900 đến 2199."),
        ("", "Mục này còn trống, đề nghị nhập."),
    ],
)
def test_a_date_that_makes_no_sense_is_answered_in_plain_words(typed, sentence):
    with pytest.raises(ValidationError) as refused:
        DateField().clean(typed)
    assert refused.value.messages == [sentence]


def test_a_date_may_be_left_out_where_it_is_optional():
    assert DateField(required=False).clean("") is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_date_is_shown_so_that_it_is_read_back(day):
    shown = DateField().widget.format_value(day)
    assert DateField().clean(shown) == day


@pytest.mark.parametrize(
    ("typed", "language", "figure"),
    [
        ("1.234.567,89", "vi", "1234567.89"),
        ("1234567,89", "vi", "1234567.89"),
        ("1.234", "vi", "1234"),
        ("12,5", "vi", "12.5"),
        ("12.5", "vi", "12.5"),
        ("1,234.5", "vi", "1234.5"),
        ("20 500", "vi", "20500"),
        ("0", "vi", "0"),
        ("1,234,567.89", "en", "1234567.89"),
        ("1,234", "en", "1234"),
        ("1.234", "en", "1.234"),
        ("1.234,5", "en", "1234.5"),
    ],
)
def test_a_figure_is_read_with_the_separators_of_the_page(typed, language, figure):
    with translation.override(language):
        assert FigureField().clean(typed) == Decimal(figure)


@pytest.mark.parametrize(
    "typed", ["mười", "١٢", "１２", "1..2", "1.23.4", "1,2,3", "12a", ".", "-", "1.234,5,6", "1.2345.678"]
)
def test_what_is_no_figure_is_answered_in_plain_words(typed):
    with pytest.raises(ValidationError) as refused:
        FigureField().clean(typed)
    assert refused.value.messages == ["Nhập số liệu bằng chữ số, ví dụ 1.234 hoặc 12,5."]


def test_a_count_takes_no_fraction_and_nothing_below_zero():
    with pytest.raises(ValidationError) as fraction:
        FigureField(whole=True).clean("12,5")
    with pytest.raises(ValidationError) as negative:
        FigureField().clean("-1")
    assert fraction.value.messages == ["Nhập số nguyên, không có phần thập phân."]
    assert negative.value.messages == ["Số liệu phải từ 0 trở lên."]
    assert FigureField(whole=True).clean("1.118") == 1118
    assert FigureField(required=False).clean("") is None
    assert FigureField(min_value=None).clean("-1,5") == Decimal("-1.5")


@given(st.decimals(0, 10**9, places=4), st.sampled_from(["vi", "en"]))
def test_a_figure_is_shown_so_that_it_is_read_back(figure, language):
    with translation.override(language):
        assert FigureField().clean(FigureInput().format_value(figure)) == figure


class Papers(forms.Form):
    papers = FilesField(required=False)


def test_several_files_come_as_a_list_and_none_as_an_empty_one():
    several = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
    field = FilesField()
    assert [one.name for one in field.clean(several)] == ["a.txt", "b.txt"]
    assert [one.name for one in field.clean(several[0])] == ["a.txt"]
    assert FilesField(required=False).clean([]) == []
    with pytest.raises(ValidationError):
        field.clean(None)
    with pytest.raises(ValidationError):
        field.clean([SimpleUploadedFile("empty.txt", b"")])


@pytest.mark.parametrize("typed", ["9" * 16, "9" * 400, "1.000.000.000.000.000,5"])
def test_a_figure_of_more_digits_than_any_office_counts_is_refused_in_words(typed):
    with pytest.raises(ValidationError, match="15"):
        FigureField(whole=True).clean(typed)
