"""The matrix: commitments down, periods across, one shape a cell. Drawn by plain functions, because it can be large.

`draw_cell` is the one place where a cell gets its look, on pages and in Excel alike; `draw_table` draws the whole
table for a page. What stands in the cells was found elsewhere; nothing is counted or coloured by a rule here.
Pure but for the words, which are those of the reader's language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple, overload

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.screen.status import PASSED_MARK, PASSED_WORD, STATUSES, extended_word
from phoihop.screen.words import dm, dmy


class Cell(NamedTuple):
    """What one commitment owes in one column: its worst status and its marks.

    `title` is said whole by screen readers and in the bar above the matrix: “quý III/2026: quá hạn 11 ngày”.
    """

    status: str
    title: str = ""
    url: str = ""
    extended: int = 0  # how many times the due date was extended
    passed: bool = False  # taken over from a predecessor in this period


class SheetCell(NamedTuple):
    """A cell for Excel: the characters to print and the words that say the same."""

    text: str
    words: str


class Mark(NamedTuple):
    """A vertical line at a day: today (solid), succession (dashed), signing or amendment (dotted)."""

    kind: Literal["today", "succession", "amendment", "signing"]
    words: str
    day: dt.date


class Column(NamedTuple):
    """A calendar month, quarter or year, in which due dates fall. `until` is its last day."""

    label: str  # “III”; with the last figures of the year, “III/26”, where rows fold on a telephone
    year: str  # columns of one year stand together under it
    since: dt.date
    until: dt.date
    washed: bool = False  # before signing
    foot: tuple[int, int] | None = None  # on time, of those fallen due


class Row(NamedTuple):
    number: str  # “a)”
    title: str
    lead: str
    cells: Sequence[Cell | None]
    on_time: tuple[int, int] | None = None
    url: str = ""


class Group(NamedTuple):
    """The commitments of one clause."""

    number: str  # “II.1”
    title: str
    rows: Sequence[Row]


class Matrix(NamedTuple):
    columns: Sequence[Column]
    groups: Sequence[Group]
    marks: Sequence[Mark] = ()
    total: tuple[int, int] | None = None
    label: str = ""  # accessible name of the table
    foot_words: str = ""


_WEIGHT = {"today": 3, "succession": 2, "amendment": 1, "signing": 1}
_CLASSES = {
    "overdue": ' class="overdue"',
    "not_yet": ' class="not_yet"',
    "not_tracked": ' class="not_tracked"',
}
_INSIDE = {
    code: f'{_CLASSES.get(code, "")}><svg><use href="#{status.symbol}"/></svg>' for code, status in STATUSES.items()
}
_ARROW = f'<svg class="from"><use href="#{STATUSES["passed"].symbol}"/></svg>'
_LETTER = 0.29  # width of a letter of a mark's words, in columns
WIDE = 24  # more columns than this scroll sideways
LONG_LEAD = 26  # letters of the names of who leads, for which the column is made wider


@overload
def draw_cell(cell: Cell, medium: Literal["web"] = "web") -> str: ...
@overload
def draw_cell(cell: Cell, medium: Literal["excel"]) -> SheetCell: ...
def draw_cell(cell: Cell, medium: Literal["web", "excel"] = "web") -> str | SheetCell:
    """Draw one cell: HTML for a page, characters with their words for Excel."""
    if medium == "excel":
        return _sheet_cell(cell)
    code, title, url, extended, passed = cell
    words = title + url
    if "&" in words or '"' in words or "<" in words:  # three searches take a third of the time of one expression
        title, url = escape(title), escape(url)
    if not (passed or extended) and url:
        return f'<a href="{url}" title="{title}"{_INSIDE[code]}</a>'
    opening, inside = _INSIDE[code].split(">", 1)
    arrow = _ARROW if passed else ""
    times = f"<sup>+{extended}</sup>" if extended else ""
    if url:
        return f'<a href="{url}" title="{title}"{opening}>{arrow}{inside}{times}</a>'
    said = title or escape(str(STATUSES[code].word))
    return f'<span role="img" aria-label="{said}"{opening}>{arrow}{inside}{times}</span>'


def _sheet_cell(cell: Cell) -> SheetCell:
    status = STATUSES[cell.status]
    text, words = status.character, [str(status.word)]
    if cell.passed:
        text = f"{PASSED_MARK}{text}"
        words.append(str(PASSED_WORD))
    if cell.extended:
        text = f"{text}+{cell.extended}"
        words.append(extended_word(cell.extended))
    return SheetCell(text, ", ".join(words))


class Rest(NamedTuple):
    """Rows of a matrix that are brought once the page stands; `url` gives the next, `page` the page with all of them."""

    words: str
    url: str
    page: str


def draw_table(matrix: Matrix, corner: SafeString | str = "", rest: Rest | None = None) -> SafeString:
    """Draw the matrix as one table. `corner` is HTML for its empty corner: the filters.

    Vertical marks are classes on the cells of their column, so they survive scrolling, sorting and printing.
    """
    columns = matrix.columns
    classes = _column_classes(matrix)
    long = any(len(row.lead) > LONG_LEAD for group in matrix.groups for row in group.rows)
    wide = len(columns) > WIDE  # where the script names the columns on a telephone, to keep the page small
    parts = [
        f'<div class="matrix-scroll{" wide" if wide else ""}" tabindex="0" role="region"',
        f' aria-label="{escape(matrix.label)}"><table class="matrix" data-matrix>',
        f'<colgroup><col class="m-title"><col class="m-lead{" long" if long else ""}"><col class="m-cell" span="{max(1, len(columns))}">',
        '<col class="m-sum"></colgroup>',
        _head(matrix, classes, corner),
        *_bodies(matrix, classes),
    ]
    parts.append(_to_come(matrix, rest))
    parts.append(_foot(matrix, classes))
    parts.append("</table></div>")
    return mark_safe("".join(parts))  # noqa: S308 - every word above is escaped


def draw_rest(matrix: Matrix, rest: Rest | None) -> SafeString:
    """Draw the rows of a matrix alone, to stand below those that a page has already; its columns are theirs."""
    rows = "".join(_bodies(matrix, _column_classes(matrix)))
    return mark_safe(f"<table>{rows}{_to_come(matrix, rest)}</table>")  # noqa: S308 - every word is escaped


def _to_come(matrix: Matrix, rest: Rest | None) -> str:
    if rest is None:
        return ""
    return (
        f'<tbody data-rest="{escape(rest.url)}"><tr class="m-group"><th colspan="{len(matrix.columns) + 3}">'
        f'<a href="{escape(rest.page)}">{escape(rest.words)}</a></th></tr></tbody>'
    )


def _bodies(matrix: Matrix, classes: Sequence[str]) -> list[str]:
    wide = len(matrix.columns) > WIDE
    columns, parts = matrix.columns, []
    blank = [f"<td{_named('class', names)}></td>" for names in classes]
    opened = [
        f"<td{_named('class', names)}{_named('data-p', '' if wide else _short(column))}>"
        for names, column in zip(classes, columns, strict=True)
    ]
    empty = "".join(blank)
    draw = draw_cell
    for group in matrix.groups:
        parts.append("<tbody>")
        if group.title or group.number:
            parts.append(
                f'<tr class="m-group"><th colspan="2" scope="rowgroup"><span class="m-no">{escape(group.number)}</span>'
                f"{escape(group.title)}</th>{empty}<td></td></tr>"
            )
        for row in group.rows:
            title = escape(row.title)
            named = f'<a href="{escape(row.url)}">{title}</a>' if row.url else title
            cells = [
                f"{tag}{draw(cell)}</td>" if cell else none
                for tag, none, cell in zip(opened, blank, row.cells, strict=True)
            ]
            parts.append(
                f'<tr><th scope="row"><span class="m-no">{escape(row.number)}</span>{named}</th>'
                f'<td class="lead">{escape(row.lead)}</td>{"".join(cells)}'
                f'<td class="number">{_share(row.on_time)}</td></tr>'
            )
        parts.append("</tbody>")
    return parts


def _named(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


def _short(column: Column) -> str:
    return f"{column.label}/{column.year[-2:]}"


def _share(share: tuple[int, int] | None) -> str:
    return f'{share[0]}<span class="of"> / {share[1]}</span>' if share else ""


def _place(columns: Sequence[Column], day: dt.date) -> tuple[int, int] | None:
    """Return the column of a day and the tenth of the column at which it lies."""
    for number, column in enumerate(columns):
        if column.since <= day <= column.until:
            days = (column.until - column.since).days + 1
            return number, (day - column.since).days * 10 // days
    return None


def _column_classes(matrix: Matrix) -> list[str]:
    """Return the classes of each column's cells: start of a year, washed ground, at most two vertical marks."""
    placed: dict[int, list[tuple[int, int]]] = {}
    for mark in matrix.marks:
        if place := _place(matrix.columns, mark.day):
            placed.setdefault(place[0], []).append((_WEIGHT[mark.kind], place[1]))
    names: list[str] = []
    year = ""
    for number, column in enumerate(matrix.columns):
        own = [name for name, is_so in (("y", column.year != year), ("w", column.washed)) if is_so]
        year = column.year
        heaviest = sorted(set(placed.get(number, ())), reverse=True)[:2]
        own += [f"{side}{weight} {side}t{tenth}" for side, (weight, tenth) in zip("ba", heaviest, strict=False)]
        names.append(" ".join(own))
    return names


