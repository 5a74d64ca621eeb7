"""The file that `phoihop backup` writes and `phoihop restore` reads: one zip with a manifest of every content's SHA-256.

Inside: the database (a SQLite file, or rows as JSON lines for any database), the vault's files, and, where it was asked
for, the secret of the signing keys under a passphrase. Names are of a few fixed forms, so that nothing in a file from
elsewhere can lead out of the folder.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, Self

import msgspec

from phoihop.record.refused import Refused

MANIFEST, SQLITE_FILE, ROWS_FILE, SECRET_FILE = "manifest.json", "database.sqlite3", "database.jsonl", "keys.locked"
_NAME = re.compile(r"database\.sqlite3|database\.jsonl|keys\.locked|vault/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_CHUNK = 1024 * 1024
_LARGEST_MANIFEST = 256 * _CHUNK


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one content of the archive must be."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the archive holds. `tips` is a digest of all records' tips: equal tips, equal records."""

    format: Literal[1]
    version: str
    made: str
    database: Literal["sqlite", "rows"]
    migrations: list[str]
    records: int
    acts: int
    tips: str
    contents: dict[str, Content]


class Writer:
    """Writes an archive beside its place and puts it there when it is whole; otherwise nothing is left."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.contents: dict[str, Content] = {}
        self._part = place.with_name(place.name + ".part")
        self._zip = zipfile.ZipFile(self._part, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False)

    def add(self, name: str, source: IO[bytes]) -> None:
        """Add a content from a stream. Files of the vault are mostly compressed already and are stored as they are."""
        digest, size = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_STORED if name.startswith("vault/") else zipfile.ZIP_DEFLATED
        with self._zip.open(entry, "w", force_zip64=True) as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
        self.contents[name] = Content(digest.hexdigest(), size)

    def finish(self, **known: Any) -> Manifest:
        """Write the manifest and put the archive in its place."""
        manifest = Manifest(format=1, contents=self.contents, **known)
        self._zip.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        self._zip.close()
        self._part.replace(self.place)
        return manifest

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._part.unlink(missing_ok=True)


class Reader:
    """Reads an archive. Raises `Refused` (`backup_damaged`) where it is no archive, or anything in it was changed."""

    def __init__(self, place: Path) -> None:
        self.place = place
        try:
            self._zip = zipfile.ZipFile(place)
            self.manifest = self._manifest()
        except FileNotFoundError:
            raise Refused("file_not_found", {"file": place}, "missing") from None
        except (OSError, zipfile.BadZipFile, msgspec.MsgspecError, ValueError, KeyError, EOFError, NotImplementedError):
            raise Refused("backup_damaged", {"file": place, "name": MANIFEST}) from None

    def _manifest(self) -> Manifest:
        with self._zip.open(MANIFEST) as stream:
            manifest = msgspec.json.decode(stream.read(_LARGEST_MANIFEST), type=Manifest)
        if not all(_NAME.fullmatch(name) for name in manifest.contents):
            raise ValueError(MANIFEST)
        needed = SQLITE_FILE if manifest.database == "sqlite" else ROWS_FILE
        if needed not in manifest.contents:
            raise ValueError(needed)
        return manifest

    def check(self) -> Iterator[int]:
        """Read every content and compare it with the manifest; yields how many bytes were read."""
        for name in self.manifest.contents:
            for chunk in self.chunks(name):
                yield len(chunk)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a content piece by piece; what is longer or other than the manifest says is refused."""
        wanted, digest, size = self.manifest.contents[name], hashlib.sha256(), 0
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > wanted.size:
                        break
                    digest.update(chunk)
                    yield chunk
        except (OSError, zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, zlib.error):
            raise Refused("backup_damaged", {"file": self.place, "name": name}) from None
        if size != wanted.size or digest.hexdigest() != wanted.sha256:
            raise Refused("backup_damaged", {"file": self.place, "name": name})

    def write(self, name: str, place: Path) -> None:
        """Write a content to its place."""
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as target:
            for chunk in self.chunks(name):
                target.write(chunk)


def digest_of_tips(tips: Iterable[tuple[object, ...]]) -> str:
    """Return one digest of the tips of all records, given in order: equal digests, equal records."""
    return hashlib.sha256("\n".join(f"{record} {act}" for record, act in tips).encode("ascii")).hexdigest()
