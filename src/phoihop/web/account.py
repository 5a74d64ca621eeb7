"""Sign-in, sign-out, the password and one's own account: allauth's views at the house's addresses.

Whoever was given a first password chooses one of their own before anything else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import get_language

from phoihop.people.models import Membership, Organisation, User
from phoihop.people.rights import signed_in
from phoihop.web.settings.people_forms import ROLE_WORDS

OPEN = frozenset({"account_change_password", "account_logout", "set_language"})


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    """Choosing a password of one's own; after it a given first password is forgotten."""

    template_name = "account/password_change.html"
    success_url = reverse_lazy("desk")

    def form_valid(self, form: object) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        User.objects.filter(pk=self.request.user.pk).update(must_change_password=False)
        return response


sign_in = LoginView.as_view()
sign_out = LogoutView.as_view()
change_password = ChangePassword.as_view()


class Place(NamedTuple):
    """An organisation for which somebody may act, with their roles in words and their post."""

    organisation: Organisation
    roles: str
    post: str


@signed_in
def own_account(request: HttpRequest) -> HttpResponse:
    """Show how one signs in, for whom one acts, and the language and password, which are one's own to change."""
    held: dict[str, list[Membership]] = {}
    memberships = Membership.objects.filter(user=request.user.pk).select_related("organisation", "post")
    for each in memberships.order_by("organisation__sort_key"):
        held.setdefault(each.organisation_id, []).append(each)
    order = list(ROLE_WORDS)
    places = []
    for mine in held.values():
        roles = ", ".join(str(ROLE_WORDS[role]) for role in sorted((each.role for each in mine), key=order.index))
        post = next((each.post.name for each in mine if each.post is not None), "")
        places.append(Place(mine[0].organisation, roles, post))
    shown = {
        "person": request.user,
        "places": places,
        "languages": settings.LANGUAGES,
        "current": get_language(),
    }
    return render(request, "web/account.html", shown)


class FirstPasswordMiddleware:
    """Who was given a password must choose one of their own before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        if isinstance(request.user, User) and request.user.must_change_password and name not in OPEN:
            return HttpResponseRedirect(reverse("account_change_password"))
        return None
