from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable import (
    NO_HOLIDAYS,
    STATUTORY,
    DayRow,
    TimetableRefused,
    add_working_days,
    first_working_day_from,
    holiday_table,
    is_working_day,
    last_working_day_until,
    read_holidays,
)
from phoihop.timetable.fixed_days import days_fixed_by_law

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def days(*spans: str) -> set[date]:
    """The days of "2026-02-16" and "2026-02-16..20"."""
    found: set[date] = set()
    for span in spans:
        first, _, last = span.partition("..")
        begin = date.fromisoformat(first)
        found |= {begin + timedelta(days=n) for n in range(int(last or begin.day) - begin.day + 1)}
    return found


# By hand: the weekdays on which offices are closed, and the Saturdays on which they are open.
CLOSED = {
    2022: days("2022-01-03", "2022-01-31", "2022-02-01..04", "2022-04-11", "2022-05-02..03", "2022-09-01..02"),
    2023: days("2023-01-02", "2023-01-20", "2023-01-23..26", "2023-05-01..03", "2023-09-01", "2023-09-04"),
    2024: days(
        "2024-01-01", "2024-02-08..09", "2024-02-12..14", "2024-04-18", "2024-04-29..30", "2024-05-01", "2024-09-02..03"
    ),
    2025: days("2025-01-01", "2025-01-27..31", "2025-04-07", "2025-04-30", "2025-05-01..02", "2025-09-01..02"),
    2026: days(
        "2026-01-01..02", "2026-02-16..20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01..02"
    ),
    2027: days("2027-01-01", "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02"),
}
OPEN = days("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22")


@pytest.mark.parametrize("year", CLOSED)
def test_the_table_closes_and_opens_offices_on_the_days_of_the_notices(year):
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]
    assert {day for day in every if day.weekday() < 5 and not is_working_day(day)} == CLOSED[year]
    assert {day for day in every if day.weekday() >= 5 and is_working_day(day)} == {d for d in OPEN if d.year == year}


def test_every_row_of_the_table_has_a_name_in_both_languages_and_a_source():
    assert all(row.vi and row.en and row.source for row in STATUTORY.rows)
    assert {row.date.year for row in STATUTORY.rows} == set(range(2022, 2028))


def test_a_row_that_is_only_expected_never_counts():
    expected = [row for row in STATUTORY.rows if row.status == "expected"]
    assert date(2026, 11, 24) in {row.date for row in expected}
    assert date(2027, 2, 5) in {row.date for row in expected}
    for row in expected:
        assert STATUTORY.row(row.date) is None
        assert is_working_day(row.date) == (row.date.weekday() < 5)


def test_the_days_that_the_law_fixes_are_statutory_rows_of_every_year_of_the_table():
    statutory = {row.date for row in STATUTORY.rows if row.status == "statutory"}
    for year in range(2022, 2028):
        for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
            assert date(year, month, day) in statutory


# By hand. Where the table decides, it agrees with what would have been computed, but for the days that are chosen yearly.
COMPUTED = {
    2021: days(
        "2021-01-01", "2021-02-11..12", "2021-02-15..17", "2021-04-21", "2021-04-30", "2021-05-03", "2021-09-02..03"
    ),
    2028: days(
        "2028-01-03", "2028-01-25..28", "2028-01-31", "2028-04-04", "2028-05-01..02", "2028-09-01", "2028-09-04"
    ),
    2029: days("2029-01-01", "2029-02-12..16", "2029-04-23", "2029-04-30", "2029-05-01", "2029-09-03..04"),
    2030: days(
        "2030-01-01", "2030-02-01", "2030-02-04..07", "2030-04-12", "2030-04-30", "2030-05-01", "2030-09-02..03"
    ),
}


@pytest.mark.parametrize("year", COMPUTED)
def test_outside_the_table_the_days_that_the_law_fixes_are_computed(year):
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]
    assert {day for day in every if day.weekday() < 5 and not is_working_day(day)} == COMPUTED[year]
    assert not [day for day in every if day.weekday() >= 5 and is_working_day(day)]


def test_each_holiday_on_a_weekly_day_of_rest_gives_one_working_day_off():
    for year in range(1950, 2150):
        fixed = [day.date for day in days_fixed_by_law(year)]
        in_lieu = [day for day in days_fixed_by_law(year) if day.vi.startswith("Nghỉ bù")]
        assert len(in_lieu) == len([day for day in fixed if day.weekday() >= 5])
        assert all(day.date.weekday() < 5 for day in in_lieu)
        assert fixed == sorted(set(fixed))


