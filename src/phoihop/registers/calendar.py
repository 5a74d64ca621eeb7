"""The installation's calendar as the timetable reads it: its holiday table and its own period schemes.

Read from the catalogues and kept in the process until the tables change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

import msgspec
from django.db.models import Count, Max

from phoihop.registers.catalogues import Holiday, PeriodScheme
from phoihop.timetable import DayRow, Holidays, Scheme, holiday_table, read_scheme

HolidayStatus = Literal["statutory", "decided", "expected"]


def holidays() -> Holidays:
    """Return the holiday table. Expected rows are in it and never count."""
    return _holidays(_stamp(Holiday))


def schemes() -> dict[str, Scheme]:
    """Return the schemes that this installation added, by code."""
    return _schemes(_stamp(PeriodScheme))


def _stamp(model: type[Holiday | PeriodScheme]) -> str:
    found = model.objects.aggregate(n=Count("pk"), changed=Max("changed"))
    return f"{found['n']} {found['changed']}"


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
