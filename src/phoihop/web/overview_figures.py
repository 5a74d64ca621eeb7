"""The figures of the leader's page: what is overdue, how each agreement goes, who leads which work, what comes next.

Counts are made by the database with the conditions of `registers/queries.py`, in a fixed number of queries, so that each
figure equals the list that it opens. No rate, no ranking: bodies in the order of the agreements, lines in their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import ExtractQuarter, ExtractYear

from phoihop.features.agreements.tables import Agreement, Party
from phoihop.people.models import Organisation
from phoihop.registers.queries import OPEN_STATUSES, coming, fallen_due, rank, reads
from phoihop.registers.status import LATE, ON_TIME, OVERDUE, SENT, SENT_BACK, WORST_FIRST
from phoihop.registers.tables import UNSETTLED, Desk, Due
from phoihop.web.choosing import seen_records
from phoihop.web.desk_rows import first_rows, own_desk

YEARS = 4
SEGMENTS = ("on_time", "late", "waiting", "overdue")
_SEGMENT_OF = {ON_TIME: "on_time", LATE: "late", SENT: "waiting", SENT_BACK: "waiting", OVERDUE: "overdue"}


@dataclass(frozen=True)
class Counted:
    """Rows of a list that is shown in part: the first of them, and how many there are."""

    rows: Sequence[Due]
    total: int


@dataclass(frozen=True)
class Cell:
    """One body in one line of work: the worst status and how many rows read it."""

    status: str
    number: int


@dataclass(frozen=True)
class Body:
    """A row of the table of bodies: a cell for each line, what is overdue, what has fallen due this year."""

    organisation: str
    name: str
    cells: Mapping[str, Cell]
    overdue: int
    fallen_due: int


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
    """Return what is longest overdue, and what falls due from today on within thirty days. Three queries."""
    groups = {
        "overdue": reads(OVERDUE, today),
        "ahead": coming(today),
    }
    found = first_rows(own_desk(organisation, record=record, line=line), groups, most)
    overdue, ahead = (Counted(found.rows.get(name, ()), found.counts[name]) for name in groups)
    return overdue, ahead


def courses(agreements: Sequence[Agreement], organisation: str, today: date, *, line: str = "") -> list[Course]:
    """Return how each of these agreements goes. Three queries."""
    records = [each.record for each in agreements]
    rows = Due.objects.filter(record__in=records, due_on__gte=date(first_year(today), 1, 1), due_on__lte=today)
    if line:
        rows = rows.filter(line=line)
    counted = (
        rows.filter(fallen_due(today))
        .annotate(year=ExtractYear("due_on"), quarter=ExtractQuarter("due_on"), place=rank(today))
        .values_list("record", "year", "quarter", "place")
        .annotate(n=Count("record"))
    )
    quarters: dict[str, dict[tuple[int, int], dict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for record, year, quarter, place, n in counted:
        segment = _SEGMENT_OF.get(WORST_FIRST[place])
        if segment:
            quarters[record][year, quarter][segment] += n
    now: dict[str, dict[str, int]] = defaultdict(dict)
    desk = own_desk(organisation, line=line).filter(record__in=records)
    placed = desk.annotate(place=rank(today, OPEN_STATUSES)).values_list("record", "place").annotate(n=Count("record"))
    for record, place, n in placed:
        if place < len(WORST_FIRST):
            now[record][WORST_FIRST[place]] = n
    names: dict[str, list[str]] = defaultdict(list)
    for record, name in _parties(records):
        names[record].append(name)
    return [Course(each, tuple(names[each.record]), quarters[each.record], now[each.record]) for each in agreements]


def _parties(records: Sequence[str]) -> list[tuple[str, str]]:
    """Return record and short name of every living party, in the order of each agreement."""
    of = Organisation.objects.filter(id=OuterRef("organisation"))
    parties = Party.objects.filter(record__in=records, role="party", ended_on=None).order_by("record", "position")
    named = parties.annotate(short=Subquery(of.values("short_name")[:1]), full=Subquery(of.values("name")[:1]))
    found = named.values_list("record", "short", "full", "printed")
    return [(record, short or full or printed) for record, short, full, printed in found]


def bodies(organisation: str, today: date, *, record: str = "", line: str = "") -> tuple[list[Body], list[str]]:
    """Return who leads which work this year and what of earlier years is still open; and the lines that occur.

    Two queries. Bodies stand in the order in which the agreements name them.
    """
    of_year = Q(due_on__year=today.year)
    still_open = Q(state__in=UNSETTLED, due_on__lt=date(today.year, 1, 1)) & (
        reads(OVERDUE, today) | reads(SENT_BACK, today) | reads(SENT, today)
    )
    rows = Due.objects.filter(of_year | still_open, record__in=seen_records(organisation))
    rows = rows.exclude(state__in=["passed", "untracked"])  # what passed on is told with the successor's own rows
    rows = rows.filter(record=record) if record else rows
    rows = rows.filter(line=line) if line else rows
    counted = (
        rows.annotate(place=rank(today))
        .values_list("party", "line", "place")
        .annotate(n=Count("record"), fallen=Count("record", filter=fallen_due(today) & of_year))
    )
    cells: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    overdue: dict[str, int] = defaultdict(int)
    fallen: dict[str, int] = defaultdict(int)
    lines: set[str] = set()
    for party, work, place, n, due in counted:
        fallen[party] += due
        if WORST_FIRST[place] == OVERDUE:
            overdue[party] += n
        lines.add(work)
        known = cells[party].get(work)
        if known is None or place < known[0]:
            cells[party][work] = (place, n)
    made = [
        Body(
            organisation=party,
            name=name,
            cells={work: Cell(WORST_FIRST[place], n) for work, (place, n) in cells[party].items()},
            overdue=overdue[party],
            fallen_due=fallen[party],
        )
        for party, name in _in_order(organisation, set(cells))
    ]
    return made, sorted(lines)


def _in_order(organisation: str, parties: set[str]) -> list[tuple[str, str]]:
    """Return bodies in the order of the agreements: by place in each, as first met; with their short names."""
    of = Organisation.objects.filter(id=OuterRef("organisation"))
    named = Party.objects.filter(
        record__in=seen_records(organisation), organisation__in=[party for party in parties if party[0] != "?"]
    ).annotate(
        short=Subquery(of.values("short_name")[:1]),
        full=Subquery(of.values("name")[:1]),
        order=Subquery(of.values("sort_key")[:1]),
    )
    met: dict[str, tuple[int, str, str]] = {}
    rows = named.order_by("position", "record").values_list(
        "organisation", "position", "order", "short", "full", "printed"
    )
    for body, position, order, short, full, printed in rows:
        met.setdefault(body, (position, order or "", short or full or printed))
    unmet = (len(met), "", "")
    order_of = sorted(parties, key=lambda body: (*met.get(body, unmet)[:2], body))
    return [(body, met.get(body, unmet)[2] or body.lstrip("?")) for body in order_of]


def course_order(agreements: Mapping[str, Agreement], organisation: str, today: date, most: int) -> list[Agreement]:
    """Return which agreements the page has room for: those with something overdue first, then by their beginning.

    One query where there are more than fit.
    """
    by_start = sorted(agreements.values(), key=lambda each: (each.from_on is None, each.from_on, each.record))
    if len(by_start) <= most:
        return by_start
    late = Desk.objects.filter(reads(OVERDUE, today), organisation=organisation, record__in=list(agreements))
    records = set(late.values_list("record", flat=True).distinct())
    chosen = [each for each in by_start if each.record in records] + [
        each for each in by_start if each.record not in records
    ]
    return chosen[:most]
