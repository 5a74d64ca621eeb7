"""Reads dates and periods as documents print them, into ISO dates and years. Knows no clock."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from phoihop.reading.letters import bare, lowered

FULL = re.compile(r"(\d{1,2})\s?(?:[/.-]|thang)\s?(\d{1,2})\s?(?:[/.-]|,?\s?nam)\s?(\d{4})\b")
PERIOD = re.compile(
    r"\b(?:giai doan|thoi ky|nhiem ky|cac nam|tu nam|tu|trong)?\s?(?:tu\s)?(?:nam\s)?((?:19|20)\d{2})\s?(?:-|den(?: het)?(?: nam)?)\s?(?:nam\s)?((?:19|20)\d{2})\b"
)
FRAMED = re.compile(r"\b(giai doan|thoi ky|nhiem ky|tu nam|tu|cac nam)\b")
YEAR_ONLY = re.compile(r"\bnam ((?:19|20)\d{2})\b")
FORCE = re.compile(r"\bco hieu luc[^.;]{0,40}?(?:ke tu|tu|tu sau)\s(?:ngay\s)?(?P<rest>[^.;]{0,40})")
FORCE_AFTER = re.compile(r"\bco hieu luc[^.;]{0,30}?sau (\d{1,3}) ngay,?\s(?:ke )?tu ngay (?:ky|dang|ban hanh)")
TO_DATE = re.compile(r"\b(?:den het|den)\s(?:ngay\s)?(\d{1,2})\s?(?:/|thang)\s?(\d{1,2})\s?(?:/|nam)\s?(\d{4})")


class Span(msgspec.Struct, frozen=True):
    """Something dated: `value` an ISO date or year, at text[start:end] of what was searched."""

    value: str
    start: int
    end: int


def plain(text: str) -> str:
    return bare(lowered(text))


def iso(day: int, month: int, year: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def full_dates(text: str) -> list[Span]:
    """All full dates of a text already folded with `plain`."""
    out = []
    for match in FULL.finditer(text):
        value = iso(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        if value:
            out.append(Span(value, match.start(), match.end()))
    return out


def period(text: str) -> tuple[str, str] | None:
    """The first period of years, "giai đoạn 2022 - 2026", of a folded text."""
    for match in PERIOD.finditer(text):
        first, last = match.group(1), match.group(2)
        if first <= last and FRAMED.search(match.group(0)):
            return first, last
    for match in PERIOD.finditer(text):
        if match.group(1) < match.group(2):
            return match.group(1), match.group(2)
    return None


def in_force(text: str, signed_on: str | None) -> str | None:
    """When an instrument enters into force: a date it gives, the day it was signed, or so many days after."""
    after = FORCE_AFTER.search(text)
    for match in FORCE.finditer(text):
        rest = match.group("rest")
        dates = full_dates(rest)
        if dates and dates[0].start < 6:
            return dates[0].value
        if rest.startswith(("ky", "ban hanh")) and not after and signed_on:
            return signed_on
    if after and signed_on:
        return (dt.date.fromisoformat(signed_on) + dt.timedelta(days=int(after.group(1)))).isoformat()
    return None
