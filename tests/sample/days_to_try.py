"""Days of the year on which the sample is made in the tests: ends of years, leap days, weekends, holidays."""

from __future__ import annotations

from datetime import date
from functools import cache

from phoihop.sample.plan import Sample
from phoihop.sample.whole import the_sample

THE_PICTURES = date(2026, 11, 24)
DAYS = [
    THE_PICTURES,
    date(2025, 1, 1),
    date(2025, 2, 28),
    date(2026, 1, 5),
    date(2026, 2, 17),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 6, 14),
    date(2026, 8, 12),
    date(2026, 9, 30),
    date(2026, 12, 13),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 7, 27),
    date(2028, 2, 29),
    date(2032, 2, 29),
    date(2030, 10, 15),
]


@cache
def sample_of(day: date) -> Sample:
    """Make the sample of a day when a test first asks for it: every run of tests imports this, few ask."""
    return the_sample(day)


SAMPLE = sample_of(THE_PICTURES)
