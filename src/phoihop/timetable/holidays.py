"""Working days: Monday to Friday and swapped Saturdays, less the days off of a holiday table.

Each row of a table has a status: statutory (luật định), decided (đã quyết định) or expected (dự kiến); expected rows
never count. For the years that a table covers it alone speaks, so a day that the law fixes must be a row there (New
Year's Day shows that a year is covered); in all other years the days that the law itself fixes are computed
(`fixed_days.py`). Opening a file is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Final, Literal

import msgspec

from phoihop.timetable.fixed_days import SATURDAY, days_fixed_by_law
from phoihop.timetable.refusal import TimetableRefused

LARGEST_TABLE: Final = 1_000_000
"""The largest holiday file in bytes."""


class DayRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a holiday table: a day off, or a Saturday or Sunday that is worked."""

    date: date
    day: Literal["off", "working"] = "off"
    status: Literal["statutory", "decided", "expected"] = "decided"
    vi: str = ""
    en: str = ""
    source: str = ""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of a file: its rows and, where it says so, the first and the last year for which it alone speaks."""

    days: tuple[DayRow, ...]
    years: tuple[int, int] | None = None


@dataclass(frozen=True)
class Holidays:
    """A holiday table. `years`: the first and last year for which it alone speaks.

    Where `years` is left out these are the years whose 1 January stands in the table. In other years its rows count
    beside the days computed from the law, unless `by_law` is false.
    """

    rows: tuple[DayRow, ...] = ()
    years: tuple[int, int] | None = None
    by_law: bool = True

    @cached_property
    def _counting(self) -> dict[date, DayRow]:
        return {row.date: row for row in self.rows if row.status != "expected"}

    def covers(self, year: int) -> bool:
        """Whether the table alone speaks for a year."""
        if self.years is None:
            return date(year, 1, 1) in self._counting
        return self.years[0] <= year <= self.years[1]

    def row(self, day: date) -> DayRow | None:
        """The row that counts for `day`, from the table or computed; None on a day like any other."""
        row = self._counting.get(day)
        if row is not None or not self.by_law or self.covers(day.year):
            return row
        return _computed(day.year).get(day)


@lru_cache(maxsize=512)
def _computed(year: int) -> dict[date, DayRow]:
    """The days off of a year that the law itself fixes, as rows."""
    source = "Bộ luật Lao động 2019, Điều 111, Điều 112"
    return {
        fixed.date: DayRow(fixed.date, "off", "statutory", fixed.vi, fixed.en, source)
        for fixed in days_fixed_by_law(year)
    }


def holiday_table(rows: Iterable[DayRow], years: tuple[int, int] | None = None) -> Holidays:
    """A checked table of `rows` in order; for `years` see `Holidays`."""
    kept = tuple(sorted(rows, key=lambda row: row.date))
    for one, other in pairwise(kept):
        if one.date == other.date:
            raise TimetableRefused("holiday_twice", date=one.date.isoformat())
    for row in kept:
        if row.day == "working" and row.date.weekday() < SATURDAY:
            raise TimetableRefused("working_day_on_weekday", date=row.date.isoformat())
    if years is not None and years[0] > years[1]:
        raise TimetableRefused("holiday_years_reversed", first=years[0], last=years[1])
    return Holidays(kept, years)


def read_holidays(data: bytes) -> Holidays:
    """A holiday table from JSON of the form of `holidays.json` beside this module."""
    if len(data) > LARGEST_TABLE:
        raise TimetableRefused("holidays_too_large", limit=LARGEST_TABLE)
    try:
        table = msgspec.json.decode(data, type=_Table)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
        raise TimetableRefused("holidays_unreadable", detail=str(broken)) from broken
    return holiday_table(table.days, table.years)


STATUTORY: Final = read_holidays(resources.files("phoihop.timetable").joinpath("holidays.json").read_bytes())
"""The table of 2022 to 2027 that comes with the product; other years are computed."""

NO_HOLIDAYS: Final = Holidays(by_law=False)
"""Monday to Friday and nothing else."""


def is_working_day(day: date, holidays: Holidays = STATUTORY) -> bool:
    """Whether offices work on `day`."""
    row = holidays.row(day)
    return row.day == "working" if row is not None else day.weekday() < SATURDAY


def first_working_day_from(day: date, holidays: Holidays = STATUTORY) -> date:
    """`day` itself if it is worked, else the next working day."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def last_working_day_until(day: date, holidays: Holidays = STATUTORY) -> date:
    """`day` itself if it is worked, else the working day before it."""
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day


def add_working_days(day: date, n: int, holidays: Holidays = STATUTORY) -> date:
    """The n-th working day after `day` (before it when n is negative); the day after it is day 1 if it is worked.

    Civil Code 2015, article 147: a period in days begins on the next day. With n = 0, `day` itself.
    """
    step = timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day
