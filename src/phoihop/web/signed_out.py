"""Whoever was signed out while typing loses nothing: what was sent comes back, with the way to sign in again."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.people.acting import actor_of
from phoihop.screen.unsent import typed_texts, unsent_page


class SignedOutMiddleware:
    """Answers what a form sends after its person was signed out, instead of leading to the sign-in page with nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        leads_to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith(settings.LOGIN_URL)
        if (
            request.method != "POST"
            or not leads_to_sign_in
            or request.path == reverse("set_language")
            or actor_of(request)
        ):
            return answer
        if request.headers.get("HX-Request"):
            return _led_on(request)
        if request.headers.get("X-Draft"):
            words = _("You are signed out. Sign in again in another window; what you typed is kept in this one.")
            return HttpResponse(words, status=401, content_type="text/plain; charset=utf-8")
        if not typed_texts(request):
            return answer
        return unsent_page(
            request,
            _("You were signed out"),
            _("Nothing was sent, and nothing is lost. Sign in again, then send what you typed."),
            on=answer.headers["Location"],
            action=_("Sign in"),
        )


def _led_on(request: HttpRequest) -> HttpResponse:
    """Let a part of a page that was asked for lead the whole page to sign-in, and back to where it was."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = f"{settings.LOGIN_URL}?{urlencode({'next': page.path or '/'})}"
    return answer
