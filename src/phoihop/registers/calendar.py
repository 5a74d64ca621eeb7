"""The installation's calendar as the timetable reads it: its holiday table and its own period schemes.

Read from the catalogues and kept in the process until the tables change.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, cast

import msgspec
from django.db import connection

from phoihop.registers.catalogues import Holiday, PeriodScheme
from phoihop.timetable import DayRow, Holidays, Scheme, add_working_days, holiday_table, read_scheme

ANSWER_WORKING_DAYS = 5
HolidayStatus = Literal["statutory", "decided", "expected"]


def holidays() -> Holidays:
    """Return the holiday table. Expected rows are in it and never count."""
    return holidays_and_schemes()[0]


def schemes() -> dict[str, Scheme]:
    """Return the schemes that this installation added, by code."""
    return holidays_and_schemes()[1]


def usual_answer_day(today: date) -> date:
    """Return the day by which offices ask each other to answer where nothing else is said: five working days on."""
    return add_working_days(today, ANSWER_WORKING_DAYS, holidays())


def holidays_and_schemes() -> tuple[Holidays, dict[str, Scheme]]:
    """Return both. One query, where neither table has changed since it was last read."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {_stamp(Holiday)} days, {_stamp(PeriodScheme)} cuts")  # noqa: S608 - our own tables
        days, days_changed, cuts, cuts_changed = cursor.fetchone()
    return _holidays(f"{days} {days_changed}"), _schemes(f"{cuts} {cuts_changed}")


def _stamp(model: type[Holiday | PeriodScheme]) -> str:
    """How many rows a table has and when it was last changed, as SQL: each write of rows asks it."""
    return f"(SELECT COUNT(*), MAX(changed) FROM {model._meta.db_table})"  # noqa: S608, SLF001 - Django's own name


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
