"""Every refusal and every failure as a page in plain words: what was refused, what to do, and that nothing changed."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.features.wording import sentence
from phoihop.reading import ReadRefused
from phoihop.record.refused import Refused
from phoihop.timetable import TimetableRefused

log = structlog.get_logger(__name__)

STATUS = {"invalid": 400, "forbidden": 403, "conflict": 409, "missing": 404, "too_large": 413, "secret": 422}
Refusal = Refused | ReadRefused | TimetableRefused


def words_of(refusal: Refusal) -> str:
    """Return the sentence of a refusal in the reader's language."""
    return sentence(refusal.code, refusal.params, get_language() or "vi")


class RefusalMiddleware:
    """Turns a refusal that no view caught into a page. Forms catch theirs and show them at the field."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused | ReadRefused | TimetableRefused):
            return None
        kind = getattr(exception, "kind", "invalid")
        if kind == "missing":
            return not_found(request)
        return _page(request, _("This could not be done"), words_of(exception), STATUS.get(kind, 400))


def _page(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    back = request.headers.get("referer", "") if request.method == "POST" else ""
    return render(request, "web/refused.html", {"title": title, "words": words, "back": back}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    words = _("There is no such page, or it belongs to another organisation.")
    return _page(request, _("Not found"), words, 404)


def page_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    words = _("The page was open for too long. Go back, open it again and send once more; nothing was changed.")
    return _page(request, _("The page has expired"), words, 403)


def failed(request: HttpRequest) -> HttpResponse:
    log.error("page failed", path=request.path)
    words = _("The software failed at this page. Nothing was changed. Tell whoever runs the installation the time.")
    return _page(request, _("Something failed"), words, 500)
