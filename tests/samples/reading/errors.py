"""Counts the letters that recognition got wrong, as the usual measure does: edits over letters, blanks alike."""

from __future__ import annotations


def edits(meant: str, found: str) -> int:
    """The Levenshtein distance (by bits: G. Myers, 1999)."""
    if not meant:
        return len(found)
    masks: dict[str, int] = {}
    for at, letter in enumerate(meant):
        masks[letter] = masks.get(letter, 0) | 1 << at
    full, last = (1 << len(meant)) - 1, 1 << (len(meant) - 1)
    plus, minus, score = full, 0, len(meant)
    for letter in found:
        equal = masks.get(letter, 0)
        cross = equal | minus
        along = ((equal & plus) + plus) ^ plus | equal
        up, down = minus | ~(along | plus), plus & along
        score += bool(up & last) - bool(down & last)
        up, down = up << 1 | 1, down << 1
        plus, minus = (down | ~(cross | up)) & full, up & cross & full
    return score


def error_rate(meant: str, found: str) -> float:
    meant, found = " ".join(meant.split()), " ".join(found.split())
    return edits(meant, found) / max(len(meant), 1)
