"""Grids of periods: which days a cadence cuts the calendar into under a scheme, each with its label.

A grid knows whole periods only: no term of an agreement, no due date, no holiday. Weeks, months, quarters, half-years
and years tile the calendar; the nine-month period leaves the rest of its year out. `once` and `on_event` have no grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import CADENCES, DueRule
from phoihop.timetable.schemes import Scheme, day_in_month

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""The years for which the lunar calendar is good."""

_LENGTHS: Final = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "nine_monthly": 9, "yearly": 12}
_MARKS: Final = {"monthly": "M", "quarterly": "Q", "half_yearly": "H"}
_MONTHS: Final = 12
_DAY: Final = timedelta(days=1)


class Span(msgspec.Struct, frozen=True):
    """A period by its label and its first and last day; `year` is the year of the label, `run` its place in it."""

    label: str
    from_: date
    to: date
    year: int
    run: int = 0


class Grid(msgspec.Struct, frozen=True):
    """What cuts the calendar: a cadence under a scheme, the year cut into `times` runs, or a year that ends on a day."""

    cadence: str
    scheme: Scheme
    times: int | None = None
    year_end: tuple[int, int] | None = None


def grid_of(
    cadence: str,
    scheme: Scheme,
    *,
    rules: tuple[DueRule, ...] = (),
    times: int | None = None,
    reporting: str = "yearly",
) -> Grid | None:
    """The grid of a commitment; None for `once` and `on_event`.

    Continuous work is reported by `reporting`, the period of the agreement's own clause. A yearly rule `MM-DD` ends the
    year on that day.
    """
    check_cadence(cadence)
    if cadence == "continuous":
        check_cadence(reporting)
        if reporting in {"once", "continuous", "on_event"}:
            raise TimetableRefused("reporting_unfit", given=reporting)
        cadence = reporting
    if times is not None and (cadence != "yearly" or times < 1 or _MONTHS % times):
        raise TimetableRefused("times_unfit", times=times, cadence=cadence)
    if cadence in {"once", "on_event"}:
        return None
    year_end = None
    if cadence == "yearly" and times is None and rules and rules[0].kind == "month_day":
        year_end = (rules[0].month, rules[0].number)
    return Grid(cadence, scheme, times, year_end)


def first_month(grid: Grid, span: Span) -> date:
    """The first day of the first reporting month of a period of months, whatever day cuts it off."""
    length = _MONTHS // grid.times if grid.times else _LENGTHS[grid.cadence]
    return day_in_month(span.year, (span.run - 1) * length + 1, 1)


def check_years(*days: date) -> None:
    """Refuse a date outside the years that the timetable can reckon with."""
    for day in days:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise TimetableRefused("year_out_of_range", given=day.isoformat(), first=FIRST_YEAR, last=LAST_YEAR)


def check_cadence(cadence: str) -> None:
    """Refuse a word that is no cadence."""
    if cadence not in CADENCES:
        raise TimetableRefused("unknown_cadence", given=cadence, known=", ".join(CADENCES))


def spans(grid: Grid, first: date, last: date) -> list[Span]:
    """The whole periods that have a day in `first` to `last`, in order."""
    every = _weeks(grid.scheme, first, last) if grid.cadence == "weekly" else _runs(grid, first.year - 1, last.year + 1)
    return [span for span in every if span.to >= first and span.from_ <= last]


def boundaries(grid: Grid, first: date, last: date) -> list[date]:
    """The days in `first` to `last` on which a period begins, or the day after one ends, in order."""
    edges = {day for span in spans(grid, first - _DAY, last) for day in (span.from_, span.to + _DAY)}
    return sorted(day for day in edges if first <= day <= last)


def _weeks(scheme: Scheme, first: date, last: date) -> Iterator[Span]:
    """Weeks, numbered as in ISO 8601: a week belongs to the year that holds its fourth day."""
    begin = first - timedelta(days=(first.weekday() - scheme.first_weekday) % 7)
    while begin <= last:
        middle = begin + timedelta(days=3)
        number = (middle.timetuple().tm_yday - 1) // 7 + 1
        yield Span(f"{middle.year}-W{number:02}", begin, begin + timedelta(days=6), middle.year, number)
        begin += timedelta(days=7)


def _runs(grid: Grid, first_year: int, last_year: int) -> Iterator[Span]:
    """Runs of months, year by year."""
    for year in range(first_year, last_year + 1):
        if grid.year_end is not None:
            month, day = grid.year_end
            begin = day_in_month(year - 1, month, day) + _DAY
            yield Span(f"{year}-Y", begin, day_in_month(year, month, day), year)
            continue
        length = _MONTHS // grid.times if grid.times else _LENGTHS[grid.cadence]
        for run in range(1, _MONTHS // length + 1):
            last_month = run * length
            begin = grid.scheme.cut_off(year, last_month - length) + _DAY
            yield Span(_label(grid, year, run), begin, grid.scheme.cut_off(year, last_month), year, run)


def _label(grid: Grid, year: int, run: int) -> str:
    if grid.times:
        return f"{year}-D{run}"
    if grid.cadence == "yearly":
        return f"{year}-Y"
    if grid.cadence == "nine_monthly":
        return f"{year}-9M"
    width = 2 if grid.cadence == "monthly" else 1
    return f"{year}-{_MARKS[grid.cadence]}{run:0{width}}"
