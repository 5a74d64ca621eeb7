"""Finds the days that stand in one piece of a sentence, in the reader's notation, with the month that a bare day lies in.

What is cited is no day of a duty. Whose day it is, `series` decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from phoihop.reading.series_words import SeriesWords
from phoihop.reading.timing import (
    DAY_ALONE,
    DAY_MONTH,
    DAY_MONTH_YEAR,
    DAY_OF_PERIOD,
    FIRST_DAYS,
    MONTH_NAMED,
    MONTH_YEAR,
    MONTHS,
    QUARTER,
    QUARTERS,
    YEAR,
    Clock,
    last_day,
)  # fmt: skip
from phoihop.reading.tokens import Tokens

Month = Literal["", "first", "last", "following"]
LONGEST_MONTH = 31
A_COMMON_YEAR = 2025
MONTH_REACH = 80
NEXT_REACH = 40


class Day(msgspec.Struct, frozen=True):
    """A day that stands in the text, in the reader's notation; offsets of characters."""

    due: str
    start: int
    end: int
    month: Month = ""


class Days:
    """Finds the days of one text."""

    def __init__(self, tokens: Tokens, clock: Clock, words: SeriesWords) -> None:
        self.t = tokens
        self.clock = clock
        self.words = words

    def among(self, start: int, end: int, periods: Sequence[int]) -> list[Day]:
        """The days of the characters [start, end), in order. `periods` are where periods end: in a bracket behind one a
        day needs no word of a deadline, and a year beside one is no day.
        """
        found: list[Day] = []
        for day in (*self.dated(start, end, periods), *self.bare(start, end), *self.months(start, end)):
            add(found, day)
        if not periods:
            for match in YEAR.finditer(self.t.bare_text, start, end):
                add(found, Day(match.group(1), match.start(), match.end()))
        return sorted(found, key=lambda day: day.start)

    def dated(self, start: int, end: int, periods: Sequence[int]) -> list[Day]:
        """Days with their month, and months with their year, that a word of a deadline stands before."""
        text = self.t.bare_text
        found: list[Day] = []
        for match in DAY_MONTH_YEAR.finditer(text, start, end):
            day, month, year = (int(group) for group in match.groups())
            if month <= MONTHS and 1 <= day <= LONGEST_MONTH:
                found.append(Day(f"{year:04d}-{month:02d}-{day:02d}", match.start(), match.end()))
        for match in DAY_MONTH.finditer(text, start, end):
            day, month = int(match.group(1)), int(match.group(2))
            if 1 <= month <= MONTHS and 1 <= day <= LONGEST_MONTH:
                found.append(Day(f"{month:02d}-{day:02d}", match.start(), match.end()))
        for match in MONTH_YEAR.finditer(text, start, end):
            month, year = int(match.group(1)), int(match.group(2))
            if 1 <= month <= MONTHS:
                found.append(Day(month_end(year, month), match.start(), match.end()))
        return [day for day in found if self.is_deadline(day.start, start, periods)]

    def bare(self, start: int, end: int) -> list[Day]:
        """Days of each period: "ngày 25 hằng tháng", "ngày 10 của tháng đầu quý sau"."""
        return [
            Day(f"day {int(match.group(1))}", match.start(), match.end(), self.month(match.start(), end))
            for pattern in (FIRST_DAYS, DAY_OF_PERIOD, DAY_ALONE)
            for match in pattern.finditer(self.t.bare_text, start, end)
            if 1 <= int(match.group(1)) <= LONGEST_MONTH
        ]

    def months(self, start: int, end: int) -> list[Day]:
        """The ends of months and quarters: "vào tháng 6 và tháng 12", "quý IV/2027"."""
        text = self.t.bare_text
        listed = [
            (int(match.group()), months.start("list") + match.start(), months.start("list") + match.end())
            for months in self.words.months.finditer(self.t.low_text, start, end)
            for match in re.finditer(r"\d{1,2}", months.group("list"))
        ]
        named = [(int(match.group(1)), *match.span()) for match in MONTH_NAMED.finditer(text, start, end)]
        quarters = [(QUARTERS[m.group(1)] * 3, m.group(2), m) for m in QUARTER.finditer(text, start, end) if m.group(2)]
        return [
            *(Day(of_each_year(month), one, two) for month, one, two in (*listed, *named) if 1 <= month <= MONTHS),
            *(Day(month_end(int(year), month), *match.span()) for month, year, match in quarters),
        ]

    def is_deadline(self, at: int, start: int, periods: Sequence[int]) -> bool:
        text = self.t.bare_text
        if self.clock.deadline(text[:at], at):
            return True
        behind = max((end for end in periods if end <= at), default=-1)
        return behind >= start and "(" in text[behind:at] and not re.search(r"\d", text[behind:at])

    def month(self, start: int, end: int) -> Month:
        """In which month of its period a bare day lies, where the words after it say so."""
        rest = self.t.low_text[start : min(end, start + MONTH_REACH)]
        if first := self.words.first.search(rest):
            return "following" if self.words.next_one.search(rest, first.end(), first.end() + NEXT_REACH) else "first"
        if self.words.following.search(rest):
            return "following"
        return "last" if self.words.last.search(rest) else ""


def add(found: list[Day], day: Day) -> None:
    """Add a day unless its words are those of one that is there."""
    if all(day.end <= other.start or other.end <= day.start for other in found):
        found.append(day)


def month_end(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{last_day(year, month):02d}"


def of_each_year(month: int) -> str:
    return f"{month:02d}-{last_day(A_COMMON_YEAR, month):02d}"
