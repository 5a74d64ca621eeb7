"""The parties of an agreement: who stands where, how far each stands behind it, who signed, who is the contact."""

from __future__ import annotations

from typing import NamedTuple, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.queries import heirs
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.tables import Party
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.screen.words import dmy


class Seat(NamedTuple):
    """One party, worded."""

    party: Party
    name: str
    printed: str
    role: str
    standing: str
    succession: str
    contact: str
    may_invite: bool
    may_name_contact: bool


class Signing(NamedTuple):
    """One version with who signed it."""

    title: str
    number: str
    day: str
    effective: str
    signers: list[str]


@signed_in
@require_safe
def parties_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show parties and signatures."""
    look = Looking(request, record)
    context = look.context("agreement_parties", actions_of(look))
    context |= {"seats": [seat_of(look, party) for party in look.parties], "signings": _signings(look)}
    return render(request, "agreements/parties.html", context)


def seat_of(look: Looking, party: Party) -> Seat:
    organisation = look.names.organisations.get(party.organisation)
    joined = organisation is not None and organisation.joined
    own = party.organisation == look.actor.organisation_id
    return Seat(
        party=party,
        name=look.names.full(party.slot),
        printed=party.printed if party.printed != look.names.full(party.slot) else "",
        role=_role(look, party),
        standing=_standing(look, party),
        succession=_succession(look, party),
        contact=party.contact,
        may_invite=look.keeps and joined and not party.writes and party.ended_on is None,
        may_name_contact=look.writes and party.ended_on is None and (own or look.keeps),
    )


def _role(look: Looking, party: Party) -> str:
    if party.role == "observer":
        return _("Observer")
    if party.organisation == look.agreement.keeper and party.ended_on is None:
        return _("Party, keeps the record")
    return _("Party")


def _standing(look: Looking, party: Party) -> str:
    """Say in words how far a party stands behind the last version."""
    if party.ended_on is not None:
        return _("is no more since %(day)s") % {"day": dmy(party.ended_on)}
    if party.role == "observer":
        return _("reads, does not sign")
    keeper = look.names.organisation(look.agreement.keeper)
    match party.standing:
        case "agreed":
            return _("stands behind it by its own act")
        case "disputed":
            return _("does not agree with what was recorded")
        case "paper" if party.writes:
            return _("asked to compare, has not answered")
        case _:
            return _("recorded by %(keeper)s, not compared") % {"keeper": keeper}


def _succession(look: Looking, party: Party) -> str:
    heir = heirs(look.parties).get(party.slot)
    if heir is not None:
        return _("passed to %(name)s") % {"name": look.names.full(heir.slot)}
    if party.succeeds:
        return _("took over from %(name)s") % {"name": ", ".join(look.names.full(slot) for slot in party.succeeds)}
    return ""


def _signings(look: Looking) -> list[Signing]:
    terms, store = current_terms(look.record), Store(look.record)
    found = []
    for version in terms.versions:
        words = store.words(version.issue) or {}
        signers = [_signer(look, each) for each in cast("list[dict[str, str]]", words.get("signers", []))]
        signers += [_("%(name)s, signed in the system") % {"name": look.names.short(slot)} for slot in version.signed]
        found.append(
            Signing(
                title=PURPOSES[version.facts.purpose][look.language].capitalize(),
                number=str(words.get("number", "")),
                day="/".join(reversed(version.issued_on.split("-"))),
                effective="/".join(reversed(version.effective.split("-"))),
                signers=signers,
            )
        )
    return found


def _signer(look: Looking, signer: dict[str, str]) -> str:
    """Word a signer: “Bộ CHQS: TM. Chỉ huy trưởng, Nguyễn Văn A”."""
    post = " ".join(filter(None, [signer.get("capacity", ""), signer.get("position", "")]))
    words = ", ".join(filter(None, [post, signer.get("name", "")]))
    return f"{look.names.short(signer.get('slot', ''))}: {words}" if words else look.names.short(signer.get("slot", ""))
