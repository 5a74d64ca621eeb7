"""The document as it looks, with the places marked from which proposals were taken.

Words of the document are escaped one by one; what is marked comes from the proposals as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from phoihop.features.agreements.drafts.draft import Item
from phoihop.reading import Block, Reading

OWNERS = frozenset({"owner_from_head", "owner_from_introduction", "role_line", "table_column"})
UNCLEAR = re.compile(r"định kỳ|periodically|regularly|hai bên|các bên|hai cơ quan|hai đơn vị", re.IGNORECASE)
ASKED = frozenset({"cadence_not_stated", "lead_undecided"})
LOOKS = {"proposed": "proposed", "confirmed": "confirmed"}
FULL_GRID = 3


class Spot(NamedTuple):
    """A place in the text; of evidence, `of` is the proposal for which it speaks."""

    start: int
    end: int
    of: str = ""


class Near(NamedTuple):
    """What is marked in one stretch of the text."""

    items: Sequence[Item]
    unclear: Sequence[Spot]
    evidence: Sequence[Spot]


class Marks:
    """Where the text is marked: proposals, words that are unclear, and what spoke for the lead of the current one."""

    def __init__(self, text: str, items: Sequence[Item], current: str, doubts: Sequence[Spot]) -> None:
        shown = [item for item in items if item.state != "dropped" and item.start >= 0]
        self.items = sorted(shown, key=lambda item: (item.start, -item.end))
        self.starts = [item.start for item in self.items]
        self.longest = max((item.end - item.start for item in self.items), default=0)
        self.current = current
        self.drawn: set[str] = set()
        asked = (
            Spot(item.start + found.start(), item.start + found.end())
            for item in self.items
            if item.open and any(ask.code in ASKED for ask in item.asks)
            for found in UNCLEAR.finditer(text[item.start : item.end])
        )
        self.unclear = sorted({*asked, *doubts})
        self.evidence = sorted(
            {
                Spot(why.start, why.end, item.id)
                for item in self.items
                for why in item.why
                if why.code in OWNERS and 0 <= why.start < why.end
            }
        )
        self.reach = max((spot.end - spot.start for spot in (*self.unclear, *self.evidence)), default=0)

    def near(self, spots: Sequence[Spot], start: int, end: int) -> list[Spot]:
        """Return the spots that touch a stretch of the text; they are in order, so that long documents stay fast."""
        low = bisect_left(spots, start - self.reach, key=lambda spot: spot.start)
        high = bisect_left(spots, end, key=lambda spot: spot.start)
        return [spot for spot in spots[low:high] if spot.end > start]

    def items_in(self, start: int, end: int) -> list[Item]:
        """Return the proposals that touch a stretch of the text."""
        low = bisect_left(self.starts, start - self.longest)
        high = bisect_left(self.starts, end)
        return [item for item in self.items[low:high] if item.end > start]


def document_html(reading: Reading, items: Sequence[Item], current: str = "") -> SafeString:
    """Draw the whole document; footnotes and text boxes stand where they were met. What a scan leaves unsure is marked."""
    doubts = [Spot(doubt.start, doubt.end) for doubt in reading.doubts]
    marks = Marks(reading.text, items, current, doubts)
    parts = []
    for table, blocks in groupby(reading.blocks, key=lambda block: block.table):
        if table < 0:
            parts += [paragraph(reading.text, block, marks) for block in blocks]
        else:
            parts.append(table_html(reading.text, list(blocks), marks))
    return SafeString("".join(parts))


def paragraph(text: str, block: Block, marks: Marks) -> SafeString:
    inside = stretch(text, block, marks)
    if block.kind == "heading":
        return format_html('<h3 class="{}" data-at="{}">{}</h3>', block.align, block.start, inside)
    return format_html(
        '<p class="{}{}" data-at="{}">{}</p>',
        block.align,
        " note" if block.kind == "footnote" else "",
        block.start,
        inside,
    )


def table_html(text: str, blocks: Sequence[Block], marks: Marks) -> SafeString:
    """Draw a table; a letterhead and signatures, which are tables too, stand without lines. Cells without text stay."""
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        cells.setdefault((block.row, block.column), []).append(block)
    covered = {
        (row + down, column + right)
        for (row, column), inside in cells.items()
        for down in range(inside[0].row_span)
        for right in range(inside[0].column_span)
    }
    rows = []
    width = max(column for _, column in covered) + 1
    for row in range(max(row for row, _ in covered) + 1):
        drawn = []
        for column in range(width):
            if (row, column) in cells:
                drawn.append(cell_html(text, cells[row, column], marks))
            elif (row, column) not in covered:
                drawn.append(SafeString("<td></td>"))
        rows.append(format_html("<tr>{}</tr>", SafeString("".join(drawn))))
    kind = "grid" if len(rows) >= FULL_GRID else "plain"
    return format_html('<div class="wide"><table class="{}">{}</table></div>', kind, SafeString("".join(rows)))


def cell_html(text: str, blocks: Sequence[Block], marks: Marks) -> SafeString:
    spans = "".join(
        str(format_html(' {}="{}"', name, number))
        for name, number in (("rowspan", blocks[0].row_span), ("colspan", blocks[0].column_span))
        if number > 1
    )
    drawn = ((block.align, block.start, stretch(text, block, marks)) for block in blocks)
    return format_html(
        "<td{}>{}</td>", SafeString(spans), format_html_join("", '<p class="{}" data-at="{}">{}</p>', drawn)
    )


def stretch(text: str, block: Block, marks: Marks) -> SafeString:
    """Draw the words of one block, cut where a look or a mark begins or ends."""
    start, end = block.start, block.end
    items = marks.items_in(start, end)
    cuts = {start, end}
    for run in block.runs:
        cuts |= {run.start, run.end}
    for item in items:
        cuts |= {item.start, item.end}
    unclear, evidence = marks.near(marks.unclear, start, end), marks.near(marks.evidence, start, end)
    for spot in (*unclear, *evidence):
        cuts |= {spot.start, spot.end}
    edges = sorted(cut for cut in cuts if start <= cut <= end)
    near = Near(items, unclear, evidence)
    pieces = [piece(text, a, b, block, near, marks) for a, b in pairwise(edges)]
    return SafeString("".join(pieces))


def piece(text: str, start: int, end: int, block: Block, near: Near, marks: Marks) -> SafeString:
    """Draw a stretch that looks alike all through."""
    words = format_html("{}", text[start:end])
    run = next((run for run in block.runs if run.start <= start < run.end), None)
    if run.bold if run is not None else block.bold:
        words = format_html("<b>{}</b>", words)
    if run.italic if run is not None else block.italic:
        words = format_html("<i>{}</i>", words)
    if any(spot.start <= start < spot.end for spot in near.unclear):
        words = format_html('<mark class="unclear">{}</mark>', words)
    why = [spot.of for spot in near.evidence if spot.start <= start < spot.end]
    if why:
        look = "evidence" if marks.current in why else "spoke"
        words = format_html('<mark class="{}" data-spoke="{}">{}</mark>', look, " ".join(why), words)
    covering = [item for item in near.items if item.start <= start < item.end]
    if not covering:
        return words
    return format_html("{}{}", SafeString("".join(anchors(covering[1:], marks))), marked(covering[0], words, marks))


def anchors(items: Sequence[Item], marks: Marks) -> Iterator[str]:
    """Give a second proposal of the same words a place to which its line leads."""
    for item in items:
        if item.id not in marks.drawn:
            marks.drawn.add(item.id)
            yield str(format_html('<span id="s-{}"></span>', item.id))


def marked(item: Item, words: SafeString, marks: Marks) -> SafeString:
    look = "current" if item.id == marks.current else LOOKS[item.state]
    place = "" if item.id in marks.drawn else format_html(' id="s-{}"', item.id)
    marks.drawn.add(item.id)
    return format_html('<mark class="{}" data-of="{}"{}>{}</mark>', look, item.id, place, words)
