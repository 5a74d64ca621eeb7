"""When bodies merge, what is open passes to the successor; what rests or is done stays with the body that had it."""

from __future__ import annotations

from datetime import date

import pytest

from cast import TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import CommitmentPlan, PartyPlan
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.wording import due_moved
from phoihop.ledger.rebuild import rebuild
from phoihop.registers.status import status
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


def test_a_duty_that_rests_stays_with_the_predecessor_and_is_overdue_for_nobody():
    cast = make_cast()
    me = cast.officer(cast.command)
    theirs = CommitmentPlan("c1", "Báo cáo quý", ("p2",), "support", "quarterly", due="2 working days after")
    plan = programme(cast, cast.board, commitments=(theirs,), tracked_since="2025-01-01")
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2025, 1, 6))
    resting = Due.objects.get(record=record, label="2025-Q3")
    commitments.suspend(resting, "Đơn vị sắp xếp lại tổ chức.", by=me, now=at(2025, 9, 10))

    passed = CommitmentPlan(**(theirs.__dict__ | {"leads": ("p3",)}))
    merger = programme(
        cast,
        cast.board,
        purpose="succession",
        effective="2026-03-02",
        tracked_since="2025-01-01",
        commitments=(passed,),
        parties=(
            plan.parties[0],
            PartyPlan("p2", cast.board.name, cast.board.id, ended=True),
            PartyPlan("p3", cast.paper.name, cast.paper.id, succeeds=("p2",)),
        ),
    )
    agreements.change_on_paper(record, merger, issue("2026-03-02", "01-QĐ/TU"), by=me, now=at(2026, 3, 2))

    third = {row.party: status(row, TODAY).code for row in Due.objects.filter(record=record, label="2025-Q3")}
    fourth = {row.party: status(row, TODAY).code for row in Due.objects.filter(record=record, label="2025-Q4")}
    assert third == {cast.board.id: "suspended"}
    assert fourth == {cast.board.id: "passed", cast.paper.id: "overdue"}


THEIRS = CommitmentPlan("c1", "Báo cáo quý", ("p2",), "support", "quarterly", due="2 working days after")


def merged(cast, record, plan, *, by, commitments=()) -> None:
    """On 2 March 2026 the board is no more; the body on paper follows it."""
    merger = programme(
        cast,
        cast.board,
        purpose="succession",
        effective="2026-03-02",
        tracked_since="2025-01-01",
        commitments=commitments or (CommitmentPlan(**(THEIRS.__dict__ | {"leads": ("p3",)})),),
        parties=(
            plan.parties[0],
            PartyPlan("p2", cast.board.name, cast.board.id, ended=True),
            PartyPlan("p3", cast.paper.name, cast.paper.id, succeeds=("p2",)),
        ),
    )
    agreements.change_on_paper(record, merger, issue("2026-03-02", "01-QĐ/TU"), by=by, now=at(2026, 3, 2))


def before_the_merger(label: str):
    cast = make_cast()
    me = cast.officer(cast.command)
    plan = programme(cast, cast.board, commitments=(THEIRS,), tracked_since="2025-01-01")
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2025, 1, 6))
    return cast, me, plan, record, Due.objects.get(record=record, label=label)


def by_party(record: str, label: str) -> dict[str, tuple[str, date | None]]:
    return {row.party: (row.state, row.due_on) for row in Due.objects.filter(record=record, label=label)}


def test_what_rested_before_a_merger_and_goes_on_after_it_is_owed_by_the_successor_on_the_new_day():
    cast, me, plan, record, row = before_the_merger("2025-Q3")
    commitments.suspend(row, "Đơn vị sắp xếp lại tổ chức.", by=me, now=at(2025, 9, 10))
    merged(cast, record, plan, by=me)
    resting = Due.objects.get(record=record, label="2025-Q3")
    commitments.resume(resting, date(2026, 12, 31), by=me, now=at(2026, 3, 9))

    assert by_party(record, "2025-Q3") == {
        cast.board.id: ("passed", date(2026, 12, 31)),
        cast.paper.id: ("open", date(2026, 12, 31)),
    }
    heir = Due.objects.get(record=record, label="2025-Q3", party=cast.paper.id)
    assert (heir.passed_from, heir.due_original, status(heir, TODAY).code) == (cast.board.id, row.due_on, "not_yet")
    rows = list(Due.objects.order_by("pk").values())
    rebuild(TODAY)
    assert list(Due.objects.order_by("pk").values()) == rows


