"""Tables as Excel workbooks and as CSV, printed as office tables are.

A sheet is a table with title lines: heads repeated and frozen, a filter, widths from the content, A4 or A3 landscape one
page wide. Dates are dates, figures are figures, and what people typed stays text: nothing is ever taken for a formula or
an address. The matrix of an agreement is a sheet of its own kind in `matrix`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from phoihop.documents.matrix import Matrix, write_matrix
from phoihop.documents.paper import Column, Group, Row, Table, Value
from phoihop.documents.shapes import Status
from phoihop.documents.sheets import (
    FORMULA_BEGINS,
    GREY,
    HEAD,
    RED,
    SHAPE_FONT,
    WASH,
    Paper,
    Styles,
    print_setup,
    put,
    tab_name,
)
from phoihop.documents.typesetting import plain
from phoihop.documents.values import clean, in_column
from phoihop.documents.widths import lines_needed, measured, shares

_TONES = {"red": RED, "grey": GREY}
_EXACT = 10**15  # Excel keeps fifteen digits of a figure
_WITHIN_MM = {"A4": 310, "A3": 440}  # landscape; printed a little smaller than on the screen, to fit the page
_MM_PER_LETTER = 1.98
_BESIDE = 2  # letters of air beside the longest line
_LINE_PT = 14.25
_FIRST_YEAR = 1900  # Excel has no dates before it


@dataclass(frozen=True)
class Sheet:
    """A table on a sheet of its own: the name on the tab, title lines above it, the paper it prints on."""

    name: str
    title: str
    table: Table
    lines: Sequence[str] = ()
    paper: Paper = "A4"
    mark: str = ""


def workbook(sheets: Sequence[Sheet | Matrix], *, language: str = "vi", made_at: datetime | None = None) -> bytes:
    """Return the sheets as one .xlsx; `made_at` is the time that the file's properties tell."""
    out = io.BytesIO()
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {"in_memory": True, **literal})
    book.set_properties({"author": "Phối Hợp", **({"created": made_at} if made_at else {})})
    taken: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(tab_name(sheet.name, taken))
        if isinstance(sheet, Matrix):
            write_matrix(book, page, sheet, language)
        else:
            _write(book, page, sheet, language)
    book.close()
    return out.getvalue()


