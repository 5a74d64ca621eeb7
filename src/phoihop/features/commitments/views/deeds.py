"""What is asked on a page of its own (a dialog where scripts run): answers, more time, resting, keeping apart.

Each names the thing, asks once, says what will follow, and takes the reason where one is due.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.commitments import actions, forms
from phoihop.features.commitments.deed_words import DeedWords, words_of
from phoihop.features.commitments.looking import Looking, looking
from phoihop.features.commitments.wording import refusal_words
from phoihop.people.acting import Actor
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.registers import calendar
from phoihop.registers.tables import Due
from phoihop.screen import clock

Said = dict[str, Any]
Perform = Callable[[Due, Said, Actor, datetime], object]


@dataclass(frozen=True)
class Deed:
    """A thing to do: its form and what it performs."""

    form: Callable[..., django_forms.Form]
    perform: Perform


def _receive(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.receive_report(row, said["on"], said_for=said.get("of", ""), by=by, now=now)


def _send_back(row: Due, said: Said, by: Actor, now: datetime) -> object:
    spoken_for = said.get("of", "")
    return actions.send_back(row, said["reason"], said["answer_by"], said["on"], said_for=spoken_for, by=by, now=now)


def _ask(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.ask_extension(row, said["until"], said["reason"], said["on"], by=by, now=now)


def _grant(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.answer_extension(row, grant=True, on=said["on"], said_for=said.get("of", ""), by=by, now=now)


def _refuse(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.answer_extension(
        row, grant=False, on=said["on"], reason=said["reason"], said_for=said.get("of", ""), by=by, now=now
    )


def _take_back(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.take_back_report(row, said["reason"], by=by, now=now)


def _suspend(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.suspend(row, said["reason"], by=by, now=now)


def _resume(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.resume(row, said["due"], by=by, now=now)


def _withdraw(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.withdraw(row, said["reason"], by=by, now=now)


def _apart(row: Due, said: Said, by: Actor, now: datetime) -> object:
    return actions.keep_apart(row, said["on"], by=by, now=now)


DEEDS = {
    "receive": Deed(forms.Deed, _receive),
    "send_back": Deed(forms.SendBack, _send_back),
    "ask": Deed(forms.AskExtension, _ask),
    "enter_ask": Deed(forms.AskExtension, _ask),
    "grant": Deed(forms.Deed, _grant),
    "refuse": Deed(forms.ReasonOn, _refuse),
    "paper_receive": Deed(forms.Deed, _receive),
    "paper_send_back": Deed(forms.SendBack, _send_back),
    "paper_grant": Deed(forms.Deed, _grant),
    "paper_refuse": Deed(forms.ReasonOn, _refuse),
    "take_back": Deed(forms.Reason, _take_back),
    "suspend": Deed(forms.Reason, _suspend),
    "resume": Deed(forms.Resume, _resume),
    "withdraw": Deed(forms.Reason, _withdraw),
    "apart": Deed(forms.Deed, _apart),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, record: str, commitment: str, period: str, party: str, deed: str) -> HttpResponse:
    """Ask for one thing, and do it."""
    look = looking(request, record, commitment, period, party)
    name = deed.replace("-", "_")
    if name not in DEEDS:
        raise Http404
    if name not in look.may:
        messages.warning(request, _("This can no longer be done: the occurrence has changed meanwhile."))
        return HttpResponseRedirect(look.url)
    asked = DEEDS[name]
    words = words_of(name, look)
    papers = [(slot, look.found.names.short(slot)) for slot in look.may.papers] if name.startswith("paper_") else []
    given: dict[str, Any] = {"today": look.today, "papers": papers, "initial": _initial(name, look.today)}
    form = asked.form(request.POST, **given) if request.method == "POST" else asked.form(**given)
    if request.method == "POST" and form.is_valid():
        try:
            asked.perform(look.row, form.cleaned_data, look.actor, clock.now())
        except Refused as refused:
            form.add_error(_field_of(refused, form), refusal_words(refused))
        else:
            messages.success(request, words.done)
            return HttpResponseRedirect(look.url)
    return render(request, "screen/confirm.html", _context(words, form, look), status=422 if form.errors else 200)


def _context(words: DeedWords, form: django_forms.Form, look: Looking) -> dict[str, Any]:
    return {
        "section": "desk",
        "title": words.title,
        "sentence": words.sentence,
        "consequences": words.consequences,
        "action": words.action,
        "form": form,
        "back": look.url,
    }


def _initial(name: str, today: date) -> dict[str, Any]:
    return {"answer_by": calendar.usual_answer_day(today)} if name.endswith("send_back") else {}


def _field_of(refused: Refused, form: django_forms.Form) -> str | None:
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
