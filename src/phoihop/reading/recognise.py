"""Tells by its content what a file is, and reads it with the module for that format.

The name only decides among kinds of plain text; a file that is not what its name says is read as what it is, or refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import PurePath

from phoihop.reading.formats.legacy import SURE, TOLD_BY, guessed, plausible
from phoihop.reading.formats.package import OLE_MAGIC, Package
from phoihop.reading.formats.pdf import pdf
from phoihop.reading.formats.web import web
from phoihop.reading.formats.word import main_part, word
from phoihop.reading.layout import Layout, Wanted, plain
from phoihop.reading.refusals import ReadRefused

Progress = Callable[[int, int], None]
MOST_BYTES = 50 * 1024 * 1024
TEXT_NAMES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", "": "text"}
WEB_NAMES = (".html", ".htm", ".xhtml")
OFFICE_NAMES = (".doc", ".odt", ".rtf", ".wps")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
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
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadRefused("encrypted")
        raise ReadRefused("needs_office", suffix=suffix)
    if b"%PDF-" in data[:PDF_WITHIN]:
        return pdf(data)
    if data.startswith(b"{\\rtf"):
        raise ReadRefused("needs_office", suffix=".rtf")
    if data.startswith(PICTURES):
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
    if "content.xml" in names and "mimetype" in names:
        raise ReadRefused("needs_office", suffix=".odt")
    raise ReadRefused("unknown_type", suffix=suffix or ".zip")


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
