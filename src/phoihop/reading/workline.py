"""Tells the line of work of a duty: the one that carries most of its verbs; on a tie the first.

Reads clause by clause: the verbs that stand together at the head of a clause count; a light verb ("tổ chức", "thực
hiện") hands over to what follows it. Words in the names of bodies and after a purpose do not count.
"""

from __future__ import annotations

from typing import cast

from phoihop.reading.outcome import Line, Why
from phoihop.reading.tokens import Tokens

FIRST = 1.35
LATER = 1.0
LATER_CLAUSE = 0.8
LOOSE = 0.2
LONGER = 0.12
WEAK_OPERATION = 0.62
LIGHT_REACH = 10
JOINTS = (",", "và", "hoặc", "/", "&")


class Tally:
    """Scores of lines, with the words that spoke for each first."""

    def __init__(self) -> None:
        self.scores: dict[str, float] = {}
        self.cues: dict[str, tuple[int, int]] = {}

    def add(self, line: str, weight: float, begin: int, size: int) -> None:
        weight *= 1 + LONGER * max(0, size - 2)
        if line == "operation":
            weight *= WEAK_OPERATION
        self.scores[line] = self.scores.get(line, 0.0) + weight
        self.cues.setdefault(line, (begin, begin + size))


def line_at(tokens: Tokens, index: int) -> tuple[str, int]:
    """The line of the longest phrase that begins at a word, and the phrase's size; ("", 0) where none does."""
    best, best_size = "", 0
    for tag, size in tokens.tags[index].items():
        if tag.startswith("line:") and (size > best_size or (size == best_size and best == "operation")):
            best, best_size = tag[5:], size
    return best, best_size


def work_line(tokens: Tokens, first: int, last: int, skip: list[tuple[int, int]]) -> tuple[Line, Why | None]:
    """The line of words [first, last), leaving out the spans of words in `skip`."""
    tally = Tally()
    at, clauses = first, 0
    while at < last:
        end = clause_end(tokens, at, last)
        clause(tokens, at, end, skip, tally, FIRST if not clauses else LATER_CLAUSE)
        clauses += 1
        at = end + 1
    if tokens.find("trouble", first, last) >= 0 and tokens.find("report", first, last) >= 0:
        tally.add("review", 1.6, max(tokens.find("trouble", first, last), first), 1)
    if not tally.scores:
        return "operation", None
    winner = max(tally.scores, key=lambda line: (tally.scores[line], -tally.cues[line][0]))
    begin, stop = tally.cues[winner]
    start, finish = tokens.starts[begin], tokens.ends[min(stop, len(tokens)) - 1]
    return cast("Line", winner), Why("line", tokens.text[start:finish], start, finish)


def clause_end(tokens: Tokens, first: int, last: int) -> int:
    for index in range(first, last):
        if tokens.word(index) in ";:.":
            return index
    return last


def clause(tokens: Tokens, first: int, last: int, skip: list[tuple[int, int]], tally: Tally, weight: float) -> None:
    """Counts the verbs that head one clause fully and other cues a little."""
    index = first
    heading = True
    expects = True
    while index < last:
        jump = next((end for begin, end in skip if begin <= index < end), 0)
        if jump:
            index, expects = jump, True
            continue
        if tokens.low[index] in ("nhằm", "để") and index > first + 1:
            weight *= 0.45
            heading, expects = weight > 0.3, True
            index += 1
            continue
        line, size = line_at(tokens, index)
        light = tokens.size(index, "light")
        if light > size or (light and line in ("", "operation") and light >= size):
            heading = True
            ahead = light_object(tokens, index + light, last, skip)
            if ahead is not None and (expects or heading):
                line, begin, size = ahead
                tally.add(line, weight, begin, size)
                index, expects = begin + size, False
                continue
            tally.add("operation", weight * 0.6, index, light)
            index, expects = index + light, False
            continue
        if line:
            tally.add(line, weight if heading and expects else weight * LOOSE, index, size)
            index, expects = index + size, False
            continue
        word = tokens.low[index]
        if word in JOINTS:
            following = index + 1
            expects = following < last and (bool(tokens.size(following, "verb")) or bool(line_at(tokens, following)[0]))
            index += 1
            continue
        if tokens.size(index, "adverb") or tokens.size(index, "marker") or tokens.size(index, "marker_strong") or tokens.size(index, "support"):
            expects = True
        elif tokens.is_word(index) and expects and not tokens.size(index, "verb"):
            pass
        index += max(1, tokens.size(index, "support"), tokens.size(index, "marker_strong"), tokens.size(index, "adverb"))


def light_object(tokens: Tokens, first: int, last: int, skip: list[tuple[int, int]]) -> tuple[str, int, int] | None:
    """What a light verb is about: the first cue of another line soon after it."""
    for index in range(first, min(last, first + LIGHT_REACH)):
        if any(begin <= index < end for begin, end in skip):
            return None
        if tokens.word(index) in ";:." or tokens.low[index] in ("nhằm", "để", "theo", "do"):
            return None
        line, size = line_at(tokens, index)
        if line and (line != "operation" or not tokens.size(index, "light")):
            return line, index, size
    return None
