"""The parties of an agreement: who stands where, how far each stands behind it, who signed, who is the contact."""

from __future__ import annotations

from typing import NamedTuple, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.signers import signer_post
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.comparing import may_compare
from phoihop.features.agreements.views.deeds import may_leave, may_void
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.seats import seat_of
from phoihop.features.agreements.views.signing import waiting_drafts
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.screen.parts import Link


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
    terms = current_terms(record)
    waiting = waiting_drafts(look, terms)
    to_sign = any(draft.sign_url for draft in waiting)
    # One filled button a page: a draft that waits for our signature comes first.
    actions = [action._replace(main=action.main and not to_sign) for action in actions_of(look)]
    context = look.context("agreement_parties", actions)
    context |= {
        "seats": [seat_of(look, party) for party in look.parties],
        "signings": _signings(look, terms),
        "waiting": waiting,
        "deeds": _deeds(look),
    }
    return render(request, "agreements/parties.html", context)


def _deeds(look: Looking) -> list[Link]:
    """Return what can be done with the agreement as a whole, the seldom things."""
    found = []
    if may_compare(look) and look.agreement.keeper != look.actor.organisation_id:
        found.append(Link(_("Compare again"), look.url("compare_agreement")))
    if may_leave(look):
        found.append(Link(_("Record that we leave"), look.url("leave_agreement")))
    if may_void(look):
        found.append(Link(_("Strike the agreement out"), look.url("void_agreement")))
    return found


def _signings(look: Looking, terms: Terms) -> list[Signing]:
    store = Store(look.record)
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
    """Word a signer: “Thành ủy: TM. Ban Thường vụ, Phó Bí thư, Nguyễn Văn A”."""
    words = ", ".join(filter(None, [signer_post(signer), signer.get("name", "")]))
    return f"{look.names.short(signer.get('slot', ''))}: {words}" if words else look.names.short(signer.get("slot", ""))
