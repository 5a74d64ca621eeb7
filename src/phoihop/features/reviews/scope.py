"""Which time a review is of: a year, a half-year, the whole term, or days of one's choice. Pure.

An occurrence belongs to the span in which its cut-off lies.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_YEAR = re.compile(r"(\d{4})(?:-(H[12]))?", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)


class Scope(NamedTuple):
    """The days of a review, both included, and the word by which an address names them."""

    key: str
    since: date
    until: date

    def takes(self, cut_off: date | None) -> bool:
        """Whether an occurrence with this cut-off belongs here. The whole takes everything that the agreement owes."""
        return self.key == "all" or (cut_off is not None and self.since <= cut_off <= self.until)


def whole(begin: date, end: date | None, today: date) -> Scope:
    """The whole term as far as it has come."""
    return Scope("all", begin, max(begin, min(end or today, today)))


def scope_of(key: str, begin: date, end: date | None, today: date) -> Scope | None:
    """Return the scope that a key names; no key is the whole term, and None is returned for what names no time.

    Keys: `2026`, `2026-H1`, `2026-H2`, `2026-01-01..2026-06-30`, `all`.
    """
    if key in ("", "all"):
        return whole(begin, end, today)
    match = _YEAR.fullmatch(key)
    if match is not None and 1900 <= int(match[1]) <= 2199:
        year = int(match[1])
        first = date(year, 7, 1) if match[2] == "H2" else date(year, 1, 1)
        last = date(year, 6, 30) if match[2] == "H1" else date(year, 12, 31)
        return Scope(key, first, last)
    days = _DAYS.fullmatch(key)
    if days is None:
        return None
    try:
        since, until = date.fromisoformat(days[1]), date.fromisoformat(days[2])
    except ValueError:
        return None
    return Scope(key, since, until) if since <= until else None


def choices(begin: date, end: date | None, today: date) -> list[str]:
    """Return the keys that are offered: the whole, then each year of the term up to now, newest first, with halves."""
    last = min(end or today, today).year
    keys = ["all"]
    for year in range(last, begin.year - 1, -1):
        keys += [str(year), f"{year}-H2", f"{year}-H1"]
    return keys
