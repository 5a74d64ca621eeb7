"""Makes a document of pages: pieces of text at their places, in reading order, with tables by their ruling lines.

What PDF gives and what is recognised from pictures come here alike. Running heads and page numbers are left out, lines
are joined to paragraphs, tables that go on over pages become one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from phoihop.reading.formats.legacy import FONTS, guessed, is_syllable
from phoihop.reading.formats.rulings import RuledCell, RuledTable
from phoihop.reading.layout import Layout, LayoutBuilder, Piece
from phoihop.reading.outcome import Block
from phoihop.reading.packs import every_mark

PAGE_NUMBER = re.compile(r"^\W{0,3}(?:trang |page )?\d{1,4}(?:\s?/\s?\d{1,4})?\W{0,3}$", re.IGNORECASE)
MOTTO = re.compile(r" (?=(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM))")
"""What stands at the right of a letterhead, however little room there is beside the name of the body at the left."""
EDGE_LINES = 3
REPEATS = 0.6
SAME_LINE = 0.5
PARAGRAPH_GAP = 1.6
FULL_LINE = 0.88
LEAST_GUTTER = 10.0
FEWEST_SIDE_BY_SIDE = 2
UNEVEN_LINES = 4
LONE_LABEL = re.compile(r"^(?:[-–+*•]|(?:Điều )?\w{1,5}(?:\.\d{1,2}){0,4}[.):/]?)$")
"""A number that stands by itself, with its text some way behind it."""
WIDE_GAP, NARROW_GAP = 2.5, 0.12
TERMINAL = ".;:!?…"
SAME_COLUMNS = 6.0
PADDING = 10.0


class Line(msgspec.Struct):
    """One line of a page; coordinates in points from the page's lower left corner.

    `apart` tells that another column stands beside it. `sures` says for each word how sure the recogniser is, in hundredths; empty where nothing had to be recognised.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    sures: list[int] = []
    apart: bool = False


class Filled(msgspec.Struct):
    """A table with what stands in its cells, by (row, column): the cell and its paragraphs."""

    columns: tuple[float, ...]
    rows: int
    cells: dict[tuple[int, int], tuple[RuledCell, list[Line]]]
    page: int


class Sheet(msgspec.Struct):
    """One page: its lines and tables from the top."""

    items: list[Line | Filled]

    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


def sheet_of(pieces: list[Line], tables: list[RuledTable], page: int) -> Sheet:
    """A page from pieces of text in any order and the tables that were found on it."""
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
    return Sheet(items)


def filled(table: RuledTable, pieces: list[Line], page: int) -> Filled:
    """Puts each piece into the cell in which its middle lies."""
    cells: dict[tuple[int, int], tuple[RuledCell, list[Line]]] = {}
    for cell in table.cells:
        held = [piece for piece in pieces if cell.holds(middle_across(piece), middle(piece))]  # fmt: skip
        if held:
            cells[cell.row, cell.column] = (cell, in_cell(cell, rows(held)))
    return Filled(table.columns, len(table.rows) - 1, cells, page)


def in_cell(cell: RuledCell, lines: list[Line]) -> list[Line]:
    """Joins the lines of a cell where the next word would not have fitted any more."""
    out: list[Line] = []
    for line in lines:
        line.text = line.text.replace("\t", " ")
        if out:
            last = out[-1]
            letter = (line.right - line.left) / max(len(line.text), 1)
            needed = letter * (len(line.text.split(" ", 1)[0]) + 1)
            room = cell.right - cell.left - PADDING - (last.right - last.left)
            if (room < needed or line.text[:1].islower()) and every_mark().label_of(line.text) is None:
                grown = appended(last, line)
                out[-1] = msgspec.structs.replace(grown, left=line.left, right=line.right)
                continue
        out.append(line)
    return out


def appended(last: Line, line: Line) -> Line:
    """Two lines as one: a word broken at the end of the first is put together again."""
    left, right = last.text, line.text
    sures = [*last.sures, *line.sures]
    if not is_broken(left, right):
        return msgspec.structs.replace(last, text=f"{left} {right}", sures=sures)
    head, tail = left[:-1].rsplit(" ", 1)[-1], re.split(r"\W", right, maxsplit=1)[0]
    compound = left.endswith("-") and is_syllable(head) and is_syllable(tail)
    if last.sures and line.sures:
        sures = [*last.sures[:-1], min(last.sures[-1], line.sures[0]), *line.sures[1:]]
    return msgspec.structs.replace(last, text=(left if compound else left[:-1]) + right, sures=sures)


def is_broken(left: str, right: str) -> bool:
    """Whether a word is divided between the end of one line and the beginning of the next."""
    return left.endswith("\u00ad") or (left[-1:] == "-" and left[-2:-1].isalpha() and right[:1].islower())


