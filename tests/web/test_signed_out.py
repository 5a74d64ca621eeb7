"""What was typed is not lost when the session has run out or the browser has lost its cookies, and nothing is done twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from commitments.making import House, make_house, stand_at_today
from phoihop.ledger.models import Act

pytestmark = pytest.mark.django_db
TYPED = {"do": "file", "send": "1", "result": "Giúp dân 480 ngày công,\n<b>không tính</b> thứ Bảy.", "on": "24/11/2026"}


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any) -> House:
    stand_at_today(monkeypatch, settings)
    return make_house()


def test_a_form_sent_after_the_session_has_run_out_comes_back_with_the_way_to_sign_in(house: House) -> None:
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    assert client.get(url).status_code == 200
    Session.objects.all().delete()
    acts = Act.objects.count()
    answer = client.post(url, TYPED)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Phiên làm việc đã hết" in page
    assert "&lt;b&gt;không tính&lt;/b&gt; thứ Bảy.</textarea>" in page
    assert f'data-unsent="{url}"' in page
    assert f'href="/sign-in/?next={url}"' in page
    assert "Bộ CHQS" not in page
    assert (Act.objects.count(), Session.objects.count()) == (acts, 0)


def test_a_password_is_never_given_back_and_what_holds_nothing_leads_to_sign_in_as_ever(house: House) -> None:
    client = Client()
    answer = client.post("/account/", {"password": "mat-khau-dai", "oldpassword": "cu", "note": "ghi chú"})
    assert "mat-khau-dai" not in answer.content.decode()
    plain = client.post(house.url("c1", "2026-Q4"), {"do": "file", "send": "1"})
    assert (plain.status_code, plain.headers["Location"].startswith("/sign-in/?next=")) == (302, True)


def test_a_draft_that_is_saved_while_typing_is_told_that_nobody_is_signed_in(house: House) -> None:
    url = house.url("c1", "2026-Q4") + "draft/"
    answer = Client().post(url, TYPED, headers={"X-Draft": "1"})
    assert answer.status_code == 401
    assert answer.content.decode() == (
        "Phiên làm việc đã hết. Hãy đăng nhập lại ở cửa sổ khác; nội dung đã nhập được giữ ở cửa sổ này."
    )


def test_a_part_of_a_page_leads_the_whole_page_to_sign_in_and_back(house: House) -> None:
    url = house.url("c1", "2026-Q4")
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{url}?do=file"}
    answer = Client().post(f"{url}foreseen/", TYPED, headers=headers)
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].startswith("/sign-in/?next=%2Fagreements%2F")


@pytest.mark.parametrize("draft", [False, True])
def test_a_browser_that_lost_its_cookie_gets_back_what_was_typed(house: House, draft: bool) -> None:
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    client.handler.enforce_csrf_checks = True
    acts = Act.objects.count()
    headers = {"origin": "http://testserver", **({"X-Draft": "1"} if draft else {})}
    answer = client.post(url, TYPED, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Trang mở đã quá lâu" in page
    assert ("thứ Bảy.</textarea>" in page) != draft
    assert answer["Content-Type"].startswith("text/plain" if draft else "text/html")
    assert Act.objects.count() == acts


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    ],
)
def test_what_another_page_has_sent_is_not_put_into_our_forms(house: House, headers: dict[str, str]) -> None:
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q4")
    client.handler.enforce_csrf_checks = True
    answer = client.post(url, TYPED, headers=headers)
    assert answer.status_code == 403
    assert "thứ Bảy" not in answer.content.decode()
    assert "data-unsent" not in answer.content.decode()
