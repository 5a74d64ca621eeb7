"""The pages of agreements: what they show to whom, and how many questions they ask of the database."""

from __future__ import annotations

import pytest

from cast import NOW, at, issue, make_cast, programme
from phoihop.features.agreements.actions import record_agreement
from phoihop.people.models import Membership

pytestmark = pytest.mark.django_db

PAGES = ("", "matrix/", "papers/", "parties/", "record/", "matrix/excel/")


@pytest.fixture
def house(client, django_assert_max_num_queries):
    cast = make_cast()
    me = cast.officer(cast.command)
    record = record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    for role in me.roles:
        Membership.objects.create(user=me.user, organisation=cast.command, role=role)
    client.force_login(me.user)
    return cast, record, client


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_an_agreement_opens_in_both_languages_within_fifteen_queries(
    house, page, django_assert_max_num_queries
):
    _cast, record, client = house
    for language in ("vi", "en"):
        client.cookies["phoihop_language"] = language
        with django_assert_max_num_queries(15):
            response = client.get(f"/agreements/{record}/{page}")
        assert response.status_code == 200


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_three_agreements(
    house, django_assert_max_num_queries
):
    cast, _record, client = house
    with django_assert_max_num_queries(10) as one:
        assert client.get("/agreements/").status_code == 200
    for _ in range(2):
        record_agreement(programme(cast, cast.paper), issue(), by=cast.officer(cast.command), now=NOW)
    with django_assert_max_num_queries(10) as three:
        assert client.get("/agreements/").status_code == 200
    assert len(one) == len(three)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_yours_is_not_there(house, page, client):
    cast, record, _client = house
    other = cast.officer(cast.board)
    Membership.objects.create(user=other.user, organisation=cast.board, role="officer")
    client.force_login(other.user)
    assert client.get(f"/agreements/{record}/{page}").status_code == 404


def test_the_record_names_each_kind_of_entry_in_words_with_its_code_beside(house):
    _cast, record, client = house
    page = client.get(f"/agreements/{record}/record/").content.decode()
    assert "Ban hành văn bản <small><code>terms.issued</code></small>" in page
    client.cookies["phoihop_language"] = "en"
    assert "Terms issued <small><code>terms.issued" in client.get(f"/agreements/{record}/record/").content.decode()
