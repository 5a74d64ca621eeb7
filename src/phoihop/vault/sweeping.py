"""What an upload that was cut off has left in the vault goes away by itself, a day later (part of the daily `tick`).

A crash between a file's coming in and the entry or draft that names it leaves a row, a file or both, which nothing names
and no undoing can take back. What came in within a day is left alone: somebody may still be at it. Nothing that an entry
or a draft names is touched, and what does not belong into the vault at all is told by `verify` and left to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings

from phoihop.vault.checking import is_place, unnamed_among
from phoihop.vault.models import StoredFile
from phoihop.vault.releasing import release, release_stray

log = structlog.get_logger(__name__)
LEFT_ALONE = timedelta(days=1)


def sweep(now: datetime) -> list[str]:
    """Take away what nothing names and came in more than a day ago; return the digests."""
    before = now - LEFT_ALONE
    known, old = set(), []
    for digest, came, wiped in StoredFile.objects.values_list("digest", "stored_at", "wiped_at").iterator():
        known.add(digest)
        if came < before and wiped is None:
            old.append(digest)
    gone = release(sorted(unnamed_among(old)), before=before)
    root = Path(settings.VAULT)
    written = _written_before(root.glob("[0-9a-f][0-9a-f]/*"), before)
    strays = [place.name for place in written if is_place(root, place) and place.name not in known]
    gone += [digest for digest in sorted(unnamed_among(strays)) if release_stray(digest, now)]
    for part in _written_before(Path(settings.TEMPORARY).glob("*.part"), before):
        with suppress(OSError):
            part.unlink()
    if gone:
        log.info("files that nothing names were taken away", count=len(gone))
    return gone


def _written_before(places: Iterable[Path], before: datetime) -> Iterator[Path]:
    """Yield the files that were written before this moment; one that goes meanwhile is passed over."""
    for place in places:
        with suppress(OSError):
            if place.is_file() and place.stat().st_mtime < before.timestamp():
                yield place
