"""The people of an organisation: the list, inviting, changing, a new password, closing and opening an account.

A first password is shown once, on the page that answers its making, and stands nowhere else.
"""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from phoihop.people.models import Membership, Organisation, User
from phoihop.people.staff import (
    PersonPlan,
    change_person,
    close_account,
    invite_person,
    new_password,
    open_account,
    serves_elsewhere,
)
from phoihop.record.refused import Refused
from phoihop.screen.parts import Action
from phoihop.screen.tables import Column, listing
from phoihop.vietnamese import name_key, sort_key
from phoihop.web.refusals import words_of
from phoihop.web.settings.asking import ask
from phoihop.web.settings.frame import administrators, own_organisation, page, refuse, tell
from phoihop.web.settings.people_forms import ROLE_WORDS, InviteForm, PersonForm


class PersonRow(NamedTuple):
    """One person of the list."""

    user: User
    name: str
    post: str
    unit: str
    roles: str
    active: bool
    by_name: str
    by_post: str


def people_of(organisation: Organisation) -> list[PersonRow]:
    """Return the people of an organisation in the order of their given names, in one query."""
    held: dict[int, list[Membership]] = {}
    for each in Membership.objects.filter(organisation=organisation).select_related("user", "post__unit"):
        held.setdefault(each.user_id, []).append(each)
    order = list(ROLE_WORDS)
    rows = []
    for memberships in held.values():
        user = memberships[0].user
        post = next((each.post for each in memberships if each.post is not None), None)
        codes = sorted((each.role for each in memberships), key=order.index)
        words = post.name if post else ""
        unit = post.unit.name if post and post.unit else ""
        roles = ", ".join(str(ROLE_WORDS[code]) for code in codes)
        rows.append(
            PersonRow(
                user,
                user.display_name,
                words,
                unit,
                roles,
                user.is_active,
                name_key(user.display_name),
                sort_key(words),
            )
        )
    return sorted(rows, key=lambda row: (not row.active, row.by_name))


@administrators
def people(request: HttpRequest) -> HttpResponse:
    organisation = own_organisation(request)
    columns = [
        Column("name", _("Shown as"), ("by_name",)),
        Column("username", _("User name")),
        Column("post", _("Post"), ("by_post",)),
        Column("roles", _("May do")),
    ]
    shown = listing(request, people_of(organisation), columns)
    actions = [Action(_("Invite somebody"), reverse("invite_person"), main=True)]
    return page(request, "people", "people", {"listing": shown, "actions": actions, "organisation": organisation})


def _posts(organisation: Organisation) -> list[str]:
    return sorted(set(organisation.posts.values_list("name", flat=True)), key=sort_key)


def _plan(form: PersonForm, username: str) -> PersonPlan:
    given = form.cleaned_data
    return PersonPlan(username, given["display_name"], given["roles"], given["post"])


def shown_once(request: HttpRequest, user: User, password: str, back: str) -> HttpResponse:
    """Show a first password, once."""
    shown = {"person": user, "password": password, "back": back}
    return page(request, "password_once", "people", shown)


@administrators
@never_cache
def invite_person_page(request: HttpRequest) -> HttpResponse:
    organisation = own_organisation(request)
    form = InviteForm(request.POST or None, initial={"roles": ["officer"]})
    if request.method == "POST" and form.is_valid():
        try:
            user, password = invite_person(organisation, _plan(form, form.cleaned_data["username"]))
        except Refused as refused:
            refuse(form, refused, "username" if refused.code.startswith("username") else "")
        else:
            return shown_once(request, user, password, reverse("people"))
    return page(request, "invite", "people", {"form": form, "posts": _posts(organisation)})


def _member_or_404(organisation: Organisation, person: int) -> User:
    found = User.objects.filter(pk=person, memberships__organisation=organisation).first()
    if found is None:
        raise Http404
    return found


@administrators
def person_page(request: HttpRequest, person: int) -> HttpResponse:
    organisation = own_organisation(request)
    user = _member_or_404(organisation, person)
    held = list(Membership.objects.filter(user=user, organisation=organisation).select_related("post"))
    post = next((each.post.name for each in held if each.post is not None), "")
    initial = {"display_name": user.display_name, "post": post, "roles": [each.role for each in held]}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(user, organisation, _plan(form, user.username))
        except Refused as refused:
            refuse(form, refused, "roles" if refused.code in {"no_role", "last_administrator"} else "")
        else:
            tell(request, _("Changed: %(name)s.") % {"name": user.display_name})
            return HttpResponseRedirect(reverse("people"))
    shown = {
        "form": form,
        "person": user,
        "posts": _posts(organisation),
        "elsewhere": serves_elsewhere(user, organisation),
        "itself": user.pk == request.user.pk,
    }
    return page(request, "person", "people", shown)


@administrators
@never_cache
def person_password(request: HttpRequest, person: int) -> HttpResponse:
    organisation = own_organisation(request)
    user = _member_or_404(organisation, person)
    back = reverse("person", args=[user.pk])
    if request.method == "POST":
        try:
            password = new_password(user, organisation)
        except Refused as refused:
            return _refused(request, refused, back)
        return shown_once(request, user, password, reverse("people"))
    title = _("A new password for %(name)s?") % {"name": user.display_name}
    consequences = [
        _("The present password stops working at once; whoever is signed in with it is signed out."),
        _("The new one is shown once. It is for the first time only: a password of their own is asked for then."),
    ]
    return ask(request, title, _("Make a new password"), back, consequences=consequences)


@administrators
def close_person(request: HttpRequest, person: int) -> HttpResponse:
    organisation = own_organisation(request)
    user = _member_or_404(organisation, person)
    back = reverse("person", args=[user.pk])
    if request.method == "POST":
        try:
            close_account(user, organisation)
        except Refused as refused:
            return _refused(request, refused, back)
        tell(request, _("%(name)s can no longer sign in for the organisation.") % {"name": user.display_name})
        return HttpResponseRedirect(reverse("people"))
    title = _("Close the account of %(name)s?") % {"name": user.display_name}
    consequences = [
        _("This person is signed out and can no longer sign in for the organisation."),
        _("What was recorded stays as it is, under the organisation's name."),
    ]
    return ask(request, title, _("Close the account"), back, consequences=consequences)


@administrators
def open_person(request: HttpRequest, person: int) -> HttpResponse:
    organisation = own_organisation(request)
    user = _member_or_404(organisation, person)
    back = reverse("person", args=[user.pk])
    if request.method == "POST":
        open_account(user)
        tell(request, _("%(name)s can sign in again.") % {"name": user.display_name})
        return HttpResponseRedirect(back)
    title = _("Let %(name)s sign in again?") % {"name": user.display_name}
    words = _("With the password and the roles of before.")
    return ask(request, title, _("Open the account"), back, sentence=words)


def _refused(request: HttpRequest, refused: Refused, back: str) -> HttpResponse:
    shown = {"title": _("This could not be done"), "words": words_of(refused), "back": back}
    return render(request, "web/refused.html", shown, status=409)
