"""Choices that look like chance and are the same on every machine and every Python: digests of a key, drawn in turn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A row of choices that belongs to one key; the same key gives the same row."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._drawn = 0

    def between(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both possible."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._key}#{self._drawn}".encode()).digest()
        return least + int.from_bytes(digest[:8], "big") % (most - least + 1)

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.between(0, len(choices) - 1)]

    def in_hundred(self, times: int) -> bool:
        """Return true so many times in a hundred."""
        return self.between(1, 100) <= times
