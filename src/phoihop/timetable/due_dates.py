"""From a rule to a due date: the day that the rule names, moved off a day off, with the reason kept.

A date that is moved back never falls before the first working day after the cut-off, so that there is a working day
between cut-off and sending (Decree 09/2019, article 8); dates that were given as such are left aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, get_args

import msgspec

from phoihop.timetable.holidays import (
    Holidays,
    add_working_days,
    first_working_day_from,
    is_working_day,
    last_working_day_until,
)
from phoihop.timetable.rules import DueRule, RuleKind
from phoihop.timetable.schemes import day_in_month

Params = dict[str, str | int]

ONE_DAY = timedelta(days=1)


WHY_CODES: Final = (
    *get_args(RuleKind),
    "continuous",
    "after_event",
    "before_event",
    "period_changed",
    "due_unreadable",
)
"""Every code of a reason: a rule's kind, an event, and what is said of a row that the terms do not date."""


class Why(msgspec.Struct, frozen=True):
    """How a due date was reached: one of `WHY_CODES` and its parameters; `sentences.py` words it."""

    code: str
    params: Mapping[str, str | int] = {}


def named_day(rule: DueRule, to: date, holidays: Holidays, *, shortened: bool) -> date:
    """The day that a rule names after the cut-off `to`, whether it is worked or not.

    A day of the last month may lie before the cut-off where the scheme is so made (the figures are then an estimate),
    but not because the period was shortened: then it is that day of the month after.
    """
    match rule.kind:
        case "day_of_last_month":
            day = day_in_month(to.year, to.month, rule.number)
            return day_in_month(to.year, to.month + 1, rule.number) if shortened and day <= to else day
        case "day_of_following_month":
            return day_in_month(to.year, to.month + 1, rule.number)
        case "working_days_after":
            return add_working_days(to, rule.number, holidays)
        case "days_after":
            return to + timedelta(days=rule.number)
        case "weekday":
            return to + timedelta(days=(rule.number - to.weekday() - 1) % 7 + 1)
        case _:
            return to


def settled(named: date, on_day_off: str, holidays: Holidays, *, not_before: date | None = None) -> tuple[date, str]:
    """The due date for the day named, and what a day off did to it.

    That is "" (it is worked), "keep", "next", "previous", or "first" where moving back would have come before
    `not_before`.
    """
    if is_working_day(named, holidays):
        return named, ""
    if on_day_off == "keep":
        return named, "keep"
    if on_day_off == "next":
        return first_working_day_from(named, holidays), "next"
    due = last_working_day_until(named, holidays)
    if not_before is not None and due < not_before:
        return not_before, "first"
    return due, "previous"


def first_working_day_after(to: date, holidays: Holidays) -> date:
    """The first working day after a cut-off."""
    return first_working_day_from(to + ONE_DAY, holidays)


def days_off_named(named: date, due: date, holidays: Holidays, *, counted_from: date | None = None) -> Params:
    """The holidays behind a due date, for its sentence.

    `off`: what the named day is; `passed`: the holidays that a move went over; `skipped`: those that a count of working
    days from `counted_from` left out.
    """
    between = _days(named, due) if due >= named else _days(due, named)
    found = _names("off", [named], holidays) | _names("passed", [day for day in between if day != named], holidays)
    if counted_from is not None:
        counted = _days(counted_from, named) if named > counted_from else _days(named, counted_from)
        found |= _names("skipped", [day for day in counted if day != counted_from], holidays)
    return found


def _names(key: str, days: Iterable[date], holidays: Holidays) -> Params:
    rows = [row for row in map(holidays.row, days) if row is not None and row.day == "off"]
    if not rows:
        return {}
    return {f"{key}_vi": _listed([row.vi for row in rows]), f"{key}_en": _listed([row.en or row.vi for row in rows])}


def _listed(names: list[str]) -> str:
    """Each name once; a day in lieu of a holiday that is named already goes without saying."""
    return ", ".join(
        name for name in dict.fromkeys(names) if not any(other != name and other in name for other in names if other)
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
