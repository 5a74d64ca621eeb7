"""Files of something that is thrown away go with it, where nothing else names them: no entry, no other draft.

Who may name a file says so at start (`named_by`); the vault knows neither entries nor drafts. Wiping is another matter:
it takes away a file that is named, and keeps the fact.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from phoihop.vault.keeping import DIGEST, place_of, remove
from phoihop.vault.models import StoredFile

Names = Callable[[Collection[str]], set[str]]

_ASKED: dict[str, Names] = {}


def named_by(what: str, names: Names) -> None:
    """Let `names` be asked which of some files, told by their digests, something of this kind names."""
    _ASKED[what] = names


def unnamed(digests: Iterable[str]) -> set[str]:
    """Return which of these files nothing names: no entry, no draft."""
    left = set(digests)
    for names in _ASKED.values():
        if left:
            left -= names(left)
    return left


def release(digests: Iterable[str], *, before: datetime | None = None) -> list[str]:
    """Take away the files that nothing names any more; return which. Called after what named them is gone.

    With `before`, only those that came in last before that moment. One that somebody is bringing in at this moment comes
    back when that is done (`keeping.taking`).
    """
    return [digest for digest in dict.fromkeys(digests) if DIGEST.fullmatch(digest) and _taken_away(digest, before)]


def _taken_away(digest: str, before: datetime | None) -> bool:
    """Take one file away unless something names it, and say whether it went.

    The row is locked before that is asked: somebody else who brings the same content in has either named it by then,
    or waits, finds the row gone and keeps the file anew.
    """
    with suppress(OSError), transaction.atomic():  # a file that somebody has open on Windows goes at the next sweep
        row = StoredFile.objects.select_for_update().filter(digest=digest, wiped_at__isnull=True).first()
        if row is None or (before is not None and row.stored_at >= before) or not unnamed([digest]):
            return False
        row.delete()
        remove(place_of(digest))
        return True
    return False


def release_stray(digest: str, now: datetime) -> bool:
    """Take away a file that has no row and that nothing names, and say whether it went.

    A row stands for that moment, so that whoever brings the same content in waits until the file is gone.
    """
    with suppress(OSError), transaction.atomic():
        row, made = StoredFile.objects.get_or_create(
            digest=digest, defaults={"size": 0, "has_text": False, "stored_at": now}
        )
        if not made:
            return False
        row.delete()
        if unnamed([digest]):
            remove(place_of(digest))
            return True
    return False
