"""Office packages (ZIP): which kind they are, and what makes one dangerous.

Refused are bombs (by the sizes that the package tells and by what really comes out), macros and other programs,
whatever fetches or starts something by itself when the file is opened, encryption, and packages that do not hold
together. What waits for a person's click or answer is let in: links to pages, tables that draw on other tables.
Everything happens in memory.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from phoihop.record.law import Refused
from phoihop.vault.compound import MAGIC as COMPOUND_MAGIC
from phoihop.vault.compound import Broken, Compound
from phoihop.vault.fields import check_fields, leads_elsewhere
from phoihop.vault.media import DOCX, ODS, ODT, PPTX, XLSX, Media

MOST_PARTS = 10_000
MOST_UNPACKED = 512 * 1024 * 1024
MOST_RATIO = 200
RATIO_MATTERS_FROM = 16 * 1024 * 1024  # a sheet of equal cells may shrink 200 times while it is small
MOST_XML = 96 * 1024 * 1024
MOST_NESTED = 2  # a table inside of a table inside of a letter
CHUNK = 1024 * 1024

MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": ODS,
}
PROGRAMS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|activex[^/]*|macrosheets|basic|scripts)(/|$)")
# What another computer may be asked for only with a person's consent: Word and Excel ask before they follow these.
ASKED_FOR = ("/hyperlink", "/externallinkpath", "/externallink")
MERGED_WHEN_OPENED = "/afchunk"
WORD_PARTS = re.compile(r"word/.*\.xml")
# ODF 1.3, part 3: what is drawn in, or read into, a text or table from where its address leads.
DRAWN_IN = {"image", "section-source", "object", "object-ole", "plugin", "floating-frame", "fill-image"}
DDE = {"dde-source", "dde-connection-decl", "dde-connection", "dde-link", "ddeLink"}
OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:")
HREF = "{http://www.w3.org/1999/xlink}href"
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, OverflowError,
    KeyError,
)  # fmt: skip


class Package:
    """A package that has been found harmless; `part` gives its members."""

    def __init__(self, data: bytes, depth: int = 0) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as error:
            raise Refused("file_broken") from error
        self._infos = self._zip.infolist()
        self._check_sizes(len(data))
        self.media = self._kind()
        self._check_parts(depth)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part that was seen; an absent one is empty."""
        if name not in self._zip.NameToInfo:
            return b""
        return self._bytes(self._zip.NameToInfo[name])

    def names(self) -> list[str]:
        return [info.filename for info in self._infos]

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.file_size > MOST_XML:
            raise Refused("file_bomb", kind="too_large")
        return b"".join(self._chunks(info))

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """Inflate step by step; the check sum and the told size are verified by what comes out."""
        came = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    came += len(chunk)
                    if came > info.file_size:
                        raise Refused("file_bomb", kind="too_large")
                    yield chunk
        except BROKEN_ZIP as error:
            raise Refused("file_broken") from error
        if came != info.file_size:
            raise Refused("file_broken")

    def _check_sizes(self, packed: int) -> None:
        if len(self._infos) > MOST_PARTS:
            raise Refused("file_bomb", kind="too_large")
        if any(info.flag_bits & 0x1 for info in self._infos):
            raise Refused("file_encrypted")
        unpacked = sum(info.file_size for info in self._infos)
        if unpacked > MOST_UNPACKED or (unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * packed):
            raise Refused("file_bomb", kind="too_large")
        # Parts that lie upon one another unpack to more than the file holds.
        if sum(info.compress_size for info in self._infos) > packed:
            raise Refused("file_bomb", kind="too_large")

    def _kind(self) -> Media:
        names = set(self.names())
        if "mimetype" in names:
            kind = OPEN_DOCUMENT.get(self.part("mimetype").strip())
            if kind is not None and "content.xml" in names:
                return kind
            raise Refused("file_wrong_type")
        if "[Content_Types].xml" in names:
            for main, kind in MAIN_PARTS.items():
                if main in names:
                    return kind
        raise Refused("file_wrong_type")

    def _check_parts(self, depth: int) -> None:
        if len({info.filename.lower() for info in self._infos}) < len(self._infos):
            raise Refused("file_broken")  # of two parts of one name, one program reads this and another that
        for info in self._infos:
            name = info.filename.lower()
            if OUTSIDE.search(name):
                raise Refused("file_broken")
            if PROGRAMS.search(name):
                raise Refused("file_active")
            if name == "[content_types].xml" and b"macroenabled" in self._bytes(info).lower():
                raise Refused("file_active")
            if name == "meta-inf/manifest.xml" and b"encryption-data" in self._bytes(info):
                raise Refused("file_encrypted")
            if name.endswith(".rels"):
                self._check_links(self._bytes(info))
            elif not info.is_dir():
                self._check_content(info, depth)
                self._check_acts(name, info)

    def _check_links(self, data: bytes) -> None:
        for link in xml(data).iter("{*}Relationship"):
            kind = link.get("Type", "").lower()
            if kind.endswith(MERGED_WHEN_OPENED):
                raise Refused("file_unmerged")
            if link.get("TargetMode", "").lower() != "external" or kind.endswith(ASKED_FOR):
                continue
            if leads_elsewhere(link.get("Target", "")):
                raise Refused("file_fetches")

    def _check_acts(self, name: str, info: zipfile.ZipInfo) -> None:
        """Refuse a part that tells the program to fetch or to start something when the file is opened."""
        if self.media is DOCX and WORD_PARTS.fullmatch(name):
            data = self._bytes(info)
            if may_hold(data, b"instr", b"Instr"):
                check_fields(xml(data))
        elif self.media is XLSX and name.startswith("xl/externallinks/") and name.endswith(".xml"):
            if any(etree.QName(each).localname in DDE for each in xml(self._bytes(info)).iter("{*}*")):
                raise Refused("file_calls")
        elif self.media is XLSX and name == "xl/connections.xml":
            for each in xml(self._bytes(info)).iter("{*}connection"):
                if each.get("refreshOnLoad", "").lower() in {"1", "true"}:
                    raise Refused("file_refreshes")
        elif self.media in {ODT, ODS} and name in {"content.xml", "styles.xml"}:
            data = self._bytes(info)
            if may_hold(data, b"dde-", b"href", b"event-listener"):
                check_open_document(xml(data))

    def _check_content(self, info: zipfile.ZipInfo, depth: int) -> None:
        """Read a part to its end (its check sum tells whether it is whole) and look into what is embedded."""
        chunks = self._chunks(info)
        first = next(chunks, b"")
        if is_program(first) or first.startswith(b"MZ"):
            raise Refused("file_active")
        embedded = first.startswith((b"PK\x03\x04", COMPOUND_MAGIC))
        rest = b"".join(chunk if embedded else b"" for chunk in chunks)
        if embedded:
            check_embedded(first + rest, depth)


