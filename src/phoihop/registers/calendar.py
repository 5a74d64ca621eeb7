"""The installation's calendar as the timetable reads it: its holiday table and its own period schemes.

Read from the catalogues and kept in the process until the tables change.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, Literal, cast

import msgspec
from django.db.models import Count, Max, QuerySet, Value

from phoihop.registers.catalogues import Holiday, PeriodScheme
from phoihop.timetable import DayRow, Holidays, Scheme, holiday_table, read_scheme

HolidayStatus = Literal["statutory", "decided", "expected"]


def holidays() -> Holidays:
    """Return the holiday table. Expected rows are in it and never count."""
    return holidays_and_schemes()[0]


def schemes() -> dict[str, Scheme]:
    """Return the schemes that this installation added, by code."""
    return holidays_and_schemes()[1]


def holidays_and_schemes() -> tuple[Holidays, dict[str, Scheme]]:
    """Return both. One query, where neither table has changed since it was last read."""
    found = _stamp(Holiday, "holidays").union(_stamp(PeriodScheme, "schemes"))
    stamps = {of: f"{n} {changed}" for of, n, changed in found}
    return _holidays(stamps.get("holidays", "")), _schemes(stamps.get("schemes", ""))


def _stamp(model: type[Holiday | PeriodScheme], of: str) -> QuerySet[Any, tuple[str, int, datetime]]:
    """How many rows a table has and when it was last changed; no row where it is empty."""
    named = model.objects.order_by().values(of=Value(of))
    return named.annotate(n=Count("pk"), changed=Max("changed")).values_list("of", "n", "changed")


@lru_cache(maxsize=4)
def _holidays(stamp: str) -> Holidays:  # noqa: ARG001 - the key of the cache
    rows = [
        DayRow(
            date=row.day,
            day="working" if row.working else "off",
            status=cast("HolidayStatus", row.status),
            vi=row.name,
            en=row.name_en or row.name,
            source=row.source,
        )
        for row in Holiday.objects.all()
    ]
    return holiday_table(rows) if rows else Holidays()


@lru_cache(maxsize=4)
def _schemes(stamp: str) -> dict[str, Scheme]:  # noqa: ARG001 - the key of the cache
    own = PeriodScheme.objects.filter(builtin=False)
    return {row.code: read_scheme(msgspec.json.encode(row.definition | {"code": row.code})) for row in own}
