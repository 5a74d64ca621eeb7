"""When bodies merge, what is open passes to the successor; what rests or is done stays with the body that had it."""

from __future__ import annotations

import pytest

from cast import TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import CommitmentPlan, PartyPlan
from phoihop.features.commitments import actions as commitments
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
