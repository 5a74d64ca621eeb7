"""Words of time cells: in the words that the reader knows, as a date, or as the period of which a cell tells.

“T6/2026”, “Q2”, “6 tháng”, a date that Excel gave as a number: each becomes what a document would say. What is not
understood stays as it is.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from phoihop.vietnamese import fold_key

FIRST_DAY, LAST_DAY = 36526, 55153
"""Days of Excel from 1/1/2000 to 31/12/2050: a figure between them in a time cell is a date."""
_EXCEL_BEGINS = dt.date(1899, 12, 30)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROMAN_OF = ("", "I", "II", "III", "IV")
_YEAR = r"(?:\s?(?:/|-|nam|,|\.)\s?(?P<year>20[0-9][0-9]))?"
_QUARTER = re.compile(rf"(?:quy|q)\s?\.?\s?(?P<n>iv|iii|ii|i|[1-4]){_YEAR}")
_MONTH = re.compile(rf"(?:thang|thg|t)\s?\.?\s?(?P<n>1[0-2]|0?[1-9]){_YEAR}")
_MONTH_ALONE = re.compile(r"(?P<n>1[0-2]|0?[1-9])\s?[/-]\s?(?P<year>20[0-9][0-9])")
_HALF = re.compile(
    rf"(?:0?6|sau)\s?thang\s(?P<n>dau|cuoi)(?:\snam)?{_YEAR}|(?:half|h)\s?(?P<h>[12]){_YEAR.replace('year', 'year2')}"
)
_NINE = re.compile(rf"(?:0?9|chin)\s?thang(?:\s(?:dau\s)?nam)?{_YEAR}")
_WHOLE = re.compile(r"(?:ca\s)?(?:nam\s)?(?P<year>20[0-9][0-9])|ca nam|trong nam|nam")
_DATE = re.compile(r"(?:ngay\s)?([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})(?:\s?[/.-]\s?([0-9]{4}|[0-9]{2}))?")
_BEFORE = re.compile(r"^(?:truoc|den het|den|het|xong|han|chot|cham nhat(?: la)?|cuoi|hoan thanh)\s+(?:ngay\s+)?")
_JOINTS = re.compile(r"[,;\n+&]|\bvà\b|\band\b")
_KIND = re.compile(r"\s*(?:quý|quí|tháng|q|t)\.?\s*(?=[0-9ivx])", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(?:iv|iii|ii|i|[0-9]{1,2})(?:\s?(?:/|nam)\s?20[0-9][0-9])?")
_SAID_YEAR = re.compile(r"20[0-9][0-9]")
MOST_TIMES = 12
_EACH = {
    "thang": "Hằng tháng", "hang thang": "Hằng tháng", "quy": "Hằng quý", "hang quy": "Hằng quý",
    "6 thang": "Hằng 6 tháng", "06 thang": "Hằng 6 tháng", "6 thang nam": "Hằng 6 tháng", "sau thang": "Hằng 6 tháng",
    "6 thang, nam": "Hằng 6 tháng", "6 thang/lan": "Hằng 6 tháng", "hang nam": "Hằng năm", "nam": "Hằng năm",
    "1 nam": "Hằng năm", "01 nam": "Hằng năm", "tuan": "Hằng tuần", "hang tuan": "Hằng tuần",
    "1 thang/lan": "Hằng tháng", "01 lan/thang": "Hằng tháng", "1 lan/thang": "Hằng tháng", "thang/lan": "Hằng tháng",
    "1 lan/quy": "Hằng quý", "01 lan/quy": "Hằng quý", "1 quy/lan": "Hằng quý", "quy/lan": "Hằng quý",
    "3 thang": "Hằng quý", "3 thang/lan": "Hằng quý", "1 lan/nam": "Hằng năm", "01 lan/nam": "Hằng năm",
    "2 lan/nam": "Hằng 6 tháng", "02 lan/nam": "Hằng 6 tháng", "dinh ky hang thang": "Hằng tháng",
    "ca nam": "Thường xuyên", "trong nam": "Thường xuyên", "lien tuc": "Thường xuyên", "tx": "Thường xuyên",
    "quanh nam": "Thường xuyên", "hang ngay": "Thường xuyên",
}  # fmt: skip
_STEADY = re.compile(r"thuong xuyen|hang |dinh ky|khi co|dot xuat|monthly|quarterly|yearly|annually|continuous")


class PeriodWords(NamedTuple):
    """A period as a cell names it: the mark of the timetable's labels ("Q2", "M6", "H1", "9", "Y"), "" year not said."""

    mark: str
    year: int | None

    def label(self, year: int | None) -> str:
        """Return the timetable's label, in the given year where the cell says none; "" where nobody says it."""
        known = self.year or year
        return f"{known}-{self.mark}" if known else ""


