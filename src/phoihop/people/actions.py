"""What an operator or administrator can do about organisations and people. One function for each thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from phoihop.people.models import Membership, Organisation, OrganisationName, Post, Succession, User
from phoihop.vietnamese import fold_key, sort_key


@dataclass(frozen=True)
class OrganisationPlan:
    """What is known of a body when it is entered in the directory."""

    name: str
    short_name: str = ""
    abbreviation: str = ""
    superior: str = ""
    place: str = ""
    numbering: str = Organisation.Numbering.STATE
    scheme: str = "decree-09-2019"
    since: date | None = None


def enter_organisation(plan: OrganisationPlan, *, organisation_id: str = "") -> Organisation:
    """Enter a body in the directory. It does not work here yet: others may enter its paper."""
    name = " ".join(plan.name.split())
    organisation = Organisation(
        name=name,
        short_name=plan.short_name,
        abbreviation=plan.abbreviation,
        superior=plan.superior,
        place=plan.place,
        numbering=plan.numbering,
        scheme=plan.scheme,
        since=plan.since,
        key_fold=fold_key(name)[:300],
        sort_key=sort_key(name)[:1000],
    )
    if organisation_id:
        organisation.id = organisation_id
    with transaction.atomic():
        organisation.save()
        OrganisationName.objects.create(
            organisation=organisation, name=name, since=plan.since, key_fold=organisation.key_fold
        )
    return organisation


def find_or_enter(name: str) -> Organisation:
    """Return the body with this name (now or once, marks and case aside), entering it where it is not known."""
    fold = fold_key(name)[:300]
    known = OrganisationName.objects.filter(key_fold=fold).select_related("organisation").first()
    return known.organisation if known is not None else enter_organisation(OrganisationPlan(name))


def rename_organisation(organisation: Organisation, name: str, on: date) -> None:
    """Give a body a new name from a day on; the old one stays findable and stays on old documents."""
    with transaction.atomic():
        organisation.names.filter(until=None).update(until=on)
        organisation.name = " ".join(name.split())
        organisation.key_fold = fold_key(organisation.name)[:300]
        organisation.sort_key = sort_key(organisation.name)[:1000]
        organisation.save()
        OrganisationName.objects.create(
            organisation=organisation, name=organisation.name, since=on, key_fold=organisation.key_fold
        )
        Succession.objects.create(predecessor=organisation, successor=organisation, kind=Succession.Kind.RENAME, on=on)


def note_succession(
    predecessors: list[Organisation], successor: Organisation, *, kind: str, on: date, basis: str = ""
) -> None:
    """Write down in the directory that bodies passed into another; their records are a matter of acts."""
    with transaction.atomic():
        for predecessor in predecessors:
            Succession.objects.get_or_create(
                predecessor=predecessor, successor=successor, on=on, defaults={"kind": kind, "basis": basis}
            )
            predecessor.until = on
            predecessor.save(update_fields=["until"])
        if successor.since is None:
            successor.since = on
            successor.save(update_fields=["since"])


def invite(
    organisation: Organisation,
    *,
    username: str,
    display_name: str,
    roles: list[str],
    password: str | None,
    post: str = "",
    must_change_password: bool = True,
) -> User:
    """Give a person a way in: roles in one organisation, and a first password that they change (None: none yet)."""
    with transaction.atomic():
        user = User.objects.create_user(
            username, password, display_name=display_name, must_change_password=must_change_password
        )
        set_roles(user, organisation, roles, post=post)
    return user


def set_roles(user: User, organisation: Organisation, roles: list[str], *, post: str = "") -> None:
    """Set what a person may do in one organisation; no role takes them out of it."""
    with transaction.atomic():
        held = Post.objects.get_or_create(organisation=organisation, name=post)[0] if post else None
        Membership.objects.filter(user=user, organisation=organisation).exclude(role__in=roles).delete()
        for role in roles:
            Membership.objects.update_or_create(
                user=user, organisation=organisation, role=role, defaults={"post": held}
            )
