"""Reports that are still being written: kept per person, organisation and occurrence, restored when the page is opened.

What bears a secrecy mark is refused before it is kept. Files come in through the vault's door like any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from phoihop.features.commitments.forms import check_not_secret
from phoihop.features.commitments.models import ReportDraft
from phoihop.people.acting import Actor
from phoihop.registers.tables import Due
from phoihop.vault import keeping
from phoihop.vault.releasing import release

TYPED = re.compile(
    r"result|difficulties|way_forward|estimated|number|on|signer_(?:capacity|on_behalf_of|position)|received_on|not_received"
    r"|figure_[a-z0-9_-]{1,40}|file_[0-9a-f]{16}_(?:number|dated|signer)"
)
LONGEST = 20_000


def draft_of(row: Due, part: str, *, by: Actor) -> ReportDraft | None:
    return ReportDraft.objects.filter(**_key(row, part, by)).first()


def _key(row: Due, part: str, by: Actor) -> dict[str, Any]:
    return {
        "user": by.user,
        "organisation": by.organisation_id,
        "record": row.record,
        "commitment": row.commitment,
        "period": row.period,
        "party": row.party,
        "part": part,
    }


def typed(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what was typed, as it was typed; raises `Refused` where it bears a secrecy mark."""
    kept = {name: str(value)[:LONGEST] for name, value in data.items() if TYPED.fullmatch(name)}
    for text in kept.values():
        check_not_secret(text)
    return kept


def keep_draft(
    row: Due,
    part: str,
    fields: Mapping[str, str],
    files: Sequence[Mapping[str, Any]] | None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Keep what was typed, replacing what was kept before; files stay as they are where none are given."""
    values: dict[str, Any] = {"fields": dict(fields), "saved": now}
    if files is not None:
        values["files"] = [dict(file) for file in files]
    ReportDraft.objects.update_or_create(**_key(row, part, by), defaults=values)


def drop_draft(row: Due, part: str, *, by: Actor) -> None:
    """Drop what was kept: it was sent, or must not be kept. Files that nothing else names go with it."""
    dropped = draft_of(row, part, by=by)
    if dropped is not None:
        dropped.delete()
        release(file["sha256"] for file in dropped.files)


def draft_names(digests: Collection[str]) -> set[str]:
    """Return which of these files a report that somebody is writing names."""
    drafts = ReportDraft.objects.exclude(files=[]).values_list("files", flat=True)
    return {str(file.get("sha256")) for files in drafts.iterator() for file in files} & set(digests)


def bring_in(uploads: Iterable[UploadedFile[Any]], *, declared: bool, now: datetime) -> list[dict[str, Any]]:
    """Bring files into the vault, all or none; raises `Refused` with the vault's sentence."""
    with keeping.taking():
        taken = [keeping.take(upload, upload.name or "", declared_not_secret=declared, now=now) for upload in uploads]
    return [{"sha256": t.digest, "name": t.name, "size": t.size, "type": t.media_type} for t in taken]
