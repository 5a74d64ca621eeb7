"""The forms of single facts: a day is a day of the calendar, a name can stand in a thread's label and in a key."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record import facts


def fits(text: object, form: object) -> bool:
    try:
        msgspec.convert(text, form)
    except msgspec.ValidationError:
        return False
    return True


def test_a_day_is_every_day_of_the_years_that_the_timetable_reckons_with_and_no_other():
    day, last = date(1899, 12, 25), date(2200, 1, 7)
    while day <= last:
        assert fits(str(day), facts.Day) == (1900 <= day.year <= 2199), day
        day += timedelta(days=1)


@given(st.integers(1890, 2210), st.integers(0, 13), st.integers(0, 32))
def test_what_no_calendar_has_is_no_day(year: int, month: int, number: int) -> None:
    text = f"{year:04}-{month:02}-{number:02}"
    try:
        is_day = 1900 <= date.fromisoformat(text).year <= 2199
    except ValueError:
        is_day = False
    assert fits(text, facts.Day) == is_day


@pytest.mark.parametrize("text", ["20260302", "2026-W10-1", "2026-3-2", " 2026-03-02", "2026-03-02\n", "2026-03-02T00"])
def test_a_day_has_one_spelling(text: str) -> None:
    assert not fits(text, facts.Day)
    assert not fits(text, facts.DayOrNone)


def test_where_there_may_be_no_day_it_is_empty():
    assert fits("", facts.DayOrNone)
    assert fits("2028-02-29", facts.DayOrNone)
    assert not fits("", facts.Day)


@pytest.mark.parametrize(
    "text", ["2026-03-02", "2026-03-02T09:30:00+07:00", "2026-03-02T09:30Z", "2199-12-31T23:59:59-14:59"]
)
def test_a_moment_is_a_day_or_a_time_with_its_offset(text: str) -> None:
    assert fits(text, facts.Moment)
    found = datetime.fromisoformat(text)
    assert "T" not in text or found.utcoffset() is not None


@pytest.mark.parametrize(
    "text", ["2026-03-02T09:30:00", "2026-03-02 09:30Z", "2026-03-02T24:00Z", "2026-03-02T09:30+15:00"]
)
def test_a_moment_without_a_zone_or_beyond_the_clock_is_none(text: str) -> None:
    assert not fits(text, facts.Moment)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("c7.2", True), ("p1", True), ("", False), (".c1", False), ("c/1", False), ("c 1", False), ("c1\n", False), ("c" * 31, False)],
)  # fmt: skip
def test_a_name_can_stand_in_the_label_of_a_thread(text: str, is_name: bool) -> None:
    assert fits(text, facts.Name) == is_name
    assert fits(text, facts.NameOrNone) == (is_name or not text)


def test_a_slot_has_no_dots():
    assert fits("p1", facts.Slot)
    assert not fits("p.1", facts.Slot)
    assert not fits("", facts.Slot)
    assert fits("", facts.SlotOrNone)


def test_codes_rules_and_ids_have_no_letters_that_a_header_could_not_spell():
    assert fits("day 25 of the last month; 09-30", facts.Rule)
    assert not fits("25\x00", facts.Rule)
    assert fits("decree-09-2019", facts.Code)
    assert not fits("a b", facts.Code)
    assert fits("a" * 32, facts.Organisation)
    assert not fits("", facts.Organisation)
    assert fits("", facts.OrganisationOrNone)
    assert not fits("A" * 32, facts.OrganisationOrNone)
