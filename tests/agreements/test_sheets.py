"""Cells, heads, rows and words of kept tables, without any page: whatever stands in them, nothing breaks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements import sheet_samples as samples
from phoihop.features.agreements.sheets.grid import Grid, Merge, TableRefused, filled, from_text, from_workbook
from phoihop.features.agreements.sheets.heads import columns_of, head_of, role_of, roles_of, shape_of
from phoihop.features.agreements.sheets.marks import DOING, DONE, NOT_DONE, proposed, value_of
from phoihop.features.agreements.sheets.opening import open_workbook
from phoihop.features.agreements.sheets.rows import sorted_rows
from phoihop.features.agreements.sheets.times import date_of, in_reader_words, is_time, period_of, several

CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["STT", "Nội dung", "Chủ trì", "Thời gian", "Kết quả", "I", "1", "Quý II", "x", "Tổng cộng", ""]),
)
TABLES = st.lists(st.lists(CELLS, max_size=6), max_size=12)


@given(TABLES)
def test_any_rows_are_sorted_without_losing_one(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    try:
        (grid,) = from_text(text)
    except TableRefused:
        return
    head = head_of(grid)
    columns = columns_of(grid, head)
    roles = roles_of(columns, filled(grid, head.below)[head.below :])
    assert len(columns) == len(roles) == grid.width
    found = sorted_rows(grid, head, columns, roles, inherit=True)
    numbers = {each.number for each in found.rows} | {each.number for each in found.left}
    below = {place + 1 for place, row in enumerate(grid.rows) if place >= head.below and any(row)}
    assert numbers == below


@given(st.text(max_size=60))
def test_any_words_of_time_and_of_progress_are_read_or_left_as_they_are(cell: str) -> None:
    assert isinstance(in_reader_words(cell, 2026), str)
    assert isinstance(is_time(cell), bool)
    assert several(cell)
    assert date_of(cell, 2026) is None or isinstance(date_of(cell, 2026), dt.date)
    period_of(cell, 2026)
    role_of(cell)
    assert proposed(value_of(cell)) in (DONE, DOING, NOT_DONE, "")


@given(st.binary(max_size=200))
@pytest.mark.parametrize("begin", [b"", b"PK\x03\x04"])
def test_no_bytes_break_the_opening_of_a_workbook(begin: bytes, data: bytes) -> None:
    try:
        from_workbook(begin + data)
    except TableRefused:
        return
    except Exception:  # noqa: BLE001 - what the library raises is caught where it is called, in a process of its own
        return


def test_a_broken_workbook_is_refused_from_its_own_process() -> None:
    with pytest.raises(TableRefused) as refused:
        open_workbook(samples.table(("STT", "Nội dung"))[:400])
    assert refused.value.code == "table_broken"


def test_a_workbook_that_takes_too_long_is_refused() -> None:
    with pytest.raises(TableRefused) as refused:
        open_workbook(samples.table(("STT",)), seconds=0.001)
    assert refused.value.code == "table_broken"


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Quý II, III", ["Quý II", "Quý III"]),
        ("Quý III, IV/2026", ["Quý III/2026", "Quý IV/2026"]),
        ("Tháng 6 và tháng 12", ["Tháng 6", "tháng 12"]),
        ("30/6; 30/11", ["30/6", "30/11"]),
        ("Quý II", ["Quý II"]),
        ("Trước 30/6, có báo cáo", ["Trước 30/6, có báo cáo"]),
    ],
)
def test_a_cell_that_lists_times_is_taken_apart_only_where_all_are_understood(cell: str, parts: list[str]) -> None:
    assert several(cell) == parts


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        ("Hoàn thành", DONE),
        ("x", DONE),
        ("✓", DONE),
        ("0.8", DOING),
        ("100 %", DONE),
        ("Hoàn thành 80%", DOING),
        ("Đang triển khai", DOING),
        ("Chưa", NOT_DONE),
        ("-", NOT_DONE),
        ("Tốt", ""),
    ],
)
def test_words_of_progress_are_proposed_a_meaning(cell: str, meaning: str) -> None:
    assert proposed(value_of(cell)) == meaning


def test_merged_leads_stand_for_every_row_and_merged_heads_for_every_column() -> None:
    grid = Grid(
        "",
        [
            ["STT", "Nội dung", "Cơ quan", ""],
            ["", "", "Chủ trì", "Phối hợp"],
            ["1", "Mở lớp", "A", ""],
            ["2", "Họp", "", ""],
        ],
        [Merge(0, 0, 2, 3), Merge(0, 1, 0, 0), Merge(0, 1, 1, 1), Merge(2, 3, 2, 2)],
    )
    head = head_of(grid)
    columns = columns_of(grid, head)
    assert columns == ["STT", "Nội dung", "Cơ quan – Chủ trì", "Cơ quan – Phối hợp"]
    found = sorted_rows(grid, head, columns, roles_of(columns, []), inherit=False)
    assert [row.cell("lead") for row in found.rows] == ["A", "A"]


def test_heads_have_the_same_shape_whatever_their_case_marks_and_lines() -> None:
    assert shape_of(["STT", "Nội dung"]) == shape_of(["stt", "NOI DUNG"])
    assert shape_of(["STT", "Nội dung"]) != shape_of(["Nội dung", "STT"])
