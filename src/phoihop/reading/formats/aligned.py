"""Finds tables without ruling lines by how their columns are aligned: a head that begins with "STT", numbered rows below.

Gives them as if lines had been drawn, in points from the lower left corner, so that they are filled like any other table.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from phoihop.reading.formats.lines import Line, levels_of, middle
from phoihop.reading.formats.rulings import RuledCell, RuledTable
from phoihop.reading.letters import lowered
from phoihop.reading.packs import LANGUAGES, raw_pack

NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})[.)]?")
FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
HEAD_LEVELS, ROW_LEVELS = 2, 12
LEAST_GUTTER = 1.5
MARGIN = 4.0
CLEARLY = 1.35
"""A gap between lines that is so much wider than the narrowest one divides two rows."""
ALIKE = 1.0
FAR = 5.0
"""So many lines of nothing end a table."""


class Columns(msgspec.Struct, frozen=True):
    """Where columns begin and end, which levels of a page are the table, and below which height its head ends."""

    sides: tuple[float, ...]
    first: int
    last: int
    head_ends: float


@cache
def number_heads() -> frozenset[str]:
    """What stands above the column of numbers, in every language."""
    words = (word for language in LANGUAGES for word in raw_pack(language)["phrases"].get("column_number", []))
    return frozenset(lowered(word.lstrip("=")) for word in words)


def aligned_tables(pieces: list[Line], before: tuple[float, ...] = ()) -> list[RuledTable]:
    """The tables of a page, the topmost first. `before` are the columns of one that may go on from the page before."""
    levels = levels_of(pieces)
    out: list[RuledTable] = []
    at = 0
    while at < len(levels):
        found = goes_on(levels, before) if at == 0 and before else None
        found = found or begins(levels, at)
        if found is None:
            at += 1
            continue
        out.append(drawn([piece for level in levels[found.first : found.last] for piece in level], found))
        at = found.last
    return out


def goes_on(levels: list[list[Line]], sides: tuple[float, ...]) -> Columns | None:
    """The rows at the top of a page that stand in the columns of the table of the page before."""
    last = next((i for i, level in enumerate(levels) if not all(fits(piece, sides) for piece in level)), len(levels))
    numbered = any(is_number(level[0], sides[1]) for level in levels[:last])
    return Columns(sides, 0, last, levels[0][0].top + 1.0) if numbered else None


def begins(levels: list[list[Line]], at: int) -> Columns | None:
    """The table whose head has its "STT" at this level."""
    label = levels[at][0]
    if lowered(label.text).strip(" .") not in number_heads():
        return None
    limit = label.right + MARGIN * 4
    numbered = [i for i in range(at + 1, min(len(levels), at + ROW_LEVELS)) if is_number(levels[i][0], limit)]
    if not numbered:
        return None
    first = at
    while first > 0 and at - first < HEAD_LEVELS and is_head_above(levels[first - 1], levels[first], label):
        first -= 1
    between = [piece for level in levels[first : numbered[0] + 1] for piece in level]
    head_ends = division(between, label, levels[numbered[0]][0])
    heads = [piece for piece in between if middle(piece) > head_ends]
    spans = spans_of(heads)
    if len(spans) < FEWEST_COLUMNS:
        return None
    centres = [(left + right) / 2 for left, right in spans]
    start = next(i for i in range(at, numbered[0] + 1) if middle(levels[i][0]) < head_ends)
    last = end_of(levels, start, centres, limit)
    rows = [piece for level in levels[start:last] for piece in level]
    plain = [piece for piece in rows if not crosses(piece, centres)]
    grouping = {id(level[1]) for level in levels[start:last] if len(level) == 2 and is_number(level[0], limit)}
    sides = sides_of([*heads, *plain], centres) or sides_of(
        [*heads, *(piece for piece in plain if id(piece) not in grouping)], centres
    )
    if sides is None or sum(is_number(piece, sides[1]) for piece in rows) < FEWEST_ROWS:
        return None
    return Columns(sides, first, last, head_ends)


def is_head_above(level: list[Line], below: list[Line], label: Line) -> bool:
    """Whether a line above "STT" is a part of the head: close to it, in parts, and to the right of it."""
    height = max(label.top - label.bottom, 1.0)
    near = middle(level[0]) - middle(below[0]) < height * 2
    return near and len(level) > 1 and all(piece.left > label.right for piece in level)


def is_number(piece: Line, limit: float) -> bool:
    """Whether a piece is a number that stands alone in the first column."""
    return piece.right <= limit and NUMBER.fullmatch(piece.text.strip()) is not None


def spans_of(pieces: list[Line]) -> list[tuple[float, float]]:
    """From where to where the words of a head reach, those below one another together."""
    out: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if out and piece.left <= out[-1][1] + LEAST_GUTTER:
            out[-1] = (out[-1][0], max(out[-1][1], piece.right))
        else:
            out.append((piece.left, piece.right))
    return out


def crosses(piece: Line, centres: list[float]) -> bool:
    return sum(piece.left < centre < piece.right for centre in centres) > 1


def end_of(levels: list[list[Line]], start: int, centres: list[float], limit: float) -> int:
    """The level behind the last row: where a line without a number runs through columns, or stands far below."""
    for at in range(start, len(levels)):
        height = max(levels[at][0].top - levels[at][0].bottom, 1.0)
        if at > start and middle(levels[at - 1][0]) - middle(levels[at][0]) > height * FAR:
            return at
        if any(crosses(piece, centres) for piece in levels[at]) and not is_number(levels[at][0], limit):
            return at
    return len(levels)


def sides_of(pieces: list[Line], centres: list[float]) -> tuple[float, ...] | None:
    """Where the columns begin and end: in the widest space between two heads that no word enters; None for no space."""
    inner: list[float] = []
    for one, two in pairwise(centres):
        taken = sorted((max(p.left, one), min(p.right, two)) for p in pieces if p.right > one and p.left < two)
        best, edge = (0.0, 0.0), one
        for left, right in [*taken, (two, two)]:
            if left - edge > best[1] - best[0]:
                best = (edge, left)
            edge = max(edge, right)
        if best[1] - best[0] < LEAST_GUTTER:
            return None
        inner.append((best[0] + best[1]) / 2)
    return (min(p.left for p in pieces) - MARGIN, *inner, max(p.right for p in pieces) + MARGIN)


def fits(piece: Line, sides: tuple[float, ...]) -> bool:
    """Whether a piece stands within one column."""
    return any(left - MARGIN <= piece.left and piece.right <= right + MARGIN for left, right in pairwise(sides))


def division(pieces: list[Line], upper: Line, lower: Line) -> float:
    """The height at which two rows are divided, whose numbers are given: in the widest gap between their lines, the
    lowest of gaps alike; right above the lower number where no line leaves a gap.
    """
    gaps = gaps_between(pieces, middle(upper), middle(lower))
    if not gaps:
        return lower.top
    widest = max(top - bottom for bottom, top in gaps)
    return min((bottom + top) / 2 for bottom, top in gaps if top - bottom >= widest - ALIKE)


def gaps_between(pieces: list[Line], high: float, low: float) -> list[tuple[float, float]]:
    """Where no line stands between two heights, from the top: (bottom, top) of each gap."""
    held = sorted(((p.top, p.bottom) for p in pieces if p.bottom < high and p.top > low), reverse=True)
    out: list[tuple[float, float]] = []
    edge = high
    for top, bottom in held:
        if top < edge:
            out.append((top, edge))
        edge = min(edge, bottom)
    return out


def drawn(pieces: list[Line], found: Columns) -> RuledTable:
    """The table as ruling lines would have drawn it."""
    sides = found.sides
    tops = row_tops(pieces, found)
    heights = [*tops, min(piece.bottom for piece in pieces) - 1.0]
    cells: list[RuledCell] = []
    for row, (top, bottom) in enumerate(pairwise(heights)):
        wide = [piece for piece in pieces if bottom < middle(piece) <= top and not fits(piece, sides)]
        merged = merged_columns(wide, sides)
        column = 0
        while column < len(sides) - 1:
            span = merged[1] - column if merged and column == merged[0] else 1
            cells.append(RuledCell(row, column, 1, span, sides[column], sides[column + span], bottom, top))
            column += span
    return RuledTable(sides, tuple(heights), tuple(cells))


def merged_columns(wide: list[Line], sides: tuple[float, ...]) -> tuple[int, int] | None:
    """From which column to behind which one the words of a row run through."""
    if not wide:
        return None
    left, right = min(piece.left for piece in wide) + MARGIN, max(piece.right for piece in wide) - MARGIN
    first = next((i for i, (_, end) in enumerate(pairwise(sides)) if left < end), 0)
    return first, next((i + 1 for i, (_, end) in enumerate(pairwise(sides)) if right <= end), len(sides) - 1)


def row_tops(pieces: list[Line], found: Columns) -> list[float]:
    """The upper ends of the rows, the head's first."""
    numbers = [piece for piece in pieces if middle(piece) < found.head_ends and is_number(piece, found.sides[1])]
    top = max(piece.top for piece in pieces) + 1.0
    tops = [top] if found.head_ends >= top - 1.0 else [top, found.head_ends]
    above = [piece for piece in pieces if numbers[0].top < middle(piece) < found.head_ends]
    if above and len(tops) == 1:
        gaps = gaps_between(pieces, max(piece.top for piece in above), middle(numbers[0]))
        widths = [high - low for low, high in gaps]
        if len(gaps) > 1 and max(widths) > min(widths) * CLEARLY:
            low, high = gaps[widths.index(max(widths))]
            tops.append((low + high) / 2)
    tops += [division(pieces, one, two) for one, two in pairwise(numbers)]
    return tops
