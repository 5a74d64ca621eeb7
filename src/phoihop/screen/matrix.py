"""What a matrix is made of: commitments down, periods across, one shape a cell.

What stands in the cells was found elsewhere; nothing is counted or coloured by a rule here, and `matrix_drawn.py` draws.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple


class Cell(NamedTuple):
    """What one commitment owes in one column: its worst status and its marks.

    `title` is said whole by screen readers and in the bar above the matrix: “quý III/2026, hạn 05/10/2026: quá hạn 11
    ngày”. `url` goes on where its row's `beside` ends. Cells that are equal may be one object: they are drawn once.
    """

    status: str
    title: str = ""
    url: str = ""
    extended: int = 0  # how many times the due date was extended
    passed: bool = False  # taken over from a predecessor in this period


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
    beside: str = ""  # how the addresses of its cells begin


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
