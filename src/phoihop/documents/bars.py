"""Small stacked columns as a picture for Word, each part in a pattern of its own: office printers know no colour.

The picture has one bit a dot and is written without a drawing library. What it shows stands in `words`, for whoever
does not see it and for files that hold no pictures.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

KEY = "■▨□▥"
"""The patterns as characters, from the foot of a column upwards: solid, hatched, open, striped."""

PITCH, BAR, HIGH, BASE = 60, 46, 200, 4  # dots: from column to column, its width, its greatest height, the ground line
EDGE = 4


@dataclass(frozen=True)
class Bars:
    """Columns side by side: each tells how many it has of every pattern of `KEY`.

    All charts of a table share the scale of `highest`. A thin line stands before each column of `years`.
    """

    columns: Sequence[tuple[int, int, int, int]]
    highest: int
    words: str
    years: frozenset[int] = frozenset()


def picture(bars: Bars) -> bytes:
    """Return the columns as PNG: black on white, the first one at the left."""
    width = max(1, len(bars.columns)) * PITCH
    rows = [bytearray(width) for _ in range(HIGH + BASE)]  # 1 is ink
    for row in rows[HIGH:]:
        row[:] = b"\x01" * width
    for place, counts in enumerate(bars.columns):
        left = place * PITCH
        if place in bars.years:
            for row in rows[:HIGH:8]:
                row[left : left + 2] = b"\x01\x01"
        low = HIGH
        total = 0
        for pattern, number in enumerate(counts):
            total += number
            top = HIGH - min(HIGH, total * HIGH // max(1, bars.highest))
            _fill(rows, left + (PITCH - BAR) // 2, top, low, pattern)
            low = top
    return _png(rows, width)


def _fill(rows: list[bytearray], left: int, top: int, low: int, pattern: int) -> None:
    for y in range(top, low):
        for x in range(BAR):
            edge = x < EDGE or x >= BAR - EDGE or y - top < EDGE or low - y <= EDGE
            ink = (True, edge or (x + y) % 14 < 5, edge, edge or x % 12 < 6)[pattern]
            rows[y][left + x] = ink


def _png(rows: Sequence[bytearray], width: int) -> bytes:
    """Write dots as a grey picture of one bit, in which ink is 0."""
    lines = []
    for row in rows:
        bits = "".join("0" if dot else "1" for dot in row).ljust(-(-width // 8) * 8, "1")
        lines.append(b"\0" + int(bits, 2).to_bytes(len(bits) // 8, "big"))
    head = struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
