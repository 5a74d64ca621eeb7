from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable import CALENDAR, DECREE_09_2019, DueRule, TimetableRefused
from phoihop.timetable.grids import boundaries, grid_of, spans
from timetable.making import DAYS, SCHEMES, TILING

ONE_DAY = timedelta(days=1)


def whole(cadence, scheme, first, last, **more):
    return list(spans(grid_of(cadence, scheme, **more), first, last))


@given(scheme=SCHEMES, cadence=st.sampled_from(TILING), first=DAYS, length=st.integers(0, 1500))
def test_every_scheme_tiles_the_calendar(scheme, cadence, first, length):
    last = first + timedelta(days=length)
    found = whole(cadence, scheme, first, last)
    assert found[0].from_ <= first <= found[0].to
    assert found[-1].from_ <= last <= found[-1].to
    for sooner, later in itertools.pairwise(found):
        assert later.from_ == sooner.to + ONE_DAY
    assert all(span.from_ <= span.to for span in found)
    assert len({span.label for span in found}) == len(found)


@given(scheme=SCHEMES, year=st.integers(1950, 2150))
def test_months_tile_quarters_quarters_halves_and_halves_the_year(scheme, year):
    (the_year,) = list(whole("yearly", scheme, date(year, 7, 1), date(year, 7, 1)))
    first, last = the_year.from_, the_year.to
    months, quarters, halves = (whole(cadence, scheme, first, last) for cadence in TILING[1:4])
    assert (len(months), len(quarters), len(halves)) == (12, 4, 2)
    for runs, longer in ((months, quarters), (quarters, halves), (halves, [the_year])):
        size = len(runs) // len(longer)
        for n, span in enumerate(longer):
            inside = runs[n * size : (n + 1) * size]
            assert (inside[0].from_, inside[-1].to) == (span.from_, span.to)
            assert {part.year for part in inside} == {year}
    (nine,) = whole("nine_monthly", scheme, first, quarters[2].to)
    assert (nine.from_, nine.to) == (first, quarters[2].to)


@given(scheme=SCHEMES, year=st.integers(1950, 2150), times=st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_a_year_cut_into_runs_is_tiled_by_them(scheme, year, times):
    (the_year,) = whole("yearly", scheme, date(year, 7, 1), date(year, 7, 1))
    runs = whole("yearly", scheme, the_year.from_, the_year.to, times=times)
    assert [run.label for run in runs] == [f"{year}-D{n}" for n in range(1, times + 1)]
    assert (runs[0].from_, runs[-1].to) == (the_year.from_, the_year.to)
    assert all(later.from_ == sooner.to + ONE_DAY for sooner, later in itertools.pairwise(runs))


@given(day=DAYS)
def test_weeks_run_from_monday_to_sunday_and_are_numbered_as_in_iso_8601(day):
    for scheme in (DECREE_09_2019, CALENDAR):
        (week,) = whole("weekly", scheme, day, day)
        year, number, _ = day.isocalendar()
        assert week.label == f"{year}-W{number:02}"
        assert (week.from_.weekday(), week.to.weekday()) == (0, 6)


@given(scheme=SCHEMES, first=DAYS, length=st.integers(0, 60))
def test_weeks_begin_on_the_day_that_the_scheme_says(scheme, first, length):
    for week in whole("weekly", scheme, first, first + timedelta(days=length)):
        assert f"{week.from_:%A}".lower() == scheme.week_starts
        assert week.to == week.from_ + timedelta(days=6)


@given(year=st.integers(1950, 2150), month=st.integers(1, 12), day=st.integers(1, 31), scheme=SCHEMES)
def test_a_year_that_ends_on_a_day_tiles_the_calendar_in_leap_years_too(year, month, day, scheme):
    rule = DueRule("month_day", day, month)
    first, second = whole("yearly", scheme, date(year, 1, 1), date(year + 2, 12, 31), rules=(rule,))[1:3]
    assert second.from_ == first.to + ONE_DAY
    assert first.to.month == month
    assert first.label == f"{first.to.year}-Y"


def test_labels_name_the_period_in_its_year():
    def labels(cadence, **more):
        return [span.label for span in whole(cadence, DECREE_09_2019, date(2026, 1, 1), date(2026, 12, 14), **more)]

    assert labels("monthly")[::11] == ["2026-M01", "2026-M12"]
    assert labels("quarterly") == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert labels("half_yearly") == ["2026-H1", "2026-H2"]
    assert labels("nine_monthly") == ["2026-9M"]
    assert labels("yearly") == ["2026-Y"]
    assert labels("yearly", times=2) == ["2026-D1", "2026-D2"]
    assert labels("weekly")[6] == "2026-W07"
    assert labels("continuous") == ["2026-Y"]
    assert labels("continuous", reporting="quarterly")[0] == "2026-Q1"


@given(scheme=SCHEMES, cadence=st.sampled_from(TILING), first=DAYS, length=st.integers(0, 800))
def test_boundaries_are_the_days_on_which_a_period_begins(scheme, cadence, first, length):
    last = first + timedelta(days=length)
    found = whole(cadence, scheme, first, last)
    assert boundaries(grid_of(cadence, scheme), first, last) == [s.from_ for s in found if s.from_ >= first]


def test_the_nine_month_period_also_has_a_boundary_where_it_ends():
    grid = grid_of("nine_monthly", CALENDAR)
    found = boundaries(grid, date(2026, 1, 2), date(2027, 10, 1))
    assert found == [date(2026, 10, 1), date(2027, 1, 1), date(2027, 10, 1)]
    assert boundaries(grid, date(2026, 10, 1), date(2026, 12, 31)) == [date(2026, 10, 1)]


def test_once_and_on_event_have_no_grid():
    assert grid_of("once", CALENDAR) is None
    assert grid_of("on_event", CALENDAR) is None


@pytest.mark.parametrize(
    ("cadence", "more", "code"),
    [
        ("fortnightly", {}, "unknown_cadence"),
        ("continuous", {"reporting": "fortnightly"}, "unknown_cadence"),
        ("continuous", {"reporting": "once"}, "reporting_unfit"),
        ("continuous", {"reporting": "continuous"}, "reporting_unfit"),
        ("yearly", {"times": 5}, "times_unfit"),
        ("yearly", {"times": 0}, "times_unfit"),
        ("yearly", {"times": -2}, "times_unfit"),
        ("yearly", {"times": 24}, "times_unfit"),
        ("quarterly", {"times": 2}, "times_unfit"),
        ("once", {"times": 2}, "times_unfit"),
    ],
)
def test_what_cuts_no_calendar_is_refused(cadence, more, code):
    with pytest.raises(TimetableRefused) as refused:
        grid_of(cadence, CALENDAR, **more)
    assert refused.value.code == code
