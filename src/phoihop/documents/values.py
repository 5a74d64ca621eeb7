"""Values as a reader sees them on paper: dates dd/mm/yyyy, figures with the separators of the language.

Text that comes from people is cleaned of characters that no document format carries; nothing else is changed.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

from phoihop.documents.bars import Bars
from phoihop.documents.paper import Value
from phoihop.documents.shapes import Status

_KEPT = {"\n", "\t"}


def clean(text: str) -> str:
    """Return the text in NFC without control characters, lone surrogates and non-characters, which XML refuses."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        letter
        for letter in whole
        if letter in _KEPT or (unicodedata.category(letter) not in {"Cc", "Cs"} and ord(letter) & 0xFFFE != 0xFFFE)
    )


def figure(number: int | Decimal, language: str = "vi") -> str:
    """Return a number with thousands apart: 1.234.567,89 in Vietnamese, 1,234,567.89 in English."""
    if isinstance(number, int):
        shown = f"{number:,d}"
    else:
        shown = f"{number:,f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown if language == "en" else shown.translate(str.maketrans(",.", ".,"))


def day(value: date) -> str:
    """Return a date as dd/mm/yyyy, the same in both languages."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def formal_day(value: date | None, year: int | None = None, language: str = "vi") -> str:
    """Return the date of a letterhead: the months January and February and days below ten carry a zero (Decree 30).

    Without a date room is left for day and month; the year stands if it is given.
    """
    if value is None:
        blank = "\N{NO-BREAK SPACE}" * 5
        return (
            f"ngày{blank}tháng{blank}năm {year or blank}".rstrip()
            if language == "vi"
            else f"{blank}/{blank}/{year or blank}"
        )
    if language == "en":
        return day(value)
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def shown(value: Value, language: str = "vi") -> str:
    """Return a value as text for Word and CSV; nothing for None."""
    match value:
        case None:
            return ""
        case Status():
            return value.printed(language)
        case Bars():
            return value.words
        case bool():
            raise TypeError("a yes or no has to come with its words")
        case int() | Decimal():
            return figure(value, language)
        case date():
            return day(value)
        case _:
            return clean(value)


def in_column(value: Value, kind: str, language: str = "vi") -> str:
    """Return a value as a column of its kind shows it: ordinals and years stand without thousands."""
    if kind == "ordinal" and isinstance(value, int):
        return str(value)
    return shown(value, language)
