"""Puts pieces of text at their places on a page into lines: left to right, columns apart, words broken put together.

Plain geometry in points from the lower left corner; tables and paragraphs are made elsewhere.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from phoihop.reading.formats.bullets import dashed
from phoihop.reading.formats.legacy import is_syllable

MOTTO = re.compile(r" (?=(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM))")
"""What stands at the right of a letterhead, however little room there is beside the name of the body at the left."""
SAME_LINE = 0.5
LEAST_OF_SIZE = 0.6
"""A full stop that stands alone is as high as the letters of its size."""
LEAST_GUTTER = 10.0
FEWEST_SIDE_BY_SIDE = 2
UNEVEN_LINES = 4
LONE_LABEL = re.compile(
    r"^(?:[^\w\s]|(?:(?:Điều|Chương|Mục|Phần|Article|Chapter|Section) )?\w{1,5}(?:\.\d{1,2}){0,4}[.):/-]?)$",
    re.IGNORECASE,
)
"""A number that stands by itself, with its text some way behind it."""
WIDE_GAP, NARROW_GAP = 2.5, 0.12
HALF_SYMBOL = re.compile(r"/\S*[A-ZĐ]-$")
REST_OF_SYMBOL = re.compile(r"^[A-ZĐ][A-ZĐ&0-9-]*$")


class Line(msgspec.Struct):
    """One line of a page; coordinates in points from the page's lower left corner.

    `apart` tells that another column stands beside it. `bold` and `size`, in points, are those of its letters, where
    the file says them. `note` is "first" on the line that begins a footnote and "more" on its others. `sures` says for each word how sure the recogniser is, in hundredths; empty where nothing had to be recognised.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    sures: list[int] = []
    apart: bool = False
    bold: bool = False
    size: float = 0.0
    note: str = ""


def rows(pieces: list[Line]) -> list[Line]:
    """Puts pieces at one height together into lines, top to bottom; a wide gap becomes a tab.

    Where two columns stand side by side, as letterheads and signatures do, the left one comes first.
    """
    levels = levels_of(pieces)
    out: list[Line] = []
    at = 0
    while at < len(levels):
        length, gutter = side_by_side(levels, at)
        if not length or max(middle_across(piece) for piece in levels[at]) < gutter:
            out.append(in_a_row(levels[at]))
            at += 1
            continue
        for is_left in (True, False):
            for level in levels[at : at + length]:
                column = [piece for piece in level if (middle_across(piece) < gutter) == is_left]
                if column:
                    out.append(msgspec.structs.replace(in_a_row(column), apart=True))
        at += length
    return out


def levels_of(pieces: list[Line]) -> list[list[Line]]:
    """Pieces that stand at one height, from left to right; the topmost first."""
    levels: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (-(piece.top + piece.bottom), piece.left)):
        height = max(piece.top - piece.bottom, piece.size * LEAST_OF_SIZE, 1.0)
        if levels and abs(middle(levels[-1][-1]) - middle(piece)) < height * SAME_LINE:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    for level in levels:
        level.sort(key=lambda piece: piece.left)
    return levels


def side_by_side(levels: list[list[Line]], at: int) -> tuple[int, float]:
    """How many lines from `at` on stand in two columns, and where the gap between them lies; (0, 0.0) for none."""
    for level in levels[at : at + UNEVEN_LINES]:
        gaps = [(left, right) for left, right in pairwise(level) if right.left - left.right >= LEAST_GUTTER]
        if len(gaps) == 1 and not LONE_LABEL.match(gaps[0][0].text):
            return column_length(levels[at:], gaps[0][0].right, gaps[0][1].left)
    return 0, 0.0


def column_length(levels: list[list[Line]], low: float, high: float) -> tuple[int, float]:
    """How many lines keep a gap free between `low` and `high` while there are words at both sides of it."""
    lefts, rights = 0, 0
    last_left = last_right = last = 0
    for index, level in enumerate(levels):
        gutter = (low + high) / 2
        ends = [piece.right for piece in level if middle_across(piece) < gutter]
        begins = [piece.left for piece in level if middle_across(piece) >= gutter]
        lower, higher = max([low, *ends]), min([high, *begins])
        last_left, last_right = (index if ends else last_left), (index if begins else last_right)
        if higher - lower < LEAST_GUTTER or abs(last_left - last_right) > UNEVEN_LINES:
            break
        low, high, last = lower, higher, index + 1
        lefts, rights = lefts + bool(ends), rights + bool(begins)
    return (last, (low + high) / 2) if min(lefts, rights) >= FEWEST_SIDE_BY_SIDE else (0, 0.0)


def middle_across(piece: Line) -> float:
    return (piece.left + piece.right) / 2


def middle(piece: Line) -> float:
    return (piece.top + piece.bottom) / 2


def in_a_row(pieces: list[Line]) -> Line:
    """One line of pieces that stand side by side; a piece that is drawn twice, as some bold letters are, counts once."""
    held = msgspec.structs.replace(pieces[0])
    for piece in pieces[1:]:
        if held.right >= piece.right and piece.text in held.text:
            continue
        height = max(piece.top - piece.bottom, piece.size * LEAST_OF_SIZE, 1.0)
        gap = piece.left - held.right
        wide = gap > height * WIDE_GAP and not LONE_LABEL.match(held.text)
        held.text += ("\t" if wide else " " if gap > height * NARROW_GAP else "") + piece.text
        held.sures = [*held.sures, *piece.sures]
        held.right = max(held.right, piece.right)
        held.bold, held.size = held.bold and piece.bold, max(held.size, piece.size)
        held.top, held.bottom = max(held.top, piece.top), min(held.bottom, piece.bottom)
    held.text = dashed(MOTTO.sub("\t", held.text))
    return held


def appended(last: Line, line: Line) -> Line:
    """Two lines as one: a word broken at the end of the first is put together again."""
    left, right = last.text, line.text
    sures = [*last.sures, *line.sures]
    if not is_broken(left, right):
        return msgspec.structs.replace(last, text=f"{left} {right}", sures=sures)
    head, tail = left[:-1].rsplit(" ", 1)[-1], re.split(r"\W", right, maxsplit=1)[0]
    compound = left.endswith("-") and ((is_syllable(head) and is_syllable(tail)) or tail.isupper())
    if last.sures and line.sures:
        sures = [*last.sures[:-1], min(last.sures[-1], line.sures[0]), *line.sures[1:]]
    return msgspec.structs.replace(last, text=(left if compound else left[:-1]) + right, sures=sures)


def is_broken(left: str, right: str) -> bool:
    """Whether a word, or the symbol of a paper, is divided between the end of one line and the beginning of the next."""
    if HALF_SYMBOL.search(left) and REST_OF_SYMBOL.match(right):
        return True
    return left.endswith("\u00ad") or (left[-1:] == "-" and left[-2:-1].isalpha() and right[:1].islower())
