"""An organisation may stand in two places of one agreement: each act is said for the place that the matter asks for."""

from __future__ import annotations

from datetime import date

import pytest

from arriving import arrives, sealed
from cast import NOW, TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.law.kinds import PartyBound
from phoihop.features.agreements.plans import CommitmentPlan, PartyPlan
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.tables import Report
from phoihop.ledger.rebuild import differences, rebuild
from phoihop.registers.status import status
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db

COMMITMENTS = (
    CommitmentPlan("c1", "Giúp dân", ("p3",), "support", "once", due="2026-09-30", receivers=("p1",)),
    CommitmentPlan("c2", "Mở lớp", ("p1",), "training", "once", due="2026-10-30", supports=("p3",), receivers=("p3",)),
    CommitmentPlan("c3", "Thông tin", ("p2", "p3"), "information", "once", due="2026-08-31"),
)


@pytest.fixture
def two_places():
    """The board stands in p2 and, for the office it has taken over, in p3."""
    cast = make_cast()
    me, board = cast.officer(cast.command), cast.officer(cast.board)
    plan = programme(cast, cast.board, commitments=COMMITMENTS)
    third = PartyPlan("p3", "Văn phòng Ban chỉ đạo", cast.board.id)
    plan = programme(cast, cast.board, commitments=COMMITMENTS, parties=(*plan.parties, third))
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5))
    for slot in ("p2", "p3"):
        agreements.invite_party(record, slot, by=me, now=at(2026, 2, 2))
    return record, me, board


def row_of(record: str, commitment: str) -> Due:
    return Due.objects.get(record=record, commitment=commitment)


def test_its_report_for_either_place_is_its_own_word(two_places):
    record, _, board = two_places
    commitments.file_report(
        row_of(record, "c1"), ReportForm("Đã giúp.", date(2026, 9, 28)), by=board, now=at(2026, 9, 28)
    )
    row = row_of(record, "c1")
    assert (row.slot, row.entered, row.confirmed, status(row, TODAY).code) == ("p3", False, True, "received_on_time")
    assert list(Report.objects.values_list("slot", "entered")) == [("p3", False)]


def test_it_receives_and_helps_in_the_place_that_receives_and_helps(two_places):
    record, me, board = two_places
    commitments.file_report(row_of(record, "c2"), ReportForm("Đã mở.", date(2026, 10, 28)), by=me, now=NOW)
    commitments.contribute(row_of(record, "c2"), ReportForm("Cử giảng viên.", date(2026, 10, 29)), by=board, now=NOW)
    commitments.receive_report(row_of(record, "c2"), date(2026, 11, 4), by=board, now=NOW)
    assert row_of(record, "c2").state == "received"
    assert list(Report.objects.order_by("dated").values_list("slot", "part")) == [("p1", "lead"), ("p3", "support")]


def test_a_duty_that_both_places_lead_is_owed_once_and_a_report_in_either_answers_it(two_places):
    record, _, board = two_places
    assert Due.objects.filter(record=record, commitment="c3").count() == 1
    row = row_of(record, "c3")
    commitments.file_report(row, ReportForm("Đã gửi.", date(2026, 8, 28)), by=board, now=at(2026, 8, 28))
    assert status(row_of(record, "c3"), TODAY).code == "received_on_time"
    before = list(Due.objects.order_by("pk").values())
    rebuild(TODAY)
    assert list(Due.objects.order_by("pk").values()) == before


def test_reports_follow_their_slot_when_another_body_is_bound_to_it():
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    row = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    commitments.file_report(row, ReportForm("Mở 01 lớp.", date(2026, 9, 28)), by=me, now=NOW)
    assert Report.objects.get(record=record).party == cast.board.id
    bound = PartyBound("p2", cast.paper.id)
    arrives(sealed(record, cast.command.id, bound, names={"terms": agreements.current_terms(record).last.issue}))
    assert Report.objects.get(record=record).party == cast.paper.id
    assert differences(record, TODAY).rows == []
