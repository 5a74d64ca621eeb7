"""Making a token, and knowing who shows one. The token itself is shown once and never stored."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.http import HttpRequest
from ninja.security import HttpBearer

from phoihop.api.models import Token
from phoihop.people.acting import Actor, actor_for
from phoihop.people.models import User
from phoihop.screen.clock import now

PREFIX = "ph_"
_SAY_AGAIN = timedelta(hours=1)  # how exactly the last use is noted: not one write for each reading


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_token(actor: Actor, name: str, at: datetime) -> str:
    """Make a token for what the actor is now; returns the only copy of it."""
    assert isinstance(actor.user, User)
    assert actor.organisation is not None
    token = PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(
        user=actor.user, organisation=actor.organisation, name=name, digest=digest_of(token), created=at
    )
    return token


class Bearer(HttpBearer):
    """`Authorization: Bearer ph_...`. Cookies are not looked at, so no page can make a browser call the API."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002 - ninja's signature
        row = Token.objects.filter(digest=digest_of(token)).select_related("user").first()
        if row is None or not row.user.is_active:
            return None
        actor = actor_for(row.user, row.organisation_id)
        if actor.organisation_id != row.organisation_id:
            return None
        at = now()
        if row.last_used is None or at - row.last_used > _SAY_AGAIN:
            Token.objects.filter(pk=row.pk).update(last_used=at)
        return actor
