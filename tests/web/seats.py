"""People at their desks: who signs in for which organisation of the cast."""

from __future__ import annotations

from functools import lru_cache

from django.contrib.auth.hashers import make_password
from django.test import Client

from cast import Cast
from phoihop.people.models import Membership, Organisation, User

PASSWORD = "mot-cau-de-nho"


@lru_cache(maxsize=1)
def hashed() -> str:
    """The one password of all, hashed once: that alone takes half a second."""
    return make_password(PASSWORD)


def person(username: str, organisation: Organisation | None, *roles: str, **fields: object) -> User:
    """Give an account to somebody, with roles in one organisation or in none."""
    shown = fields.pop("display_name", username)
    user = User.objects.create(username=username, password=hashed(), display_name=shown, **fields)
    for role in roles:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def administrator(cast: Cast) -> Client:
    return signed_in(person("quantri", cast.command, "administrator"))


def operator() -> Client:
    return signed_in(person("vanhanh", None, is_operator=True))