def _labels(matrix: Matrix) -> dict[int, list[str]]:
    """Return the words of the marks by column; a second level where two would run into each other."""
    labels: dict[int, list[str]] = {}
    ends = [-1.0, -1.0]  # how far the words on the lower and the upper level reach, in columns
    for mark in sorted(matrix.marks, key=lambda known: known.day):
        if (place := _place(matrix.columns, mark.day)) is None:
            continue
        column, tenth = place
        width = max(len(mark.words), 10) * _LETTER
        at = column + tenth / 10
        side = " ends" if at + width > len(matrix.columns) else ""
        start = at - width if side else at
        level = 0 if start >= ends[0] else 1
        ends[level] = max(ends[level], start + width)
        day = dm(mark.day) if mark.kind == "today" else dmy(mark.day)
        labels.setdefault(column, []).append(
            f'<span class="m-label t{tenth}{side}{" raised" if level else ""}"><b>{escape(mark.words)}</b> {day}</span>'
        )
    return labels


def _head(matrix: Matrix, classes: Sequence[str], corner: str) -> str:
    labels = _labels(matrix)
    raised = any("raised" in words for several in labels.values() for words in several)
    marks = "".join(
        f'<td class="{names}">{"".join(labels.get(number, ()))}</td>' if number in labels else "<td></td>"
        for number, names in enumerate(classes)
    )
    years: list[tuple[str, int]] = []
    for column in matrix.columns:
        if years and years[-1][0] == column.year:
            years[-1] = (column.year, years[-1][1] + 1)
        else:
            years.append((column.year, 1))
    year_heads = "".join(f'<th class="y" colspan="{span}" scope="colgroup">{escape(year)}</th>' for year, span in years)
    heads = "".join(
        f'<th scope="col"{_named("class", names)}>{escape(column.label)}</th>'
        for names, column in zip(classes, matrix.columns, strict=True)
    )
    commitment, lead, on_time = (
        pgettext("column", "Commitment"),
        pgettext("column", "Lead"),
        pgettext("column", "On time"),
    )
    return (
        f'<thead><tr class="m-marks{" two" if raised else ""}"><td class="m-corner" colspan="2" rowspan="2">{corner}</td>'
        f'{marks}<td></td></tr><tr class="m-years">{year_heads}<td></td></tr>'
        f'<tr class="m-heads"><th scope="col">{commitment}</th><th scope="col">{lead}</th>{heads}'
        f'<th scope="col" class="number">{on_time}</th></tr></thead>'
    )


def _foot(matrix: Matrix, classes: Sequence[str]) -> str:
    if matrix.total is None:
        return ""
    words = matrix.foot_words or _("On time, of those that have fallen due in the column")
    shares = "".join(
        f'<td class="{names}">{f"{column.foot[0]}<i>/{column.foot[1]}</i>" if column.foot else ""}</td>'
        for names, column in zip(classes, matrix.columns, strict=True)
    )
    return (
        f'<tfoot><tr><th colspan="2" scope="row">{escape(words)}</th>{shares}'
        f'<td class="number">{_share(matrix.total)}</td></tr></tfoot>'
    )


def sheet_rows(matrix: Matrix) -> list[tuple[Row, list[SheetCell | None]]]:
    """Return every row with its cells as Excel prints them, in the order of the page."""
    return [
        (row, [None if cell is None else draw_cell(cell, "excel") for cell in row.cells])
        for group in matrix.groups
        for row in group.rows
    ]


def legend_words() -> Mapping[str, str]:
    """Return every character with its word, for the legend of a printed sheet."""
    return {status.character: str(status.word) for status in STATUSES.values()}
