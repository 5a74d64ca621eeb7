from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable import Form, Switch, TimetableRefused, lineage_periods, periods, switch_day, timing
from phoihop.timetable.grids import spans
from timetable.making import DAYS, SCHEMES, TILING

ONE_DAY = timedelta(days=1)
D, C = "decree-09-2019", "calendar"


def form(id_, cadence, scheme, effective=None, **more):
    more.setdefault("due", "2 working days after")
    return Form(id_, timing(cadence, scheme, **more), date.fromisoformat(effective) if effective else None)


def told(found):
    return [(id_, row.label, str(row.from_), str(row.to), row.whole) for id_, row in found]


@st.composite
def timings(draw):
    cadence = draw(st.sampled_from([*TILING, "continuous"]))
    more = {"due": "2 working days after"}
    if cadence == "yearly" and draw(st.booleans()):
        more["due"] = draw(st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%m-%d}"))
    elif cadence == "yearly":
        more["times"] = draw(st.sampled_from([None, 2, 3, 4, 6, 12]))
    elif cadence == "continuous":
        more["reporting"] = draw(st.sampled_from(TILING))
    return timing(cadence, draw(SCHEMES), **more)


@given(
    whens=st.lists(timings(), min_size=1, max_size=5),
    start=DAYS,
    length=st.integers(0, 1800),
    days=st.lists(st.integers(-200, 2000), min_size=4, max_size=4),
)
def test_within_a_lineage_every_day_of_the_term_lies_in_exactly_one_period(whens, start, length, days):
    end = start + timedelta(days=length)
    forms = [Form("c1", whens[0])]
    forms += [Form(f"c1.{n + 2}", when, start + timedelta(days=days[n])) for n, when in enumerate(whens[1:])]
    found = lineage_periods(forms, start, end)
    assert found[0][1].from_ == start
    assert found[-1][1].to == end
    for (_, sooner), (_, later) in itertools.pairwise(found):
        assert later.from_ == sooner.to + ONE_DAY
    order = [one.id for one in forms]
    assert [id_ for id_, _ in found] == sorted((id_ for id_, _ in found), key=order.index)


@given(old=timings(), new=timings(), effective=DAYS)
def test_the_new_form_takes_over_on_a_boundary_of_the_old_one_on_or_after_the_effective_date(old, new, effective):
    switch = switch_day(old, new, effective)
    assert effective <= switch.day <= effective + timedelta(days=366)
    (last_of_old,) = spans(old.grid, switch.day - ONE_DAY, switch.day - ONE_DAY)
    assert last_of_old.to == switch.day - ONE_DAY
    (first_of_new,) = spans(new.grid, switch.day, switch.day)
    assert switch.shared == (first_of_new.from_ == switch.day)


@given(when=timings(), effective=DAYS)
def test_forms_cut_alike_meet_on_the_next_boundary(when, effective):
    switch = switch_day(when, when, effective)
    (period,) = spans(when.grid, effective, effective)
    assert switch.shared
    assert switch.day == (effective if period.from_ == effective else period.to + ONE_DAY)


def test_a_change_in_the_middle_of_a_quarter_leaves_the_quarter_as_it_was():
    found = lineage_periods(
        [form("c7", "quarterly", D), form("c7.2", "monthly", D, "2026-05-03")], date(2026, 1, 1), date(2026, 8, 14)
    )
    assert told(found) == [
        ("c7", "2026-Q1", "2026-01-01", "2026-03-14", False),
        ("c7", "2026-Q2", "2026-03-15", "2026-06-14", True),
        ("c7.2", "2026-M07", "2026-06-15", "2026-07-14", True),
        ("c7.2", "2026-M08", "2026-07-15", "2026-08-14", True),
    ]


def test_from_months_to_quarters_the_months_run_to_the_end_of_the_quarter():
    switch = switch_day(
        timing("monthly", C, due="1 day after"), timing("quarterly", C, due="1 day after"), date(2026, 5, 3)
    )
    assert (switch.day, switch.shared) == (date(2026, 7, 1), True)


def test_an_effective_date_on_a_shared_boundary_is_the_day_of_the_change():
    switch = switch_day(
        timing("monthly", C, due="1 day after"), timing("yearly", C, due="1 day after"), date(2027, 1, 1)
    )
    assert (switch.day, switch.shared) == (date(2027, 1, 1), True)


def test_grids_that_never_meet_shorten_the_first_period_of_the_new_one():
    found = lineage_periods(
        [form("c7", "quarterly", D), form("c7.2", "monthly", C, "2026-05-03")], date(2026, 3, 15), date(2026, 7, 31)
    )
    assert told(found) == [
        ("c7", "2026-Q2", "2026-03-15", "2026-06-14", True),
        ("c7.2", "2026-M06", "2026-06-15", "2026-06-30", False),
        ("c7.2", "2026-M07", "2026-07-01", "2026-07-31", True),
    ]


