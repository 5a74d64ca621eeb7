"""Every refusal and every failure as a page in plain words: what was refused, what to do, and that nothing changed."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _

from phoihop.features.wording import STATUS, sentence
from phoihop.reading import ReadRefused
from phoihop.record.refused import Refused
from phoihop.screen.context import House
from phoihop.screen.unsent import unsent_page
from phoihop.timetable import TimetableRefused

log = structlog.get_logger(__name__)

Refusal = Refused | ReadRefused | TimetableRefused


def words_of(refusal: Refusal) -> str:
    """Return the sentence of a refusal in the reader's language."""
    return sentence(refusal.code, refusal.params, get_language() or "vi")


class UnreadableMiddleware:
    """Refuses the sign NUL in an address or a query before any page asks the database: PostgreSQL takes it in no text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return not_found(request)
        if "%00" in request.META.get("QUERY_STRING", ""):
            return not_understood(request)
        return self.get_response(request)


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
    """Answer a form whose token is missing or old: the browser has lost its cookie, or somebody signed in anew.

    What was typed is given back only where the browser says that our own page has sent it.
    """
    words = _("The page was open for too long. Go back, open it again and send once more; nothing was changed.")
    if request.headers.get("X-Draft"):
        return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
    if not _is_from_our_page(request):
        return _page(request, _("The page has expired"), words, 403)
    return unsent_page(request, _("The page has expired"), words, on=request.path, action=_("Open the page again"))


def _is_from_our_page(request: HttpRequest) -> bool:
    origin = request.headers.get("origin", "")
    return origin == f"{request.scheme}://{request.get_host()}" and request.headers.get("sec-fetch-site", "") in {
        "",
        "same-origin",
    }


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what Django itself refuses before any page sees it: a form that is too large, an address that is forged."""
    if not hasattr(request, "actor"):  # refused before it was known who asks: the cookie alone tells the language
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        activate(asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
    match exception:
        case RequestDataTooBig():
            limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
            words = _(
                "What was sent is longer than %(limit)d MB of words, the most that a form takes. Nothing was changed. "
                "Shorten it, or attach it as a file."
            ) % {"limit": limit}
            status = 413
        case TooManyFilesSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            words = _("At most %(most)d files are sent at once. Nothing was changed. Send them in several goes.") % {
                "most": most
            }
            status = 413
        case TooManyFieldsSent():
            words, status = _("The form has too many fields. Nothing was changed. Open the page again."), 413
        case MultiPartParserError() if "header" in str(exception):
            words = _(
                "The name of a file is too long to be sent. Nothing was changed. Give the file a shorter name and send "
                "it again."
            )
            status = 400
        case DisallowedHost():
            words = _(
                "This installation is not opened under this name. Open the address that your office was given; whoever "
                "runs the installation lists its names in PHOIHOP_HOSTS."
            )
            status = 400
        case _:
            words, status = _("The request could not be understood. Nothing was changed. Open the page again."), 400
    log.warning("request refused", path=request.path, reason=type(exception).__name__)
    if not hasattr(request, "actor"):  # refused before it was known who asks
        return _bare(request, words, status)
    return _page(request, _("This could not be done"), words, status)


def _bare(request: HttpRequest, words: str, status: int) -> HttpResponse:
    """Answer in the look of the house, without anything that asks who reads; programs get the sentence alone."""
    if request.path_info.startswith("/api/"):
        return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    shown = {"title": _("This could not be done"), "words": words, "house": House(request)}
    return HttpResponse(render_to_string("web/refused_bare.html", shown), status=status)


def failed(request: HttpRequest) -> HttpResponse:
    log.error("page failed", path=request.path)
    words = _("The software failed at this page. Nothing was changed. Tell whoever runs the installation the time.")
    return _page(request, _("Something failed"), words, 500)
