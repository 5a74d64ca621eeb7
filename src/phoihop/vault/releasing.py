"""Files of something that is thrown away go with it, where nothing else names them: no entry, no other draft.

Who may name a file says so at start (`named_by`); the vault knows neither entries nor drafts. Wiping is another matter:
it takes away a file that is named, and keeps the fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction

from phoihop.vault.keeping import DIGEST, place_of, remove
from phoihop.vault.models import StoredFile

_ASKED: dict[str, Callable[[str], bool]] = {}


def named_by(what: str, names: Callable[[str], bool]) -> None:
    """Let `names` be asked whether something of this kind names a file, by its digest."""
    _ASKED[what] = names


def release(digests: Iterable[str]) -> list[str]:
    """Take away the files that nothing names any more; return which. Called after what named them is gone.

    One that somebody is bringing in at this moment comes back when that is done (`keeping.taking`).
    """
    return [digest for digest in dict.fromkeys(digests) if DIGEST.fullmatch(digest) and _taken_away(digest)]


def _taken_away(digest: str) -> bool:
    """Take one file away unless something names it, and say whether it went.

    The row is locked before that is asked: somebody else who brings the same content in has either named it by then,
    or waits, finds the row gone and keeps the file anew.
    """
    with transaction.atomic():
        row = StoredFile.objects.select_for_update().filter(digest=digest, wiped_at__isnull=True).first()
        if row is None or any(names(digest) for names in _ASKED.values()):
            return False
        row.delete()
        remove(place_of(digest))
    return True
