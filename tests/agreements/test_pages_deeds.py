"""Small deeds about an agreement: inviting, naming a contact, leaving, striking out, deleting words, checking."""

from __future__ import annotations

import pytest

from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.tables import Agreement, Party
from phoihop.ledger.models import Act, ActBody
from phoihop.people.models import Membership, Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client, sign_in):
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    sign_in(cast, cast.command)
    return cast, record, client


def test_the_keeper_invites_a_party_that_works_here(house):
    cast, record, client = house
    page = f"/agreements/{record}/parties/p2/invite/"
    assert client.get(page).status_code == 200
    assert client.post(page).status_code == 302
    assert Standing.objects.filter(record=record, organisation=cast.board.id, role="party").exists()
    assert client.get(page).url == f"/agreements/{record}/parties/", "it sees the agreement already"


def test_the_way_to_invite_stands_on_every_page_of_the_agreement_and_goes_once_all_have_joined(house):
    cast, record, client = house
    page = f"/agreements/{record}/parties/p2/invite/"
    for part in ("", "matrix/", "parties/"):
        assert f'href="{page}"' in client.get(f"/agreements/{record}/{part}").content.decode(), part
    asked = client.get(page).content.decode()
    assert "Tiếp theo: cơ quan được mời thấy văn bản trong Việc cần xử lý" in asked
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    assert "Mời tham gia" not in client.get(f"/agreements/{record}/").content.decode()


def test_whoever_may_not_is_told_who_may(house, sign_in):
    cast, record, client = house
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    sign_in(cast, cast.command, "viewer")
    Membership.objects.filter(user=client.get("/").wsgi_request.user).exclude(role="viewer").delete()
    refused = client.get(f"/agreements/{record}/change/")
    assert refused.status_code == 403
    assert "Tài khoản của anh/chị" in refused.content.decode()
    sign_in(cast, cast.board)
    theirs = client.get(f"/agreements/{record}/change/")
    assert theirs.status_code == 403
    assert f"Việc này do cơ quan giữ sổ làm: {cast.command.short_name}" in theirs.content.decode()


def test_a_body_that_does_not_work_here_yet_is_let_in_first_and_the_page_says_by_whom(client, sign_in):
    cast = make_cast()
    record = agreements.record_agreement(programme(cast, cast.paper), issue(), by=cast.officer(cast.command))
    sign_in(cast, cast.command)
    page = client.get(f"/agreements/{record}/parties/p2/invite/").content.decode()
    assert "Trước hết người vận hành mở cho cơ quan đó" in page
    assert "Mở cho cơ quan này" not in page, "that is for the operator"
    client.post(f"/agreements/{record}/parties/p2/invite/")
    assert not Standing.objects.filter(record=record, organisation=cast.paper.id).exists()


def test_the_contact_of_a_party_is_named_and_shown(house):
    _cast, record, client = house
    page = f"/agreements/{record}/parties/p2/contact/"
    assert client.post(page, {"unit": ""}).status_code == 400
    assert client.post(page, {"unit": "Văn phòng", "post": "Chánh Văn phòng"}).status_code == 302
    assert Party.objects.get(record=record, slot="p2").contact == "Văn phòng, Chánh Văn phòng"
    assert "Văn phòng, Chánh Văn phòng" in client.get(f"/agreements/{record}/parties/").content.decode()
    assert 'value="Văn phòng"' in client.get(page).content.decode()


def test_a_contact_that_bears_a_secrecy_mark_is_refused(house):
    _cast, record, client = house
    acts = Act.objects.count()
    assert client.post(f"/agreements/{record}/parties/p2/contact/", {"unit": "MẬT"}).status_code == 400
    assert Act.objects.count() == acts


def test_an_agreement_that_nobody_else_has_seen_can_be_struck_out(house):
    _cast, record, client = house
    page = f"/agreements/{record}/void/"
    assert client.post(page, {}).status_code == 400
    assert client.post(page, {"reason": "duplicate"}).status_code == 302
    assert Agreement.objects.get(record=record).state == "voided"
    assert client.get(page).status_code == 409


def test_once_another_sees_it_it_is_not_struck_out_any_more(house):
    cast, record, client = house
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    assert client.post(f"/agreements/{record}/void/", {"reason": "duplicate"}).status_code == 409
    assert Agreement.objects.get(record=record).state == "issued"


def test_a_party_leaves_and_the_keeper_does_not(house, sign_in):
    cast, record, client = house
    kept = client.get(f"/agreements/{record}/leave/")
    assert kept.status_code == 409
    assert "giữ sổ của văn bản này nên chưa rời được" in kept.content.decode()
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    sign_in(cast, cast.board)
    assert client.post(f"/agreements/{record}/leave/", {"on": "khi nào tiện"}).status_code == 400
    assert client.post(f"/agreements/{record}/leave/", {"on": "31/12/2026"}).status_code == 302
    assert str(Party.objects.get(record=record, slot="p2").ended_on) == "2026-12-31"


def test_the_words_of_an_own_entry_are_deleted_and_the_entry_stays(house):
    cast, record, client = house
    agreements.name_focal_point(record, "p2", {"unit": "Bà Lan"}, by=cast.officer(cast.command))
    act = Act.objects.get(record=record, kind="focal_point.named").act
    page = f"/agreements/{record}/record/{act}/wipe/"
    assert client.post(page, {}).status_code == 400
    assert client.post(page, {"reason": "personal_data"}).status_code == 302
    assert not ActBody.objects.filter(record=record, act=act).exists()
    assert Act.objects.filter(record=record, act=act).exists()
    assert Party.objects.get(record=record, slot="p2").contact == ""
    assert client.get(page).status_code == 404


def test_words_of_another_are_not_mine_to_delete(house, sign_in):
    cast, record, client = house
    agreements.invite_party(record, "p2", by=cast.officer(cast.command))
    sign_in(cast, cast.board)
    act = Act.objects.filter(record=record, kind="terms.drafted").first()
    assert client.get(f"/agreements/{record}/record/{act.act}/wipe/").status_code == 403


def test_the_record_is_checked_when_asked_and_says_how_many_entries_are_well(house):
    _cast, record, client = house
    answer = client.post(f"/agreements/{record}/record/verify/", follow=True)
    acts = Act.objects.filter(record=record).count()
    assert f"Đã kiểm tra {acts} lượt ghi" in answer.content.decode()
    assert "có chỗ không đúng" not in answer.content.decode()
