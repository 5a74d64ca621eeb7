"""What lies on a desk today: rows by group, in a fixed number of queries, however many rows there are.

Reads the registers only. A row is on a desk because its organisation stands in the record, so no right is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from phoihop.registers.asking import Question, answered, asked
from phoihop.registers.queries import GROUPS, coming, parts_of, reads
from phoihop.registers.status import OVERDUE
from phoihop.registers.tables import Desk, Due
from phoihop.screen.tables import BOUND

SHOWN = 25
TO_RECEIVE, LATE, COMING = "to_receive", "overdue", "ahead"
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
    most = tuple((name, 1 if name in FOLDED else SHOWN) for name in GROUPS)
    return _read(_desk_query(organisation, today, record, line, most, BOUND, connection.vendor), dict(most))


def late_and_coming_rows(
    organisation: str, today: date, most: Mapping[str, int], *, record: str = "", line: str = ""
) -> DeskRows:
    """Return what is longest overdue and what comes within thirty days, whoever owes it. Two queries."""
    given = tuple(most.items())
    return _read(_late_query(organisation, today, record, line, given, BOUND, connection.vendor), most)


_Most = tuple[tuple[str, int], ...]


@lru_cache(maxsize=256)
def _desk_query(
    organisation: str, today: date, record: str, line: str, most: _Most, bound: int, _vendor: str
) -> Question:
    parts = [(name, part) for name, _n in most for part in parts_of(name, organisation, today)]
    return _query(own_desk(organisation, record=record, line=line), parts, dict(most), bound)


@lru_cache(maxsize=256)
def _late_query(
    organisation: str, today: date, record: str, line: str, most: _Most, bound: int, _vendor: str
) -> Question:
    parts = [(LATE, reads(OVERDUE, today)), (COMING, coming(today))]
    return _query(own_desk(organisation, record=record, line=line), parts, dict(most), bound)


def _query(desk: QuerySet[Desk], parts: Sequence[tuple[str, Q]], most: Mapping[str, int], bound: int) -> Question:
    """Ask each part by itself, so that the database reads a range of an index and not the whole desk.

    A part is counted no further than a list is (`screen/tables.py`), so that a desk of a hundred thousand rows is as
    quick as one of a thousand. A folded group is read further, because its first rows may stand in a group above it
    already. A queryset's own union has no LIMIT in its parts on SQLite: each part is put into a query of its own here.
    """
    selects: list[str] = []
    given: list[Any] = []
    for place, (name, condition) in enumerate(parts):
        rows = desk.filter(condition)
        awaited = "silent_on" if name == TO_RECEIVE else "due_on"
        first = rows.order_by(awaited, *KEY).values(awaited, *KEY)[: most[name] + (SHOWN if name in FOLDED else 0)]
        counted, counted_params = asked(rows.order_by().values("organisation")[: bound + 1])
        listed, listed_params = asked(first)
        number = f"(SELECT COUNT(*) FROM ({counted}) counted)"  # noqa: S608 - Django's own SQL
        selects.append(f"SELECT '{name}', {place}, {number}, part.* FROM ({listed}) part")  # noqa: S608 - names of groups, and Django's SQL
        given += [*counted_params, *listed_params]
    return " UNION ALL ".join(selects), tuple(given)


def _read(query: Question, most: Mapping[str, int]) -> DeskRows:
    """Ask, and put each row into one group only: the first that has it. Two queries."""
    found = answered(query)
    counts: dict[str, dict[int, int]] = {name: {} for name in most}
    keys: dict[str, list[Key]] = {name: [] for name in most}
    # A database promises no order of the rows of several queries put together.
    for name, part, number, _awaited, *key in sorted(found, key=lambda row: (row[3] is None, row[3:])):
        counts[name][part] = number
        record, commitment, period, party = key
        keys[name].append((record, commitment, period, party))
    placed: list[tuple[str, Key]] = []
    taken: set[Key] = set()
    for name in most:
        kept = [place for place in keys[name] if place not in taken][: most[name]]
        taken.update(kept)
        placed += [(name, place) for place in kept]
    owed = due_rows([place for _, place in placed])
    rows: dict[str, list[Due]] = {}
    for name, place in placed:
        row = owed.get(place)
        if row is not None:
            rows.setdefault(name, []).append(row)
    return DeskRows({name: min(sum(parts.values()), BOUND + 1) for name, parts in counts.items()}, rows)


def due_rows(keys: Sequence[Key]) -> dict[Key, Due]:
    """Return rows of what is owed by their keys, in one query."""
    if not keys:
        return {}
    # Written out, because a list of keys costs Django more than the rows that it finds.
    listed = ", ".join(["(%s, %s, %s, %s)"] * len(keys))
    where = f"(due.record, due.commitment, due.period, due.party) IN (VALUES {listed})"
    rows = Due.objects.all()
    if connection.vendor == "sqlite":  # it goes through all rows for whole keys, and by the index for their first parts
        rows = rows.filter(record__in={key[0] for key in keys}, commitment__in={key[1] for key in keys})
    found = rows.extra(where=[where], params=[part for key in keys for part in key])  # noqa: S610 - only places of values
    return {(row.record, row.commitment, row.period, row.party): row for row in found}


def key_of(row: Any) -> Key:
    return (row.record, row.commitment, row.period, row.party)
