"""Finds the footnotes of a page by the small raised numbers in its text and the same numbers at its foot.

The numbers are no part of what a sentence says and are left out where their notes were found. Needs the sizes of the
letters, which a picture does not give: there a footnote stays where it stands.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading.formats.lines import Line, middle

NUMBER = re.compile(r"^\d{1,3}$")
BEGINS = re.compile(r"^\d{1,3}(?=\s|[^\W\d]|$)")
RAISED_SIZE = 0.8
"""A number is raised where its letters are at most so large as those beside it."""
SAME_HEIGHT = 0.8
GAP_ABOVE = 1.2
SMALLER = 0.93
ENDS = ".;:!?…"
CLOSES = (",", ".", ";", ":", ")", "!", "?", "…", "”", '"')


def parted(pieces: list[Line]) -> tuple[list[Line], list[Line]]:
    """The pieces of the text, without the numbers of its notes, and those of the notes, each as it came."""
    marks = [piece for piece in pieces if NUMBER.match(piece.text) and is_raised(piece, pieces)]
    for mark in marks:
        top = top_of_notes(mark, pieces)
        if top is None:
            continue
        notes = [piece for piece in pieces if middle(piece) <= top]
        begun = {found.group() for note in notes if (found := BEGINS.match(note.text)) is not None}
        gone = [one for one in marks if one.text in begun]
        text = [piece for piece in pieces if middle(piece) > top and all(piece is not one for one in gone)]
        for one in gone:
            close_up(one, text)
        return text, notes
    return pieces, []


def close_up(mark: Line, pieces: list[Line]) -> None:
    """Lets the letters before a number that is left out reach to the comma or full stop behind it, without a space."""
    behind = [one for one in pieces if one.bottom <= mark.top and one.top >= mark.bottom - mark.size]
    after = min((one for one in behind if one.left >= mark.right - 1), key=lambda one: one.left, default=None)
    if after is None or after.text[:1] not in CLOSES:
        return
    for piece in behind:
        if piece is not after and abs(mark.left - piece.right) < piece.size:
            piece.right = after.left


def numbered(lines: list[Line]) -> list[Line]:
    """The lines of the notes of a page, those that begin one without its number."""
    out: list[Line] = []
    due = 0
    for line in lines:
        found = BEGINS.match(line.text)
        begins = found is not None and (not due or int(found.group()) == due)
        text = line.text
        if begins and found is not None:
            due = int(found.group()) + 1
            text = text[found.end() :].strip()
        out.append(msgspec.structs.replace(line, text=text, note="first" if begins else "more"))
    return out


def is_raised(mark: Line, pieces: list[Line]) -> bool:
    """Whether larger letters that reach further down end right before a number."""
    return any(
        0 < mark.size <= piece.size * RAISED_SIZE
        and piece.bottom + piece.size / 5 < mark.bottom <= piece.top
        and abs(mark.left - piece.right) < piece.size
        for piece in pieces
    )


def top_of_notes(mark: Line, pieces: list[Line]) -> float | None:
    """How high the first note stands: below the number, and smaller than the text, with a gap above, or where a sentence
    ended before it.
    """
    begins = re.compile(rf"^{mark.text}(?:$|\s*[^\W\d])")
    below = [piece for piece in pieces if middle(piece) < mark.bottom - mark.size]
    left = min((piece.left for piece in below), default=0.0)
    for piece in sorted(below, key=middle, reverse=True):
        if not begins.match(piece.text) or piece.left > left + 60 or is_raised(piece, pieces):
            continue
        beside = [one for one in below if abs(middle(one) - middle(piece)) < one.size * SAME_HEIGHT]
        above = [one for one in pieces if middle(one) > max(map(middle, beside)) + mark.size and one not in beside]
        if not above:
            continue
        size = max(one.size for one in beside)
        lowest = min(above, key=lambda one: one.bottom)
        gap = lowest.bottom - max(one.top for one in beside)
        words = " ".join(one.text for one in sorted(beside, key=lambda one: one.left))[len(mark.text) :].strip()
        begins_anew = words[:1].isupper() and lowest.text[-1:] in ENDS
        if gap > size * GAP_ABOVE or size <= mark_size(mark, pieces) * SMALLER or begins_anew:
            return max(middle(one) for one in beside) + 0.5
    return None


def mark_size(mark: Line, pieces: list[Line]) -> float:
    """The size of the letters beside a raised number."""
    beside = [one.size for one in pieces if one is not mark and one.bottom < mark.bottom <= one.top]
    return max(beside, default=mark.size)
