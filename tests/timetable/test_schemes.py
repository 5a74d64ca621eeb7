from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given

from phoihop.timetable import CALENDAR, DECREE_09_2019, Scheme, TimetableRefused, read_scheme, scheme_named
from timetable.making import custom_schemes


def test_the_decree_cuts_off_on_the_14th_and_offers_the_25th():
    assert DECREE_09_2019.cut_off(2026, 9) == date(2026, 9, 14)
    assert DECREE_09_2019.cut_off(2026, 0) == date(2025, 12, 14)
    assert DECREE_09_2019.due == "day 25 of the last month"


def test_the_calendar_cuts_off_on_the_last_day_of_the_month_in_leap_years_too():
    assert [CALENDAR.cut_off(year, 2).day for year in (2024, 2025, 2000, 2100)] == [29, 28, 29, 28]


@pytest.mark.parametrize(
    ("given_", "month", "cut_off"),
    [
        ({"ends": "day 20"}, 11, "2026-11-20"),
        ({"ends": "day 20 of the month before"}, 12, "2026-11-20"),
        ({"ends": "day 5 of the month after"}, 12, "2027-01-05"),
        ({"ends": "day 30"}, 2, "2026-02-28"),
        ({"ends": "last day of the month before"}, 3, "2026-02-28"),
        ({"ends": "day 14", "starts": "day 15 of the month before"}, 1, "2026-01-14"),
        ({"ends": "last day", "starts": "day 1"}, 1, "2026-01-31"),
        ({"ends": "day 20 of the month before", "starts": "day 21 of the second month before"}, 1, "2025-12-20"),
        ({"ends": "day 5 of the month after", "starts": "day 6"}, 1, "2026-02-05"),
        ({"kind": "calendar"}, 4, "2026-04-30"),
        ({"ends": "day 20", "due": "2 working days after", "estimate": True, "week_starts": "friday"}, 4, "2026-04-20"),
    ],
)
def test_a_scheme_is_read_from_data(given_, month, cut_off):
    scheme = read_scheme(msgspec.json.encode({"code": "so-rieng", "kind": "cutoff", **given_}))
    assert str(scheme.cut_off(2026, month)) == cut_off


@given(scheme=custom_schemes())
def test_a_scheme_written_as_json_is_the_same_when_read(scheme):
    assert read_scheme(msgspec.json.encode(scheme)) == scheme
    assert scheme_named(scheme) is scheme


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"ends": "day 0"}, "scheme_ends"),
        ({"ends": "day 32"}, "scheme_ends"),
        ({"ends": "the ides"}, "scheme_ends"),
        ({"ends": "day 14", "starts": "day 16 of the month before"}, "scheme_starts"),
        ({"ends": "day 14", "starts": "day 15"}, "scheme_starts"),
        ({"ends": "day 14", "starts": "whenever"}, "scheme_starts"),
        ({"week_starts": "funday"}, "scheme_week"),
        ({"kind": "calendar", "ends": "day 14"}, "scheme_calendar"),
        ({"code": "decree-09-2019"}, "scheme_code"),
        ({"code": "Sở Rượu"}, "scheme_code"),
        ({"code": "a\n"}, "scheme_code"),
        ({"due": "09-30"}, "scheme_due"),
        ({"due": "2026-09-30"}, "scheme_due"),
        ({"due": "soon"}, "unknown_due"),
        ({"kind": "lunar"}, "scheme_unreadable"),
        ({"mystery": 1}, "scheme_unreadable"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(given_, code):
    with pytest.raises(TimetableRefused) as refused:
        read_scheme(msgspec.json.encode({"code": "so-rieng", "kind": "cutoff", **given_}))
    assert refused.value.code == code


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 50_000, b"null"])
def test_bytes_that_are_no_scheme_are_refused(data):
    with pytest.raises(TimetableRefused) as refused:
        read_scheme(data)
    assert refused.value.code == "scheme_unreadable"


def test_a_scheme_file_may_be_as_large_as_the_limit_and_no_larger():
    data = b'{"code": "so-rieng", "kind": "cutoff"}'
    assert read_scheme(data.ljust(100_000)) == Scheme(code="so-rieng", kind="cutoff", ends="last day", estimate=False)
    with pytest.raises(TimetableRefused) as refused:
        read_scheme(data.ljust(100_001))
    assert (refused.value.code, refused.value.params) == ("scheme_too_large", {"limit": 100_000})


def test_a_scheme_is_named_by_its_code_or_given_as_such():
    assert scheme_named("calendar") is CALENDAR
    assert scheme_named(CALENDAR) is CALENDAR
    with pytest.raises(TimetableRefused) as refused:
        scheme_named("moon")
    assert (refused.value.code, refused.value.params["known"]) == ("unknown_scheme", "decree-09-2019, calendar")
    with pytest.raises(TimetableRefused) as refused:
        scheme_named(Scheme(code="so-rieng", kind="cutoff", ends="never"))
    assert refused.value.code == "scheme_ends"
