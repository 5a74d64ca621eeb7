"""The cells of a table as text, with what is merged: from an Excel workbook, from comma-separated text, from pasted rows.

Dates become dd/mm/yyyy and figures what one reads in the cell. Nothing is left out here but the emptiness around a table;
workbooks from strangers are opened in a process of their own (`opening.py`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec
import python_calamine

MOST_ROWS = 5000
MOST_COLUMNS = 40
MOST_SHEETS = 20
MOST_CELLS = 400_000
LONGEST_CELL = 4000
HEAD_AND_FOOT = 60
"""Rows that may stand around the rows of work: titles, heads, signatures."""
_ODD_SPACES = re.compile(r"[^\S\n]+")
_XML_LETTER = re.compile(r"_x([0-9A-Fa-f]{4})_")


class TableRefused(Exception):
    """The table is not taken in and nothing of it is kept; the words of the code stand in the room's `sentences.py`."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Merge(msgspec.Struct, frozen=True, array_like=True):
    """Merged cells: first and last row, first and last column, all counted from 0 and included."""

    top: int
    bottom: int
    left: int
    right: int


class Grid(msgspec.Struct, omit_defaults=True):
    """One sheet. Every row has as many cells as the table is wide; a merged cell's text stands in its first cell."""

    name: str
    rows: list[list[str]]
    merges: list[Merge] = []

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def cell_text(value: object) -> str:
    """Return what one reads in a cell."""
    match value:
        case bool():
            return "x" if value else ""
        case dt.datetime():
            return f"{value:%d/%m/%Y}"
        case dt.date():
            return f"{value:%d/%m/%Y}"
        case dt.time():
            return f"{value:%H:%M}"
        case float():
            return str(int(value)) if value == int(value) else f"{value:.10g}"
        case str():
            return tidy(value)
        case int():
            return str(value)
        case _:
            return ""


def tidy(text: str) -> str:
    """Return text in NFC with single spaces; lines of a cell stay lines."""
    if "_x" in text:
        text = _XML_LETTER.sub(lambda found: chr(int(found[1], 16)), text)
    lines = (_ODD_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    words = "\n".join(line for line in lines if line)[:LONGEST_CELL]
    return unicodedata.normalize("NFC", "".join(c for c in words if c == "\n" or unicodedata.category(c) != "Cc"))


def from_workbook(data: bytes) -> list[Grid]:
    """Return the visible sheets of an .xlsx that hold anything. Raises `TableRefused`, or what the library raises."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    shown = [each for each in book.sheets_metadata if each.visible == python_calamine.SheetVisibleEnum.Visible]
    found = []
    for each in shown[:MOST_SHEETS]:
        if each.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(each.name)
        rows = [[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
        merges = [
            Merge(top, bottom, left, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            if left < MOST_COLUMNS
        ]
        grid = trimmed(tidy(each.name), rows, merges)
        if grid.rows:
            found.append(grid)
    return checked(found)


def from_text(text: str, name: str = "") -> list[Grid]:
    """Return the rows of pasted or comma-separated text; a cell with line ends stands in quotation marks."""
    first = text[:20_000]
    delimiter = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    try:
        rows = [
            [tidy(cell) for cell in row[:MOST_COLUMNS]] for row in csv.reader(io.StringIO(text), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise TableRefused("table_not_rows") from error
    grid = trimmed(name, rows, [])
    return checked([grid] if grid.rows else [])


def trimmed(name: str, rows: Sequence[Sequence[str]], merges: Iterable[Merge]) -> Grid:
    """Return a table without the emptiness below and beside it; rows keep their numbers."""
    last = max((place for place, row in enumerate(rows) if any(row)), default=-1)
    wide = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    kept = [[*row[:wide], *([""] * (wide - len(row)))] for row in rows[: last + 1]]
    inside = [
        Merge(each.top, min(each.bottom, last), each.left, min(each.right, wide - 1))
        for each in merges
        if each.top <= last and each.left < wide
    ]
    return Grid(name, kept, [each for each in inside if each.bottom > each.top or each.right > each.left])


def checked(grids: list[Grid]) -> list[Grid]:
    """Refuse what is too long; say so where there is nothing."""
    if not grids:
        raise TableRefused("table_empty")
    for grid in grids:
        if sum(any(row) for row in grid.rows) > MOST_ROWS + HEAD_AND_FOOT:
            raise TableRefused("table_too_long", limit=str(MOST_ROWS))
    if sum(len(grid.rows) * grid.width for grid in grids) > MOST_CELLS:
        raise TableRefused("table_too_long", limit=str(MOST_ROWS))
    return grids


def filled(grid: Grid, first: int) -> list[list[str]]:
    """Return the rows with cells merged downwards repeated from row `first` on: a lead that stands for three tasks."""
    rows = [list(row) for row in grid.rows]
    for merge in grid.merges:
        if merge.top >= first and merge.left == merge.right:
            for place in range(merge.top + 1, merge.bottom + 1):
                rows[place][merge.left] = rows[place][merge.left] or rows[merge.top][merge.left]
    return rows
