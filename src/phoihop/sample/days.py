"""The days of the sample's story, all reckoned from the day on which the sample is made.

Made on 24/11/2026 it tells of the years 2022 to 2026: signed on 12/8/2022, followed since 01/01/2023, amended on
15/4/2024, two boards merged on 03/02/2025.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from phoihop.timetable import add_working_days, first_working_day_from, last_working_day_until

MONTHS_SINCE_MERGER = 21
_HOURS_AHEAD = timedelta(hours=7)  # the whole country keeps UTC+7


@dataclass(frozen=True)
class Days:
    """The story's calendar. `year` is the last year of the programme that ends this year."""

    made_on: date
    year: int
    signed_on: date
    tracked_since: date
    recorded_on: date
    amended_on: date
    merged_on: date
    congress_on: date

    @property
    def last_day(self) -> date:
        """The last day on which something has happened: the sample is made in the morning."""
        return self.made_on - timedelta(days=1)

    def working_days_ago(self, number: int) -> date:
        return add_working_days(self.made_on, -number)

    def working_days_ahead(self, number: int) -> date:
        return add_working_days(self.made_on, number)


def story_days(made_on: date) -> Days:
    """Return the days of the story for a sample that is made on this day."""
    year = made_on.year
    merged_on = first_working_day_from(_first_of_month(made_on, MONTHS_SINCE_MERGER))
    return Days(
        made_on=made_on,
        year=year,
        signed_on=last_working_day_until(date(year - 4, 8, 12)),
        tracked_since=date(year - 3, 1, 1),
        recorded_on=first_working_day_from(date(year - 3, 1, 9)),
        amended_on=last_working_day_until(date(merged_on.year - 1, 4, 15)),
        merged_on=merged_on,
        congress_on=date(year - 1, 10, 15),
    )


def _first_of_month(day: date, months_before: int) -> date:
    count = day.year * 12 + day.month - 1 - months_before
    return date(count // 12, count % 12 + 1, 1)


def office_time(day: date, minutes: int) -> datetime:
    """Return a moment of an office day, so many minutes after 07:30 at UTC+7, as UTC."""
    start = datetime.combine(day, time(7, 30), UTC) - _HOURS_AHEAD
    return start + timedelta(minutes=minutes)
