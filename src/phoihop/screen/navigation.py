"""The entries of the bar: rooms add theirs when the product starts, pages only read the list.

Nothing is decided here about rights: an entry that somebody must not see says so by its own `seen_by`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise


def _everybody(_request: HttpRequest) -> bool:
    return True


class Entry(NamedTuple):
    """One entry of the bar. A page marks it as current by `section` in its context, equal to `key`."""

    key: str
    words: str | Promise
    address: str  # name of a URL without arguments
    order: int = 50
    seen_by: Callable[[HttpRequest], bool] = _everybody


ENTRIES: list[Entry] = []
"""Filled with `add` from `AppConfig.ready()`."""

PERSON_ENTRIES: list[Entry] = []
"""Entries of the menu under the person's name (own account, administration)."""


def add(entry: Entry, *, to: list[Entry] | None = None) -> None:
    """Add an entry once, whatever the order in which rooms start."""
    entries = ENTRIES if to is None else to
    if all(known.key != entry.key for known in entries):
        entries.append(entry)
        entries.sort(key=lambda known: known.order)
