"""The reading desk: the document beside what it promises, questions first, and the pages around it.

Works with plain forms. What is done at one proposal stands in `reading/steps.py`, how it is drawn in `reading/cards.py`.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements.drafts.draft import ReadingDesk, draft_or_404
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.cards import page_of
from phoihop.features.agreements.reading.files import throw_away
from phoihop.features.agreements.reading.look import is_to_be_looked_at
from phoihop.features.agreements.reading.taking import copies_for, reading_of
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import check_writer, signed_in
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.vault.serving import file_response


def at_desk(request: HttpRequest, draft: int, *, writing: bool = False) -> tuple[Actor, ReadingDesk]:
    """Return who looks and the draft, or 404; writing asks for an officer and a draft that is not recorded."""
    actor = actor_of(request)
    row = draft_or_404(actor, draft)
    if writing:
        check_writer(actor)
    if writing and row.state != ReadingDraft.State.OPEN:
        raise Refused("no_such_draft", {}, "conflict")
    return actor, ReadingDesk(row)


def desk_url(row: ReadingDraft, at: str = "") -> str:
    url = reverse("reading_desk", args=[row.pk])
    return f"{url}?at={at}#p-{at}" if at else url


@signed_in
@require_safe
def reading_desk(request: HttpRequest, draft: int) -> HttpResponse:
    """Show the document and its proposals."""
    _actor, desk = at_desk(request, draft)
    row = desk.row
    if row.state in (ReadingDraft.State.WAITING, ReadingDraft.State.FAILED):
        return HttpResponseRedirect(reverse("reading_progress", args=[draft]))
    if row.state == ReadingDraft.State.RECORDED:
        return HttpResponseRedirect(reverse("agreement", args=[row.record]))
    if is_to_be_looked_at(row):
        return HttpResponseRedirect(reverse("reading_look", args=[draft]))
    if row.agreement < 0:
        return HttpResponseRedirect(reverse("reading_choose", args=[draft]))
    wanted = request.GET.get("at", "")
    current = wanted if any(item.id == wanted for item in desk.shown) else desk.next_open()
    return render(
        request, "agreements/reading_desk.html", page_of(desk, current, only_open=bool(request.GET.get("open")))
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_choose(request: HttpRequest, draft: int) -> HttpResponse:
    """Choose which of several agreements in one document are followed: one draft for each."""
    _actor, desk = at_desk(request, draft, writing=True)
    row, error = desk.row, ""
    if row.agreement >= 0:
        return HttpResponseRedirect(desk_url(row))
    reading = reading_of(row)
    if request.method == "POST":
        known = range(len(reading.agreements))
        chosen = [int(each) for each in request.POST.getlist("agreement") if each.isdecimal() and int(each) in known]
        if chosen:
            rows = copies_for(row, chosen, now())
            if len(rows) > 1:
                words = _("%(n)d documents are on the reading desk, one for each agreement.") % {"n": len(rows)}
                messages.success(request, words)
            return HttpResponseRedirect(desk_url(rows[0]))
        error = _("Choose at least one agreement.")
    counts = [sum(each.agreement == place for each in reading.commitments) for place in range(len(reading.agreements))]
    found = [(place, about, counts[place]) for place, about in enumerate(reading.agreements)]
    return render(
        request,
        "agreements/reading_choose.html",
        {"section": "agreements", "draft": row, "found": found, "error": error},
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_delete(request: HttpRequest, draft: int) -> HttpResponse:
    """Throw a draft away, after asking once. Its files go with it, unless something else names them."""
    _actor, desk = at_desk(request, draft, writing=True)
    if request.method == "POST":
        throw_away(desk.row)
        messages.success(request, _("The draft was thrown away."))
        return HttpResponseRedirect(reverse("new_agreement"))
    shown = {
        "section": "agreements",
        "title": _("Throw this draft away?"),
        "sentence": _("What was confirmed on the reading desk is lost. Nothing has been recorded yet."),
        "action": _("Throw away"),
        "back": desk_url(desk.row),
    }
    return render(request, "screen/confirm.html", shown)


@signed_in
@require_safe
def reading_file(request: HttpRequest, draft: int, digest: str) -> FileResponse:
    """Open the document or the scan of a draft."""
    _actor, desk = at_desk(request, draft)
    for file in (desk.row.source, desk.row.scan):
        if file.get("sha256") == digest:
            return file_response(digest, str(file.get("name", "")), shown=True)
    raise Http404
