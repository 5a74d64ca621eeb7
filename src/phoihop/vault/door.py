"""The door of the vault: what a file is, by its content, and whether it may come in. Nothing is stored here.

Refusals are `Refused` with a code of `sentences.py`. What bears a secrecy mark is refused without its name, because
the name may tell the secret too. A file without text on its first page comes in only when a person has declared that
it bears no mark.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from phoihop.reading.secrecy import mark_of, secrecy_mark
from phoihop.record.law import Refused
from phoihop.vault import first_page, old_table, old_word, pdf, rich
from phoihop.vault.compound import MAGIC as COMPOUND_MAGIC
from phoihop.vault.compound import Broken, Compound
from phoihop.vault.fields import check_old_fields
from phoihop.vault.media import (
    CSV,
    DOC,
    DOCX,
    ODT,
    PDF,
    PICTURE_SUFFIXES,
    PICTURES,
    PPTX,
    RTF,
    TEXT,
    XLS,
    XLSX,
    Media,
)
from phoihop.vault.names import claimed_suffix, safe_name, shown_name
from phoihop.vault.packages import Package, is_program
from phoihop.vault.pictures import picture_of

PAGE_SIGNS = (b"<html", b"<script", b"<svg", b"<!doctype", b"<?xml", b"<?php")
FIRST_PAGE = 20_000
# A cell that Excel takes for a call of another program: =cmd|'/c calc'!A0
CALLS = re.compile(r"""(?:^|[,;\t"])\s*[=+@-][^,;\t\r\n|]*\|[^,;\t\r\n]*!""", re.MULTILINE)
MACROS = {"_VBA_PROJECT", "PROJECT"}


class Examined(NamedTuple):
    """A file that may come in. `has_text` says whether its first page could be read."""

    data: bytes
    digest: str
    media: Media
    name: str
    has_text: bool


def examine(data: bytes, name: str, *, declared_not_secret: bool, limit: int) -> Examined:
    """Look at a file and refuse what may not come in; `limit` in bytes."""
    if len(data) > limit:
        raise Refused("file_too_large", {"limit": limit // (1024 * 1024)}, "too_large")
    if not data:
        raise Refused("file_empty", {"name": shown_name(name)})
    try:
        media, text = look_into(data, name)
    except Refused as refusal:
        # The codes of the parts below know no name; a sentence without one would not say which of ten files it is.
        if refusal.kind == "secret":
            raise
        raise Refused(refusal.code, {"name": shown_name(name), **refusal.params}, refusal.kind) from refusal
    mark = secrecy_mark(text) or mark_in_name(name)
    if mark:
        raise Refused("file_secret", {"mark": mark}, "secret")
    check_name(name, media)
    has_text = any(letter.isalpha() for letter in text)
    if not has_text and not declared_not_secret:
        raise Refused("file_undeclared", {"name": safe_name(name, media)}, "conflict")
    return Examined(data, hashlib.sha256(data).hexdigest(), media, safe_name(name, media), has_text)


def mark_in_name(name: str) -> str | None:
    """Return the mark that a file's whole name is, as a scanner's operator may write it; None for any other name."""
    shown = shown_name(name)
    stem = shown.rpartition(".")[0] or shown
    return mark_of(stem.replace("_", " ").replace("-", " "))


def check_name(name: str, media: Media) -> None:
    """Refuse a name that claims another kind of file: an officer's programs would not open it, or open it wrongly.

    Pictures are taken under their true kind, because cameras and scanners often name one as another.
    """
    claimed = claimed_suffix(name)
    if claimed and claimed not in media.suffixes and not (media in PICTURES and claimed in PICTURE_SUFFIXES):
        raise Refused("file_misnamed", {"name": shown_name(name), "claimed": claimed, "true": media.suffixes[0]})


def look_into(data: bytes, name: str) -> tuple[Media, str]:
    """Return what a file is and the text of its first page ("" where it has none)."""
    if data.startswith(b"PK"):
        package = Package(data)
        return package.media, packaged_text(package, data)
    if data.startswith(COMPOUND_MAGIC):
        return compound(data)
    if data.startswith(rich.MAGIC):
        return RTF, rich.text_of(data)
    if b"%PDF-" in data[: pdf.HEAD]:
        return PDF, pdf.first_page(data)
    picture = picture_of(data)
    if picture:
        return picture, ""
    return plain(data, name)


def packaged_text(package: Package, data: bytes) -> str:
    if package.media is DOCX:
        return first_page.of_document(data, "x.docx")
    if package.media is PPTX:
        return first_page.of_slides(package)
    if package.media is ODT:
        return first_page.of_open_text(package)
    if package.media is XLSX:
        return first_page.of_workbook(package, data)
    return first_page.of_sheet(data)


def compound(data: bytes) -> tuple[Media, str]:
    """Look into a .doc or .xls; a newer document under a password is a compound file too."""
    try:
        file = Compound(data)
        names = set(file.streams)
        if names & {"EncryptedPackage", "EncryptionInfo"}:
            raise Refused("file_encrypted")
        if names & MACROS:
            raise Refused("file_active")
        if "\x01Ole10Native" in names:
            raise Refused("file_with_files")
        if "WordDocument" in names:
            if old_word.is_encrypted(file):
                raise Refused("file_encrypted")
            text = old_word.text_of(file)
            check_old_fields(text)
            return DOC, text
        if names & {"Workbook", "Book"}:
            old_table.check(file.bytes_of("Workbook" if "Workbook" in names else "Book"))
            return XLS, first_page.of_sheet(data)
    except Broken as error:
        raise Refused("file_broken") from error
    raise Refused("file_wrong_type")


def plain(data: bytes, name: str) -> tuple[Media, str]:
    """Take plain text and comma-separated tables only under their own names: a script is plain text as well."""
    suffix = name.rpartition(".")[2].lower()
    if suffix not in {"txt", "csv"} or is_program(data):
        raise Refused("file_wrong_type")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        older = first_page.of_older_text(data) if suffix == "txt" else None
        if older is None:
            raise Refused("file_not_utf8") from error
        text = older
    start = text[:4096].lower().encode()
    if "\0" in text or any(sign in start for sign in PAGE_SIGNS):
        raise Refused("file_wrong_type")
    if suffix == "csv":
        if CALLS.search(text):
            raise Refused("file_calls")
        return CSV, text[:FIRST_PAGE].replace(",", "\n").replace(";", "\n")
    return TEXT, text[:FIRST_PAGE]
