"""Opening an occurrence of a conditional commitment: an event has happened, and its term begins."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.agreements.tables import Agreement, CommitmentRow
from phoihop.features.commitments import actions
from phoihop.features.commitments.addresses import agreement_url
from phoihop.features.commitments.forms import Opening
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import language, place_words, refusal_words
from phoihop.people.acting import actor_of
from phoihop.people.rights import check_writer, signed_in, standing_or_404
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due
from phoihop.screen import clock
from phoihop.screen.parts import Link
from phoihop.timetable import VIET_NAM
from phoihop.timetable.sentences import rule_words


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def open_occurrence(request: HttpRequest, record: str, commitment: str) -> HttpResponse:
    """Ask what happened and when, and open the occurrence."""
    actor = actor_of(request)
    standing = standing_or_404(actor, record)
    promised = CommitmentRow.objects.filter(record=record, commitment=commitment, cadence="on_event").first()
    agreement = Agreement.objects.filter(record=record).first()
    if promised is None or agreement is None:
        raise Http404
    if standing.role == "observer":
        raise Refused("observers_read", {}, "forbidden")
    check_writer(actor)
    form = Opening(request.POST) if request.method == "POST" else Opening(initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        day, hour = form.cleaned_data["on"], form.cleaned_data["at"]
        at = datetime.combine(day, hour, VIET_NAM).isoformat() if hour else day.isoformat()
        if day > clock.today():
            form.add_error("on", _("The day of the event has not come yet."))
        else:
            try:
                reason = form.cleaned_data["reason"]
                act = actions.open_occurrence(record, commitment, at, reason, by=actor, now=clock.now())
            except Refused as refused:
                form.add_error(None, refusal_words(refused))
            else:
                messages.success(request, _("The occurrence is open; its term runs."))
                row = Due.objects.filter(record=record, commitment=commitment, period=act.id).order_by("slot").first()
                return HttpResponseRedirect(occurrence_url(row) if row else agreement_url(record))
    shown = {
        "section": "desk",
        "above": [Link(agreement_name(agreement), agreement_url(record)), Link(place_words(promised.clause_label))],
        "title": promised.title,
        "term": _term(promised),
        "form": form,
        "back": agreement_url(record),
    }
    return render(request, "commitments/opening.html", shown, status=422 if form.errors else 200)


def _term(promised: CommitmentRow) -> str:
    """Say how long the term is, where the timetable can word it."""
    from phoihop.features.agreements.actions import current_terms
    from phoihop.timetable import TimetableRefused

    terms = current_terms(promised.record)
    version = terms.version(promised.terms)
    found = version.commitment(promised.commitment) if version is not None else None
    try:
        return rule_words((found.term if found is not None else "") or "+10wd", language())
    except TimetableRefused:
        return ""
