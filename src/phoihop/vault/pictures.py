"""Whether a picture is whole: its parts follow one another to its end. Pixels are not decoded."""

from __future__ import annotations

import struct
import zlib

from phoihop.record.law import Refused
from phoihop.vault.media import JPEG, PNG, TIFF, Media

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
JPEG_MAGIC = b"\xff\xd8\xff"
TIFF_MAGIC = (b"II*\x00", b"MM\x00*")


def picture_of(data: bytes) -> Media | None:
    """Return the kind of picture, or None where the bytes are none; a damaged one is refused."""
    if data.startswith(PNG_MAGIC):
        check_png(data)
        return PNG
    if data.startswith(JPEG_MAGIC):
        if b"\xff\xd9" not in data[-4096:]:  # cameras and offices append a few bytes of their own
            raise Refused("file_broken")
        return JPEG
    if data.startswith(TIFF_MAGIC):
        order = "<" if data.startswith(b"II") else ">"
        (first,) = struct.unpack_from(order + "I", data, 4) if len(data) >= 8 else (0,)
        if not 8 <= first < len(data):
            raise Refused("file_broken")
        return TIFF
    return None


def check_png(data: bytes) -> None:
    """Walk the chunks; each carries its check sum, and the last one is IEND."""
    at, kind = len(PNG_MAGIC), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise Refused("file_broken")
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        end = at + 8 + length
        if end + 4 > len(data) or struct.unpack_from(">I", data, end)[0] != zlib.crc32(data[at + 4 : end]):
            raise Refused("file_broken")
        at = end + 4
