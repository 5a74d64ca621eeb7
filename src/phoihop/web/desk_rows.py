"""What lies on a desk today: rows by group, in a fixed number of queries, however many rows there are.

Reads the registers only. A row is on a desk because its organisation stands in the record, so no right is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from phoihop.registers.queries import GROUPS
from phoihop.registers.tables import Desk, Due

SHOWN = 25
FOLDED = frozenset({"owed_to_us", "next_days"})
"""Groups of which the desk shows the first row only."""

Key = tuple[str, str, str, str]
KEY = ("record", "commitment", "period", "party")


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
    """Count the rows of each group and return the first of them, by date. Three queries; a row stands in one group only.

    Each group is asked by itself, so that the database reads a range of an index and not the whole desk.
    """
    counts = _counts(desk, groups)
    if not any(counts.values()):
        return DeskRows(counts, {})
    placed: list[tuple[str, Key]] = []
    taken: set[Key] = set()
    for name, keys in _first_keys(desk, groups, counts, most).items():
        kept = [key for key in keys if key not in taken][: most[name]]
        taken.update(kept)
        placed += [(name, key) for key in kept]
    found = due_rows([key for _, key in placed])
    rows: dict[str, list[Due]] = {}
    for name, key in placed:
        row = found.get(key)
        if row is not None:
            rows.setdefault(name, []).append(row)
    return DeskRows(counts, rows)


def _counts(desk: QuerySet[Desk], groups: Mapping[str, Q]) -> dict[str, int]:
    parts = {name: desk.filter(condition).order_by().values("organisation") for name, condition in groups.items()}
    return dict(_together("COUNT(*)", parts))


def _first_keys(
    desk: QuerySet[Desk], groups: Mapping[str, Q], counts: Mapping[str, int], most: Mapping[str, int]
) -> dict[str, list[Key]]:
    """Return the keys of the first rows of each group that has any, in the order of the groups.

    A folded group is read further, because its first rows may stand in a group above it already.
    """
    parts = {}
    for name, condition in groups.items():
        if counts[name]:
            awaited = "silent_on" if name == "to_receive" else "due_on"
            rows = desk.filter(condition).order_by(awaited, *KEY)
            parts[name] = rows.values(awaited, *KEY)[: most[name] + (SHOWN if name in FOLDED else 0)]
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in parts}
    for name, *row in _together("part.*", parts):
        found[name].append(tuple(row))
    # A database promises no order of the rows of several queries put together.
    return {
        name: [(key[0], key[1], key[2], key[3]) for _, *key in sorted(rows, key=lambda row: (row[0] is None, row))]
        for name, rows in found.items()
    }


def _together(columns: str, parts: Mapping[str, QuerySet[Any, Any]]) -> list[tuple[Any, ...]]:
    """Ask several querysets in one query; each row begins with the name of its part.

    A queryset's own union has no LIMIT in its parts on SQLite: each part is put into a query of its own here.
    """
    selects: list[str] = []
    given: list[Any] = []
    for name, part in parts.items():
        sql, params = part.query.sql_with_params()
        selects.append(f"SELECT '{name}', {columns} FROM ({sql}) part")  # noqa: S608 - names of groups, and Django's SQL
        given += params
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def due_rows(keys: Sequence[Key]) -> dict[Key, Due]:
    """Return rows of what is owed by their keys, in one query."""
    if not keys:
        return {}
    found = Due.objects.filter(pk__in=list(keys))
    return {(row.record, row.commitment, row.period, row.party): row for row in found}


def key_of(row: Any) -> Key:
    return (row.record, row.commitment, row.period, row.party)
