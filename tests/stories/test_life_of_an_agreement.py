"""The life of one agreement, from the paper that one office records alone to the successor's report.

Read from top to bottom it is the product in short; each step is what a person does on a page.
"""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW, TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.tables import Agreement, Party
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm, due_row
from phoihop.ledger.models import Act
from phoihop.ledger.rebuild import rebuild
from phoihop.people.models import Standing
from phoihop.record.refused import Refused
from phoihop.registers.status import status
from phoihop.registers.tables import Desk, Due

pytestmark = pytest.mark.django_db


def reading(row: Due, today: date = TODAY) -> str:
    return status(row, today).code


def test_one_office_records_follows_and_is_answered_on_paper():
    cast = make_cast()
    me = cast.officer(cast.command)

    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))

    agreement = Agreement.objects.get(record=record)
    assert (agreement.number, agreement.state, agreement.signed_on) == (
        "12-CTr/BDVTU-BCHQS",
        "issued",
        date(2022, 8, 12),
    )
    assert (agreement.parties_agreed, agreement.parties_total) == (1, 2)
    assert list(Standing.objects.values_list("organisation", "role")) == [(cast.command.id, "party")]

    third = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    assert (third.from_on, third.to_on, third.due_on) == (date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 16))
    assert reading(third) == "overdue"
    assert reading(Due.objects.get(record=record, commitment="c1", label="2025-Q3")) == "not_tracked"

    commitments.file_report(third, ReportForm("Giúp 520 ngày công.", date(2026, 9, 16)), by=me, now=at(2026, 9, 16))
    third = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    assert reading(third, date(2026, 9, 17)) == "sent"
    assert third.silent_on == date(2026, 9, 30)
    assert reading(third) == "received_on_time"

    theirs = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    paper = ReportForm("Mở 01 lớp.", date(2026, 9, 28), number="45-BC/BDVTU", received_on=date(2026, 10, 2))
    commitments.file_report(theirs, paper, by=me, now=NOW)
    theirs = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    assert (theirs.entered, theirs.confirmed, reading(theirs)) == (True, False, "received_on_time")


def test_another_joins_compares_and_writes_for_itself():
    cast = make_cast()
    me, other = cast.officer(cast.command), cast.officer(cast.board)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    theirs = Due.objects.get(record=record, commitment="c2", label="2026-Y")
    commitments.file_report(theirs, ReportForm("Mở 01 lớp.", date(2026, 9, 28)), by=me, now=at(2026, 10, 2))
    with pytest.raises(Refused, match="no_such_occurrence"):
        due_row(record, "c2", theirs.period, theirs.party, by=other)

    agreements.invite_party(record, "p2", by=me, now=at(2026, 11, 2))
    agreements.compare_record(record, agrees=True, on="2026-11-03", by=other, now=at(2026, 11, 3))

    assert Party.objects.get(record=record, slot="p2").standing == "agreed"
    assert Agreement.objects.get(record=record).parties_agreed == 2
    assert Due.objects.get(record=record, commitment="c2", label="2026-Y").confirmed

    ours = due_row(record, "c1", "2026-06-15/2026-09-14", cast.command.id, by=me)
    commitments.file_report(ours, ReportForm("520 ngày công.", date(2026, 11, 4)), by=me, now=at(2026, 11, 4))
    ours = due_row(record, "c1", ours.period, ours.party, by=other)
    commitments.send_back(
        ours, "Thiếu số ngày công.", date(2026, 11, 12), date(2026, 11, 5), by=other, now=at(2026, 11, 5)
    )
    ours = due_row(record, "c1", ours.period, ours.party, by=me)
    assert (reading(ours), ours.due_on) == ("sent_back", date(2026, 11, 12))
    commitments.correct_report(ours, ReportForm("520 ngày.", date(2026, 11, 10)), by=me, now=at(2026, 11, 10))
    ours = due_row(record, "c1", ours.period, ours.party, by=other)
    commitments.receive_report(ours, date(2026, 11, 11), by=other, now=at(2026, 11, 11))
    ours = due_row(record, "c1", ours.period, ours.party, by=me)
    assert (reading(ours), status(ours, TODAY).days) == ("received_late", 49)


def test_an_event_opens_an_occurrence_and_a_refusal_changes_nothing():
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    opened = commitments.open_occurrence(record, "c3", "2026-11-20", "Công văn 77", by=me, now=NOW)
    row = Due.objects.get(record=record, commitment="c3")
    assert (row.period, row.due_on) == (opened.id, date(2026, 11, 27))

    acts = Act.objects.count()
    with pytest.raises(Refused, match="date_in_the_future"):
        commitments.file_report(row, ReportForm("Đã gửi.", date(2026, 11, 25)), by=me, now=NOW)
    with pytest.raises(Refused, match="not_a_receiver"):
        commitments.receive_report(
            Due.objects.get(record=record, commitment="c1", label="2026-Q3"), TODAY, by=me, now=NOW
        )
    assert Act.objects.count() == acts


def test_a_merger_passes_what_is_open_and_a_rebuild_gives_the_same_rows():
    cast = make_cast()
    me = cast.officer(cast.command)
    plan = programme(cast, cast.board)
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5))
    merged = cast.paper
    succession = programme(
        cast,
        cast.board,
        purpose="succession",
        effective="2026-03-01",
        parties=(
            plan.parties[0],
            type(plan.parties[1])("p2", cast.board.name, cast.board.id, ended=True),
            type(plan.parties[1])("p3", merged.name, merged.id, succeeds=("p2",)),
        ),
        commitments=tuple(
            type(each)(**(each.__dict__ | {"leads": tuple("p3" if slot == "p2" else slot for slot in each.leads)}))
            for each in plan.commitments
        ),
    )
    agreements.change_on_paper(record, succession, issue("2026-03-01", "01-QĐ/TU"), by=me, now=at(2026, 3, 2))

    rows = {(row.party, row.label): row for row in Due.objects.filter(record=record, commitment="c2")}
    assert reading(rows[cast.board.id, "2026-Y"]) == "passed"
    assert rows[merged.id, "2026-Y"].passed_from == cast.board.id
    assert rows[merged.id, "2026-Y"].due_on == rows[cast.board.id, "2026-Y"].due_on

    before = [list(model.objects.order_by("pk").values()) for model in (Due, Desk, Agreement, Party, Standing)]
    assert rebuild(TODAY) == 1
    assert [list(model.objects.order_by("pk").values()) for model in (Due, Desk, Agreement, Party, Standing)] == before
