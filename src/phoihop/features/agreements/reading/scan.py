"""The signed scan compared with the Word file that is read: each difference beside its clause.

A scan is recognised page by page in the background, which takes seconds for each; what was found stays with the draft.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import close_old_connections
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.drafts.draft import draft_or_404
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import limits, place, readers, reading_of
from phoihop.features.wording import sentence
from phoihop.people.acting import actor_of
from phoihop.people.rights import signed_in
from phoihop.reading import ReadRefused
from phoihop.reading.comparing import Difference, differences
from phoihop.reading.isolated import read_in_child
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.vault import keeping

MOST_SHOWN = 300
GIVEN_UP = timedelta(minutes=3)


def note_of_scan(draft: int, said: dict[str, Any]) -> bool:
    """Write what is known of the comparison to the draft; False where the draft is gone."""
    fields = ReadingDraft.objects.filter(pk=draft).values_list("fields", flat=True).first()
    if fields is None:
        return False
    return bool(ReadingDraft.objects.filter(pk=draft).update(fields=fields | {"scan": said}))


class Gone(Exception):
    """The draft was thrown away while its scan was being recognised."""


def compare(draft: int) -> None:
    """Read the scan of a draft and write down where it differs, or why that could not be done."""

    def progress(done: int, of: int) -> None:
        if not note_of_scan(draft, {"done": done, "of": of, "at": now().isoformat()}):
            raise Gone

    try:
        row = ReadingDraft.objects.filter(pk=draft).first()
        if row is None:
            return
        with keeping.open_file(row.scan["sha256"]) as file:
            data = file.read()
        scanned = read_in_child(data, row.scan["name"], limits(), place=place(), progress=progress)
        found = differences(reading_of(row), scanned)
        note_of_scan(draft, {"found": msgspec.to_builtins(found[:MOST_SHOWN]), "count": len(found)})
    except (ReadRefused, Refused) as refused:
        params = {name: str(value) for name, value in refused.params.items()}
        note_of_scan(draft, {"failure": {"code": refused.code, "params": params}})
    except Gone:
        return


def compare_apart(draft: int) -> None:
    """Do so in a thread of its own, which leaves no connection open."""
    try:
        compare(draft)
    finally:
        close_old_connections()


def said_of(row: ReadingDraft) -> dict[str, Any]:
    said: dict[str, Any] = row.fields.get("scan", {})
    return said


def is_going_on(said: dict[str, Any], moment: datetime) -> bool:
    """Tell whether the comparison still runs; one that says nothing for minutes was cut off with its server."""
    return "at" in said and datetime.fromisoformat(said["at"]) > moment - GIVEN_UP


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_scan(request: HttpRequest, draft: int) -> HttpResponse:
    """Show where the scan and the text differ; a POST begins the comparison anew."""
    row = draft_or_404(actor_of(request), draft)
    if not row.scan.get("sha256") or not row.reading:
        raise Http404
    if request.method == "POST":
        note_of_scan(row.pk, {"done": 0, "of": 0, "at": now().isoformat()})
        readers().submit(compare_apart, row.pk)
        return HttpResponseRedirect(reverse("reading_scan", args=[draft]))
    said = said_of(row)
    failure = said.get("failure")
    words = sentence(failure["code"], failure["params"], get_language() or "vi") if failure else ""
    shown = {
        "section": "agreements",
        "draft": row,
        "going_on": is_going_on(said, now()),
        "said": said,
        "failure": words,
        "compared": "found" in said,
        "found": msgspec.convert(said.get("found", []), list[Difference]),
    }
    return render(request, "agreements/reading_scan.html", shown)
