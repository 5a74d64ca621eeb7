"""Reads when: the cadence of a duty and its due date or term, from the words of one unit.

What is promised without a number ("định kỳ") stays unspecified; it becomes a question for a person. Terms that run from
an event keep their unit: days, working days, hours.
"""

from __future__ import annotations

import calendar
import re

import msgspec

from phoihop.reading.outcome import Cadence, Series, Why
from phoihop.reading.tokens import Tokens

PERIODIC: tuple[Cadence, ...] = ("weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly")
SHORT_PERIODS: tuple[Cadence, ...] = ("weekly", "monthly", "quarterly", "half_yearly")
EVENT_REACH = 12
MONTHS = 12
DAYS_OF_MONTH = 30
WITHIN = ("trong thoi han", "trong vong", "khong qua", "cham nhat", "cham nhat la")
HOURS_WITHIN = ("trong thoi han", "trong vong", "khong qua", "toi da")
"""Before "24h": behind other words it is a time of the day."""
YEAR_DIGITS = 4

WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
NUMBER = rf"(?P<number>\d{{1,3}}|(?:{'|'.join(WORDS)}))(?:\s?\([^()]{{1,30}}\))?"
TERM = re.compile(
    rf"(?<![\w/])(?:(?P<frame>trong thoi han|trong vong|khong qua|cham nhat(?: la)?|thoi han|it nhat|toi thieu|toi da|truoc|sau|sau thoi han|within)\s(?:toi da\s|khong qua\s|la\s|cham nhat\s|thoi gian\s|it nhat\s|toi thieu\s){{0,2}})?{NUMBER}(?:\s(?P<unit>ngay lam viec|ngay|gio lam viec|gio|thang|tuan)|\s?(?P<hours>h))\b"
)
AFTER_EVENT = re.compile(r"\b(ke tu|tu ngay|tu khi|sau khi|tinh tu|nhan duoc|tu thoi diem|khi co|phai|sau ngay)\b")
AFTER_END = re.compile(r"\bsau khi [^,.;]{0,30} $")
"""“sau khi kết thúc đợt kiểm tra 05 ngày làm việc"."""
BEFORE_CLAUSE = re.compile(r"\btruoc (?:khi|thoi diem|luc|ngay(?! \d))\b[^,.;]{0,90}$")
BEFORE_EVENT = re.compile(
    r"^\s{0,2}(?:\([^()]{0,40}\)\s)?(truoc khi|truoc ngay(?! \d)|truoc thoi diem|truoc luc|truoc)\b"
)
FAILED = re.compile(r"\b(?:ma|nhung)\b[^.;]*\b(?:khong|chua|van|sau)\b|\bnhung $")
"""“Sau 30 ngày ... mà không ...": the time that went by is the case, and no term of the duty."""
FAILED_REACH = 160
MONTH_ONLY = re.compile(r"\bthang\s(\d{1,2})\b")
YEAR_ALONE = re.compile(r"^(?:nam\s)?(\d{4})$")
TWICE = re.compile(
    r"\b\d{1,2}(?:\s?/\s?|\sthang\s)\d{1,2}(?:,| va)\s(?:truoc\s)?(?:ngay\s)?\d{1,2}(?:\s?/\s?|\sthang\s)\d{1,2}\b"
)
DAY_MONTH_YEAR = re.compile(
    r"(?<![\d/.-])(?:ngay\s)?(\d{1,2})(?:\s?[/.-]\s?|\sthang\s)(\d{1,2})(?:\s?[/.-]\s?|\snam\s)(\d{4})\b"
)
DAY_MONTH = re.compile(r"(?<![\d/.,-])(?:ngay\s)?(\d{1,2})(?:\s?/\s?|\sthang\s)(\d{1,2})(?![\d/-]|\.\d)(?!\s?nam\s\d)")
MONTH_YEAR = re.compile(r"(?<![\d/])thang\s(\d{1,2})(?:\s?[/-]\s?|\snam\s)(\d{4})\b")
DAY_ALONE = re.compile(
    r"\b(?:truoc|cham nhat|cham nhat la|cham nhat vao|muon nhat|vao)\sngay\s(\d{1,2})\b(?!\s?[/.-]\s?\d)(?!\s(?:thang\s\d|lam viec))"
)
DAY_OF_PERIOD = re.compile(
    r"(?:ngay\s)(\d{1,2})\s(?:hang|hang\s|cua\s(?:hang\s)?|moi\s|cua\s)?\s?(?:thang|quy|ky)\b(?!\s\d)"
)
MONTH_NAMED = re.compile(
    r"\b(?:vao|trong|truoc|den|het)\s(?:cuoi\s|het\s)?thang\s(\d{1,2})\b(?!\s?[/-]\s?\d)(?!\snam\s\d)(?!\s?(?:den|va|hoac)\b)"
)
JOINED = re.compile(r"(?:,|\sva|\sden|\s?-)\s?")
FIRST_DAYS = re.compile(
    r"\b(?:trong\s)?(?:thoi han\s|vong\s)?(\d{1,2})\sngay\s(?:lam viec\s)?dau(?:\stien)?\s(?:cua\s)?(?:moi\s|hang\s)?"
    r"(?P<of>thang|quy|nam)\b(?!\s\d)"
)
OF_PERIOD: dict[str, Cadence] = {"thang": "monthly", "quy": "quarterly", "nam": "yearly"}
FIRST_WEEK = re.compile(r"\btuan\s(?:le\s)?dau(?:\stien)?\s(?:cua\s)?thang\s(\d{1,2})\b(?!\s?[/-]\s?\d)")
QUARTER = re.compile(r"\bqu[yi]\s(iv|iii|ii|i|[1-4])\b(?:\s?(?:/|nam\s)\s?(\d{4}))?")
YEAR = re.compile(r"\b(?:den|het|trong|truoc|cuoi)\s(?:cuoi\s|het\s)?nam\s(\d{4})\b")
DEADLINE = re.compile(
    r"\b(truoc|cham nhat|den het|den|xong truoc|hoan thanh|hoan tat|vao|trong|het|muon nhat|cuoi)\b[^.;]{0,40}$"
)
UNITS = {"ngay lam viec": "wd", "ngay": "d", "gio": "h", "gio lam viec": "h", "tuan": "w"}
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Timing(msgspec.Struct, frozen=True):
    """When a duty is done. `cadences` are all that are named, the shortest first; `series` each with its own days."""

    cadence: Cadence
    cadences: tuple[Cadence, ...]
    due: str | None
    event: str | None
    stated_only: bool
    why: tuple[Why, ...]
    series: tuple[Series, ...] = ()


