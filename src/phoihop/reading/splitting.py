"""Splits running text into sentences; abbreviations, numbers and initials do not end one.

The abbreviations are the table `sentences` of a language pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from phoihop.reading.marks import words_of

ENDS = re.compile(r"(?<![.!?…])[.!?…]+[\"”'’)\]]{0,3}(?=\s|$)")
LAST_WORD = re.compile(r"[\w./]{1,12}$")
LOOK_BACK = 14


class Splitter:
    """Splits texts of one language. `short` never end a sentence, `before_place` not where a place's name follows."""

    def __init__(self, short: Iterable[str] = (), before_place: Iterable[str] = (), places: Iterable[str] = ()) -> None:
        self.short = frozenset(short)
        self.before_place = frozenset(before_place)
        self.place = re.compile(
            rf"\s{{0,2}}(?:[A-ZĐÀ-Ỹ]{{2,6}}\b|[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s[A-ZĐÀ-Ỹ]|(?:{words_of(list(places))})\b)"
        )

    def sentences(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of the sentences of text[start:end], without the spaces around them."""
        out: list[tuple[int, int]] = []
        at = start
        for match in ENDS.finditer(text, start, end):
            if (
                match.group().startswith(".")
                and not match.group().startswith(("..", "./"))
                and self.abbreviated(text, match.start(), end)
            ):
                continue
            if match.group().startswith(("...", "…")) and continues(text, match.end(), end):
                continue
            add(text, at, match.end(), out)
            at = match.end()
        add(text, at, end, out)
        return out

    def abbreviated(self, text: str, dot: int, end: int) -> bool:
        found = LAST_WORD.search(text, max(0, dot - LOOK_BACK), dot)
        if found is None:
            return False
        word = found.group().lower()
        if word in self.before_place:
            return self.place.match(text, dot + 1, end) is not None
        if word in self.short:
            return True
        if len(word) == 1 and word.isalpha() and found.group().isupper():
            return True
        return word.isdigit() and continues(text, dot + 1, end)


def continues(text: str, at: int, end: int) -> bool:
    """Whether what follows goes on in lower case."""
    while at < end and text[at].isspace():
        at += 1
    return at < end and text[at].islower()


def add(text: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))
