"""The two steps of every change of an agreement: what it will do, then the paper or the draft on which it is signed.

The first step is asked by GET, so that the preview can be gone back from; the second signs, and only it writes. Which
changes there are stands in `changes.py` and `amending.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from phoihop.features.agreements import actions
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.change_words import Alteration, Telling
from phoihop.features.agreements.changing import living, plan_of
from phoihop.features.agreements.forms_change import IN_THE_SYSTEM, ON_PAPER, PaperForm, capacities_of, check_words
from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.plans import FilePlan, TermsPlan
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.refusing import refuse
from phoihop.features.agreements.views.who_may import check_in_force, check_keeper
from phoihop.ledger.store import Store
from phoihop.people.actions import find_or_enter
from phoihop.people.models import Organisation, Succession
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.timetable import TimetableRefused
from phoihop.vault import keeping

WAYS_OF_PASSING = ("merge", "absorb", "hand_over")


class Changing:
    """Somebody changes an agreement: who looks, the version in force as a plan, and who may sign how."""

    def __init__(self, request: HttpRequest, record: str) -> None:
        self.look = Looking(request, record)
        check_keeper(self.look)
        check_in_force(self.look)
        self.terms: Terms = current_terms(record)
        last = self.terms.last
        assert last is not None
        self.store = Store(record)
        self.plan = plan_of(self.terms, last, self.store.words(last.draft) or {})
        self.issued: Mapping[str, Any] = self.store.words(last.issue) or {}

    @property
    def in_force(self) -> str:
        """The issue of the version on which the page works."""
        return self.terms.last.issue if self.terms.last is not None else ""

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
    look, plan, told = changing.look, None, list[Alteration]()
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
    initial = {"how": changing.ways[0], "seen": changing.in_force, **capacities_of(changing.issued.get("signers", []))}
    form = PaperForm(
        *given,
        parties=[(party.slot, names[party.slot]) for party in living(plan)],
        ways=changing.ways,
        own=changing.look.actor.organisation_id,
        initial=initial,
    )
    if plan.purpose == "succession":
        ways = [(code, label) for code, label in Succession.Kind.choices if code in WAYS_OF_PASSING]
        form.fields["kind"] = forms.ChoiceField(label=_("How"), choices=[("", "–"), *ways], required=False)
        form.fields["basis"] = forms.CharField(
            label=_("Document that it rests on"),
            help_text=_("For example: Quyết định số 01-QĐ/TU ngày 03/02/2025."),
            max_length=300,
            required=False,
        )
    return form


def basis_words(paper: PaperForm) -> str:
    """Return by what document and how a body passed, as the record keeps it: “hợp nhất; Quyết định số 01-QĐ/TU”."""
    given = paper.cleaned_data
    basis = str(given.get("basis") or "").strip()
    how = dict(Succession.Kind.choices).get(given.get("kind") or "", "")
    return "; ".join(filter(None, [str(how), basis])) if basis else ""


def record_change(changing: Changing, plan: TermsPlan, paper: PaperForm) -> bool:
    """Record the change or put its draft before the parties; a refusal is shown in the form and changes nothing."""
    look, moment = changing.look, now()
    given = paper.cleaned_data
    entered: list[Organisation] = []
    try:
        with keeping.taking():
            files = scan_taken(paper, moment)
            full = _entered(plan, basis_words(paper), entered)
            seen = given["seen"] or changing.in_force
            if paper.on_paper:
                actions.change_on_paper(look.record, full, paper.issue(files), seen=seen, by=look.actor, now=moment)
                words = _("The change is recorded.")
            else:
                actions.draft_version(look.record, _with_files(full, files), seen=seen, by=look.actor, now=moment)
                words = _("The draft stands before the parties; it holds when it is issued.")
    except (Refused, TimetableRefused) as refused:
        for organisation in entered:
            organisation.delete()
        # What is shown again is worked out on the version that is in force now.
        typed = look.request.POST.copy()
        typed["seen"] = changing.in_force
        paper.data = typed
        field = "scan" if refused.code.startswith("file_") else None
        refuse(paper, refused, "declared" if refused.code == "file_undeclared" else field)
        return False
    messages.success(look.request, words)
    return True


def scan_taken(paper: PaperForm, moment: datetime) -> list[FilePlan]:
    """Take the scan of a signed paper into the vault, where there is one."""
    given = paper.cleaned_data
    if not given["scan"]:
        return []
    upload = given["scan"][0]
    taken = keeping.take(upload, upload.name or "", declared_not_secret=given["declared"], now=moment)
    return [FilePlan(taken.digest, taken.name, taken.size, taken.media_type)]


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
