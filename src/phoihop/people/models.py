"""Organisations over time, their units and posts, and the people who act for them.

A person is known by a post, not more than the work needs: no birthday, no telephone of their own. An organisation is
never deleted and never renamed in place: names are valid from a day, and a change of body is a succession.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.people.tables import Standing

__all__ = ["Membership", "Organisation", "OrganisationName", "Post", "Standing", "Succession", "Token", "Unit", "User"]


def new_id() -> str:
    return uuid.uuid4().hex


class Organisation(models.Model):
    """A body, with a period of existence. `joined` says that it works in this installation and holds a key here.

    `same_as`: this entry was typed in a second time; the directory shows the one that it names.
    """

    class Numbering(models.TextChoices):
        STATE = "state", _("State form: 05/QC-BTL")
        PARTY = "party", _("Party form: 05-QC/BTGTU")

    id = models.CharField(primary_key=True, max_length=32, default=new_id)
    name = models.CharField(_("Name"), max_length=250)
    short_name = models.CharField(_("Short name"), max_length=80, blank=True)
    abbreviation = models.CharField(_("Abbreviation in document numbers"), max_length=30, blank=True)
    superior = models.CharField(_("Superior body, as printed above the name"), max_length=250, blank=True)
    place = models.CharField(_("Place, as printed before the date"), max_length=120, blank=True)
    numbering = models.CharField(_("Numbering"), max_length=10, choices=Numbering.choices, default=Numbering.STATE)
    scheme = models.CharField(_("Period scheme"), max_length=60, default="decree-09-2019")
    since = models.DateField(_("Exists since"), null=True, blank=True)
    until = models.DateField(_("Existed until"), null=True, blank=True)
    joined = models.BooleanField(default=False)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")
    key_fold = models.CharField(max_length=300, db_index=True, editable=False)
    sort_key = models.CharField(max_length=1000, db_index=True, editable=False)

    def __str__(self) -> str:
        return self.name

    @property
    def short(self) -> str:
        return self.short_name or self.name


class OrganisationName(models.Model):
    """A name that an organisation bears or bore: old documents are found under it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=250)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    key_fold = models.CharField(max_length=300, db_index=True, editable=False)

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One body passes to another on a day. Many to many: a merger is one row for each predecessor."""

    class Kind(models.TextChoices):
        RENAME = "rename", _("renamed")
        MERGE = "merge", _("merged")
        ABSORB = "absorb", _("absorbed")
        SPLIT = "split", _("split")
        DISSOLVE = "dissolve", _("dissolved")
        HAND_OVER = "hand_over", _("duties handed over")

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="successions_in", null=True, blank=True
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField()
    basis = models.CharField(_("Basis document"), max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="one_succession"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} {self.kind} {self.on}"


class Unit(models.Model):
    """A part of an organisation (phòng, ban)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A position in an organisation: people share posts more than names."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **extra: object) -> User:
        user = self.model(username=username, **extra)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Someone who signs in. The `operator` keeps the installation's catalogues and organisations and sees no record."""

    username = models.CharField(_("User name"), max_length=80, unique=True)
    display_name = models.CharField(_("Shown as"), max_length=150)
    email = models.EmailField(blank=True)
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    def __str__(self) -> str:
        return self.display_name


class Membership(models.Model):
    """What a person may do for an organisation; one person may hold several roles."""

    class Role(models.TextChoices):
        VIEWER = "viewer", _("Viewer: reads")
        OFFICER = "officer", _("Officer: records agreements, reports, receives")
        SIGNER = "signer", _("Signer: also signs and confirms for the organisation")
        ADMINISTRATOR = "administrator", _("Administrator: keeps people and the organisation's details")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=15, choices=Role.choices)
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="one_membership"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


class Token(models.Model):
    """Lets a program act as one person for one organisation, with the roles that the person has there now."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    name = models.CharField(_("What it is for"), max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    last_used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
