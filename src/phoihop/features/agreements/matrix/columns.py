"""The columns of a matrix: calendar months, quarters or years, in which the *original* due dates fall.

By the original date, so that an extension does not move a cell.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Sequence

from phoihop.screen.matrix import Column
from phoihop.screen.words import ROMAN

Span = tuple[dt.date, dt.date]
"""The first and the last day on which something falls due."""
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def columns_of(
    span: Span | None, unit: str, around: Span | None = None, signed_on: dt.date | None = None
) -> list[Column]:
    """Return the columns of a span, of those only that lie in the span `around`, where one is given."""
    if span is None:
        return []
    first, last = span if around is None else (max(span[0], around[0]), min(span[1], around[1]))
    columns = []
    start = _start(first, unit)
    while start <= last and first <= last:
        following = _next(start, unit)
        label = {"quarter": ROMAN[(start.month - 1) // 3 + 1], "month": str(start.month), "year": str(start.year)}[unit]
        columns.append(
            Column(
                label=label,
                year=str(start.year),
                since=start,
                until=following - dt.timedelta(days=1),
                washed=signed_on is not None and following <= signed_on,
            )
        )
        start = following
    return columns


def place_in(columns: Sequence[Column]) -> Callable[[dt.date], int | None]:
    """Return what tells the column of a day."""
    begins = [column.since for column in columns]

    def place(day: dt.date) -> int | None:
        number = bisect_right(begins, day) - 1
        return number if number >= 0 and day <= columns[number].until else None

    return place


def _start(day: dt.date, unit: str) -> dt.date:
    months = MONTHS[unit]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def _next(start: dt.date, unit: str) -> dt.date:
    month = start.month + MONTHS[unit]
    return dt.date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
