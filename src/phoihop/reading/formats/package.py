"""Opens the ZIP packages that office formats are, within limits, and parses their XML without entities or network.

A package that lies about its sizes is caught while it is unpacked; nothing is written to disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from phoihop.reading.refusals import ReadRefused

MOST_PARTS = 20_000
MOST_BYTES_OF_A_PART = 96 * 1024 * 1024
MOST_RATIO = 400
RATIO_MATTERS_FROM = 4 * 1024 * 1024
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""Word can save in the strict form of the standard, which names the same things in another space."""
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of one office file."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError) as error:
            raise ReadRefused("broken") from error
        if len(infos) > MOST_PARTS:
            raise ReadRefused("too_large", limit=str(MOST_PARTS))
        self._infos = {info.filename.lstrip("/"): info for info in infos}
        if any(info.flag_bits & 0x1 for info in infos):
            raise ReadRefused("encrypted")

    def names(self) -> list[str]:
        return list(self._infos)

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is none."""
        info = self._infos.get(name)
        if info is None:
            return None
        check_size(info)
        try:
            with self._zip.open(info) as part:
                data = part.read(MOST_BYTES_OF_A_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ReadRefused("broken") from error
        if len(data) > MOST_BYTES_OF_A_PART:
            raise ReadRefused("too_large", limit=str(MOST_BYTES_OF_A_PART))
        return data

    def check_sizes(self, *suffixes: str) -> None:
        """Refuses a package whose parts, those that end so or all, would together be too large unpacked."""
        infos = [info for name, info in self._infos.items() if not suffixes or name.endswith(suffixes)]
        for info in infos:
            check_size(info)
        if sum(info.file_size for info in infos) > 2 * MOST_BYTES_OF_A_PART:
            raise ReadRefused("too_large", limit=str(MOST_BYTES_OF_A_PART))

    def xml_of(self, name: str) -> etree._Element | None:
        """The root of a part that is XML, or None where there is none."""
        data = self.bytes_of(name)
        return None if data is None else parse_xml(data)


def check_size(info: zipfile.ZipInfo) -> None:
    """Refuses a part that says of itself that it would be too large, or packed too well to be a document."""
    packed_too_well = info.file_size > RATIO_MATTERS_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1)
    if info.file_size > MOST_BYTES_OF_A_PART or packed_too_well:
        raise ReadRefused("too_large", limit=str(MOST_BYTES_OF_A_PART))


def parse_xml(data: bytes) -> etree._Element:
    """Parses XML from outside; a document type is refused, as is nesting deeper than libxml2's own 256 levels."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise ReadRefused("broken")
    if STRICT in data[:4096]:
        data = data.replace(STRICT, USUAL)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise ReadRefused("too_deep") from error
        raise ReadRefused("broken") from error
    except ValueError as error:
        raise ReadRefused("broken") from error
