"""From text with layout to proposals."""

from __future__ import annotations

import re

from phoihop.reading.layout import Layout
from phoihop.reading.letters import bare
from phoihop.reading.outcome import PARTIES, Agreement, Clause, Commitment, Reading, Why

DUTY = re.compile(r"\b(co trach nhiem|chu tri|phoi hop|dinh ky|bao cao|to chuc|kiem tra|cung cap)\b")


def reading_of(layout: Layout) -> Reading:
    clauses: list[Clause] = []
    commitments: list[Commitment] = []
    for block in layout.blocks:
        line = layout.text[block.start : block.end]
        cue = DUTY.search(bare(line))
        if cue is None:
            continue
        why = Why("cue", line[cue.start() : cue.end()], block.start + cue.start(), block.start + cue.end())
        commitments.append(Commitment(0, block.start, block.end, line, (PARTIES,), why=(why,)))
    agreements = (Agreement("other", start=0, end=len(layout.text)),) if commitments else ()
    return Reading(layout.text, layout.format, "vi", layout.blocks, tuple(clauses), agreements, tuple(commitments))
