"""Tells by its content what a file is, and reads it with the module for that format.

The name only decides among kinds of plain text; a file that is not what its name says is read as what it is, or refused.
"""

from __future__ import annotations

from pathlib import PurePath

from phoihop.reading.formats.package import OLE_MAGIC, Package
from phoihop.reading.formats.word import word
from phoihop.reading.layout import Layout, plain
from phoihop.reading.refusals import ReadRefused

MOST_BYTES = 50 * 1024 * 1024
TEXT_NAMES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", "": "text"}


def layout_of(data: bytes, name: str, most_bytes: int = MOST_BYTES) -> Layout:
    """The text of a file with its layout. Raises `ReadRefused`."""
    if len(data) > most_bytes:
        raise ReadRefused("too_large", limit=str(most_bytes))
    if not data.strip():
        raise ReadRefused("empty")
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK"):
        return packaged(data)
    if data.startswith(OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadRefused("encrypted")
        raise ReadRefused("needs_office", suffix=suffix)
    if suffix in TEXT_NAMES:
        return plain(decoded(data), TEXT_NAMES[suffix])
    raise ReadRefused("unknown_type", suffix=suffix)


def packaged(data: bytes) -> Layout:
    names = Package(data).names()
    if "word/document.xml" in names:
        return word(data)
    raise ReadRefused("unknown_type", suffix="zip")


def decoded(data: bytes) -> str:
    """Text as UTF-8 (a byte order mark is honoured), with no newline translation."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadRefused("not_utf8") from error
    if "\0" in text:
        raise ReadRefused("wrong_type")
    return text
