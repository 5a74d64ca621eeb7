"""Makes scans of documents for the reader's tests: pages as pictures in a PDF, with no text of their own."""

from __future__ import annotations

import io
import struct
import subprocess
import zlib

import pypdfium2 as pdfium


def first_page(data: bytes) -> bytes:
    """A PDF of the first page of another one."""
    source, out, file = pdfium.PdfDocument(data), pdfium.PdfDocument.new(), io.BytesIO()
    out.import_pages(source, [0])
    out.save(file)
    return file.getvalue()


def scanned(data: bytes, *, dpi: int = 200, turned: int = 0, slanted: float = 0.0) -> bytes:
    """A PDF whose pages are pictures of the pages of another one, each turned and lying askew by some degrees."""
    source, out = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    for page in source:
        width, height = page.get_size()
        bitmap = page.render(scale=dpi / 72, rotation=turned)
        if turned in (90, 270):
            width, height = height, width
        image = pdfium.PdfImage.new(out)
        image.set_bitmap(bitmap)
        matrix = pdfium.PdfMatrix().scale(width, height).translate(-width / 2, -height / 2).rotate(slanted)
        image.set_matrix(matrix.translate(width / 2, height / 2))
        made = out.new_page(width, height)
        made.insert_obj(image)
        made.gen_content()
    file = io.BytesIO()
    out.save(file)
    source.close()
    out.close()
    return file.getvalue()


def picture(data: bytes, kind: str, *, dpi: int = 200) -> bytes:
    """The first page of a PDF as a picture of one of the kinds that scanners make: png, jpeg, tiff."""
    document = pdfium.PdfDocument(data)
    bitmap = document[0].render(scale=dpi / 72, grayscale=True)
    width, height = bitmap.width, bitmap.height
    whole = bytes(bitmap.buffer)
    rows = [whole[y * bitmap.stride : y * bitmap.stride + width] for y in range(height)]
    document.close()
    if kind == "png":
        return png_of(width, height, rows)
    if kind == "tiff":
        return tiff_of(width, height, rows)
    made = subprocess.run(
        ["pdftoppm", "-jpeg", "-r", str(dpi), "-f", "1", "-l", "1", "-"], input=data, capture_output=True, check=True
    )  # fmt: skip
    return made.stdout


def png_of(width: int, height: int, rows: list[bytes]) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def tiff_of(width: int, height: int, rows: list[bytes]) -> bytes:
    """An uncompressed .tif of one page of greys."""
    body = b"".join(rows)
    tags = [
        (256, width),
        (257, height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 8),
        (277, 1),
        (278, height),
        (279, len(body)),
    ]
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8 + len(body)) + body + directory + struct.pack("<I", 0)
