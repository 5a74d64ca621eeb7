"""The reader's notation of time to the timetable's: what a text says to what can be computed.

The reader writes `MM-DD`, `YYYY-MM-DD`, `YYYY`, `day 20`, `+15d`, `+3wd`, `+24h`, `-10d`, `-1wd`. What has no date of
its own becomes an occurrence opened by its event. Where the two do not meet, `ask` says what a person must add;
nothing is guessed silently.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from phoihop.timetable.events import EventTerm, event_term
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import CADENCES, PERIODIC, due_rule

_DAY_OF_EACH: Final = re.compile(r"day ([0-9]{1,4})")
_YEAR: Final = re.compile(r"[0-9]{4}")
_MONTHS: Final = frozenset(PERIODIC) - {"weekly"}
_LAST_CUTOFF: Final = 14
"""Up to this day of the month (the cut-off of Decree 09/2019) a report can only be meant for the month after."""


class ReadTime(msgspec.Struct, frozen=True):
    """What the reader's cadence and due become: a due rule, or a term from an event, or a question.

    `cadence` is None where the text does not say and the due does not decide it. `ask` is one of which_cadence,
    which_year, which_due, which_event and "".
    """

    cadence: str | None
    due: str | None = None
    term: EventTerm | None = None
    ask: str = ""


def from_reading(cadence: str, due: str | None, month: str = "") -> ReadTime:
    """Turn what the reader found into a rule of the timetable; an unknown notation becomes a question.

    `month` says in which month of its period a bare day lies (first, last, following), "" where the text does not.
    """
    known = cadence if cadence in CADENCES else None
    if due is None:
        return _without_due(known)
    written = " ".join(due.split()).lower()
    try:
        if written[:1] in {"+", "-"}:
            return _counted(known, event_term(written))
        if found := _DAY_OF_EACH.fullmatch(written):
            return _day_of_each(known, int(found[1]), month)
        if _YEAR.fullmatch(written):
            written += "-12-31"
        return _dated(known, due_rule(written).text, due_rule(written).kind)
    except TimetableRefused:
        return ReadTime(known, ask="which_due")


def _without_due(cadence: str | None) -> ReadTime:
    if cadence is None:
        return ReadTime(None, ask="which_cadence")
    return ReadTime(cadence, ask="" if cadence in {"continuous", "on_event"} else "which_due")


def _counted(cadence: str | None, term: EventTerm) -> ReadTime:
    """After the cut-off where there are periods; else, and before anything, from an event."""
    if cadence in PERIODIC and not term.before and term.unit != "hours":
        words = "working days" if term.unit == "working_days" else "days"
        return ReadTime(cadence, due_rule(f"{term.number} {words} after").text)
    return ReadTime("on_event", term=term, ask="" if cadence == "on_event" else "which_event")


def _day_of_each(cadence: str | None, day: int, month: str) -> ReadTime:
    """A day of each period (ngày 20 hằng tháng): in the month that is told, else in its last, or where that comes before
    the cut-off in the month after.
    """
    if cadence not in _MONTHS:
        return ReadTime(cadence, ask="which_cadence" if cadence is None else "which_due")
    month = month or ("following" if day <= _LAST_CUTOFF else "last")
    return ReadTime(cadence, due_rule(f"day {day} of the {month} month").text)


def _dated(cadence: str | None, due: str, kind: str) -> ReadTime:
    """A day each year goes with yearly, a date with once; a day without a year lacks its year."""
    if kind == "month_day":
        if cadence in {"yearly", "continuous"}:
            return ReadTime(cadence, due)
        return ReadTime(cadence, ask="which_year" if cadence in {"once", None} else "which_due")
    if kind == "date" and cadence in {"once", "on_event", None}:
        return ReadTime("once", due)
    return ReadTime(cadence, ask="which_due")
