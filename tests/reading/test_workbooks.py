"""Workbooks that hold a table of tasks come out as the same table in Word would."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from phoihop.reading import ReadRefused, read
from phoihop.reading.formats.package import Package
from phoihop.reading.formats.sheets import MOST_CELLS, check_reach, words_of
from samples.reading.golden import HERE
from samples.reading.workbooks import bytes_of, task_table

SAMPLE = (HERE / "task-table.xlsx").read_bytes()


def test_each_row_is_a_task_and_merged_cells_and_rows_of_sections_are_understood() -> None:
    found = [
        (item.text, item.lead, item.support, item.cadence, item.due) for item in read(SAMPLE, "a.xlsx").commitments
    ]
    assert found == [
        ("Tổ chức hội nghị tuyên truyền pháp luật về lao động", ("Sở Nội vụ",), ("Sở Tư pháp",), "quarterly", None),
        ("Biên soạn sổ tay hỏi đáp pháp luật", ("Sở Tư pháp",), ("Sở Nội vụ",), "once", "2026-06-30"),
        ("Kiểm tra việc chấp hành pháp luật lao động", ("Sở Nội vụ",), ("Sở Tư pháp", "Công an thành phố"), "once", "09-30"),
        ("Lập danh sách đơn vị được kiểm tra", ("Sở Nội vụ",), ("Sở Tư pháp",), "once", "09-30"),
        ("Tổng hợp, báo cáo kết quả thực hiện Kế hoạch", ("Sở Nội vụ",), (), "half_yearly", None),
    ]  # fmt: skip


def test_what_stands_above_and_below_the_table_is_no_part_of_it() -> None:
    reading = read(SAMPLE, "a.xlsx")
    apart = [reading.text[block.start : block.end] for block in reading.blocks if block.table < 0]
    assert apart[2] == "KẾ HOẠCH PHỐI HỢP NĂM 2026"
    assert apart[-1] == "GIÁM ĐỐC SỞ TƯ PHÁP"
    (agreement,) = reading.agreements
    assert (agreement.kind, agreement.parties) == ("plan", ("Sở Nội vụ", "Sở Tư pháp thành phố Sông Vân"))


def test_hidden_sheets_are_left_alone() -> None:
    assert "Chuyện riêng" not in read(SAMPLE, "a.xlsx").text


def test_the_committed_workbook_is_what_its_form_writes() -> None:
    assert read(bytes_of(task_table()), "a.xlsx") == read(SAMPLE, "a.xlsx")


def test_a_workbook_without_a_table_is_read_as_lines() -> None:
    book = openpyxl.Workbook()
    book.active["C5"] = "Sở Y tế báo cáo hằng quý."
    reading = read(bytes_of(book), "a.xlsx")
    assert (reading.text, reading.blocks[0].kind) == ("Sở Y tế báo cáo hằng quý.", "paragraph")


def test_a_sheet_whose_last_cell_lies_far_out_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active[f"{get_column_letter(2000)}2000"] = "a", "b"
    with pytest.raises(ReadRefused, match="too_large"):
        read(bytes_of(book), "a.xlsx")


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576"])
def test_a_cell_at_the_end_of_the_sheet_takes_no_memory(place: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active[place] = "a", "b"
    if place == "XFD1048576":
        with pytest.raises(ReadRefused, match="too_large"):
            check_reach(Package(bytes_of(book)))
    with pytest.raises(ReadRefused, match="too_large"):
        read(bytes_of(book), "a.xlsx")


def test_a_workbook_of_too_many_rows_is_refused_before_its_cells_are_read() -> None:
    rows = b'<row><c r="A1"/></row>' * (MOST_CELLS + 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", rows)
    with pytest.raises(ReadRefused, match="too_large"):
        check_reach(Package(out.getvalue()))


def test_signatures_below_the_table_of_a_workbook_are_no_tasks() -> None:
    book = task_table()
    for column, (office, name) in enumerate(
        (("NGƯỜI LẬP BIỂU", "Lê Thị Mẫu"), ("KẾ TOÁN", "Bùi Thử"), ("GIÁM ĐỐC", "Vũ Văn Vận")), 3
    ):
        book.active.cell(17, column, office)
        book.active.cell(21, column, name)
    texts = [item.text for item in read(bytes_of(book), "a.xlsx").commitments]
    assert texts == [item.text for item in read(SAMPLE, "a.xlsx").commitments]


def test_a_value_that_stands_for_a_million_cells_is_refused() -> None:
    cell = '<table:table-cell table:number-columns-repeated="900000" office:value-type="float" office:value="1"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<a><table:table-row>{cell}</table:table-row></a>")
    with pytest.raises(ReadRefused, match="too_large"):
        read(out.getvalue(), "a.ods")


def test_a_broken_workbook_is_refused() -> None:
    out = io.BytesIO(SAMPLE)
    with pytest.raises(ReadRefused, match="broken"):
        read(out.getvalue()[:-400], "a.xlsx")


@pytest.mark.parametrize(
    ("value", "words"),
    [(3.0, "3"), (2.5, "2.5"), (True, "x"), (False, ""), (dt.date(2026, 6, 30), "30/06/2026"), (dt.datetime(2026, 6, 30, 7, 5, tzinfo=dt.UTC), "07:05 30/06/2026"), (" Quý II ", "Quý II")],
)  # fmt: skip
def test_values_are_read_as_an_office_writes_them(value: object, words: str) -> None:
    assert words_of(value) == words  # type: ignore[arg-type]
