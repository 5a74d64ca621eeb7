"""Who calls the API: a token in the Authorization header, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from phoihop.people.acting import Actor
from phoihop.people.tokens import actor_of_token
from phoihop.screen.clock import now


class Bearer(HttpBearer):
    """`Authorization: Bearer ph_...`. Cookies are not looked at, so no page can make a browser call the API."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002 - ninja's signature
        return actor_of_token(token, now())
