"""Terms that run from an event: "+3wd" is three working days after it, "-10d" ten days before, "+24h" 24 hours after.

The notation is the reader's (see `reading_notation.py`). Days and working days begin on the day after the event (Civil
Code 2015, article 147); hours run through days off. All at UTC+7, all year. What opens an occurrence is not known here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final, Literal

import msgspec

from phoihop.timetable.holidays import (
    STATUTORY,
    Holidays,
    add_working_days,
    first_working_day_from,
    is_working_day,
    last_working_day_until,
)
from phoihop.timetable.periods import ON_DAY_OFF, Why
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import MOST_DAYS

VIET_NAM: Final = timezone(timedelta(hours=7))
"""UTC+7: there is no summer time."""

_TERM: Final = re.compile(r"([+-])([0-9]{1,9})(h|d|wd)")
_UNITS: Final[dict[str, Literal["hours", "days", "working_days"]]] = {"h": "hours", "d": "days", "wd": "working_days"}
_HOURS_A_DAY: Final = 24


class EventTerm(msgspec.Struct, frozen=True):
    """So many hours, days or working days after (or before) an event."""

    number: int
    unit: Literal["hours", "days", "working_days"]
    before: bool = False

    @property
    def text(self) -> str:
        """The term in the reader's notation."""
        mark = {unit: letters for letters, unit in _UNITS.items()}[self.unit]
        return f"{'-' if self.before else '+'}{self.number}{mark}"


class EventDue(msgspec.Struct, frozen=True):
    """When something is due after an event: a day, for hours after a known time also the time (UTC+7), and why."""

    due: date
    why: Why
    at: datetime | None = None


def event_term(text: str) -> EventTerm:
    """Read a term in the reader's notation."""
    found = _TERM.fullmatch("".join(text.split()).lower())
    if found is None:
        raise TimetableRefused("unknown_term", given=text)
    number, unit = int(found[2]), _UNITS[found[3]]
    most = MOST_DAYS * (_HOURS_A_DAY if unit == "hours" else 1)
    if not 1 <= number <= most:
        raise TimetableRefused("bad_count", given=text, most=most)
    return EventTerm(number, unit, before=found[1] == "-")


def due_of(
    term: EventTerm | str, event: datetime | date, *, on_day_off: str | None = None, holidays: Holidays = STATUTORY
) -> EventDue:
    """The due day of a term from an event, given as an aware time or, where only the day is known, as a date.

    A day off moves the date to the next working day, before an event to the previous one, unless `on_day_off` says
    otherwise. Hours from a day without a time run from the end of that day.
    """
    term = event_term(term) if isinstance(term, str) else term
    on_day_off = on_day_off or ("previous" if term.before else "next")
    if on_day_off not in ON_DAY_OFF:
        raise TimetableRefused("unknown_on_day_off", given=on_day_off)
    if isinstance(event, datetime):
        if event.tzinfo is None:
            raise TimetableRefused("time_without_zone", given=event.isoformat())
        event = event.astimezone(VIET_NAM)
    sign = -1 if term.before else 1
    day = event.date() if isinstance(event, datetime) else event
    at = None
    moved = ""
    match term.unit:
        case "hours" if isinstance(event, datetime):
            at = event + timedelta(hours=sign * term.number)
            due = at.date()
        case "hours":
            due = day + sign * timedelta(days=-(-term.number // _HOURS_A_DAY))
        case "working_days":
            due = add_working_days(day, sign * term.number, holidays)
        case _:
            named = day + sign * timedelta(days=term.number)
            due, moved = _settled(named, on_day_off, holidays)
    named = day + sign * timedelta(days=term.number) if term.unit == "days" else due
    params: dict[str, str | int] = {
        "term": term.text,
        "event": str(day),
        "named": str(named),
        "due": str(due),
        "moved": moved,
    }
    if at is not None:
        params |= {"event_at": f"{event:%H:%M}", "at": f"{at:%H:%M}"}
    row = holidays.row(named)
    if moved and row is not None:
        params |= {"off_vi": row.vi, "off_en": row.en}
    return EventDue(due, Why("before_event" if term.before else "after_event", params), at)


def _settled(named: date, on_day_off: str, holidays: Holidays) -> tuple[date, str]:
    if is_working_day(named, holidays):
        return named, ""
    if on_day_off == "next":
        return first_working_day_from(named, holidays), "next"
    if on_day_off == "previous":
        return last_working_day_until(named, holidays), "previous"
    return named, "keep"
