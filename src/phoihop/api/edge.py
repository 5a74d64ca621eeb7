"""The edge of the API: whatever is answered below its address is a problem document where it is a refusal.

The framework words an unknown address, a wrong method and a failure as pages; programs cannot read these. A failure
tells nothing of itself here: it stands in the log.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from phoihop.api.problems import TYPE, problem

UNDER = "/api/"
CODES = {404: "not_found", 405: "method_not_allowed", 413: "request_too_large"}
KEPT = ("Allow", "WWW-Authenticate")


class ProblemMiddleware:
    """Turns every refusal below the API's address into a problem document. It stands behind the reader's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(UNDER):
            return self.get_response(request)
        # No address and no word holds the sign NUL, and PostgreSQL takes it in no text.
        if "\0" in request.path_info:
            return problem("not_found", 404)
        if "%00" in request.META.get("QUERY_STRING", ""):
            return problem("malformed_request", 400)
        answer = self.get_response(request)
        if answer.status_code < 400 or answer.headers.get("Content-Type", "").startswith(TYPE):
            return answer
        unnamed = "request_failed" if answer.status_code >= 500 else "malformed_request"
        worded = problem(CODES.get(answer.status_code, unnamed), answer.status_code)
        for name in KEPT:
            if name in answer.headers:
                worded[name] = answer.headers[name]
        return worded