def test_a_boundary_that_is_shared_only_after_more_than_a_year_is_not_waited_for():
    weekly, yearly = timing("weekly", C, due="1 day after"), timing("yearly", C, due="1 day after")
    # 1 January 2029 is the next one that is a Monday.
    assert switch_day(weekly, yearly, date(2027, 3, 2)) == Switch(date(2027, 3, 8), shared=False)
    assert switch_day(weekly, yearly, date(2028, 1, 1)) == Switch(date(2029, 1, 1), shared=True)


def test_a_form_that_is_replaced_before_it_began_has_no_periods():
    forms = [
        form("c7", "yearly", D),
        form("c7.2", "monthly", D, "2026-02-01"),
        form("c7.3", "quarterly", D, "2026-03-01"),
    ]
    found = lineage_periods(forms, date(2025, 12, 15), date(2027, 6, 14))
    assert [(id_, row.label) for id_, row in found] == [("c7", "2026-Y"), ("c7.3", "2027-Q1"), ("c7.3", "2027-Q2")]


def test_a_change_after_the_end_of_the_term_changes_nothing():
    term = (date(2026, 1, 1), date(2026, 12, 31))
    forms = [form("c7", "quarterly", C), form("c7.2", "monthly", C, "2027-05-01")]
    assert [row for _, row in lineage_periods(forms, *term)] == periods(
        "quarterly", C, *term, due="2 working days after"
    )


def test_a_yearly_date_that_is_moved_shortens_the_first_new_year():
    forms = [form("c7", "yearly", C, due="06-30"), form("c7.2", "yearly", C, "2026-03-01", due="11-20")]
    found = lineage_periods(forms, date(2025, 7, 1), date(2027, 11, 20))
    assert told(found) == [
        ("c7", "2026-Y", "2025-07-01", "2026-06-30", True),
        ("c7.2", "2026-Y", "2026-07-01", "2026-11-20", False),
        ("c7.2", "2027-Y", "2026-11-21", "2027-11-20", True),
    ]


def test_a_lineage_without_an_end_runs_to_the_horizon():
    forms = [form("c7", "quarterly", C), form("c7.2", "yearly", C, "2026-05-01")]
    found = lineage_periods(forms, date(2026, 1, 1), None, horizon=date(2027, 3, 1))
    assert [(id_, row.label) for id_, row in found] == [
        ("c7", "2026-Q1"), ("c7", "2026-Q2"), ("c7", "2026-Q3"), ("c7", "2026-Q4"), ("c7.2", "2027-Y"),
    ]  # fmt: skip
    assert lineage_periods(forms, date(2026, 1, 1), None, horizon=date(2026, 3, 1)) == found[:1]


def test_a_form_without_periods_meets_the_other_on_any_of_its_boundaries():
    once, event = form("c1", "once", C, due="2026-08-20"), form("c1", "on_event", C, due=None)
    quarterly = form("c1.2", "quarterly", C, "2026-05-03")
    day = date(2026, 5, 3)
    assert switch_day(event.timing, quarterly.timing, day) == Switch(date(2026, 7, 1), shared=True)
    assert switch_day(quarterly.timing, once.timing, day) == Switch(date(2026, 7, 1), shared=True)
    assert switch_day(event.timing, once.timing, day) == Switch(day, shared=True)


def test_a_date_given_once_stands_unless_another_form_has_begun_by_then():
    term = (date(2026, 1, 1), date(2026, 12, 31))
    quarterly = form("c1.2", "quarterly", C, "2026-05-03")
    late, early = form("c1", "once", C, due="2026-08-20"), form("c1", "once", C, due="2026-06-20")
    assert [id_ for id_, _ in lineage_periods([late, quarterly], *term)] == ["c1.2", "c1.2"]
    assert [id_ for id_, _ in lineage_periods([early, quarterly], *term)] == ["c1", "c1.2", "c1.2"]


def test_no_form_no_period_and_a_later_form_needs_its_date():
    assert lineage_periods([], date(2026, 1, 1), date(2026, 12, 31)) == []
    with pytest.raises(TimetableRefused) as refused:
        lineage_periods([form("c1", "yearly", C), form("c1.2", "monthly", C)], date(2026, 1, 1), date(2026, 12, 31))
    assert refused.value.code == "form_without_date"
    with pytest.raises(TimetableRefused) as refused:
        switch_day(form("c1", "yearly", C).timing, form("c1.2", "monthly", C).timing, date(9999, 12, 31))
    assert refused.value.code == "year_out_of_range"
