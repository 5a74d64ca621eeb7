"""Finds tables that are drawn with "|" in plain text, as Markdown draws them: a head, a line of dashes, then rows.

A line with "|" alone is no table; the line of dashes below the head makes one.
"""

from __future__ import annotations

import re

from phoihop.reading.outcome import Block

RULED = re.compile(r"\|?(?:\s{0,80}:?-{1,200}:?\s{0,80}\|){1,60}(?:\s{0,80}:?-{1,200}:?\s{0,80})?")
MOST_CHARACTERS = 4_000


class Drawn:
    """Tells the lines of one text, in order, which of them are rows of a table."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.tables = 0
        self.row = -1

    def cells(self, number: int, at: int) -> list[Block] | None:
        """The cells of line `number`, which begins at offset `at`; None where it is no row of a table."""
        line = self.lines[number]
        if self.row < 0:
            if not self.heads(number):
                return None
            self.tables += 1
        elif not line.lstrip().startswith("|"):
            self.row = -1
            return None
        self.row += 1
        if self.row == 1:
            return []
        return self.blocks(line, at)

    def heads(self, number: int) -> bool:
        line = self.lines[number].strip()
        below = self.lines[number + 1].strip() if number + 1 < len(self.lines) else ""
        drawn = line.startswith("|") and below.startswith("|") and len(below) < MOST_CHARACTERS
        return drawn and RULED.fullmatch(below) is not None

    def blocks(self, line: str, at: int) -> list[Block]:
        out: list[Block] = []
        offset = line.index("|") + 1
        inner = line[offset:].rstrip().removesuffix("|")
        for column, cell in enumerate(inner.split("|")):
            bare = cell.strip()
            if bare:
                start = at + offset + cell.index(bare[0])
                row = max(0, self.row - 1)
                out.append(Block("cell", start, start + len(bare), table=self.tables - 1, row=row, column=column))
            offset += len(cell) + 1
        return out
