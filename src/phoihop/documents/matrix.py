"""The matrix of an agreement on an Excel sheet: commitments down, periods across, looking like the matrix on screen.

A cell shows one shape; who selects it reads its sentence beside it. Signing, amendment, succession and today are lines
at the columns in which they fall. Which status a cell has and what counts as on time is decided by who fills the matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from phoihop.documents.paper import Group
from phoihop.documents.shapes import OPEN, SHAPES, Status
from phoihop.documents.sheets import GREY, RED, SHAPE_FONT, WASH, Paper, Styles, as_text, print_setup, put

HAIR, INK, SOFT = "#D0CBC0", "#1D1B18", "#8A8478"
_LINES = {"dotted": 4, "dashed": 3, "solid": 2}
_WORDS = {
    "vi": ("Nhiệm vụ", "Chủ trì", "Đúng hạn", "Đúng hạn, trên số kỳ đã đến hạn"),
    "en": ("Commitment", "Lead", "On time", "On time, of those fallen due"),
}
_ONE_PAGE = 45  # so many lines stay readable on one A3 page
_LABEL, _TEXT, _LEAD, _FIRST = 0, 1, 2, 3
_TONES: Mapping[str, dict[str, object]] = {"red": {"font_color": RED, "bold": True}, "grey": {"font_color": GREY}}


@dataclass(frozen=True)
class Period:
    """A column: its label ("IV"), the year that stands above, and whether it lies before the signing (washed)."""

    label: str
    year: str
    before: bool = False


Stroke = Literal["dotted", "dashed", "solid"]


@dataclass(frozen=True)
class Mark:
    """A line down the matrix at a column, with what happened and its date above it."""

    column: int
    label: str
    day: str
    line: Stroke


@dataclass(frozen=True)
class MatrixRow:
    """A commitment: its label in the clause, its words, its lead, its cells by column, its sum ("6 / 7")."""

    label: str
    text: str
    lead: str
    cells: Mapping[int, Status]
    sum: str = ""


@dataclass(frozen=True)
class Matrix:
    """The whole sheet; `foot` holds one sum a column and `total` the sum of all, as they are shown.

    `counts` tells how often each status is owed: a cell shows the worst of its rows. Without it cells are counted.
    """

    name: str
    title: str
    periods: Sequence[Period]
    lines: Sequence[MatrixRow | Group]
    above: Sequence[str] = ()
    marks: Sequence[Mark] = ()
    foot: Sequence[str] = ()
    total: str = ""
    notes: Sequence[str] = ()
    paper: Paper = "A3"
    mark: str = field(default="")
    counts: Mapping[str, int] = field(default_factory=dict)


def write_matrix(book: Workbook, page: Worksheet, matrix: Matrix, language: str = "vi") -> None:
    style = Styles(book)
    words = _WORDS["en" if language == "en" else "vi"]
    last = _FIRST + len(matrix.periods)
    page.hide_gridlines(2)
    page.set_column(_LABEL, _LABEL, 5)
    page.set_column(_TEXT, _TEXT, 46)
    page.set_column(_LEAD, _LEAD, 15)
    page.set_column(_FIRST, max(_FIRST, last - 1), 4)
    page.set_column(last, last, 10)

    put(page, 0, 0, matrix.title, style, bold=True, font_size=16)
    row = 1
    for above in matrix.above:
        put(page, row, 0, above, style)
        row += 1
    for pieces in counted_legend(matrix, language):
        _legend(page, row, pieces, style)
        row += 1
    row = _marks(page, row + 1, matrix, style)
    head = row
    _heads(page, row, matrix, style, words)
    row += 2
    for number, line in enumerate(matrix.lines):
        if isinstance(line, Group):
            _group(page, row, line, matrix, style)
        else:
            end = number + 1 == len(matrix.lines) or isinstance(matrix.lines[number + 1], Group)
            _line(page, row, line, matrix, style, language, last_of_group=end)
        row += 1
    _foot(page, row, matrix, style, words[3])
    row += 2
    for note in matrix.notes:
        put(page, row, 0, note, style, font_size=10, font_color="#4F4B45")
        row += 1
    page.freeze_panes(head + 2, _FIRST)
    print_setup(page, matrix.paper, heads=(head, head + 1), last_row=row, last_column=last, mark=matrix.mark)
    page.repeat_columns(_LABEL, _LEAD)
    if len(matrix.lines) <= _ONE_PAGE:
        page.fit_to_pages(1, 1)


def counted_legend(matrix: Matrix, language: str = "vi") -> list[list[tuple[str, str]]]:
    """Return the legend with how often each status is owed, in two rows: still open, and finished.

    A piece is a character with its word and count; a row without a status is left out.
    """
    cells = [cell for line in matrix.lines if not isinstance(line, Group) for cell in line.cells.values()]
    found = Counter(matrix.counts or (cell.status for cell in cells))
    known = [(shape, shape.status in OPEN) for shape in SHAPES.values() if found[shape.status]]
    later = [(Status(status).shape, True) for status in found if status not in SHAPES]
    rows = []
    for wanted in (True, False):
        shapes = [shape for shape, still_open in [*known, *later] if still_open is wanted]
        rows.append([(shape.character, f" {shape.word(language)} {found[shape.status]}") for shape in shapes])
    return [row for row in rows if row]


def _legend(page: Worksheet, row: int, pieces: Sequence[tuple[str, str]], style: Styles) -> None:
    letter, words = style(font_name=SHAPE_FONT), style()
    parts: list[object] = []
    for character, word in pieces:
        parts += [letter, character, words, f"{as_text(word)}      "]
    page.write_rich_string(row, 0, *parts, style())


def _marks(page: Worksheet, row: int, matrix: Matrix, style: Styles) -> int:
    """Write the marks above their columns, in a second tier where two would run into each other."""
    tiers: list[int] = []
    placed: list[tuple[int, Mark]] = []
    for mark in sorted(matrix.marks, key=lambda one: one.column):
        tier = next((n for n, taken in enumerate(tiers) if mark.column - taken >= 3), len(tiers))
        tiers[tier : tier + 1] = [mark.column]
        placed.append((tier, mark))
    for tier, mark in placed:
        align = "right" if mark.column >= len(matrix.periods) - 2 else "left"
        put(page, row + 2 * tier, _FIRST + mark.column, mark.label, style, bold=True, font_size=10, align=align)
        put(page, row + 2 * tier + 1, _FIRST + mark.column, mark.day, style, font_size=10, align=align)
    return row + 2 * len(tiers)


def _heads(page: Worksheet, row: int, matrix: Matrix, style: Styles, words: tuple[str, str, str, str]) -> None:
    start = 0
    for number, period in enumerate(matrix.periods):
        if number + 1 == len(matrix.periods) or matrix.periods[number + 1].year != period.year:
            look = style(bold=True, align="left", left=1, left_color=SOFT)
            if number > start:
                page.merge_range(row, _FIRST + start, row, _FIRST + number, "", look)
            page.write_string(row, _FIRST + start, period.year, look)
            start = number + 1
    under = {"bottom": 1, "bottom_color": INK, "font_color": "#4F4B45"}
    page.write_string(row + 1, _LABEL, words[0], style(**under))
    page.write_blank(row + 1, _TEXT, None, style(**under))
    page.write_string(row + 1, _LEAD, words[1], style(**under))
    for number, period in enumerate(matrix.periods):
        look = _edges(matrix, number) | under | ({"bg_color": WASH} if period.before else {})
        page.write_string(row + 1, _FIRST + number, period.label, style(**look, align="center", font_size=10))
    page.write_string(row + 1, _FIRST + len(matrix.periods), words[2], style(**under, align="right"))


def _edges(matrix: Matrix, column: int) -> dict[str, object]:
    """Return the borders left and right of a column: the year's line, or a mark's."""
    look: dict[str, object] = {}
    if column == 0 or matrix.periods[column].year != matrix.periods[column - 1].year:
        look = {"left": 1, "left_color": HAIR}
    for mark in matrix.marks:
        if mark.column == column:
            side = "right" if mark.line == "solid" else "left"
            look |= {side: _LINES[mark.line], f"{side}_color": INK}
    return look


def _group(page: Worksheet, row: int, group: Group, matrix: Matrix, style: Styles) -> None:
    page.set_row(row, 22)
    put(page, row, _LABEL, group.text, style, bold=True)
    for number, period in enumerate(matrix.periods):
        look = _edges(matrix, number) | ({"bg_color": WASH} if period.before else {})
        page.write_blank(row, _FIRST + number, None, style(**look))


def _line(
    page: Worksheet, row: int, line: MatrixRow, matrix: Matrix, style: Styles, language: str, *, last_of_group: bool
) -> None:
    under: dict[str, object] = {} if last_of_group else {"bottom": 1, "bottom_color": HAIR}
    page.set_row(row, 18 + 14 * min(4, (len(line.text) - 1) // 52))
    put(page, row, _LABEL, line.label, style, **under, align="right", font_color=GREY)
    put(page, row, _TEXT, line.text, style, **under, text_wrap=True, indent=1)
    put(page, row, _LEAD, line.lead, style, **under, text_wrap=True, font_size=10)
    for number, period in enumerate(matrix.periods):
        look = under | _edges(matrix, number) | ({"bg_color": WASH} if period.before else {})
        cell = line.cells.get(number)
        if cell is None:
            page.write_blank(row, _FIRST + number, None, style(**look))
        else:
            _cell(page, row, _FIRST + number, cell, look, style, language)
    page.write_string(row, _FIRST + len(matrix.periods), line.sum, style(**under, align="right"))


def _cell(
    page: Worksheet, row: int, column: int, cell: Status, look: Mapping[str, object], style: Styles, language: str
) -> None:
    tone = _TONES.get(cell.shape.tone, {})
    whole = style(**look, **tone, align="center", font_name=SHAPE_FONT)
    if cell.marks:
        letter = style(font_name=SHAPE_FONT, **tone)
        beside = style(bold=True, font_size=12, font_script=1)
        page.write_rich_string(row, column, letter, cell.shape.character, beside, as_text(cell.marks), whole)
    else:
        page.write_string(row, column, cell.shape.character, whole)
    sentence = cell.printed(language)
    page.data_validation(row, column, row, column, {"validate": "any", "input_message": as_text(sentence)[:255]})


def _foot(page: Worksheet, row: int, matrix: Matrix, style: Styles, words: str) -> None:
    over: dict[str, object] = {"top": 1, "top_color": INK}
    page.set_row(row, 22)
    page.write_string(row, _LABEL, words, style(**over))
    for column in (_TEXT, _LEAD):
        page.write_blank(row, column, None, style(**over))
    for number in range(len(matrix.periods)):
        look = over | _edges(matrix, number) | {"align": "center", "font_size": 9}
        page.write_string(row, _FIRST + number, matrix.foot[number] if number < len(matrix.foot) else "", style(**look))
    page.write_string(row, _FIRST + len(matrix.periods), matrix.total, style(**over, bold=True, align="right"))
