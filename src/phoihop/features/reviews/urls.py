"""Addresses of the room of reviews."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from phoihop.features.reviews import views

_ONE = "reviews/<digest:record>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("reviews/", views.reviews_page, name="reviews"),
    path(_ONE, views.review_page, name="review"),
    path(f"{_ONE}sources/", views.review_sources, name="review_sources"),
    path(f"{_ONE}word/", views.review_word, name="review_word"),
    path(f"{_ONE}excel/", views.review_excel, name="review_excel"),
]
