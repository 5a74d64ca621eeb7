"""Drafts that wait: shown with what they change and who has signed, signed by a party, issued by the keeper."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements import actions
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.change_words import Alteration, Telling
from phoihop.features.agreements.changing import living, plan_of
from phoihop.features.agreements.forms_change import ON_PAPER, PaperForm
from phoihop.features.agreements.law.state import OpenDraft, Terms, Version
from phoihop.features.agreements.plans import TermsPlan
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.asking import Nothing, ask
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.refusing import refuse
from phoihop.features.agreements.views.text import dmy_iso
from phoihop.features.agreements.views.two_steps import scan_taken
from phoihop.features.agreements.views.who_may import check_party
from phoihop.ledger.store import Store
from phoihop.people.rights import SIGNER, may_write, signed_in
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.timetable import TimetableRefused
from phoihop.vault import keeping


class Waiting(NamedTuple):
    """A draft that waits, worded."""

    draft: str
    title: str
    by: str
    effective: str
    told: list[Alteration]
    signed: str
    missing: str
    stale: bool
    sign_url: str
    issue_url: str


def waiting_drafts(look: Looking, terms: Terms) -> list[Waiting]:
    """Return the open drafts, each with who has signed and what this person may do with it."""
    if terms.voided:
        return []
    store = Store(look.record)
    return [_waiting(look, terms, draft, store) for draft in terms.drafts]


def _waiting(look: Looking, terms: Terms, draft: OpenDraft, store: Store) -> Waiting:
    plan = plan_of_draft(terms, draft, dict(store.words(draft.draft) or {}))
    names = names_of(look, plan)
    needed = [party.slot for party in living(plan)]
    stale = terms.last is not None and draft.base != terms.last.issue
    return Waiting(
        draft=draft.draft,
        title=PURPOSES[draft.facts.purpose][look.language].capitalize(),
        by=look.names.organisation(draft.author),
        effective=dmy_iso(draft.facts.effective),
        told=told_of(look, terms, plan, store),
        signed=", ".join(names[slot] for slot in needed if slot in draft.signed),
        missing=", ".join(names[slot] for slot in needed if slot not in draft.signed),
        stale=stale,
        sign_url=reverse("sign_draft", args=[look.record, draft.draft]) if may_sign(look, draft, plan) else "",
        issue_url=reverse("issue_draft", args=[look.record, draft.draft]) if may_issue(look, terms, draft) else "",
    )


def plan_of_draft(terms: Terms, draft: OpenDraft, words: dict[str, Any]) -> TermsPlan:
    """Return an open draft as a plan."""
    version = Version(draft.draft, draft.draft, draft.author, "", draft.facts, draft.base, (), draft.signed, {})
    plan = plan_of(terms, version, words)
    return TermsPlan(**(plan.__dict__ | {"purpose": draft.facts.purpose}))


def names_of(look: Looking, plan: TermsPlan) -> dict[str, str]:
    known = {party.slot for party in look.parties}
    return {p.slot: look.names.short(p.slot) if p.slot in known else p.name for p in plan.parties}


def told_of(look: Looking, terms: Terms, plan: TermsPlan, store: Store) -> list[Alteration]:
    """Say what a draft changes; a first version changes nothing, it is read as a whole."""
    if terms.last is None:
        return []
    before = plan_of(terms, terms.last, store.words(terms.last.draft) or {})
    try:
        return Telling(look.record, names_of(look, plan), cast("Any", look.language), look.today).told(before, plan)
    except TimetableRefused:
        return []


def may_sign(look: Looking, draft: OpenDraft, plan: TermsPlan) -> bool:
    own = next((party for party in plan.parties if party.slot == look.own_slot and party.role == "party"), None)
    writes = any(party.slot == look.own_slot and party.writes for party in look.parties)
    signs = may_write(look.actor, needs=SIGNER)
    return look.is_party and signs and writes and own is not None and own.slot not in draft.signed


def may_issue(look: Looking, terms: Terms, draft: OpenDraft) -> bool:
    """The keeper of the version that a draft replaces; of a first version, who drafted it."""
    last = terms.last
    keeper = last.facts.keeper if last is not None else terms.founder
    current = last is None or draft.base == last.issue
    return look.writes and current and look.actor.organisation_id == keeper


def draft_or_404(terms: Terms, draft: str) -> OpenDraft:
    found = next((each for each in terms.drafts if each.draft == draft), None)
    if found is None:
        raise Http404
    return found


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sign_page(request: HttpRequest, record: str, draft: str) -> HttpResponse:
    """Sign a draft for our organisation."""
    look = Looking(request, record)
    terms, store = current_terms(record), Store(record)
    found = draft_or_404(terms, draft)
    plan = plan_of_draft(terms, found, dict(store.words(draft) or {}))
    check_party(look, needs=SIGNER)
    if not may_sign(look, found, plan):
        messages.info(request, _("There is nothing for you to sign: it is signed already, or signed on paper."))
        return HttpResponseRedirect(look.url("agreement_parties"))
    form = Nothing(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.sign_version(record, draft, look.today.isoformat(), by=look.actor, now=now())
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Signed."))
            return HttpResponseRedirect(look.url("agreement_parties"))
    told = [": ".join(filter(None, (each.title, each.after))) for each in told_of(look, terms, plan, store)]
    purpose = PURPOSES[found.facts.purpose][look.language]
    return ask(
        look,
        form,
        title=_("Sign %(purpose)s of “%(title)s”") % {"purpose": purpose, "title": look.title},
        sentence=_("You sign in the name of %(own)s.") % {"own": look.names.full(look.own_slot)},
        action=_("Sign"),
        back=look.url("agreement_parties"),
        consequences=[*told, _("A signature cannot be taken back.")],
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def issue_page(request: HttpRequest, record: str, draft: str) -> HttpResponse:
    """Put a draft in force: number, date, and who signed on paper."""
    look = Looking(request, record)
    terms, store = current_terms(record), Store(record)
    found = draft_or_404(terms, draft)
    check_party(look)
    if not may_issue(look, terms, found):
        last = terms.last
        if last is not None and found.base != last.issue:
            raise Refused("already_replaced", {}, "conflict")
        keeper = look.names.organisation(last.facts.keeper if last is not None else terms.founder)
        raise Refused("only_the_keeper", {"keeper": keeper}, "forbidden")
    plan = plan_of_draft(terms, found, dict(store.words(draft) or {}))
    names = names_of(look, plan)
    on_paper = [(party.slot, names[party.slot]) for party in living(plan) if party.slot not in found.signed]
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(
        *given, parties=on_paper, ways=(ON_PAPER,), own=look.actor.organisation_id, initial={"signed_on": look.today}
    )
    if form.is_bound and form.is_valid() and form.check_not_after(look.today) and _issued(look, draft, plan, form):
        return HttpResponseRedirect(look.url("agreement_parties"))
    context = look.context("agreement_parties") | {
        "form": form,
        "waiting": _waiting(look, terms, found, store),
        "signed": bool(found.signed),
    }
    return render(request, "agreements/issue.html", context, status=400 if form.errors else 200)


def _issued(look: Looking, draft: str, plan: TermsPlan, form: PaperForm) -> bool:
    moment = now()
    try:
        with keeping.taking():
            files = scan_taken(form, moment)
            actions.issue_version(look.record, draft, form.issue(files), plan.parties, by=look.actor, now=moment)
    except (Refused, TimetableRefused) as refused:
        refuse(form, refused, "declared" if refused.code == "file_undeclared" else None)
        return False
    messages.success(look.request, _("It is issued and holds from the day that it names."))
    return True
