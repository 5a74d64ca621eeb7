"""The table of bodies of the leader's page: who leads which work this year, and what of earlier years is still open.

No ranking: bodies stand in the order of the agreements, or by name where there are too many agreements to see an order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Case, Count, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from phoihop.features.agreements.tables import Party
from phoihop.people.models import Organisation
from phoihop.registers.asking import Question, answered, asked
from phoihop.registers.queries import OPEN_STATUSES, fallen_due, fallen_due_open, rank, reads
from phoihop.registers.status import OVERDUE, SENT, SENT_BACK, WORST_FIRST
from phoihop.registers.tables import UNSETTLED, DeskTally, Due, Tally
from phoihop.registers.tally import COUNTED_ON, FALLEN_DUE, still_on_desk
from phoihop.web.choosing import seen_records
from phoihop.web.desk_rows import own_desk


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


def bodies(organisation: str, today: date, *, record: str = "", line: str = "", most: int | None = None) -> Bodies:
    """Return who leads which work this year and what of earlier years is still open; and the lines that occur.

    Three queries at most. Who follows very many agreements gets what is settled from the counts of a day, and what is
    open from counts that are kept current (`registers/tally.py`), for the bodies that the sheet has room for.
    """
    counted_on = None if record else _counted_on(organisation)
    if counted_on is None:
        counted = _counted_live(organisation, today, record, line)
        order = _in_order(organisation, {party for party, *_ in counted})
        shown = order[:most]
    else:
        order = _by_name(organisation, today, line)
        shown = order[:most]
        counted = _counted_ahead(organisation, today, line, counted_on, tuple(party for party, _name in shown))
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
    found = answered(_live_query(organisation, today, record, line, connection.vendor))
    return [(party, work, place, n, fallen) for party, work, place, n, fallen in found]


@lru_cache(maxsize=128)
def _live_query(organisation: str, today: date, record: str, line: str, _vendor: str) -> Question:
    of_year, still_open = _of_year_or_open(today)
    rows = Due.objects.filter(of_year | still_open, record__in=seen_records(organisation))
    rows = rows.exclude(state__in=["passed", "untracked"])  # what passed on is told with the successor's own rows
    rows = rows.filter(record=record) if record else rows
    rows = rows.filter(line=line) if line else rows
    return asked(
        rows.annotate(place=rank(today))
        .values_list("party", "line", "place")
        .annotate(n=Count("*"), fallen=Count("party", filter=fallen_due(today) & of_year))
    )


def _counted_on(organisation: str) -> date | None:
    """Return the day of the counts of an organisation; none where it counts live."""
    key = {"organisation": organisation, "party": "", "line": "", "year": 0, "outcome": COUNTED_ON}
    day = Tally.objects.filter(**key).values_list("n", flat=True).first()
    return None if day is None else date.fromordinal(day)


_SETTLED_ALONE = -1
"""The place of what counts as fallen due and stands under no status of its own."""


def _counted_ahead(
    organisation: str, today: date, line: str, counted_on: date, parties: tuple[str, ...]
) -> list[_Count]:
    """Return the counts of these bodies: settled ones as of the day of the counts, open ones as they stand now."""
    if not parties:
        return []
    still_open = {WORST_FIRST.index(code) for code in (OVERDUE, SENT_BACK, SENT)}
    sent = WORST_FIRST.index(SENT)  # what silence accepted since the counts were made
    found: list[_Count] = []
    for of_desk, party, work, place, earlier, n, due in answered(
        _ahead_query(organisation, today, line, counted_on, parties, connection.vendor)
    ):
        if not of_desk:
            found.append((party, work, 0, 0, n) if place == _SETTLED_ALONE else (party, work, place, n, 0))
        elif not earlier or place in still_open:
            found.append((party, work, place if place < len(WORST_FIRST) else sent, n, due or 0))
    return found


@lru_cache(maxsize=128)
def _ahead_query(
    organisation: str, today: date, line: str, counted_on: date, parties: tuple[str, ...], _vendor: str
) -> Question:
    settled = _settled(organisation, today, line).filter(party__in=parties)
    placed = Case(
        *(When(outcome=code, then=Value(place)) for place, code in enumerate(WORST_FIRST)),
        default=Value(_SETTLED_ALONE),
    )
    of_year, _still_open = _of_year_or_open(today)
    earlier = Case(When(due_on__lt=date(today.year, 1, 1), then=Value(1)), default=Value(0))
    rows = DeskTally.objects.filter(still_on_desk(counted_on), organisation=organisation, party__in=parties)
    rows = rows.filter(due_on__lte=date(today.year, 12, 31), **({"line": line} if line else {}))
    first, given = asked(
        settled.annotate(place=placed, earlier=Value(0), due=Value(0)).values_list(
            "party", "line", "place", "earlier", "n", "due"
        )
    )
    second, more = asked(
        rows.annotate(place=rank(today, OPEN_STATUSES), earlier=earlier)
        .values_list("party", "line", "place", "earlier")
        .annotate(many=Sum("n"), due=Sum("n", filter=of_year & fallen_due_open(today)))
    )
    return f"SELECT 0, s.* FROM ({first}) s UNION ALL SELECT 1, d.* FROM ({second}) d", (*given, *more)  # noqa: S608 - Django's own SQL


def _settled(organisation: str, today: date, line: str) -> QuerySet[Tally]:
    rows = Tally.objects.filter(organisation=organisation, year=today.year)
    return rows.filter(line=line) if line else rows


def _by_name(organisation: str, today: date, line: str) -> list[tuple[str, str]]:
    """Return by name the bodies that have anything settled or on the desk; slots that nobody stands in yet are last."""
    found = answered(_names_query(organisation, today, line, connection.vendor))
    by_name = sorted(found, key=lambda row: (row[0][0] == "?", row[3], row[0]))
    return [(body, short or full or body.lstrip("?")) for body, short, full, _order in by_name]


@lru_cache(maxsize=128)
def _names_query(organisation: str, today: date, line: str, _vendor: str) -> Question:
    of_year, still_open = _of_year_or_open(today)
    desk = own_desk(organisation, line=line).filter(of_year | still_open)
    settled = _settled(organisation, today, line).filter(n__gt=0).exclude(outcome=FALLEN_DUE)
    # One row of each body is looked for: whether any exists would be asked for all bodies at once.
    any_row = [Subquery(rows.filter(party=OuterRef("id")).values("party")[:1]) for rows in (desk, settled)]
    bound = Organisation.objects.annotate(any_row=Coalesce(*any_row)).exclude(any_row=None)
    nothing = Value("")
    columns = {"short": nothing, "full": nothing, "order": nothing}
    queries = [
        asked(bound.order_by().values_list("id", "short_name", "name", "sort_key")),
        *(
            asked(
                rows.filter(party__gte="?", party__lt="@").order_by().annotate(**columns).values_list("party", *columns)
            )
            for rows in (settled, desk)
        ),
    ]
    return " UNION ".join(sql for sql, _given in queries), tuple(value for _sql, given in queries for value in given)


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
