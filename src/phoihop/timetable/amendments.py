"""Periods across amendments: where an old and a new form of a commitment meet, and the periods of a whole lineage.

A change of cadence, scheme or due rule ends one form and begins the next. The old one runs to the first day on which a
period of both begins, on or after the effective date; where there is none within a year it runs to its own next
boundary and the first period of the new one is shortened. So every day of the term lies in exactly one period, weekly
to yearly (the nine-month period leaves three months of its year out).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from phoihop.timetable.grids import boundaries, check_years
from phoihop.timetable.holidays import STATUTORY, Holidays
from phoihop.timetable.periods import Period, clipped_periods
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.schemes import day_in_month
from phoihop.timetable.timings import Timing


class Form(msgspec.Struct, frozen=True):
    """One form of a commitment (`c7`, then `c7.2`): how it is timed and from when it is meant to hold."""

    id: str
    timing: Timing
    effective: date | None = None


class Switch(msgspec.Struct, frozen=True):
    """The first day of the new form; `shared` is false where the two grids do not meet and a period is shortened."""

    day: date
    shared: bool


def switch_day(old: Timing, new: Timing, effective: date) -> Switch:
    """Where `new` takes over from `old`. A form without periods of its own meets the other's on any boundary."""
    check_years(effective)
    in_a_year = day_in_month(effective.year + 1, effective.month, effective.day)
    cuts = [boundaries(form.grid, effective, in_a_year) for form in (old, new) if form.grid is not None]
    match cuts:
        case [old_days, new_days]:
            shared = set(old_days) & set(new_days)
            return Switch(min(shared), shared=True) if shared else Switch(old_days[0], shared=False)
        case [days]:
            return Switch(days[0], shared=True)
        case _:
            return Switch(effective, shared=True)


def lineage_periods(
    forms: Sequence[Form],
    start: date,
    end: date | None,
    *,
    holidays: Holidays = STATUTORY,
    horizon: date | None = None,
) -> list[tuple[str, Period]]:
    """The periods of all forms of one commitment over the term, in order, each with the id of its form.

    A form that is replaced before it began has none. A date given once stands unless a later form begins by then.
    """
    if not forms:
        return []
    # A form ends on a boundary of its own, so its periods need no clipping where the next one begins.
    begins = [start]
    for old, new in pairwise(forms):
        if new.effective is None:
            raise TimetableRefused("form_without_date", form=new.id)
        begins.append(switch_day(old.timing, new.timing, max(new.effective, begins[-1])).day)
    found: list[tuple[str, Period]] = []
    for form, begin, following in zip(forms, begins, [*begins[1:], None], strict=True):
        if end is not None and end < begin:
            break
        rows = clipped_periods(form.timing, begin, end, holidays=holidays, horizon=horizon)
        found += [(form.id, row) for row in rows if following is None or row.from_ < following]
    return found
