"""The whole sample as of a day: bodies, posts, agreements, the merger, who sat down when, and all that was said."""

from __future__ import annotations

from datetime import date, timedelta

from phoihop.sample import programme_ending, programme_over, regulation
from phoihop.sample.days import Days, story_days
from phoihop.sample.now import situation
from phoihop.sample.numbering import numbered
from phoihop.sample.organisations import INTERNAL, MERGED, MOBILISATION, PROPAGANDA, organisations, posts
from phoihop.sample.plan import Sample, SampleComparison, SampleSuccession
from phoihop.sample.programme_ending import programme_ending as the_programme_ending
from phoihop.sample.programme_over import programme_over as the_programme_over
from phoihop.sample.regulation import regulation as the_regulation
from phoihop.sample.seats import Seats
from phoihop.sample.story import events_of
from phoihop.timetable import first_working_day_from

FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2060, 12, 31)


def the_sample(made_on: date) -> Sample:
    """Return the sample as it is on the morning of `made_on`; the same day always gives the same sample."""
    days = story_days(made_on)
    agreements = (the_regulation(days), the_programme_over(days), the_programme_ending(days))
    bodies, succession, comparisons = organisations(days), _succession(days), _comparisons(days)
    seats = Seats(days, bodies, succession, comparisons)
    today = situation({each.code: each for each in agreements}, seats)
    events = list(today.events)
    for agreement in agreements:
        events += events_of(agreement, seats, today.reserved)
    return Sample(
        made_on=made_on,
        organisations=bodies,
        posts=posts(days),
        agreements=agreements,
        succession=succession,
        comparisons=comparisons,
        events=numbered(events, agreements, seats),
    )


def _succession(days: Days) -> SampleSuccession:
    on = days.merged_on
    return SampleSuccession(
        on=on,
        ended=(PROPAGANDA, MOBILISATION),
        successor=MERGED,
        basis=f"Quyết định số 412-QĐ/TU ngày {on.day:02d}/{on.month:02d}/{on.year} của Ban Thường vụ Thành ủy",
    )


def _comparisons(days: Days) -> tuple[SampleComparison, ...]:
    """Return who took a seat when: Ban Tuyên giáo never did, its successor compares both programmes."""

    def after(day: date, number: int) -> date:
        return first_working_day_from(day + timedelta(days=number))

    return (
        SampleComparison(programme_ending.CODE, MOBILISATION, after(days.recorded_on, 11)),
        SampleComparison(regulation.CODE, INTERNAL, first_working_day_from(date(days.year - 2, 1, 15))),
        SampleComparison(programme_ending.CODE, MERGED, after(days.merged_on, 15)),
        SampleComparison(programme_over.CODE, MERGED, after(days.merged_on, 60)),
    )
