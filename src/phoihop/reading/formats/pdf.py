"""Reads .pdf by pypdfium2: pieces of text at their places and ruling lines, from which `pages` makes the document.

Pages that are pictures are recognised by `scans` where that is possible; a scan gives `no_text` where it is not.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phoihop.reading.formats.lines import Line
from phoihop.reading.formats.pages import Sheet, layout_of_pages, sheet_of
from phoihop.reading.formats.rulings import RuledTable, Ruling, tables_of
from phoihop.reading.formats.scans import Recogniser
from phoihop.reading.formats.turned import Turn
from phoihop.reading.layout import Layout
from phoihop.reading.refusals import ReadRefused

MOST_PAGES = 2000
MOST_OBJECTS = 20_000
FEW_CHARACTERS = 8
THIN = 2.5
"""A filled or stroked shape not thicker than this, in points, is a line."""
STRAIGHT = 1.0
NARROW_SPACE = 0.6
"""The width of a space as a part of that of a letter."""
DEEPEST_FORM = 3
PROBES = (0.5, 0.02, 0.3, 0.7, 0.95)
REACH = 3.0
MOST_LOOKED_AT = 2000
"""So many pieces of a page have their letters looked up, each of which walks over the page; no office's page has more."""
LONGEST_NAME = 128
CONTROLS = {ord("\r"): None, ord("\n"): " ", 0: None, 2: "-", 0xFFFE: "-", 0xFFFF: None}
"""What stands among the letters of a page: PDFium writes 2 or U+FFFE for the hyphen at which a word is broken."""


def pdf(data: bytes, recogniser: Recogniser, progress: Callable[[int, int], None] | None = None) -> Layout:
    """The layout of a PDF file. Raises `ReadRefused`: broken, encrypted, no_text, needs_recogniser, too_large."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadRefused("encrypted" if "password" in str(error).lower() else "broken") from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise ReadRefused("too_large", limit=str(MOST_PAGES))
        sheets: list[Sheet] = []
        for number in range(count):
            sheets.append(sheet_of_page(document, number, sheets[-1].columns if sheets else ()))
        bare = [number for number, sheet in enumerate(sheets) if characters(sheet) < FEW_CHARACTERS]
        pictures = [number for number in bare if has_pictures(document, number)]
        notes: tuple[str, ...] = ()
        if pictures and (recogniser.ready or len(bare) == count):
            for done, number in enumerate(pictures, 1):
                sheets[number] = recogniser.sheet_of_page(document, number)
                if progress is not None:
                    progress(done, len(pictures))
            notes = ("recognised",)
        elif pictures:
            notes = ("pages_unread",)
    except pdfium.PdfiumError as error:
        raise ReadRefused("broken") from error
    finally:
        with contextlib.suppress(pdfium.PdfiumError):
            document.close()
    if sum(characters(sheet) for sheet in sheets) < FEW_CHARACTERS:
        raise ReadRefused("no_text")
    return layout_of_pages(sheets, notes)


def characters(sheet: Sheet) -> int:
    """How many characters of text a page has; any table counts as text."""
    lines = sheet.lines()
    return sum(len(line.text) for line in lines) + FEW_CHARACTERS * (len(sheet.items) - len(lines))


def has_pictures(document: pdfium.PdfDocument, number: int) -> bool:
    page = document[number]
    try:
        return any(each.type == pdfium_c.FPDF_PAGEOBJ_IMAGE for each in page.get_objects(max_depth=DEEPEST_FORM))
    finally:
        page.close()


def sheet_of_page(document: pdfium.PdfDocument, number: int, before: tuple[float, ...] = ()) -> Sheet:
    """The lines and tables of one page as the file says them."""
    page = document[number]
    text = page.get_textpage()
    turn = Turn(page.get_rotation(), *page.get_size())
    try:
        pieces: list[Line] = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            content = text.get_text_bounded(left, bottom, right, top).translate(CONTROLS)
            if bare := content.strip():
                looked = index < MOST_LOOKED_AT
                bold, size = letters_at(text, left, bottom, right, top) if looked else (False, 0.0)
                left, bottom, right, top = turn.box(left, bottom, right, top)
                right -= unseen(content, right - left)
                pieces.append(Line(bare, left, right, bottom, top, number, bold=bold, size=size))
        return sheet_of(pieces, ruled_tables(page, turn), number, before)
    finally:
        text.close()
        page.close()


def letters_at(text: pdfium.PdfTextPage, left: float, bottom: float, right: float, top: float) -> tuple[bool, float]:
    """Whether the letters of a piece are bold, and their size; (False, 0.0) where the file does not say."""
    lies = right - left >= top - bottom
    for part in PROBES:
        x = left + (right - left) * (part if lies else 0.5)
        y = bottom + (top - bottom) * (0.5 if lies else part)
        at = pdfium_c.FPDFText_GetCharIndexAtPos(text.raw, x, y, REACH, REACH)
        if at >= 0:
            name = ctypes.create_string_buffer(LONGEST_NAME)
            pdfium_c.FPDFText_GetFontInfo(text.raw, at, name, LONGEST_NAME, None)
            return b"bold" in name.value.lower(), pdfium_c.FPDFText_GetFontSize(text.raw, at)
    return False, 0.0


def unseen(content: str, width: float) -> float:
    """How much of a piece's width are the spaces at its end, by the width of its letters."""
    return width * (len(content) - len(content.rstrip(" "))) / len(content) * NARROW_SPACE


def ruled_tables(page: pdfium.PdfPage, turn: Turn) -> list[RuledTable]:
    across: list[Ruling] = []
    down: list[Ruling] = []
    for count, each in enumerate(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=DEEPEST_FORM)):
        if count > MOST_OBJECTS:
            return []
        for line in straight_lines(each):
            x0, y0, x1, y1 = turn.box(*line)
            if abs(y1 - y0) <= THIN and abs(x1 - x0) > THIN:
                across.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= THIN and abs(y1 - y0) > THIN:
                down.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return tables_of(across, down)


def straight_lines(shape: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines that a shape draws, as (x, y, x, y): a thin shape is one, of any other each side."""
    left, bottom, right, top = shape.get_bounds()
    if right - left <= THIN or top - bottom <= THIN:
        yield left, bottom, right, top
        return
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    begun: tuple[float, float] | None = None
    last: tuple[float, float] | None = None
    for index in range(min(pdfium_c.FPDFPath_CountSegments(shape.raw), MOST_OBJECTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(shape.raw, index)
        if not pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        elif kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            begun = point
        if pdfium_c.FPDFPathSegment_GetClose(segment) and begun is not None:
            yield (*point, *begun)
        last = point
