"""Who walks: four roles in three organisations, an observer, an operator, somebody without an organisation, nobody."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from cast import NOW, Cast
from phoihop.ledger.joining import join
from phoihop.people.acting import actor_for
from phoihop.people.actions import OrganisationPlan, enter_organisation
from phoihop.people.models import Organisation
from phoihop.people.tokens import make_token
from web.seats import person

ROLES = ("viewer", "officer", "signer", "administrator")


@dataclass(frozen=True)
class Walker:
    """One person, as the columns of the table name them."""

    name: str
    client: Client
    token: str = ""
    organisation: str = ""

    def headers(self, address: str) -> dict[str, str]:
        """Programs come with a token, people with the cookie of their session."""
        return {"Authorization": f"Bearer {self.token}"} if self.token and address.startswith("/api/") else {}


@dataclass(frozen=True)
class Bodies:
    """The organisations: two parties of the shared agreement, who observes it, and one that has no part in it."""

    command: Organisation
    board: Organisation
    observer: Organisation
    elsewhere: Organisation


def bodies_of(cast: Cast) -> Bodies:
    elsewhere = enter_organisation(OrganisationPlan("Sở Nội vụ thành phố Sông Vân", "Sở Nội vụ", "SNV"))
    join(elsewhere, NOW)
    return Bodies(cast.command, cast.board, cast.observer, elsewhere)


def walkers(bodies: Bodies) -> list[Walker]:
    """Return everybody of the cast, signed in; programs of theirs have tokens."""
    found = []
    for name in ("command", "board", "elsewhere"):
        found += [_walker(f"{name}.{role}", getattr(bodies, name), role) for role in ROLES]
    found.append(_walker("observer.officer", bodies.observer, "officer"))
    found.append(_walker("operator", None, "", is_operator=True))
    found.append(_walker("outsider", None, ""))
    found.append(Walker("nobody", Client()))
    return found


def _walker(name: str, organisation: Organisation | None, role: str, **fields: object) -> Walker:
    user = person(name, organisation, *([role] if role else []), **fields)
    client = Client()
    client.force_login(user)
    if organisation is None:
        return Walker(name, client)
    return Walker(name, client, make_token(actor_for(user, organisation.id), "walk", NOW), organisation.id)
