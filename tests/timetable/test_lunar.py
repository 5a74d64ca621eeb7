from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from phoihop.timetable.lunar import lunar_day, lunar_new_year

# Mùng 1 Tết as it was, or will be, kept in Viet Nam. In 1985, 2007 and 2030 a calendar reckoned at UTC+8 has another day.
TET = [
    "1968-01-29",
    "1969-02-16",
    "1975-02-11",
    "1985-01-21",
    "2000-02-05",
    "2001-01-24",
    "2002-02-12",
    "2003-02-01",
    "2004-01-22",
    "2005-02-09",
    "2006-01-29",
    "2007-02-17",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-02",
    "2031-01-23",
    "2032-02-11",
    "2033-01-31",
    "2034-02-19",
    "2035-02-08",
]


@pytest.mark.parametrize("day", TET)
def test_the_lunar_new_year_falls_on_the_day_on_which_it_is_kept(day):
    assert lunar_new_year(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2022, "2022-04-10"),
        (2023, "2023-04-29"),  # after a leap second month
        (2024, "2024-04-18"),
        (2025, "2025-04-07"),
        (2026, "2026-04-26"),
        (2027, "2027-04-16"),
    ],
)
def test_the_hung_kings_day_is_the_tenth_of_the_third_lunar_month(year, day):
    assert lunar_day(year, 3, 10) == date.fromisoformat(day)


def test_lunar_months_follow_each_other_by_29_or_30_days_and_a_leap_month_fills_the_gap():
    for year in range(1900, 2200):
        firsts = [lunar_day(year, month, 1) for month in range(1, 11)]
        gaps = [(later - sooner).days for sooner, later in itertools.pairwise(firsts)]
        leaps = [gap for gap in gaps if gap > 30]
        assert all(gap in {29, 30} or gap in {58, 59, 60} for gap in gaps)
        assert len(leaps) <= 1


def test_the_lunar_new_year_lies_between_20_january_and_21_february():
    for year in range(1900, 2200):
        assert date(year, 1, 20) <= lunar_new_year(year) <= date(year, 2, 21)
        assert lunar_new_year(year + 1) - lunar_new_year(year) in {
            timedelta(days=n) for n in (353, 354, 355, 383, 384, 385)
        }
