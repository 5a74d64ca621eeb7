"""A matrix in parts: what a database counts of all rows, where a page shows the first commitments and brings the rest later.

An agreement of three hundred commitments over five years owes eighteen thousand rows: to read and draw them takes longer
than a page may. The sums are those that `matrix.py` makes of all rows, and a test holds both together.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Case, Count, IntegerField, Value, When

from phoihop.registers.asking import Question, answered, asked
from phoihop.registers.queries import fallen_due, rank
from phoihop.registers.status import ON_TIME, WORST_FIRST
from phoihop.registers.tables import Due

AT_ONCE = 40
"""So many commitments a page shows at once; one that has a few more shows them all."""
A_FEW = 20


class _Counted(NamedTuple):
    """How many rows of one lead and line fall due on one day (by their first date) and read one status."""

    slot: str
    line: str
    day: dt.date | None
    code: str
    fallen: bool
    n: int


class Sums:
    """What all rows of an agreement come to."""

    def __init__(self, counted: Sequence[_Counted]) -> None:
        self._counted = counted

    @property
    def counts(self) -> Counter[str]:
        """How many rows read each status."""
        found: Counter[str] = Counter()
        for each in self._counted:
            found[each.code] += each.n
        return found

    def days(self, lead: str = "", line: str = "") -> list[dt.date]:
        """The days on which something falls due, by its first date."""
        return [each.day for each in self._of(lead, line) if each.day is not None]

    def foot(self, lead: str, line: str, only: str, column: Callable[[dt.date], int | None]) -> dict[int, list[int]]:
        """How many came on time, of those fallen due, in each column."""
        found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        for each in self._of(lead, line):
            number = None if each.day is None or (only and each.code != only) else column(each.day)
            if number is not None and each.fallen:
                found[number][0] += each.n if each.code == ON_TIME else 0
                found[number][1] += each.n
        return found

    def _of(self, lead: str, line: str) -> list[_Counted]:
        return [each for each in self._counted if (not lead or each.slot == lead) and (not line or each.line == line)]


class Part(NamedTuple):
    """Some commitments of a matrix, by lineage, and what the rows of all of them come to."""

    sums: Sums
    shown: AbstractSet[str]


def sums_of(record: str, today: dt.date) -> Sums:
    """Count what an agreement owes. One query."""
    rows = answered(_question(record, today, connection.vendor))
    return Sums(
        [
            _Counted(slot, line, dt.date.fromisoformat(str(day)) if day else None, WORST_FIRST[place], bool(fallen), n)
            for slot, line, day, place, fallen, n in rows
        ]
    )


@lru_cache(maxsize=128)
def _question(record: str, today: dt.date, _vendor: str) -> Question:
    fallen = Case(When(fallen_due(today), then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = Due.objects.filter(record=record).annotate(place=rank(today), fallen=fallen)
    return asked(rows.order_by().values_list("slot", "line", "due_original", "place", "fallen").annotate(n=Count("*")))
