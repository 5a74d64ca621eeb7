"""An administrator keeps the people, units, posts and details of one organisation, and of no other."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cast import make_cast
from phoihop.people.models import Membership, Organisation, OrganisationName, Post, Unit, User
from web.seats import PASSWORD, administrator, person, signed_in

pytestmark = pytest.mark.django_db

PLAN = {"display_name": "Trợ lý Phòng Chính trị", "post": "Trợ lý", "roles": ["officer", "signer"]}


@pytest.fixture
def cast():
    return make_cast()


def dump() -> list[object]:
    models = (User, Membership, Organisation, OrganisationName, Post, Unit)
    return [list(model.objects.order_by("pk").values()) for model in models]


def shown_password(page: str) -> str:
    found = re.search(r'id="first-password"[^>]*>([a-z0-9-]+)<', page)
    assert found
    return found[1]


def test_somebody_is_invited_with_a_password_that_is_shown_once(cast):
    client = administrator(cast)
    answer = client.post("/settings/people/new/", {"username": "Troly.CT", **PLAN})
    password = shown_password(answer.content.decode())
    assert "no-store" in answer.headers["Cache-Control"]
    user = User.objects.get(username="troly.ct")
    assert user.check_password(password)
    assert user.must_change_password
    assert {each.role for each in user.memberships.all()} == {"officer", "signer"}
    assert password not in client.get(f"/settings/people/{user.pk}/").content.decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"username": "quantri"}, "đã có người dùng"),
        ({"username": "Trợ lý"}, "chưa dùng được"),
        ({"username": "a"}, "chưa dùng được"),
        ({"roles": []}, "Hãy chọn ít nhất một vai trò."),
        ({"display_name": " "}, "Tên hiển thị"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused_and_kept_as_typed(cast, given, words):
    client = administrator(cast)
    before = dump()
    answer = client.post("/settings/people/new/", {"username": "moi", **PLAN} | given)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert 'value="Trợ lý"' in answer.content.decode()
    assert dump() == before


def test_people_stand_in_the_order_of_their_given_names(cast):
    for name in ("Trần Thị Ánh", "Nguyễn Văn Yên", "Lê Văn Đức", "Phạm Thị Dung"):
        person(name.split()[-1].lower().encode().hex(), cast.command, "officer", display_name=name)
    page = administrator(cast).get("/settings/people/").content.decode()
    shown = re.findall(r'class="row"[^>]*>([^<]+)<', page)
    assert [name for name in shown if " " in name] == ["Trần Thị Ánh", "Phạm Thị Dung", "Lê Văn Đức", "Nguyễn Văn Yên"]


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_many(cast, django_assert_max_num_queries):
    client = administrator(cast)
    with django_assert_max_num_queries(10) as one:
        client.get("/settings/people/")
    for number in range(12):
        user = person(f"nguoi{number}", cast.command, "officer", "signer")
        user.memberships.update(post=Post.objects.create(organisation=cast.command, name=f"Vị trí {number}"))
    with django_assert_max_num_queries(10) as many:
        client.get("/settings/people/")
    assert len(one) == len(many)


def test_roles_and_post_of_a_person_are_changed(cast):
    user = person("vanthu", cast.command, "viewer")
    administrator(cast).post(f"/settings/people/{user.pk}/", PLAN)
    held = user.memberships.select_related("post")
    assert {(each.role, each.post.name) for each in held} == {("officer", "Trợ lý"), ("signer", "Trợ lý")}
    assert User.objects.get(pk=user.pk).display_name == PLAN["display_name"]


def test_an_organisation_is_never_left_without_an_administrator(cast):
    client = administrator(cast)
    me = User.objects.get(username="quantri")
    before = dump()
    answer = client.post(f"/settings/people/{me.pk}/", PLAN)
    assert "quản trị duy nhất" in answer.content.decode()
    assert client.post(f"/settings/people/{me.pk}/close/").status_code == 409
    assert dump() == before


def test_a_new_password_signs_the_person_out(cast):
    user = person("vanthu", cast.command, "officer")
    at_work = signed_in(user)
    assert at_work.get("/account/").status_code == 200
    client = administrator(cast)
    assert client.get(f"/settings/people/{user.pk}/password/").status_code == 200
    assert at_work.get("/account/").status_code == 200
    password = shown_password(client.post(f"/settings/people/{user.pk}/password/").content.decode())
    assert at_work.get("/account/").status_code == 302
    user.refresh_from_db()
    assert user.check_password(password)
    assert user.must_change_password


def test_the_password_of_somebody_who_serves_another_organisation_is_not_ours_to_set(cast):
    user = person("haivai", cast.command, "officer")
    Membership.objects.create(user=user, organisation=cast.board, role="administrator")
    answer = administrator(cast).post(f"/settings/people/{user.pk}/password/")
    assert answer.status_code == 409
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_closed_account_is_signed_out_at_once_and_can_be_opened_again(cast):
    user = person("vanthu", cast.command, "officer")
    at_work, client = signed_in(user), administrator(cast)
    client.post(f"/settings/people/{user.pk}/close/")
    assert at_work.get("/account/").status_code == 302
    assert "Đã ngừng tài khoản" in client.get("/settings/people/").content.decode()
    client.post(f"/settings/people/{user.pk}/open/")
    assert signed_in(User.objects.get(pk=user.pk)).get("/account/").status_code == 200


def test_closing_the_account_of_somebody_who_serves_another_organisation_takes_them_out_of_ours_alone(cast):
    user = person("haivai", cast.command, "officer")
    Membership.objects.create(user=user, organisation=cast.board, role="officer")
    administrator(cast).post(f"/settings/people/{user.pk}/close/")
    user.refresh_from_db()
    assert user.is_active
    assert [each.organisation for each in user.memberships.all()] == [cast.board]


@pytest.mark.parametrize("page", ["", "password/", "close/", "open/"])
def test_people_of_another_organisation_are_not_there(cast, page):
    user = person("nguoikhac", cast.board, "officer")
    client = administrator(cast)
    before = dump()
    assert client.get(f"/settings/people/{user.pk}/{page}").status_code == 404
    assert client.post(f"/settings/people/{user.pk}/{page}", PLAN).status_code == 404
    assert dump() == before


def test_units_and_posts_are_entered_renamed_and_removed(cast):
    client = administrator(cast)
    assert "Chưa có đơn vị, vị trí nào" in client.get("/settings/posts/").content.decode()
    client.post("/settings/units/new/", {"name": "Phòng  Chính trị"})
    unit = Unit.objects.get()
    assert unit.name == "Phòng Chính trị"
    client.post("/settings/posts/new/", {"name": "Trợ lý", "unit": unit.pk})
    post = Post.objects.get()
    twice = client.post("/settings/posts/new/", {"name": "trợ lý", "unit": unit.pk})
    assert "Đã có vị trí" in twice.content.decode()
    client.post(f"/settings/units/{unit.pk}/", {"name": "Ban Chính trị"})
    client.post(f"/settings/posts/{post.pk}/", {"name": "Trợ lý dân vận", "unit": ""})
    page = client.get("/settings/posts/").content.decode()
    assert "Ban Chính trị" in page
    assert "Trợ lý dân vận" in page
    client.post(f"/settings/units/{unit.pk}/", {"remove": "1"})
    client.post(f"/settings/posts/{post.pk}/", {"remove": "1"})
    assert not Unit.objects.exists()
    assert not Post.objects.exists()


def test_a_post_that_somebody_holds_is_not_removed(cast):
    post = Post.objects.create(organisation=cast.command, name="Văn thư")
    person("vanthu", cast.command, "officer").memberships.update(post=post)
    answer = administrator(cast).post(f"/settings/posts/{post.pk}/", {"remove": "1"})
    assert "Còn 1 người giữ vị trí" in answer.content.decode()
    assert Post.objects.filter(pk=post.pk).exists()


def test_units_and_posts_of_another_organisation_are_not_there(cast):
    unit = Unit.objects.create(organisation=cast.board, name="Phòng khác")
    post = Post.objects.create(organisation=cast.board, name="Vị trí khác")
    client = administrator(cast)
    assert client.get(f"/settings/units/{unit.pk}/").status_code == 404
    assert client.post(f"/settings/posts/{post.pk}/", {"remove": "1"}).status_code == 404
    assert "Phòng khác" not in client.get("/settings/posts/new/").content.decode()
    assert client.post("/settings/posts/new/", {"name": "Mới", "unit": unit.pk}).status_code == 400


DETAILS = {
    "short_name": "Bộ CHQS",
    "abbreviation": "BCHQSTP",
    "numbering": "party",
    "superior": "BỘ TƯ LỆNH QUÂN KHU",
    "place": "Sông Vân",
    "scheme": "calendar",
}


def test_the_details_of_the_organisation_are_changed_and_its_numbers_shown_as_an_example(cast):
    client = administrator(cast)
    assert "05/QC-BCHQS" in client.get("/settings/organisation/").content.decode()
    client.post("/settings/organisation/", DETAILS)
    kept = Organisation.objects.get(pk=cast.command.pk)
    assert {name: getattr(kept, name) for name in DETAILS} == DETAILS
    assert "05-QC/BCHQSTP" in client.get("/settings/organisation/").content.decode()


def test_the_example_of_a_number_follows_what_is_typed(cast):
    page = administrator(cast).get("/settings/organisation/numbering/?abbreviation=ABC").content.decode()
    assert "05/QC-ABC" in page
    assert "05-QC/ABC" in page


def test_a_new_name_holds_from_a_day_and_the_old_one_stays_known(cast):
    client = administrator(cast)
    old = cast.command.name
    given = {"name": "Ban Chỉ huy Quân sự thành phố Sông Vân", "on": "01/07/2027"}
    client.post("/settings/organisation/name/", given)
    page = client.get("/settings/organisation/").content.decode()
    assert given["name"] in page
    assert old in page
    assert "từ 01/07/2027" in page
    assert "đến 01/07/2027" in page
    early = client.post("/settings/organisation/name/", {"name": "Tên khác nữa", "on": "01/07/2027"})
    assert "Ngày đổi tên phải sau ngày đó" in early.content.decode()
    taken = client.post("/settings/organisation/name/", {"name": cast.board.name.upper(), "on": "01/09/2027"})
    assert "Danh bạ đã có" in taken.content.decode()


@pytest.mark.parametrize("role", ["viewer", "officer", "signer"])
def test_only_administrators_keep_the_organisation(cast, role):
    client: Client = signed_in(person("khong.quantri", cast.command, role))
    for page in ("people/", "people/new/", "posts/", "organisation/", "organisation/name/", "units/new/"):
        told = client.get(f"/settings/{page}")
        assert told.status_code == 403
        assert "Việc này do quản trị của cơ quan làm:" in told.content.decode()
        assert client.post(f"/settings/{page}", {}).status_code == 403
    assert client.get("/settings/").status_code == 200


def test_the_settings_list_what_their_tabs_list_and_an_operator_is_led_there(cast):
    client = signed_in(person("canbo2", cast.command, "officer"))
    assert 'href="/settings/tokens/"' in client.get("/settings/").content.decode()
    operator = signed_in(person("vanhanh3", None, is_operator=True))
    assert 'href="/settings/tokens/"' not in operator.get("/settings/").content.decode()
    assert 'href="/settings/">Mở phần thiết lập' in operator.get("/overview/").content.decode()


def test_who_writes_or_operates_finds_the_succession_of_bodies_in_the_settings(cast):
    link = 'href="/settings/organisations/succession/"'
    for user, found in (
        (person("canbo", cast.command, "officer"), True),
        (person("vanhanh2", None, is_operator=True), True),
        (person("xem", cast.command, "viewer"), False),
    ):
        client = signed_in(user)
        assert (link in client.get("/settings/").content.decode()) is found
        assert client.get("/settings/organisations/succession/").status_code == (200 if found else 404)