def test_what_rested_and_goes_on_without_a_new_day_is_owed_by_the_successor_on_the_old_one():
    cast, me, plan, record, row = before_the_merger("2025-Q3")
    commitments.suspend(row, "Đơn vị sắp xếp lại tổ chức.", by=me, now=at(2025, 9, 10))
    merged(cast, record, plan, by=me)
    commitments.resume(Due.objects.get(record=record, label="2025-Q3"), None, by=me, now=at(2026, 3, 9))
    assert by_party(record, "2025-Q3") == {cast.board.id: ("passed", row.due_on), cast.paper.id: ("open", row.due_on)}


def test_more_time_that_a_predecessor_was_given_is_given_to_its_successor():
    cast, me, plan, record, row = before_the_merger("2025-Q4")
    commitments.ask_extension(
        row, date(2026, 4, 30), "Đang kiện toàn tổ chức.", at(2025, 12, 8).date(), by=me, now=at(2025, 12, 8)
    )
    row = Due.objects.get(record=record, label="2025-Q4")
    commitments.answer_extension(row, grant=True, on=at(2025, 12, 9).date(), by=me, now=at(2025, 12, 9))
    merged(cast, record, plan, by=me)
    assert by_party(record, "2025-Q4") == {
        cast.board.id: ("passed", date(2026, 4, 30)),
        cast.paper.id: ("open", date(2026, 4, 30)),
    }
    assert Due.objects.get(record=record, label="2025-Q4", party=cast.paper.id).extended == 1


def test_a_report_sent_before_a_merger_stays_and_its_successor_owes_the_additions_asked_for_after_it():
    cast, me, plan, record, row = before_the_merger("2025-Q4")
    commitments.file_report(row, ReportForm("Đã giúp.", date(2026, 2, 25)), by=me, now=at(2026, 2, 25))
    merged(cast, record, plan, by=me)
    row = Due.objects.get(record=record, label="2025-Q4")
    assert (row.party, row.state) == (cast.board.id, "sent")
    commitments.send_back(row, "Thiếu số liệu.", date(2026, 3, 20), date(2026, 3, 9), by=me, now=at(2026, 3, 9))
    heir = Due.objects.get(record=record, label="2025-Q4", party=cast.paper.id)
    assert (heir.state, heir.due_on, status(heir, date(2026, 3, 10)).code) == ("open", date(2026, 3, 20), "soon")
    assert due_moved(heir) == "chuyển sang 20/03/2026 trước khi bàn giao nhiệm vụ"
    commitments.file_report(heir, ReportForm("Bổ sung.", date(2026, 3, 18)), by=me, now=at(2026, 3, 18))
    assert by_party(record, "2025-Q4") == {
        cast.board.id: ("passed", date(2026, 3, 20)),
        cast.paper.id: ("sent", date(2026, 3, 20)),
    }


def test_a_report_sent_before_a_merger_is_received_after_it():
    cast, me, plan, record, row = before_the_merger("2025-Q4")
    commitments.file_report(row, ReportForm("Đã giúp.", date(2025, 12, 16)), by=me, now=at(2025, 12, 16))
    merged(cast, record, plan, by=me)
    row = Due.objects.get(record=record, label="2025-Q4")
    commitments.correct_report(row, ReportForm("Đã giúp 480 công.", date(2026, 3, 4)), by=me, now=at(2026, 3, 4))
    row = Due.objects.get(record=record, label="2025-Q4")
    commitments.receive_report(row, date(2026, 3, 9), by=me, now=at(2026, 3, 9))
    assert by_party(record, "2025-Q4") == {cast.board.id: ("received", row.due_on)}


def test_two_slots_of_one_body_pass_nothing_to_each_other():
    """The keeper finds that the successor's place was given to the body that stood there before."""
    cast, me, plan, record, _ = before_the_merger("2025-Q4")
    third = PartyPlan("p3", "Ban Dân vận (mới)", cast.board.id, succeeds=("p2",))
    merger = programme(
        cast,
        cast.board,
        purpose="succession",
        effective="2026-03-02",
        tracked_since="2025-01-01",
        commitments=(CommitmentPlan(**(THEIRS.__dict__ | {"leads": ("p3",)})),),
        parties=(plan.parties[0], PartyPlan("p2", cast.board.name, cast.board.id, ended=True), third),
    )
    agreements.change_on_paper(record, merger, issue("2026-03-02", "01-QĐ/TU"), by=me, now=at(2026, 3, 2))
    row = Due.objects.get(record=record, label="2025-Q4")
    assert (row.party, row.slot, row.state, row.passed_from) == (cast.board.id, "p3", "open", "")
