"""A commitment whose time cannot be read here is shown as one row without a due date, and says so; nothing else stops."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW, TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import CommitmentPlan
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.wording import due_reason
from phoihop.ledger.rebuild import differences
from phoihop.record.refused import Refused
from phoihop.registers.status import status
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


def recorded(*promises: CommitmentPlan, **changes: object):
    cast = make_cast()
    me = cast.officer(cast.command)
    plan = programme(cast, cast.board, commitments=promises, tracked_since="2022-08-12", **changes)
    return agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5)), me, cast, plan


@pytest.mark.parametrize(
    "promise",
    [
        CommitmentPlan("c1", "Báo cáo", ("p1",), "support", "quarterly", due="khi nao xong"),
        CommitmentPlan("c1", "Báo cáo", ("p1",), "support", "quarterly", due="5 days after", scheme="of-another-house"),
        CommitmentPlan("c1", "Báo cáo", ("p1",), "support", "quarterly", due="5 days after", start="1900-01-01"),
        CommitmentPlan("c1", "Báo cáo", ("p1",), "support", "once", due="0001-01-01"),
    ],
    ids=["a rule that is none", "a scheme of another house", "a term of centuries", "a date before all calendars"],
)
def test_it_is_owed_once_without_a_due_date_and_can_be_reported_on(promise):
    record, me, _, _ = recorded(promise, CommitmentPlan("c2", "Mở lớp", ("p2",), "training", "yearly", due="09-30"))
    row = Due.objects.get(record=record, commitment="c1")
    begins = date(1900, 1, 1) if promise.start else date(2022, 8, 12)
    assert (row.from_on, row.to_on, row.due_on, row.due_original) == (begins, date(2026, 12, 31), None, None)
    assert status(row, TODAY).code == "not_yet"
    assert due_reason(row) == "Thời hạn không đọc được: hỏi cơ quan ghi văn bản"
    assert Due.objects.filter(record=record, commitment="c2").count() == 6

    commitments.file_report(row, ReportForm("Đã xong.", date(2026, 11, 20)), by=me, now=NOW)
    assert Due.objects.get(record=record, commitment="c1").state == "sent"
    assert differences(record, TODAY).rows == []


def test_an_event_with_a_term_that_is_none_opens_an_occurrence_without_a_due_date():
    promise = CommitmentPlan("c3", "Thông tin", ("p2",), "information", "on_event", term="soon")
    record, me, _, _ = recorded(promise)
    commitments.open_occurrence(record, "c3", "2026-11-20", "Công văn 77", by=me, now=NOW)
    row = Due.objects.get(record=record, commitment="c3")
    assert (row.from_on, row.to_on, row.due_on, row.why) == (
        date(2026, 11, 20),
        date(2026, 11, 20),
        None,
        ["due_unreadable", {}],
    )


def test_an_event_told_with_its_time_lies_on_the_day_that_it_was_in_viet_nam():
    promise = CommitmentPlan("c3", "Thông tin", ("p2",), "information", "on_event", term="+5wd")
    record, me, _, _ = recorded(promise)
    commitments.open_occurrence(record, "c3", "2026-11-19T20:00:00Z", "Công văn 77", by=me, now=NOW)
    row = Due.objects.get(record=record, commitment="c3")
    assert (row.from_on, row.due_on) == (date(2026, 11, 20), date(2026, 11, 27))


def test_a_later_form_that_can_be_read_goes_its_way_beside_one_that_cannot():
    odd = CommitmentPlan("c1", "Báo cáo", ("p1",), "support", "quarterly", due="khi nao xong")
    record, me, cast, _ = recorded(odd)
    better = CommitmentPlan(
        "c1.2", "Báo cáo", ("p1",), "support", "quarterly", due="2 working days after", replaces="c1"
    )
    changed = programme(
        cast, cast.board, purpose="amendment", effective="2026-06-15", commitments=(better,), tracked_since="2022-08-12"
    )
    agreements.change_on_paper(record, changed, issue("2026-06-15", "13-CTr"), by=me, now=at(2026, 6, 15))
    rows = Due.objects.filter(record=record).order_by("from_on")
    assert [(row.commitment, row.from_on, row.to_on, row.due_on) for row in rows][:2] == [
        ("c1", date(2022, 8, 12), date(2026, 6, 14), None),
        ("c1.2", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 16)),
    ]


def test_regular_work_that_becomes_work_on_request_ends_where_the_request_begins():
    regular = CommitmentPlan("c1", "Báo cáo", ("p1",), "support", "quarterly", due="2 working days after")
    record, me, cast, _ = recorded(regular)
    asked = CommitmentPlan("c1.2", "Báo cáo", ("p1",), "support", "on_event", term="+5wd", replaces="c1")
    changed = programme(
        cast, cast.board, purpose="amendment", effective="2026-06-15", commitments=(asked,), tracked_since="2022-08-12"
    )
    agreements.change_on_paper(record, changed, issue("2026-06-15", "13-CTr"), by=me, now=at(2026, 6, 15))
    assert Due.objects.filter(record=record).order_by("-to_on")[0].to_on == date(2026, 6, 14)


@pytest.mark.parametrize("day", ["20261120", "2026-02-30", "hom qua", "2026-11-20T09:00"])
def test_what_is_no_moment_is_refused_and_nothing_is_kept(day):
    promise = CommitmentPlan("c3", "Thông tin", ("p2",), "information", "on_event", term="+5wd")
    record, me, _, _ = recorded(promise)
    with pytest.raises(Refused, match=r"facts\.malformed"):
        commitments.open_occurrence(record, "c3", day, "Công văn 77", by=me, now=NOW)
    assert not Due.objects.filter(record=record).exists()
