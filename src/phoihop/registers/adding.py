"""How a figure adds up over periods: the one rule for the form of a report and for a review. Pure.

A figure of a period is added, or its last or largest value stands, as its line of work says. A cumulative one tells
everything since the beginning of its year, so that of each year only the last value counts.
"""

from __future__ import annotations

from collections.abc import Sequence


def add_up(told: Sequence[tuple[int, int]], adds: str, basis: str) -> int | None:
    """Return what (year, value) pairs of one body, oldest first, add up to; None where nothing was told.

    `adds` is sum, last or maximum; `basis` period or cumulative (`registers/catalogues.py`).
    """
    if not told:
        return None
    values = [value for _year, value in told] if basis == "period" else list(dict(told).values())
    if adds == "last":
        return values[-1]
    return max(values) if adds == "maximum" else sum(values)


def together(sums: Sequence[int], adds: str) -> int | None:
    """Return what the sums of several bodies or commitments come to: the largest of maxima, else all of them."""
    if not sums:
        return None
    return max(sums) if adds == "maximum" else sum(sums)
