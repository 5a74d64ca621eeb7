"""The matrix as a sheet of Excel that looks like the page. How a sheet is drawn is told in `documents/matrix.py`."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from phoihop.documents import matrix as paper_matrix
from phoihop.documents.paper import Group as PaperGroup
from phoihop.documents.shapes import Status as PaperStatus
from phoihop.features.agreements.matrix.building import matrix_of
from phoihop.features.agreements.matrix.columns import columns_of
from phoihop.features.agreements.matrix.marks import marks_of, notes_of
from phoihop.features.agreements.matrix.owed import all_of
from phoihop.features.agreements.matrix.sums import sums_from
from phoihop.features.agreements.rows import Rows
from phoihop.features.agreements.views.frame import Looking
from phoihop.screen.matrix import Cell, Matrix
from phoihop.screen.status import PASSED_MARK
from phoihop.screen.words import dmy


def sheet_of(look: Looking, text: Rows) -> paper_matrix.Matrix:
    """Return the whole matrix of an agreement in quarters. One query."""
    owed = all_of(look.record)
    sums = sums_from(owed, look.today)
    signed_on = text.agreement.signed_on or text.agreement.from_on
    columns = columns_of(sums.span(), "quarter", signed_on=signed_on)
    matrix = matrix_of(text, owed, columns, look.today, sums=sums, marks=marks_of(look, text))
    return paper_sheet(look, text, matrix, sums.counts)


def paper_sheet(look: Looking, rows: Rows, matrix: Matrix, counts: Mapping[str, int]) -> paper_matrix.Matrix:
    """Return the matrix as a sheet of Excel: the same columns, cells, sums, marks and notes; `counts` is how often each
    status is owed.
    """
    columns = list(matrix.columns)
    lines: list[paper_matrix.MatrixRow | PaperGroup] = []
    for group in matrix.groups:
        if group.title or group.number:
            lines.append(PaperGroup(f"{group.number} {group.title}".strip()))
        for row in group.rows:
            cells = {n: _printed(cell) for n, cell in enumerate(row.cells) if cell is not None}
            lines.append(paper_matrix.MatrixRow(row.number, row.title, row.lead, cells, _sum(row.on_time)))
    kinds: dict[str, paper_matrix.Stroke] = {"today": "solid", "succession": "dashed"}
    return paper_matrix.Matrix(
        name=_("Schedule"),
        title=look.title,
        periods=[paper_matrix.Period(c.label, c.year, c.washed) for c in columns],
        lines=lines,
        above=[look.agreement.title] if look.agreement.title != look.title else [],
        marks=[
            paper_matrix.Mark(number, mark.words, dmy(mark.day), kinds.get(mark.kind, "dotted"))
            for mark in matrix.marks
            for number, column in enumerate(columns)
            if column.since <= mark.day <= column.until
        ],
        foot=[_sum(column.foot) for column in columns],
        total=_sum(matrix.total),
        notes=notes_of(look, rows, matrix.marks),
        counts=counts,
    )


def _printed(cell: Cell) -> PaperStatus:
    marks = (PASSED_MARK if cell.passed else "") + (f"+{cell.extended}" if cell.extended else "")
    return PaperStatus(cell.status, marks)


def _sum(counted: tuple[int, int] | None) -> str:
    return f"{counted[0]} / {counted[1]}" if counted and counted[1] else ""