def last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


class Clock:
    """Reads timing out of spans of one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens

    def timing(self, start: int, end: int) -> Timing:
        """The timing of text[start:end]; offsets of characters."""
        t = self.t
        first, last = t.first_at(start), t.first_at(end)
        found: list[tuple[Cadence, int, int]] = []
        event_at = -1
        event_size = 0
        stated = -1
        purpose_until = -1
        depth, passed, inner, outer, excepted = 0, first, first, 0, first
        for index in range(first, last):
            tags = t.tags[index]
            if not tags and t.text[t.starts[index]] not in "()":
                continue
            passed = max(passed, index + tags.get("cadence:several_years", 0))
            excepted = max(excepted, index + tags.get("not_condition", 0))
            depth = depth + 1 if t.word(index) == "(" else max(0, depth - 1) if t.word(index) == ")" else depth
            if t.size(index, "purpose") and index > first:
                purpose_until = self.clause_end(index, last)
            for rank, period in enumerate(PERIODIC):
                length = tags.get(f"cadence:{period}", 0)
                within = index < inner and rank < outer
                if length and index >= passed and not within and not self.of_one_year(index + length, last):
                    found.append((period, index, length))
                    if index + length > inner:
                        inner, outer = index + length, rank
            if (
                (size := tags.get("cadence:continuous", 0))
                and index > purpose_until
                and not self.is_attribute(index, first)
            ):
                found.append(("continuous", index, size))
            if "cadence:stated_only" in tags:
                stated = index
            if event_at < 0 and index <= first + 1 and t.bare[index : index + 3] == ["trong", "qua", "trinh"]:
                event_at, event_size = index, 3
            if (
                event_at < 0
                and not depth
                and (size := tags.get("condition", 0))
                and not self.dated(index + size, last)
                and index >= excepted
                and (index > purpose_until or t.low[index] in ("trong", "khi"))
            ):
                event_at, event_size = index, size
        why: list[Why] = []
        periodic = [item for item in found if item[0] in PERIODIC]
        due, due_why, relative = self.due(start, end)
        if due is not None and due.isdigit() and periodic:
            due, due_why = None, None
        if due_why:
            why.append(due_why)
        if event_at >= 0 and stated >= 0 and t.bare[event_at] == "dot":
            event_at = -1
        event = None
        steady = [item for item in found if item[0] == "continuous"]
        if periodic and not (steady and steady[0][1] < min(item[1] for item in periodic)):
            best = min(periodic, key=lambda item: PERIODIC.index(item[0]))
            cadence: Cadence = best[0]
            why.append(self.cue("cadence", best[1], best[2]))
        elif found:
            cadence = "continuous"
            why.append(self.cue("cadence", steady[0][1], steady[0][2]))
        elif event_at >= 0 or relative or self.conditional(first, last):
            cadence = "on_event"
            if event_at >= 0:
                why.append(self.cue("condition", event_at, event_size))
                event = t.text[t.starts[event_at] : t.ends[self.clause_end(event_at, last) - 1]][:200]
        elif due is not None and not due.startswith("day"):
            cadence = "once" if due[:4].isdigit() else "unspecified"
        else:
            cadence = "unspecified"
        if (
            cadence in ("unspecified", "on_event")
            and not found
            and (opens := FIRST_DAYS.search(t.bare_text, start, end))
        ):
            cadence = OF_PERIOD[opens.group("of")]
        if due_why and cadence in SHORT_PERIODS and MONTH_NAMED.fullmatch(t.bare_text, due_why.start, due_why.end):
            due = None
        if cadence == "yearly" and TWICE.search(t.bare_text[start:end]):
            cadence = "half_yearly"
        named = tuple(dict.fromkeys(item[0] for item in sorted(periodic, key=lambda item: PERIODIC.index(item[0]))))
        return Timing(
            cadence,
            named or ((cadence,) if cadence != "unspecified" else ()),
            due,
            event,
            stated >= 0 and not periodic,
            tuple(why),
        )

    def conditional(self, first: int, last: int) -> bool:
        """“Đối với ... thì ...”: whatever opens the sentence, "thì" makes a condition of it."""
        return any("then" in self.t.tags[index] for index in range(first + 2, last))

    def of_one_year(self, index: int, last: int) -> bool:
        """“cuối năm 2025": a year follows, and nothing is repeated."""
        return index < last and len(self.t.low[index]) == YEAR_DIGITS and self.t.low[index].isdigit()

    def dated(self, index: int, last: int) -> bool:
        """“trước ngày 30”: a date follows, no event."""
        return index < last and self.t.word(index).isdigit() and self.t.low[index - 1] in ("ngày", "tháng", "năm")

    def cue(self, code: str, index: int, size: int) -> Why:
        t = self.t
        begin, stop = t.starts[index], t.ends[min(index + size, len(t)) - 1]
        return Why(code, t.text[begin:stop], begin, stop)

    def clause_end(self, index: int, last: int) -> int:
        """The word after the clause that begins here."""
        t = self.t
        for at in range(index + 1, last):
            if t.word(at) in ";." or t.low[at] == "thì":
                return at
        return last

    def is_attribute(self, index: int, first: int) -> bool:
        """“lực lượng thường xuyên làm việc”: here the word describes somebody and is no cadence of the duty."""
        t = self.t
        before = t.low[index - 1] if index > first else ""
        return before in ("dân", "lượng", "người", "sự", "chi", "tính", "phí", "vụ", "việc") or (
            before == "," and index > first + 1 and t.low[index - 2] == "tiếp"
        )

    def due(self, start: int, end: int) -> tuple[str | None, Why | None, bool]:
        """(due, why, whether it runs from an event)."""
        text = self.t.bare_text[start:end]
        relative = self.relative(text, start)
        if relative is not None:
            return (*relative, True)
        absolute = self.absolute(text, start)
        if absolute is not None:
            return (*absolute, False)
        return None, None, False

    def relative(self, text: str, offset: int) -> tuple[str, Why] | None:
        for match in TERM.finditer(text):
            if FIRST_DAYS.match(text, match.start("number")):
                continue
            unit = match.group("unit") or "gio"
            frame = match.group("frame") or ""
            if match.group("hours") and not (frame in HOURS_WITHIN or text[: match.start()].endswith("trong ")):
                continue
            if not match.group("number").isdigit() and frame not in WITHIN:
                continue
            number = WORDS.get(match.group("number")) or int(match.group("number"))
            if unit == "thang" and frame in WITHIN:
                unit, number = "ngay", number * DAYS_OF_MONTH
            if unit not in UNITS or unit == "tuan":
                continue
            rest = text[match.end() : match.end() + 60]
            before = text[max(0, match.start() - 40) : match.start()]
            sign = "+"
            if rest.startswith(" tro len"):
                continue
            if frame.startswith("sau") and FAILED.search(before + text[match.end() : match.end() + FAILED_REACH]):
                continue
            if re.search(r"\b(?<!khong )qua (?:thoi han )?$", before):
                continue
            if BEFORE_CLAUSE.search(text[max(0, match.start() - 110) : match.start()]) and not AFTER_EVENT.search(
                rest[:40].partition(",")[0]
            ):
                sign = "-"
            elif frame == "truoc" or BEFORE_EVENT.match(rest):
                if frame == "truoc" and not BEFORE_EVENT.match(rest) and unit == "ngay" and not rest.strip():
                    continue
                sign = "-"
            elif (
                not frame
                and not AFTER_EVENT.search(rest[:40])
                and not re.search(r"\b(han|vong|qua|nhat|sau)\b[^.;]{0,12}$|\btrong $", before)
                and not (AFTER_END.search(before) and rest.lstrip()[:1] in ("", ",", ".", ";", "("))
            ) or (frame in ("it nhat", "toi thieu") and not AFTER_EVENT.search(rest[:30])):
                continue
            span = self.t.text[offset + match.start() : offset + match.end()]
            return f"{sign}{number}{UNITS[unit]}", Why("term", span, offset + match.start(), offset + match.end())
        return None

    def absolute(self, text: str, offset: int) -> tuple[str, Why] | None:
        """The first date that stands after a word of a deadline and not in a citation."""
        if (found := FIRST_DAYS.search(text)) and 1 <= int(found.group(1)) <= 31:
            return f"day {int(found.group(1))}", self.span("date", offset, found)
        if (found := FIRST_WEEK.search(text)) and 1 <= int(found.group(1)) <= MONTHS:
            return f"{int(found.group(1)):02d}-07", self.span("date", offset, found)
        for match in DAY_OF_PERIOD.finditer(text):
            if 1 <= int(match.group(1)) <= 31:
                return f"day {int(match.group(1))}", self.span("date", offset, match)
        for match in DAY_ALONE.finditer(text):
            if 1 <= int(match.group(1)) <= 31:
                return f"day {int(match.group(1))}", self.span("date", offset, match)
        for match in DAY_MONTH_YEAR.finditer(text):
            day, month, year = (int(group) for group in match.groups())
            if self.deadline(text, match.start()) and month <= MONTHS and 1 <= day <= 31:
                return f"{year:04d}-{month:02d}-{day:02d}", self.span("date", offset, match)
        for match in DAY_MONTH.finditer(text):
            day, month = int(match.group(1)), int(match.group(2))
            if self.deadline(text, match.start()) and 1 <= month <= MONTHS and 1 <= day <= 31:
                return f"{month:02d}-{day:02d}", self.span("date", offset, match)
        for match in MONTH_YEAR.finditer(text):
            month, year = int(match.group(1)), int(match.group(2))
            if self.deadline(text, match.start()) and 1 <= month <= MONTHS:
                return f"{year:04d}-{month:02d}-{last_day(year, month):02d}", self.span("date", offset, match)
        for match in MONTH_NAMED.finditer(text):
            month = int(match.group(1))
            if 1 <= month <= MONTHS:
                return f"{month:02d}-{last_day(2025, month):02d}", self.span("date", offset, match)
        for match in QUARTER.finditer(text):
            if (further := QUARTER.search(text, match.end())) and JOINED.fullmatch(text, match.end(), further.start()):
                continue
            month = QUARTERS[match.group(1)] * 3
            if match.group(2):
                year = int(match.group(2))
                return f"{year:04d}-{month:02d}-{last_day(year, month):02d}", self.span("date", offset, match)
            return f"{month:02d}-{last_day(2025, month):02d}", self.span("date", offset, match)
        years = list(YEAR.finditer(text))
        if years and len({match.group(1) for match in years}) == 1:
            return years[0].group(1), self.span("date", offset, years[0])
        return None

    def bare_due(self, start: int, end: int) -> str | None:
        """The date of a table's time cell, which needs no word of deadline before it."""
        text = self.t.bare_text[start:end]
        if found := DAY_MONTH_YEAR.search(text):
            day, month, year = (int(group) for group in found.groups())
            return f"{year:04d}-{month:02d}-{day:02d}" if month <= MONTHS and 1 <= day <= 31 else None
        if found := DAY_MONTH.search(text):
            day, month = int(found.group(1)), int(found.group(2))
            return f"{month:02d}-{day:02d}" if 1 <= month <= MONTHS and 1 <= day <= 31 else None
        if found := MONTH_YEAR.search(text):
            month, year = int(found.group(1)), int(found.group(2))
            return f"{year:04d}-{month:02d}-{last_day(year, month):02d}" if 1 <= month <= MONTHS else None
        if found := MONTH_ONLY.search(text):
            month = int(found.group(1))
            return f"{month:02d}-{last_day(2025, month):02d}" if 1 <= month <= MONTHS else None
        found = YEAR_ALONE.match(text.strip())
        return found.group(1) if found else None

    def deadline(self, text: str, at: int) -> bool:
        before = text[max(0, at - 50) : at]
        return bool(DEADLINE.search(before)) and not re.search(
            r"\b(so \d|ngay ban hanh|ky ngay|can cu|nghi dinh|quyet dinh|luat|thong tu)\b[^,;]{0,30}$", before
        )

    def span(self, code: str, offset: int, match: re.Match[str]) -> Why:
        begin, stop = offset + match.start(), offset + match.end()
        return Why(code, self.t.text[begin:stop], begin, stop)
