"""Decides what tracked changes leave of a Word file: as accepted, or as refused where the original is wanted.

Knows the marks of ECMA-376 part 1, 17.13.5; remembers whether there were any.
"""

from __future__ import annotations

from lxml import etree

from phoihop.reading.formats.numbering import W

TAKEN_OUT = frozenset((f"{W}del", f"{W}moveFrom"))
PUT_IN = frozenset((f"{W}ins", f"{W}moveTo"))
MARKS = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")


class Changes:
    """The tracked changes of one document, read one way."""

    def __init__(self, *, original: bool) -> None:
        self.seen = False
        self._gone = PUT_IN if original else TAKEN_OUT
        self._gone_row, self._gone_cell = ("ins", "cellIns") if original else ("del", "cellDel")

    def take(self, tag: object) -> bool:
        """Whether a change takes an element away."""
        if tag in TAKEN_OUT or tag in PUT_IN:
            self.seen = True
        return tag in self._gone

    def take_end(self, properties: etree._Element | None) -> bool:
        """Whether the end of a paragraph is gone, so that the next one goes on with it."""
        return self._by_mark(properties, *(tag.removeprefix(W) for tag in self._gone))

    def take_row(self, row: etree._Element) -> bool:
        return self._by_mark(row.find(f"{W}trPr"), self._gone_row)

    def take_cell(self, cell: etree._Element) -> bool:
        return self._by_mark(cell.find(f"{W}tcPr"), self._gone_cell)

    def _by_mark(self, properties: etree._Element | None, *names: str) -> bool:
        if properties is None or not any(properties.find(W + name) is not None for name in MARKS):
            return False
        self.seen = True
        return any(properties.find(W + name) is not None for name in names)
