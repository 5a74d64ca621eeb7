"""Periods with their due dates: a cadence, a scheme and a due rule in, dated periods out, each saying why.

Two questions: which periods does a commitment have over the term of its agreement (`periods`: the first and the last are
clipped to the term), and which whole periods are cut off within a range (`periods_cut_off`). What is owed, by whom and
whether it is late is not known here.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from phoihop.timetable.due_dates import Params, Why, days_off_named, first_working_day_after, named_day, settled
from phoihop.timetable.grids import Span, check_years, first_month, spans
from phoihop.timetable.holidays import STATUTORY, Holidays
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import DueRule
from phoihop.timetable.schemes import Scheme, day_in_month
from phoihop.timetable.timings import Due, Timing, timing

LONGEST_YEARS: Final = 100
"""The longest term or range, in years."""


class Period(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """One period of a commitment. `whole` is false where the term of the agreement or an amendment shortened it."""

    label: str
    from_: date
    to: date
    due: date
    why: Why
    whole: bool = True


def periods(
    cadence: str,
    scheme: Scheme | str,
    start: date,
    end: date | None,
    *,
    due: Due = None,
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
    if end is not None:
        _check_order(start, end)
    if when.grid is None:
        return _once(when, holidays)
    bounds = [day for day in (end, horizon) if day is not None]
    if not bounds:
        raise TimetableRefused("no_end")
    until = min(bounds)
    if until < start:
        return []
    _check_range(start, until)
    return [_clipped(span, start, end or span.to, when, holidays) for span in spans(when.grid, start, until)]


def periods_cut_off(
    cadence: str,
    scheme: Scheme | str,
    first: date,
    last: date,
    *,
    due: Due = None,
    on_day_off: str = "next",
    holidays: Holidays = STATUTORY,
    times: int | None = None,
    reporting: str = "yearly",
) -> list[Period]:
    """The whole periods whose cut-off lies in `first` to `last`, in order; none is clipped."""
    when = timing(cadence, scheme, due=due, on_day_off=on_day_off, times=times, reporting=reporting)
    _check_order(first, last)
    _check_range(first, last)
    if when.grid is None:
        return [period for period in _once(when, holidays) if first <= period.to <= last]
    whole = [span for span in spans(when.grid, first, last) if span.to <= last]
    return [_clipped(span, span.from_, span.to, when, holidays) for span in whole]


def _check_order(first: date, last: date) -> None:
    if first > last:
        raise TimetableRefused("range_reversed", first=first.isoformat(), last=last.isoformat())


def _check_range(first: date, last: date) -> None:
    check_years(first, last)
    if last.year - first.year > LONGEST_YEARS:
        raise TimetableRefused("range_too_long", most=LONGEST_YEARS)


def _once(when: Timing, holidays: Holidays) -> list[Period]:
    """The given date decides: it is first day, last day and, unless it is a day off, due date."""
    days = [(rule, rule.date) for rule in when.rules if rule.date is not None]
    check_years(*(day for _, day in days))
    return [_period(Span("once", day, day, day.year), rule, day, when, holidays) for rule, day in days]


def _clipped(span: Span, first: date, last: date, when: Timing, holidays: Holidays) -> Period:
    clipped = Span(span.label, max(span.from_, first), min(span.to, last), span.year, span.run)
    if not when.rules:
        why = Why("continuous", _span_params(clipped, whole=clipped == span))
        return Period(span.label, clipped.from_, clipped.to, clipped.to, why, clipped == span)
    rule = when.rules[span.run - 1] if len(when.rules) > 1 else when.rules[0]
    if rule.kind == "month_day" and when.times is not None:
        named = day_in_month(span.year, rule.month, rule.number)
        if named < span.from_:
            named = day_in_month(span.year + 1, rule.month, rule.number)
    elif rule.kind == "day_of_first_month" and when.grid is not None:
        named = _in_first_month(
            rule.number, first_month(when.grid, span), clipped.from_, late=clipped.from_ > span.from_
        )
    else:
        named = named_day(rule, clipped.to, holidays, shortened=clipped.to < span.to)
    return _period(clipped, rule, named, when, holidays, whole=clipped == span)


def _in_first_month(number: int, month: date, begins: date, *, late: bool) -> date:
    """A day of the period's first month; where the term begins only after it, that day of the month after the beginning."""
    named = day_in_month(month.year, month.month, number)
    return day_in_month(begins.year, begins.month + 1, number) if late and named < begins else named


def _period(span: Span, rule: DueRule, named: date, when: Timing, holidays: Holidays, *, whole: bool = True) -> Period:
    """Settle the named day and keep how the date was reached."""
    given = rule.kind in {"date", "month_day", "day_of_first_month"}
    not_before = None if given else first_working_day_after(span.to, holidays)
    due, moved = settled(named, when.on_day_off, holidays, not_before=not_before)
    counted_from = span.to if rule.kind == "working_days_after" else None
    params = _span_params(span, whole=whole)
    params |= {"rule": rule.text, "named": str(named), "due": str(due), "moved": moved}
    params |= days_off_named(named, due, holidays, counted_from=counted_from)
    return Period(span.label, span.from_, span.to, due, Why(rule.kind, params), whole)


def _span_params(span: Span, *, whole: bool) -> Params:
    return {"label": span.label, "from": str(span.from_), "to": str(span.to), "whole": int(whole)}
