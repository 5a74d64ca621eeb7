"""Fills the tables that ruling lines draw with the lines of a page, and lets a table go on over the next pages.

Knows nothing of what the cells mean.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from phoihop.reading.formats.lines import Line, appended, middle, middle_across, rows
from phoihop.reading.formats.rulings import RuledCell, RuledTable
from phoihop.reading.packs import every_mark

SAME_COLUMNS = 6.0
PADDING = 10.0


class Filled(msgspec.Struct):
    """A table with what stands in its cells, by (row, column): the cell and its paragraphs.

    `empty` tells over how many rows a merged cell without words reaches: the rest of one that began a page before.
    """

    columns: tuple[float, ...]
    rows: int
    cells: dict[tuple[int, int], tuple[RuledCell, list[Line]]]
    page: int
    empty: dict[tuple[int, int], int] = {}


def filled(table: RuledTable, pieces: list[Line], page: int) -> Filled:
    """Puts each piece into the cell in which its middle lies."""
    cells: dict[tuple[int, int], tuple[RuledCell, list[Line]]] = {}
    empty: dict[tuple[int, int], int] = {}
    for cell in table.cells:
        held = [piece for piece in pieces if cell.holds(middle_across(piece), middle(piece))]  # fmt: skip
        if held:
            cells[cell.row, cell.column] = (cell, in_cell(cell, rows(held)))
        elif cell.row_span > 1:
            empty[cell.row, cell.column] = cell.row_span
    return Filled(table.columns, len(table.rows) - 1, cells, page, empty)


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
    if first and 0 not in first and ((last, 0) in held.cells or in_mid_sentence(held, last, first)):
        for column, lines in first.items():
            above = cells.get((last, column))
            own = item.cells[skipped, column]
            cells[last, column] = own if above is None else (above[0], in_two_parts(above[1], lines))
        begins += 1
    for (row, column), tall in item.empty.items():
        if row == skipped:
            reach_further(cells, last, column, tall - (begins - skipped))
    shift = held.rows - begins
    for (row, column), (cell, lines) in item.cells.items():
        if row >= begins:
            cells[row + shift, column] = (cell, lines)
    return Filled(held.columns, held.rows + item.rows - begins, cells, item.page)


def reach_further(
    cells: dict[tuple[int, int], tuple[RuledCell, list[Line]]], last: int, column: int, more: int
) -> None:
    """Lets the cell that reaches the `last` row before the page ends reach over `more` rows of the next page."""
    row = max((row for row, at in cells if at == column and row <= last), default=-1)
    if row < 0:
        return
    cell, lines = cells[row, column]
    if row + cell.row_span > last:
        cells[row, column] = (msgspec.structs.replace(cell, row_span=cell.row_span + more), lines)


def in_mid_sentence(held: Filled, last: int, first: dict[int, list[Line]]) -> bool:
    """Whether each cell that a page begins with goes on, in small letters, what a cell of the row before it left open."""
    return all(
        lines[0].text[:1].islower() and (last, column) in held.cells and lines_end_open(held.cells[last, column][1])
        for column, lines in first.items()
    )


def lines_end_open(lines: list[Line]) -> bool:
    return bool(lines) and lines[-1].text[-1:] not in ".;:!?"


def in_two_parts(above: list[Line], below: list[Line]) -> list[Line]:
    """The lines of a cell that a page divides: a sentence that goes on is joined."""
    if above and below and below[0].text[:1].islower():
        return [*above[:-1], appended(above[-1], below[0]), *below[1:]]
    return [*above, *below]
