"""Cuts a text into words once and finds every cue phrase in it in one pass.

A phrase of two words or more is found whatever its diacritics; a single word, or a phrase marked "=" in the pack, only
as it is written. Time is linear in the length of the text: no regular expression looks for cues.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from phoihop.reading.letters import bare, lowered

WORD = re.compile(r"[^\W_]+|[^\w\s]|_+")


class Lexicon:
    """Phrases by tag, compiled for look-up by their first word."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._single: dict[str, dict[str, int]] = {}
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._folded: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for tag, entries in phrases.items():
            for entry in entries:
                words = tuple(WORD.findall(lowered(entry.lstrip("="))))
                if len(words) == 1:
                    self._single.setdefault(words[0], {})[tag] = 1
                elif entry.startswith("="):
                    self._exact.setdefault(words[0], []).append((words, tag))
                else:
                    folded = tuple(bare(word) for word in words)
                    self._folded.setdefault(folded[0], {}).setdefault(folded[1], []).append((folded, tag))

    def marks(self, low: list[str], plain: list[str]) -> list[dict[str, int]]:
        """For each word: the tags of the phrases that begin there, each with the longest phrase's number of words."""
        out: list[dict[str, int]] = []
        empty: dict[str, int] = {}
        last = len(low) - 1
        for index, word in enumerate(low):
            found = self._single.get(word, empty)
            longer = self._folded.get(plain[index])
            phrases = longer.get(plain[index + 1]) if longer and index < last else None
            exact = self._exact.get(word)
            if phrases or exact:
                found = dict(found)
                for words, tag in phrases or ():
                    size = len(words)
                    if (size == 2 or tuple(plain[index : index + size]) == words) and found.get(tag, 0) < size:
                        found[tag] = size
                for words, tag in exact or ():
                    size = len(words)
                    if tuple(low[index : index + size]) == words and found.get(tag, 0) < size:
                        found[tag] = size
            out.append(found)
        return out


class Tokens:
    """The words of a text with their places, folded forms and tags. Indices are of words unless said otherwise."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.low_text = lowered(text)
        self.bare_text = bare(self.low_text)
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in WORD.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.low = [self.low_text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.bare = [self.bare_text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.tags = lexicon.marks(self.low, self.bare)

    @cached_property
    def spaced(self) -> str:
        """All words in their folded form with a space between them, marks set close as in running text."""
        return " ".join(self.bare).replace(" ,", ",")

    def __len__(self) -> int:
        return len(self.starts)

    def first_at(self, offset: int) -> int:
        """The first word that begins at or after a character offset."""
        return bisect.bisect_left(self.starts, offset)

    def word(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def slice(self, first: int, last: int) -> str:
        """The text from word `first` up to but not including word `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def size(self, index: int, tag: str) -> int:
        """How many words the phrase with this tag has here; 0 where there is none."""
        return self.tags[index].get(tag, 0)

    def is_upper(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        return self.text[self.starts[index]].isupper()

    def is_word(self, index: int) -> bool:
        return self.text[self.starts[index]].isalnum()

    def glued(self, index: int) -> bool:
        """Whether the word follows the one before without a space."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def find(self, tag: str, first: int, last: int) -> int:
        """The first word in [first, last) where a phrase with this tag begins, or -1."""
        for index in range(first, last):
            if tag in self.tags[index]:
                return index
        return -1
