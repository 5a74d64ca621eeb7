"""Changing an agreement: which kind of change, what it will do, and then the paper or the draft on which it is signed.

Two steps: the first is asked by GET, so that the preview can be gone back from; the second signs, and only it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements import actions
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.amending import kept_of
from phoihop.features.agreements.change_words import Telling, Told
from phoihop.features.agreements.changing import (
    Handing,
    left_without_receiver,
    living,
    next_slot,
    plan_of,
    prolonged,
    succeeded,
    terminated,
    touched_by,
    with_more,
    without_observers,
)
from phoihop.features.agreements.forms_change import IN_THE_SYSTEM, ON_PAPER, PaperForm, capacities_of, check_words
from phoihop.features.agreements.forms_steps import (
    OTHERS,
    JoiningStep,
    ObserverStep,
    ProlongationStep,
    SuccessionStep,
    TerminationStep,
    chosen_of,
)
from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.plans import FilePlan, PartyPlan, TermsPlan
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.refusing import refuse
from phoihop.ledger.store import Store
from phoihop.people.actions import find_or_enter
from phoihop.people.models import Organisation
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.timetable import TimetableRefused
from phoihop.vault import keeping


class Kind(NamedTuple):
    """One kind of change, as it is offered."""

    words: str
    consequence: str
    url: str


class Changing:
    """Somebody changes an agreement: who looks, the version in force as a plan, and who may sign how."""

    def __init__(self, request: HttpRequest, record: str) -> None:
        self.look = Looking(request, record)
        if not may_change(self.look):
            raise Http404
        self.terms: Terms = current_terms(record)
        last = self.terms.last
        assert last is not None
        self.store = Store(record)
        self.plan = plan_of(self.terms, last, self.store.words(last.draft) or {})
        self.issued: Mapping[str, Any] = self.store.words(last.issue) or {}

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """On paper by the keeper; where a party signed the last version here, this one is signed here, too."""
        last = self.terms.last
        assert last is not None
        placed = self.store.place(last.issue)
        signed_here = placed is not None and placed.act.names.get("signatures")
        ways = () if signed_here or not self.look.keeps else (ON_PAPER,)
        return (*ways, IN_THE_SYSTEM)

    def names_with(self, plan: TermsPlan) -> dict[str, str]:
        known = {party.slot for party in self.look.parties}
        return {p.slot: self.look.names.short(p.slot) if p.slot in known else p.name for p in plan.parties}


def may_change(look: Looking) -> bool:
    return look.keeps and look.agreement.state == "issued"


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


def two_steps(
    changing: Changing,
    step: forms.Form,
    planned: Callable[[], TermsPlan],
    *,
    title: str,
    ready: bool = True,
    basis: bool = False,
    done: Callable[[], None] = lambda: None,
) -> HttpResponse:
    """Ask the first step; where it is answered, show what it does and ask for the signatures; record on POST.

    `ready` is false while the first step still has something to ask (who leads what). `done` runs after recording.
    """
    look, plan, told = changing.look, None, list[Told]()
    if step.is_bound and step.is_valid():
        plan = planned()
        try:
            telling = Telling(look.record, changing.names_with(plan), cast("Any", look.language), look.today)
            told = telling.told(changing.plan, plan)
        except TimetableRefused as refused:
            refuse(step, refused)
    if plan is None or step.errors or not ready or "again" in look.request.GET:
        context = look.context("agreement_parties") | {"form": step, "heading": title, "asking": step.is_bound}
        return render(
            look.request, "agreements/change_step.html", context, status=400 if step.errors and ready else 200
        )
    request = look.request
    paper = _paper(changing, plan)
    if paper.is_bound and paper.is_valid() and paper.check_not_after(look.today):
        check_words(paper, *(["basis"] if basis else []))
        if not paper.errors and record_change(changing, plan, paper):
            done()
            return HttpResponseRedirect(look.url("agreement_parties"))
    context = look.context("agreement_parties") | {
        "form": paper,
        "heading": title,
        "told": told,
        "signed_here": ON_PAPER not in changing.ways,
        "back": f"{request.path}?{_to_go_back(request)}",
    }
    return render(request, "agreements/change_preview.html", context, status=400 if paper.errors else 200)


def _to_go_back(request: HttpRequest) -> str:
    """Return the answers of the first step, with the wish to see it again."""
    query = request.GET.copy()
    query.pop("asked", None)
    query["again"] = "1"
    return query.urlencode()


def _paper(changing: Changing, plan: TermsPlan) -> PaperForm:
    request = changing.look.request
    names = changing.names_with(plan)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {"how": changing.ways[0], **capacities_of(changing.issued.get("signers", []))}
    form = PaperForm(
        *given,
        parties=[(party.slot, names[party.slot]) for party in living(plan)],
        ways=changing.ways,
        initial=initial,
    )
    if plan.purpose == "succession":
        form.fields["basis"] = forms.CharField(
            label=_("Document that it rests on"),
            help_text=_("For example: Quyết định số 01-QĐ/TU ngày 03/02/2025."),
            max_length=300,
            required=False,
        )
    return form


def record_change(changing: Changing, plan: TermsPlan, paper: PaperForm) -> bool:
    """Record the change or put its draft before the parties; a refusal is shown in the form and changes nothing."""
    look, moment = changing.look, now()
    given = paper.cleaned_data
    entered: list[Organisation] = []
    try:
        with keeping.taking():
            files = []
            if given["scan"]:
                upload = given["scan"][0]
                taken = keeping.take(upload, upload.name or "", declared_not_secret=given["declared"], now=moment)
                files.append(FilePlan(taken.digest, taken.name, taken.size, taken.media_type))
            full = _entered(plan, str(given.get("basis") or "").strip(), entered)
            if paper.on_paper:
                actions.change_on_paper(look.record, full, paper.issue(files), by=look.actor, now=moment)
                words = _("The change is recorded.")
            else:
                actions.draft_version(look.record, _with_files(full, files), by=look.actor, now=moment)
                words = _("The draft stands before the parties; it holds when it is issued.")
    except (Refused, TimetableRefused) as refused:
        for organisation in entered:
            organisation.delete()
        field = "scan" if refused.code.startswith("file_") else None
        refuse(paper, refused, "declared" if refused.code == "file_undeclared" else field)
        return False
    messages.success(look.request, words)
    return True


def _entered(plan: TermsPlan, basis: str, entered: list[Organisation]) -> TermsPlan:
    """Enter new bodies in the directory; what was entered now is told in `entered`, to be taken out on a refusal."""
    parties = []
    for party in plan.parties:
        if party.organisation or not party.name:
            parties.append(party)
            continue
        before = Organisation.objects.count()
        found = find_or_enter(party.name)
        if Organisation.objects.count() > before:
            entered.append(found)
        if any(other.organisation == found.id for other in plan.parties):
            raise Refused("slot_taken", {"slot": party.slot}, "conflict")
        parties.append(replace(party, organisation=found.id))
    return replace(plan, parties=tuple(parties), basis=basis or plan.basis)


def _with_files(plan: TermsPlan, files: list[FilePlan]) -> TermsPlan:
    return replace(plan, files=tuple(files))


def purpose_words(purpose: str, language: str) -> str:
    return PURPOSES[purpose][language].capitalize()