def is_program(first: bytes) -> bool:
    """Tell a program of Windows, Linux or macOS, or a script that names its interpreter, by its first bytes."""
    if first.startswith(b"MZ") and len(first) >= 64:
        at = int.from_bytes(first[60:64], "little")
        return first[at : at + 2] in {b"PE", b"NE", b"LE"}
    return first.startswith((b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"))


def check_embedded(data: bytes, depth: int) -> None:
    """Refuse what may not lie inside of a document: anything but other documents and plain objects."""
    if data.startswith(COMPOUND_MAGIC):
        try:
            streams = Compound(data).streams
        except Broken as error:
            raise Refused("file_broken") from error
        if any(name in {"VBA", "_VBA_PROJECT", "EncryptedPackage"} for name in streams):
            raise Refused("file_active")
        if "\x01Ole10Native" in streams:
            raise Refused("file_with_files")
        return
    if depth >= MOST_NESTED:
        raise Refused("file_bomb", kind="too_large")
    try:
        Package(data, depth + 1)
    except Refused as refusal:
        if refusal.code == "file_wrong_type":
            raise Refused("file_with_files") from refusal
        raise


def may_hold(data: bytes, *words: bytes) -> bool:
    """Whether a part is worth reading for these words; one in a wide encoding always is."""
    return b"\0" in data[:64] or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or any(word in data for word in words)


def check_open_document(root: etree._Element) -> None:
    """Refuse what an OpenDocument text or table fetches or starts when it is opened."""
    for each in root.iter("{*}*"):
        name = etree.QName(each).localname
        if name in DDE:
            raise Refused("file_calls")
        if name == "event-listener" and each.tag.startswith("{urn:oasis:names:tc:opendocument:xmlns:script"):
            raise Refused("file_active")
        if name in DRAWN_IN and leads_elsewhere(each.get(HREF, "")):
            raise Refused("file_fetches")


def xml(data: bytes) -> etree._Element:
    """Parse XML from a stranger: no entities, no document type, no network."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("file_broken")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file_broken") from error
