"""The papers of an agreement: the signed documents of each version and all that reports brought, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from django.db.models import OuterRef, Subquery
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.record import worded
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.registers.tables import Evidence
from phoihop.screen.tables import Column, listing
from phoihop.vault.serving import file_response


class Paper(NamedTuple):
    """A file of the terms: the original, its scan, or the text that was read."""

    name: str
    url: str
    of: str
    number: str
    day: str


def papers_of_terms(look: Looking) -> list[Paper]:
    """Return the files that versions and their issues brought, oldest first."""
    store = Store(look.record)
    terms = current_terms(look.record)
    found = []
    drafts = [(version.draft, version.issue, version.issued_on, version.facts.purpose) for version in terms.versions]
    drafts += [(draft.draft, "", "", draft.facts.purpose) for draft in terms.drafts]
    for draft, issue, on, purpose in drafts:
        issued = (store.words(issue) or {}) if issue else {}
        for words in (store.words(draft) or {}, issued):
            for file in cast("list[dict[str, str]]", words.get("files", [])):
                url = reverse("agreement_file", args=[look.record, file["sha256"]])
                day = "/".join(reversed(on.split("-"))) if on else ""
                of = PURPOSES[purpose][look.language].capitalize()
                found.append(Paper(str(file.get("name", "")), url, of, str(issued.get("number", "")), day))
    # A later version may carry a file on: it belongs to the one that brought it.
    return list({paper.url: paper for paper in reversed(found)}.values())[::-1]


@signed_in
@require_safe
def papers_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show the files of the terms, and a list of what reports brought."""
    look = Looking(request, record)
    columns = [
        Column("name", _("Document"), ("name",)),
        Column("said", _("Brought by"), ("at",)),
    ]
    position = StoredAct.objects.filter(record=record, act=OuterRef("act")).values("position")[:1]
    page = listing(
        request, Evidence.objects.filter(record=record).annotate(at=Subquery(position)), columns, sort="-said"
    )
    context = look.context("agreement_papers", actions_of(look))
    context |= {
        "papers": papers_of_terms(look),
        "listing": page._replace(rows=brought(look, page.rows)),
    }
    return render(request, "agreements/papers.html", context)


class Brought(NamedTuple):
    """A file of a report, with the sentence of the entry that brought it."""

    row: Evidence
    url: str
    said: str
    shown: str


def brought(look: Looking, rows: Sequence[Evidence]) -> list[Brought]:
    """Word the files of one page, by the entries that brought them."""
    acts = StoredAct.objects.filter(record=look.record, act__in={row.act for row in rows})
    sentences = {entry.act: entry.words for entry in worded(look, acts)}
    return [
        Brought(
            row,
            reverse("agreement_file", args=[look.record, row.digest]),
            sentences.get(row.act, ""),
            ", ".join(filter(None, (row.number, "/".join(reversed(row.dated.split("-"))), row.signer))),
        )
        for row in rows
    ]


@signed_in
@require_safe
def agreement_file(request: HttpRequest, record: str, digest: str) -> FileResponse:
    """Give a file of the terms or of a report of this agreement to whoever may see the record."""
    look = Looking(request, record)
    for paper in papers_of_terms(look):
        if paper.url.endswith(f"{digest}/"):
            return file_response(digest, paper.name, shown="shown" in request.GET)
    row = Evidence.objects.filter(record=record, digest=digest).first()
    if row is None:
        raise Http404
    return file_response(digest, row.name, shown="shown" in request.GET)
