"""Promises that are made twice, or made twice in different terms: in one document and across all of an organisation.

Two promises of one body and one line of work are alike when most of their words are the same. Only pairs that share
one of their rarer words are compared (prefix filtering: exact, and far from quadratic).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from phoihop.reading.letters import name_key
from phoihop.reading.lint.findings import Finding
from phoihop.reading.outcome import Reading

ALIKE = 0.75
"""The share of common words from which two promises say the same."""
PERIODIC = ("weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly")
FEWEST_WORDS = 5


class Promise(msgspec.Struct, frozen=True):
    """A commitment as it is compared. `agreement` names its document; `start`, `end` and `index` where it stands there."""

    agreement: str
    text: str
    leads: frozenset[str]
    line: str
    cadence: str = "unspecified"
    due: str = ""
    start: int = 0
    end: int = 0
    index: int = 0

    def words(self) -> frozenset[str]:
        return frozenset(name_key(self.text).split())


def promises_of(reading: Reading, name: str) -> list[Promise]:
    """What a document promises; `name` is what others call it in their findings."""
    return [
        Promise(
            name,
            each.text,
            frozenset(map(name_key, each.lead)),
            each.line,
            each.cadence,
            each.due or "",
            each.start,
            each.end,
            index,
        )
        for index, each in enumerate(reading.commitments)
        if each.source == "agreement"
    ]


def within(reading: Reading) -> Iterator[Finding]:
    """What one document says twice, told at the later place; pairs that are proposed for merging are left out."""
    told: set[int] = set()
    mirrored = {frozenset(each.commitments) for each in reading.questions if each.code == "mirrored"}
    promises = promises_of(reading, "")
    for one, two in pairs(promises, promises):
        if one.index < two.index and two.index not in told and frozenset((one.index, two.index)) not in mirrored:
            told.add(two.index)
            code = "contradicting" if contradict(one, two) else "same_twice"
            params = {"other": str(one.index + 1)}
            yield Finding(code, two.start, two.end, (one.index, two.index), params)


def across(new: Sequence[Promise], others: Sequence[Promise]) -> Iterator[Finding]:
    """What other agreements promise already: one finding for each new promise, with its nearest counterpart."""
    told: set[int] = set()
    for one, two in pairs(others, new):
        if one.agreement == two.agreement or two.index in told:
            continue
        told.add(two.index)
        code = "contradicting_elsewhere" if contradict(one, two) else "same_elsewhere"
        yield Finding(code, two.start, two.end, (two.index,), {"agreement": one.agreement, "text": one.text[:160]})


def contradict(one: Promise, two: Promise) -> bool:
    """The same thing at another rhythm, or due on another day of it."""
    if one.cadence in PERIODIC and two.cadence in PERIODIC and one.cadence != two.cadence:
        return True
    return one.cadence == two.cadence and bool(one.due) and bool(two.due) and one.due != two.due


def pairs(known: Iterable[Promise], new: Iterable[Promise]) -> Iterator[tuple[Promise, Promise]]:
    """Pairs of a known and a new promise that are alike, of one body and one line of work."""
    known, new = list(known), list(new)
    sets = {id(each): each.words() for each in (*known, *new)}
    counts = Counter(word for words in sets.values() for word in words)
    rare = {key: sorted(words, key=lambda word: (counts[word], word))[: kept(words)] for key, words in sets.items()}
    index: dict[tuple[str, str, str], list[Promise]] = defaultdict(list)
    for each in known:
        for lead in each.leads:
            for word in rare[id(each)]:
                index[lead, each.line, word].append(each)
    for two in new:
        words, seen = sets[id(two)], {id(two)}
        if len(words) < FEWEST_WORDS:
            continue
        for one in (found for lead in two.leads for word in rare[id(two)] for found in index[lead, two.line, word]):
            if id(one) in seen:
                continue
            seen.add(id(one))
            other = sets[id(one)]
            if len(words & other) >= ALIKE * len(words | other):
                yield one, two


def kept(words: frozenset[str]) -> int:
    """How many of its rarest words a set must be found by, so that no alike pair is missed."""
    return len(words) - math.ceil(ALIKE * len(words)) + 1
