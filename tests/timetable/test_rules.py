from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.timetable import CADENCES, DueRule, TimetableRefused, due_rule
from phoihop.timetable.rules import check_fits, read_date

RULES = {
    "day 10 of the first month": DueRule("day_of_first_month", 10),
    "day 25 of the last month": DueRule("day_of_last_month", 25),
    "day 5 of the following month": DueRule("day_of_following_month", 5),
    "2 working days after": DueRule("working_days_after", 2),
    "1 working day after": DueRule("working_days_after", 1),
    "10 days after": DueRule("days_after", 10),
    "2 days after": DueRule("days_after", 2),
    "1 day after": DueRule("days_after", 1),
    "weekday friday": DueRule("weekday", 4),
    "weekday sunday": DueRule("weekday", 6),
    "09-30": DueRule("month_day", 30, 9),
    "02-29": DueRule("month_day", 29, 2),
    "2026-09-30": DueRule("date", date=date(2026, 9, 30)),
}


@pytest.mark.parametrize("text", RULES)
def test_a_due_rule_is_read_and_written_in_one_spelling(text):
    assert due_rule(text) == RULES[text]
    assert due_rule(text).text == text


def test_case_spaces_and_a_plural_too_many_do_not_matter():
    assert due_rule("  Day  25 of the\tLAST month ") == RULES["day 25 of the last month"]
    assert due_rule("1 working days after") == RULES["1 working day after"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unknown_due"),
        ("soon", "unknown_due"),
        ("day 25", "unknown_due"),
        ("weekday", "unknown_due"),
        ("weekday caturday", "unknown_due"),
        ("-2 days after", "unknown_due"),
        ("2.5 days after", "unknown_due"),
        ("２ days after", "unknown_due"),
        ("9-30", "unknown_due"),
        ("day 0 of the last month", "bad_day"),
        ("day 32 of the following month", "bad_day"),
        ("00-10", "bad_month"),
        ("13-01", "bad_month"),
        ("09-00", "bad_day"),
        ("09-32", "bad_day"),
        ("0 days after", "bad_count"),
        ("0 working days after", "bad_count"),
        ("367 days after", "bad_count"),
        ("999999999 working days after", "bad_count"),
        ("9999999999 days after", "unknown_due"),
        ("2026-02-30", "bad_date"),
        ("2026-13-01", "bad_date"),
        ("0000-01-01", "bad_date"),
    ],
)
def test_a_due_rule_that_makes_no_sense_is_refused(text, code):
    with pytest.raises(TimetableRefused) as refused:
        due_rule(text)
    assert refused.value.code == code


@given(st.text(max_size=40))
def test_any_text_is_a_rule_or_refused(text):
    try:
        rule = due_rule(text)
    except TimetableRefused:
        return
    assert due_rule(rule.text) == rule


@pytest.mark.parametrize("text", ["20260930", "2026-W40-3", "2026-9-30", " 2026-09-30", "2026-09-30T00:00", "nay"])
def test_a_date_is_written_in_one_way_only(text):
    with pytest.raises(TimetableRefused):
        read_date(text)


FITS = {
    "weekly": {"2 working days after", "10 days after", "weekday friday"},
    **{
        key: {
            "2 working days after",
            "10 days after",
            "weekday friday",
            "day 10 of the first month",
            "day 25 of the last month",
            "day 5 of the following month",
        }
        for key in ("monthly", "quarterly", "half_yearly", "nine_monthly")
    },
    "once": {"2026-09-30"},
}
FITS["yearly"] = FITS["monthly"] | {"09-30", "02-29"}


@pytest.mark.parametrize("cadence", FITS)
@pytest.mark.parametrize("text", ["2 working days after", "10 days after", "weekday friday", "day 25 of the last month",
                                  "day 10 of the first month", "day 5 of the following month", "09-30", "2026-09-30"])  # fmt: skip
def test_a_rule_fits_some_cadences_only(cadence, text):
    if text in FITS[cadence]:
        check_fits(due_rule(text), cadence)
        return
    with pytest.raises(TimetableRefused) as refused:
        check_fits(due_rule(text), cadence)
    assert refused.value.code == ("once_needs_date" if cadence == "once" else "due_does_not_fit")
    assert cadence in CADENCES
