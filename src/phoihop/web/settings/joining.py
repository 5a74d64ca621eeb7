"""The operator lets an organisation work here: it gets a key, silently, and its first administrator a way in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from phoihop.ledger.joining import join
from phoihop.people.models import Organisation, User
from phoihop.people.rights import ADMINISTRATOR
from phoihop.people.staff import PersonPlan, check_username, invite_person, new_password
from phoihop.record.refused import Refused
from phoihop.screen.words import dmy
from phoihop.vietnamese import name_key
from phoihop.web.clock import now, today
from phoihop.web.settings.asking import ask
from phoihop.web.settings.frame import operators, page, refuse
from phoihop.web.settings.organisation_forms import AdministratorForm


def administrators_of(organisation: Organisation) -> list[User]:
    """Return who keeps the people of an organisation, by given name."""
    found = User.objects.filter(memberships__organisation=organisation, memberships__role=ADMINISTRATOR, is_active=True)
    return sorted(found, key=lambda user: name_key(user.display_name))


def has_ended(body: Organisation) -> bool:
    """Whether a body is no more today; one that ends on a day to come still works until then."""
    return body.until is not None and body.until <= today()


def _password_page(request: HttpRequest, user: User, password: str, back: str) -> HttpResponse:
    return page(request, "password_once", "organisations", {"person": user, "password": password, "back": back})


@operators
@never_cache
def join_organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    """Ask for the first administrator, or another one where the organisation has lost its last."""
    body = get_object_or_404(Organisation, pk=organisation, same_as=None)
    back = reverse("organisation", args=[body.id])
    if has_ended(body):
        words = _(
            "%(name)s existed until %(day)s, so nobody new is let in for it. Let the successor work here instead."
        )
        messages.warning(request, words % {"name": body.name, "day": dmy(body.until)})
        return HttpResponseRedirect(back)
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        plan = PersonPlan(given["username"], given["display_name"], [ADMINISTRATOR], given["display_name"])
        try:
            check_username(plan.username)
        except Refused as refused:
            refuse(form, refused, "username")
        else:
            join(body, now())
            user, password = invite_person(body, plan)
            return _password_page(request, user, password, back)
    shown = {
        "form": form,
        "title": _("Another administrator") if body.joined else _("Invite it to join"),
        "lede": body.name,
        "back": back,
        "send": _("Make the account"),
        "note": _(
            "What happens next: the administrator signs in and invites the others; the keeper of each agreement that "
            "names the organisation invites it there (Parties, “Invite it to join”), and it compares with its own papers."
        ),
    }
    return page(request, "small_form", "organisations", shown)


@operators
@never_cache
def administrator_password(request: HttpRequest, organisation: str, person: int) -> HttpResponse:
    """Give an administrator another first password: they alone have nobody else to ask."""
    body = get_object_or_404(Organisation, pk=organisation, same_as=None)
    user = next((each for each in administrators_of(body) if each.pk == person), None)
    if user is None:
        raise Http404
    back = reverse("organisation", args=[body.id])
    if request.method == "POST":
        return _password_page(request, user, new_password(user, None), back)
    title = _("A new password for %(name)s?") % {"name": user.display_name}
    consequences = [
        _("The present password stops working at once; whoever is signed in with it is signed out."),
        _("The new one is shown once. It is for the first time only: a password of their own is asked for then."),
    ]
    return ask(request, title, _("Make a new password"), back, consequences=consequences)
