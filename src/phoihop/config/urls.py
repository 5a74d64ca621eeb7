"""The addresses of the product: every room's, the house's own pages, sign-in and the API."""

from __future__ import annotations

from django.urls import include, path

from phoihop.features.table import ROOMS

urlpatterns = [
    path("", include("phoihop.web.urls")),
    *[path("", include(room.urls)) for room in ROOMS if room.urls],
    path("api/", include("phoihop.api.urls")),
]
handler400 = "phoihop.web.refusals.not_understood"
handler404 = "phoihop.web.refusals.not_found"
handler403 = "phoihop.web.refusals.not_found"
handler500 = "phoihop.web.refusals.failed"
