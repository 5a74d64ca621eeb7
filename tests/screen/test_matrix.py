"""The matrix: one shape a cell, each drawn once, vertical marks at their true day, nothing unescaped."""

import datetime as dt
import gzip
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.screen.matrix import Cell, Column, Group, Mark, Matrix, Row
from phoihop.screen.matrix_drawn import draw_cell, draw_table
from phoihop.screen.status import STATUSES
from screen.gallery.matrices import columns, large_matrix, picture


class Reader(HTMLParser):
    """Reads tags with their attributes, and the text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.depth, self.words = [], 0, ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.depth += tag not in {"use", "col", "input"}

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self.depth -= 1

    def handle_data(self, data):
        self.words += data


def quarters(*marks, cells=None):
    heads = columns(2025, 2026)
    row = Row("a)", "Báo cáo", "Bộ CHQS", cells or [None] * len(heads))
    return Matrix(heads, [Group("II.1", "Tuyên truyền", [row])], marks, (1, 2), "Bảng theo dõi")


def test_a_cell_is_one_link_with_its_shape_and_its_words():
    cell = Cell("overdue", "quý III/2026: quá hạn 11 ngày", "/o/1/")
    assert draw_cell(cell) == (
        '<a href="/o/1/" title="quý III/2026: quá hạn 11 ngày" class="overdue"><svg><use href="#s-overdue"/></svg></a>'
    )


def test_a_cell_without_address_still_says_what_it_is():
    assert Reader(draw_cell(Cell("apart"))).tags[0] == ("span", {"role": "img", "aria-label": "hồ sơ lưu riêng"})


def test_marks_stand_beside_the_status_and_never_replace_it():
    drawn = Reader(draw_cell(Cell("received_late", "t", "/u/", extended=2, passed=True)))
    assert [attrs["href"] for tag, attrs in drawn.tags if tag == "use"] == ["#s-passed", "#s-late"]
    assert drawn.words == "+2"


def test_the_address_of_a_cell_goes_on_where_that_of_its_row_ends():
    row = Row("a)", "Báo cáo", "Bộ CHQS", [Cell("sent", "t", "2026/p1/"), None, Cell("apart")], beside="../c1/")
    html = draw_table(Matrix(columns(2026, 2026)[:3], [Group("", "", [row])]))
    assert [attrs["href"] for tag, attrs in Reader(html).tags if tag == "a"] == ["../c1/2026/p1/"]


@given(st.text(), st.text(min_size=1), st.text(), st.sampled_from(sorted(STATUSES)), st.integers(0, 3), st.booleans())
def test_no_title_or_address_can_break_out_of_its_attribute(title, url, beside, code, extended, passed):
    tag, attrs = Reader(draw_cell(Cell(code, title, url, extended, passed), beside)).tags[0]
    assert tag == "a"
    assert set(attrs) <= {"href", "title", "class"}
    assert attrs["href"].replace("\r", "\n") == f"{beside}{url}".replace("\r", "\n")


def test_every_word_of_the_table_is_escaped():
    hostile = '<script>"&'
    row = Row(hostile, hostile, hostile, [Cell("soon", hostile, hostile)], (1, 1), hostile)
    day = dt.date(2026, 1, 1)
    matrix = Matrix(
        [Column(hostile, hostile, day, day)],
        [Group(hostile, hostile, [row])],
        [Mark("today", hostile, day)],
        (1, 1),
        hostile,
    )
    drawn = Reader(draw_table(matrix))
    assert "script" not in {tag for tag, _ in drawn.tags}
    assert drawn.words.count(hostile) == 8
    assert drawn.depth == 0


def test_the_table_is_well_formed_and_every_row_as_wide_as_its_head():
    html = draw_table(picture())
    assert Reader(html).depth == 0
    for row in html.split("<tr")[1:]:
        spans = [int(dict(attrs).get("colspan", 1)) for tag, attrs in Reader("<tr" + row).tags if tag in {"td", "th"}]
        assert sum(spans) in {23, 21}  # the years' row leaves out the corner, which spans two rows


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (dt.date(2026, 10, 1), "b3 bt0"),
        (dt.date(2026, 11, 15), "b3 bt4"),
        (dt.date(2026, 12, 31), "b3 bt9"),
    ],
)
def test_today_is_drawn_at_its_true_day_in_every_cell_of_its_column(day, names):
    html = draw_table(quarters(Mark("today", "Hôm nay", day)))
    assert html.count(f'"{names}"') == 5  # above, head, group, row and foot
    assert html.count("Hôm nay") == 1


def test_two_marks_of_one_column_are_both_drawn_the_heavier_first():
    html = draw_table(
        quarters(Mark("signing", "Ký", dt.date(2026, 10, 1)), Mark("today", "Hôm nay", dt.date(2026, 12, 31)))
    )
    assert "b3 bt9 a1 at0" in html


def test_words_of_marks_that_would_run_into_each_other_stand_on_two_levels():
    near = draw_table(
        quarters(
            Mark("amendment", "Phụ lục 01", dt.date(2025, 2, 1)), Mark("amendment", "Phụ lục 02", dt.date(2025, 4, 1))
        )
    )
    far = draw_table(
        quarters(
            Mark("amendment", "Phụ lục 01", dt.date(2025, 2, 1)), Mark("amendment", "Phụ lục 02", dt.date(2026, 4, 1))
        )
    )
    assert "raised" in near
    assert "raised" not in far


def test_a_mark_outside_the_columns_is_left_out():
    assert "Ký" not in draw_table(quarters(Mark("signing", "Ký", dt.date(2019, 1, 1))))


def test_time_before_signing_is_washed_and_years_begin_with_a_line():
    html = draw_table(picture())
    assert '<td class="y w"></td><td class="w"></td><td class="b1 bt4"></td>' in html


def test_three_hundred_commitments_over_sixty_months_weigh_less_than_120_kb_compressed():
    assert len(gzip.compress(draw_table(large_matrix()).encode(), 6)) < 110_000
