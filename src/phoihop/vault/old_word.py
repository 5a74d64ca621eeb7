"""The text of a .doc, as far as the door needs it: to look for a secrecy mark ([MS-DOC] 2.4.1, the piece table).

No layout, no fields, no tables; the reader works on .docx. Encryption is told from the first flags of the file.
"""

from __future__ import annotations

import struct

from phoihop.vault.compound import Broken, Compound

MAGIC = 0xA5EC
ENCRYPTED, SECOND_TABLE, OBFUSCATED = 0x0100, 0x0200, 0x8000
MOST_CHARACTERS = 2_000_000


def is_encrypted(file: Compound) -> bool:
    """Tell whether a password stands before the text."""
    magic, flags = _head(file.bytes_of("WordDocument"))
    del magic
    return bool(flags & (ENCRYPTED | OBFUSCATED))


def text_of(file: Compound) -> str:
    """Return the text with one line for each paragraph or cell."""
    main = file.bytes_of("WordDocument")
    _, flags = _head(main)
    table = file.bytes_of("1Table" if flags & SECOND_TABLE else "0Table")
    try:
        at, length = struct.unpack_from("<II", main, 0x01A2)
        pieces = _pieces(table[at : at + length])
        text = "".join(_piece(main, *piece) for piece in pieces)
    except (struct.error, UnicodeDecodeError) as error:
        raise Broken from error
    return text.replace("\r", "\n").replace("\x07", "\n").replace("\x0b", "\n").replace("\x0c", "\n")[:MOST_CHARACTERS]


def _head(main: bytes) -> tuple[int, int]:
    if len(main) < 0x01AA:
        raise Broken
    (magic,) = struct.unpack_from("<H", main, 0)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if magic != MAGIC:
        raise Broken
    return magic, flags


def _pieces(clx: bytes) -> list[tuple[int, int, bool]]:
    """Return (byte offset, characters, one byte each) of every piece, in the order of the text."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise Broken
    (length,) = struct.unpack_from("<I", clx, at + 1)
    count = (length - 4) // 12
    if not 0 <= count <= len(clx) // 12:
        raise Broken
    starts = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    found = []
    for index in range(count):
        (where,) = struct.unpack_from("<I", clx, at + 5 + (count + 1) * 4 + index * 8 + 2)
        narrow = bool(where & 0x40000000)
        where &= 0x3FFFFFFF
        found.append((where // 2 if narrow else where, max(starts[index + 1] - starts[index], 0), narrow))
    return found


def _piece(main: bytes, at: int, characters: int, narrow: bool) -> str:
    if narrow:
        return main[at : at + characters].decode("cp1252", "replace")
    return main[at : at + characters * 2].decode("utf-16-le", "replace")
