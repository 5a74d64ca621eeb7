"""Finds tables that are drawn with "|" in plain text: as Markdown draws them, with a line of dashes below the head, and
those that copying left as lines of "a | b | c".

Without the line of dashes it takes three lines alike with two bars each: one bar is what is left of a letterhead.
"""

from __future__ import annotations

import re

from phoihop.reading.outcome import Block

RULED = re.compile(r"\|?(?:\s{0,80}:?-{1,200}:?\s{0,80}\|){1,60}(?:\s{0,80}:?-{1,200}:?\s{0,80})?")
MOST_CHARACTERS = 4_000
FEWEST_LINES, FEWEST_BARS = 3, 2


def bars(line: str) -> int:
    """How many bars divide a line, without those at its ends."""
    return line.strip().strip("|").count("|")


class Drawn:
    """Tells the lines of one text, in order, which of them are rows of a table."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.tables = 0
        self.row = -1
        self.ruled = False
        self.bars = 0

    def cells(self, number: int, at: int) -> list[Block] | None:
        """The cells of line `number`, which begins at offset `at`; None where it is no row of a table."""
        line = self.lines[number]
        if self.row >= 0 and not self.goes_on(line):
            self.row = -1
        if self.row < 0:
            self.ruled = self.heads(number)
            if not self.ruled and not self.barred(number):
                return None
            self.tables += 1
        self.row += 1
        if self.ruled and self.row == 1:
            return []
        return self.blocks(line, at)

    def goes_on(self, line: str) -> bool:
        return line.lstrip().startswith("|") if self.ruled else bars(line) == self.bars

    def barred(self, number: int) -> bool:
        """Whether as many lines as make a table have the same number of bars from here on."""
        self.bars = bars(self.lines[number])
        following = self.lines[number : number + FEWEST_LINES]
        return (
            self.bars >= FEWEST_BARS
            and len(following) == FEWEST_LINES
            and all(bars(each) == self.bars for each in following)
        )

    def heads(self, number: int) -> bool:
        line = self.lines[number].strip()
        below = self.lines[number + 1].strip() if number + 1 < len(self.lines) else ""
        drawn = line.startswith("|") and below.startswith("|") and len(below) < MOST_CHARACTERS
        return drawn and RULED.fullmatch(below) is not None

    def blocks(self, line: str, at: int) -> list[Block]:
        out: list[Block] = []
        offset = line.index("|") + 1 if line.lstrip().startswith("|") else 0
        inner = line[offset:].rstrip().removesuffix("|")
        for column, cell in enumerate(inner.split("|")):
            bare = cell.strip()
            if bare:
                start = at + offset + cell.index(bare[0])
                row = max(0, self.row - 1) if self.ruled else self.row
                out.append(Block("cell", start, start + len(bare), table=self.tables - 1, row=row, column=column))
            offset += len(cell) + 1
        return out
