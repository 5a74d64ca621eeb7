"""The places at the table, worded: who stands there, how far behind the agreement, what may be done about it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from phoihop.features.agreements.queries import heirs
from phoihop.features.agreements.tables import Party
from phoihop.features.agreements.views.frame import Looking
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
    works_here: bool
    may_name_contact: bool
    may_end: bool


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
        may_invite=look.keeps and may_be_invited(look, party),
        works_here=joined,
        may_name_contact=look.writes and party.ended_on is None and (own or look.keeps),
        may_end=look.keeps and party.role == "observer" and party.ended_on is None and look.agreement.state == "issued",
    )


def may_be_invited(look: Looking, party: Party) -> bool:
    """Whether a body stands in this place on paper alone and could join. One that must first work here is told so."""
    return not party.writes and party.ended_on is None and look.agreement.state != "voided"


def _role(look: Looking, party: Party) -> str:
    if party.role == "observer":
        return _("Observer")
    if party.organisation == look.agreement.keeper and party.ended_on is None:
        return _("Party, keeps the record")
    return _("Party")


def _standing(look: Looking, party: Party) -> str:
    """Say in words how far a party stands behind the last version."""
    if party.ended_on is not None and party.role == "observer":
        return _("follows it no longer, since %(day)s") % {"day": dmy(party.ended_on)}
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
        case _ if not party.writes:
            return _("on paper; %(keeper)s enters what it sends") % {"keeper": keeper}
        case _:
            return _("recorded by %(keeper)s, not compared") % {"keeper": keeper}


def _succession(look: Looking, party: Party) -> str:
    heir = heirs(look.parties).get(party.slot)
    if heir is not None:
        return _("passed to %(name)s") % {"name": look.names.full(heir.slot)}
    if party.succeeds:
        return _("took over from %(name)s") % {"name": ", ".join(look.names.full(slot) for slot in party.succeeds)}
    return ""
