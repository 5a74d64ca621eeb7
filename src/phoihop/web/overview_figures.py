"""The figures of the leader's page: what is overdue, how each agreement goes, what comes next.

Counts are made by the database with the conditions of `registers/queries.py`, in a fixed number of queries, so that each
figure equals the list that it opens. Who leads which work is counted in `overview_bodies.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Case, Count, OuterRef, Q, Subquery, When
from django.db.models.functions import ExtractQuarter, ExtractYear

from phoihop.features.agreements.tables import Agreement, Party
from phoihop.people.models import Organisation
from phoihop.registers.asking import Question, answered, asked
from phoihop.registers.queries import OPEN_STATUSES, fallen_due, rank
from phoihop.registers.status import LATE, ON_TIME, OVERDUE, SENT, SENT_BACK, WORST_FIRST
from phoihop.registers.tables import Due
from phoihop.web.desk_rows import COMING as COMING_ROWS
from phoihop.web.desk_rows import LATE as LATE_ROWS
from phoihop.web.desk_rows import late_and_coming_rows, own_desk

YEARS = 4
SEGMENTS = ("on_time", "late", "waiting", "overdue")
_SEGMENT_OF = {ON_TIME: "on_time", LATE: "late", SENT: "waiting", SENT_BACK: "waiting", OVERDUE: "overdue"}


@dataclass(frozen=True)
class Counted:
    """Rows of a list that is shown in part: the first of them, and how many there are, counted as far as lists are."""

    rows: Sequence[Due]
    total: int


Quarters = Mapping[tuple[int, int], Mapping[str, int]]


@dataclass(frozen=True)
class Course:
    """How one agreement goes: counts by quarter and segment, and what is open now by status."""

    agreement: Agreement
    parties: tuple[str, ...]
    quarters: Quarters
    now: Mapping[str, int]


def first_year(today: date) -> int:
    return today.year - YEARS + 1


def late_and_coming(
    organisation: str, today: date, most: Mapping[str, int], *, record: str = "", line: str = ""
) -> tuple[Counted, Counted]:
    """Return what is longest overdue, and what falls due from today on within thirty days. Two queries."""
    found = late_and_coming_rows(organisation, today, most, record=record, line=line)
    overdue, ahead = (Counted(found.rows.get(name, ()), found.counts[name]) for name in (LATE_ROWS, COMING_ROWS))
    return overdue, ahead


def open_now(records: Sequence[str], organisation: str, today: date, *, line: str = "") -> dict[str, dict[str, int]]:
    """Return what is open in each of these agreements, by status. One query."""
    now: dict[str, dict[str, int]] = defaultdict(dict)
    for record, place, n in answered(_open_query(tuple(records), organisation, today, line, connection.vendor)):
        if place < len(WORST_FIRST):
            now[record][WORST_FIRST[place]] = n
    return now


@lru_cache(maxsize=128)
def _open_query(records: tuple[str, ...], organisation: str, today: date, line: str, _vendor: str) -> Question:
    rows = own_desk(organisation, line=line).filter(record__in=records).annotate(place=rank(today, OPEN_STATUSES))
    return asked(rows.values_list("record", "place").annotate(n=Count("*")))


def courses(
    agreements: Sequence[Agreement], now: Mapping[str, Mapping[str, int]], today: date, *, line: str = ""
) -> list[Course]:
    """Return how each of these agreements goes. Two queries.

    What was sent back stands in the quarter in which it fell due, not in that of the day by which to answer.
    """
    records = tuple(each.record for each in agreements)
    counted = answered(_quarters_query(records, today, line, connection.vendor))
    quarters: dict[str, dict[tuple[int, int], dict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for record, year, quarter, place, n in counted:
        segment = _SEGMENT_OF[WORST_FIRST[place]] if place < len(WORST_FIRST) else ""
        if segment:
            quarters[record][year, quarter][segment] += n
    names: dict[str, list[str]] = defaultdict(list)
    for record, name in _parties(records):
        names[record].append(name)
    return [
        Course(each, tuple(names[each.record]), quarters[each.record], now.get(each.record, {})) for each in agreements
    ]


@lru_cache(maxsize=128)
def _quarters_query(records: tuple[str, ...], today: date, line: str, _vendor: str) -> Question:
    shown = (date(first_year(today), 1, 1), today)
    back = Q(state="sent_back")
    rows = Due.objects.filter(back & Q(judged_due__range=shown) | ~back & Q(due_on__range=shown), record__in=records)
    if line:
        rows = rows.filter(line=line)
    return asked(
        rows.filter(fallen_due(today))
        .annotate(day=Case(When(back, then="judged_due"), default="due_on"))
        .annotate(year=ExtractYear("day"), quarter=ExtractQuarter("day"), place=rank(today, list(_SEGMENT_OF)))
        .values_list("record", "year", "quarter", "place")
        .annotate(n=Count("*"))
    )


def _parties(records: Sequence[str]) -> list[tuple[str, str]]:
    """Return record and short name of every living party, in the order of each agreement."""
    of = Organisation.objects.filter(id=OuterRef("organisation"))
    parties = Party.objects.filter(record__in=records, role="party", ended_on=None).order_by("record", "position")
    named = parties.annotate(short=Subquery(of.values("short_name")[:1]), full=Subquery(of.values("name")[:1]))
    found = named.values_list("record", "short", "full", "printed")
    return [(record, short or full or printed) for record, short, full, printed in found]


def course_order(agreements: Mapping[str, Agreement], most: int) -> list[Agreement]:
    """Return which agreements the page has room for: those with something overdue first, then by their beginning.

    They were read with whether they are `late` (`choosing.seen_agreements`).
    """
    by_start = sorted(agreements.values(), key=lambda each: (each.from_on is None, each.from_on, each.record))
    if len(by_start) <= most:
        return by_start
    return sorted(by_start, key=lambda each: not each.late)[:most]  # type: ignore[attr-defined]
