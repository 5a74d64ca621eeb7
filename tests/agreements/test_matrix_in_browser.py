"""A long matrix in a browser: the rows that its page has not brought yet come by themselves."""

from __future__ import annotations

import pytest

from agreements.test_pages_matrix import monthly
from cast import at, issue, make_cast, programme
from chromium import serving
from phoihop.features.agreements.actions import record_agreement


@pytest.mark.browser
def test_a_long_matrix_is_whole_once_its_page_stands(open_browser, own_database, client, sign_in, monkeypatch):
    cast = make_cast()
    plan = programme(cast, cast.board, **monthly(5))
    record = record_agreement(plan, issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    sign_in(cast, cast.command)
    monkeypatch.setattr("phoihop.features.agreements.views.schedule.AT_ONCE", 2)
    monkeypatch.setattr("phoihop.features.agreements.views.schedule.A_FEW", 0)
    monkeypatch.setattr("phoihop.features.agreements.views.schedule.BROUGHT", 2)
    session = client.cookies["phoihop_session"].value
    with serving() as address:
        page = open_browser(address)
        page.context.add_cookies([{"name": "phoihop_session", "value": session, "url": address}])
        page.goto(f"/agreements/{record}/matrix/")
        page.wait_for_selector("tbody[data-rest]", state="detached")
        titles = page.locator(".matrix tbody th[scope=row]").all_inner_texts()
    assert [title.split("Báo cáo số ")[1] for title in titles] == ["1", "2", "3", "4", "5"]
