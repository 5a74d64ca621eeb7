"""Changing an agreement on its pages: what each change shows before it is recorded, and what it leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client

from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.plans import PartyPlan
from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.ledger.models import Act
from phoihop.ledger.rebuild import rebuild
from phoihop.ledger.store import Store
from phoihop.people.actions import set_roles
from phoihop.people.models import Organisation, Standing
from phoihop.registers.catalogue_actions import retire_line
from phoihop.registers.catalogues import LineOfWork
from phoihop.registers.tables import Desk, Due

pytestmark = pytest.mark.django_db

PAPER = {"how": "paper", "number": "03-PL/BCHQS-BDVTU", "signed_on": "20/11/2026"}


@pytest.fixture
def house(client, sign_in):
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    sign_in(cast, cast.command)
    return cast, record, client


def change(record: str, kind: str, **given: object) -> str:
    return f"/agreements/{record}/change/{kind}/?{urlencode(given, doseq=True)}"


def test_each_kind_of_change_is_offered_to_the_keeper_alone(house, sign_in):
    cast, record, client = house
    assert client.get(f"/agreements/{record}/change/").content.decode().count("<li><a href") == 6
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    sign_in(cast, cast.board)
    for kind in ("", "amendment/", "prolongation/", "termination/", "succession/", "observers/", "joining/"):
        assert client.get(f"/agreements/{record}/change/{kind}").status_code == 403


def test_a_prolongation_shows_the_new_term_and_moves_it_when_recorded(house):
    _cast, record, client = house
    page = change(record, "prolongation", to="31/12/2028")
    shown = client.get(page).content.decode()
    assert "đến 31/12/2026" in shown
    assert "đến 31/12/2028" in shown
    acts = Act.objects.count()
    assert client.post(page, {"how": "paper"}).status_code == 400
    assert Act.objects.count() == acts
    assert client.post(page, PAPER).status_code == 302
    assert Agreement.objects.get(record=record).to_on == date(2028, 12, 31)
    assert Due.objects.filter(record=record, commitment="c1", label="2027-Q1").exists()


@pytest.mark.parametrize("to", ["31/12/2026", "01/01/2020", "mai", ""])
def test_a_prolongation_to_a_day_that_is_none_is_told_at_the_field(house, to):
    _cast, record, client = house
    answer = client.get(change(record, "prolongation", to=to))
    assert answer.status_code == 400
    assert 'href="#id_to"' in answer.content.decode()


def test_a_termination_ends_the_agreement_on_its_day_and_keeps_what_was_due_before(house):
    _cast, record, client = house
    earlier = Due.objects.filter(record=record, due_on__lt="2026-11-20")
    before = list(earlier.order_by("pk").values_list("pk", "state"))
    assert client.post(change(record, "termination", on="20/11/2026"), PAPER).status_code == 302
    assert Agreement.objects.get(record=record).to_on == date(2026, 11, 20)
    assert list(earlier.order_by("pk").values_list("pk", "state")) == before
    assert not Due.objects.filter(record=record, from_on__gt="2026-11-20").exists()


def test_the_page_of_a_change_can_be_gone_back_to_with_what_was_typed(house):
    _cast, record, client = house
    shown = client.get(change(record, "prolongation", to="31/12/2028", again=1)).content.decode()
    assert 'value="31/12/2028"' in shown
    assert '<form method="get"' in shown


def test_an_observer_is_added_and_reads_once_it_is_let_in(house):
    cast, record, client = house
    page = change(record, "observers", organisation=cast.observer.id, effective="24/11/2026")
    assert "theo dõi văn bản" in client.get(page).content.decode()
    assert client.post(page, PAPER).status_code == 302
    assert Party.objects.get(record=record, slot="p3").role == "observer"
    assert client.post(f"/agreements/{record}/parties/p3/invite/").status_code == 302
    assert Standing.objects.get(record=record, organisation=cast.observer.id).role == "observer"


def test_a_new_body_joins_under_its_name_and_comes_into_the_directory_only_when_recorded(house):
    _cast, record, client = house
    page = change(record, "joining", organisation="new", name="Sở Y tế Sông Vân", effective="24/11/2026")
    assert client.get(page).status_code == 200
    assert not Organisation.objects.filter(name="Sở Y tế Sông Vân").exists()
    assert client.post(page, PAPER).status_code == 302
    assert Party.objects.get(record=record, slot="p3").printed == "Sở Y tế Sông Vân"
    assert Organisation.objects.filter(name="Sở Y tế Sông Vân").exists()


def test_a_succession_asks_who_leads_what_and_passes_it_on(house):
    cast, record, client = house
    given = {"ended": "p2", "organisation": cast.paper.id, "effective": "20/11/2026"}
    asked = client.get(change(record, "succession", **given)).content.decode()
    assert 'name="lead_c2"' in asked
    assert 'name="lead_c3"' in asked
    page = change(record, "succession", **given, asked=1)
    assert "Ban Nội chính" in client.get(page).content.decode()
    assert client.post(page, PAPER | {"basis": "Quyết định số 01-QĐ/TU"}).status_code == 302
    assert str(Party.objects.get(record=record, slot="p2").ended_on) == "2026-11-20"
    assert Party.objects.get(record=record, slot="p3").succeeds == ["p2"]
    assert CommitmentRow.objects.get(record=record, commitment="c2").leads == ["p3"]
    assert Due.objects.get(record=record, commitment="c2", label="2026-Y", party=cast.paper.id).passed_from


def test_a_commitment_can_be_led_by_another_than_the_successor(house):
    cast, record, client = house
    given = {"ended": "p2", "organisation": cast.paper.id, "effective": "20/11/2026", "lead_c2": "p1", "asked": 1}
    assert client.post(change(record, "succession", **given), PAPER).status_code == 302
    assert CommitmentRow.objects.get(record=record, commitment="c2").leads == ["p1"]
    assert CommitmentRow.objects.get(record=record, commitment="c3").leads == ["p3"]


def test_a_succession_that_leaves_one_party_alone_is_refused(house):
    cast, record, client = house
    given = {"ended": "p2", "organisation": cast.command.id, "effective": "20/11/2026", "asked": 1}
    answer = client.get(change(record, "succession", **given))
    assert answer.status_code == 400
    assert "chỉ còn một bên" in answer.content.decode()


COMMITMENT = {
    "title": "Báo cáo kết quả giúp dân hằng tháng",
    "text": "Báo cáo kết quả giúp dân hằng tháng.",
    "leads": "p1",
    "supports": "p2",
    "line": "support",
    "cadence": "monthly",
    "due_kind": "working_days_after",
    "due_value": "2",
    "day_off": "next",
}


def test_an_amendment_is_put_together_shown_with_the_days_on_which_periods_join_and_recorded(house):
    _cast, record, client = house
    base = f"/agreements/{record}/change/amendment/"
    assert client.post(f"{base}c1/", COMMITMENT).status_code == 302
    assert client.post(f"{base}c3/end/").status_code == 302
    added = COMMITMENT | {"title": "Giao ban", "text": "Giao ban hằng quý.", "cadence": "quarterly"}
    assert client.post(f"{base}new/", added).status_code == 302
    acts = Act.objects.count()
    page = change(record, "amendment", effective="20/11/2026")
    shown = client.get(page).content.decode()
    assert "Kỳ cũ chạy đến hết ngày" in shown
    assert "Giao ban" in shown
    assert Act.objects.count() == acts
    assert client.post(page, PAPER).status_code == 302
    current = CommitmentRow.objects.filter(record=record, current=True).values_list("commitment", flat=True)
    assert set(current) == {"c1.2", "c2", "c4"}
    assert Clause.objects.filter(record=record, text="Giao ban hằng quý.").exists()
    # Nothing is left in hand for the next amendment.
    assert "Hoàn lại" not in client.get(base).content.decode()


HALF_YEARLY = COMMITMENT | {
    "title": "Báo cáo kết quả giúp dân",
    "text": "Báo cáo kết quả giúp dân.",
    "cadence": "half_yearly",
    "due_kind": "day_of_last_month",
    "due_value": "25",
}


def test_a_first_due_date_after_the_end_of_the_agreement_is_told_as_such_and_is_the_one_that_is_made(house):
    _cast, record, client = house
    client.post(f"/agreements/{record}/change/amendment/c1/", HALF_YEARLY)
    page = change(record, "amendment", effective="15/12/2026")
    shown = client.get(page).content.decode()
    assert "Hạn đầu tiên" not in shown
    assert (
        "Không còn kỳ nào đến hạn trước khi văn bản hết hạn 31/12/2026; "
        "phần còn lại, từ ngày 15/12/2026 đến ngày 31/12/2026, có hạn ngày 25/01/2027."
    ) in shown
    assert client.post(page, PAPER).status_code == 302
    made = Due.objects.get(record=record, commitment="c1.2")
    assert (made.from_on, made.to_on, made.due_on) == (date(2026, 12, 15), date(2026, 12, 31), date(2027, 1, 25))


def test_where_the_new_periods_would_begin_after_the_end_no_period_is_told_and_none_is_made(house):
    _cast, record, client = house
    client.post(f"/agreements/{record}/change/amendment/c1/", HALF_YEARLY)
    page = change(record, "amendment", effective="20/12/2026")
    shown = client.get(page).content.decode()
    assert "Không còn kỳ nào trước khi văn bản hết hạn 31/12/2026." in shown
    assert client.post(page, PAPER).status_code == 302
    assert not Due.objects.filter(record=record, commitment="c1.2").exists()


def test_an_amendment_in_hand_can_be_taken_back_and_an_empty_one_is_refused(house):
    _cast, record, client = house
    base = f"/agreements/{record}/change/amendment/"
    client.post(f"{base}c1/", COMMITMENT)
    client.post(f"{base}c2/end/")
    assert client.get(base).content.decode().count("Hoàn lại</button>") == 2
    client.post(f"{base}c1/undo/")
    client.post(f"{base}c2/undo/")
    answer = client.get(change(record, "amendment", effective="20/11/2026"))
    assert answer.status_code == 400


def test_a_commitment_sent_as_it_was_is_not_amended(house):
    _cast, record, client = house
    base = f"/agreements/{record}/change/amendment/"
    form = client.get(f"{base}c1/").context["form"]
    as_it_is = {name: value for name in form.fields if (value := form[name].value()) not in (None, "", [], False)}
    assert client.post(f"{base}c1/", as_it_is).status_code == 302
    assert "Hoàn lại" not in client.get(base).content.decode()


def test_a_change_signed_in_the_system_waits_until_all_have_signed_and_it_is_issued(house, sign_in):
    cast, record, client = house
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    agreements.compare_record(record, agrees=True, on="2026-11-20", by=cast.officer(cast.board))
    page = change(record, "prolongation", to="31/12/2028")
    assert client.post(page, {"how": "system"}).status_code == 302
    assert Agreement.objects.get(record=record).to_on == date(2026, 12, 31)
    parties = f"/agreements/{record}/parties/"
    draft = client.get(parties).context["waiting"][0]
    assert draft.sign_url
    assert draft.issue_url
    assert client.post(draft.sign_url).status_code == 302
    sign_in(cast, cast.board)
    theirs = client.get(parties).context["waiting"][0]
    assert theirs.sign_url
    assert not theirs.issue_url
    assert client.get(draft.issue_url).status_code == 403
    assert client.post(theirs.sign_url).status_code == 302
    assert client.get(theirs.sign_url).url == parties
    sign_in(cast, cast.command)
    given = {"how": "paper", "number": "04-PL/BCHQS-BDVTU", "signed_on": "23/11/2026"}
    assert client.post(draft.issue_url, given).status_code == 302
    assert Agreement.objects.get(record=record).to_on == date(2028, 12, 31)
    assert client.get(parties).context["waiting"] == []


def test_where_a_party_signed_the_last_version_here_paper_is_no_longer_offered(house, sign_in):
    cast, record, client = house
    me, other = cast.officer(cast.command), cast.officer(cast.board)
    agreements.invite_party(record, "p2", by=me)
    draft = agreements.draft_version(
        record, programme(cast, cast.board, purpose="prolongation", to="2027-12-31"), by=me
    )
    agreements.sign_version(record, draft, "2026-11-20", by=other)
    agreements.issue_version(record, draft, issue("2026-11-21", "05-PL"), by=me)
    shown = client.get(change(record, "prolongation", to="31/12/2028")).content.decode()
    assert 'type="hidden" name="how" value="system"' in shown


def test_parties_that_work_here_see_a_draft_that_they_are_to_sign(client, sign_in):
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.draft_agreement(programme(cast, cast.board), by=me)
    sign_in(cast, cast.board)
    draft = client.get(f"/agreements/{record}/parties/").context["waiting"][0]
    assert client.post(draft.sign_url).status_code == 302
    sign_in(cast, cast.command)
    assert client.post(draft.sign_url).status_code == 302
    mine = client.get(f"/agreements/{record}/parties/").context["waiting"][0]
    given = {"how": "paper", "number": "12-CTr", "signed_on": "23/11/2026"}
    assert client.post(mine.issue_url, given).status_code == 302
    assert Agreement.objects.get(record=record).parties_agreed == 2


def test_a_draft_overtaken_by_another_version_can_no_longer_be_issued(house):
    cast, record, client = house
    me = cast.officer(cast.command)
    draft = agreements.draft_version(
        record, programme(cast, cast.board, purpose="prolongation", to="2027-12-31"), by=me
    )
    assert client.post(change(record, "prolongation", to="31/12/2028"), PAPER).status_code == 302
    waiting = client.get(f"/agreements/{record}/parties/").context["waiting"][0]
    assert waiting.stale
    assert client.get(f"/agreements/{record}/drafts/{draft}/issue/").status_code == 409


@pytest.mark.parametrize("parties", [2, 9])
def test_the_pages_of_changes_ask_the_same_questions_for_two_and_for_nine_parties(
    client, sign_in, django_assert_max_num_queries, parties
):
    cast = make_cast()
    more = tuple(PartyPlan(f"p{n}", f"Sở số {n}", "") for n in range(3, parties + 1))
    plan = programme(cast, cast.board)
    wide = programme(cast, cast.board, parties=(*plan.parties, *more))
    record = agreements.record_agreement(wide, issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    sign_in(cast, cast.command)
    for page in ("parties/", "change/", "change/amendment/", "change/succession/", "change/joining/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/agreements/{record}/{page}").status_code == 200


def followed(cast):
    """Record an agreement that the observer follows; it sees it from the start."""
    parties = (
        *programme(cast, cast.board).parties,
        PartyPlan("p3", cast.observer.name, cast.observer.id, role="observer"),
    )
    me = cast.officer(cast.command)
    record = agreements.record_agreement(
        programme(cast, cast.board, parties=parties), issue(), by=me, now=at(2026, 1, 5)
    )
    agreements.invite_party(record, "p3", by=me, now=at(2026, 1, 6))
    return record


def test_an_observer_that_follows_no_longer_sees_nothing_and_may_come_back(house, sign_in):
    cast, _record, client = house
    record = followed(cast)
    page = client.get(f"/agreements/{record}/parties/").content.decode()
    assert f'href="/agreements/{record}/change/observers/?end=p3"' in page
    assert 'value="p3"' in client.get(f"/agreements/{record}/change/observers/?end=p3").content.decode()
    asked = change(record, "observers", organisation="", ending="p3", effective="24/11/2026")
    shown = client.get(asked).content.decode()
    assert "thôi theo dõi" in shown
    assert Standing.objects.filter(record=record, organisation=cast.observer.id).exists()
    assert client.post(asked, PAPER).status_code == 302
    assert not Standing.objects.filter(record=record, organisation=cast.observer.id).exists()
    assert not Desk.objects.filter(record=record, organisation=cast.observer.id).exists()
    page = client.get(f"/agreements/{record}/parties/").content.decode()
    assert "thôi theo dõi từ 24/11/2026" in page
    assert "?end=p3" not in page
    assert "Theo dõi: Thường trực" not in client.get(f"/agreements/{record}/").content.decode()
    sign_in(cast, cast.observer)
    assert client.get(f"/agreements/{record}/").status_code == 404
    sign_in(cast, cast.command)
    again = change(record, "observers", organisation=cast.observer.id, effective="24/11/2026")
    assert client.post(again, PAPER).status_code == 302
    agreements.invite_party(record, "p4", by=cast.officer(cast.command))
    sign_in(cast, cast.observer)
    assert client.get(f"/agreements/{record}/").status_code == 200
    rows = [list(model.objects.order_by("pk").values()) for model in (Standing, Desk, Party)]
    rebuild(date(2026, 11, 24))
    assert [list(model.objects.order_by("pk").values()) for model in (Standing, Desk, Party)] == rows


def test_a_change_of_observers_names_somebody_and_nobody_who_receives_reports(house):
    cast, record, client = house
    nobody = client.get(change(record, "observers", organisation="", effective="24/11/2026"))
    assert nobody.status_code == 400
    assert "Hãy chọn cơ quan theo dõi thêm" in nobody.content.decode()
    plan = programme(cast, cast.board)
    parties = (*plan.parties, PartyPlan("p3", cast.observer.name, cast.observer.id, role="observer"))
    commitments = (replace(plan.commitments[0], receivers=("p2", "p3")), *plan.commitments[1:])
    receiving = agreements.record_agreement(
        replace(plan, parties=parties, commitments=commitments),
        issue(),
        by=cast.officer(cast.command),
        now=at(2026, 1, 5),
    )
    answer = client.get(change(receiving, "observers", organisation="", ending="p3", effective="24/11/2026"))
    assert answer.status_code == 400
    assert "Hãy sửa đổi nhiệm vụ đó trước" in answer.content.decode()
    assert client.get(change(record, "observers", organisation="", ending="p9")).status_code == 400


def test_an_amendment_in_hand_is_the_offices_own_and_waits_for_another_browser(house, sign_in):
    cast, record, client = house
    base = f"/agreements/{record}/change/amendment/"
    client.post(f"{base}c1/", COMMITMENT)
    client.logout()
    colleague = cast.officer(cast.command, frozenset({"officer"}))
    set_roles(colleague.user, cast.command, ["officer"])
    other = Client()
    other.force_login(colleague.user)
    assert other.get(base).content.decode().count("Hoàn lại</button>") == 1
    assert "Đang soạn: 1 thay đổi." in other.get(f"/agreements/{record}/change/").content.decode()
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    sign_in(cast, cast.board)
    assert client.get(base).status_code == 403
    # Another change was issued meanwhile: what was put together on the version before is of no use.
    assert other.post(change(record, "prolongation", to="31/12/2028"), PAPER).status_code == 302
    assert "Hoàn lại</button>" not in other.get(base).content.decode()
    assert "Đang soạn" not in other.get(f"/agreements/{record}/change/").content.decode()


def test_a_retired_line_is_offered_in_an_amendment_only_where_it_stands(house):
    _cast, record, client = house
    retire_line(LineOfWork.objects.get(code="support"), retired=True)
    base = f"/agreements/{record}/change/amendment/"
    assert "support" in dict(client.get(f"{base}c1/").context["form"].fields["line"].choices)
    assert "support" not in dict(client.get(f"{base}c2/").context["form"].fields["line"].choices)
    assert "support" not in dict(client.get(f"{base}new/").context["form"].fields["line"].choices)


def test_a_number_that_stands_in_the_books_is_asked_about_wherever_an_agreement_gets_its_number(house):
    _cast, record, client = house
    row = Agreement.objects.get(record=record)
    same = PAPER | {"number": row.number.lower(), "signed_on": f"{row.signed_on:%d/%m/%Y}"}
    page = change(record, "prolongation", to="31/12/2028")
    asked = client.post(page, same)
    assert list(asked.context["form"].errors) == ["again"]
    assert f'href="/agreements/{record}/"' in asked.content.decode()
    assert client.post(page, same | {"again": "on"}).status_code == 302


def test_a_body_that_is_no_more_is_not_offered_as_successor_and_how_it_passed_is_kept_with_its_document(house):
    cast, record, client = house
    Organisation.objects.filter(id=cast.observer.id).update(until=date(2025, 1, 1))
    page = f"/agreements/{record}/change/succession/"
    offered = dict(client.get(page).context["form"].fields["organisation"].choices)
    assert cast.observer.id not in offered
    assert cast.paper.id in offered
    asked = change(record, "succession", ended="p2", organisation=cast.paper.id, effective="24/11/2026", asked="1")
    shown = client.get(asked).content.decode()
    assert "Cách làm" in shown
    assert client.post(asked, PAPER | {"kind": "absorb", "basis": "Quyết định số 01-QĐ/TU"}).status_code == 302
    last = current_terms(record).last
    assert (Store(record).words(last.draft) or {})["basis"] == "sáp nhập; Quyết định số 01-QĐ/TU"
