"""Reads the quantity that a duty states: "ít nhất 02 lớp tập huấn", "xây dựng 15 mô hình", "at least two (2) courses", "90 % hộ".

The words are the table `quantity` of a language pack. Terms, dates and citations are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from phoihop.reading.letters import bare, lowered
from phoihop.reading.marks import words_of
from phoihop.reading.outcome import Target
from phoihop.reading.tokens import Tokens

NUMBER = r"(?P<n>\d{1,3}(?:\.\d{3}){0,3}(?:,\d{1,2})?)"
BEFORE = 24


class Quantities:
    """Reads quantities of one language. A number in a bracket after the same number in words counts.

    A number before one of `units` is a quantity by itself; before any other word it needs a word of a minimum (`least`)
    or of a mere number (`plain`). `more` behind it makes it a minimum; one of `staff` is none, and none stands after
    `not_after`.
    """

    def __init__(
        self,
        least: Iterable[str] = (),
        plain: Iterable[str] = (),
        not_units: Iterable[str] = (),
        units: Iterable[str] = (),
        more: Iterable[str] = (),
        staff: Iterable[str] = (),
        not_after: Iterable[str] = (),
    ) -> None:
        def folded(words: Iterable[str]) -> list[str]:
            return [bare(lowered(word)) for word in words]

        def written(words: Iterable[str]) -> str:
            return words_of([lowered(word) for word in words])

        self.least = frozenset(folded(least))
        self.not_units = tuple(folded(not_units))
        self.staff = frozenset(map(lowered, staff))
        self.pattern = re.compile(
            rf"(?P<least>{words_of([*self.least, *folded(plain)])})?\s?(?:[a-z]{{2,12}}\s\()?"
            rf"{NUMBER}\)?\s?(?P<unit>%|[a-zđ]+(?:\s[a-zđ]+)?(?:/[a-zđ]+)?)"
        )
        counted = rf"(?:{written(units)})(?!\w)"
        self.counted = re.compile(
            rf"(?:(?<!\w)(?P<least>{written(least)})\s)?(?<![\w/.,-]){NUMBER}(?:\s\(\w+\))?"
            rf"(?P<unit>\s?%(?:\s{counted})?|\s{counted}(?:/\w+)?)"
        )
        self.more = re.compile(rf"\s(?:{written(more)})(?!\w)")
        self.not_after = re.compile(rf"(?<!\w)(?:{written(not_after)})\s$")

    def target(self, tokens: Tokens, start: int, end: int) -> Target | None:
        """The first quantity in the characters [start, end)."""
        found = [
            each for each in (self.of_units(tokens, start, end), self.of_words(tokens, start, end)) if each is not None
        ]
        return min(found, key=lambda each: each[0])[1] if found else None

    def of_units(self, tokens: Tokens, start: int, end: int) -> tuple[int, Target] | None:
        text = tokens.low_text
        for match in self.counted.finditer(text, start, end):
            begin, unit = match.start("n"), match.group("unit").strip()
            least = match.group("least") is not None or self.more.match(text, match.end(), end) is not None
            number = value(match.group("n"))
            if self.not_after.search(text, max(start, begin - BEFORE), begin) or (
                unit in self.staff and number <= 1 and not least
            ):
                continue
            shown = tokens.text[match.start("unit") : match.end()]
            return begin, Target(number, " ".join(shown.split()), least)
        return None

    def of_words(self, tokens: Tokens, start: int, end: int) -> tuple[int, Target] | None:
        text = tokens.bare_text[start:end]
        for match in self.pattern.finditer(text):
            unit = match.group("unit")
            if unit.startswith(self.not_units) or not (match.group("least") or unit == "%"):
                continue
            begin = start + match.start("unit")
            shown = tokens.text[begin : start + match.end("unit")]
            least = match.group("least") in self.least
            return start + match.start("n"), Target(value(match.group("n")), shown, least)
        return None


def value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))
