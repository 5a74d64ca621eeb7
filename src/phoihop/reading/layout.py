"""Collects the text of a document and the look of its paragraphs, whatever the format.

Every paragraph becomes one line of the text; a block covers the line without its newline. Knows nothing of what the
text means.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.drawn import Drawn
from phoihop.reading.formats.legacy import (
    Encoding,
    converted,
    draws_capitals,
    encoding_of_font,
    guessed,
    is_unicode,
    split_marks,
    without_fonts,
)
from phoihop.reading.outcome import Block, Converted, Doubt, Run
from phoihop.reading.refusals import ReadRefused

MOST_CHARACTERS = 4_000_000
MOST_SHOWN = 12
"""So many paragraphs of a converted text are shown beside what stood there, for a person to look at."""
LONGEST_SHOWN = 200
CERTAIN = 100
WIDTHS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
UNSEEN: dict[int, str | None] = {ord(c): " " for c in WIDTHS} | dict.fromkeys((0xAD, 0x200B, 0x200C, 0x2060, 0xFEFF))


class Wanted(msgspec.Struct, frozen=True):
    """How a file is read where there is more than one way, and the folder for programs that cannot do without files.

    `original` reads tracked changes as if they had been refused. `pictures` lets pages without text be recognised,
    which takes seconds for each. No `folder`, no such programs. `language` is the document's, where its text should not
    tell it.
    """

    original: bool = False
    pictures: bool = True
    folder: str = ""
    language: str = ""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text with one look, as a format gives it."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    sure: int = 100


class Layout(msgspec.Struct, frozen=True):
    """The text of a document and its blocks in reading order.

    `edges` is what stands in heads and feet of pages: no part of the text, but a stamp may stand there. `notes` are
    codes of `sentences.NOTES`.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    first_page: int
    notes: tuple[str, ...] = ()
    edges: str = ""
    converted: tuple[Converted, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def stamped(self) -> str:
        """Where a secrecy mark is looked for: the first page, with heads and feet."""
        return f"{self.edges}\n{self.text[: self.first_page]}" if self.edges else self.text[: self.first_page]


class LayoutBuilder:
    """Adds paragraphs one after the other and keeps the offsets."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._at = 0
        self._doubts: list[Doubt] = []
        self._converted: list[Converted] = []
        self._encodings: set[Encoding] = set()
        self.notes: list[str] = []

    def add(self, pieces: list[Piece], look: Block, label: str = "") -> None:
        """Adds one paragraph; `look` gives everything but the offsets and runs. An empty paragraph adds nothing."""
        pieces = [tidied(piece) for piece in self._in_unicode(pieces)]
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
            if piece.sure < CERTAIN:
                self._doubts.append(Doubt(at, at + len(piece.text), piece.sure))
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

    def _in_unicode(self, pieces: list[Piece]) -> list[Piece]:
        """Converts what stands in a font of an older encoding, unless it was typed in Unicode all the same."""
        encodings = [encoding_of_font(piece.font) if piece.font else None for piece in pieces]
        if not any(encodings):
            return pieces
        old = [(piece, encoding) for piece, encoding in zip(pieces, encodings, strict=True) if encoding]
        before = "".join(piece.text for piece, _ in old)
        if before.isascii() or is_unicode(before):
            capital = {id(piece) for piece, _ in old if draws_capitals(piece.font)} if before.isascii() else set()
            return [msgspec.structs.replace(p, text=p.text.upper()) if id(p) in capital else p for p in pieces]
        out = list(pieces)
        for index in range(len(out) - 1):
            if encodings[index] == encodings[index + 1] == "vni":
                mark, rest = split_marks(out[index + 1].text)
                if mark:
                    out[index] = msgspec.structs.replace(out[index], text=out[index].text + mark)
                    out[index + 1] = msgspec.structs.replace(out[index + 1], text=rest)
        for index, encoding in enumerate(encodings):
            if encoding is not None:
                self._encodings.add(encoding)
                text = converted(out[index].text, encoding, capitals=draws_capitals(out[index].font))
                out[index] = msgspec.structs.replace(out[index], text=text)
        if len(self._converted) < MOST_SHOWN:
            whole = "".join(piece.text for piece in pieces)
            after = "".join(piece.text for piece in out)
            self._converted.append(Converted(whole[:LONGEST_SHOWN], after[:LONGEST_SHOWN]))
        return out

    @property
    def blocks(self) -> list[Block]:
        return self._blocks

    def layout(self, format_: str, *, first_page: int | None = None, edges: str = "") -> Layout:
        """`first_page` is the length of the text that stands on the first page, where the format tells it."""
        text = "\n".join(self._lines)
        notes = (*self.notes, *(f"was_{encoding}" for encoding in sorted(self._encodings)))
        return Layout(
            text,
            tuple(self._blocks),
            format_,
            len(text) if first_page is None else first_page,
            notes,
            edges,
            tuple(self._converted),
            tuple(self._doubts),
        )


def tidied(piece: Piece) -> Piece:
    """Spaces of any width as spaces; without what is there to break or join words and never seen."""
    text = piece.text.translate(UNSEEN)
    return piece if text == piece.text else msgspec.structs.replace(piece, text=text)


def plain(text: str, format_: str = "text") -> Layout:
    """Blocks of a text that has no look: one for each line that is not blank; the text stays as it is."""
    if len(text) > MOST_CHARACTERS:
        raise ReadRefused("too_large", limit=str(MOST_CHARACTERS))
    encoding = guessed(text)
    shown: tuple[Converted, ...] = ()
    if encoding is not None:
        before, text = text, without_fonts(text, encoding)
        shown = beside(before, encoding)
    blocks: list[Block] = []
    at = 0
    lines = text.split("\n")
    drawn = Drawn(lines)
    for number, line in enumerate(lines):
        bare = line.strip()
        cells = drawn.cells(number, at)
        if cells is not None:
            blocks.extend(cells)
        elif bare:
            start = at + line.index(bare[0])
            blocks.append(
                Block(
                    "paragraph", start, start + len(bare), caps=bare.upper() == bare and any(c.isalpha() for c in bare)
                )
            )
        at += len(line) + 1
    notes = (f"was_{encoding}",) if encoding else ()
    return Layout(text, tuple(blocks), format_, len(text), notes, converted=shown)


def beside(text: str, encoding: Encoding) -> tuple[Converted, ...]:
    """The first lines of a text that was converted, as they were and as they are."""
    lines = [line.strip() for line in text[: MOST_SHOWN * LONGEST_SHOWN].split("\n")]
    old = [line[:LONGEST_SHOWN] for line in lines if not line.isascii()][:MOST_SHOWN]
    return tuple(Converted(line, without_fonts(line, encoding)) for line in old)
