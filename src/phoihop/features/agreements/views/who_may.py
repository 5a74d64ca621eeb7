"""Refusing somebody of a party who may not do a thing: who may is said. What is another's stays a 404 (`Looking`)."""

from __future__ import annotations

from phoihop.features.agreements.views.frame import Looking
from phoihop.people.rights import OFFICER, check_writer
from phoihop.record.refused import Refused


def check_party(look: Looking, *, needs: str = OFFICER) -> None:
    """Refuse observers, and people of a party whose role is too small."""
    if not look.is_party:
        raise Refused("observers_read", {}, "forbidden")
    check_writer(look.actor, needs=needs)


def check_keeper(look: Looking, *, needs: str = OFFICER) -> None:
    """Refuse whoever does not write for the keeper of the record."""
    check_party(look, needs=needs)
    if look.agreement.keeper != look.actor.organisation_id:
        raise Refused("only_the_keeper", {"keeper": look.names.organisation(look.agreement.keeper)}, "forbidden")


def check_in_force(look: Looking) -> None:
    if look.agreement.state != "issued":
        raise Refused("not_in_force", {}, "conflict")
