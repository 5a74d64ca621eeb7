"""What a person looks at before the reading desk: text that was converted, tracked changes, what a scan says otherwise.

A conversion is shown beside what stood there; of tracked changes a person says whether they count.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.features.agreements.drafts.draft import draft_or_404
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.files import let_go_of_files
from phoihop.features.agreements.reading.intake import words_of
from phoihop.features.agreements.reading.taking import read_original
from phoihop.people.acting import actor_of
from phoihop.people.rights import check_writer, signed_in
from phoihop.reading import ReadRefused
from phoihop.reading.sentences import note
from phoihop.record.refused import Refused
from phoihop.screen.clock import now

LOOKED_AT = frozenset({"tracked_changes", "was_tcvn3", "was_vni"})


def notes_of(row: ReadingDraft) -> list[str]:
    """Return what to know of a reading, in words."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    return [note(code, language) for code in row.reading.get("notes", ())]


def is_to_be_looked_at(row: ReadingDraft) -> bool:
    """Tell whether a person has still to look at what was made of the text."""
    return not row.fields.get("looked") and bool(LOOKED_AT & set(row.reading.get("notes", ())))


def waiting_or_404(request: HttpRequest, draft: int) -> ReadingDraft:
    """Return a draft that an officer may still change, or refuse."""
    actor = actor_of(request)
    row = draft_or_404(actor, draft)
    check_writer(actor)
    return row


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_look(request: HttpRequest, draft: int) -> HttpResponse:
    """Show what was made of the text, and go on to the desk once somebody has looked."""
    row = waiting_or_404(request, draft)
    if row.state != ReadingDraft.State.OPEN or (row.items and row.fields.get("looked")):
        return HttpResponseRedirect(reverse("reading_desk", args=[draft]))
    notes = set(row.reading.get("notes", ()))
    may_choose = "tracked_changes" in notes and bool(row.source.get("sha256"))
    shown: dict[str, Any] = {
        "section": "agreements",
        "draft": row,
        "notes": notes_of(row),
        "converted": row.reading.get("converted", ()),
        "may_choose": may_choose,
    }
    if request.method == "POST":
        try:
            if may_choose and request.POST.get("changes") == "original":
                read_original(row)
        except (Refused, ReadRefused) as refused:
            return render(request, "agreements/reading_look.html", shown | {"error": words_of(refused)})
        row.fields = row.fields | {"looked": True}
        row.changed = now()
        row.save()
        return HttpResponseRedirect(reverse("reading_desk", args=[draft]))
    return render(request, "agreements/reading_look.html", shown)


@signed_in
@require_POST
def reading_cancel(request: HttpRequest, draft: int) -> HttpResponse:
    """Stop a reading that goes on in the background; nothing of the document is kept."""
    row = waiting_or_404(request, draft)
    if ReadingDraft.objects.filter(pk=row.pk, state=ReadingDraft.State.WAITING).delete()[0]:
        let_go_of_files(row)
    messages.success(request, _("Reading was stopped. Nothing of the document was kept."))
    return HttpResponseRedirect(reverse("new_agreement"))
