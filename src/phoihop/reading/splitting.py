"""Splits running text into sentences; abbreviations, numbers and initials do not end one."""

from __future__ import annotations

import re

ENDS = re.compile(r"[.!?…]+[\"”'’)\]]{0,3}(?=\s|$)")
SHORT = frozenset(
    [
        "tp",
        "tx",
        "tt",
        "q",
        "p",
        "h",
        "gs",
        "ts",
        "pgs",
        "ths",
        "bs",
        "ks",
        "ông",
        "bà",
        "đ/c",
        "tm",
        "kt",
        "tl",
        "tuq",
        "v.v",
        "vv",
        "st",
        "no",
        "mr",
        "mrs",
        "ms",
        "dr",
        "art",
        "sec",
        "inc",
        "ltd",
        "co",
        "u.s",
        "e.g",
        "i.e",
        "vs",
        "cf",
        "st",
        "al",
    ]
)
CITIES = frozenset(("tp", "tx", "tt"))
PLACE = re.compile(r"\s{0,2}(?:[A-ZĐÀ-Ỹ]{2,6}\b|[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s[A-ZĐÀ-Ỹ]|(?:Huế|Vinh)\b)")
LAST_WORD = re.compile(r"[\w./]{1,12}$")
LOOK_BACK = 14


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of text[start:end], without the spaces around them."""
    out: list[tuple[int, int]] = []
    at = start
    for match in ENDS.finditer(text, start, end):
        if (
            match.group().startswith(".")
            and not match.group().startswith(("..", "./"))
            and abbreviated(text, match.start(), end)
        ):
            continue
        if match.group().startswith(("...", "…")) and continues(text, match.end(), end):
            continue
        add(text, at, match.end(), out)
        at = match.end()
    add(text, at, end, out)
    return out


def abbreviated(text: str, dot: int, end: int) -> bool:
    found = LAST_WORD.search(text, max(0, dot - LOOK_BACK), dot)
    if found is None:
        return False
    word = found.group().lower()
    if word in CITIES:
        return names_a_place(text, dot + 1, end)
    if word in SHORT:
        return True
    if len(word) == 1 and word.isalpha() and found.group().isupper():
        return True
    return word.isdigit() and continues(text, dot + 1, end)


def names_a_place(text: str, at: int, end: int) -> bool:
    """Whether a name of a place follows: "TP. HCM", "TP. Hồ Chí Minh"; otherwise "TP." ended the sentence."""
    return PLACE.match(text, at, end) is not None


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
