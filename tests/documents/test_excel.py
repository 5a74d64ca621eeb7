"""Tables in Excel and CSV: figures as figures, dates as dates, typed text as text."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.papers_cast import FIGURES, RESULTS
from phoihop.documents.excel import Sheet, csv_bytes, workbook
from phoihop.documents.matrix import Mark, Matrix, MatrixRow, Period
from phoihop.documents.paper import Column, Group, Table
from phoihop.documents.shapes import Status, legend


def at(*parts: int) -> datetime:
    """A time as Excel keeps it: without a zone."""
    return datetime(*parts)  # noqa: DTZ001 - a workbook knows no time zone


def opened(data: bytes):
    return load_workbook(io.BytesIO(data), rich_text=True)


def only_page(*sheets, **options):
    return opened(workbook(sheets, **options)).worksheets[0]


def shown(page, first_row=1) -> list[list[object]]:
    return [
        [cell.value if cell.value is None else _plain(cell.value) for cell in row]
        for row in page.iter_rows(min_row=first_row)
    ]


def _plain(value):
    return str(value) if type(value).__name__ == "CellRichText" else value


A_SHEET = Sheet(
    "Kết quả",
    "Kết quả thực hiện",
    RESULTS,
    lines=["Chương trình phối hợp 2022-2026", "Số liệu đến 24/11/2026"],
    mark="Dữ liệu mẫu",
)


def test_a_sheet_has_its_title_lines_its_heads_and_its_rows():
    page = only_page(A_SHEET)
    assert page["A1"].value == "Kết quả thực hiện"
    assert [page["A2"].value, page["A3"].value] == ["Chương trình phối hợp 2022-2026", "Số liệu đến 24/11/2026"]
    assert shown(page, 5) == [
        ["STT", "Nội dung", "Thời hạn", "Kết quả", "Tài liệu kèm theo"],
        ["II.1. Tuyên truyền, vận động Nhân dân", None, None, None, None],
        [1, "Tổ chức 02 đợt tuyên truyền", at(2026, 6, 30), "● hoàn thành đúng hạn", "Báo cáo số 41/BC-BCHQS"],
        [
            2,
            "Mở lớp bồi dưỡng kiến thức quốc phòng - an ninh",
            at(2026, 11, 13),
            "✕ quá hạn 11 ngày (+1)",
            None,
        ],
    ]
    assert page["C7"].number_format == "dd/mm/yyyy"


def test_the_head_stays_in_sight_is_repeated_in_print_and_carries_a_filter():
    page = only_page(A_SHEET)
    assert page.freeze_panes == "A6"
    assert page.print_title_rows == "$5:$5"
    assert page.auto_filter.ref == "A5:E8"


def test_it_prints_on_landscape_paper_one_page_wide_with_its_mark_at_the_foot():
    page = only_page(A_SHEET)
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert "Dữ liệu mẫu" in page.oddFooter.left.text
    assert only_page(Sheet("a", "a", RESULTS, paper="A3")).page_setup.paperSize == 8


def test_figures_keep_their_kind_years_stand_without_thousands_and_the_total_is_bold():
    page = only_page(Sheet("Số liệu", "Số liệu", FIGURES))
    assert shown(page, 3) == [
        ["Năm", "Cơ quan báo cáo", "Số buổi"],
        [2025, "Ban Dân vận", 1108],
        [2026, "Ban Tuyên giáo và Dân vận", 106],
        [None, "Cộng", 1214],
        [None, None, None],
        ["Số liệu theo báo cáo của các cơ quan.", None, None],
    ]
    assert page["A4"].number_format == "0"
    assert page["C4"].number_format == "#,##0"
    assert page["C6"].font.bold


def one_column(*values, kind="text") -> Table:
    return Table([Column("Nội dung", kind)], [[value] for value in values])


TRICKS = [
    "=1+1",
    "+84 123",
    "-5",
    "@x",
    "=HYPERLINK(1)",
    "http://a.example",
    "mailto:a@b.example",
    "0123",
    "'x",
    "{=1}",
]


def test_what_people_typed_stays_text_even_if_it_looks_like_a_formula_an_address_or_a_number():
    page = only_page(Sheet("a", "a", one_column(*TRICKS)))
    cells = [row[0] for row in page.iter_rows(min_row=4)]
    assert [cell.value for cell in cells] == TRICKS
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


@pytest.mark.parametrize("typed", ["=1+1", "+84 28", "-5 đơn vị", "@tên"])
def test_text_that_begins_as_a_formula_is_marked_as_text_wherever_it_stands(typed):
    matrix = Matrix(
        "m", typed, [Period("I", "2026")], [Group(typed), MatrixRow(typed, typed, typed, {})], notes=[typed]
    )
    table = Table([Column(typed)], [Group(typed), [typed]], note=typed)
    wide = Table([Column(typed), Column("x")], [[typed, "chữ thường"]])
    sheets = [Sheet("a", typed, table, lines=[typed]), Sheet("b", typed, wide), matrix]
    book = load_workbook(io.BytesIO(workbook(sheets)))
    cells = [
        cell for page in book.worksheets for row in page.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    marked = [cell for cell in cells if cell.quotePrefix]
    assert all(cell.data_type == "s" for cell in cells)
    assert {cell.value for cell in marked} == {typed}
    assert [cell.coordinate for cell in cells if cell.value == typed and not cell.quotePrefix] == []


def test_a_title_or_a_head_is_no_formula_either():
    page = only_page(Sheet("=1", "=1+1", Table([Column("=2+2")], [["x"]], note="=3"), lines=["=4"]))
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_figures_beyond_what_excel_keeps_and_dates_before_its_calendar_become_text():
    page = only_page(Sheet("a", "a", one_column(10**20, date(1890, 5, 19), Decimal("12.50"), kind="number")))
    assert [row[0].value for row in page.iter_rows(min_row=4)] == ["100.000.000.000.000.000.000", "19/05/1890", 12.5]


def test_tabs_get_names_that_excel_accepts_and_that_differ():
    names = ["Phụ lục: I/II", "Phụ lục: I/II", "x" * 50, "x" * 50, "''", ""]
    book = opened(workbook([Sheet(name, "a", one_column("b")) for name in names]))
    assert book.sheetnames == ["Phụ lục  I II", "Phụ lục  I II (2)", "x" * 31, "x" * 26 + " (2)", "Bảng", "Bảng (2)"]


def test_the_file_tells_when_it_was_made_by_the_clock_it_is_given():
    book = opened(workbook([A_SHEET], made_at=at(2026, 11, 24, 8, 0)))
    assert book.properties.created == at(2026, 11, 24, 8, 0)
    assert opened(workbook([A_SHEET])).properties.creator == "Phối Hợp"


def test_the_same_sheets_give_the_same_file():
    then = at(2026, 11, 24)
    assert workbook([A_SHEET], made_at=then) == workbook([A_SHEET], made_at=then)


def test_a_table_without_rows_still_has_its_heads():
    page = only_page(Sheet("a", "a", Table([Column("STT"), Column("Nội dung")], [])))
    assert shown(page, 3) == [["STT", "Nội dung"]]
    assert page.auto_filter.ref is None


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_csv_has_the_mark_that_excel_wants_semicolons_and_vietnamese_figures():
    data = csv_bytes(FIGURES.columns, [*FIGURES.rows, [None, "một; hai", Decimal("1.5")]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [
        ["Năm", "Cơ quan báo cáo", "Số buổi"],
        ["2025", "Ban Dân vận", "1108"],
        ["2026", "Ban Tuyên giáo và Dân vận", "106"],
        ["", "một; hai", "1,5"],
    ]


def test_csv_disarms_what_a_spreadsheet_would_run_and_leaves_negative_figures():
    data = csv_bytes([Column("Nội dung"), Column("Số", "number")], [["=1+1", -5], ["@x", 1], Group("-a"), ["\tx", 0]])
    assert rows_of(data)[1:] == [["'=1+1", "-5"], ["'@x", "1"], ["'-a", ""], ["'\tx", "0"]]


def test_csv_shows_dates_and_statuses_as_the_page_does():
    data = csv_bytes(RESULTS.columns, RESULTS.rows, language="en")
    assert rows_of(data)[2] == [
        "1",
        "Tổ chức 02 đợt tuyên truyền",
        "30/06/2026",
        "● completed on time",
        "Báo cáo số 41/BC-BCHQS",
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_makes_a_workbook_that_opens_without_a_formula(texts):
    page = only_page(Sheet(texts[0], texts[0], one_column(*texts)))
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


PERIODS = [
    Period(quarter, str(year), before=year == 2022) for year in (2022, 2023) for quarter in ("I", "II", "III", "IV")
]
A_MATRIX = Matrix(
    "Bảng theo dõi",
    "Chương trình phối hợp 2022-2026",
    PERIODS,
    [
        Group("II.1  Tuyên truyền"),
        MatrixRow(
            "a)",
            "Tổ chức 02 đợt tuyên truyền",
            "Ban TG và DV",
            {4: Status("received_on_time"), 5: Status("received_late", "+1")},
            "1 / 2",
        ),
        MatrixRow(
            "b)",
            "Mở 01 lớp bồi dưỡng",
            "Bộ CHQS",
            {3: Status("not_tracked"), 6: Status("overdue", "", "11 ngày")},
            "0 / 1",
        ),
    ],
    above=["Số 12-CTr/BDVTU-BCHQS"],
    marks=[
        Mark(3, "Ký", "12/8/2022", "dotted"),
        Mark(4, "Phụ lục 01", "15/4/2023", "dashed"),
        Mark(7, "Hôm nay", "24/11", "solid"),
    ],
    foot=["", "", "", "", "1/1", "0/1", "0/1", ""],
    total="1 / 3",
    notes=["Cột là quý của ngày đến hạn."],
)


def where(page, text) -> str:
    return next(
        cell.coordinate
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None and _plain(cell.value) == text
    )


def test_the_matrix_shows_shapes_at_their_periods_and_sums_at_its_margins():
    page = only_page(A_MATRIX)
    row = page[where(page, "a)")].row
    assert [_plain(cell.value) for cell in page[row] if cell.value is not None] == [
        "a)",
        "Tổ chức 02 đợt tuyên truyền",
        "Ban TG và DV",
        "●",
        "◐+1",
        "1 / 2",
    ]
    assert (page.cell(row, 8).value, _plain(page.cell(row, 9).value)) == ("●", "◐+1")
    foot = page[where(page, "Đúng hạn, trên số kỳ đã đến hạn")].row
    assert [cell.value for cell in page[foot] if cell.value] == [
        "Đúng hạn, trên số kỳ đã đến hạn",
        "1/1",
        "0/1",
        "0/1",
        "1 / 3",
    ]


def test_the_legend_counts_what_stands_in_the_matrix_open_first():
    page = only_page(A_MATRIX)
    assert str(page["A3"].value).split() == ["✕", "quá", "hạn", "1"]
    assert str(page["A4"].value).split("      ")[:3] == [
        "● hoàn thành đúng hạn 1",
        "◐ hoàn thành quá hạn 1",
        "– không theo dõi 1",
    ]


def test_overdue_is_red_and_bold_and_a_selected_cell_tells_its_sentence():
    page = only_page(A_MATRIX)
    row = page[where(page, "b)")].row
    cell = page.cell(row, 10)
    assert (cell.value, cell.font.color.rgb, cell.font.b) == ("✕", "FF9A1B1E", True)
    told = {str(rule.sqref): rule.prompt for rule in page.data_validations.dataValidation}
    assert told[cell.coordinate] == "✕ quá hạn 11 ngày"


def test_marks_stand_above_their_column_and_run_down_as_lines():
    page = only_page(A_MATRIX)
    row = page[where(page, "a)")].row
    assert page[where(page, "Ký")].column == 7
    assert page.cell(row, 7).border.left.style == "dotted"
    assert page.cell(row, 8).border.left.style == "dashed"
    assert page.cell(row, 11).border.right.style == "medium"
    assert page[where(page, "Phụ lục 01")].row == page[where(page, "Ký")].row + 2


def test_time_before_the_signing_is_washed():
    page = only_page(A_MATRIX)
    row = page[where(page, "a)")].row
    assert page.cell(row, 4).fill.fgColor.rgb == "FFF6F4EF"
    assert page.cell(row, 9).fill.fgColor.rgb == "00000000"


def test_the_matrix_prints_on_a3_with_its_heads_and_its_commitments_repeated():
    page = only_page(A_MATRIX)
    assert page.page_setup.paperSize == 8
    assert page.page_setup.fitToHeight is None
    assert page.print_title_cols == "$A:$C"
    head = page[where(page, "Nhiệm vụ")].row
    assert page.print_title_rows == f"${head - 1}:${head}"
    assert page.freeze_panes == f"D{head + 1}"


def test_a_long_matrix_runs_over_several_pages():
    lines = [MatrixRow(str(number), "Nội dung dài " * 12, "A", {0: Status("soon")}) for number in range(60)]
    page = only_page(Matrix("m", "m", PERIODS, lines))
    assert page.page_setup.fitToHeight == 0
    assert page.row_dimensions[page[where(page, "7")].row].height == pytest.approx(46, abs=0.5)


def test_an_unknown_status_and_an_empty_matrix_do_not_stop_the_printing():
    page = only_page(Matrix("m", "m", PERIODS[:1], [MatrixRow("1", "x", "y", {0: Status("later_word")})]))
    assert "later_word" in str(page["A2"].value)
    assert only_page(Matrix("m", "m", [], []), language="en")["A3"].value is None


def test_a_legend_lists_the_shapes_that_occur_in_the_order_of_the_catalogue():
    assert legend({"overdue", "soon"}) == "✕ quá hạn   ◔ sắp đến hạn"
    assert legend({"overdue"}, "en") == "✕ overdue"


def test_rows_of_like_words_are_of_like_height():
    words = [["Giúp dân", body, "Ngày công"] for body in ("Ban TG và DV", "Bộ CHQS", "Ban Dân vận")]
    page = load_workbook(io.BytesIO(workbook([Sheet("a", "a", Table([Column(x) for x in "abc"], words))]))).worksheets[
        0
    ]
    heights = {page.row_dimensions[row].height for row in range(4, 7)}
    assert len(heights) == 1
    assert heights.pop() < 20


def test_a_long_title_stands_across_the_table_and_wraps_so_that_print_does_not_cut_it():
    narrow = Table([Column("STT", "ordinal"), Column("Số buổi", "number")], [[1, 12]])
    page = only_page(Sheet("Bảng", "Tổng kết " * 20, narrow, lines=["Từ 01/01/2026 đến 31/12/2026"]))
    assert "A1:B1" in {str(area) for area in page.merged_cells.ranges}
    assert page["A1"].alignment.wrap_text
    assert page.row_dimensions[1].height > 2 * page.row_dimensions[2].height
