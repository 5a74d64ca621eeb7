from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable import CADENCES, EventTerm, from_reading, timing

# what the reader wrote -> cadence, due rule, term from an event, what a person must say
TABLE = [
    ("yearly", "09-30", "yearly", "09-30", None, ""),
    ("yearly", "day 20", "yearly", "day 20 of the last month", None, ""),
    ("monthly", "day 20", "monthly", "day 20 of the last month", None, ""),
    ("monthly", "day 5", "monthly", "day 5 of the following month", None, ""),
    ("quarterly", "day 14", "quarterly", "day 14 of the following month", None, ""),
    ("quarterly", "day 15", "quarterly", "day 15 of the last month", None, ""),
    ("nine_monthly", "Day 25", "nine_monthly", "day 25 of the last month", None, ""),
    ("half_yearly", "+15d", "half_yearly", "15 days after", None, ""),
    ("weekly", "+1wd", "weekly", "1 working day after", None, ""),
    ("monthly", "+3wd", "monthly", "3 working days after", None, ""),
    ("once", "2026-09-30", "once", "2026-09-30", None, ""),
    ("once", "2026", "once", "2026-12-31", None, ""),
    ("unspecified", "2026-09-30", "once", "2026-09-30", None, ""),
    ("on_event", "2026-09-30", "once", "2026-09-30", None, ""),
    ("on_event", "+3wd", "on_event", None, EventTerm(3, "working_days"), ""),
    ("on_event", "+24h", "on_event", None, EventTerm(24, "hours"), ""),
    ("on_event", "-10d", "on_event", None, EventTerm(10, "days", before=True), ""),
    ("on_event", "-1wd", "on_event", None, EventTerm(1, "working_days", before=True), ""),
    ("on_event", None, "on_event", None, None, ""),
    ("continuous", None, "continuous", None, None, ""),
    ("continuous", "12-15", "continuous", "12-15", None, ""),
    # What has no date of its own is opened by an event, which a person must name.
    ("once", "+5wd", "on_event", None, EventTerm(5, "working_days"), "which_event"),
    ("unspecified", "+15d", "on_event", None, EventTerm(15, "days"), "which_event"),
    ("quarterly", "+24h", "on_event", None, EventTerm(24, "hours"), "which_event"),
    ("monthly", "-10d", "on_event", None, EventTerm(10, "days", before=True), "which_event"),
    # What does not meet is asked.
    ("once", "09-30", "once", None, None, "which_year"),
    ("unspecified", "09-30", None, None, None, "which_year"),
    ("half_yearly", "04-08", "half_yearly", None, None, "which_due"),
    ("yearly", "2026-09-30", "yearly", None, None, "which_due"),
    ("quarterly", "2026", "quarterly", None, None, "which_due"),
    ("weekly", "day 20", "weekly", None, None, "which_due"),
    ("once", "day 20", "once", None, None, "which_due"),
    ("unspecified", "day 20", None, None, None, "which_cadence"),
    ("monthly", "day 0", "monthly", None, None, "which_due"),
    ("monthly", "soon", "monthly", None, None, "which_due"),
    ("monthly", "+3 moons", "monthly", None, None, "which_due"),
    ("yearly", "13-01", "yearly", None, None, "which_due"),
    ("once", "0000", "once", None, None, "which_due"),
    ("monthly", None, "monthly", None, None, "which_due"),
    ("once", None, "once", None, None, "which_due"),
    ("unspecified", None, None, None, None, "which_cadence"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} {row[1]}")
def test_the_notation_of_the_reader_becomes_that_of_the_timetable(row):
    cadence, due, *expected = row
    found = from_reading(cadence, due)
    assert [found.cadence, found.due, found.term, found.ask] == expected


@pytest.mark.parametrize("month", ["first", "last", "following"])
def test_the_month_that_the_text_tells_decides_where_a_bare_day_lies(month):
    assert from_reading("quarterly", "day 10", month).due == f"day 10 of the {month} month"


NOTATIONS = st.one_of(
    st.from_regex(r"\A[0-9]{2}-[0-9]{2}\Z"),
    st.from_regex(r"\A(19|20)[0-9]{2}(-[0-9]{2}-[0-9]{2})?\Z"),
    st.integers(0, 40).map(lambda day: f"day {day}"),
    st.tuples(st.sampled_from("+-"), st.integers(0, 400), st.sampled_from(["d", "wd", "h"])).map(
        "{0[0]}{0[1]}{0[2]}".format
    ),
    st.text(max_size=12),
)


@given(cadence=st.sampled_from([*CADENCES, "unspecified"]), due=st.none() | NOTATIONS)
def test_what_needs_no_question_can_be_computed_and_a_term_always_belongs_to_an_event(cadence, due):
    found = from_reading(cadence, due)
    if found.due is not None or found.cadence == "continuous":
        assert timing(found.cadence, "calendar", due=found.due).cadence == found.cadence
        assert found.term is None
    if found.term is not None:
        assert found.cadence == "on_event"
    if not found.ask and found.cadence not in {"on_event", "continuous"}:
        assert found.due is not None
