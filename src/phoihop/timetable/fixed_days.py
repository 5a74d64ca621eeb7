"""The days off that the Labour Code itself fixes, computed for any year.

Labour Code 2019 article 112: New Year, five days of Tết, the Hùng Kings' day, 30 April, 1 May, 2 September with one day
beside it; article 111: a holiday on a weekly day of rest gives the next working day off. Today's law is used for
every year. What the government chooses each year (which five days, which day beside, swapped Saturdays) is not known
here: the usual choice is taken, and a holiday table (`holidays.py`) replaces it for the years that it covers.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from phoihop.timetable.lunar import lunar_day, lunar_new_year

SATURDAY: Final = 5


class FixedDay(NamedTuple):
    """One computed day off with its names."""

    date: date
    vi: str
    en: str


_NEW_YEAR: Final = ("Tết Dương lịch", "New Year's Day")
_TET: Final = ("Tết Nguyên đán", "Lunar New Year")
_HUNG_KINGS: Final = ("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day")
_VICTORY: Final = ("Ngày Chiến thắng 30/4", "Reunification Day")
_LABOUR: Final = ("Ngày Quốc tế Lao động 01/5", "International Labour Day")
_NATIONAL: Final = ("Quốc khánh 02/9", "National Day")


@lru_cache(maxsize=512)
def days_fixed_by_law(year: int) -> tuple[FixedDay, ...]:
    """All days off of a year by law alone, in order, with the days in lieu of those on a Saturday or Sunday.

    Tết is its eve and the first four days of the lunar year.
    """
    tet = lunar_new_year(year)
    national = date(year, 9, 2)
    named = {
        date(year, 1, 1): _NEW_YEAR,
        **dict.fromkeys((tet + timedelta(days=n) for n in range(-1, 4)), _TET),
        lunar_day(year, 3, 10): _HUNG_KINGS,
        date(year, 4, 30): _VICTORY,
        date(year, 5, 1): _LABOUR,
        national: _NATIONAL,
        _beside(national): _NATIONAL,
    }
    days = {day: FixedDay(day, vi, en) for day, (vi, en) in named.items()}
    for day in sorted(named):
        if day.weekday() < SATURDAY:
            continue
        instead = day
        while instead in days or instead.weekday() >= SATURDAY:
            instead += timedelta(days=1)
        vi, en = named[day]
        days[instead] = FixedDay(instead, f"Nghỉ bù {vi}", f"Day in lieu of {en}")
    return tuple(days[day] for day in sorted(days))


def _beside(national: date) -> date:
    """The day beside 2 September that is off: the one that joins the weekend, as decided each year from 2021 to 2026."""
    monday, thursday, sunday = 0, 3, 6
    return national + timedelta(days=1 if national.weekday() in {monday, thursday, sunday} else -1)
