"""Tells by its content what a file is, and reads it with the module for that format.

The name only decides among kinds of plain text; a file that is not what its name says is read as what it is, or refused.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable
from pathlib import PurePath

from phoihop.reading.formats.legacy import SURE, TOLD_BY, guessed, plausible
from phoihop.reading.formats.office import as_word
from phoihop.reading.formats.package import OLE_MAGIC, Package
from phoihop.reading.formats.pdf import pdf
from phoihop.reading.formats.scans import Recogniser
from phoihop.reading.formats.sheets import workbook
from phoihop.reading.formats.web import web
from phoihop.reading.formats.word import main_part, word
from phoihop.reading.layout import Layout, Wanted, plain
from phoihop.reading.refusals import ReadRefused

Progress = Callable[[int, int], None]
MOST_BYTES = 50 * 1024 * 1024
TEXT_NAMES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", "": "text"}
WEB_NAMES = (".html", ".htm", ".xhtml")
OFFICE_NAMES = (".doc", ".odt", ".rtf", ".wps", ".xlsx", ".xls", ".ods")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
OTHER_PICTURES = (b"GIF8", b"BM")
STREAMS = ("EncryptedPackage", "_VBA_PROJECT", "WordDocument", "Workbook", "Book")
WORD_HEADER = b"\xec\xa5"
"""Begins the stream of a .doc ([MS-DOC] 2.5.2); the lowest bit of its twelfth byte says that it is encrypted."""
OLE_SECTOR = 512
WORKBOOK_HEADERS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
"""Begin the stream of an .xls (BOF, [MS-XLS] 2.4.21, and that of the version before)."""
FILE_PASS = 0x2F
"""The record that says that all after it is encrypted; only a note about writing may stand before it."""
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
OPEN_MACROS = ("Basic/", "Scripts/")
PDF_WITHIN = 1024
SNIFFED = 2048


def layout_of(
    data: bytes,
    name: str,
    most_bytes: int = MOST_BYTES,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> Layout:
    """The text of a file with its layout. Raises `ReadRefused`."""
    wanted = wanted or Wanted()
    if len(data) > most_bytes:
        raise ReadRefused("too_large", limit=str(most_bytes))
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise ReadRefused("empty")
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK"):
        return packaged(data, suffix, wanted)
    if data.startswith(OLE_MAGIC):
        return compound(data, suffix, wanted)
    if b"%PDF-" in data[:PDF_WITHIN]:
        return pdf(data, Recogniser(wanted=wanted.pictures), progress)
    if data.startswith(b"{\\rtf"):
        return word(as_word(data, ".rtf", wanted.folder), original=wanted.original)
    if data.startswith(PICTURES):
        return Recogniser(wanted=wanted.pictures).layout_of_picture(data, progress)
    if data.startswith(OTHER_PICTURES):
        raise ReadRefused("no_text")
    if suffix in WEB_NAMES or looks_like_web(data):
        return web(data)
    if suffix in TEXT_NAMES:
        return plain(decoded(data), TEXT_NAMES[suffix])
    if suffix in (".docx", ".pdf", *OFFICE_NAMES):
        raise ReadRefused("wrong_type", suffix=suffix)
    raise ReadRefused("unknown_type", suffix=suffix)


def looks_like_web(data: bytes) -> bool:
    head = data[:SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def packaged(data: bytes, suffix: str, wanted: Wanted) -> Layout:
    package = Package(data)
    names = package.names()
    if main_part(package) is not None:
        return word(data, original=wanted.original)
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        package.check_sizes()
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ReadRefused("macros")
        return workbook(data)
    if "content.xml" in names and "mimetype" in names:
        return open_document(package, data, wanted)
    raise ReadRefused("unknown_type", suffix=suffix or ".zip")


def open_document(package: Package, data: bytes, wanted: Wanted) -> Layout:
    """An .odt by LibreOffice, an .ods like any workbook."""
    package.check_sizes()
    kind = package.bytes_of("mimetype") or b""
    if b"encryption-data" in (package.bytes_of("META-INF/manifest.xml") or b""):
        raise ReadRefused("encrypted")
    if any(name.startswith(OPEN_MACROS) for name in package.names()):
        raise ReadRefused("macros")
    if kind.startswith(OPEN_TEXT):
        return word(as_word(data, ".odt", wanted.folder), original=wanted.original)
    if kind.startswith(OPEN_SHEET):
        return workbook(data)
    raise ReadRefused("unknown_type", suffix=".odf")


def compound(data: bytes, suffix: str, wanted: Wanted) -> Layout:
    """A file of the old Office, or a newer one under a password; told by the names of its streams."""
    streams = {name for name in STREAMS if name.encode("utf-16-le") in data}
    if "EncryptedPackage" in streams:
        raise ReadRefused("encrypted")
    if "_VBA_PROJECT" in streams:
        raise ReadRefused("macros")
    if "WordDocument" in streams:
        at = data.find(WORD_HEADER, OLE_SECTOR)
        if at >= 0 and data[at + 11 : at + 12] and data[at + 11] & 1:
            raise ReadRefused("encrypted")
        return word(as_word(data, ".doc", wanted.folder), original=wanted.original)
    if "Workbook" in streams or "Book" in streams:
        if workbook_is_locked(data):
            raise ReadRefused("encrypted")
        return workbook(data)
    raise ReadRefused("unknown_type", suffix=suffix)


def workbook_is_locked(data: bytes) -> bool:
    """Whether an .xls is under a password, which calamine does not tell from a broken file."""
    at = max(data.find(header, OLE_SECTOR) for header in WORKBOOK_HEADERS)
    for _ in range(3):
        if not 0 <= at <= len(data) - 4:
            return False
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == FILE_PASS:
            return True
        at += 4 + size
    return False


def decoded(data: bytes) -> str:
    """Text as UTF-8, or UTF-16 where a byte order mark says so, or as the code page whose syllables are Vietnamese."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        found = None if encoding == "utf-16" else of_a_code_page(data)
        if found is None:
            raise ReadRefused("not_utf8") from error
        text = found
    if "\0" in text:
        raise ReadRefused("wrong_type", suffix="")
    return text


def of_a_code_page(data: bytes) -> str | None:
    """Bytes that are not Unicode: as Windows wrote Vietnamese, or in an encoding that `legacy` knows; None for neither."""
    western = data.decode("cp1252", errors="replace")
    if guessed(western) is not None:
        return western
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    part, words = plausible(windows[:40_000])
    return windows if part > SURE and words >= TOLD_BY else None
