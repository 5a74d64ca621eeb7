from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from phoihop.timetable import (
    NO_HOLIDAYS,
    STATUTORY,
    DayRow,
    DueRule,
    Holidays,
    TimetableRefused,
    first_working_day_from,
    holiday_table,
    is_working_day,
    periods,
    periods_cut_off,
    timing,
)
from timetable.making import DAYS, SCHEMES, TILING

ONE_DAY = timedelta(days=1)
AFTER = st.one_of(
    st.integers(1, 40).map(lambda n: f"{n} working days after"),
    st.integers(1, 60).map(lambda n: f"{n} days after"),
    st.sampled_from(["weekday monday", "weekday friday", "weekday sunday"]),
)
BY_MONTH = st.one_of(
    st.integers(1, 31).map(lambda n: f"day {n} of the last month"),
    st.integers(1, 31).map(lambda n: f"day {n} of the following month"),
)


@given(
    scheme=SCHEMES,
    cadence=st.sampled_from(TILING),
    start=DAYS,
    length=st.integers(0, 1200),
    due=AFTER,
    on_day_off=st.sampled_from(["next", "previous", "keep"]),
)
def test_each_day_of_the_term_lies_in_exactly_one_period_and_nothing_is_due_before_its_cut_off(
    scheme, cadence, start, length, due, on_day_off
):
    end = start + timedelta(days=length)
    found = periods(cadence, scheme, start, end, due=due, on_day_off=on_day_off)
    assert (found[0].from_, found[-1].to) == (start, end)
    assert all(later.from_ == sooner.to + ONE_DAY for sooner, later in itertools.pairwise(found))
    assert all(period.due > period.to for period in found)
    assert all(period.whole for period in found[1:-1])


@given(
    scheme=SCHEMES, cadence=st.sampled_from(TILING[1:]), start=DAYS, length=st.integers(0, 1200), due=AFTER | BY_MONTH
)
def test_a_date_moved_off_a_day_off_is_worked(scheme, cadence, start, length, due):
    end = start + timedelta(days=length)
    for on_day_off in ("next", "previous"):
        for period in periods(cadence, scheme, start, end, due=due, on_day_off=on_day_off):
            assert is_working_day(period.due)


@given(scheme=SCHEMES, cadence=st.sampled_from(TILING[1:]), first=DAYS, due=AFTER | BY_MONTH)
def test_a_date_moved_back_never_falls_before_the_first_working_day_after_the_cut_off(scheme, cadence, first, due):
    last = first + timedelta(days=500)
    back = periods_cut_off(cadence, scheme, first, last, due=due, on_day_off="previous")
    kept = periods_cut_off(cadence, scheme, first, last, due=due, on_day_off="keep")
    for moved, named in zip(back, kept, strict=True):
        earliest = first_working_day_from(named.to + ONE_DAY)
        assert moved.due == named.due or earliest <= moved.due
        assert moved.due <= max(named.due, earliest)


@given(scheme=SCHEMES, cadence=st.sampled_from(TILING[1:]), first=DAYS, due=AFTER | BY_MONTH, data=st.data())
def test_one_more_holiday_only_moves_due_dates_forward(scheme, cadence, first, due, data):
    last = first + timedelta(days=400)
    before = periods_cut_off(cadence, scheme, first, last, due=due, holidays=NO_HOLIDAYS)
    assume(before)
    day = data.draw(st.sampled_from([period.due for period in before])) + timedelta(days=data.draw(st.integers(-3, 3)))
    table = Holidays((DayRow(day),), by_law=False)
    after = periods_cut_off(cadence, scheme, first, last, due=due, holidays=table)
    for old, new in zip(before, after, strict=True):
        assert old.due <= new.due
        assert (old.label, old.from_, old.to) == (new.label, new.from_, new.to)
        assert new.due == old.due or old.to < day <= new.due or old.due == day


