"""Addresses of the gallery, used by tests only."""

from django.http import HttpResponse
from django.urls import include, path

from screen.gallery import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("matrix/", views.matrix, name="matrix"),
    path("large/", views.large, name="large"),
    path("form/", views.form, name="form"),
    path("first/", views.first, name="first"),
    path("list/", views.listed, name="list"),
    path("parts/", views.parts, name="parts"),
    path("sheet/", views.sheet, name="sheet"),
    path("confirm/", views.confirm, name="confirm"),
    path("agreement/", views.agreement, name="agreement"),
    path("reading/", views.reading, name="reading"),
    path("review/", views.review, name="review"),
    path("leader/", views.leader, name="leader"),
    path("question/", views.question, name="question"),
    path("draft/", views.draft, name="draft"),
    path("search/", views.listed, name="search"),
    path("act-for/", views.desk, name="act_for"),
    path("sign-out/", views.desk, name="account_logout"),
    path("language/", include("django.conf.urls.i18n")),
    path("fragment/", views.fragment, name="fragment"),
    path("nothing/", lambda _request: HttpResponse(), name="nothing"),
]
