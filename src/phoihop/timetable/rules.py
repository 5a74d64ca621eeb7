"""Due rules: the words in which a due date is given, and the day that they name before any day off is looked at.

"day 10 of the first month", "day 25 of the last month", "day 5 of the following month", "2 working days after", "10 days after", "weekday friday",
`MM-DD` (each year) and `YYYY-MM-DD` (once). Moving a date off a holiday is done in `periods.py`; terms that run from an
event are in `events.py`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal, get_args

import msgspec

from phoihop.timetable.refusal import TimetableRefused

Periodic = Literal["weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly"]
PERIODIC: Final[tuple[str, ...]] = get_args(Periodic)
"""The cadences that cut the time into periods, from the shortest on."""
Cadence = Literal[Periodic, "once", "continuous", "on_event"]
CADENCES: Final[tuple[str, ...]] = get_args(Cadence)

RuleKind = Literal[
    "day_of_first_month",
    "day_of_last_month",
    "day_of_following_month",
    "working_days_after",
    "days_after",
    "weekday",
    "month_day",
    "date",
]

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DUE_FORMS: Final = (
    "“day 10 of the first month”, “day 25 of the last month”, “day 5 of the following month”, "
    "“2 working days after”, “10 days after”, “weekday friday”, 09-30, 2026-09-30"
)
MOST_DAYS: Final = 366
"""The longest term in days: a report that is due more than a year after its cut-off belongs to no period."""

_DAY_OF_MONTH: Final = re.compile(r"day ([0-9]{1,4}) of the (first|last|following) month")
_OF_MONTH: Final[dict[str, RuleKind]] = {
    "first": "day_of_first_month",
    "last": "day_of_last_month",
    "following": "day_of_following_month",
}
_COUNTED: Final = re.compile(r"([0-9]{1,9}) (working )?days? after")
_MONTH_DAY: Final = re.compile(r"([0-9]{2})-([0-9]{2})")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DueRule(msgspec.Struct, frozen=True):
    """A due rule taken apart: `number` is a day of the month, a count of days or a weekday (0 for Monday)."""

    kind: RuleKind
    number: int = 0
    month: int = 0
    date: date | None = None

    @property
    def text(self) -> str:
        """The rule in its one spelling."""
        match self.kind:
            case "day_of_first_month":
                return f"day {self.number} of the first month"
            case "day_of_last_month":
                return f"day {self.number} of the last month"
            case "day_of_following_month":
                return f"day {self.number} of the following month"
            case "working_days_after":
                return f"{self.number} working day{'s' * (self.number > 1)} after"
            case "days_after":
                return f"{self.number} day{'s' * (self.number > 1)} after"
            case "weekday":
                return f"weekday {WEEKDAYS[self.number]}"
            case "month_day":
                return f"{self.month:02}-{self.number:02}"
            case _:
                return str(self.date)


def due_rule(text: str) -> DueRule:
    """Read a due rule; letters' case and spaces do not matter."""
    words = " ".join(text.split()).lower()
    if found := _DAY_OF_MONTH.fullmatch(words):
        return DueRule(_OF_MONTH[found[2]], _day(found[1]))
    if found := _COUNTED.fullmatch(words):
        count = int(found[1])
        if not 1 <= count <= MOST_DAYS:
            raise TimetableRefused("bad_count", given=text, most=MOST_DAYS)
        return DueRule("working_days_after" if found[2] else "days_after", count)
    if words.startswith("weekday ") and words.removeprefix("weekday ") in WEEKDAYS:
        return DueRule("weekday", WEEKDAYS.index(words.removeprefix("weekday ")))
    if found := _MONTH_DAY.fullmatch(words):
        if not 1 <= int(found[1]) <= 12:
            raise TimetableRefused("bad_month", given=text)
        return DueRule("month_day", _day(found[2]), int(found[1]))
    if _DATE.fullmatch(words):
        return DueRule("date", date=read_date(words))
    raise TimetableRefused("unknown_due", given=text, forms=DUE_FORMS)


def read_date(text: str) -> date:
    """A date written YYYY-MM-DD, and in no other way."""
    try:
        return date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        raise TimetableRefused("bad_date", given=text) from None


def check_fits(rule: DueRule, cadence: str) -> None:
    """Refuse a rule that gives no date for this cadence."""
    if cadence == "once":
        if rule.kind != "date":
            raise TimetableRefused("once_needs_date", due=rule.text)
    elif (
        rule.kind == "date"
        or (rule.kind == "month_day" and cadence != "yearly")
        or (rule.kind in _OF_MONTH.values() and cadence == "weekly")
    ):
        raise TimetableRefused("due_does_not_fit", due=rule.text, cadence=cadence)


def _day(digits: str) -> int:
    day = int(digits)
    if not 1 <= day <= 31:
        raise TimetableRefused("bad_day", given=day)
    return day
