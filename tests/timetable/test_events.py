from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable import VIET_NAM, EventTerm, TimetableRefused, due_of, event_term, is_working_day
from timetable.making import DAYS

TERMS = {
    "+3wd": EventTerm(3, "working_days"),
    "+15d": EventTerm(15, "days"),
    "+24h": EventTerm(24, "hours"),
    "-10d": EventTerm(10, "days", before=True),
    "-1wd": EventTerm(1, "working_days", before=True),
}


@pytest.mark.parametrize("text", TERMS)
def test_a_term_is_read_and_written_in_the_notation_of_the_reader(text):
    assert event_term(text) == TERMS[text]
    assert event_term(text).text == text


# By hand: 29/4/2026 is a Wednesday before 30/4 and 01/5; Tuesday 5/5 is the second working day after.
BY_HAND = [
    ("+2wd", "2026-04-29", "2026-05-05"),
    ("+3wd", "2026-04-29", "2026-05-06"),
    ("+1wd", "2026-05-02", "2026-05-04"),
    ("+2d", "2026-04-29", "2026-05-04"),
    ("+15d", "2026-04-29", "2026-05-14"),
    ("+24h", "2026-04-29", "2026-04-30"),
    ("+25h", "2026-04-29", "2026-05-01"),
    ("-24h", "2026-04-29", "2026-04-28"),
    ("-1wd", "2026-05-04", "2026-04-29"),
    ("-5wd", "2026-05-04", "2026-04-22"),
    ("-10d", "2026-05-12", "2026-04-29"),
    ("-10d", "2026-05-15", "2026-05-05"),
]


@pytest.mark.parametrize(("term", "event", "expected"), BY_HAND)
def test_a_term_from_a_day_ends_on_the_day_worked_out_by_hand(term, event, expected):
    found = due_of(term, date.fromisoformat(event))
    assert (str(found.due), found.at) == (expected, None)
    assert found.why.code == ("before_event" if term.startswith("-") else "after_event")


def test_a_holiday_after_the_due_day_is_not_spoken_of():
    assert "skipped_vi" not in due_of("+1wd", date(2026, 4, 28)).why.params
    assert "skipped_vi" not in due_of("-1wd", date(2026, 5, 6)).why.params
    assert "skipped_vi" in due_of("+1wd", date(2026, 4, 29)).why.params


def test_a_day_off_does_what_is_asked():
    event = date(2026, 4, 29)
    assert str(due_of("+2d", event, on_day_off="keep").due) == "2026-05-01"
    assert str(due_of("+2d", event, on_day_off="previous").due) == "2026-04-29"
    assert str(due_of("-3d", date(2026, 5, 4), on_day_off="next").due) == "2026-05-04"


def test_hours_run_on_through_days_off_from_the_time_of_the_event_in_viet_nam():
    found = due_of("+24h", datetime(2026, 4, 29, 20, 30, tzinfo=UTC))
    assert found.at == datetime(2026, 5, 1, 3, 30, tzinfo=VIET_NAM)
    assert found.due == date(2026, 5, 1)
    assert due_of("-4h", datetime(2026, 4, 30, 2, 0, tzinfo=VIET_NAM)).due == date(2026, 4, 29)


def test_the_day_of_an_event_is_the_day_in_viet_nam():
    late_in_london = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
    assert str(due_of("+1wd", late_in_london).due) == "2026-05-06"
    assert str(due_of(EventTerm(1, "days"), late_in_london).due) == "2026-05-06"


@given(day=DAYS, n=st.integers(1, 60), unit=st.sampled_from(["d", "wd"]))
def test_a_term_after_an_event_ends_after_it_and_one_before_ends_before_it_on_a_working_day(day, n, unit):
    assert day < due_of(f"+{n}{unit}", day).due
    assert due_of(f"-{n}{unit}", day).due < day
    assert is_working_day(due_of(f"+{n}{unit}", day).due)
    assert is_working_day(due_of(f"-{n}{unit}", day).due)


@given(day=DAYS, hours=st.integers(1, 500))
def test_hours_counted_from_the_end_of_a_day_cover_those_counted_from_any_time_of_it(day, hours):
    whole_day = due_of(f"+{hours}h", day).due
    for clock in (0, 12, 23):
        at = datetime(day.year, day.month, day.day, clock, 59, tzinfo=VIET_NAM)
        assert due_of(f"+{hours}h", at).at == at + timedelta(hours=hours)
        assert due_of(f"+{hours}h", at).due <= whole_day


@pytest.mark.parametrize(
    ("term", "event", "more", "code"),
    [
        ("3wd", date(2026, 1, 1), {}, "unknown_term"),
        ("+3w", date(2026, 1, 1), {}, "unknown_term"),
        ("+٣d", date(2026, 1, 1), {}, "unknown_term"),
        ("+0d", date(2026, 1, 1), {}, "bad_count"),
        ("+367d", date(2026, 1, 1), {}, "bad_count"),
        ("+8785h", date(2026, 1, 1), {}, "bad_count"),
        ("+3wd", date(2026, 1, 1), {"on_day_off": "sideways"}, "unknown_on_day_off"),
        ("+3wd", datetime(2026, 1, 1, 8, 0), {}, "time_without_zone"),  # noqa: DTZ001 - that is what is refused
        ("+3wd", date(9999, 12, 31), {}, "year_out_of_range"),
        ("+3wd", datetime(9999, 12, 31, 23, tzinfo=UTC), {}, "year_out_of_range"),
        ("+3wd", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=12))), {}, "year_out_of_range"),
    ],
)
def test_what_makes_no_sense_is_refused(term, event, more, code):
    with pytest.raises(TimetableRefused) as refused:
        due_of(term, event, **more)
    assert refused.value.code == code
