"""Tokens of programs: made for what a person is now, kept as a digest, known again when shown.

The token itself is shown once and never stored. It opens no more than the person may, and nothing once the person has
left the organisation or the installation.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from phoihop.people.acting import Actor, actor_for
from phoihop.people.models import Token, User

PREFIX = "ph_"
_NOTED = timedelta(hours=1)  # how exactly the last use is known: not one write for each reading


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


def revoke(actor: Actor, pk: int) -> bool:
    """Revoke one of the actor's own tokens; return whether there was one."""
    found, _by_model = Token.objects.filter(pk=pk, user=actor.user).delete()
    return bool(found)


def actor_of_token(token: str, at: datetime) -> Actor | None:
    """Return who a shown token acts as, or None where it opens nothing (any more)."""
    row = Token.objects.filter(digest=digest_of(token)).select_related("user").first()
    if row is None or not row.user.is_active:
        return None
    actor = actor_for(row.user, row.organisation_id)
    if actor.organisation_id != row.organisation_id:
        return None
    if row.last_used is None or at - row.last_used > _NOTED:
        Token.objects.filter(pk=row.pk).update(last_used=at)
    return actor
