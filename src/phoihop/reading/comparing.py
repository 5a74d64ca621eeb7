"""Compares two texts of one document word by word: the Word file with the signed scan, whose letters may be misread.

Case, punctuation, line ends and where a tone stands make no difference; words and figures do. Linear in length: words
that occur once in both texts in one order hold the two together, and only what lies between is looked at closely.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from phoihop.reading.letters import lowered
from phoihop.reading.outcome import Clause, Doubt, Reading

WORD = re.compile(r"\S+")
EDGES = " \t.,;:!?()[]{}\"'“”‘’«»-–—*_|…"
RUN = 4
MOST_CLOSELY = 1_000_000
"""So many pairs of words at most are compared in one gap; a larger one is told as one difference."""
CONTEXT = 6
UNSURE_BELOW = 80
ALIKE = 0.6


class Word(msgspec.Struct, frozen=True):
    """One word: what is compared, and its place."""

    key: str
    start: int
    end: int


class Difference(msgspec.Struct, frozen=True):
    """Words of the text in [start, end) that stand otherwise in the scan; either side may be empty.

    `place` is the clause, `before` the words that lead up to it. `misread` where the recogniser itself is unsure and
    the words look alike, so that the scan probably says the same.
    """

    start: int
    end: int
    place: str
    before: str
    written: str
    scanned: str
    misread: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a text; a mark that stands alone is none."""
    folded = lowered(text)
    out: list[Word] = []
    for found in WORD.finditer(folded):
        key = found.group().strip(EDGES)
        if key:
            out.append(Word(key, found.start(), found.end()))
    return out


def differences(written: Reading, scanned: Reading) -> tuple[Difference, ...]:
    """What the two texts say differently, in the order of the first."""
    one, two = words_of(written.text), words_of(scanned.text)
    starts = [clause.start for clause in written.clauses]
    out: list[Difference] = []
    for first, last, begin, end in unlike(one, two):
        here = one[first:last]
        start = here[0].start if here else (one[first - 1].end if first else 0)
        stop = here[-1].end if here else start
        lead = one[max(0, first - CONTEXT) : first]
        there = two[begin:end]
        said = scanned.text[there[0].start : there[-1].end] if there else ""
        own = written.text[start:stop]
        out.append(
            Difference(
                start, stop, place_of(written.clauses, starts, start),
                squeezed(written.text[lead[0].start : lead[-1].end]) if lead else "", squeezed(own), squeezed(said),
                misread=is_misread(own, said, there, scanned.doubts),
            )
        )  # fmt: skip
    return tuple(out)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def place_of(clauses: Sequence[Clause], starts: Sequence[int], at: int) -> str:
    """The path of the clause in which a place lies; "" before the first."""
    index = bisect_left(starts, at + 1) - 1
    return clauses[index].path if index >= 0 else ""


def is_misread(own: str, said: str, words: Sequence[Word], doubts: Sequence[Doubt]) -> bool:
    """Whether the recogniser doubts these words and they look like what the text says."""
    if not own or not words:
        return False
    start, end = words[0].start, words[-1].end
    doubted = any(doubt.start < end and doubt.end > start and doubt.sure < UNSURE_BELOW for doubt in doubts)
    return doubted and SequenceMatcher(None, own, said, autojunk=False).ratio() >= ALIKE


def unlike(one: Sequence[Word], two: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches (first, last, begin, end) of words that differ."""
    at_one = at_two = 0
    for first, second in [*anchors(one, two), (len(one), len(two))]:
        if first < at_one or second < at_two:
            continue
        yield from between(one, two, (at_one, first), (at_two, second))
        at_one, at_two = first, second
        while at_one < len(one) and at_two < len(two) and one[at_one].key == two[at_two].key:
            at_one, at_two = at_one + 1, at_two + 1


def between(
    one: Sequence[Word], two: Sequence[Word], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """What differs in one gap."""
    (first, last), (begin, end) = here, there
    if first == last and begin == end:
        return
    if (last - first) * (end - begin) > MOST_CLOSELY:
        yield first, last, begin, end
        return
    left, right = [word.key for word in one[first:last]], [word.key for word in two[begin:end]]
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal" and "".join(left[a:b]) != "".join(right[c:d]):
            yield first + a, first + b, begin + c, begin + d


def anchors(one: Sequence[Word], two: Sequence[Word]) -> list[tuple[int, int]]:
    """Places where runs of words stand that occur once in each text, the longest chain of them in one order."""
    left, right = runs_once(one), runs_once(two)
    pairs = sorted((at, right[run]) for run, at in left.items() if run in right)
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        place = bisect_left(ends, at)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(at)
            last.append(index)
        else:
            ends[place], last[place] = at, index
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def runs_once(words: Sequence[Word]) -> dict[tuple[str, ...], int]:
    """Runs of words that occur once, and where."""
    found: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for at in range(len(words) - RUN + 1):
        run = tuple(word.key for word in words[at : at + RUN])
        if run in found:
            twice.add(run)
        else:
            found[run] = at
    return {run: at for run, at in found.items() if run not in twice}
