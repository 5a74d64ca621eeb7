"""In which language pages are read: the signed-in person's own, else the one kept in the cookie, else Vietnamese.

What a browser asks for is not looked at: office computers come with an English browser as often as not.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from phoihop.people.models import User


def language_of(request: HttpRequest) -> str:
    """Return the code of the language in which this request is answered."""
    own = request.user.language if isinstance(request.user, User) else ""
    known = dict(settings.LANGUAGES)
    asked = (own, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    return next((code for code in asked if code in known), settings.LANGUAGE_CODE)


class LanguageMiddleware:
    """Answers each request in the reader's language. It stands behind sign-in, whose person it asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
