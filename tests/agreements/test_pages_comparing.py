"""A party that has joined compares what was recorded and said for it, in one step, on one page."""

from __future__ import annotations

from datetime import date

import pytest

from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.tables import Agreement, Party
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.ledger.models import Act
from phoihop.registers.status import status
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


@pytest.fixture
def entered(client):
    """The command has recorded a programme and entered the board's paper; the board has just been invited."""
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    theirs = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    report = ReportForm("Mở 01 lớp cho 45 cán bộ.", date(2026, 9, 28), number="45-BC/BDVTU")
    commitments.file_report(theirs, report, by=me, now=at(2026, 10, 2))
    agreements.invite_party(record, "p2", by=me, now=at(2026, 11, 2))
    return cast, record, client


def seen(client, record: str) -> str:
    page = client.get(f"/agreements/{record}/compare/")
    assert page.status_code == 200
    return str(page.context["form"].initial["seen"])


def test_the_page_shows_the_terms_and_what_was_entered_for_us(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.board)
    words = client.get(f"/agreements/{record}/compare/").content.decode()
    assert "Mở 01 lớp cho 45 cán bộ." in words
    assert words.count('name="commitment"') == 3
    assert words.count('name="entry"') == 1


def test_confirming_all_makes_the_party_stand_behind_terms_and_entries(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.board)
    answer = client.post(f"/agreements/{record}/compare/", {"answer": "agree", "seen": seen(client, record)})
    assert answer.status_code == 302
    assert Party.objects.get(record=record, slot="p2").standing == "agreed"
    assert Due.objects.get(record=record, commitment="c2", label="2026-Y").confirmed


def test_a_marked_entry_stays_unconfirmed_and_a_marked_commitment_reads_disputed(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.board)
    entry = Act.objects.get(record=record, kind="report.filed").act
    given = {"answer": "except", "reason": "Lớp mở 02 buổi.", "entry": entry, "commitment": "c1"}
    assert client.post(f"/agreements/{record}/compare/", given | {"seen": seen(client, record)}).status_code == 302
    assert not Due.objects.get(record=record, commitment="c2", label="2026-Y").confirmed
    late = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    assert late.disputed
    assert status(late, date(2026, 11, 24)).code == "disputed"
    assert Agreement.objects.get(record=record).disputed


def test_disputing_the_whole_is_shown_and_can_be_settled_by_confirming(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.board)
    given = {"answer": "whole", "reason": "Chưa ký bản này."}
    assert client.post(f"/agreements/{record}/compare/", given | {"seen": seen(client, record)}).status_code == 302
    assert Party.objects.get(record=record, slot="p2").standing == "disputed"
    given = {"answer": "agree", "seen": seen(client, record)}
    assert client.post(f"/agreements/{record}/compare/", given).status_code == 302
    assert Party.objects.get(record=record, slot="p2").standing == "agreed"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"answer": "whole"},
        {"answer": "except", "reason": "Chưa đúng"},
        {"answer": "agree", "commitment": "c1"},
    ],
)
def test_answers_that_do_not_go_together_are_told_and_record_nothing(entered, sign_in, given):
    cast, record, client = entered
    sign_in(cast, cast.board)
    acts = Act.objects.count()
    answer = client.post(f"/agreements/{record}/compare/", given | {"seen": seen(client, record)})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert Act.objects.count() == acts


def test_what_was_added_since_the_page_was_opened_is_looked_at_before_it_is_confirmed(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.board)
    stood = seen(client, record)
    agreements.name_focal_point(record, "p1", {"unit": "Phòng Chính trị"}, by=cast.officer(cast.command))
    acts = Act.objects.count()
    answer = client.post(f"/agreements/{record}/compare/", {"answer": "agree", "seen": stood})
    assert answer.status_code == 400
    assert Act.objects.count() == acts


def test_an_officer_reads_the_page_but_only_a_signer_answers(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.board, "officer")
    page = client.get(f"/agreements/{record}/compare/")
    assert 'name="answer"' not in page.content.decode()
    acts = Act.objects.count()
    answer = client.post(f"/agreements/{record}/compare/", {"answer": "agree", "seen": "1000"})
    assert answer.status_code == 400
    assert Act.objects.count() == acts


def test_a_stranger_finds_no_such_page_and_a_viewer_is_told_who_may(entered, sign_in):
    cast, record, client = entered
    sign_in(cast, cast.observer)
    assert client.get(f"/agreements/{record}/compare/").status_code == 404
    sign_in(cast, cast.board, "viewer")
    assert client.get(f"/agreements/{record}/compare/").status_code == 403


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_many_entries(
    entered, sign_in, django_assert_max_num_queries
):
    cast, record, client = entered
    sign_in(cast, cast.board)
    with django_assert_max_num_queries(22) as one:
        client.get(f"/agreements/{record}/compare/")
    me = cast.officer(cast.command)
    for label in ("2023-Y", "2024-Y", "2025-Y"):
        row = Due.objects.filter(record=record, commitment="c2", label=label).first()
        if row is not None and row.state == "open":
            report = ReportForm("Mở 01 lớp.", date(2026, 9, 28), number="45-BC/BDVTU")
            commitments.file_report(row, report, by=me, now=at(2026, 10, 2))
    for n in range(3):
        opened = commitments.open_occurrence(record, "c3", "2026-10-05", f"Công văn {n}", by=me, now=at(2026, 10, 5))
        row = Due.objects.get(record=record, period=opened.id)
        commitments.file_report(
            row, ReportForm("Đã gửi.", date(2026, 10, 8), number=f"{n}-CV"), by=me, now=at(2026, 10, 9)
        )
    with django_assert_max_num_queries(22) as many:
        page = client.get(f"/agreements/{record}/compare/")
    assert page.content.decode().count('name="entry"') >= 4
    assert len(many) == len(one)
