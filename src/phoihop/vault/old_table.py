"""What makes an .xls unfit, read from its records ([MS-XLS] 2.4): a password, or a link that calls another program.

Only lengths and kinds are followed; what is in the cells is read elsewhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from phoihop.record.law import Refused

FILE_PASS, SUP_BOOK = 0x002F, 0x01AE
FIRST_RECORDS = 20  # a password stands among the first ones
MOST_RECORDS = 5_000_000


def check(workbook: bytes) -> None:
    """Refuse a workbook under a password, and one that is linked to another program by DDE."""
    for number, (kind, content) in enumerate(records(workbook)):
        if kind == FILE_PASS and number < FIRST_RECORDS:
            raise Refused("file_encrypted")
        if kind == SUP_BOOK and calls_program(content):
            raise Refused("file_calls")


def records(workbook: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of each record, as far as they go."""
    at = 0
    for _ in range(MOST_RECORDS):
        if at + 4 > len(workbook):
            return
        kind, length = struct.unpack_from("<HH", workbook, at)
        yield kind, workbook[at + 4 : at + 4 + length]
        at += 4 + length


def calls_program(link: bytes) -> bool:
    """Tell a link by DDE or OLE (2.4.271, 2.5.277): a program, the sign 3, a topic. A link to a file begins with the sign 1."""
    if len(link) < 6:
        return False
    sheets, length = struct.unpack_from("<HH", link, 0)
    if sheets or length in {0x0401, 0x3A01}:
        return False
    wide = link[4] & 1
    path = link[5 : 5 + length * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
    return "\x03" in path and path[0] not in "\x00\x01\x02"
