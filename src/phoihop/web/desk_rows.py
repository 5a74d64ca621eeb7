"""What lies on a desk today: rows by group, in a fixed number of queries, however many rows there are.

Reads the registers only. A row is on a desk because its organisation stands in the record, so no right is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from phoihop.registers.queries import GROUPS
from phoihop.registers.tables import Desk, Due

SHOWN = 25
FOLDED = frozenset({"owed_to_us", "next_days"})
"""Groups of which the desk shows the first row only."""

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class DeskRows:
    """How many rows each group has, and the first of them."""

    counts: Mapping[str, int]
    rows: Mapping[str, Sequence[Due]]


def own_desk(organisation: str, *, record: str = "", line: str = "") -> QuerySet[Desk]:
    """Return the unsettled rows that an organisation may see, narrowed by agreement and line of work."""
    rows = Desk.objects.filter(organisation=organisation)
    if record:
        rows = rows.filter(record=record)
    return rows.filter(line=line) if line else rows


def desk_rows(organisation: str, today: date, *, record: str = "", line: str = "") -> DeskRows:
    """Return the desk of an organisation today. Three queries."""
    desk = own_desk(organisation, record=record, line=line)
    groups = {name: condition(organisation, today) for name, condition in GROUPS.items()}
    return first_rows(desk, groups, {name: 1 if name in FOLDED else SHOWN for name in groups})


def first_rows(desk: QuerySet[Desk], groups: Mapping[str, Q], most: Mapping[str, int]) -> DeskRows:
    """Count the rows of each group and return the first of them, by date. Three queries; a row is in the first group
    that it fits.
    """
    counts = desk.aggregate(**{name: Count("record", filter=condition) for name, condition in groups.items()})
    if not any(counts.values()):
        return DeskRows(counts, {})
    awaited = Case(When(state="sent", then=F("silent_on")), default=F("due_on"))
    order: list[Any] = [awaited, *(F(field) for field in ("record", "commitment", "period", "party"))]
    named = Case(
        *(When(condition, then=Value(name)) for name, condition in groups.items()),
        default=Value(""),
        output_field=CharField(),
    )
    room = Q()
    for name, number in most.items():
        room |= Q(group=name, place__lte=number)
    first = (
        desk.annotate(group=named)
        .exclude(group="")
        .annotate(place=Window(RowNumber(), partition_by=F("group"), order_by=order))
        .filter(room)
        .order_by("group", "place")
    )
    placed = list(first.values_list("group", "record", "commitment", "period", "party"))
    found = due_rows([(key[1], key[2], key[3], key[4]) for key in placed])
    rows: dict[str, list[Due]] = {}
    for name, *key in placed:
        row = found.get((key[0], key[1], key[2], key[3]))
        if row is not None:
            rows.setdefault(name, []).append(row)
    return DeskRows(counts, rows)


def due_rows(keys: Sequence[Key]) -> dict[Key, Due]:
    """Return rows of what is owed by their keys, in one query."""
    if not keys:
        return {}
    found = Due.objects.filter(pk__in=list(keys))
    return {(row.record, row.commitment, row.period, row.party): row for row in found}


def key_of(row: Any) -> Key:
    return (row.record, row.commitment, row.period, row.party)
