"""Lists of names, and the names that a document itself sets."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from phoihop.reading.letters import bare, lowered
from phoihop.reading.tokens import WORD, Tokens

LONGEST_NAME = 30


class NameList(msgspec.Struct, frozen=True):
    """Bodies named one after the other: their names as printed, and the words they cover."""

    names: tuple[str, ...]
    first: int
    last: int


class KnownNames:
    """Names that this document sets, found by their first word whatever their diacritics."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._seen: set[tuple[str, ...]] = set()

    def add(self, name: str, *, alone: bool = False) -> None:
        """A name of one word must be in capitals, or be said to stand `alone`: a brand."""
        words = tuple(WORD.findall(bare(lowered(name))))
        if 1 < len(words) <= LONGEST_NAME or (words and (alone or name.isupper())):
            if words in self._seen:
                return
            self._seen.add(words)
            held = self._by_first.setdefault(words[0], [])
            held.append(words)
            held.sort(key=len, reverse=True)

    def opens(self, tokens: Tokens, index: int) -> bool:
        """Whether a known name begins with these two words."""
        return any(
            len(words) > 1 and tuple(tokens.bare[index : index + 2]) == words[:2]
            for words in self._by_first.get(tokens.bare[index], ())
        )

    def extend(self, names: Iterable[str]) -> None:
        for name in names:
            self.add(name)

    def size_at(self, tokens: Tokens, index: int, last: int) -> int:
        """The number of words of the longest known name here, or 0."""
        for words in self._by_first.get(tokens.bare[index], ()):
            if index + len(words) <= last and tuple(tokens.bare[index : index + len(words)]) == words:
                return len(words)
        return 0
