"""Addresses of the room of agreements."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from phoihop.features.agreements.views import listing, papers, parties, record, schedule, text


class Digest(StringConverter):
    """The id of a record, or the SHA-256 of a file."""

    regex = "[0-9a-f]{64}"


register_converter(Digest, "digest")

_ONE = "agreements/<digest:record>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("agreements/", listing.agreements_page, name="agreements"),
    path("agreements/excel/", listing.agreements_excel, name="agreements_excel"),
    path(_ONE, text.agreement_page, name="agreement"),
    path(f"{_ONE}matrix/", schedule.matrix_page, name="agreement_matrix"),
    path(f"{_ONE}matrix/excel/", schedule.matrix_excel, name="agreement_matrix_excel"),
    path(f"{_ONE}papers/", papers.papers_page, name="agreement_papers"),
    path(f"{_ONE}parties/", parties.parties_page, name="agreement_parties"),
    path(f"{_ONE}record/", record.record_page, name="agreement_record"),
    path(f"{_ONE}files/<digest:digest>/", papers.agreement_file, name="agreement_file"),
]
