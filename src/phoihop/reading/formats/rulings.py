"""Finds tables among the ruling lines of a page, drawn or seen in a picture, and the cells that they bound.

Plain geometry in points from the lower left corner; knows nothing of where the lines come from or what the cells hold.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

NEAR = 3.0
SHORTEST = 6.0
FEWEST_CELLS = 4
MOST_RULINGS = 4000


class Ruling(msgspec.Struct, frozen=True):
    """A line that runs along one axis: `at` on the other axis, from `first` to `last`."""

    at: float
    first: float
    last: float


class RuledCell(msgspec.Struct, frozen=True):
    """One cell, merged or not: its place in the table and its sides in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    right: float
    bottom: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class RuledTable(msgspec.Struct, frozen=True):
    """One table: where its columns and rows begin and end, the rows from the top, and its cells in reading order."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[RuledCell, ...]

    def holds(self, x: float, y: float) -> bool:
        return self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]


def tables_of(across: list[Ruling], down: list[Ruling]) -> list[RuledTable]:
    """The tables of a page from its lines across and down, the topmost first."""
    across = joined_rulings([line for line in across if line.last - line.first >= SHORTEST])
    down = joined_rulings([line for line in down if line.last - line.first >= SHORTEST])
    if len(across) + len(down) > MOST_RULINGS:
        return []
    tables = [table for group in groups(across, down) if (table := table_of(*group)) is not None]
    return sorted(tables, key=lambda table: -table.rows[0])


def joined_rulings(lines: list[Ruling]) -> list[Ruling]:
    """Lines that lie on one another or follow one another, as one line: each cell draws its own sides."""
    out: list[Ruling] = []
    for places in clusters(lines):
        at = sum(line.at for line in places) / len(places)
        held: Ruling | None = None
        for line in sorted(places, key=lambda line: line.first):
            if held is not None and line.first <= held.last + NEAR:
                held = Ruling(at, held.first, max(held.last, line.last))
            else:
                if held is not None:
                    out.append(held)
                held = Ruling(at, line.first, line.last)
        if held is not None:
            out.append(held)
    return out


def clusters(lines: list[Ruling]) -> Iterator[list[Ruling]]:
    """Lines at nearly the same place, together."""
    held: list[Ruling] = []
    for line in sorted(lines, key=lambda line: line.at):
        if held and line.at - held[0].at > NEAR:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def crosses(across: Ruling, down: Ruling) -> bool:
    return (
        across.first - NEAR <= down.at <= across.last + NEAR and down.first - NEAR <= across.at <= down.last + NEAR
    )  # fmt: skip


def groups(across: list[Ruling], down: list[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch each other, directly or through others."""
    left = set(range(len(down)))
    waiting = set(range(len(across)))
    while waiting:
        reached, found = [waiting.pop()], ([], [])  # type: tuple[list[int], tuple[list[int], list[int]]]
        found[0].append(reached[0])
        while reached:
            at = reached.pop()
            new = [index for index in left if crosses(across[at], down[index])]
            left.difference_update(new)
            found[1].extend(new)
            for index in new:
                more = [other for other in waiting if crosses(across[other], down[index])]
                waiting.difference_update(more)
                found[0].extend(more)
                reached.extend(more)
        yield [across[index] for index in found[0]], [down[index] for index in found[1]]


def table_of(across: list[Ruling], down: list[Ruling]) -> RuledTable | None:
    """The table that lines which touch each other draw; None where they draw no more than a frame or an underline."""
    rows = sorted({places[0].at for places in clusters(across)}, reverse=True)
    columns = sorted({places[0].at for places in clusters(down)})
    height, width = len(rows) - 1, len(columns) - 1
    if height < 1 or width < 1 or height * width < FEWEST_CELLS:
        return None

    def walled_right(row: int, column: int) -> bool:
        middle = (rows[row] + rows[row + 1]) / 2
        return any(abs(line.at - columns[column + 1]) <= NEAR and line.first <= middle <= line.last for line in down)

    def walled_below(row: int, column: int) -> bool:
        middle = (columns[column] + columns[column + 1]) / 2
        return any(abs(line.at - rows[row + 1]) <= NEAR and line.first <= middle <= line.last for line in across)

    taken: set[tuple[int, int]] = set()
    cells: list[RuledCell] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < width and (row, column + wide) not in taken and not walled_right(row, column + wide - 1)
            ):
                wide += 1
            tall = 1
            while row + tall < height and not any(walled_below(row + tall - 1, column + j) for j in range(wide)):
                tall += 1
            taken.update((row + i, column + j) for i in range(tall) for j in range(wide))
            cells.append(
                RuledCell(row, column, tall, wide, columns[column], columns[column + wide], rows[row + tall], rows[row])
            )
    if len(cells) < FEWEST_CELLS:
        return None
    return RuledTable(tuple(columns), tuple(rows), tuple(cells))
