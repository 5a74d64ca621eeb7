"""Tells the line of work of a duty: the one that carries most of its verbs; on a tie the first.

Reads clause by clause. Verbs that stand together at the head of a clause count fully, later ones less, nouns hardly;
a light verb ("tổ chức", "thực hiện") hands over to what follows it. Names of bodies do not count.
"""

from __future__ import annotations

from typing import cast

from phoihop.reading.outcome import Line, Why
from phoihop.reading.tokens import Tokens

FIRST = 1.35
GROUPED = 1.0
LATER_CLAUSE = 0.75
SUBORDINATE = 0.4
FOCAL = 2.6
LATER_VERB = 0.55
NOUN = 0.12
LONGER = 0.08
ALONGSIDE = 0.5
GOVERNED = 0.4
GENERIC = 0.5
SILENT = 0.2
FROM_HEAD = 0.6
PURPOSE = 0.4
TROUBLE = 2.6
LIGHT_REACH = 10
CHAIN_REACH = 16
MADE_FOR = 4
JOINTS = (",", "/", "&", "-")


class Tally:
    """Scores of lines, with the words that spoke for each first."""

    def __init__(self) -> None:
        self.scores: dict[str, float] = {}
        self.cues: dict[str, tuple[int, int]] = {}

    def add(self, line: str, weight: float, begin: int, size: int) -> None:
        weight *= 1 + LONGER * max(0, size - 2)
        if line == "generic":
            line, weight = "operation", weight * GENERIC
        self.scores[line] = self.scores.get(line, 0.0) + weight
        self.cues.setdefault(line, (begin, begin + size))


def line_at(tokens: Tokens, index: int) -> tuple[str, int]:
    """The line of the longest phrase that begins at a word, and the phrase's size; ("", 0) where none does."""
    best, best_size = "", 0
    for tag, size in tokens.tags[index].items():
        if tag.startswith("line:") and (size > best_size or (size == best_size and best in ("operation", "generic"))):
            best, best_size = tag[5:], size
    return best, best_size


def work_line(
    tokens: Tokens,
    first: int,
    last: int,
    skip: list[tuple[int, int]],
    head: tuple[int, int] | None = None,
    *,
    since: int = -1,
) -> tuple[Line, Why | None]:
    """The line of words [first, last), leaving out the spans in `skip`; `head` are the words of the article's head, `since` the first word of the whole duty."""
    tally = Tally()
    covered = {index: end for begin, end in skip for index in range(begin, end)}
    at, clauses = past_condition(tokens, first, last), 0
    while at < last:
        end = clause_end(tokens, at, last)
        if end > at:
            read_clause(tokens, at, end, covered, tally, opening=not clauses)
            clauses += 1
        at = end + 1
    focal = tokens.find("focal", first, clause_end(tokens, first, last))
    if focal >= 0:
        tally.add("operation", FOCAL, focal, tokens.size(focal, "focal"))
    trouble = tokens.find("difficulty", since if since >= 0 else first, last)
    if trouble >= 0 and tokens.find("upward", first, last) >= 0:
        tally.add("review", TROUBLE, trouble, 1)
    if head is not None:
        passed = head[0]
        for index in range(*head):
            if index in covered or index < passed:
                continue
            line, size = line_at(tokens, index)
            passed = index + size
            if line and line not in ("operation", "generic", "support"):
                tally.add(line, FROM_HEAD, index, size)
                break
    if not tally.scores:
        return "operation", None
    winner = max(tally.scores, key=lambda line: (round(tally.scores[line], 6), -tally.cues[line][0]))
    begin, stop = tally.cues[winner]
    start, finish = tokens.starts[begin], tokens.ends[min(stop, len(tokens)) - 1]
    return cast("Line", winner), Why("line", tokens.text[start:finish], start, finish)


def past_condition(tokens: Tokens, first: int, last: int) -> int:
    """The first word behind "Khi ..., nếu ... thì": what only says when tells nothing of the work."""
    end = next((index for index in range(first, last) if tokens.word(index) in ";."), last)
    if not (tokens.size(first, "condition") or tokens.size(first, "opener")):
        return first
    return next((index + 1 for index in range(end - 1, first, -1) if tokens.size(index, "then")), first)


def clause_end(tokens: Tokens, first: int, last: int) -> int:
    for index in range(first, last):
        if tokens.word(index) in ";:.":
            return index
    return last