@given(
    scheme=SCHEMES,
    cadence=st.sampled_from([*TILING, "nine_monthly"]),
    first=DAYS,
    length=st.integers(0, 1200),
)
def test_the_periods_of_a_range_are_those_whose_cut_off_lies_in_it(scheme, cadence, first, length):
    last = first + timedelta(days=length)
    found = periods_cut_off(cadence, scheme, first, last, due="3 days after")
    wide = periods_cut_off(cadence, scheme, first - timedelta(400), last + timedelta(400), due="3 days after")
    assert found == [period for period in wide if first <= period.to <= last]
    assert all(period.whole for period in found)


@given(start=DAYS, length=st.integers(0, 900), horizon=DAYS, scheme=SCHEMES)
def test_the_horizon_leaves_later_periods_out_and_clips_none(start, length, horizon, scheme):
    end = start + timedelta(days=length)
    every = periods("quarterly", scheme, start, end, due="3 days after")
    found = periods("quarterly", scheme, start, end, due="3 days after", horizon=horizon)
    assert found == [period for period in every if period.from_ <= horizon]


@given(
    scheme=st.sampled_from(["calendar", "decree-09-2019"]),
    cadence=st.sampled_from(TILING[1:]),
    first=DAYS,
    day=st.integers(1, 28),
)
def test_a_day_of_the_first_month_is_that_day_whatever_the_length_of_the_period(scheme, cadence, first, day):
    rule = f"day {day} of the first month"
    last = first + timedelta(days=500)
    found = periods_cut_off(cadence, scheme, first, last, due=rule, on_day_off="keep")
    assert all(period.due.day == day for period in found)
    assert all(abs((period.due - period.from_).days) <= 45 for period in found)


def test_a_day_of_the_first_month_that_the_term_begins_after_is_that_day_of_the_next_month():
    found = periods(
        "quarterly",
        "calendar",
        date(2026, 2, 20),
        date(2026, 6, 30),
        due="day 10 of the first month",
        on_day_off="keep",
    )
    assert [str(period.due) for period in found] == ["2026-03-10", "2026-04-10"]


def test_the_first_and_the_last_period_are_clipped_to_the_term():
    found = periods("quarterly", "decree-09-2019", date(2022, 8, 12), date(2022, 12, 31), due="2 working days after")
    assert [(p.label, str(p.from_), str(p.to), str(p.due), p.whole) for p in found] == [
        ("2022-Q3", "2022-08-12", "2022-09-14", "2022-09-16", False),
        ("2022-Q4", "2022-09-15", "2022-12-14", "2022-12-16", True),
        ("2023-Q1", "2022-12-15", "2022-12-31", "2023-01-04", False),
    ]


def test_a_day_of_the_month_is_looked_for_after_a_cut_off_that_the_end_of_the_term_brought_forward():
    (*_, last) = periods("quarterly", "decree-09-2019", date(2022, 9, 15), date(2022, 12, 31))
    assert (str(last.to), str(last.due)) == ("2022-12-31", "2023-01-27")  # 25/01/2023 is in Tết
    (*_, last) = periods("quarterly", "decree-09-2019", date(2022, 9, 15), date(2022, 12, 20))
    assert (str(last.to), str(last.due)) == ("2022-12-20", "2022-12-26")
    (*_, last) = periods("quarterly", "decree-09-2019", date(2022, 9, 15), date(2022, 12, 25))
    assert (str(last.to), str(last.due)) == ("2022-12-25", "2023-01-27")


def test_a_yearly_date_that_the_end_of_the_term_cuts_short_is_due_on_the_last_day():
    found = periods("yearly", "calendar", date(2025, 1, 1), date(2026, 12, 31), due="09-30")
    assert [(p.label, str(p.from_), str(p.to), str(p.due)) for p in found] == [
        ("2025-Y", "2025-01-01", "2025-09-30", "2025-09-30"),
        ("2026-Y", "2025-10-01", "2026-09-30", "2026-09-30"),
        ("2027-Y", "2026-10-01", "2026-12-31", "2026-12-31"),
    ]


