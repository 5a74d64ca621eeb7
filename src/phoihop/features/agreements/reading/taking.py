"""Taking a document in: looked at by the vault's door, read in a process of its own, opened as a draft for the desk.

What bears a secrecy mark is refused before anything is kept. A reading that takes long goes on in the background; the
bytes stay in memory until it is done, so that a refusal then leaves nothing behind either.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path, PurePath
from typing import Any

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import close_old_connections

from phoihop.features.agreements.drafts.draft import DraftParty, as_json
from phoihop.features.agreements.drafts.parties import Directory, parties_from
from phoihop.features.agreements.drafts.proposals import in_sentence_case, proposals_of
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.watch import Watch
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation
from phoihop.people.rights import check_may
from phoihop.reading import PARTIES, Reading, ReadRefused, Wanted, secrecy_mark
from phoihop.reading.isolated import Limits, read_in_child
from phoihop.record.refused import Refused
from phoihop.vault import keeping
from phoihop.vault.door import Examined, examine, mark_in_name
from phoihop.vault.media import DOC, DOCX, ODS, ODT, PDF, RTF, TEXT, XLS, XLSX
from phoihop.vault.names import shown_name
from phoihop.vault.upload import is_over_limit

WAITED_SECONDS = 8.0
"""A reading that takes longer goes on while the person looks at a page of progress."""
MOST_PARTIES = 12
TEXT_ONLY = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".text"})
"""Kinds that are read and not kept: the vault takes no web pages, because a browser would run them."""
WRITTEN = (DOCX, DOC, RTF, ODT, XLSX, XLS, ODS, TEXT)


@dataclass(frozen=True)
class Arrived:
    """What somebody brought: its bytes, and what the door found; `examined` is None for what is only read."""

    data: bytes
    name: str
    examined: Examined | None


@lru_cache(maxsize=1)
def readers() -> ThreadPoolExecutor:
    """Return the threads that wait for readings: two at a time, each in a process of its own."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="reader")


def take_in(
    uploads: Sequence[UploadedFile[Any]],
    *,
    declared: bool,
    by: Actor,
    now: datetime,
    wait: float = WAITED_SECONDS,
) -> ReadingDraft:
    """Take a document in, with its scan where one came along. Raises `Refused` or `ReadRefused`; nothing is kept then."""
    check_may(by, "")
    arrived = [_look(upload, declared=declared) for upload in uploads]
    document = _document(arrived)
    scan = next((each for each in arrived if each is not document and each.examined is not None), None)
    return _read(document, scan, document.name, by=by, now=now, wait=wait)


def take_text(
    text: str,
    scans: Sequence[UploadedFile[Any]] = (),
    *,
    declared: bool,
    by: Actor,
    now: datetime,
    wait: float = WAITED_SECONDS,
) -> ReadingDraft:
    """Take in a text that was pasted, with the scan that it was taken from."""
    check_may(by, "")
    scan = next((_look(upload, declared=declared) for upload in scans), None)
    return _read(Arrived(text.encode(), "x.txt", None), scan, "", by=by, now=now, wait=wait)


def take_page(page: str, title: str, *, by: Actor, now: datetime, wait: float = WAITED_SECONDS) -> ReadingDraft:
    """Take in a web page that we wrote ourselves from pasted rows."""
    check_may(by, "")
    return _read(Arrived(page.encode(), "x.html", None), None, title, by=by, now=now, wait=wait)


def open_by_hand(form: str, title: str, parties: Sequence[str], *, by: Actor, now: datetime) -> ReadingDraft:
    """Open a draft without a document: everything is typed. Raises `Refused` where what was typed bears a mark."""
    check_may(by, "")
    mark = secrecy_mark("\n".join((title, *parties)))
    if mark:
        raise Refused("file_secret", {"mark": mark}, "secret")
    assert by.organisation is not None
    directory = Directory(by.organisation)
    found = [DraftParty(f"p{number}", name, "", directory.find(name)) for number, name in enumerate(parties, 1)]
    row = _row(by, now, title=title)
    row.agreement = 0
    row.parties = as_json(found)
    row.fields = {"form": form, "title": title}
    row.save()
    return row