def test_without_holidays_every_monday_to_friday_is_worked():
    assert is_working_day(date(2026, 2, 17), NO_HOLIDAYS)
    assert not is_working_day(date(2026, 8, 22), NO_HOLIDAYS)
    assert is_working_day(date(2030, 1, 1), NO_HOLIDAYS)


@given(day=DAYS, n=st.integers(1, 300))
def test_working_days_added_and_taken_away_come_back_to_a_working_day(day, n):
    later = add_working_days(day, n)
    assert is_working_day(later)
    between = [day + timedelta(days=k) for k in range(1, (later - day).days + 1)]
    assert len([one for one in between if is_working_day(one)]) == n
    assert add_working_days(later, -n) == last_working_day_until(day)


@given(day=DAYS)
def test_the_next_and_the_previous_working_day_are_worked_and_lie_on_their_side(day):
    assert is_working_day(first_working_day_from(day))
    assert is_working_day(last_working_day_until(day))
    assert last_working_day_until(day) <= day <= first_working_day_from(day)
    assert add_working_days(day, 0) == day


def test_a_table_from_a_file_alone_speaks_for_the_years_that_it_names_and_the_law_for_all_others():
    table = read_holidays(b'{"years": [2026, 2026], "days": [{"date": "2026-11-24"}]}')
    assert not is_working_day(date(2026, 11, 24), table)
    assert is_working_day(date(2026, 9, 2), table)
    assert not is_working_day(date(2027, 9, 2), table)


def test_a_table_that_names_no_years_alone_speaks_for_those_whose_new_year_stands_in_it():
    table = holiday_table([DayRow(date(2029, 5, 2)), DayRow(date(2028, 1, 1), status="statutory")])
    assert [row.date for row in table.rows] == [date(2028, 1, 1), date(2029, 5, 2)]
    assert (table.covers(2027), table.covers(2028), table.covers(2029)) == (False, True, False)
    assert is_working_day(date(2028, 5, 1), table)
    assert not is_working_day(date(2029, 5, 1), table)
    assert not is_working_day(date(2029, 5, 2), table)
    assert not is_working_day(date(2026, 9, 2), holiday_table([]))


def test_a_new_year_that_is_only_expected_covers_nothing():
    assert not holiday_table([DayRow(date(2028, 1, 3), status="expected")]).covers(2028)
    assert not holiday_table([DayRow(date(2028, 1, 1), status="expected")]).covers(2028)


def test_a_row_of_the_table_wins_over_a_computed_day():
    table = holiday_table([DayRow(date(2030, 2, 2), "working"), DayRow(date(2030, 4, 30), vi="Lễ riêng")])
    assert is_working_day(date(2030, 2, 2), table)
    row = table.row(date(2030, 4, 30))
    assert row is not None
    assert row.vi == "Lễ riêng"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "holidays_unreadable"),
        (b"\xff\xfe{", "holidays_unreadable"),
        (b"[" * 100_000, "holidays_unreadable"),
        (b'{"days": [{"date": "2026-02-30"}]}', "holidays_unreadable"),
        (b'{"days": [{"date": "2026-02-03", "status": "guessed"}]}', "holidays_unreadable"),
        (b'{"days": [{"date": "2026-02-03", "note": "x"}]}', "holidays_unreadable"),
        (b'{"days": [], "note": "x"}', "holidays_unreadable"),
        (b'{"days": [{"date": "2026-02-03"}, {"date": "2026-02-03"}]}', "holiday_twice"),
        (b'{"days": [{"date": "2026-02-03", "day": "working"}]}', "working_day_on_weekday"),
        (b'{"years": [2027, 2026], "days": []}', "holiday_years_reversed"),
    ],
)
def test_a_holiday_file_that_makes_no_sense_is_refused(data, code):
    with pytest.raises(TimetableRefused) as refused:
        read_holidays(data)
    assert refused.value.code == code


def test_a_holiday_file_may_be_as_large_as_the_limit_and_no_larger():
    data = b'{"days": [{"date": "2026-11-24"}]}'
    assert read_holidays(data.ljust(1_000_000)).rows == (DayRow(date(2026, 11, 24), "off", "decided"),)
    with pytest.raises(TimetableRefused) as refused:
        read_holidays(data.ljust(1_000_001))
    assert (refused.value.code, refused.value.params) == ("holidays_too_large", {"limit": 1_000_000})
