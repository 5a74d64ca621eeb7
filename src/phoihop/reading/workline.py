"""Tells the line of work of a duty: the one that carries most of its words; on a tie the first.

Phrases are data of the language pack. Words inside a purpose ("nhằm ...") or in the name of a body do not count.
"""

from __future__ import annotations

from typing import cast

from phoihop.reading.outcome import Line, Why
from phoihop.reading.tokens import Tokens

LINES: tuple[Line, ...] = (
    "information", "situation", "advice", "appraisal", "communication", "training", "inspection", "commendation", "review",
    "support", "operation",
)  # fmt: skip
FIRST_VERB = 2.2
LATER_VERB = 1.0
LONG_PHRASE = 0.35
FADE = 0.93
WEAK = frozenset({"operation"})
WEAK_FACTOR = 0.55


def work_line(tokens: Tokens, first: int, last: int, skip: list[tuple[int, int]]) -> tuple[Line, Why | None]:
    """The line of words [first, last), leaving out the spans of words in `skip`."""
    scores: dict[str, float] = {}
    cues: dict[str, tuple[int, int]] = {}
    index, weight, seen = first, 1.0, 0
    while index < last:
        jump = next((end for begin, end in skip if begin <= index < end), 0)
        if jump:
            index = jump
            continue
        if index > first and tokens.size(index, "purpose") and tokens.low[index] in ("nhằm", "để"):
            weight *= 0.35
        best_tag, best_size = "", 0
        for tag, size in tokens.tags[index].items():
            if tag.startswith("line:") and size > best_size:
                best_tag, best_size = tag[5:], size
        if best_tag:
            factor = FIRST_VERB if not seen else LATER_VERB
            if best_tag in WEAK:
                factor *= WEAK_FACTOR
            scores[best_tag] = scores.get(best_tag, 0.0) + weight * (factor + LONG_PHRASE * max(0, best_size - 2))
            cues.setdefault(best_tag, (index, index + best_size))
            seen += 1
            weight *= FADE
            index += best_size
            continue
        index += 1
    if not scores:
        return "operation", None
    winner = max(scores, key=lambda tag: (scores[tag], -cues[tag][0]))
    begin, end = cues[winner]
    start, stop = tokens.starts[begin], tokens.ends[min(end, len(tokens)) - 1]
    return cast("Line", winner), Why("line", tokens.text[start:stop], start, stop)
