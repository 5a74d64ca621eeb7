"""Looking a draft over: what the text lacks, what is promised elsewhere already, and which months fill up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from agreements.reading_cast import OWN, desk, office, signed_in
from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions
from phoihop.features.agreements.checking import CROWDED, Month, kept_promises, load
from phoihop.features.agreements.drafts.draft import ReadingDesk
from phoihop.features.agreements.models import ReadingDraft
from phoihop.people.models import Organisation
from phoihop.registers.tables import Due

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
At = tuple[Client, ReadingDraft]


def codes(client: Client, row: ReadingDraft) -> list[str]:
    return [each.code for each in client.get(f"/reading/{row.pk}/check/").context["found"]]


def test_the_page_tells_each_finding_with_its_place_and_the_proposal_it_is_about(desk: At) -> None:
    client, row = desk
    found = client.get(f"/reading/{row.pk}/check/").context["found"]
    unclear = next(each for each in found if each.code == "cadence_not_stated")
    assert (unclear.label, unclear.item) == ("IV.3", "n11")
    assert unclear.quote.startswith("Định kỳ cung cấp số liệu")
    assert "no_amendment" in {each.code for each in found}


def test_a_kind_is_left_out_with_a_reason_and_taken_back(desk: At) -> None:
    client, row = desk
    address = f"/reading/{row.pk}/check/"
    assert client.post(address, {"code": "no_amendment", "reason": "Theo quy chế chung"}).status_code == 302
    page = client.get(address)
    assert "no_amendment" not in {each.code for each in page.context["found"]}
    assert "Theo quy chế chung" in page.content.decode()
    client.post(address, {"code": "no_amendment", "again": "1"})
    assert "no_amendment" in codes(client, row)


@pytest.mark.parametrize("given", [{"code": "no_amendment", "reason": " "}, {"code": "zzz", "reason": "có"}, {}])
def test_without_a_reason_or_a_known_kind_nothing_changes(desk: At, given: dict[str, str]) -> None:
    client, row = desk
    answer = client.post(f"/reading/{row.pk}/check/", given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert "left_out" not in ReadingDraft.objects.get(pk=row.pk).fields


def test_what_is_wrong_is_told_at_the_finding_whose_form_was_sent(desk: At) -> None:
    client, row = desk
    page = client.post(f"/reading/{row.pk}/check/", {"code": "no_time", "reason": "", "at": "2"}).content.decode()
    assert page.count('role="alert"') == 1
    assert page.count("<details open>") == 1


def test_another_office_does_not_see_it(desk: At) -> None:
    _client, row = desk
    office("Sở Y tế", "nguoikhac")
    assert signed_in("nguoikhac").get(f"/reading/{row.pk}/check/").status_code == 404


def test_what_the_office_promised_in_another_agreement_is_told_with_its_name() -> None:
    cast = make_cast()
    actions.record_agreement(programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    promised = kept_promises(cast.command, set(Due.objects.values_list("line", flat=True)))
    assert promised
    assert all(each.leads == {cast.command.id} for each in promised)
    assert kept_promises(cast.command, set()) == []
    assert kept_promises(cast.command, {"no such line"}) == []


def test_the_calendar_adds_what_the_draft_would_bring_to_what_stands(desk: At) -> None:
    _client, row = desk
    own = Organisation.objects.get(name=OWN)
    months = load(ReadingDesk(row), own)
    assert len(months) == 12
    assert sum(month.stands for month in months) == 0
    assert sum(month.added for month in months) > 0


def test_a_month_is_crowded_by_what_is_added_only() -> None:
    first = date(2026, 12, 1)
    assert Month(first, CROWDED - 1, 1).crowded
    assert not Month(first, CROWDED + 5, 0).crowded


def test_the_page_asks_the_database_no_more_for_more_proposals(desk: At, django_assert_max_num_queries: Any) -> None:
    client, row = desk
    with django_assert_max_num_queries(15):
        client.get(f"/reading/{row.pk}/check/")
    ReadingDraft.objects.filter(pk=row.pk).update(items=row.items[:1])
    with django_assert_max_num_queries(15):
        client.get(f"/reading/{row.pk}/check/")
