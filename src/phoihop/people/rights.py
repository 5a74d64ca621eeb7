"""The one file of rights: who may look at a record, and who may write which act for which organisation.

A record that is not yours is not there: every reading door answers with the same 404. What a party may say in its
agreement is not decided here but in the rooms' `law.py`.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from phoihop.people.acting import Actor, actor_of
from phoihop.people.models import Standing, User
from phoihop.record.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

P = ParamSpec("P")

VIEWER, OFFICER, SIGNER, ADMINISTRATOR = "viewer", "officer", "signer", "administrator"
WRITERS = frozenset({OFFICER, SIGNER})
MOST_NAMED = 5


def may_look(actor: Actor, record: str) -> bool:
    """Whether the actor's organisation is a member (party or observer) of the record. Administrators look too."""
    if actor.organisation is None or not actor.roles:
        return False
    return Standing.objects.filter(organisation=actor.organisation_id, record=record).exists()


def standing_or_404(actor: Actor, record: str) -> Standing:
    """Return the organisation's standing in a record; what is not yours is not there."""
    if actor.organisation is None or not actor.roles:
        raise Http404
    found = Standing.objects.filter(organisation=actor.organisation_id, record=record).first()
    if found is None:
        raise Http404
    return found


def may_write(actor: Actor, *, needs: str = OFFICER) -> bool:
    """Whether this person may make acts for the organisation: officers and signers do, some acts need a signer."""
    if actor.organisation is None or not actor.organisation.joined:
        return False
    return bool(actor.roles & ({SIGNER} if needs == SIGNER else WRITERS))


def check_may(actor: Actor, record: str, *, needs: str = OFFICER) -> None:
    """Refuse an act by those who may not write for the organisation, or whose organisation has no place in the record.

    An empty record is one that this act founds.
    """
    if not may_write(actor, needs=needs):
        raise Refused("needs_signer" if needs == SIGNER else "needs_officer", {}, "forbidden")
    if record:
        found = Standing.objects.filter(organisation=actor.organisation_id, record=record).first()
        if found is None:
            raise Refused("not_a_member", {}, "missing")
        if found.role == "observer":
            raise Refused("observers_read", {}, "forbidden")


def check_writer(actor: Actor, *, needs: str = OFFICER) -> None:
    """Refuse somebody of an organisation who lacks the role, and name the posts that have it."""
    if may_write(actor, needs=needs):
        return
    who = ", ".join(who_holds(actor, {SIGNER} if needs == SIGNER else WRITERS)) if actor.organisation else ""
    if not who:
        raise Refused("needs_signer" if needs == SIGNER else "needs_officer", {}, "forbidden")
    raise Refused("only_signers" if needs == SIGNER else "only_officers", {"who": who}, "forbidden")


def who_holds(actor: Actor, roles: Iterable[str]) -> list[str]:
    """Return the people of the actor's organisation who hold one of these roles, at most five."""
    held = {"memberships__organisation": actor.organisation_id, "memberships__role__in": list(roles)}
    found = User.objects.filter(**held, is_active=True).order_by("pk").distinct()
    return [user.display_name for user in found[:MOST_NAMED]]


def signed_in(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let only people who are signed in see a page; others are led to the sign-in page and back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not actor_of(request):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def administers(actor: Actor) -> bool:
    return actor.organisation is not None and ADMINISTRATOR in actor.roles
