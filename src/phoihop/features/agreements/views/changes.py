"""Changing an agreement: which kind of change, and what its first step makes of the version in force.

What every change does then, until it is signed, stands in `two_steps.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements.amending import kept_of
from phoihop.features.agreements.changing import (
    Handing,
    left_without_receiver,
    living,
    next_slot,
    prolonged,
    succeeded,
    terminated,
    touched_by,
    with_more,
    without_observers,
)
from phoihop.features.agreements.forms_steps import (
    OTHERS,
    JoiningStep,
    ObserverStep,
    ProlongationStep,
    SuccessionStep,
    TerminationStep,
    chosen_of,
)
from phoihop.features.agreements.plans import PartyPlan, TermsPlan
from phoihop.features.agreements.views.two_steps import Changing, two_steps
from phoihop.people.rights import signed_in


class Kind(NamedTuple):
    """One kind of change, as it is offered."""

    words: str
    consequence: str
    url: str


@signed_in
@require_safe
def change_page(request: HttpRequest, record: str) -> HttpResponse:
    """Ask which kind of change it is."""
    changing = Changing(request, record)
    look, last = changing.look, changing.terms.last
    assert last is not None
    in_hand = kept_of(look.actor.organisation_id, record, last.issue).number
    amend = _("Commitments are added, changed or end from a day on.")
    if in_hand:
        words = ngettext("In hand: %(n)d change.", "In hand: %(n)d changes.", in_hand) % {"n": in_hand}
        amend = f"{amend} {words}"

    def to(name: str) -> str:
        return reverse(name, args=[record])

    kinds = [
        Kind(_("Amend it"), amend, to("amend_agreement")),
        Kind(_("Prolong it"), _("It runs longer; all commitments go on."), to("prolong_agreement")),
        Kind(_("End it"), _("It ends earlier than agreed; the final review becomes due."), to("end_agreement")),
        Kind(_("A body ends or merges"), _("Its duties pass to another from a day on."), to("succeed_in_agreement")),
        Kind(_("A new party joins"), _("It signs, and takes a place of its own."), to("join_agreement")),
        Kind(
            _("Somebody follows it, or does no longer"),
            _("Who follows it reads all of it, signs nothing and owes nothing."),
            to("observe_agreement"),
        ),
    ]
    return render(request, "agreements/change.html", look.context("agreement_parties") | {"kinds": kinds})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prolong_page(request: HttpRequest, record: str) -> HttpResponse:
    changing = Changing(request, record)
    step = ProlongationStep(request.GET if "to" in request.GET else None, plan=changing.plan, today=changing.look.today)

    def planned() -> TermsPlan:
        to = step.cleaned_data["to"].isoformat()
        effective = max(changing.plan.effective, min(changing.look.today.isoformat(), changing.plan.to or to))
        return prolonged(changing.plan, to, effective)

    return two_steps(changing, step, planned, title=_("Prolong the agreement"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def end_page(request: HttpRequest, record: str) -> HttpResponse:
    changing = Changing(request, record)
    step = TerminationStep(request.GET if "on" in request.GET else None, plan=changing.plan, today=changing.look.today)

    def planned() -> TermsPlan:
        return terminated(changing.plan, step.cleaned_data["on"].isoformat())

    return two_steps(changing, step, planned, title=_("End the agreement"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def observe_page(request: HttpRequest, record: str) -> HttpResponse:
    return _more(request, record, "observer")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def join_page(request: HttpRequest, record: str) -> HttpResponse:
    return _more(request, record, "party")


def _more(request: HttpRequest, record: str, role: str) -> HttpResponse:
    changing = Changing(request, record)
    kind = ObserverStep if role == "observer" else JoiningStep
    given = request.GET if "organisation" in request.GET else None
    initial = {"effective": changing.look.today, "ending": request.GET.getlist("end")}
    step = kind(given, plan=changing.plan, today=changing.look.today, initial=initial)

    def planned() -> TermsPlan:
        effective = step.cleaned_data["effective"].isoformat()
        more = [step.body] if step.cleaned_data["organisation"] else []
        plan = without_observers(changing.plan, step.cleaned_data.get("ending") or [], effective)
        return with_more(plan, more, effective, role=role)

    title = _("Change who follows the agreement") if role == "observer" else _("Let a new party join")
    return two_steps(changing, step, planned, title=title)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def succeed_page(request: HttpRequest, record: str) -> HttpResponse:
    changing = Changing(request, record)
    given = request.GET if "organisation" in request.GET else None
    step = SuccessionStep(given, plan=changing.plan, today=changing.look.today)
    asked = given is not None and "asked" in given
    if given is not None:
        _ask_for_leads(step)

    def planned() -> TermsPlan:
        answers = step.cleaned_data
        heir = _heir(changing.plan, step)
        touched = step.touched
        receivers = {each.id: answers.get(f"receiver_{each.id}") or "" for each in touched}
        chosen = {name: "" if slot == OTHERS else slot for name, slot in receivers.items() if slot}
        leads = {each.id: slot for each in touched if (slot := answers.get(f"lead_{each.id}"))}
        plan = succeeded(
            changing.plan, Handing(answers["ended"], heir, leads, chosen), answers["effective"].isoformat()
        )
        if len(living(plan)) < 2:
            step.add_error("ended", _("Only one party would be left. Record the end of the agreement instead."))
        for name in left_without_receiver(changing.plan, plan, list(chosen)):
            step.add_error(f"receiver_{name}", _("Lead and receiver would be one body. Choose who receives."))
        return plan

    return two_steps(changing, step, planned, title=_("A body ends or merges"), ready=asked, basis=True)


def _ask_for_leads(step: SuccessionStep) -> None:
    ended = chosen_of(step)
    name = step.data.get("name", "")
    chosen = step.data.get("organisation", "")
    choices = dict(step.fields["organisation"].choices)  # type: ignore[attr-defined]
    heir = name if chosen == "new" else str(choices.get(chosen, ""))
    step.ask_for(touched_by(step.plan, ended), heir)


def _heir(plan: TermsPlan, step: SuccessionStep) -> PartyPlan:
    name, organisation = step.body
    own = next((p for p in plan.parties if organisation and p.organisation == organisation and not p.ended), None)
    return own or PartyPlan(next_slot(plan.parties), name, organisation)
