"""The files of a draft on the reading desk: the document that was read and its scan, and what becomes of them."""

from __future__ import annotations

from django.db.models import Q

from phoihop.features.agreements.models import ReadingDraft
from phoihop.vault.releasing import release


def throw_away(draft: ReadingDraft) -> None:
    """Delete a draft, and its files where nothing else names them: no entry, no other draft."""
    draft.delete()
    let_go_of_files(draft)


def let_go_of_files(draft: ReadingDraft) -> None:
    """Release the files of a draft that is deleted."""
    release(str(file["sha256"]) for file in (draft.source, draft.scan) if file.get("sha256"))


def draft_names(digest: str) -> bool:
    """Tell whether a draft on the reading desk of any office here names this file."""
    return ReadingDraft.objects.filter(Q(source__sha256=digest) | Q(scan__sha256=digest)).exists()
