"""Periods with their due dates: a cadence, a scheme and a due rule in, dated periods out, each saying why.

Two questions: which periods does a commitment have over the term of its agreement (`periods`: the first and the last are
clipped to the term), and which whole periods are cut off within a range (`periods_cut_off`). What is owed, by whom and
whether it is late is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

import msgspec

from phoihop.timetable.grids import FIRST_YEAR, LAST_YEAR, Span, check_cadence, grid_of, spans
from phoihop.timetable.holidays import (
    STATUTORY,
    Holidays,
    add_working_days,
    first_working_day_from,
    is_working_day,
    last_working_day_until,
)
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import DueRule, check_fits, due_rule
from phoihop.timetable.schemes import Scheme, day_in_month, scheme_named

OnDayOff = Literal["previous", "next", "keep"]
ON_DAY_OFF: Final[tuple[str, ...]] = get_args(OnDayOff)

LONGEST_YEARS: Final = 100
"""The longest term or range, in years."""

_DAY: Final = timedelta(days=1)


class Why(msgspec.Struct, frozen=True):
    """How a due date was reached: a code and its parameters; `sentences.py` words it."""

    code: str
    params: Mapping[str, str | int] = {}


class Period(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """One period of a commitment. `whole` is false where the term of the agreement or an amendment shortened it."""

    label: str
    from_: date
    to: date
    due: date
    why: Why
    whole: bool = True


class Timing(msgspec.Struct, frozen=True):
    """When one commitment is due, checked: made by `timing`, read by everything that makes periods."""

    cadence: str
    scheme: Scheme
    rules: tuple[DueRule, ...]
    on_day_off: str = "next"
    times: int | None = None
    reporting: str = "yearly"


def timing(
    cadence: str,
    scheme: Scheme | str,
    *,
    due: str | DueRule | Sequence[str | DueRule] | None,
    on_day_off: str = "next",
    times: int | None = None,
    reporting: str = "yearly",
) -> Timing:
    """Check that cadence, scheme, due rule and the rest go together, or refuse with a code.

    `due` left out means the scheme's own rule. With `times`, one rule for all runs of the year or one for each.
    """
    check_cadence(cadence)
    scheme = scheme_named(scheme)
    if on_day_off not in ON_DAY_OFF:
        raise TimetableRefused("unknown_on_day_off", given=on_day_off)
    given: Sequence[str | DueRule]
    if due is None:
        given = [scheme.due] if scheme.due and cadence not in {"once", "weekly", "continuous", "on_event"} else []
    else:
        given = [due] if isinstance(due, str | DueRule) else due
    rules = tuple(due_rule(one) if isinstance(one, str) else one for one in given)
    if cadence == "on_event":
        if rules:
            raise TimetableRefused("event_has_no_rule", due=rules[0].text)
        return Timing(cadence, scheme, rules, on_day_off)
    grid_of(cadence, scheme, rules=rules, times=times, reporting=reporting)
    if not rules and cadence != "continuous":
        raise TimetableRefused("due_needed", cadence=cadence)
    if len(rules) > 1 and len(rules) != times:
        raise TimetableRefused("one_rule_each", given=len(rules), times=times or 1)
    for rule in rules:
        check_fits(rule, reporting if cadence == "continuous" else cadence)
    return Timing(cadence, scheme, rules, on_day_off, times, reporting)


def periods(
    cadence: str,
    scheme: Scheme | str,
    start: date,
    end: date | None,
    *,
    due: str | DueRule | Sequence[str | DueRule] | None = None,
    on_day_off: str = "next",
    holidays: Holidays = STATUTORY,
    times: int | None = None,
    reporting: str = "yearly",
    horizon: date | None = None,
) -> list[Period]:
    """The periods of a commitment over the term `start` to `end` of its agreement, in order.

    The first and the last are clipped to the term, and a due date is reckoned from the clipped cut-off. `horizon` clips
    nothing: periods that begin after it are left out, and an agreement without an end needs one. The date of a
    commitment due once stands whatever the term; `on_event` has no periods.
    """
    when = timing(cadence, scheme, due=due, on_day_off=on_day_off, times=times, reporting=reporting)
    return clipped_periods(when, start, end, holidays=holidays, horizon=horizon)


def clipped_periods(
    when: Timing, start: date, end: date | None, *, holidays: Holidays = STATUTORY, horizon: date | None = None
) -> list[Period]:
    """As `periods`, of a timing already checked."""
    until = min(day for day in (end, horizon, date.max) if day is not None)
    if until == date.max:
        raise TimetableRefused("no_end")
    last = end if end is not None else date.max
    if end is not None:
        _check_order(start, end)
    if when.cadence == "once":
        return [_once(when, holidays)]
    grid = grid_of(when.cadence, when.scheme, rules=when.rules, times=when.times, reporting=when.reporting)
    if grid is None or until < start:
        return []
    _check_range(start, until)
    return [_clipped(span, start, last, when, holidays) for span in spans(grid, start, until)]


def periods_cut_off(
    cadence: str,
    scheme: Scheme | str,
    first: date,
    last: date,
    *,
    due: str | DueRule | Sequence[str | DueRule] | None = None,
    on_day_off: str = "next",
    holidays: Holidays = STATUTORY,
    times: int | None = None,
    reporting: str = "yearly",
) -> list[Period]:
    """The whole periods whose cut-off lies in `first` to `last`, in order; none is clipped."""
    when = timing(cadence, scheme, due=due, on_day_off=on_day_off, times=times, reporting=reporting)
    _check_order(first, last)
    _check_range(first, last)
    if when.cadence == "once":
        return [period for period in [_once(when, holidays)] if first <= period.to <= last]
    grid = grid_of(when.cadence, when.scheme, rules=when.rules, times=when.times, reporting=when.reporting)
    if grid is None:
        return []
    return [_clipped(span, span.from_, span.to, when, holidays) for span in spans(grid, first, last) if span.to <= last]


def _check_order(first: date, last: date) -> None:
    if first > last:
        raise TimetableRefused("range_reversed", first=first.isoformat(), last=last.isoformat())


def _check_range(first: date, last: date) -> None:
    for day in (first, last):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise TimetableRefused("year_out_of_range", first=FIRST_YEAR, last=LAST_YEAR, given=day.isoformat())
    if last.year - first.year > LONGEST_YEARS:
        raise TimetableRefused("range_too_long", most=LONGEST_YEARS)


def _once(when: Timing, holidays: Holidays) -> Period:
    """The given date decides: it is first day, last day and, unless it is a day off, due date."""
    day = when.rules[0].date
    assert day is not None
    _check_range(day, day)
    return _period(Span("once", day, day, day.year), when.rules[0], day, when, holidays)


def _clipped(span: Span, first: date, last: date, when: Timing, holidays: Holidays) -> Period:
    clipped = Span(span.label, max(span.from_, first), min(span.to, last), span.year, span.run)
    if not when.rules:
        params = {"label": span.label, "from": str(clipped.from_), "to": str(clipped.to), "due": str(clipped.to)}
        why = Why("continuous", params)
        return Period(span.label, clipped.from_, clipped.to, clipped.to, why, whole=clipped == span)
    rule = when.rules[span.run - 1] if len(when.rules) > 1 else when.rules[0]
    raw = _named_day(rule, clipped, when, holidays, shortened=clipped.to < span.to)
    return _period(clipped, rule, raw, when, holidays, whole=clipped == span)


def _named_day(rule: DueRule, span: Span, when: Timing, holidays: Holidays, *, shortened: bool) -> date:
    """The day that a rule names, before days off. After a clipped cut-off a day of a month is the next such day."""
    to = span.to
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
            if when.times is None:
                return to
            day = day_in_month(span.year, rule.month, rule.number)
            return day if day >= span.from_ else day_in_month(span.year + 1, rule.month, rule.number)


def _period(span: Span, rule: DueRule, raw: date, when: Timing, holidays: Holidays, *, whole: bool = True) -> Period:
    """Move the named day off a day off and say how the date was reached."""
    due, moved = raw, ""
    if not is_working_day(raw, holidays) and when.on_day_off == "keep":
        moved = "keep"
    elif not is_working_day(raw, holidays) and when.on_day_off == "next":
        due, moved = first_working_day_from(raw, holidays), "next"
    elif not is_working_day(raw, holidays):
        due, moved = last_working_day_until(raw, holidays), "previous"
        earliest = first_working_day_from(span.to + _DAY, holidays)
        if rule.kind not in {"date", "month_day"} and due < earliest:
            due, moved = earliest, "first"
    params: dict[str, str | int] = {
        "label": span.label,
        "from": str(span.from_),
        "to": str(span.to),
        "rule": rule.text,
        "named": str(raw),
        "due": str(due),
        "moved": moved,
        "whole": int(whole),
    }
    for key, names in _names_on_the_way(rule, span.to, raw, due, holidays).items():
        params[key] = "; ".join(names)
    return Period(span.label, span.from_, span.to, due, Why(rule.kind, params), whole)


def _names_on_the_way(rule: DueRule, to: date, raw: date, due: date, holidays: Holidays) -> dict[str, list[str]]:
    """The holidays that a count of working days skipped, that the named day is, and that a move passed over."""
    counted = _days(to + _DAY, raw) if rule.kind == "working_days_after" else []
    passed = [day for day in _days(min(raw, due), max(raw, due)) if day != raw]
    found: dict[str, list[str]] = {}
    for key, days in (("skipped", counted), ("off", [raw]), ("passed", passed)):
        rows = [row for row in map(holidays.row, days) if row is not None and row.day == "off"]
        if rows:
            found[f"{key}_vi"] = list(dict.fromkeys(row.vi for row in rows))
            found[f"{key}_en"] = list(dict.fromkeys(row.en for row in rows))
    return found


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
