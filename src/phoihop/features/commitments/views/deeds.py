"""What is asked on a page of its own (a dialog where scripts run): answers, more time, resting, keeping apart.

Each names the thing, asks once, says what will follow, and takes the reason where one is due.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.commitments.deeds.deed import Named, Question
from phoihop.features.commitments.deeds.extensions import ASK
from phoihop.features.commitments.deeds.table import deed_named
from phoihop.features.commitments.looking import Looking, check_writes, looking
from phoihop.features.commitments.wording import day_of, joined, refusal_words
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.registers.status import status
from phoihop.registers.tables import Due
from phoihop.screen import clock
from phoihop.screen.parts import Words
from phoihop.screen.status import said as status_words
from phoihop.screen.words import dmy


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def deed_page(request: HttpRequest, record: str, commitment: str, period: str, party: str, deed: str) -> HttpResponse:
    """Ask for one thing, and do it."""
    look = looking(request, record, commitment, period, party)
    chosen = deed_named(deed.replace("-", "_"))
    if chosen is None or not isinstance(chosen.asked, Question):
        raise Http404
    if chosen not in look.may:
        check_writes(look)
        messages.warning(request, _("This can no longer be done: the occurrence has changed meanwhile."))
        return HttpResponseRedirect(look.url)
    asked = chosen.asked
    papers = [(slot, look.found.names.short(slot)) for slot in look.may.papers] if asked.of_others else []
    given: dict[str, Any] = {"today": look.today, "papers": papers}
    form = asked.form(request.POST, **given) if request.method == "POST" else asked.form(**given)
    if request.method == "POST" and form.is_valid():
        try:
            asked.perform(look.row, form.cleaned_data, look.actor, clock.now())
        except Refused as refused:
            form.add_error(_field_of(refused, form), refusal_words(refused))
        else:
            messages.success(request, str(asked.done))
            return HttpResponseRedirect(look.url)
    return render(request, "screen/confirm.html", _context(asked, form, look), status=422 if form.errors else 200)


def _context(asked: Question, form: forms.Form, look: Looking) -> dict[str, Any]:
    given = named_in_words(look)

    paper = ""
    if asked is ASK.asked and look.on_paper:
        words = _("%(who)s has not joined here: %(by)s enters its answer from paper.")
        paper = words % {"who": joined(look.on_paper), "by": look.who_enters}

    def said(words: Words) -> str:
        return str(words) % given

    return {
        "section": "desk",
        "title": said(asked.title),
        "sentence": said(asked.sentence),
        "consequences": [said(each) for each in (*asked.consequences, *(asked.if_ours if look.may.ours else ()))]
        + ([paper] if paper else []),
        "action": said(asked.action),
        "form": form,
        "back": look.url,
    }


def named_in_words(look: Looking) -> Named:
    """Return what a question may name: who and what it is about, and what the occurrence would read once received."""
    row = look.row
    waiting = look.found.lead.waiting
    facts = {"continuous": row.continuous, "disputed": row.disputed, "due_on": row.due_on, "judged_due": row.judged_due}
    received = status(Due(state="received", sent_on=row.sent_on, **facts), look.today)
    return {
        "lead": look.lead_name,
        "what": look.found.title,
        "receivers": joined(look.receiver_names),
        "until": dmy(day_of(waiting.until if waiting else "")),
        "due": dmy(row.due_on),
        "status": status_words(received.code, received.days),
    }


def _field_of(refused: Refused, form: forms.Form) -> str | None:
    fields = {
        "date_in_the_future": "on",
        "answer_day_passed": "answer_by",
        "extension_in_the_past": "until",
        "extension_not_later": "until",
        "extension_past_end": "until",
        "reason_missing": "reason",
    }
    field = fields.get(refused.code)
    return field if field in form.fields else None
