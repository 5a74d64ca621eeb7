"""Period schemes as data: on which day of which month a reporting month is cut off, and on which day a week begins.

Longer periods are runs of such months, so every scheme tiles the year by its make. Presets are Decree 09/2019 (articles
12 and 13) and the calendar; any other is read from JSON with `read_scheme`. What periods a commitment has is said in
`grids.py`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cached_property
from typing import Final, Literal

import msgspec

from phoihop.timetable.refusal import TimetableRefused
from phoihop.timetable.rules import WEEKDAYS, due_rule

LARGEST_SCHEME: Final = 100_000
"""The largest scheme file in bytes."""

_ENDS: Final = re.compile(r"(?:day ([0-9]{1,2})|last day)(?: of the (month before|month after))?")
_STARTS: Final = re.compile(r"day ([0-9]{1,2})(?: of the (month before|second month before|month after))?")
_SHIFTS: Final = {None: 0, "month before": -1, "second month before": -2, "month after": 1}
_LONGEST_MONTH: Final = 31


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """How an office cuts its reporting periods.

    `ends` is the cut-off of the reporting month: "last day" or "day 14", optionally "of the month before" or "of the
    month after". `starts` may repeat what follows from it ("day 15 of the month before") and is checked. Weeks begin on
    `week_starts`. `due` is the due rule where a commitment has none of its own. `estimate`: figures run to the period's end as an estimate (ước
    thực hiện); it changes no date.
    """

    code: str
    kind: Literal["calendar", "cutoff"]
    ends: str = "last day"
    starts: str = ""
    week_starts: str = "monday"
    due: str = ""
    estimate: bool = False
    vi: str = ""
    en: str = ""
    source: str = ""

    @cached_property
    def cutoff(self) -> tuple[int, int]:
        """The day and the shift of the month in which a reporting month ends."""
        found = _ENDS.fullmatch(self.ends)
        day = int(found[1] or _LONGEST_MONTH) if found else 0
        if found is None or not 1 <= day <= _LONGEST_MONTH:
            raise TimetableRefused("scheme_ends", scheme=self.code, ends=self.ends)
        return day, _SHIFTS[found[2]]

    def cut_off(self, year: int, month: int) -> date:
        """The last day of a reporting month; a day that the month lacks is its last day."""
        day, shift = self.cutoff
        return day_in_month(year, month + shift, day)

    @property
    def first_weekday(self) -> int:
        """The day on which a week begins, 0 for Monday."""
        return WEEKDAYS.index(self.week_starts)


def day_in_month(year: int, month: int, day: int) -> date:
    """A day of a month counted from January of `year` (0 is the December before); its last day where it is lacking."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


DECREE_09_2019: Final = Scheme(
    code="decree-09-2019",
    kind="cutoff",
    starts="day 15 of the month before",
    ends="day 14",
    due="day 25 of the last month",
    vi="Nghị định 09/2019/NĐ-CP",
    en="Decree 09/2019/NĐ-CP",
    source="Nghị định 09/2019/NĐ-CP, Điều 12, Điều 13",
)
CALENDAR: Final = Scheme(code="calendar", kind="calendar", vi="theo tháng, quý, năm dương lịch", en="calendar")

SCHEMES: Final = {scheme.code: scheme for scheme in (DECREE_09_2019, CALENDAR)}
"""The presets by code."""


def scheme_named(scheme: Scheme | str) -> Scheme:
    """A preset by its code; a scheme that is given as such is checked and returned as it is."""
    if isinstance(scheme, Scheme):
        if scheme not in SCHEMES.values():
            check_scheme(scheme)
        return scheme
    if scheme not in SCHEMES:
        raise TimetableRefused("unknown_scheme", given=scheme, known=", ".join(SCHEMES))
    return SCHEMES[scheme]


def read_scheme(data: bytes) -> Scheme:
    """A custom scheme from JSON, checked: its code, its days, its week and its due rule make sense together."""
    if len(data) > LARGEST_SCHEME:
        raise TimetableRefused("scheme_too_large", limit=LARGEST_SCHEME)
    try:
        scheme = msgspec.json.decode(data, type=Scheme)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
        raise TimetableRefused("scheme_unreadable", detail=str(broken)) from broken
    check_scheme(scheme)
    return scheme


def check_scheme(scheme: Scheme) -> None:
    """Refuse a scheme whose parts do not fit each other; its periods would leave days out or count them twice."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", scheme.code) or scheme.code in SCHEMES:
        raise TimetableRefused("scheme_code", scheme=scheme.code)
    if scheme.week_starts not in WEEKDAYS:
        raise TimetableRefused("scheme_week", scheme=scheme.code, week_starts=scheme.week_starts)
    _check_starts(scheme)
    if scheme.kind == "calendar" and scheme.cutoff != (_LONGEST_MONTH, 0):
        raise TimetableRefused("scheme_calendar", scheme=scheme.code)
    if scheme.due and due_rule(scheme.due).kind in {"month_day", "date"}:
        raise TimetableRefused("scheme_due", scheme=scheme.code, due=scheme.due)


def _check_starts(scheme: Scheme) -> None:
    """The first day of a period is the day after the cut-off of the one before."""
    day, shift = scheme.cutoff
    if not scheme.starts:
        return
    follows = (1, shift) if day == _LONGEST_MONTH else (day + 1, shift - 1)
    found = _STARTS.fullmatch(scheme.starts)
    if found is None or (int(found[1]), _SHIFTS[found[2]]) != follows:
        raise TimetableRefused("scheme_starts", scheme=scheme.code, starts=scheme.starts, ends=scheme.ends)
