"""What is done to an agreement with one press and one question: inviting a party, its contact, leaving, striking out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements import actions
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.forms_change import Contact, Leaving, Voiding
from phoihop.features.agreements.law.checks import can_void, check_void
from phoihop.features.agreements.tables import Party
from phoihop.features.agreements.views.asking import Nothing, ask
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.refusing import refuse
from phoihop.features.agreements.views.seats import Seat, seat_of
from phoihop.features.agreements.views.who_may import check_in_force, check_keeper, check_party
from phoihop.ledger.store import Store
from phoihop.people.rights import SIGNER, may_write, signed_in
from phoihop.record.refused import Refused
from phoihop.screen.clock import now


def seat_or_404(look: Looking, slot: str) -> tuple[Party, Seat]:
    party = next((each for each in look.parties if each.slot == slot), None)
    if party is None:
        raise Http404
    return party, seat_of(look, party)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def invite_page(request: HttpRequest, record: str, slot: str) -> HttpResponse:
    """Let an organisation that works here read the record and write for its place."""
    look = Looking(request, record)
    party, seat = seat_or_404(look, slot)
    check_keeper(look)
    if not seat.may_invite:
        messages.info(request, _("%(name)s sees the agreement already, or is no more.") % {"name": seat.name})
        return HttpResponseRedirect(look.url("agreement_parties"))
    if not seat.works_here:
        shown = look.context("agreement_parties") | {"seat": seat, "join_url": join_url(look, party)}
        return render(request, "agreements/invite_first.html", shown)
    form = Nothing(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.invite_party(record, slot, by=look.actor, now=now())
        except Refused as refused:
            refuse(form, refused)
        else:
            words = _("%(name)s sees the agreement from now on.") % {"name": seat.name}
            messages.success(request, words)
            return HttpResponseRedirect(look.url("agreement_parties"))
    if party.role == "observer":
        consequences = [_("It sees the whole agreement and everything reported; it says nothing in it.")]
    else:
        consequences = [
            _("It sees the whole agreement and everything reported."),
            _("From then on it files and receives for itself. This cannot be taken back."),
        ]
    return ask(
        look,
        form,
        title=_("Invite %(name)s to join") % {"name": seat.name},
        sentence=""
        if party.role == "observer"
        else _(
            "What happens next: it finds the agreement on its desk and compares what was recorded, and said for it, with its own papers."
        ),
        action=_("Invite it"),
        back=look.url("agreement_parties"),
        consequences=consequences,
    )


def join_url(look: Looking, party: Party) -> str:
    """Return where the operator lets a body work here; "" for who is no operator."""
    return reverse("join_organisation", args=[party.organisation]) if look.actor.is_operator else ""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def contact_page(request: HttpRequest, record: str, slot: str) -> HttpResponse:
    """Name a party's contact: its own, or entered by the keeper."""
    look = Looking(request, record)
    _party, seat = seat_or_404(look, slot)
    check_party(look)
    if not seat.may_name_contact:
        check_keeper(look)
        raise Http404
    act = current_terms(record).focal_points.get(slot, "")
    before = dict(Store(record).words(act) or {}) if act else {}
    form = Contact(request.POST if request.method == "POST" else None, initial=before)
    if form.is_bound and form.is_valid():
        contact = {key: str(value).strip() for key, value in form.cleaned_data.items() if value}
        try:
            actions.name_focal_point(record, slot, contact, by=look.actor, now=now())
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("The contact of %(name)s is recorded.") % {"name": seat.name})
            return HttpResponseRedirect(look.url("agreement_parties"))
    return ask(
        look,
        form,
        title=_("Contact of %(name)s") % {"name": seat.name},
        sentence=_("Which unit or post is asked first. All parties see it."),
        action=_("Record the contact"),
        back=look.url("agreement_parties"),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def leave_page(request: HttpRequest, record: str) -> HttpResponse:
    """Declare that our organisation leaves."""
    look = Looking(request, record)
    check_party(look)
    check_in_force(look)
    if look.keeps:
        raise Refused("keeper_stays", {}, "conflict")
    if not may_leave(look):
        raise Refused("not_invited_yet", {"keeper": look.names.organisation(look.agreement.keeper)}, "forbidden")
    given = request.POST if request.method == "POST" else None
    form = Leaving(given, initial={"on": look.today})
    if form.is_bound and form.is_valid():
        try:
            actions.leave_agreement(record, form.cleaned_data["on"].isoformat(), by=look.actor, now=now())
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("It is recorded that your organisation leaves."))
            return HttpResponseRedirect(look.url("agreement_parties"))
    own = look.names.short(look.own_slot)
    return ask(
        look,
        form,
        title=_("Leave “%(title)s”") % {"title": look.title},
        action=_("Record that we leave"),
        back=look.url("agreement_parties"),
        consequences=[
            _("All parties see that %(own)s leaves, and from which day.") % {"own": own},
            _("What it still owes stays until the keeper records who takes it over. This cannot be taken back."),
        ],
    )


def may_leave(look: Looking) -> bool:
    """A party that is not the keeper: a keeper first hands the record on."""
    own = next((party for party in look.parties if party.slot == look.own_slot), None)
    lives = own is not None and own.writes and own.ended_on is None
    return look.writes and lives and not look.keeps and look.agreement.state == "issued"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def void_page(request: HttpRequest, record: str) -> HttpResponse:
    """Strike out an agreement that was recorded by mistake and that nobody else has seen."""
    look = Looking(request, record)
    check_keeper(look, needs=SIGNER)
    check_in_force(look)
    check_void(current_terms(record), look.actor.organisation_id)
    form = Voiding(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            actions.void_agreement(record, given["reason"], given["words"].strip(), by=look.actor, now=now())
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("The agreement is struck out."))
            return HttpResponseRedirect(reverse("agreements"))
    return ask(
        look,
        form,
        title=_("Strike out “%(title)s”") % {"title": look.title},
        action=_("Strike it out"),
        back=look.url("agreement_parties"),
        consequences=[
            _("It stays in the list, struck through, with its record. Nothing is owed from it any more."),
            _("Nothing can be added to it. This cannot be taken back."),
        ],
    )


def may_void(look: Looking) -> bool:
    if look.agreement.state != "issued" or not look.keeps or not may_write(look.actor, needs=SIGNER):
        return False
    return can_void(current_terms(look.record), look.actor.organisation_id)