def read_clause(tokens: Tokens, first: int, last: int, covered: dict[int, int], tally: Tally, *, opening: bool) -> None:
    """Counts the verbs that head one clause fully, later verbs after a joint less, anything else hardly."""
    weight = 1.0 if opening else LATER_CLAUSE
    index, counted, grouped, after_joint, just_counted, governed = first, 0, True, False, False, False
    while index < last:
        jump = covered.get(index, 0)
        if jump:
            index = jump
            grouped, just_counted = grouped or not counted, False
            continue
        if counted and tokens.size(index, "aim"):
            weight *= PURPOSE
        line, size = line_at(tokens, index)
        light = max(tokens.size(index, "light"), tokens.size(index, "making"))
        later = LATER_VERB if after_joint and not tokens.size(index, "line_noun") else NOUN
        strength = (FIRST if opening and not counted else GROUPED) if grouped else later
        strength *= GOVERNED if governed else 1.0
        if just_counted and not after_joint:
            strength *= SUBORDINATE
        if light and light >= size and line in ("", "operation", "generic"):
            following = index + light
            if coordinated(tokens, following, last):
                made = drafted_by_all(tokens, index, following, last, covered) if grouped or after_joint else None
                if made is not None:
                    tally.add("appraisal", weight * strength, *made)
                    index, counted, after_joint, just_counted = sum(made), counted + 1, False, True
                    continue
                if not line_of_light(tokens, following + 1):
                    tally.add("operation", weight * strength, index, light)
                    counted += 1
                index, after_joint, just_counted = following, False, False
                continue
            ahead = light_object(tokens, index, following, last, covered) if grouped or after_joint else None
            if ahead is not None:
                line, begin, size = ahead
                tally.add(line, weight * strength, begin, size)
                following = begin + size
            else:
                tally.add("generic", weight * strength, index, light)
            index, counted, after_joint, just_counted = following, counted + 1, False, ahead is not None
            continue
        if line:
            governed = governed or line == "advice"
            several = 1 + ALONGSIDE * sum(joins(tokens, at) for at in range(index, index + size))
            tally.add(line, weight * strength * several, index, size)
            index, counted, after_joint, just_counted = index + size, counted + 1, False, True
            continue
        step = max(
            tokens.size(index, tag) for tag in ("adverb", "marker", "marker_strong", "support", "connective", "modal")
        )
        if joins(tokens, index):
            after_joint = True
        elif step:
            after_joint = after_joint or not counted
        elif verb := tokens.size(index, "verb"):
            if (grouped or after_joint) and tokens.size(index, "weak_verb"):
                tally.add("operation", weight * strength * SILENT, index, verb)
            step = verb
            counted += 1
        elif tokens.is_word(index):
            grouped = grouped and not counted
            after_joint = False
        just_counted = False
        index += max(1, step)


def joins(tokens: Tokens, index: int) -> bool:
    """A comma, a dash, or a word that joins verbs as they do."""
    return tokens.low[index] in JOINTS or tokens.size(index, "joint") > 0


def coordinated(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a verb is followed at once by a joint and another verb: "triển khai, hướng dẫn"."""
    if index + 1 >= last or not joins(tokens, index):
        return False
    return bool(tokens.size(index + 1, "verb") or line_at(tokens, index + 1)[0])


def drafted_by_all(tokens: Tokens, verb: int, first: int, last: int, covered: dict[int, int]) -> tuple[int, int] | None:
    """“xây dựng, trình cấp có thẩm quyền ban hành | văn bản ...": the paper that all verbs of a list make; (word, size)."""
    if not tokens.size(verb, "making"):
        return None
    for index in range(first, min(last, first + CHAIN_REACH)):
        if tokens.word(index) in ";:." or tokens.size(index, "aim") or index in covered:
            return None
        if (size := tokens.size(index, "drafted")) and not tokens.size(index, "verb"):
            return index, size
        if line_at(tokens, index)[0] in ("communication", "training", "inspection", "review", "information"):
            return None
    return None


def line_of_light(tokens: Tokens, index: int) -> bool:
    return bool(tokens.size(index, "light") or tokens.size(index, "making"))


def light_object(
    tokens: Tokens, verb: int, first: int, last: int, covered: dict[int, int]
) -> tuple[str, int, int] | None:
    """What a light verb is about: the first cue soon after it; documents count where the verb makes them."""
    makes, gives = tokens.size(verb, "making"), tokens.size(verb, "gives")
    left, after_name = LIGHT_REACH, False
    for index in range(first, last):
        if index in covered and gives:
            after_name = True
            continue
        left -= 1
        if index in covered or left < 0:
            return None
        ends = tokens.size(index, "object_ends") and not line_at(tokens, index)[0]
        ends = ends or (tokens.size(index, "aim") and not after_name)
        if tokens.word(index) in ";:." or ends:
            return None
        if makes and (size := tokens.size(index, "drafted")):
            return made_for(tokens, index + size, last) or ("appraisal", index, size)
        line, size = line_at(tokens, index)
        if line and not (line in ("operation", "generic") and line_of_light(tokens, index)):
            return line, index, size
    return None


def made_for(tokens: Tokens, first: int, last: int) -> tuple[str, int, int] | None:
    """“kế hoạch (hằng năm) diễn tập", "chương trình tập huấn": a paper made for training or an inspection is part of it."""
    for index in range(first, min(last, first + MADE_FOR)):
        line, size = line_at(tokens, index)
        if line in ("training", "inspection"):
            return line, index, size
        if line or not tokens.is_word(index) or tokens.size(index, "drafted"):
            return None
    return None
