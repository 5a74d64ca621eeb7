"""Commitments to periods and due dates, each of which explains itself; pure: no Django, no clock, no network.

    periods(cadence, scheme, start, end, *, due=None, on_day_off="next", holidays=STATUTORY, times=None,
            reporting="yearly", horizon=None) -> list[Period]        clipped to the term start..end (end may be None
                                                                     with a horizon); continuous: due may be None
    periods_cut_off(cadence, scheme, first, last, *, due, ...) -> list[Period]     whole periods cut off in the range
    Period: label, from_, to, due, why, whole                        Why: code, params
    timing(cadence, scheme, *, due, on_day_off="next", times=None, reporting="yearly") -> Timing        checks only
    due_of(term, event, *, on_day_off=None, holidays=STATUTORY) -> EventDue(due, why, at)     term "+3wd", "-10d", "+24h"
    event_term(text) -> EventTerm(number, unit, before)              due_rule(text) -> DueRule(kind, number, month, date)
    from_reading(cadence, due) -> ReadTime(cadence, due, term, ask)
    switch_day(old, new, effective) -> Switch(day, shared)           old, new: Timing
    lineage_periods(forms, start, end, *, holidays=STATUTORY, horizon=None) -> list[tuple[form id, Period]]
    Form: id, timing, effective
    Scheme, SCHEMES, scheme_named(code), read_scheme(json bytes)     DECREE_09_2019, CALENDAR
    Holidays, DayRow, holiday_table(rows, years=None), read_holidays(json bytes), STATUTORY (2022 to 2027), NO_HOLIDAYS;
                                                                     years whose 1 January is no row are computed
    is_working_day(day, holidays), add_working_days(day, n, holidays), first_working_day_from, last_working_day_until
    lunar_new_year(year) -> date                                     by astronomy at UTC+7
    TimetableRefused: code, params

`sentences.py` and `refusal_sentences.py` word labels, cadences, rules, reasons and refusals in both languages:
label_words(label, lang="vi"), cadence_words(cadence), rule_words(rule), timing_words(cadence, due), why_words(why),
date_words(day), refusal_words(refused). `command.py` is the command `phoihop timetable`.
"""

from phoihop.timetable.amendments import Form, Switch, lineage_periods, switch_day
from phoihop.timetable.due_dates import Why
from phoihop.timetable.events import VIET_NAM, EventDue, EventTerm, due_of, event_term
from phoihop.timetable.holidays import (
    NO_HOLIDAYS,
    STATUTORY,
    DayRow,
    Holidays,
    add_working_days,
    first_working_day_from,
    holiday_table,
    is_working_day,
    last_working_day_until,
    read_holidays,
)
from phoihop.timetable.lunar import lunar_new_year
from phoihop.timetable.periods import Period, periods, periods_cut_off
from phoihop.timetable.reading_notation import ReadTime, from_reading
from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import CADENCES, Cadence, DueRule, due_rule
from phoihop.timetable.schemes import CALENDAR, DECREE_09_2019, SCHEMES, Scheme, read_scheme, scheme_named
from phoihop.timetable.timings import ON_DAY_OFF, Timing, timing

__all__ = [
    "CADENCES",
    "CALENDAR",
    "DECREE_09_2019",
    "NO_HOLIDAYS",
    "ON_DAY_OFF",
    "SCHEMES",
    "STATUTORY",
    "VIET_NAM",
    "Cadence",
    "DayRow",
    "DueRule",
    "EventDue",
    "EventTerm",
    "Form",
    "Holidays",
    "Period",
    "ReadTime",
    "Scheme",
    "Switch",
    "TimetableRefused",
    "Timing",
    "Why",
    "add_working_days",
    "due_of",
    "due_rule",
    "event_term",
    "first_working_day_from",
    "from_reading",
    "holiday_table",
    "is_working_day",
    "last_working_day_until",
    "lineage_periods",
    "lunar_new_year",
    "periods",
    "periods_cut_off",
    "read_holidays",
    "read_scheme",
    "scheme_named",
    "switch_day",
    "timing",
]
