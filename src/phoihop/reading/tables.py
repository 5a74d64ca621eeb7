"""Reads tables of tasks: each row a commitment, its columns known by their heads (STT, nội dung, chủ trì, phối hợp, ...).

Merged cells count for every row they cover; a row with words in one cell only is a heading. Other tables are left to the
text around them.
"""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from phoihop.reading.drafts import Draft
from phoihop.reading.layout import Layout
from phoihop.reading.outcome import PARTIES, Block, Why
from phoihop.reading.signatures import begins_signature
from phoihop.reading.speech import Speech
from phoihop.reading.statements import Statement
from phoihop.reading.timing import Timing
from phoihop.reading.tokens import Tokens

COLUMNS = ("number", "task", "lead", "support", "time", "product", "note")
HEAD_ROWS = 4
LINE_OF_A_CELL = re.compile(r"[^\n;]+")
NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?")
YEAR = re.compile(r"(?:[^\W\d_]{1,12} )?(20\d\d)")
LONGEST_HEAD = 12


class Cell(msgspec.Struct):
    """The text of one cell in [start, end), and the rows and columns it covers."""

    start: int
    end: int
    row: int
    column: int
    row_span: int
    column_span: int


class Grid(msgspec.Struct):
    """One table with a head that is understood: which column means what, and where the tasks begin."""

    table: int
    cells: dict[tuple[int, int], Cell]
    rows: int
    columns: dict[str, int]
    first_row: int
    years: dict[int, str]


