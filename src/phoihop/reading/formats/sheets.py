"""Reads workbooks (.xlsx, .xls, .ods) that hold a table of tasks, by calamine: each visible sheet is one table.

Rows above the head of the table and below its last full row are read as paragraphs: titles, letterheads, signatures.
Formulas are read as the values that the workbook keeps; nothing is calculated.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence

import msgspec
import python_calamine

from phoihop.reading.formats.package import Package
from phoihop.reading.layout import Layout, LayoutBuilder, Piece
from phoihop.reading.outcome import Block
from phoihop.reading.refusals import ReadRefused

MOST_CELLS = 150_000
"""More than any table of tasks holds; a larger workbook is refused before its cells are read."""
MOST_SHEETS = 40
MOST_REACH, MOST_REPEATED = 20_000_000, 20_000
SHEET_PART = re.compile(r"xl/worksheets/[^/]{1,80}\.xml|content\.xml")
CELLS = (b"<c ", b":c ", b"<table:table-cell")
"""How a cell begins in .xlsx, also where its names have a prefix, and in .ods."""
CELL_PLACE = re.compile(rb"<(?:\w{1,8}:)?c [^<>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
REPEATED = re.compile(
    rb"<table:table-cell[^<>]{0,400}?columns-repeated=\"(\d{1,9})\"[^<>]{0,400}?office:value|"
    rb"<table:table-row[^<>]{0,400}?rows-repeated=\"(\d{1,9})\"[^<>]{0,400}>(?:<table:table-cell[^<>]{0,400}/>){0,50}"
    rb"<table:table-cell[^<>]{0,400}?office:value"
)
"""A cell with a value, or a row that begins with one, that stands for many (.ods)."""
FULL_ROW = 3
"""A row with so many filled cells belongs to a table; a title or a signature has fewer."""

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
Range = tuple[tuple[int, int], tuple[int, int]]


class Spread(msgspec.Struct):
    """The cells of one sheet: words by (row, column), how far each reaches, and which rows are full."""

    words: dict[tuple[int, int], str]
    spans: dict[tuple[int, int], tuple[int, int]]
    full: list[int]

    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.words})


def words_of(value: Value) -> str:
    """How a cell is read: dates as 30/06/2026, whole numbers without a point."""
    match value:
        case bool():
            return "x" if value else ""
        case dt.datetime() if value.time() != dt.time():
            return value.strftime("%H:%M %d/%m/%Y")
        case dt.date():
            return value.strftime("%d/%m/%Y")
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return f"{value:g}"
    return str(value).strip()


def spread(rows: Sequence[Sequence[Value]], merged: Sequence[Range], start: tuple[int, int]) -> Spread:
    """The cells of a sheet whose first row and column are `start`, in which the ranges of merged cells count."""
    words = {
        (row, column): text
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if (text := words_of(value))
    }
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in merged:
        at = (top - start[0], left - start[1])
        if at in words:
            spans[at] = (bottom - top + 1, right - left + 1)
    counts: dict[int, int] = {}
    for row, column in words:
        for covered in range(row, row + spans.get((row, column), (1, 1))[0]):
            counts[covered] = counts.get(covered, 0) + 1
    return Spread(words, spans, sorted(row for row, count in counts.items() if count >= FULL_ROW))


def add_sheet(builder: LayoutBuilder, sheet: Spread, table: int) -> None:
    """Adds what stands above the table, the table, and what stands below it."""
    first, last = (sheet.full[0], sheet.full[-1]) if sheet.full else (1, 0)
    for (row, column), text in sorted(sheet.words.items()):
        look = Block("paragraph", 0, 0)
        if first <= row <= last:
            tall, wide = sheet.spans.get((row, column), (1, 1))
            look = Block(
                "cell", 0, 0, table=table, row=row - first, column=column, row_span=min(tall, last - row + 1), column_span=wide
            )  # fmt: skip
        for line in text.splitlines():
            builder.add([Piece(line.strip())], look)


def opened(data: bytes) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise ReadRefused("encrypted") from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise ReadRefused("broken") from error


def check_reach(package: Package) -> None:
    """Refuses a workbook with more cells than are read, or with one so far out that calamine, which holds all cells
    between, would take all memory.
    """
    for name in package.names():
        data = package.bytes_of(name) or b"" if SHEET_PART.fullmatch(name) else b""
        if sum(data.count(cell) for cell in CELLS) > MOST_CELLS:
            raise ReadRefused("too_large", limit=str(MOST_CELLS))
        right = down = 0
        for column, row in CELL_PLACE.findall(data):
            right, down = max(right, number_of(column)), max(down, int(row))
        repeated = (int(found.group(1) or found.group(2)) for found in REPEATED.finditer(data))
        if right * down > MOST_REACH or max(repeated, default=0) > MOST_REPEATED:
            raise ReadRefused("too_large", limit=str(MOST_CELLS))


def number_of(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def workbook(data: bytes) -> Layout:
    """The layout of a workbook. Raises `ReadRefused`: broken, encrypted, macros, too_large."""
    if data.startswith(b"PK"):
        check_reach(Package(data))
    book = opened(data)
    about = book.sheets_metadata
    if any(sheet.typ == python_calamine.SheetTypeEnum.MacroSheet for sheet in about):
        raise ReadRefused("macros")
    builder = LayoutBuilder()
    shown = [sheet.name for sheet in about if sheet.visible == python_calamine.SheetVisibleEnum.Visible]
    for table, name in enumerate(shown[:MOST_SHEETS]):
        try:
            sheet = book.get_sheet_by_name(name)
            if sheet.height * sheet.width > MOST_CELLS:
                raise ReadRefused("too_large", limit=str(MOST_CELLS))
            rows = sheet.to_python(skip_empty_area=True)
            merged = sheet.merged_cell_ranges or []
        except (python_calamine.CalamineError, ValueError, OSError) as error:
            raise ReadRefused("broken") from error
        add_sheet(builder, spread(rows, merged, sheet.start or (0, 0)), table)
    return builder.layout("workbook")
