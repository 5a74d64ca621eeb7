"""The folder of a compound file (the container of .doc, .xls and of encrypted .docx), read with bounds.

Only what the door asks: which streams there are and the bytes of one of them ([MS-CFB] 2.2 to 2.6). Every length and
sector number comes from a stranger; a chain that leaves the file or turns in a circle is `Broken`.
"""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_SECTOR = 0xFFFFFFFA
STREAM, ROOT = 2, 5
MINI_SECTOR = 64
ENTRY = 128


class Broken(Exception):
    """The file is not what a compound file must be."""


class Compound:
    """`streams` maps each stream's name to where it begins and its size; names inside of storages are included."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise Broken
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in {9, 12}:
            raise Broken
        self._sector = 1 << shift
        self._most = len(data) // self._sector + 1
        fat_count, directory, _, mini_cutoff, mini_fat, _, difat, _ = struct.unpack_from("<8I", data, 44)
        self._mini_cutoff = mini_cutoff
        self._fat = self._table(self._fat_sectors(fat_count, difat))
        self.streams: dict[str, tuple[int, int]] = {}
        self._mini_stream = b""
        for kind, name, start, size in self._entries(self._chain(directory)):
            if kind == ROOT and start < LAST_SECTOR:
                self._mini_stream = self._chain(start)[:size]
            elif kind == STREAM:
                self.streams[name] = (start, size)
        self._mini_fat = self._numbers(self._chain(mini_fat)) if mini_fat < LAST_SECTOR else []

    def bytes_of(self, name: str) -> bytes:
        """Return the content of a stream; an unknown name is `Broken`."""
        if name not in self.streams:
            raise Broken
        start, size = self.streams[name]
        if size >= self._mini_cutoff:
            return self._chain(start)[:size]
        parts: list[bytes] = []
        seen: set[int] = set()
        while start < LAST_SECTOR and len(parts) * MINI_SECTOR < size:
            if start in seen or start >= len(self._mini_fat):
                raise Broken
            seen.add(start)
            parts.append(self._mini_stream[start * MINI_SECTOR : (start + 1) * MINI_SECTOR])
            start = self._mini_fat[start]
        return b"".join(parts)[:size]

    def _sector_bytes(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        if number >= LAST_SECTOR or start >= len(self._data):
            raise Broken
        return self._data[start : start + self._sector]

    def _numbers(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _fat_sectors(self, count: int, difat: int) -> list[int]:
        found = list(struct.unpack_from("<109I", self._data, 76))
        seen = set()
        while difat < LAST_SECTOR and len(found) < count:
            if difat in seen:
                raise Broken
            seen.add(difat)
            *more, difat = self._numbers(self._sector_bytes(difat))
            found += more
        return [each for each in found[:count] if each < LAST_SECTOR]

    def _table(self, sectors: list[int]) -> list[int]:
        if len(sectors) > self._most:
            raise Broken
        return [number for sector in sectors for number in self._numbers(self._sector_bytes(sector))]

    def _chain(self, start: int) -> bytes:
        parts, seen = [], set()
        while start < LAST_SECTOR:
            if start in seen or start >= len(self._fat):
                raise Broken
            seen.add(start)
            parts.append(self._sector_bytes(start))
            start = self._fat[start]
        return b"".join(parts)

    def _entries(self, directory: bytes) -> list[tuple[int, str, int, int]]:
        found = []
        for at in range(0, len(directory) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind not in {1, STREAM, ROOT}:
                continue
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            found.append((kind, name, start, size))
        return found
