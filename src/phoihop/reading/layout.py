"""Collects the text of a document and the look of its paragraphs, whatever the format.

Every paragraph becomes one line of the text; a block covers the line without its newline. Knows nothing of what the
text means.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.outcome import Block, Run
from phoihop.reading.refusals import ReadRefused

MOST_CHARACTERS = 4_000_000


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text with one look, as a format gives it."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Layout(msgspec.Struct, frozen=True):
    """The text of a document and its blocks in reading order."""

    text: str
    blocks: tuple[Block, ...]
    format: str
    first_page: int
    notes: tuple[str, ...] = ()
    original: str = ""


class LayoutBuilder:
    """Adds paragraphs one after the other and keeps the offsets."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._at = 0

    def add(self, pieces: list[Piece], look: Block, label: str = "") -> None:
        """Adds one paragraph; `look` gives everything but the offsets and runs. An empty paragraph adds nothing."""
        if label:
            pieces = [Piece(label + " "), *pieces]
        text = "".join(piece.text for piece in pieces)
        if not text.strip():
            return
        if self._at + len(text) > MOST_CHARACTERS:
            raise ReadRefused("too_large", limit=str(MOST_CHARACTERS))
        start = self._at
        runs: list[Run] = []
        at = start
        for piece in pieces:
            if piece.text and (piece.bold or piece.italic or piece.underline):
                runs.append(Run(at, at + len(piece.text), piece.bold, piece.italic, piece.underline))
            at += len(piece.text)
        weighed = [piece for piece in pieces if piece.text.strip() and piece.text != label + " "]
        self._lines.append(text)
        self._blocks.append(
            msgspec.structs.replace(
                look,
                start=start,
                end=at,
                label=label,
                bold=bool(weighed) and all(piece.bold for piece in weighed),
                italic=bool(weighed) and all(piece.italic for piece in weighed),
                caps=text.upper() == text and any(c.isalpha() for c in text),
                runs=tuple(runs),
            )
        )
        self._at = at + 1

    @property
    def blocks(self) -> list[Block]:
        return self._blocks

    def layout(self, format_: str, *, first_page: int | None = None, notes: tuple[str, ...] = ()) -> Layout:
        """`first_page` is the length of the text that stands on the first page, where the format tells it."""
        text = "\n".join(self._lines)
        return Layout(text, tuple(self._blocks), format_, len(text) if first_page is None else first_page, notes)


def plain(text: str, format_: str = "text") -> Layout:
    """Blocks of a text that has no look: one for each line that is not blank; the text stays as it is."""
    if len(text) > MOST_CHARACTERS:
        raise ReadRefused("too_large", limit=str(MOST_CHARACTERS))
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            blocks.append(
                Block(
                    "paragraph", start, start + len(bare), caps=bare.upper() == bare and any(c.isalpha() for c in bare)
                )
            )
        at += len(line) + 1
    return Layout(text, tuple(blocks), format_, len(text))