def grids(layout: Layout, tokens: Tokens) -> list[Grid]:
    """The tables of tasks of a document."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in layout.blocks:
        if block.kind == "cell" and block.table >= 0:
            tables[block.table].append(block)
    out: list[Grid] = []
    for number, blocks in tables.items():
        cells = cells_of(blocks)
        rows = max(cell.row + cell.row_span for cell in cells)
        spread = {
            (row, column): cell
            for cell in cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        found = head_of_table(spread, rows, tokens)
        if found is not None:
            years = {} if "time" in found[0] else years_of_head(spread, found[1], layout.text)
            out.append(Grid(number, spread, rows, found[0], found[1], years))
        elif out and out[-1].table == number - 1 and goes_on(out[-1], spread, layout.text):
            out.append(Grid(number, spread, rows, out[-1].columns, 0, out[-1].years))
    return out


def goes_on(held: Grid, cells: dict[tuple[int, int], Cell], text: str) -> bool:
    """Whether a table without a head has the columns of the one before it, and begins with a number."""
    first = cells.get((0, held.columns.get("number", -1)))
    widths = {max(column for _, column in each) for each in (held.cells, cells)}
    return (
        first is not None and len(widths) == 1 and NUMBER.fullmatch(text[first.start : first.end].strip()) is not None
    )


def cells_of(blocks: list[Block]) -> list[Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    for block in blocks:
        key = (block.row, block.column)
        if key in cells:
            cells[key].end = max(cells[key].end, block.end)
        else:
            cells[key] = Cell(block.start, block.end, block.row, block.column, block.row_span, block.column_span)
    return list(cells.values())


def head_of_table(cells: dict[tuple[int, int], Cell], rows: int, tokens: Tokens) -> tuple[dict[str, int], int] | None:
    """(meaning of columns, first row of tasks), where a row names the task and who or when."""
    for row in range(min(rows, HEAD_ROWS)):
        columns: dict[str, int] = {}
        last = row
        for (at, column), cell in sorted(cells.items()):
            if at == row and (meaning := meaning_of(cell, tokens)) and meaning not in columns:
                columns[meaning] = column
                last = max(last, cell.row + cell.row_span - 1)
        if (
            "task" in columns
            and len(columns) > 1
            and any(key in columns for key in ("lead", "support", "time", "product"))
        ):
            below = {
                meaning: column
                for (at, column), cell in sorted(cells.items())
                if at == row + 1 and (meaning := meaning_of(cell, tokens)) in ("lead", "support")
            }
            if len(below) > 1:
                columns.update(below)
                last = max(last, row + 1)
            return columns, last + 1
    return None


def years_of_head(cells: dict[tuple[int, int], Cell], first_row: int, text: str) -> dict[int, str]:
    """The columns whose head is a year and nothing else."""
    heads = {column: cell for (row, column), cell in sorted(cells.items()) if row < first_row}
    found = {column: YEAR.fullmatch(text[cell.start : cell.end].strip()) for column, cell in heads.items()}
    return {column: year.group(1) for column, year in found.items() if year is not None}


def meaning_of(cell: Cell, tokens: Tokens) -> str:
    first, last = tokens.first_at(cell.start), tokens.first_at(cell.end)
    if last - first > LONGEST_HEAD:
        return ""
    best, best_size = "", 0
    for index in range(first, last):
        for meaning in COLUMNS:
            size = tokens.size(index, f"column_{meaning}")
            if size > best_size:
                best, best_size = meaning, size
    return best


class TaskTables:
    """Turns the rows of task tables into drafts of commitments."""

    def __init__(self, speech: Speech) -> None:
        self.t = speech.tokens
        self.bodies = speech.names
        self.clock = speech.times

    def read(self, grid: Grid, unit: int) -> list[Draft]:
        out: list[Draft] = []
        seen: set[int] = set()
        for row in range(grid.first_row, grid.rows):
            if row > grid.first_row and self.is_signed(grid, row):
                break
            task = grid.cells.get((row, grid.columns["task"]))
            if task is None or task.start in seen or self.heading(grid, row, task):
                continue
            seen.add(task.start)
            out.append(self.row(grid, row, task, unit))
        return out

    def is_signed(self, grid: Grid, row: int) -> bool:
        """Whether a row without a number holds what stands above signatures: the table has ended before it."""
        if (row, grid.columns.get("number", -1)) in grid.cells:
            return False
        cells = {cell.start: cell for (at, _), cell in grid.cells.items() if at == row and cell.row == row}
        return any(begins_signature(self.t.text[cell.start : cell.end].split("\n")[0]) for cell in cells.values())

    def heading(self, grid: Grid, row: int, task: Cell) -> bool:
        """A row that only names a group of tasks: one cell across, or nothing but a number beside the words.

        Nor is a row of signatures a task, which stands in the same table where two tables met: there one cell is task
        and lead at once.
        """
        lead = grid.cells.get((row, grid.columns.get("lead", -1)))
        if lead is not None and lead.start == task.start:
            return True
        others = {
            grid.cells[(row, column)].start
            for meaning, column in grid.columns.items()
            if meaning in ("lead", "support", "time", "product") and (row, column) in grid.cells
        }
        if others - {task.start}:
            return False
        words = self.t.text[task.start : task.end].split()
        return task.column_span > 1 or len(words) < 12 or " ".join(words).isupper()

    def row(self, grid: Grid, row: int, task: Cell, unit: int) -> Draft:
        leads, support, lead_why = self.named(grid, row)
        timing = self.clock.timing(task.start, task.end)
        when = grid.cells.get((row, grid.columns.get("time", -1)))
        why = [Why("table_row", self.t.text[task.start : task.end][:80], task.start, task.end)]
        if when is not None:
            timing = self.when(when, timing)
        elif grid.years:
            timing = self.marked(grid, row, timing)
        if lead_why is not None:
            why.append(lead_why)
        first, last = self.t.first_at(task.start), self.t.first_at(task.end)
        return Draft(
            task.start, task.end, unit, leads or (PARTIES,), Statement(first, last), False, timing, [*why, *timing.why],
            support=tuple(name for name in support if name not in leads), named=bool(leads),
        )  # fmt: skip

    def when(self, cell: Cell, otherwise: Timing) -> Timing:
        """The words of a time cell: "Quý II", "Thường xuyên", "Trước 30/6", "Hằng năm", "2022-2025"."""
        found = self.clock.timing(cell.start, cell.end)
        due = found.due or self.clock.bare_due(cell.start, cell.end)
        if found.cadence == "unspecified" and due is not None:
            return msgspec.structs.replace(found, cadence="once", due=due)
        if found.cadence == "unspecified" and found.due is None:
            return otherwise
        return msgspec.structs.replace(found, due=due)

    def marked(self, grid: Grid, row: int, otherwise: Timing) -> Timing:
        """A column for each year and a cross in those in which the task is done: once, or every year."""
        years = [year for column, year in sorted(grid.years.items()) if (row, column) in grid.cells]
        if not years or otherwise.cadence != "unspecified":
            return otherwise
        if len(years) > 1:
            return msgspec.structs.replace(otherwise, cadence="yearly", cadences=("yearly",))
        return msgspec.structs.replace(otherwise, cadence="once", cadences=("once",), due=years[0])

    def named(self, grid: Grid, row: int) -> tuple[tuple[str, ...], tuple[str, ...], Why | None]:
        """Who leads and who supports: each of the two cells names bodies of its own role, unless it says the other."""
        found: dict[str, list[str]] = {"lead": [], "support": []}
        why = None
        for role in ("lead", "support"):
            cell = grid.cells.get((row, grid.columns.get(role, -1)))
            if cell is None:
                continue
            for line in LINE_OF_A_CELL.finditer(self.t.text, cell.start, cell.end):
                self.bodies_of(self.t.first_at(line.start()), self.t.first_at(line.end()), role, found)
            if role == "lead":
                why = Why("table_column", self.t.text[cell.start : cell.end][:80], cell.start, cell.end)
        return tuple(dict.fromkeys(found["lead"])), tuple(dict.fromkeys(found["support"])), why

    def bodies_of(self, at: int, last: int, role: str, found: dict[str, list[str]]) -> None:
        """The bodies of one line of a cell: one list, or "chủ trì: A; phối hợp: B", "A chủ trì, B phối hợp với C"."""
        while (at := self.word_from(at, last)) < last:
            told, size = self.role_at(at, last)
            if told and at + size < last and self.t.word(at + size) == ":":
                role, at = told, at + size
                continue
            names = self.bodies.list_at(at, last)
            if names is None:
                bare = self.t.slice(at, last).strip(" ,;.-–")
                if bare and not found[role]:
                    found[role].append(bare)
                return
            told, size = self.role_at(names.last, last)
            at = names.last + size
            said_of_next = bool(told) and self.bodies.list_at(self.word_from(at, last), last) is not None
            found[told if told and not said_of_next else role].extend(names.names)
            role = told if said_of_next else role
            while at < last and (step := self.divides(at)):
                at += step

    def word_from(self, at: int, last: int) -> int:
        """The first word at or after a place that is no mark."""
        return next((index for index in range(at, last) if self.t.is_word(index)), last)

    def role_at(self, at: int, last: int) -> tuple[str, int]:
        """(lead or support, number of words) where a word says which, as "cơ quan chủ trì", "phối hợp với"; else "", 0."""
        if at >= last:
            return "", 0
        lead = self.t.size(at, "column_lead")
        support = max(self.t.size(at, "support"), self.t.size(at, "column_support"))
        return ("", 0) if not lead and not support else ("lead", lead) if lead > support else ("support", support)

    def divides(self, at: int) -> int:
        """The size of a joint between two bodies of a cell, 0 where there is none."""
        return 1 if self.t.word(at) in ",;" else self.t.size(at, "joint")
