"""Whether the vault holds what it must, unchanged, and what lies there that nothing names (for `phoihop verify`).

Nothing is changed here. What is unnamed is no fault: an upload was cut off, or is under way at this moment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from django.conf import settings

from phoihop.vault.keeping import DIGEST, place_of
from phoihop.vault.models import StoredFile
from phoihop.vault.releasing import unnamed

BATCH = 500
Problem = Literal["missing", "changed", "stray", "not_wiped", "unnamed"]


class Finding(NamedTuple):
    """What was found of one file; `place` is its digest, or the name of what does not belong there."""

    place: str
    problem: Problem


def check_all() -> Iterator[Finding]:
    """Read every file and compare it with its digest; also name what is missing, unnamed, or does not belong there."""
    root = Path(settings.VAULT)
    kept = dict(StoredFile.objects.order_by("digest").values_list("digest", "wiped_at").iterator())
    found = sorted(each for each in root.rglob("*") if not each.is_dir())
    strange = {place for place in found if not is_place(root, place)}
    here = {place.name for place in found} - {place.name for place in strange}
    left = unnamed_among([*(digest for digest, wiped in kept.items() if wiped is None), *(here - kept.keys())])
    for digest, wiped in kept.items():
        if wiped is None and digest not in here and digest not in left:
            yield Finding(digest, "missing")
        elif wiped is not None and place_of(digest).exists():
            yield Finding(digest, "not_wiped")
    for place in found:
        if place in strange or (place.name not in kept and place.name not in left):
            yield Finding(place.relative_to(root).as_posix(), "stray")
        elif digest_of(place) != place.name:
            yield Finding(place.name, "changed")
    for digest in sorted(left):
        yield Finding(digest, "unnamed")


def is_place(root: Path, place: Path) -> bool:
    """Whether a file lies where the vault puts one of its name."""
    return DIGEST.fullmatch(place.name) is not None and place == root / place.name[:2] / place.name


def unnamed_among(digests: list[str]) -> set[str]:
    """Ask of many files, some at a time, which of them nothing names."""
    parts = (digests[at : at + BATCH] for at in range(0, len(digests), BATCH))
    return {each for some in parts for each in unnamed(some)}


def digest_of(place: Path) -> str:
    """Return the SHA-256 of a file's content."""
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
