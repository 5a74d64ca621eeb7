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
from phoihop.screen.tables import BOUND

SHOWN = 25
FOLDED = frozenset({"owed_to_us", "next_days"})
"""Groups of which the desk shows the first row only."""

Key = tuple[str, str, str, str]
KEY = ("record", "commitment", "period", "party")


@dataclass(frozen=True)
class DeskRows:
    """How many rows each group has (at most one more than the bound of lists), and the first of them."""

    counts: Mapping[str, int]
    rows: Mapping[str, Sequence[Due]]


def own_desk(organisation: str, *, record: str = "", line: str = "") -> QuerySet[Desk]:
    """Return the unsettled rows that an organisation may see, narrowed by agreement and line of work."""
    rows = Desk.objects.filter(organisation=organisation)
    if record:
        rows = rows.filter(record=record)
    return rows.filter(line=line) if line else rows


def desk_rows(organisation: str, today: date, *, record: str = "", line: str = "") -> DeskRows:
    """Return the desk of an organisation today. Two queries."""
    desk = own_desk(organisation, record=record, line=line)
    groups = {name: condition(organisation, today) for name, condition in GROUPS.items()}
    return first_rows(desk, groups, {name: 1 if name in FOLDED else SHOWN for name in groups})


def first_rows(desk: QuerySet[Desk], groups: Mapping[str, Q], most: Mapping[str, int]) -> DeskRows:
    """Count the rows of each group and return the first of them, by date. Two queries; a row stands in one group only.

    A group is counted no further than a list is (`screen/tables.py`), so that a desk of a hundred thousand rows is as
    quick as one of a thousand.
    """
    counts, keys = _counts_and_keys(desk, groups, most)
    placed: list[tuple[str, Key]] = []
    taken: set[Key] = set()
    for name in groups:
        kept = [key for key in keys[name] if key not in taken][: most[name]]
        taken.update(kept)
        placed += [(name, key) for key in kept]
    found = due_rows([key for _, key in placed])
    rows: dict[str, list[Due]] = {}
    for name, key in placed:
        row = found.get(key)
        if row is not None:
            rows.setdefault(name, []).append(row)
    return DeskRows(counts, rows)


def _counts_and_keys(
    desk: QuerySet[Desk], groups: Mapping[str, Q], most: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, list[Key]]]:
    """Return how many rows each group has, and the keys of its first ones. One query.

    Each group is asked by itself, so that the database reads a range of an index and not the whole desk. A folded
    group is read further, because its first rows may stand in a group above it already. A queryset's own union has no
    LIMIT in its parts on SQLite: each part is put into a query of its own here.
    """
    selects: list[str] = []
    given: list[Any] = []
    for name, condition in groups.items():
        rows = desk.filter(condition)
        awaited = "silent_on" if name == "to_receive" else "due_on"
        first = rows.order_by(awaited, *KEY).values(awaited, *KEY)[: most[name] + (SHOWN if name in FOLDED else 0)]
        counted, counted_params = rows.order_by().values("organisation")[: BOUND + 1].query.sql_with_params()
        listed, listed_params = first.query.sql_with_params()
        number = f"(SELECT COUNT(*) FROM ({counted}) counted)"  # noqa: S608 - Django's own SQL
        selects.append(f"SELECT '{name}', {number}, part.* FROM ({listed}) part")  # noqa: S608 - names of groups, and Django's SQL
        given += [*counted_params, *listed_params]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    counts = dict.fromkeys(groups, 0)
    keys: dict[str, list[Key]] = {name: [] for name in groups}
    # A database promises no order of the rows of several queries put together.
    for name, number, _awaited, *key in sorted(found, key=lambda row: (row[2] is None, row[2:])):
        counts[name] = number
        keys[name].append((key[0], key[1], key[2], key[3]))
    return counts, keys


def due_rows(keys: Sequence[Key]) -> dict[Key, Due]:
    """Return rows of what is owed by their keys, in one query."""
    if not keys:
        return {}
    found = Due.objects.filter(pk__in=list(keys))
    return {(row.record, row.commitment, row.period, row.party): row for row in found}


def key_of(row: Any) -> Key:
    return (row.record, row.commitment, row.period, row.party)