def rows(pieces: list[Line]) -> list[Line]:
    """Puts pieces at one height together into lines, top to bottom; a wide gap becomes a tab.

    Where two columns stand side by side, as letterheads and signatures do, the left one comes first.
    """
    levels: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (-(piece.top + piece.bottom), piece.left)):
        height = max(piece.top - piece.bottom, 1.0)
        if levels and abs(middle(levels[-1][-1]) - middle(piece)) < height * SAME_LINE:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    for level in levels:
        level.sort(key=lambda piece: piece.left)
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
        height = max(piece.top - piece.bottom, 1.0)
        gap = piece.left - held.right
        wide = gap > height * WIDE_GAP and not LONE_LABEL.match(held.text)
        held.text += ("\t" if wide else " " if gap > height * NARROW_GAP else "") + piece.text
        held.sures = [*held.sures, *piece.sures]
        held.right = max(held.right, piece.right)
        held.top, held.bottom = max(held.top, piece.top), min(held.bottom, piece.bottom)
    held.text = MOTTO.sub("\t", held.text)
    return held


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
        self.items: list[Line | Filled] = [item for sheet in sheets for item in sheet.items]
        lines = [item for item in self.items if isinstance(item, Line)]
        self.right_edge = sorted(line.right for line in lines)[int(len(lines) * 0.9)] if lines else 0.0
        self.left_edge = sorted(line.left for line in lines)[int(len(lines) * 0.1)] if lines else 0.0
        self.first_page: int | None = None
        self.tables = 0

    def layout(self) -> Layout:
        paragraph: list[Line] = []
        for item in grown_tables(self.items):
            if paragraph and not (isinstance(item, Line) and self.goes_on(paragraph[-1], item)):
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
        return self.builder.layout("pdf", first_page=self.first_page)

    def goes_on(self, last: Line, line: Line) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
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
        if line.text.isupper() != last.text.isupper():
            return False
        if line.text[:1].islower():
            return last.text[-1:] not in ";:" or full
        if not full:
            return False
        return line.left <= self.left_edge + 12 or last.text[-1:] not in TERMINAL

    def add(self, lines: list[Line]) -> None:
        """Adds one paragraph; pieces far apart on one line become paragraphs of their own."""
        whole = lines[0]
        for line in lines[1:]:
            whole = appended(whole, line)
        middle = (self.left_edge + self.right_edge) / 2
        first = lines[0]
        centred = (
            len(lines) == 1 and abs((first.left + first.right) / 2 - middle) < 12 and first.left > self.left_edge + 40
        )
        look = Block("paragraph", 0, 0, align="center" if centred else "left", page=first.page)
        sures = list(whole.sures)
        for part in whole.text.split("\t"):
            count = len(part.split())
            self.builder.add(pieces_of(part, sures[:count], self.font), look)
            del sures[:count]

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


def grown_tables(items: list[Line | Filled]) -> Iterator[Line | Filled]:
    """Lines and tables in order; a table that goes on over the next pages is given once, whole."""
    held: Filled | None = None
    for item in items:
        if isinstance(item, Filled) and held is not None and goes_on_over(held, item):
            held = grown(held, item)
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(item, Filled):
            held = item
        else:
            yield item
    if held is not None:
        yield held


def goes_on_over(held: Filled, item: Filled) -> bool:
    """Whether a table at the top of a page has the columns of the one that ended the page before."""
    return (
        item.page > held.page
        and len(held.columns) == len(item.columns)
        and all(abs(one - two) < SAME_COLUMNS for one, two in zip(held.columns, item.columns, strict=True))
    )


def words_of_row(table: Filled, row: int) -> list[str]:
    return [
        " ".join(line.text for line in lines) for (at, _), (_, lines) in sorted(table.cells.items()) if at == row
    ]  # fmt: skip


def grown(held: Filled, item: Filled) -> Filled:
    """A table with the rows of the next page below its own: without the head once more, a row in two parts put together."""
    skipped = 0
    while (
        skipped < item.rows
        and words_of_row(item, skipped)
        and words_of_row(item, skipped) == words_of_row(held, skipped)
    ):
        skipped += 1
    cells = dict(held.cells)
    begins = skipped
    first = {column: lines for (row, column), (_, lines) in item.cells.items() if row == skipped}
    last = held.rows - 1
    if first and 0 not in first and (last, 0) in held.cells:
        for column, lines in first.items():
            above = cells.get((last, column))
            own = item.cells[skipped, column]
            cells[last, column] = own if above is None else (above[0], in_two_parts(above[1], lines))
        begins += 1
    shift = held.rows - begins
    for (row, column), (cell, lines) in item.cells.items():
        if row >= begins:
            cells[row + shift, column] = (cell, lines)
    return Filled(held.columns, held.rows + item.rows - begins, cells, item.page)


def in_two_parts(above: list[Line], below: list[Line]) -> list[Line]:
    """The lines of a cell that a page divides: a sentence that goes on is joined."""
    if above and below and below[0].text[:1].islower():
        return [*above[:-1], appended(above[-1], below[0]), *below[1:]]
    return [*above, *below]