def csv_bytes(columns: Sequence[Column], rows: Sequence[Row], *, language: str = "vi") -> bytes:
    """Return rows as CSV that Excel opens by double click: UTF-8 with its mark, semicolons, dates dd/mm/yyyy.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; figures keep their sign.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(column.head) for column in columns])
    for row in rows:
        if isinstance(row, Group):
            writer.writerow([_inert(row.text), *([""] * (len(columns) - 1))])
            continue
        written = []
        for value, column in zip(row, columns, strict=True):
            if isinstance(value, int | Decimal) and column.kind != "ordinal":
                written.append(str(value) if language == "en" else str(value).replace(".", ","))
            else:
                written.append(_inert(in_column(value, column.kind, language)))
        writer.writerow(written)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _inert(text: str) -> str:
    shown = plain(clean(text))
    return f"'{shown}" if shown.startswith(FORMULA_BEGINS) else shown


def _write(book: Workbook, page: Worksheet, sheet: Sheet, language: str) -> None:
    style, table, widths = Styles(book), sheet.table, _widths(sheet, language)
    last = len(table.columns) - 1
    row = _titles(page, sheet, style, widths)
    heads = (lines_needed(column.head, width * 0.85) for column, width in zip(table.columns, widths, strict=True))
    page.set_row(row, _LINE_PT * max(heads) + 6)
    head = {"bold": True, "align": "center", "text_wrap": True, "border": 1, "bg_color": HEAD}
    for number, column in enumerate(table.columns):
        put(page, row, number, column.head, style, **head)
    first = row + 1
    for values in table.rows:
        row += 1
        if isinstance(values, Group):
            across: dict[str, object] = {"bold": True, "top": 1, "bottom": 1, "bg_color": WASH}
            put(page, row, 0, values.text, style, **across, left=1)
            for number in range(1, last + 1):
                page.write_blank(row, number, None, style(**across, right=1 if number == last else 0))
        else:
            page.set_row(row, 3 + _LINE_PT * _lines(values, table, widths, language))
            for number, (value, column) in enumerate(zip(values, table.columns, strict=True)):
                write_value(page, row, number, value, column.kind, style, language)
    if row >= first:
        page.autofilter(first - 1, 0, row, last)
    if table.total is not None:
        row += 1
        for number, (value, column) in enumerate(zip(table.total, table.columns, strict=True)):
            write_value(page, row, number, value, column.kind, style, language, bold=True)
    if table.note:
        put(page, row + 2, 0, table.note, style, italic=True, font_size=10)
    for number, width in enumerate(widths):
        page.set_column(number, number, width)
    page.freeze_panes(first, 0)
    below = row + 2 if table.note else row
    print_setup(page, sheet.paper, heads=(first - 1, first - 1), last_row=below, last_column=last, mark=sheet.mark)


def _titles(page: Worksheet, sheet: Sheet, style: Styles, widths: Sequence[float]) -> int:
    """Write the title and the lines under it, across the table so that print does not cut them off."""
    across = sum(widths)
    row = 0
    for text, size in [(sheet.title, 14), *((line, 11) for line in sheet.lines)]:
        look = {"font_size": size, "bold": size == 14, "text_wrap": True, "valign": "top"}
        if len(widths) > 1:
            page.merge_range(row, 0, row, len(widths) - 1, "", style(**look))
        put(page, row, 0, text, style, **look)
        lines = 1 + int(len(text) * size / 11 / max(across * 1.1, 1.0))
        page.set_row(row, (size + 4.5) * lines)
        row += 1
    return row + 1


def write_value(
    page: Worksheet, row: int, number: int, value: Value, kind: str, style: Styles, language: str, *, bold: bool = False
) -> None:
    """Write a value as what it is: a date as a date, a figure as a figure, all else as text."""
    align = {"ordinal": "center", "number": "right", "date": "center"}.get(kind, "left")
    look: dict[str, object] = {"border": 1, "align": align, "text_wrap": kind in {"text", "status"}}
    if kind == "number":
        look["indent"] = 1
    if bold:
        look["bold"] = True
    match value:
        case None | "":
            page.write_blank(row, number, None, style(**look))
        case Status():
            if value.shape.tone in _TONES:
                look["font_color"] = _TONES[value.shape.tone]
            letter = style(font_name=SHAPE_FONT, **{key: look[key] for key in ("font_color",) if key in look})
            words = value.printed(language).removeprefix(value.shape.character)
            page.write_rich_string(row, number, letter, value.shape.character, style(**look), words, style(**look))
        case int() | Decimal() if -_EXACT < value < _EXACT:
            form = "0" if kind == "ordinal" else "#,##0" if value == int(value) else "#,##0.00"
            page.write_number(row, number, value, style(**look, num_format=form))
        case date() if value.year >= _FIRST_YEAR:
            page.write_datetime(row, number, value, style(**look, num_format="dd/mm/yyyy"))
        case _:
            put(page, row, number, in_column(value, kind, language), style, **look)


def _widths(sheet: Sheet, language: str) -> list[float]:
    """Return column widths in Excel's unit (letters): what the content needs, at most its share of the page."""
    table, widths = sheet.table, []
    for number, column in enumerate(table.columns):
        cells = [in_column(row[number], column.kind, language) for row in table.rows if not isinstance(row, Group)]
        if table.total is not None:
            cells.append(in_column(table.total[number], column.kind, language))
        longest = max((measured(line) for text in cells for line in text.split("\n")), default=0.0)
        head = max((len(word) for word in column.head.split()), default=1) + 3
        widths.append(max(longest + _BESIDE, head, 5))
    most = [share / _MM_PER_LETTER for share in shares(table, _WITHIN_MM[sheet.paper], language)]
    return [min(wanted, limit) for wanted, limit in zip(widths, most, strict=True)]


def _lines(row: Sequence[Value], table: Table, widths: Sequence[float], language: str) -> int:
    """Return how many lines the fullest cell of a row needs, for its height: not every program finds it by itself."""
    needed = 1
    for value, column, width in zip(row, table.columns, widths, strict=True):
        text = in_column(value, column.kind, language)
        needed = max(needed, lines_needed(text, max(1.0, width - _BESIDE / 2)))
    return min(needed, 25)
