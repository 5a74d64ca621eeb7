"""Addresses of the house's own pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from phoihop.web import account, desk, overview, owed, paper_reports, search, switch

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk.desk, name="desk"),
    path("owed/", owed.owed_list, name="owed_list"),
    path("owed/excel/", owed.owed_excel, name="owed_excel"),
    path("owed/paper/", paper_reports.paper_reports, name="paper_reports"),
    path("overview/", overview.overview, name="overview"),
    path("overview/word/", overview.overview_word, name="overview_word"),
    path("search/", search.search, name="search"),
    path("sign-in/", account.sign_in, name="account_login"),
    path("sign-out/", account.sign_out, name="account_logout"),
    path("account/password/", account.change_password, name="account_change_password"),
    path("account/password/", account.change_password, name="account_set_password"),
    path("account/", account.own_account, name="account"),
    path("settings/", include("phoihop.web.settings.urls")),
    path("act-for/", switch.act_for, name="act_for"),
    path("language/", switch.set_language, name="set_language"),
]
