"""Due dates worked out by hand from the decree, the calendar and the notices of days off; never from the code."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.timetable import NO_HOLIDAYS, STATUTORY, periods_cut_off

D, C = "decree-09-2019", "calendar"

# cadence, scheme, due rule, on a day off, label, from, to, due
TABLE = [
    # A day of the first month of the quarter, whatever day the quarter is cut off on; Saturday 10/10/2026 moves to Monday.
    ("quarterly", D, "day 10 of the first month", "next", "2026-Q2", "2026-03-15", "2026-06-14", "2026-04-10"),
    ("quarterly", C, "day 10 of the first month", "next", "2026-Q4", "2026-10-01", "2026-12-31", "2026-10-12"),
    ("quarterly", C, "day 10 of the first month", "previous", "2026-Q4", "2026-10-01", "2026-12-31", "2026-10-09"),
    ("half_yearly", C, "day 31 of the first month", "keep", "2026-H2", "2026-07-01", "2026-12-31", "2026-07-31"),
    ("yearly", D, "day 15 of the first month", "next", "2026-Y", "2025-12-15", "2026-12-14", "2026-01-15"),
    # Quarters of the decree, two working days after the cut-off: Saturday 14/3, Sunday 14/6, Monday 14/9 and 14/12.
    ("quarterly", D, "2 working days after", "next", "2026-Q1", "2025-12-15", "2026-03-14", "2026-03-17"),
    ("quarterly", D, "2 working days after", "next", "2026-Q2", "2026-03-15", "2026-06-14", "2026-06-16"),
    ("quarterly", D, "2 working days after", "next", "2026-Q3", "2026-06-15", "2026-09-14", "2026-09-16"),
    ("quarterly", D, "2 working days after", "next", "2026-Q4", "2026-09-15", "2026-12-14", "2026-12-16"),
    # Tết 2026 is off from Monday 16/2 to Friday 20/2.
    ("monthly", D, "2 working days after", "next", "2026-M02", "2026-01-15", "2026-02-14", "2026-02-24"),
    ("weekly", D, "weekday friday", "next", "2026-W07", "2026-02-09", "2026-02-15", "2026-02-23"),
    ("weekly", D, "weekday friday", "previous", "2026-W07", "2026-02-09", "2026-02-15", "2026-02-23"),
    ("weekly", C, "weekday friday", "keep", "2026-W07", "2026-02-09", "2026-02-15", "2026-02-20"),
    # Giỗ Tổ on Sunday 26/4/2026 gives Monday 27/4.
    ("monthly", D, "day 25 of the last month", "next", "2026-M04", "2026-03-15", "2026-04-14", "2026-04-28"),
    ("monthly", D, "day 25 of the last month", "previous", "2026-M04", "2026-03-15", "2026-04-14", "2026-04-24"),
    ("monthly", D, "day 25 of the last month", "keep", "2026-M04", "2026-03-15", "2026-04-14", "2026-04-25"),
    ("monthly", D, "day 25 of the last month", "next", "2026-M10", "2026-09-15", "2026-10-14", "2026-10-26"),
    # Saturday 22/8/2026 is worked for Monday 31/8.
    ("monthly", D, "5 working days after", "next", "2026-M08", "2026-07-15", "2026-08-14", "2026-08-21"),
    ("monthly", D, "6 working days after", "next", "2026-M08", "2026-07-15", "2026-08-14", "2026-08-22"),
    ("monthly", D, "7 working days after", "next", "2026-M08", "2026-07-15", "2026-08-14", "2026-08-24"),
    ("weekly", D, "1 working day after", "next", "2026-W35", "2026-08-24", "2026-08-30", "2026-09-03"),
    ("monthly", C, "2 working days after", "next", "2026-M08", "2026-08-01", "2026-08-31", "2026-09-04"),
    # Friday 02/01/2026 is off for Saturday 10/01.
    ("weekly", C, "5 working days after", "next", "2026-W01", "2025-12-29", "2026-01-04", "2026-01-09"),
    ("weekly", C, "6 working days after", "next", "2026-W01", "2025-12-29", "2026-01-04", "2026-01-10"),
    ("monthly", C, "1 working day after", "next", "2025-M12", "2025-12-01", "2025-12-31", "2026-01-05"),
    ("monthly", C, "2 days after", "next", "2025-M12", "2025-12-01", "2025-12-31", "2026-01-05"),
    ("monthly", C, "2 days after", "previous", "2025-M12", "2025-12-01", "2025-12-31", "2026-01-05"),
    ("monthly", C, "2 days after", "keep", "2025-M12", "2025-12-01", "2025-12-31", "2026-01-02"),
    # A year of 53 weeks.
    ("weekly", C, "weekday friday", "next", "2026-W53", "2026-12-28", "2027-01-03", "2027-01-08"),
    ("weekly", D, "weekday monday", "next", "2026-W53", "2026-12-28", "2027-01-03", "2027-01-04"),
    # Moved back, but not before the first working day after the cut-off: 15/11/2026 is a Sunday, 14/11 the cut-off.
    ("monthly", D, "day 15 of the last month", "previous", "2026-M11", "2026-10-15", "2026-11-14", "2026-11-16"),
    ("monthly", D, "1 day after", "previous", "2026-M11", "2026-10-15", "2026-11-14", "2026-11-16"),
    ("monthly", D, "8 days after", "previous", "2026-M11", "2026-10-15", "2026-11-14", "2026-11-20"),
    # Half-years and nine months.
    ("half_yearly", D, "day 5 of the following month", "next", "2025-H1", "2024-12-15", "2025-06-14", "2025-07-07"),
    ("half_yearly", D, "day 5 of the following month", "previous", "2025-H1", "2024-12-15", "2025-06-14", "2025-07-04"),
    ("half_yearly", D, "3 days after", "next", "2024-H2", "2024-06-15", "2024-12-14", "2024-12-17"),
    ("half_yearly", C, "day 20 of the last month", "next", "2026-H2", "2026-07-01", "2026-12-31", "2026-12-21"),
    ("nine_monthly", D, "10 days after", "next", "2024-9M", "2023-12-15", "2024-09-14", "2024-09-24"),
    ("nine_monthly", D, "weekday friday", "next", "2023-9M", "2022-12-15", "2023-09-14", "2023-09-15"),
    ("nine_monthly", C, "day 25 of the last month", "next", "2026-9M", "2026-01-01", "2026-09-30", "2026-09-25"),
    # Years.
    ("yearly", D, "2 working days after", "next", "2025-Y", "2024-12-15", "2025-12-14", "2025-12-16"),
    ("yearly", D, "day 25 of the last month", "next", "2025-Y", "2024-12-15", "2025-12-14", "2025-12-25"),
    ("yearly", D, "day 5 of the following month", "next", "2026-Y", "2025-12-15", "2026-12-14", "2027-01-05"),
    ("yearly", C, "day 5 of the following month", "next", "2025-Y", "2025-01-01", "2025-12-31", "2026-01-05"),
    ("yearly", D, "09-30", "next", "2026-Y", "2025-10-01", "2026-09-30", "2026-09-30"),
    ("yearly", C, "09-02", "next", "2026-Y", "2025-09-03", "2026-09-02", "2026-09-03"),
    ("yearly", C, "09-02", "previous", "2026-Y", "2025-09-03", "2026-09-02", "2026-08-28"),
    ("yearly", C, "09-02", "keep", "2026-Y", "2025-09-03", "2026-09-02", "2026-09-02"),
    ("yearly", D, "02-29", "next", "2026-Y", "2025-03-01", "2026-02-28", "2026-03-02"),
    ("yearly", D, "02-29", "next", "2028-Y", "2027-03-01", "2028-02-29", "2028-02-29"),
    ("yearly", D, "12-31", "previous", "2026-Y", "2026-01-01", "2026-12-31", "2026-12-31"),
    # A day that the month lacks is its last day: June has 30, February 28 or 29.
    ("quarterly", D, "day 31 of the last month", "next", "2026-Q2", "2026-03-15", "2026-06-14", "2026-06-30"),
    ("monthly", D, "day 30 of the last month", "keep", "2026-M02", "2026-01-15", "2026-02-14", "2026-02-28"),
    ("monthly", C, "day 31 of the following month", "keep", "2024-M01", "2024-01-01", "2024-01-31", "2024-02-29"),
    # Once.
    ("once", D, "2026-04-30", "next", "once", "2026-04-30", "2026-04-30", "2026-05-04"),
    ("once", C, "2026-04-30", "previous", "once", "2026-04-30", "2026-04-30", "2026-04-29"),
    ("once", C, "2026-11-24", "next", "once", "2026-11-24", "2026-11-24", "2026-11-24"),
    # The holidays of each year of the table.
    ("monthly", C, "1 working day after", "next", "2021-M12", "2021-12-01", "2021-12-31", "2022-01-04"),
    ("monthly", C, "1 working day after", "next", "2022-M01", "2022-01-01", "2022-01-31", "2022-02-07"),
    ("quarterly", C, "day 10 of the following month", "next", "2022-Q1", "2022-01-01", "2022-03-31", "2022-04-12"),
    ("monthly", C, "1 working day after", "next", "2022-M04", "2022-04-01", "2022-04-30", "2022-05-04"),
    ("monthly", C, "1 working day after", "next", "2022-M08", "2022-08-01", "2022-08-31", "2022-09-05"),
    ("monthly", C, "1 working day after", "next", "2022-M12", "2022-12-01", "2022-12-31", "2023-01-03"),
    ("monthly", D, "day 25 of the last month", "next", "2023-M01", "2022-12-15", "2023-01-14", "2023-01-27"),
    ("monthly", C, "1 working day after", "next", "2023-M04", "2023-04-01", "2023-04-30", "2023-05-04"),
    ("monthly", C, "1 working day after", "next", "2023-M08", "2023-08-01", "2023-08-31", "2023-09-05"),
    ("monthly", C, "6 working days after", "next", "2024-M01", "2024-01-01", "2024-01-31", "2024-02-15"),
    ("monthly", C, "day 18 of the following month", "next", "2024-M03", "2024-03-01", "2024-03-31", "2024-04-19"),
    ("monthly", C, "2 working days after", "next", "2024-M04", "2024-04-01", "2024-04-30", "2024-05-03"),
    ("monthly", C, "3 working days after", "next", "2024-M04", "2024-04-01", "2024-04-30", "2024-05-04"),
    ("monthly", C, "4 working days after", "next", "2024-M04", "2024-04-01", "2024-04-30", "2024-05-06"),
    ("monthly", C, "1 working day after", "next", "2024-M08", "2024-08-01", "2024-08-31", "2024-09-04"),
    ("quarterly", C, "day 5 of the following month", "next", "2025-Q1", "2025-01-01", "2025-03-31", "2025-04-08"),
    ("quarterly", C, "day 5 of the following month", "previous", "2025-Q1", "2025-01-01", "2025-03-31", "2025-04-04"),
    ("monthly", D, "day 26 of the last month", "next", "2025-M04", "2025-03-15", "2025-04-14", "2025-04-26"),
    ("monthly", D, "10 working days after", "next", "2025-M04", "2025-03-15", "2025-04-14", "2025-04-26"),
    ("monthly", C, "1 working day after", "next", "2025-M04", "2025-04-01", "2025-04-30", "2025-05-05"),
    ("monthly", C, "1 working day after", "next", "2025-M01", "2025-01-01", "2025-01-31", "2025-02-03"),
    ("monthly", C, "1 working day after", "next", "2025-M08", "2025-08-01", "2025-08-31", "2025-09-03"),
    # 2027: what is only expected does not count, what the law fixes does.
    ("monthly", C, "day 8 of the following month", "next", "2027-M01", "2027-01-01", "2027-01-31", "2027-02-08"),
    ("monthly", C, "day 16 of the following month", "next", "2027-M03", "2027-03-01", "2027-03-31", "2027-04-19"),
    ("monthly", C, "1 working day after", "next", "2027-M04", "2027-04-01", "2027-04-30", "2027-05-04"),
    ("monthly", C, "1 working day after", "next", "2027-M08", "2027-08-01", "2027-08-31", "2027-09-01"),
    ("monthly", C, "2 working days after", "next", "2027-M08", "2027-08-01", "2027-08-31", "2027-09-03"),
    # Outside the table: Tết 2028 is Wednesday 26/01, Tết 2030 Saturday 02/02, Giỗ Tổ 2030 Friday 12/4.
    ("monthly", D, "day 25 of the last month", "next", "2028-M01", "2027-12-15", "2028-01-14", "2028-02-01"),
    ("monthly", C, "1 working day after", "next", "2030-M01", "2030-01-01", "2030-01-31", "2030-02-08"),
    ("monthly", C, "day 12 of the following month", "next", "2030-M03", "2030-03-01", "2030-03-31", "2030-04-15"),
    ("quarterly", C, "day 30 of the following month", "next", "2021-Q1", "2021-01-01", "2021-03-31", "2021-05-04"),
    # A calendar month that must be reported before it ends: the date stands, and moved back it waits for the cut-off.
    ("monthly", C, "day 25 of the last month", "next", "2026-M07", "2026-07-01", "2026-07-31", "2026-07-27"),
    ("monthly", C, "day 25 of the last month", "previous", "2026-M07", "2026-07-01", "2026-07-31", "2026-08-03"),
    ("monthly", C, "day 25 of the last month", "previous", "2026-M08", "2026-08-01", "2026-08-31", "2026-08-25"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[4]} {row[1]} {row[2]} {row[3]}")
def test_a_due_date_is_the_one_worked_out_by_hand(row):
    cadence, scheme, due, on_day_off, label, from_, to, expected = row
    cut_off = date.fromisoformat(to)
    (found,) = periods_cut_off(cadence, scheme, cut_off, cut_off, due=due, on_day_off=on_day_off, holidays=STATUTORY)
    assert (found.label, str(found.from_), str(found.to), str(found.due)) == (label, from_, to, expected)


@pytest.mark.parametrize(
    ("cadence", "due", "cut_off", "expected"),
    [
        ("monthly", "2 working days after", "2026-02-14", "2026-02-17"),
        ("monthly", "6 working days after", "2026-08-14", "2026-08-24"),
        ("yearly", "09-02", "2026-09-02", "2026-09-02"),
    ],
)
def test_without_holidays_only_saturdays_and_sundays_are_off(cadence, due, cut_off, expected):
    day = date.fromisoformat(cut_off)
    (found,) = periods_cut_off(cadence, D, day, day, due=due, holidays=NO_HOLIDAYS)
    assert str(found.due) == expected
