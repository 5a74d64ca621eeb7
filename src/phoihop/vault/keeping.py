"""Files kept by their SHA-256: brought in, opened, wiped. Who may do so is the rooms' matter.

A file lies at VAULT/<first two signs>/<digest>, is written once and never overwritten. What is brought in inside
of `taking()` goes away again when the act that names it is refused:

    with taking():
        scan = take(form.file, form.file.name, declared_not_secret=form.declared)
        perform(...)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.utils import timezone

from phoihop.record.law import Refused
from phoihop.vault.door import Examined, examine
from phoihop.vault.models import StoredFile
from phoihop.vault.temporary import write_whole
from phoihop.vault.upload import is_over_limit

DIGEST = re.compile(r"[0-9a-f]{64}")
WipeReason = Literal["secret", "mistake", "law"]


class Taken(NamedTuple):
    """A file that the vault now holds; `name` is safe to show and to offer again."""

    digest: str
    size: int
    media_type: str
    name: str
    has_text: bool


class Before(NamedTuple):
    """How things stood before a file was taken, to go back to."""

    digest: str
    wiped_at: datetime | None
    wiped_because: str


_undo: ContextVar[list[tuple[Examined, Before]] | None] = ContextVar("undo", default=None)


def take(
    source: UploadedFile[Any] | bytes,
    name: str,
    *,
    declared_not_secret: bool = False,
    limit: int | None = None,
    now: datetime | None = None,
) -> Taken:
    """Bring a file in, or refuse it and leave nothing behind. `limit` in bytes, the installation's if not given."""
    most = settings.UPLOAD_LIMIT if limit is None else limit
    if isinstance(source, UploadedFile) and is_over_limit(source):
        raise Refused("file_too_large", {"limit": most // (1024 * 1024)}, "too_large")
    data = source if isinstance(source, bytes) else source.read(most + 1)
    examined = examine(data, name, declared_not_secret=declared_not_secret, limit=most)
    before = _count(examined, now or timezone.now())
    try:
        _place(examined)
    except OSError:
        _uncount(before)
        raise
    undo = _undo.get()
    if undo is not None:
        undo.append((examined, before))
    return Taken(examined.digest, len(data), examined.media.type, examined.name, examined.has_text)


@contextmanager
def taking() -> Iterator[None]:
    """Undo what is taken inside when what follows is refused or fails."""
    taken: list[tuple[Examined, Before]] = []
    outer = _undo.set(taken)
    try:
        yield
    except BaseException:
        for _, before in reversed(taken):
            _uncount(before)
        raise
    else:
        # Somebody else may have undone a taking of the same content, or released it, at the wrong moment. Writing the
        # row waits for who is about to take it away (`releasing.py`); reading it would not.
        for examined, before in taken:
            if not StoredFile.objects.filter(digest=before.digest).update(takes=F("takes")):
                _count(examined, timezone.now())
            _place(examined)
    finally:
        _undo.reset(outer)


def place_of(digest: str) -> Path:
    """Return where a file lies, whether it is there or not; what is no digest is refused, never made a path of."""
    if not DIGEST.fullmatch(digest):
        raise Refused("file_not_here", kind="missing")
    return Path(settings.VAULT) / digest[:2] / digest


def is_kept(digest: str) -> bool:
    """Tell whether the file is here."""
    return bool(DIGEST.fullmatch(digest)) and place_of(digest).is_file()


def open_file(digest: str) -> BinaryIO:
    """Open a file for reading; one that was wiped or is not here is refused with its own sentence."""
    try:
        return place_of(digest).open("rb")
    except FileNotFoundError as error:
        wiped = StoredFile.objects.filter(digest=digest, wiped_at__isnull=False).exists()
        raise Refused("file_wiped" if wiped else "file_not_here", kind="missing") from error


def wipe(digest: str, reason: WipeReason, *, now: datetime | None = None) -> None:
    """Remove the content and keep the fact; a file wiped as secret does not come in again."""
    place = place_of(digest)
    StoredFile.objects.filter(digest=digest, wiped_at__isnull=True).update(
        wiped_at=now or timezone.now(), wiped_because=reason, takes=0
    )
    remove(place)


def _count(examined: Examined, now: datetime) -> Before:
    """Remember that the file was brought in once more; what was wiped as secret is refused."""
    counted = 0
    while not counted:  # again where it was released between being found and being counted
        row, _ = StoredFile.objects.get_or_create(
            digest=examined.digest,
            defaults={
                "size": len(examined.data),
                "media_type": examined.media.type,
                "has_text": examined.has_text,
                "stored_at": now,
            },
        )
        if row.wiped_because == "secret":
            raise Refused("file_wiped_as_secret", kind="secret")
        counted = StoredFile.objects.filter(digest=examined.digest).update(
            takes=F("takes") + 1, wiped_at=None, wiped_because="", stored_at=now
        )
    return Before(row.digest, row.wiped_at, row.wiped_because)


def _uncount(before: Before) -> None:
    """Take one bringing in back; the last one takes the file away."""
    row = StoredFile.objects.filter(digest=before.digest)
    if before.wiped_at is not None:
        row.update(takes=0, wiped_at=before.wiped_at, wiped_because=before.wiped_because)
    elif not row.filter(takes__lte=1).delete()[0]:
        row.update(takes=F("takes") - 1)
        return
    remove(place_of(before.digest))


def remove(place: Path) -> None:
    """Remove a file from the disk, and its folder where it was the only one in it."""
    place.unlink(missing_ok=True)
    with suppress(OSError):
        place.parent.rmdir()


def _place(examined: Examined) -> None:
    place = place_of(examined.digest)
    if not place.exists():
        write_whole(examined.data, place)