def date_of(cell: str, year: int | None) -> dt.date | None:
    """Return the date that a cell is; a day without a year is in the given one."""
    text = cell.strip()
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text) and FIRST_DAY <= int(text.split(".", maxsplit=1)[0]) <= LAST_DAY:
        return _EXCEL_BEGINS + dt.timedelta(days=int(text.split(".", maxsplit=1)[0]))
    found = _DATE.fullmatch(_BEFORE.sub("", fold_key(text)).strip(" .;"))
    if not found:
        return None
    told = int(found[3]) if found[3] else year
    if told is None:
        return None
    try:
        return dt.date(told + 2000 if told < 100 else told, int(found[2]), int(found[1]))
    except ValueError:
        return None


@lru_cache(maxsize=2048)
def period_of(cell: str, year: int | None) -> PeriodWords | None:
    """Return the period that a cell names, in words or as a month; None where it names none."""
    text = re.sub(r"\s+", " ", fold_key(cell)).strip(" .;:()")
    text = re.sub(r"^(?:bao cao|ky)\s", "", text)
    if found := _QUARTER.fullmatch(text):
        return PeriodWords(f"Q{_ROMAN[found['n']]}", _year(found["year"], year))
    if found := _MONTH.fullmatch(text) or _MONTH_ALONE.fullmatch(text):
        return PeriodWords(f"M{int(found['n']):02}", _year(found["year"], year))
    if found := _HALF.fullmatch(text):
        half = found["h"] or ("1" if found["n"] == "dau" else "2")
        return PeriodWords(f"H{half}", _year(found["year"] or found["year2"], year))
    if found := _NINE.fullmatch(text):
        return PeriodWords("9M", _year(found["year"], year))
    if (found := _WHOLE.fullmatch(text)) and text not in ("nam", "trong nam"):
        return PeriodWords("Y", _year(found["year"], year))
    return None


def _year(said: str | None, year: int | None) -> int | None:
    return int(said) if said else year


def last_day(words: PeriodWords, year: int) -> dt.date:
    """Return the last day of a period by the calendar."""
    known = words.year or year
    number = int(re.sub(r"\D", "", words.mark) or 0)
    month = {"Q": number * 3, "M": number, "H": number * 6, "9": 9, "Y": 12}[words.mark[0]]
    return dt.date(known, month, calendar.monthrange(known, month)[1])


def in_reader_words(cell: str, year: int | None) -> str:
    """Return the words of a time cell as a document would say them, for the reader; what is not known stays."""
    text = " ".join(cell.split())
    folded = fold_key(text).strip(" .;")
    if folded in _EACH:
        return _EACH[folded]
    if day := date_of(text, None):
        return f"Trước ngày {day:%d/%m/%Y}"
    before = _BEFORE.sub("", folded)
    if words := period_of(before, None):
        known = words.year or year
        if words.mark[0] == "Q":
            return f"Quý {_ROMAN_OF[int(words.mark[1])]}" + (f"/{known}" if known else "")
        if known:
            return f"Trước ngày {last_day(words, known):%d/%m/%Y}"
        if words.mark[0] == "M":
            return f"Tháng {int(words.mark[1:])}"
        return f"Trước ngày {last_day(words, 2025):%d/%m}"
    if (day := date_of(text, year)) and year:
        return f"Trước ngày {day:%d/%m/%Y}"
    return text


def several(cell: str) -> list[str]:
    """Return the times of a cell that lists some (“Quý II, III/2026”, “Tháng 6 và tháng 12”); else the cell alone."""
    parts = [part.strip() for part in _JOINTS.split(cell) if part.strip()]
    if not 1 < len(parts) <= MOST_TIMES:
        return [cell]
    kind = _KIND.match(parts[0])
    named = [f"{kind[0]}{part}" if kind and _BARE_NUMBER.fullmatch(fold_key(part)) else part for part in parts]
    last = _SAID_YEAR.search(named[-1])
    if last and not any(_SAID_YEAR.search(part) for part in named[:-1]):
        named = [*(f"{part}/{last[0]}" for part in named[:-1]), named[-1]]
    known = all(period_of(_BEFORE.sub("", fold_key(part)), None) or date_of(part, 2025) for part in named)
    return named if known else [cell]


def is_time(cell: str) -> bool:
    """Whether a cell tells a time and nothing more."""
    folded = fold_key(cell).strip(" .;")
    return bool(
        folded in _EACH
        or date_of(cell, 2025)
        or period_of(_BEFORE.sub("", folded), None)
        or (_STEADY.match(folded) and len(folded) < 60)
    )
