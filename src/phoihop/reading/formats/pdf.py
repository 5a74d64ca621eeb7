"""Reads .pdf with text, by pypdfium2: lines in reading order, running heads and page numbers dropped, lines joined.

A scan gives `no_text`; nothing is recognised from pictures here.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter

import msgspec
import pypdfium2 as pdfium

from phoihop.reading.layout import Layout, LayoutBuilder, Piece
from phoihop.reading.outcome import Block
from phoihop.reading.packs import every_mark
from phoihop.reading.refusals import ReadRefused

MOST_PAGES = 2000
PAGE_NUMBER = re.compile(r"^\W{0,3}(?:trang |page )?\d{1,4}(?:\s?/\s?\d{1,4})?\W{0,3}$", re.IGNORECASE)
EDGE_LINES = 3
REPEATS = 0.6
SAME_LINE = 0.5
PARAGRAPH_GAP = 1.6
FULL_LINE = 0.88
FEW_CHARACTERS = 8
PASSWORD_ERRORS = ("password", "Password")
TERMINAL = ".;:!?…"


class Line(msgspec.Struct):
    """One line of a page; coordinates in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int


def pdf(data: bytes) -> Layout:
    """The layout of a PDF file. Raises `ReadRefused`: broken, encrypted, no_text, too_large."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadRefused("encrypted" if "password" in str(error).lower() else "broken") from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise ReadRefused("too_large", limit=str(MOST_PAGES))
        pages = [lines_of_page(document, number) for number in range(count)]
    except pdfium.PdfiumError as error:
        raise ReadRefused("broken") from error
    finally:
        with contextlib.suppress(pdfium.PdfiumError):
            document.close()
    if sum(len(line.text) for page in pages for line in page) < FEW_CHARACTERS:
        raise ReadRefused("no_text")
    return joined(without_running_heads(pages))


def lines_of_page(document: pdfium.PdfDocument, number: int) -> list[Line]:
    """The lines of one page, top to bottom; pieces at one height are put together from left to right."""
    page = document[number]
    text = page.get_textpage()
    try:
        pieces: list[Line] = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            content = (
                text.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ").replace("\x00", "")
            )
            if content.strip():
                pieces.append(Line(content.strip(), left, right, bottom, top, number))
    finally:
        text.close()
        page.close()
    return rows(pieces)


def rows(pieces: list[Line]) -> list[Line]:
    """Puts pieces at one height together into lines, top to bottom; a wide gap becomes a tab."""
    pieces.sort(key=lambda piece: (-piece.top, piece.left))
    out: list[Line] = []
    for piece in pieces:
        held = out[-1] if out else None
        height = max(piece.top - piece.bottom, 1.0)
        if held is not None and abs((held.top + held.bottom) / 2 - (piece.top + piece.bottom) / 2) < height * SAME_LINE:
            gap = piece.left - held.right
            if piece.left < held.left:
                held.text = piece.text + (" " if held.left - piece.right > 0.5 else "") + held.text
                held.left = piece.left
            elif held.right >= piece.right and piece.text in held.text:
                continue
            else:
                held.text += ("\t" if gap > height * 2.5 else " " if gap > height * 0.12 else "") + piece.text
            held.right = max(held.right, piece.right)
            held.top, held.bottom = max(held.top, piece.top), min(held.bottom, piece.bottom)
        else:
            out.append(msgspec.structs.replace(piece))
    return out


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Leaves out page numbers and lines that stand at the edge of most pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({re.sub(r"\d+", "#", line.text) for line in page[:EDGE_LINES] + page[-EDGE_LINES:]})
    out: list[list[Line]] = []
    for page in pages:
        kept: list[Line] = []
        for index, line in enumerate(page):
            at_edge = index < EDGE_LINES or index >= len(page) - EDGE_LINES
            if at_edge and PAGE_NUMBER.match(line.text):
                continue
            repeats = edges[re.sub(r"\d+", "#", line.text)]
            if at_edge and len(pages) > 2 and repeats > len(pages) * REPEATS and len(line.text) < 120:
                continue
            kept.append(line)
        out.append(kept)
    return out


def joined(pages: list[list[Line]]) -> Layout:
    """Puts lines together into paragraphs: by indent, gap, punctuation and the width of the lines."""
    builder = LayoutBuilder()
    lines = [line for page in pages for line in page]
    right_edge = sorted(line.right for line in lines)[int(len(lines) * 0.9)] if lines else 0.0
    left_edge = sorted(line.left for line in lines)[int(len(lines) * 0.1)] if lines else 0.0
    paragraph: list[Line] = []
    first_page = None
    for line in lines:
        if paragraph and not goes_on(paragraph[-1], line, left_edge, right_edge):
            add(builder, paragraph, left_edge, right_edge)
            paragraph = []
        if line.page > 0 and first_page is None and builder.blocks:
            first_page = builder.blocks[-1].end
        paragraph.append(line)
    if paragraph:
        add(builder, paragraph, left_edge, right_edge)
    return builder.layout("pdf", first_page=first_page)


def goes_on(last: Line, line: Line, left_edge: float, right_edge: float) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if "\t" in last.text or "\t" in line.text or every_mark().label_of(line.text) is not None:
        return False
    width = max(right_edge - left_edge, 1.0)
    if line.page == last.page:
        height = max(last.top - last.bottom, 1.0)
        if last.bottom - line.top > height * PARAGRAPH_GAP:
            return False
    full = (last.right - left_edge) / width >= FULL_LINE
    if line.text[:1].islower():
        return last.text[-1:] not in ";:" or full
    if line.text.isupper() != last.text.isupper():
        return False
    if not full:
        return False
    return line.left <= left_edge + 12 or last.text[-1:] not in TERMINAL


def add(builder: LayoutBuilder, lines: list[Line], left_edge: float, right_edge: float) -> None:
    """Adds one paragraph; pieces far apart on one line become paragraphs of their own."""
    text = ""
    for line in lines:
        if text.endswith("\u00ad"):
            text = text[:-1] + line.text
        else:
            text += (" " if text else "") + line.text
    middle = (left_edge + right_edge) / 2
    first = lines[0]
    centred = len(lines) == 1 and abs((first.left + first.right) / 2 - middle) < 12 and first.left > left_edge + 40
    for part in text.split("\t"):
        builder.add(
            [Piece(part.strip())], Block("paragraph", 0, 0, align="center" if centred else "left", page=first.page)
        )
