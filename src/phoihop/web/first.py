"""A new installation leads whoever comes first to its three questions; once somebody can sign in, it never does again."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from phoihop.features.agreements.first_hour import is_new

LEADS_THERE = frozenset({"desk", "account_login", "new_agreement", "agreements"})


class FirstHourMiddleware:
    """Asks only for pages that somebody without an account would open first, and only while nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        if name in LEADS_THERE and not request.user.is_authenticated and is_new():
            return HttpResponseRedirect(reverse("first_body"))
        return None
