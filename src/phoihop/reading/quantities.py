"""Reads the quantity that a duty states: "ít nhất 02 lớp", "at least two (2) courses", "90 %".

The words are the table `quantity` of a language pack. Terms, dates and citations are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from phoihop.reading.letters import bare, lowered
from phoihop.reading.marks import words_of
from phoihop.reading.outcome import Target
from phoihop.reading.tokens import Tokens


class Quantities:
    """Reads quantities of one language. A number in a bracket after the same number in words counts."""

    def __init__(self, least: Iterable[str] = (), plain: Iterable[str] = (), not_units: Iterable[str] = ()) -> None:
        def folded(words: Iterable[str]) -> list[str]:
            return [bare(lowered(word)) for word in words]

        self.least = frozenset(folded(least))
        self.not_units = tuple(folded(not_units))
        self.pattern = re.compile(
            rf"(?P<least>{words_of([*self.least, *folded(plain)])})?\s?(?:[a-z]{{2,12}}\s\()?"
            r"(?P<n>\d{1,3}(?:\.\d{3}){0,3}(?:,\d{1,2})?)\)?\s?(?P<unit>%|[a-zđ]+(?:\s[a-zđ]+)?(?:/[a-zđ]+)?)"
        )

    def target(self, tokens: Tokens, start: int, end: int) -> Target | None:
        """The first quantity in the characters [start, end)."""
        text = tokens.bare_text[start:end]
        for match in self.pattern.finditer(text):
            unit = match.group("unit")
            if unit.startswith(self.not_units) or not (match.group("least") or unit == "%"):
                continue
            number = match.group("n").replace(".", "").replace(",", ".")
            begin = start + match.start("unit")
            return Target(
                float(number), tokens.text[begin : start + match.end("unit")], match.group("least") in self.least
            )
        return None
