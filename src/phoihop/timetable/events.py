"""Terms that run from an event: "+3wd" is three working days after it, "-10d" ten days before, "+24h" 24 hours after.

The notation is the reader's (see `reading_notation.py`). Days and working days begin on the day after the event (Civil
Code 2015, article 147); hours run through days off. All at UTC+7, all year. What opens an occurrence is not known here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final, Literal

import msgspec

from phoihop.timetable.due_dates import Params, Why, days_off_named, settled
from phoihop.timetable.grids import check_years
from phoihop.timetable.holidays import STATUTORY, Holidays, add_working_days
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import MOST_DAYS
from phoihop.timetable.timings import check_on_day_off

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
    check_on_day_off(on_day_off)
    if isinstance(event, datetime):
        if event.tzinfo is None:
            raise TimetableRefused("time_without_zone", given=event.isoformat())
        check_years(event.date())
        event = event.astimezone(VIET_NAM)
    day = event.date() if isinstance(event, datetime) else event
    check_years(day)
    number = -term.number if term.before else term.number
    at, moved, counted_from = None, "", None
    if term.unit == "working_days":
        named = due = add_working_days(day, number, holidays)
        counted_from = day
    elif term.unit == "days":
        named = day + timedelta(days=number)
        due, moved = settled(named, on_day_off, holidays)
    elif isinstance(event, datetime):
        at = event + timedelta(hours=number)
        named = due = at.date()
    else:
        days = -(-term.number // _HOURS_A_DAY)
        named = due = day + timedelta(days=-days if term.before else days)
    params: Params = {"term": term.text, "event": str(day), "named": str(named), "due": str(due), "moved": moved}
    params |= days_off_named(named, due, holidays, counted_from=counted_from)
    if at is not None:
        params |= {"event_at": f"{event:%H:%M}", "at": f"{at:%H:%M}"}
    return EventDue(due, Why("before_event" if term.before else "after_event", params), at)
