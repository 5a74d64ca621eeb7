"""Signing in and out, the first password, the language in which pages are read, and for whom one acts."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from cast import make_cast
from phoihop.people.models import User
from web.seats import PASSWORD, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_attempts_before():
    """Attempts are counted in the cache, which tests share."""
    cache.clear()


@pytest.fixture
def cast():
    return make_cast()


def sign_in(client: Client, username: str, password: str, **query: str):
    return client.post("/sign-in/", {"login": username, "password": password, **query})


def test_who_signs_in_comes_to_the_desk(cast):
    person("vanthu", cast.command, "officer")
    assert sign_in(Client(), "vanthu", PASSWORD).headers["Location"] == "/"


def test_who_signs_in_comes_back_to_the_page_asked_for_and_to_no_other_site(cast):
    person("vanthu", cast.command, "officer")
    asked = Client().get("/agreements/")
    assert asked.headers["Location"] == "/sign-in/?next=/agreements/"
    assert sign_in(Client(), "vanthu", PASSWORD, next="/agreements/").headers["Location"] == "/agreements/"
    assert sign_in(Client(), "vanthu", PASSWORD, next="https://elsewhere.example/").headers["Location"] == "/"


def test_an_operator_without_an_organisation_comes_to_the_settings(cast):
    person("vanhanh", None, is_operator=True)
    assert sign_in(Client(), "vanhanh", PASSWORD).headers["Location"] == "/settings/"


@pytest.mark.parametrize("username", ["vanthu", "khong.co.ai", "da.ngung"])
def test_a_wrong_password_tells_nobody_whether_the_account_exists(cast, username):
    person("vanthu", cast.command, "officer")
    person("da.ngung", cast.command, "officer", is_active=False)
    page = sign_in(Client(), username, "sai-mat-khau").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page


def test_after_five_wrong_passwords_one_has_to_wait(cast):
    person("vanthu", cast.command, "officer")
    client = Client()
    for _ in range(5):
        sign_in(client, "vanthu", "sai-mat-khau")
    refused = sign_in(client, "vanthu", PASSWORD)
    assert "Hãy chờ năm phút" in refused.content.decode()
    assert client.get("/account/").status_code == 302


def test_signing_out_asks_first_and_then_ends_the_session(cast):
    client = signed_in(person("vanthu", cast.command, "officer"))
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/account/").status_code == 200
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/account/").status_code == 302


def test_a_first_password_must_be_changed_before_anything_else(cast):
    user = person("vanthu", cast.command, "officer", must_change_password=True)
    client = signed_in(user)
    for page in ("/", "/agreements/", "/account/", "/settings/"):
        assert client.get(page).headers["Location"] == "/account/password/"
    new = {"password1": "cau-moi-de-nho-2", "password2": "cau-moi-de-nho-2"}
    wrong = client.post("/account/password/", {"oldpassword": "sai", **new})
    assert "Đây không phải là mật khẩu đang dùng." in wrong.content.decode()
    assert client.post("/account/password/", {"oldpassword": PASSWORD, **new}).headers["Location"] == "/"
    user.refresh_from_db()
    assert not user.must_change_password
    assert user.check_password("cau-moi-de-nho-2")
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("password", ["ngan", "1234567890123", "password123"])
def test_an_easy_password_is_refused(cast, password):
    user = person("vanthu", cast.command, "officer")
    given = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert signed_in(user).post("/account/password/", given).status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def heading(client: Client, page: str = "/sign-in/", **headers: str) -> str:
    return client.get(page, headers=headers).content.decode().partition("<h1>")[2].partition("<")[0].strip()


def test_pages_are_vietnamese_whatever_the_browser_asks_for(cast):
    person("vanthu", cast.command, "officer")
    client = Client()
    assert heading(client, **{"Accept-Language": "en-US,en;q=0.9"}) == "Đăng nhập"
    assert client.get("/sign-in/").headers["Content-Language"] == "vi"


def test_a_chosen_language_stays_in_the_cookie_and_with_the_person(cast):
    user = person("vanthu", cast.command, "officer")
    client = Client()
    assert client.post("/language/", {"language": "en", "next": "/sign-in/"}).headers["Location"] == "/sign-in/"
    assert heading(client) == "Sign in"
    client.force_login(user)
    client.post("/language/", {"language": "en"})
    assert User.objects.get(pk=user.pk).language == "en"
    assert heading(signed_in(user), "/account/") == "Your account"


def test_the_language_of_the_person_wins_over_the_cookie_of_the_computer(cast):
    client = signed_in(person("vanthu", cast.command, "officer", language="vi"))
    client.cookies["phoihop_language"] = "en"
    assert heading(client, "/account/") == "Tài khoản"


def test_a_language_that_is_not_there_and_a_foreign_address_are_refused():
    client = Client()
    assert client.post("/language/", {"language": "xx"}).status_code == 404
    assert client.get("/language/").status_code == 405
    away = client.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert away.headers["Location"] == "/"


def test_one_acts_for_each_of_ones_organisations_and_for_no_other(cast):
    user = person("vanthu", cast.command, "officer")
    user.memberships.create(organisation=cast.board, role="viewer")
    client = signed_in(user)
    client.post("/act-for/", {"organisation": cast.board.id})
    assert cast.board.name in client.get("/account/").content.decode()
    assert client.session["acting_for"] == cast.board.id
    assert client.post("/act-for/", {"organisation": cast.observer.id}).status_code == 404
    assert client.session["acting_for"] == cast.board.id
    assert client.get("/act-for/").status_code == 405


def test_the_page_of_ones_account_says_for_whom_one_acts_and_as_what(cast):
    page = signed_in(person("vanthu", cast.command, "officer", "signer")).get("/account/").content.decode()
    assert cast.command.name in page
    assert "Chuyên viên, Người ký" in page


def test_signing_in_and_out_says_nothing_in_a_foreign_tongue(cast):
    person("vanthu", cast.command, "officer")
    client = Client()
    page = client.post("/sign-in/", {"login": "vanthu", "password": PASSWORD}, follow=True)
    assert [str(each) for each in page.context["messages"]] == []
    assert "Successfully" not in page.content.decode()
    page = client.post("/sign-out/", follow=True)
    assert page.status_code == 200
    assert "signed out" not in page.content.decode()


def test_a_changed_password_is_told_in_our_words(cast):
    person("vanthu", cast.command, "officer")
    client = Client()
    sign_in(client, "vanthu", PASSWORD)
    given = {"oldpassword": PASSWORD, "password1": "mot-cau-khac-dai", "password2": "mot-cau-khac-dai"}
    page = client.post("/account/password/", given, follow=True)
    assert [str(each) for each in page.context["messages"]] == ["Đã đổi mật khẩu."]


def test_a_copy_of_the_database_opens_no_session(cast):
    person("vanthu", cast.command, "officer")
    client = Client()
    sign_in(client, "vanthu", PASSWORD)
    held = client.cookies["phoihop_session"].value
    kept = Session.objects.get().session_key
    assert client.get("/account/").status_code == 200

    thief = Client()
    thief.cookies["phoihop_session"] = kept
    assert held != kept
    assert thief.get("/account/").status_code == 302


def test_signing_out_leaves_no_session_behind(cast):
    person("vanthu", cast.command, "officer")
    client = Client()
    sign_in(client, "vanthu", PASSWORD)
    client.post("/sign-out/")
    assert not Session.objects.exists()


def test_whoever_mistypes_often_is_kept_out_alone_and_not_all_who_sit_behind_the_same_address(cast):
    person("vanthu", cast.command, "officer")
    person("chihuy", cast.command, "officer")
    for name in ("vanthu", "ai-do", "ai-khac"):
        for _ in range(5):
            sign_in(Client(), name, "sai mật khẩu")
    assert sign_in(Client(), "vanthu", PASSWORD).status_code == 200
    assert sign_in(Client(), "chihuy", PASSWORD).status_code == 302
