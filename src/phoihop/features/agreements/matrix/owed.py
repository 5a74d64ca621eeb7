"""What a matrix shows of what is owed: rows that are alike in all but their commitment, found by the database.

Three hundred commitments over five years owe eighteen thousand rows, but read only some hundreds of different things:
each is read, worded and addressed once, for all the commitments of which it is true. Words and addresses come later.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Aggregate, QuerySet, TextField

from phoihop.registers.asking import Question, answered, asked
from phoihop.registers.tables import Due


class Facts(NamedTuple):
    """What a status reads of a row (`registers/status.py`)."""

    sent_on: dt.date | None
    state: str
    due_on: dt.date | None
    judged_due: dt.date | None
    silent_on: dt.date | None
    continuous: bool
    disputed: bool


class Alike(NamedTuple):
    """Rows that differ in nothing a cell shows but their commitment, and those commitments."""

    facts: Facts
    due_original: dt.date | None
    slot: str
    line: str
    label: str
    from_on: dt.date | None
    period: str
    party: str
    extended: int
    passed_from: str
    commitments: Sequence[str]


_COLUMNS = (*Facts._fields, *Alike._fields[1:-1])
_OF_FACTS = len(Facts._fields)


class _Listed(Aggregate):
    """The values of a group, as the text of a JSON list."""

    function = "JSON_GROUP_ARRAY"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Sequence[Any]]:
        template = "%(function)s(%(expressions)s)::text"
        sql, given = self.as_sql(compiler, connection, function="JSON_AGG", template=template)
        return sql, given


def all_of(record: str) -> list[Alike]:
    """Return what an agreement owes, oldest period first. One query."""
    return _alike(_all(record, connection.vendor))


@lru_cache(maxsize=128)
def _all(record: str, _vendor: str) -> Question:
    return _question(Due.objects.filter(record=record))


def some_of(record: str, commitments: Iterable[str], between: tuple[dt.date, dt.date] | None = None) -> list[Alike]:
    """Return what some commitments owe, of all days or of first due dates between two. One query."""
    rows = Due.objects.filter(record=record, commitment__in=list(commitments))
    return _alike(_question(rows if between is None else rows.filter(due_original__range=between)))


def _question(rows: QuerySet[Due]) -> Question:
    oldest_first = rows.order_by("from_on", "due_on")
    return asked(oldest_first.values_list(*_COLUMNS).annotate(commitments=_Listed("commitment")))


def _alike(question: Question) -> list[Alike]:
    rows = answered(question)
    return [Alike._make((Facts(*row[:_OF_FACTS]), *row[_OF_FACTS:-1], json.loads(row[-1]))) for row in rows]
