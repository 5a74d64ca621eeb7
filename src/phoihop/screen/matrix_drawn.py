"""The matrix as one table of HTML, drawn by plain functions because it can be large.

`draw_table` draws the whole for a page, `draw_rest` the rows that a page brings later. Pure but for the words, which are
those of the reader's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.screen.matrix import Cell, Column, Matrix
from phoihop.screen.matrix_marks import column_classes, labels_of
from phoihop.screen.status import STATUSES

_CLASSES = {
    "overdue": ' class="overdue"',
    "not_yet": ' class="not_yet"',
    "not_tracked": ' class="not_tracked"',
}
WIDE = 24  # more columns than this scroll sideways
LONG_LEAD = 26  # letters of the names of who leads, for which the column is made wider


class _Drawn(dict[Cell, str]):
    """Cells as HTML from the end of `beside` on, each drawn once: a large matrix says the same ten thousand times."""

    def __missing__(self, cell: Cell) -> str:
        drawn = self[cell] = _draw(cell)
        return drawn


def draw_cell(cell: Cell, beside: str = "") -> str:
    """Draw one cell: a link, or what says what it is where there is nothing to open."""
    return f"{_opening(beside)}{_draw(cell)}" if cell.url else _draw(cell)


def _opening(beside: str) -> str:
    return f'<a href="{escape(beside)}'


def _draw(cell: Cell) -> str:
    status = STATUSES[cell.status]
    named = _CLASSES.get(cell.status, "")
    inside = _shape(status.symbol)
    if cell.passed:
        inside = _shape(STATUSES["passed"].symbol, ' class="from"') + inside
    if cell.extended:
        inside += f"<sup>+{cell.extended}</sup>"
    if cell.url:
        return f'{escape(cell.url)}" title="{escape(cell.title)}"{named}>{inside}</a>'
    return f'<span role="img" aria-label="{escape(cell.title or str(status.word))}"{named}>{inside}</span>'


def _shape(symbol: str, named: str = "") -> str:
    return f'<svg{named}><use href="#{symbol}"/></svg>'


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
    classes = column_classes(matrix)
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
    rows = "".join(_bodies(matrix, column_classes(matrix)))
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
    drawn = _Drawn()
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
            opening = _opening(row.beside)
            cells = [
                f"{tag}{opening if cell.url else ''}{drawn[cell]}</td>" if cell else none
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


def _head(matrix: Matrix, classes: Sequence[str], corner: str) -> str:
    labels = labels_of(matrix)
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
