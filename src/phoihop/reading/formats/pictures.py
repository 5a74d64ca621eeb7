"""Draws pages as pictures for the recogniser, with their lines straight, and sees the tables in them by their lines.

A photograph becomes the page of a PDF first, so that it is drawn like any other. Nothing is recognised here.
"""

from __future__ import annotations

import io
import math
import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phoihop.reading.formats.rulings import RuledTable, Ruling, tables_of
from phoihop.reading.formats.skew import slant
from phoihop.reading.refusals import ReadRefused

DPI = 300
POINTS = 72
LARGEST = 14_000 * 14_000
DARK = 140
IS_DARK = bytes(0 if shade < DARK else 255 for shade in range(256))
SHORTEST_ACROSS, SHORTEST_DOWN = 36 * DPI // POINTS, 16 * DPI // POINTS
RUN_ACROSS, RUN_DOWN = (re.compile(rb"\x00{%d,}" % least) for least in (SHORTEST_ACROSS, SHORTEST_DOWN))
MOST_RUNS = 20_000


class Picture:
    """One page as shades of grey, a byte for each point of it."""

    def __init__(self, width: int, height: int, shades: bytes) -> None:
        self.width, self.height, self.shades = width, height, shades

    def as_file(self) -> bytes:
        """In the plainest form that Tesseract reads (PGM)."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.shades

    def tables(self) -> list[RuledTable]:
        """The tables by the lines that are seen, in points from the lower left corner."""
        dark = self.shades.translate(IS_DARK)
        scale = POINTS / DPI
        across = [
            Ruling((self.height - y) * scale, found.start() * scale, found.end() * scale)
            for y in range(self.height)
            for found in RUN_ACROSS.finditer(dark[y * self.width : (y + 1) * self.width])
        ]
        if not across or len(across) > MOST_RUNS:
            return []
        down = [
            Ruling(x * scale, (self.height - found.end()) * scale, (self.height - found.start()) * scale)
            for x in range(self.width)
            for found in RUN_DOWN.finditer(dark[x :: self.width])
        ]
        return tables_of(across, down) if len(down) <= MOST_RUNS else []


def drawn(document: pdfium.PdfDocument, number: int) -> Picture:
    """A page of a PDF as a picture, turned so that its lines run straight."""
    page = document[number]
    try:
        width, height = page.get_size()
        if width * height * (DPI / POINTS) ** 2 > LARGEST:
            raise ReadRefused("too_large", limit=str(LARGEST))
        small = rendered(page, 1.0, 0.0)
        degrees = slant(small.width, small.height, small.shades.translate(IS_DARK))
        return rendered(page, DPI / POINTS, degrees)
    finally:
        page.close()


def rendered(page: pdfium.PdfPage, scale: float, degrees: float) -> Picture:
    """A page at a scale in points, turned against a fall to the right about its middle."""
    width, height = page.get_size()
    cos, sin = math.cos(math.radians(degrees)) * scale, math.sin(math.radians(degrees)) * scale
    across = scale * width / 2 - cos * width / 2 - sin * height / 2
    down = scale * height / 2 + sin * width / 2 - cos * height / 2
    bitmap = pdfium.PdfBitmap.new_native(
        max(round(width * scale), 1), max(round(height * scale), 1), pdfium_c.FPDFBitmap_Gray
    )
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
        pdfium_c.FPDF_RenderPageBitmapWithMatrix(
            bitmap, page, pdfium_c.FS_MATRIX(cos, -sin, sin, cos, across, down),
            pdfium_c.FS_RECTF(0, 0, bitmap.width, bitmap.height), pdfium_c.FPDF_ANNOT | pdfium_c.FPDF_GRAYSCALE,
        )  # fmt: skip
        whole = bytes(bitmap.buffer)
        if bitmap.stride != bitmap.width:
            whole = b"".join(whole[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
        return Picture(bitmap.width, bitmap.height, whole)
    finally:
        bitmap.close()


def photograph(data: bytes) -> pdfium.PdfDocument:
    """A .jpg as the only page of a PDF, one point of it for one that will be drawn. Raises `ReadRefused`: broken."""
    document = pdfium.PdfDocument.new()
    try:
        image = pdfium.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(data), inline=True)
        image.get_bitmap().close()
        width, height = (size * POINTS / DPI for size in image.get_px_size())
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
        page.close()
    except pdfium.PdfiumError as error:
        document.close()
        raise ReadRefused("broken") from error
    return document