def test_a_term_of_one_day_is_one_period_of_one_day():
    (only,) = periods("yearly", "calendar", date(2026, 6, 1), date(2026, 6, 1), due="1 day after")
    assert (only.from_, only.to, only.due) == (date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 2))


def test_an_agreement_without_an_end_has_periods_up_to_the_horizon():
    found = periods("yearly", "calendar", date(2026, 3, 1), None, due="1 day after", horizon=date(2027, 3, 31))
    assert [(str(p.from_), str(p.to)) for p in found] == [("2026-03-01", "2026-12-31"), ("2027-01-01", "2027-12-31")]
    assert periods("yearly", "calendar", date(2026, 3, 1), None, due="1 day after", horizon=date(2026, 2, 1)) == []


def test_a_date_given_once_stands_whatever_the_term():
    (after_the_end,) = periods("once", "calendar", date(2022, 1, 1), date(2026, 12, 31), due="2027-01-31")
    assert (after_the_end.label, str(after_the_end.from_), str(after_the_end.due)) == (
        "once",
        "2027-01-31",
        "2027-02-01",
    )
    assert periods("once", "calendar", date(2022, 1, 1), None, due="2026-05-05")[0].to == date(2026, 5, 5)


def test_a_date_given_once_is_listed_only_where_the_range_holds_it():
    def listed(first, last):
        return periods_cut_off(
            "once", "calendar", date.fromisoformat(first), date.fromisoformat(last), due="2026-05-05"
        )

    assert len(listed("2026-05-05", "2026-05-05")) == 1
    assert listed("2026-05-06", "2026-12-31") == []
    assert listed("2026-01-01", "2026-05-04") == []


def test_what_is_done_on_an_event_has_no_periods():
    assert periods("on_event", "calendar", date(2026, 1, 1), None) == []
    assert periods_cut_off("on_event", "calendar", date(2026, 1, 1), date(2026, 12, 31)) == []


def test_continuous_work_has_a_row_for_each_reporting_period_and_needs_no_due_rule():
    found = periods("continuous", "calendar", date(2026, 2, 1), date(2027, 12, 31))
    assert [(p.label, str(p.due), p.why.code) for p in found] == [
        ("2026-Y", "2026-12-31", "continuous"),
        ("2027-Y", "2027-12-31", "continuous"),
    ]
    found = periods(
        "continuous", "calendar", date(2026, 1, 1), date(2026, 6, 30), due="5 days after", reporting="quarterly"
    )
    assert [(p.label, str(p.due)) for p in found] == [("2026-Q1", "2026-04-06"), ("2026-Q2", "2026-07-06")]


def test_a_year_in_two_runs_has_a_due_rule_for_both_or_one_for_each():
    year = (date(2026, 1, 1), date(2026, 12, 31))
    both = periods("yearly", "calendar", *year, times=2, due="day 5 of the following month", on_day_off="keep")
    assert [(p.label, str(p.to), str(p.due)) for p in both] == [
        ("2026-D1", "2026-06-30", "2026-07-05"),
        ("2026-D2", "2026-12-31", "2027-01-05"),
    ]
    each = periods("yearly", "calendar", *year, times=2, due=["06-25", "01-15"], on_day_off="keep")
    assert [(str(p.from_), str(p.due)) for p in each] == [("2026-01-01", "2026-06-25"), ("2026-07-01", "2027-01-15")]


def test_the_scheme_gives_the_due_rule_where_none_is_given():
    assert timing("monthly", "decree-09-2019", due=None).rules == (DueRule("day_of_last_month", 25),)
    assert timing("quarterly", "calendar", due=DueRule("days_after", 3)).rules[0].text == "3 days after"
    for cadence, scheme in (("monthly", "calendar"), ("weekly", "decree-09-2019"), ("once", "decree-09-2019")):
        with pytest.raises(TimetableRefused) as refused:
            timing(cadence, scheme, due=None)
        assert refused.value.code == "due_needed"


