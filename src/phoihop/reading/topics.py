"""Tells a list of topics from a list of duties: short items that later parts of the document take up as their heads.

"Điều 8. Nội dung phối hợp: 1. Trao đổi thông tin. 2. Đào tạo." is a table of contents where Điều 9 and 10 have these heads.
"""

from __future__ import annotations

import bisect

from phoihop.reading.drafts import Draft
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

HEADS = ("chapter", "section", "article", "roman", "clause", "letter")
LONGEST_HEAD = 30
LONGEST_TOPIC = 22
SHARED = 0.6
FEWEST = 2
MOST_HEADS = 60


class Topics:
    """The heads of one text, to hold the items of lists against."""

    def __init__(self, tokens: Tokens, units: list[Unit]) -> None:
        self.t = tokens
        self.units = units
        self.heads = [(unit.start, self.words(unit)) for unit in units if unit.kind in HEADS and unit.children]
        self.heads = [(start, words) for start, words in self.heads if 0 < len(words) <= LONGEST_HEAD]
        self.starts = [start for start, _ in self.heads]

    def words(self, unit: Unit) -> set[str]:
        first, last = self.t.first_at(unit.start), self.t.first_at(unit.end)
        if last - first > LONGEST_HEAD * 2:
            return set()
        return {self.t.bare[i] for i in range(first, last) if self.t.is_word(i) and not self.t.size(i, "joint")}

    def leave_out(self, unit: Unit, drafts: list[Draft], since: int) -> None:
        """Drops the drafts of a list whose items are mostly taken up further on."""
        items = [draft for draft in drafts[since:] if draft.unit in unit.children and not draft.named]
        if len(items) < FEWEST or len(items) < len(drafts) - since or self.units[unit.children[0]].kind == "paragraph":
            return
        ends = max(self.units[child].end for child in unit.children)
        taken_up = [draft for draft in items if self.is_taken_up(draft, ends)]
        if len(taken_up) >= FEWEST and len(taken_up) * 2 >= len(items):
            drafts[since:] = [draft for draft in drafts[since:] if not self.is_short(draft)]

    def is_short(self, draft: Draft) -> bool:
        return self.t.first_at(draft.end) - self.t.first_at(draft.start) <= LONGEST_TOPIC

    def is_taken_up(self, draft: Draft, after: int) -> bool:
        if not self.is_short(draft):
            return False
        words = self.words(self.units[draft.unit])
        begin = bisect.bisect_left(self.starts, after)
        later = self.heads[begin : begin + MOST_HEADS]
        return any(len(words & head) >= SHARED * max(len(words), 1) for _, head in later)
