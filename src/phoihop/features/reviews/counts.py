"""How the rows of a review stand: each row in one class, and the classes counted for a body, a line, the whole.

Pure over rows that were read before. The list that a count opens asks the same `class_of`, so that both are equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from phoihop.registers.status import (
    APART,
    DISPUTED,
    LATE,
    NOT_TRACKED,
    NOT_YET,
    ON_TIME,
    OVERDUE,
    PASSED,
    SENT,
    SENT_BACK,
    SOON,
    SUSPENDED,
    TODAY,
    UNDATED,
    WITHDRAWN,
    Owed,
    fallen_due,
    status,
)

# What a period that has fallen due reads: these add up to `due`.
FALLEN = (ON_TIME, LATE, SENT, SENT_BACK, DISPUTED, TODAY, OVERDUE)
# What was taken out of the count by word of the parties.
EXCUSED = (SUSPENDED, WITHDRAWN, APART)
# What was sent before its day, or has none: the same words as on the matrix, and not among what has fallen due.
EARLY = {SENT: "sent_early", SENT_BACK: "sent_back_early"}
OUTSIDE = (*EXCUSED, UNDATED, NOT_TRACKED, PASSED, *EARLY.values(), SOON, NOT_YET)
CLASSES = (*FALLEN, *OUTSIDE)
GROUPS: Mapping[str, tuple[str, ...]] = {"due": FALLEN, "excused": EXCUSED}


def class_of(row: Owed, today: date) -> str:
    """Return the one class in which a row counts on a day: what it reads, so that a class and the matrix tell one number."""
    read = status(row, today)
    return read.code if fallen_due(row, today, read) else EARLY.get(read.code, read.code)


def counted_as(row: Owed, name: str, today: date) -> bool:
    """Whether a row is one of those that the count of this name counts."""
    return class_of(row, today) in GROUPS.get(name, (name,))


@dataclass(frozen=True)
class Tally:
    """How many rows there are of each class; `tally["excused"]` adds the classes of a group."""

    classes: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        return sum(self.classes.get(each, 0) for each in GROUPS.get(name, (name,)))

    @property
    def due(self) -> int:
        return self["due"]


def tally(rows: Iterable[Owed], today: date) -> Tally:
    """Count rows by what they read today. What has fallen due is as everywhere (decision D11)."""
    return Tally(Counter(class_of(row, today) for row in rows))


class CountRow(NamedTuple):
    """One body or line of work: its name, the words of an address that choose its rows, and how these stand."""

    name: str
    chosen: Mapping[str, str]
    counted: Tally


class CountTable(NamedTuple):
    """Rows of counts under the columns that occur, and the count of all."""

    caption: str
    head: str
    columns: Sequence[str]
    rows: Sequence[CountRow]
    total: Tally


ALWAYS = ("due", ON_TIME, LATE, OVERDUE)
COLUMNS = ("due", ON_TIME, LATE, SENT, SENT_BACK, DISPUTED, TODAY, OVERDUE, "excused", UNDATED, NOT_TRACKED)


def count_table(caption: str, head: str, rows: Sequence[CountRow], total: Tally) -> CountTable | None:
    """Return the table of what counts or was excused; None where there is nothing. Empty columns and rows go."""
    filled = [row for row in rows if any(row.counted[name] for name in COLUMNS)]
    if not filled:
        return None
    columns = [name for name in COLUMNS if name in ALWAYS or total[name]]
    return CountTable(caption, head, columns, filled, total)