def test_the_years_at_the_edge_are_reckoned_too():
    found = periods_cut_off("monthly", "decree-09-2019", date(2199, 1, 1), date(2199, 12, 31), due="30 days after")
    assert len(found) == 12
    assert len(periods_cut_off("weekly", "calendar", date(1900, 1, 1), date(1999, 12, 31), due="1 day after")) == 5217


REFUSED = [
    ({"cadence": "fortnightly"}, "unknown_cadence"),
    ({"scheme": "moon"}, "unknown_scheme"),
    ({"due": "soon"}, "unknown_due"),
    ({"due": "2026-05-05"}, "due_does_not_fit"),
    ({"due": "05-05"}, "due_does_not_fit"),
    ({"due": []}, "due_needed"),
    ({"due": ["1 day after", "2 days after"]}, "one_rule_each"),
    ({"cadence": "yearly", "times": 3, "due": ["1 day after", "2 days after"]}, "one_rule_each"),
    ({"cadence": "yearly", "times": 5}, "times_unfit"),
    ({"cadence": "once"}, "once_needs_date"),
    ({"cadence": "on_event"}, "event_has_no_rule"),
    ({"cadence": "continuous", "reporting": "weekly", "due": "day 5 of the following month"}, "due_does_not_fit"),
    ({"on_day_off": "sideways"}, "unknown_on_day_off"),
    ({"end": date(2025, 12, 31)}, "range_reversed"),
    ({"end": None}, "no_end"),
    ({"end": date(2127, 1, 1)}, "range_too_long"),
    ({"start": date(1899, 12, 31)}, "year_out_of_range"),
    ({"end": date(2200, 1, 1)}, "year_out_of_range"),
    ({"cadence": "once", "due": "2200-01-01"}, "year_out_of_range"),
    ({"cadence": "once", "due": "0001-01-01"}, "year_out_of_range"),
]


@pytest.mark.parametrize(("changed", "code"), REFUSED, ids=str)
def test_what_makes_no_sense_is_refused(changed, code):
    asked = {"cadence": "quarterly", "scheme": "calendar", "start": date(2026, 1, 1), "end": date(2026, 12, 31)}
    asked |= {"due": "2 days after"} | changed
    with pytest.raises(TimetableRefused) as refused:
        periods(**asked)
    assert refused.value.code == code


def test_too_many_due_rules_are_told_beside_the_number_of_runs():
    for times, expected in ((None, 1), (3, 3)):
        with pytest.raises(TimetableRefused) as refused:
            timing("yearly", "calendar", due=["1 day after", "2 days after"], times=times)
        assert refused.value.params == {"given": 2, "times": expected}


def test_a_date_moved_back_onto_the_first_working_day_after_the_cut_off_was_just_moved_back():
    (found,) = periods_cut_off(
        "monthly", "decree-09-2019", *[date(2026, 5, 14)] * 2, due="2 days after", on_day_off="previous"
    )
    assert (str(found.due), found.why.params["moved"]) == ("2026-05-15", "previous")


def test_a_new_holiday_moves_only_the_due_dates_that_it_touches():
    rows = [*(row for row in STATUTORY.rows if row.date != date(2026, 11, 24)), DayRow(date(2026, 11, 24))]
    year = (date(2026, 1, 1), date(2026, 12, 31))
    rule = "day 24 of the last month"
    old = periods_cut_off("monthly", "decree-09-2019", *year, due=rule)
    new = periods_cut_off("monthly", "decree-09-2019", *year, due=rule, holidays=holiday_table(rows))
    moved = [(str(a.due), str(b.due)) for a, b in zip(old, new, strict=True) if a.due != b.due]
    assert moved == [("2026-11-24", "2026-11-25")]
