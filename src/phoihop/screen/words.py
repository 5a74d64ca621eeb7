"""Words for periods and days in the language of the reader, with spaces that do not break.

Labels of periods come from the timetable (`2026-Q3`); dates are dates of Viet Nam. Nothing is computed here.
"""

from __future__ import annotations

import datetime as dt
import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from phoihop.vietnamese import unbroken

WEEKDAYS: tuple[str | Promise, ...] = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
ROMAN = ("", "I", "II", "III", "IV")
_LABEL = re.compile(r"(?P<year>\d{4})-(?:(?P<kind>[MQHWD])(?P<number>\d{1,2})|(?P<whole>Y|9M))")


def period_words(label: str) -> str:
    """Word the label of a period: `2026-Q3` is “quý III/2026”. A label that is not known is returned as it is."""
    if label == "once":
        return unbroken(pgettext("period", "once"))
    match = _LABEL.fullmatch(label)
    if match is None:
        return label
    year, number = match["year"], int(match["number"] or 0)
    values = {"year": year, "number": number}
    match match["whole"] or match["kind"]:
        case "Y":
            words = _("year %(year)s") % values
        case "9M":
            words = _("nine months of %(year)s") % values
        case "M":
            words = _("month %(number)02d/%(year)s") % values
        case "Q" if 1 <= number <= 4:
            words = _("quarter %(roman)s/%(year)s") % {"roman": ROMAN[number], "year": year}
        case "H" if number == 1:
            words = _("first half of %(year)s") % values
        case "H" if number == 2:
            words = _("second half of %(year)s") % values
        case "W":
            words = _("week %(number)02d/%(year)s") % values
        case "D":
            words = _("round %(number)d/%(year)s") % values
        case _:
            return label
    return unbroken(words)


def weekday(day: dt.date) -> str:
    """Name the day of the week: “Thứ Ba”."""
    return unbroken(str(WEEKDAYS[day.weekday()]))


def dmy(day: dt.date | None) -> str:
    """Write a date as dd/MM/yyyy; nothing for no date."""
    return f"{day:%d/%m/%Y}" if day else ""


def dm(day: dt.date | None) -> str:
    """Write a day of the current year as dd/MM."""
    return f"{day:%d/%m}" if day else ""


def date_in_letters(day: dt.date) -> str:
    """Write a date as the head of an official letter has it: “ngày 05 tháng 6 năm 2026” (Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    values = {"day": f"{day.day:02d}", "month": month, "year": day.year}
    return pgettext("date of a letter", "%(day)s/%(month)s/%(year)s") % values
