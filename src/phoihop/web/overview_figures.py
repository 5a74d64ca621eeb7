"""The figures of the leader's page: what is overdue, how each agreement goes, who leads which work, what comes next.

Counts are made by the database with the conditions of `registers/queries.py`, in a fixed number of queries, so that each
figure equals the list that it opens. No rate, no ranking: bodies in the order of the agreements, lines in their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import ExtractQuarter, ExtractYear

from phoihop.features.agreements.tables import Agreement, Party
from phoihop.people.models import Organisation
from phoihop.registers.queries import OPEN_STATUSES, fallen_due, fallen_due_open, rank, reads
from phoihop.registers.status import LATE, ON_TIME, OVERDUE, SENT, SENT_BACK, WORST_FIRST
from phoihop.registers.tables import UNSETTLED, Desk, Due, Tally
from phoihop.registers.tally import COUNTED_ON, FALLEN_DUE, still_on_desk
from phoihop.web.choosing import seen_records
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


@dataclass(frozen=True)
class Bodies:
    """The table of bodies and the lines that occur in it; `counted_on` where settled work was counted ahead.

    `total` counts all bodies, where only the first of them are in the table.
    """

    rows: Sequence[Body]
    lines: Sequence[str]
    counted_on: date | None
    total: int


_Count = tuple[str, str, int, int, int]
"""Body, line of work, place of the status, how many rows read it, how many of them have fallen due this year."""

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


def open_now(
    agreements: Mapping[str, Agreement], organisation: str, today: date, *, line: str = ""
) -> dict[str, dict[str, int]]:
    """Return what is open in each of these agreements, by status. One query."""
    now: dict[str, dict[str, int]] = defaultdict(dict)
    desk = own_desk(organisation, line=line).filter(record__in=list(agreements))
    placed = desk.annotate(place=rank(today, OPEN_STATUSES)).values_list("record", "place").annotate(n=Count("*"))
    for record, place, n in placed:
        if place < len(WORST_FIRST):
            now[record][WORST_FIRST[place]] = n
    return now


def courses(
    agreements: Sequence[Agreement], now: Mapping[str, Mapping[str, int]], today: date, *, line: str = ""
) -> list[Course]:
    """Return how each of these agreements goes. Two queries.

    What was sent back stands in the quarter in which it fell due, not in that of the day by which to answer.
    """
    records = [each.record for each in agreements]
    shown = (date(first_year(today), 1, 1), today)
    back = Q(state="sent_back")
    rows = Due.objects.filter(back & Q(judged_due__range=shown) | ~back & Q(due_on__range=shown), record__in=records)
    if line:
        rows = rows.filter(line=line)
    counted = (
        rows.filter(fallen_due(today))
        .annotate(day=Case(When(back, then="judged_due"), default="due_on"))
        .annotate(year=ExtractYear("day"), quarter=ExtractQuarter("day"), place=rank(today, list(_SEGMENT_OF)))
        .values_list("record", "year", "quarter", "place")
        .annotate(n=Count("*"))
    )
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


def _parties(records: Sequence[str]) -> list[tuple[str, str]]:
    """Return record and short name of every living party, in the order of each agreement."""
    of = Organisation.objects.filter(id=OuterRef("organisation"))
    parties = Party.objects.filter(record__in=records, role="party", ended_on=None).order_by("record", "position")
    named = parties.annotate(short=Subquery(of.values("short_name")[:1]), full=Subquery(of.values("name")[:1]))
    found = named.values_list("record", "short", "full", "printed")
    return [(record, short or full or printed) for record, short, full, printed in found]


def bodies(organisation: str, today: date, *, record: str = "", line: str = "", most: int | None = None) -> Bodies:
    """Return who leads which work this year and what of earlier years is still open; and the lines that occur.

    Three queries at most. Bodies stand in the order in which the agreements name them. Who follows very many agreements
    gets what is settled from the counts of a day (`registers/tally.py`) and what is open as it stands now, for the first
    bodies by name: in so many agreements no order is seen, and only what is shown is counted.
    """
    counted_on, counted = (None, []) if record else _counted_ahead(organisation, today, line)
    if counted_on is None:
        counted = _counted_live(organisation, today, record, line)
        order = _in_order(organisation, {party for party, *_ in counted})
        shown = order[:most]
    else:
        order = _by_name(organisation, today, line, {party for party, _work, _place, n, _due in counted if n})
        shown = order[:most]
        counted += _open_now(organisation, today, line, counted_on, [party for party, _name in shown])
    cells: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    fallen: dict[str, int] = defaultdict(int)
    for party, work, place, n, due in counted:
        fallen[party] += due
        if n:
            cells[party][work][place] += n
    late = WORST_FIRST.index(OVERDUE)
    made = [
        Body(
            organisation=party,
            name=name,
            cells={work: Cell(WORST_FIRST[min(places)], places[min(places)]) for work, places in cells[party].items()},
            overdue=sum(places.get(late, 0) for places in cells[party].values()),
            fallen_due=fallen[party],
        )
        for party, name in shown
    ]
    return Bodies(made, sorted({work for body in made for work in body.cells}), counted_on, len(order))


def _of_year_or_open(today: date) -> tuple[Q, Q]:
    """Return the rows of this year, and those of earlier years that still ask something."""
    still_open = Q(state__in=UNSETTLED, due_on__lt=date(today.year, 1, 1)) & (
        reads(OVERDUE, today) | reads(SENT_BACK, today) | reads(SENT, today)
    )
    return Q(due_on__year=today.year), still_open


def _counted_live(organisation: str, today: date, record: str, line: str) -> list[_Count]:
    of_year, still_open = _of_year_or_open(today)
    rows = Due.objects.filter(of_year | still_open, record__in=seen_records(organisation))
    rows = rows.exclude(state__in=["passed", "untracked"])  # what passed on is told with the successor's own rows
    rows = rows.filter(record=record) if record else rows
    rows = rows.filter(line=line) if line else rows
    return list(
        rows.annotate(place=rank(today))
        .values_list("party", "line", "place")
        .annotate(n=Count("*"), fallen=Count("party", filter=fallen_due(today) & of_year))
    )


def _counted_ahead(organisation: str, today: date, line: str) -> tuple[date | None, list[_Count]]:
    """Return the day of the counts and those of this year; no day where this organisation counts live."""
    rows = Tally.objects.filter(organisation=organisation, year__in=[0, today.year])
    counted_on, found = None, []
    for party, work, outcome, n in rows.values_list("party", "line", "outcome", "n"):
        if outcome == COUNTED_ON:
            counted_on = date.fromordinal(n)
        elif line and work != line:
            continue
        elif outcome == FALLEN_DUE:
            found.append((party, work, 0, 0, n))
        else:
            found.append((party, work, WORST_FIRST.index(outcome), n, 0))
    return counted_on, found


def _on_desk_now(organisation: str, today: date, line: str) -> QuerySet[Desk]:
    of_year, still_open = _of_year_or_open(today)
    return own_desk(organisation, line=line).filter(of_year | still_open)


def _open_now(organisation: str, today: date, line: str, counted_on: date, parties: Sequence[str]) -> list[_Count]:
    of_year, _still_open = _of_year_or_open(today)
    earlier = Case(When(due_on__lt=date(today.year, 1, 1), then=True), default=False)
    rows = (
        own_desk(organisation, line=line)
        .filter(still_on_desk(counted_on), party__in=parties, due_on__lte=date(today.year, 12, 31))
        .annotate(place=rank(today, OPEN_STATUSES), earlier=earlier)
        .values_list("party", "line", "place", "earlier")
        .annotate(n=Count("*"), fallen=Count("party", filter=of_year & fallen_due_open(today)))
    )
    still_open = {WORST_FIRST.index(code) for code in (OVERDUE, SENT_BACK, SENT)}
    sent = WORST_FIRST.index(SENT)  # what silence accepted since the counts were made
    return [
        (party, work, place if place < len(WORST_FIRST) else sent, n, due)
        for party, work, place, before, n, due in rows
        if not before or place in still_open
    ]


def _by_name(organisation: str, today: date, line: str, settled: set[str]) -> list[tuple[str, str]]:
    """Return by name the bodies that have anything settled or on the desk; slots that nobody stands in yet are last."""
    desk = _on_desk_now(organisation, today, line)
    bound = Organisation.objects.filter(Q(id__in=settled) | Exists(desk.filter(party=OuterRef("id"))))
    unbound = desk.filter(party__gte="?", party__lt="@").order_by()
    nothing = Value("")
    rows = bound.order_by().values_list("id", "short_name", "name", "sort_key")
    found = set(rows.union(unbound.values_list("party", nothing, nothing, nothing)))
    found |= {(party, "", "", "") for party in settled if party[0] == "?"}
    by_name = sorted(found, key=lambda row: (row[0][0] == "?", row[3], row[0]))
    return [(body, short or full or body.lstrip("?")) for body, short, full, _order in by_name]


def _in_order(organisation: str, parties: set[str]) -> list[tuple[str, str]]:
    """Return bodies in the order of the agreements: by place in each, as first met; with their short names."""
    of = Organisation.objects.filter(id=OuterRef("organisation"))
    named = (
        Party.objects.filter(
            record__in=seen_records(organisation), organisation__in=[party for party in parties if party[0] != "?"]
        )
        .values("organisation")
        .annotate(first=Min("position"), any_name=Min("printed"))
        .annotate(
            short=Subquery(of.values("short_name")[:1]),
            full=Subquery(of.values("name")[:1]),
            order=Subquery(of.values("sort_key")[:1]),
        )
    )
    rows = named.values_list("organisation", "first", "order", "short", "full", "any_name")
    met = {body: (first, order or "", short or full or printed) for body, first, order, short, full, printed in rows}
    unmet = (len(met), "", "")
    order_of = sorted(parties, key=lambda body: (*met.get(body, unmet)[:2], body))
    return [(body, met.get(body, unmet)[2] or body.lstrip("?")) for body in order_of]


def course_order(
    agreements: Mapping[str, Agreement], now: Mapping[str, Mapping[str, int]], most: int
) -> list[Agreement]:
    """Return which agreements the page has room for: those with something overdue first, then by their beginning."""
    by_start = sorted(agreements.values(), key=lambda each: (each.from_on is None, each.from_on, each.record))
    if len(by_start) <= most:
        return by_start
    return sorted(by_start, key=lambda each: not now.get(each.record, {}).get(OVERDUE))[:most]
