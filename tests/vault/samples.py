"""Small files of every kind that an office sends, and of those that it must not, made here from nothing.

The four old Word and Excel files in `files/` were saved by an office program; all text is made up.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pypdf
import xlsxwriter

FILES = Path(__file__).parent / "files"
PLAIN = ("ỦY BAN NHÂN DÂN PHƯỜNG BẾN CÁT", "Báo cáo mẫu quý III", "Đã bảo mật thông tin, mật độ dân cư không đổi.")
STAMPED = ("ỦY BAN NHÂN DÂN PHƯỜNG BẾN CÁT", "TỐI MẬT", "Báo cáo mẫu quý III")
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def word(lines: tuple[str, ...] = PLAIN) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def table(lines: tuple[str, ...] = PLAIN, header: str = "") -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, line in enumerate(lines):
        sheet.write(row, 0, line)
    if header:
        sheet.set_header(header)
    book.close()
    return out.getvalue()


def package(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    """Return the package with one part more, or one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    return package(parts | {name: content})


def slides(lines: tuple[str, ...] = PLAIN) -> bytes:
    text = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return package(
        {
            "[Content_Types].xml": TYPES,
            "ppt/presentation.xml": "<p/>",
            "ppt/slides/slide2.xml": f"<s {DRAWING}/>",
            "ppt/slides/slide1.xml": f"<s {DRAWING}>{text}</s>",
        }
    )


def open_text(lines: tuple[str, ...] = PLAIN, manifest: str = "<m/>") -> bytes:
    text = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:body {OFFICE} {TEXT}>{text}</office:body>",
            "META-INF/manifest.xml": manifest,
        }
    )


def open_sheet(lines: tuple[str, ...] = PLAIN) -> bytes:
    names = f'{OFFICE} {TEXT} xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    cells = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{line}</text:p></table:table-cell>'
        "</table:table-row>"
        for line in lines
    )
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return package({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<m/>"})


def png(*, extra: bytes = b"") -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + extra


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\xff\xd9"


def tiff() -> bytes:
    return b"II*\x00" + struct.pack("<IH", 8, 0) + b"\0\0\0\0"


def pdf(
    text: str = "",
    *,
    password: str | None = None,
    attachment: bytes = b"",
    script: str = "",
    catalog: str = "",
    page: str = "",
    further: tuple[str, ...] = (),
) -> bytes:
    """Return a PDF of one page; without text it is like a scan. Further objects are numbered from 6."""
    words = f"BT /F1 14 Tf 72 760 Td ({text}) Tj ET".encode("ascii") if text else b""
    names = f"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS({script})>>]>>>>" if script else ""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + names.encode() + catalog.encode() + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>"
        + page.encode()
        + b">>",
        b"<</Length " + str(len(words)).encode() + b">>stream\n" + words + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(each.encode() for each in further),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + each + b"endobj\n"
    table_at = len(out)
    out += (
        f"xref\n0 {len(objects) + 1}\n".encode()
        + b"0000000000 65535 f \n"
        + b"".join(f"{at:010d} 00000 n \n".encode() for at in places)
    )
    out += (
        f"trailer<</Size {len(objects) + 1}".encode()
        + b"/Root 1 0 R>>\nstartxref\n"
        + str(table_at).encode()
        + b"\n%%EOF\n"
    )
    if password is None and not attachment:
        return out
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out))
    if attachment:
        writer.add_attachment("other.bin", attachment)
    if password is not None:
        writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with these streams, each padded to whole sectors and to the size of a long stream."""
    sector, long = 512, 4096
    padded = {
        name: content + b"\0" * (max(long, -(-len(content) // sector) * sector) - len(content))
        for name, content in streams.items()
    }
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    fat: list[int] = []
    body = b""
    for name, content in padded.items():
        start, count = len(fat), len(content) // sector
        fat += [start + step + 1 for step in range(count - 1)] + [0xFFFFFFFE]
        entries.append(_entry(name, 2, start, len(content)))
        body += content
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % sector)
    directory_at = len(fat)
    fat += [directory_at + step + 1 for step in range(len(directory) // sector - 1)] + [0xFFFFFFFE]
    fat_at = len(fat)
    fat.append(0xFFFFFFFD)
    assert len(fat) <= 128
    table_bytes = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, directory_at, 0, long, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", fat_at, *[0xFFFFFFFF] * 108)
    return head + body + directory + table_bytes


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        letters,
        len(letters),
        kind,
        1,
        0xFFFFFFFF,
        0xFFFFFFFF,
        0xFFFFFFFF,
        b"",
        0,
        0,
        0,
        start,
        size,
    )


def old_word(flags: int = 0, extra: dict[str, bytes] | None = None, text: str = "Báo cáo\r") -> bytes:
    """Return the least of a .doc: a head with these flags and a text."""
    letters = text.encode("utf-16-le")
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(letters) // 2) + struct.pack("<HIH", 0, 0x400, 0)
    head = bytearray(0x400)
    struct.pack_into("<H", head, 0, 0xA5EC)
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<II", head, 0x01A2, 0, len(clx))
    return compound({"WordDocument": bytes(head) + letters, "0Table": clx} | (extra or {}))


def locked_old_table() -> bytes:
    """Return the beginning of a workbook whose second record says that the rest is encrypted."""
    first = struct.pack("<HHHH12s", 0x0809, 16, 0x0600, 0x0005, b"")
    return compound({"Workbook": first + struct.pack("<HH4s", 0x002F, 4, b"")})


def program() -> bytes:
    return b"MZ" + b"\0" * 58 + struct.pack("<I", 64) + b"PE\0\0" + b"\0" * 64


def stored(name: str) -> bytes:
    return (FILES / name).read_bytes()


def rich(lines: tuple[str, ...] = PLAIN) -> bytes:
    """An .rtf with a paragraph for each line."""
    coded = ("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in lines)
    body = "\\par\n".join(coded)
    return f"{{\\rtf1\\ansi\\ansicpg1258\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}\n\\pard {body}\\par}}".encode(
        "ascii"
    )