def _look(upload: UploadedFile[Any], *, declared: bool) -> Arrived:
    limit = settings.UPLOAD_LIMIT
    name = upload.name or ""
    if is_over_limit(upload):
        raise Refused("file_too_large", {"limit": limit // (1024 * 1024)}, "too_large")
    data = upload.read(limit + 1)
    suffix = PurePath(name).suffix.lower()
    if suffix in TEXT_ONLY:
        mark = mark_in_name(name)
        if mark:
            raise Refused("file_secret", {"mark": mark}, "secret")
        return Arrived(data, shown_name(name), None)
    examined = examine(data, name, declared_not_secret=declared, limit=limit)
    return Arrived(data, examined.name, examined)


def _document(arrived: Sequence[Arrived]) -> Arrived:
    """Return what is to be read: written text before a PDF with text, and that before pictures."""
    for media in (WRITTEN, (PDF,)):
        for each in arrived:
            if each.examined is None or (each.examined.media in media and each.examined.has_text):
                return each
    return arrived[0]


def _read(
    document: Arrived, scan: Arrived | None, title: str, *, by: Actor, now: datetime, wait: float
) -> ReadingDraft:
    watch = Watch()
    future = readers().submit(
        read_in_child, document.data, document.name, limits(), place=place(), progress=watch.progress
    )
    try:
        reading = future.result(timeout=wait)
    except TimeoutError:
        row = _row(by, now, title=title)
        row.state = ReadingDraft.State.WAITING
        done, of = watch.told
        row.fields = {"done": done, "of": of} if of else {}
        row.save()
        watch.draft = row.pk
        future.add_done_callback(partial(_finish, row.pk, document, scan, now))
        return row
    row = _row(by, now, title=title)
    _open(row, reading, document, scan, now)
    return row


def place() -> Path:
    """Return where other programs that the reader calls may put files: the installation's own folder for them."""
    return Path(settings.TEMPORARY)


def limits() -> Limits:
    """Return what the reader may use: files as large as the installation accepts."""
    return Limits(most_bytes=settings.UPLOAD_LIMIT)


def _row(by: Actor, now: datetime, *, title: str) -> ReadingDraft:
    return ReadingDraft(user=by.user, organisation=by.organisation_id, title=title[:500], made=now, changed=now)


def _finish(number: int, document: Arrived, scan: Arrived | None, now: datetime, future: Future[Reading]) -> None:
    """Open the draft that waited, or write down why the document could not be read."""
    own_thread = threading.current_thread() is not threading.main_thread()
    try:
        row = ReadingDraft.objects.filter(pk=number, state=ReadingDraft.State.WAITING).first()
        if row is None:
            return
        try:
            _open(row, future.result(), document, scan, now)
        except (ReadRefused, Refused) as refused:
            row.state = ReadingDraft.State.FAILED
            row.failure = {"code": refused.code, "params": {k: str(v) for k, v in refused.params.items()}}
            row.title = ""
            row.save()
    finally:
        if own_thread:
            close_old_connections()


def _open(row: ReadingDraft, reading: Reading, document: Arrived, scan: Arrived | None, now: datetime) -> None:
    """Keep the files and what was read, all or nothing."""
    with keeping.taking():
        row.source = _kept(document, now)
        row.scan = _kept(scan, now) if scan is not None else {}
        row.reading = msgspec.to_builtins(reading)
        row.state = ReadingDraft.State.OPEN
        row.fields = {}
        if len(reading.agreements) <= 1:
            fill(row, reading, 0)
        row.save()


def _kept(arrived: Arrived, now: datetime) -> dict[str, Any]:
    if arrived.examined is None:
        return {}
    taken = keeping.take(arrived.data, arrived.name, declared_not_secret=True, now=now)
    return {"sha256": taken.digest, "name": taken.name, "size": taken.size, "type": taken.media_type}


def reading_of(row: ReadingDraft) -> Reading:
    return msgspec.convert(row.reading, Reading)


def read_original(row: ReadingDraft) -> None:
    """Read the document of a draft once more, as it was before its tracked changes. Raises `Refused`, `ReadRefused`."""
    with keeping.open_file(row.source["sha256"]) as file:
        data = file.read()
    reading = read_in_child(data, row.source["name"], limits(), wanted=Wanted(original=True), place=place())
    row.reading = msgspec.to_builtins(reading)
    row.agreement, row.parties, row.items, row.log = -1, [], [], []
    if len(reading.agreements) <= 1:
        fill(row, reading, 0)


def fill(row: ReadingDraft, reading: Reading, agreement: int) -> None:
    """Make a draft of one agreement of its reading: parties and proposals."""
    own = Organisation.objects.get(id=row.organisation)
    row.agreement = agreement
    parties = parties_from(reading.agreements[agreement], own) if reading.agreements else []
    if len(parties) < 2:
        parties = _bodies(reading, agreement, parties, Directory(own))
    if reading.agreements and reading.agreements[agreement].title:
        row.title = in_sentence_case(reading.agreements[agreement].title)[:500]
    row.parties = as_json(parties)
    row.items = as_json(proposals_of(reading, agreement, parties))


def _bodies(reading: Reading, agreement: int, parties: list[DraftParty], directory: Directory) -> list[DraftParty]:
    """Return as parties the bodies that lead, then those that support: a table of tasks names its parties nowhere else."""
    wanted = [each for each in reading.commitments if not reading.agreements or each.agreement == agreement]
    names = [party.name for party in parties]
    names += [name for each in wanted for name in each.lead] + [name for each in wanted for name in each.support]
    distinct = [name for name in dict.fromkeys(names) if name != PARTIES][:MOST_PARTIES]
    found: list[DraftParty] = []
    for number, name in enumerate(distinct, 1):
        organisation = directory.find(name)
        if organisation and any(party.organisation == organisation for party in found):
            organisation = ""
        found.append(DraftParty(f"p{number}", name, "", organisation))
    if all(party.organisation != directory.own.id for party in found):
        found.append(DraftParty(f"p{len(found) + 1}", directory.own.name, "", directory.own.id))
    return found


def copies_for(row: ReadingDraft, chosen: Sequence[int], now: datetime) -> list[ReadingDraft]:
    """Make one draft for each chosen agreement of a reading: the row itself for the first."""
    reading = reading_of(row)
    rows = [row, *(_copy(row, now) for _ in chosen[1:])]
    for each, agreement in zip(rows, chosen, strict=True):
        fill(each, reading, agreement)
        each.changed = now
        each.save()
    return rows


def _copy(row: ReadingDraft, now: datetime) -> ReadingDraft:
    return ReadingDraft(
        user=row.user,
        organisation=row.organisation,
        source=row.source,
        scan=row.scan,
        reading=row.reading,
        fields=row.fields,
        made=now,
        changed=now,
    )
