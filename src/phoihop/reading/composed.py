"""Reads texts that are not NFC: composes them first, and carries every offset back to the text as it came."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from phoihop.reading.layout import Layout
from phoihop.reading.outcome import Agreement, Block, Clause, Commitment, Question, Reading, Signatory, Why

Placed = TypeVar("Placed", Agreement, Clause, Commitment, Question, Signatory)


def composed(layout: Layout) -> tuple[Layout, list[int] | None]:
    """The layout in NFC, and for each of its offsets the offset in the original; None where nothing changes."""
    if unicodedata.is_normalized("NFC", layout.text):
        return layout, None
    pieces: list[str] = []
    back: list[int] = []
    forward: list[int] = []
    at, length = 0, 0
    text = layout.text
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[at:end])
        pieces.append(piece)
        back.extend([at] * len(piece))
        forward.extend([length] * (end - at))
        length += len(piece)
        at = end
    back.append(len(text))
    forward.append(length)
    blocks = tuple(moved_block(block, forward) for block in layout.blocks)
    inner = msgspec.structs.replace(
        layout, text="".join(pieces), blocks=blocks, first_page=forward[min(layout.first_page, len(text))]
    )
    return inner, back


def moved_block(block: Block, places: Sequence[int]) -> Block:
    runs = tuple(msgspec.structs.replace(run, start=places[run.start], end=places[run.end]) for run in block.runs)
    return msgspec.structs.replace(block, start=places[block.start], end=places[block.end], runs=runs)


def restored(reading: Reading, layout: Layout, places: list[int]) -> Reading:
    """The reading with the text as it came and offsets into it."""

    def why(item: Why) -> Why:
        return item if item.start < 0 else msgspec.structs.replace(item, start=places[item.start], end=places[item.end])

    def moved(item: Placed) -> Placed:
        return msgspec.structs.replace(item, start=places[item.start], end=places[item.end])

    return msgspec.structs.replace(
        reading,
        text=layout.text,
        blocks=layout.blocks,
        clauses=tuple(moved(clause) for clause in reading.clauses),
        agreements=tuple(
            msgspec.structs.replace(moved(item), why=tuple(why(w) for w in item.why)) for item in reading.agreements
        ),
        commitments=tuple(
            msgspec.structs.replace(
                moved(item),
                text=layout.text[places[item.start] : places[item.end]],
                why=tuple(why(w) for w in item.why),
            )
            for item in reading.commitments
        ),
        signatories=tuple(moved(item) for item in reading.signatories),
        questions=tuple(moved(item) for item in reading.questions),
    )
