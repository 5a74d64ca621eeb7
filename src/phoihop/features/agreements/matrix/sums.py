"""What all rows of an agreement come to: how many read each status, what came on time in each column.

Where a page shows the first commitments of a long matrix and brings the rest later, the database counts them by the
facts that a status reads, from an index that holds all of these; else they are counted from what the cells are made of.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Max, Min, QuerySet

from phoihop.features.agreements.matrix.columns import Span
from phoihop.features.agreements.matrix.owed import Alike, Facts
from phoihop.registers.asking import Question, answered, asked
from phoihop.registers.status import ON_TIME, fallen_due, status
from phoihop.registers.tables import Due


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

    def __init__(self, counted: Iterable[_Counted]) -> None:
        self._counted = list(counted)

    @property
    def counts(self) -> Counter[str]:
        """How many rows read each status."""
        found: Counter[str] = Counter()
        for each in self._counted:
            found[each.code] += each.n
        return found

    def span(self, lead: str = "", line: str = "") -> Span | None:
        """The first and the last day on which something falls due, by its first date."""
        days = [each.day for each in self._of(lead, line) if each.day is not None]
        return (min(days), max(days)) if days else None

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


def sums_of(record: str, today: dt.date) -> Sums:
    """Count what an agreement owes. One query."""
    rows = answered(_question(record, connection.vendor))
    return Sums(_counted(Facts(*facts), slot, line, day, n, today) for day, *facts, slot, line, n in rows)


@lru_cache(maxsize=128)
def _question(record: str, _vendor: str) -> Question:
    rows = _by_index(record).order_by()
    return asked(rows.values_list("due_original", *Facts._fields, "slot", "line").annotate(n=Count("*")))


def _by_index(record: str) -> QuerySet[Due]:
    """All rows of an agreement, asked so that the index `due_sums` answers."""
    return Due.objects.filter(record=record, state__gt="")


def spans_of(record: str, lead: str = "", line: str = "") -> tuple[Span | None, Span | None]:
    """Return the span of all that an agreement owes, and of what one lead owes in one line of work. Two queries at most."""
    rows = _by_index(record)
    whole = _span(rows)
    if not lead and not line:
        return whole, whole
    return whole, _span(rows.filter(**{name: value for name, value in (("slot", lead), ("line", line)) if value}))


def _span(rows: QuerySet[Due]) -> Span | None:
    first, last = rows.aggregate(first=Min("due_original"), last=Max("due_original")).values()
    return (first, last) if first and last else None


def sums_from(rows: Iterable[Alike], today: dt.date) -> Sums:
    """Count rows that were read already."""
    return Sums(_counted(row.facts, row.slot, row.line, row.due_original, len(row.commitments), today) for row in rows)


def _counted(facts: Facts, slot: str, line: str, day: dt.date | None, n: int, today: dt.date) -> _Counted:
    read = status(facts, today)
    return _Counted(slot, line, day, read.code, fallen_due(facts, today, read), n)
