"""What the tests of agreements' pages share: somebody signed in who acts for an organisation of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from phoihop.people.models import Membership

SIGNER_ROLES = ("officer", "signer", "administrator")


@pytest.fixture
def sign_in(client) -> Callable[..., None]:
    """Sign somebody of an organisation in, with these roles or all that write."""

    def signed(cast, organisation, *roles: str) -> None:
        actor = cast.officer(organisation, frozenset(roles or SIGNER_ROLES))
        for role in actor.roles:
            Membership.objects.get_or_create(user=actor.user, organisation=organisation, role=role)
        client.force_login(actor.user)

    return signed
