"""The first hour: three questions make an installation, once."""

from __future__ import annotations

import pytest
from django.test import Client

from agreements.reading_cast import office, signed_in
from phoihop.people.models import Membership, Organisation, User

pytestmark = pytest.mark.django_db
BODY = {"name": "Sở Y tế  thành phố Sông Vân", "place": "Sông Vân", "abbreviation": "SYT", "numbering": "state"}
PERSON = {"post": "Chuyên viên Văn phòng", "username": "vanphong", "password": "câu dễ nhớ"}


def test_whoever_comes_first_is_led_to_the_first_question() -> None:
    for address in ("/", "/sign-in/", "/agreements/new/"):
        assert Client().get(address).url == "/first/"


def test_three_answers_make_an_organisation_and_a_person_who_is_signed_in() -> None:
    client = Client()
    assert client.post("/first/", BODY).url == "/first/person/"
    assert client.post("/first/person/", PERSON).url == "/first/periods/"
    assert not User.objects.exists()
    assert client.post("/first/periods/", {"scheme": "calendar"}).url == "/agreements/new/"
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.scheme, organisation.joined) == (
        "Sở Y tế thành phố Sông Vân",
        "calendar",
        True,
    )
    user = User.objects.get()
    assert user.is_operator
    assert user.check_password("câu dễ nhớ")
    assert set(Membership.objects.values_list("role", flat=True)) == {"officer", "signer", "administrator"}
    assert "Sở Y tế thành phố Sông Vân" in client.get("/agreements/new/").content.decode()


def test_the_password_waits_in_the_session_as_a_hash_only() -> None:
    client = Client()
    client.post("/first/", BODY)
    client.post("/first/person/", PERSON)
    assert "câu dễ nhớ" not in str(dict(client.session))


def test_a_question_cannot_be_skipped() -> None:
    client = Client()
    assert client.get("/first/periods/").url == "/first/"
    assert client.get("/first/person/").url == "/first/"
    client.post("/first/", BODY)
    assert client.get("/first/periods/").url == "/first/person/"


@pytest.mark.parametrize(
    ("address", "answers", "wrong"),
    [
        ("/first/", BODY | {"name": ""}, "name"),
        ("/first/", BODY | {"numbering": ""}, "numbering"),
        ("/first/person/", PERSON | {"password": "ngắn"}, "password"),
        ("/first/person/", PERSON | {"username": "văn phòng!"}, "username"),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_what_was_typed_stays(
    address: str, answers: dict[str, str], wrong: str
) -> None:
    client = Client()
    client.post("/first/", BODY)
    page = client.post(address, answers)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [wrong]
    kept = "abbreviation" if address == "/first/" else "post"
    assert page.context["form"][kept].value() == answers[kept]
    assert not User.objects.exists()


def test_not_clear_yet_takes_the_decree_for_the_time_being() -> None:
    client = Client()
    client.post("/first/", BODY)
    client.post("/first/person/", PERSON)
    client.post("/first/periods/", {"scheme": "later"})
    assert Organisation.objects.get().scheme == "decree-09-2019"


def test_once_somebody_can_sign_in_the_questions_are_not_there_any_more() -> None:
    office()
    client = Client()
    assert client.get("/").url.startswith("/sign-in/")
    for address in ("/first/", "/first/person/", "/first/periods/"):
        assert client.get(address).status_code == 404
        assert client.post(address, BODY).status_code == 404
    assert Organisation.objects.count() == 1


def test_only_an_administrator_corrects_the_answers() -> None:
    office(roles=("officer", "signer"))
    assert signed_in().get("/first/").status_code == 404
    office("Sở Tư pháp thành phố Sông Vân", "quantri", ("administrator",))
    client = signed_in("quantri")
    assert client.post("/first/", BODY | {"name": "Sở Tư pháp"}).url == "/agreements/new/"
    assert client.post("/first/periods/", {"scheme": "calendar"}).url == "/agreements/new/"
    changed = Organisation.objects.get(abbreviation="SYT")
    assert (changed.name, changed.scheme) == ("Sở Tư pháp", "calendar")
    assert changed.names.count() == 2
