"""What the properties of the timetable are tried on: schemes as an installation could enter them, and days."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from phoihop.timetable import CALENDAR, DECREE_09_2019, Scheme
from phoihop.timetable.rules import WEEKDAYS

TILING = ("weekly", "monthly", "quarterly", "half_yearly", "yearly")
"""The cadences whose periods leave no day out."""

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@st.composite
def custom_schemes(draw: st.DrawFn) -> Scheme:
    ends = draw(st.one_of(st.just("last day"), st.integers(1, 31).map(lambda day: f"day {day}")))
    shift = draw(st.sampled_from(["", " of the month before", " of the month after"]))
    return Scheme(code="custom", kind="cutoff", ends=ends + shift, week_starts=draw(st.sampled_from(WEEKDAYS)))


SCHEMES = st.one_of(st.sampled_from([DECREE_09_2019, CALENDAR]), custom_schemes())
