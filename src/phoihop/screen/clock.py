"""The clock, read at the doors only: rules and actions take the time as an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime

from phoihop.timetable import VIET_NAM


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the present day in Viet Nam (UTC+7)."""
    return now().astimezone(VIET_NAM).date()
