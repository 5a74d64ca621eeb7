"""What an administrator can do about the people of their organisation, its units and its posts.

An account serves one person in perhaps several organisations: an administrator ends it only where no other organisation
needs it, and never leaves an organisation without an administrator. A password is made here, shown once and not kept.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from phoihop.people.actions import invite, set_roles
from phoihop.people.models import Membership, Organisation, Post, Unit, User
from phoihop.people.rights import ADMINISTRATOR
from phoihop.record.refused import Refused

# No letters and digits that look alike: a first password is read aloud or copied from paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,79}")


@dataclass(frozen=True)
class PersonPlan:
    """Somebody who is to work here: how they sign in, how they are shown, what they may do."""

    username: str
    display_name: str
    roles: Sequence[str]
    post: str = ""


def made_password() -> str:
    """Return a password for the first sign-in, such as `kd7m-w2xq-ahf9-tpn3`."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def check_username(username: str) -> None:
    """Refuse a user name that cannot be typed without thinking, or that somebody has."""
    if not _USERNAME.fullmatch(username):
        raise Refused("username_form", {"given": username})
    if User.objects.filter(username=username).exists():
        raise Refused("username_taken", {"given": username}, "conflict")


def invite_person(organisation: Organisation, plan: PersonPlan) -> tuple[User, str]:
    """Give somebody a way in; return the account and its first password, which is kept nowhere."""
    check_username(plan.username)
    if not plan.roles:
        raise Refused("no_role", {})
    password = made_password()
    user = invite(
        organisation,
        username=plan.username,
        display_name=plan.display_name,
        roles=list(plan.roles),
        password=password,
        post=plan.post,
    )
    return user, password


def change_person(user: User, organisation: Organisation, plan: PersonPlan) -> None:
    """Change how somebody is shown and what they may do for this organisation."""
    if not plan.roles:
        raise Refused("no_role", {})
    if ADMINISTRATOR not in plan.roles:
        _check_administrator_remains(user, organisation)
    with transaction.atomic():
        user.display_name = plan.display_name
        user.save(update_fields=["display_name"])
        set_roles(user, organisation, list(plan.roles), post=plan.post)


def new_password(user: User, organisation: Organisation | None) -> str:
    """Give an account another first password and return it. Whoever is signed in with the old one is signed out.

    An administrator may do so for people of their organisation alone; without an organisation it is the operator.
    """
    if organisation is not None and serves_elsewhere(user, organisation):
        raise Refused("serves_elsewhere", {"name": user.display_name}, "forbidden")
    password = made_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    return password


def serves_elsewhere(user: User, organisation: Organisation) -> bool:
    """Whether an account is also needed by another organisation or by the installation itself."""
    return user.is_operator or Membership.objects.filter(user=user).exclude(organisation=organisation).exists()


def close_account(user: User, organisation: Organisation) -> None:
    """Let somebody work here no longer: the account is closed, or leaves this organisation where others need it."""
    _check_administrator_remains(user, organisation)
    if serves_elsewhere(user, organisation):
        Membership.objects.filter(user=user, organisation=organisation).delete()
        return
    user.is_active = False
    user.save(update_fields=["is_active"])


def open_account(user: User) -> None:
    """Let somebody whose account was closed sign in again, with the roles of before."""
    user.is_active = True
    user.save(update_fields=["is_active"])


def _check_administrator_remains(user: User, organisation: Organisation) -> None:
    administrators = Membership.objects.filter(
        organisation=organisation, role=ADMINISTRATOR, user__is_active=True
    ).values_list("user", flat=True)
    if set(administrators) == {user.pk}:
        raise Refused("last_administrator", {"name": user.display_name}, "conflict")


def keep_unit(organisation: Organisation, name: str, unit: Unit | None = None) -> Unit:
    """Enter a unit, or give it another name."""
    same = organisation.units.filter(name__iexact=name)
    if same.exclude(pk=unit.pk if unit else 0).exists():
        raise Refused("unit_twice", {"name": name}, "conflict")
    kept = unit or Unit(organisation=organisation)
    kept.name = name
    kept.save()
    return kept


def keep_post(organisation: Organisation, name: str, unit: Unit | None, post: Post | None = None) -> Post:
    """Enter a post, or change its name and unit. Whoever holds it is shown with the new name."""
    same = organisation.posts.filter(name__iexact=name, unit=unit)
    if same.exclude(pk=post.pk if post else 0).exists():
        raise Refused("post_twice", {"name": name}, "conflict")
    kept = post or Post(organisation=organisation)
    kept.name, kept.unit = name, unit
    kept.save()
    return kept


def remove_unit(unit: Unit) -> None:
    """Remove a unit; its posts stay, without a unit."""
    unit.delete()


def remove_post(post: Post) -> None:
    """Remove a post that nobody holds."""
    held = Membership.objects.filter(post=post).values("user").distinct().count()
    if held:
        raise Refused("post_held", {"name": post.name, "count": held}, "conflict")
    post.delete()
