"""Makes a document of pages: pieces of text at their places, in reading order, with tables by their ruling lines.

What PDF gives and what is recognised from pictures come here alike. Running heads and page numbers are left out, lines
are joined to paragraphs, tables that go on over pages become one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

import msgspec

from phoihop.reading.formats.aligned import aligned_tables
from phoihop.reading.formats.filled import Filled, filled, grown_tables
from phoihop.reading.formats.legacy import FONTS, guessed
from phoihop.reading.formats.lines import Line, appended, is_broken, middle, middle_across, rows
from phoihop.reading.formats.notes import numbered, parted
from phoihop.reading.formats.rulings import RuledTable
from phoihop.reading.layout import Layout, LayoutBuilder, Piece
from phoihop.reading.outcome import Block
from phoihop.reading.packs import every_mark

PAGE_NUMBER = re.compile(r"^\W{0,3}(?:trang |page )?\d{1,4}(?:\s?/\s?\d{1,4})?\W{0,3}$", re.IGNORECASE)
EDGE_LINES = 3
PAGE_FOOT = 2
REPEATS = 0.6
PARAGRAPH_GAP = 1.6
FULL_LINE = 0.88
TERMINAL = ".;:!?…"
MOTTOES = (
    "cộng hòa xã hội chủ nghĩa việt nam", "cộng hoà xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc",
    "đảng cộng sản việt nam",
)  # fmt: skip
"""What a narrow column of a letterhead breaks over lines."""
SPAN = 6
SPAN_OF_YEARS = re.compile(r"\d{4} [-–—] ?\d{4}$")
"""The end of a line with what begins the next: a dash between two years opens no item of a list."""


class Sheet(msgspec.Struct):
    """One page: its lines and tables from the top; `columns` are those of a table without lines that ends the page."""

    items: list[Line | Filled]
    columns: tuple[float, ...] = ()

    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


def sheet_of(pieces: list[Line], tables: list[RuledTable], page: int, before: tuple[float, ...] = ()) -> Sheet:
    """A page from pieces of text in any order and the tables that were found on it; those without lines are found here.

    `before` are the columns of such a table that ended the page before.
    """
    pieces, notes = parted(pieces)
    free = [piece for piece in pieces if not any(table.holds(middle_across(piece), middle(piece)) for table in tables)]
    aligned = aligned_tables(free, before)
    tables = sorted([*tables, *aligned], key=lambda table: -table.rows[0])
    inside: list[list[Line]] = [[] for _ in tables]
    between: list[list[Line]] = [[] for _ in range(len(tables) + 1)]
    for piece in pieces:
        x, y = middle_across(piece), middle(piece)
        at = next((index for index, table in enumerate(tables) if table.holds(x, y)), None)
        if at is not None:
            inside[at].append(piece)
        else:
            between[sum(table.rows[0] > y for table in tables)].append(piece)
    items: list[Line | Filled] = list(rows(between[0]))
    for table, held, below in zip(tables, inside, between[1:], strict=True):
        items += [filled(table, held, page)] if held else []
        items += rows(below)
    at_end = bool(aligned) and tables[-1] is aligned[-1] and len(between[-1]) <= PAGE_FOOT
    return Sheet([*items, *numbered(rows(notes))], aligned[-1].columns if at_end else ())


def layout_of_pages(sheets: list[Sheet], notes: tuple[str, ...] = ()) -> Layout:
    """The whole document."""
    edges = without_running_heads(sheets)
    layout = PageJoiner(sheets).layout()
    encoding = guessed(layout.text)
    if encoding is not None:
        layout = PageJoiner(sheets, FONTS[encoding]).layout()
    return msgspec.structs.replace(layout, notes=(*layout.notes, *notes), edges="\n".join(edges))


def without_running_heads(sheets: list[Sheet]) -> list[str]:
    """Leaves out page numbers and lines that stand at the edge of most pages; returns what stood so on the first."""
    edges: Counter[str] = Counter()
    lines = [sheet.lines() for sheet in sheets]
    for page in lines:
        edges.update({re.sub(r"\d+", "#", line.text) for line in page[:EDGE_LINES] + page[-EDGE_LINES:]})
    dropped: list[str] = []
    for sheet, page in zip(sheets, lines, strict=True):
        gone: set[int] = set()
        for index, line in enumerate(page):
            if EDGE_LINES <= index < len(page) - EDGE_LINES:
                continue
            repeats = edges[re.sub(r"\d+", "#", line.text)] > len(sheets) * REPEATS
            if PAGE_NUMBER.match(line.text) or (len(sheets) > 1 and repeats and len(line.text) < 120):
                gone.add(id(line))
        if sheet is sheets[0]:
            dropped = [line.text for line in page if id(line) in gone]
        sheet.items = [item for item in sheet.items if id(item) not in gone]
    return dropped


class PageJoiner:
    """Joins lines to paragraphs by indent, gap, punctuation and the width of the lines, and tables over pages."""

    def __init__(self, sheets: list[Sheet], font: str = "") -> None:
        self.font = font
        self.builder = LayoutBuilder()
        every = [item for sheet in sheets for item in sheet.items]
        self.items = [item for item in every if isinstance(item, Filled) or not item.note]
        self.notes = [item for item in every if isinstance(item, Line) and item.note]
        lines = [item for item in self.items if isinstance(item, Line)]
        self.right_edge = sorted(line.right for line in lines)[int(len(lines) * 0.9)] if lines else 0.0
        self.left_edge = sorted(line.left for line in lines)[int(len(lines) * 0.1)] if lines else 0.0
        self.first_page: int | None = None
        self.tables = 0

    def layout(self) -> Layout:
        paragraph: list[Line] = []
        for item in grown_tables(self.items):
            if paragraph and not (isinstance(item, Line) and self.belongs(paragraph, item)):
                self.add(paragraph)
                paragraph = []
            if item.page > 0 and self.first_page is None and self.builder.blocks:
                self.first_page = self.builder.blocks[-1].end
            if isinstance(item, Line):
                paragraph.append(item)
            else:
                self.add_table(item)
        if paragraph:
            self.add(paragraph)
        self.add_notes()
        return self.builder.layout("pdf", first_page=self.first_page)

    def belongs(self, paragraph: list[Line], line: Line) -> bool:
        """Whether a line is the next of a paragraph."""
        words = " ".join(each.text for each in (*paragraph, line)).casefold()
        return any(motto.startswith(words) for motto in MOTTOES) or self.goes_on(paragraph[-1], line)

    def goes_on(self, last: Line, line: Line) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
        if SPAN_OF_YEARS.search(f"{last.text} {line.text[:SPAN]}"):
            return True
        if "\t" in last.text or "\t" in line.text or every_mark().label_of(line.text) is not None:
            return False
        if is_broken(last.text, line.text):
            return True
        if last.apart or line.apart:
            return last.apart and line.apart and line.page == last.page and line.text[:1].islower()
        width = max(self.right_edge - self.left_edge, 1.0)
        if line.page == last.page:
            height = max(last.top - last.bottom, 1.0)
            if last.bottom - line.top > height * PARAGRAPH_GAP:
                return False
        full = (last.right - self.left_edge) / width >= FULL_LINE
        if line.text.isupper() != last.text.isupper() or (line.bold != last.bold and not line.text[:1].islower()):
            return False
        if line.text[:1].islower():
            return last.text[-1:] not in ";:" or full
        if not full:
            return False
        return line.left <= self.left_edge + 12 or last.text[-1:] not in TERMINAL

    def add(self, lines: list[Line], kind: Literal["paragraph", "footnote"] = "paragraph") -> None:
        """Adds one paragraph; pieces far apart on one line become paragraphs of their own."""
        whole = lines[0]
        for line in lines[1:]:
            whole = appended(whole, line)
        middle = (self.left_edge + self.right_edge) / 2
        first = lines[0]
        centred = (
            len(lines) == 1 and abs((first.left + first.right) / 2 - middle) < 12 and first.left > self.left_edge + 40
        )
        look = Block(kind, 0, 0, align="center" if centred else "left", page=first.page)
        sures = list(whole.sures)
        for part in whole.text.split("\t"):
            count = len(part.split())
            self.builder.add(pieces_of(part, sures[:count], self.font), look)
            del sures[:count]

    def add_notes(self) -> None:
        """Adds the footnotes behind the text, as a Word file has them."""
        paragraph: list[Line] = []
        for line in self.notes:
            if paragraph and line.note == "first":
                self.add(paragraph, "footnote")
                paragraph = []
            paragraph.append(line)
        if paragraph:
            self.add(paragraph, "footnote")

    def add_table(self, table: Filled) -> None:
        number = self.tables
        self.tables += 1
        for (row, column), (cell, lines) in sorted(table.cells.items()):
            look = Block(
                "cell", 0, 0, table=number, row=row, column=column, row_span=cell.row_span, column_span=cell.column_span,
                page=table.page,
            )  # fmt: skip
            for line in lines:
                self.builder.add(pieces_of(line.text, line.sures, self.font), look)


def pieces_of(text: str, sures: list[int], font: str) -> list[Piece]:
    """The words of a line with how sure each is; one piece where nothing was recognised."""
    words = text.split()
    if len(words) != len(sures):
        return [Piece(text.strip(), font=font)]
    pieces: list[Piece] = []
    for word, sure in zip(words, sures, strict=True):
        pieces += [Piece(" ")] if pieces else []
        pieces.append(Piece(word, sure=sure))
    return pieces
