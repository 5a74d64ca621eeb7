"""The files of a draft on the reading desk: the document that was read and its scan, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection

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


def draft_names(digests: Collection[str]) -> set[str]:
    """Return which of these files a draft on the reading desk of any office here names."""
    drafts = ReadingDraft.objects.filter(Q(source__sha256__in=digests) | Q(scan__sha256__in=digests))
    found = drafts.values_list("source__sha256", "scan__sha256")
    return {str(digest) for pair in found for digest in pair} & set(digests)
