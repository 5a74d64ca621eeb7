"""The vertical lines of a matrix at their true day: which column, which tenth of it, and where their words stand.

They are classes on the cells of their column (`house.css` draws them), so that they survive scrolling and printing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from phoihop.screen.matrix import Column, Matrix
from phoihop.screen.words import dm, dmy

_WEIGHT = {"today": 3, "succession": 2, "amendment": 1, "signing": 1}
_LETTER = 0.29  # width of a letter of a mark's words, in columns


def _place(columns: Sequence[Column], day: dt.date) -> tuple[int, int] | None:
    """Return the column of a day and the tenth of the column at which it lies."""
    for number, column in enumerate(columns):
        if column.since <= day <= column.until:
            days = (column.until - column.since).days + 1
            return number, (day - column.since).days * 10 // days
    return None


def column_classes(matrix: Matrix) -> list[str]:
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


def labels_of(matrix: Matrix) -> dict[int, list[str]]:
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
