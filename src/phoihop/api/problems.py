"""Every refusal of the API as a problem document (RFC 9457): a code, a sentence in the asked language, nothing changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from phoihop.api.sentences import SENTENCES
from phoihop.features.wording import STATUS, sentence
from phoihop.record.refused import Refused
from phoihop.timetable import TimetableRefused

TYPE = "application/problem+json"
BASE = "urn:phoihop:refusal:"
LONGEST = 100
"""Letters of a field's name that are told again."""


def problem(code: str, status: int, params: Mapping[str, object] | None = None, **more: object) -> HttpResponse:
    """Return a problem document. `type` is the refusal's code as a name, `detail` its sentence.

    What was sent may be told again here, and half a character of it has no place in UTF-8: it becomes a question mark.
    """
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    body = {
        "type": BASE + code,
        "title": code,
        "status": status,
        "detail": SENTENCES[code][language] if code in SENTENCES else sentence(code, params or {}, language),
        **more,
    }
    told = json.dumps(body, ensure_ascii=False, default=str).encode("utf-8", "replace")
    return HttpResponse(told, content_type=TYPE, status=status)


def stand_mappers(api: NinjaAPI) -> None:
    """Map every error that a route may meet."""

    @api.exception_handler(Refused)
    def refused(_request: HttpRequest, error: Refused) -> HttpResponse:
        return problem(error.code, STATUS[error.kind], error.params)

    @api.exception_handler(TimetableRefused)
    def out_of_time(_request: HttpRequest, error: TimetableRefused) -> HttpResponse:
        return problem(error.code, 400, error.params)

    @api.exception_handler(Http404)
    def missing(_request: HttpRequest, _error: Http404) -> HttpResponse:
        return problem("not_found", 404)

    @api.exception_handler(RequestDataTooBig)
    def too_large(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
        return problem("request_too_large", 413)

    @api.exception_handler(AuthenticationError)
    def nobody(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        response = problem("token_needed", 401)
        response["WWW-Authenticate"] = "Bearer"
        return response

    @api.exception_handler(ValidationError)
    def malformed(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = [
            {"field": ".".join(str(part)[:LONGEST] for part in e["loc"][1:]), "says": str(e["msg"])}
            for e in error.errors
        ]
        return problem("malformed_request", 422, fields=fields)

    @api.exception_handler(HttpError)
    def http_error(_request: HttpRequest, error: HttpError) -> HttpResponse:
        code = "malformed_request" if error.status_code in (400, 422) else "not_found"
        return problem(code, error.status_code)


class ProblemAPI(NinjaAPI):
    """An API whose description says that refusals are problem documents, as they are."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(**kwargs)
        for path in described["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "application/json" in answer.get("content", {}):
                        answer["content"] = {TYPE: answer["content"]["application/json"]}
        return described
