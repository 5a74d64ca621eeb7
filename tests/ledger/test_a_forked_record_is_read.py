"""Where a chain forked, every reader places its acts on their branches: a thief's word is left out of all of them."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

import pytest

from arriving import arrives, sealed
from cast import NOW, TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.law.kinds import FocalPointNamed
from phoihop.features.agreements.tables import Party
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.features.commitments.law.kinds import ReportCorrected
from phoihop.features.commitments.queries import occurrence
from phoihop.features.commitments.tables import Report
from phoihop.ledger.keys import signing_key
from phoihop.ledger.models import Key, Record
from phoihop.ledger.rebuild import differences
from phoihop.ledger.store import Store
from phoihop.ledger.threads import forget
from phoihop.record.keys import SigningKey
from phoihop.record.own import KeyClosed
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db
THIRD = "2026-06-15/2026-09-14"


@pytest.fixture
def stolen():
    """Somebody copied the command's key, named another contact and corrected its report; the command closed the key."""
    cast = make_cast()
    me, author = cast.officer(cast.command), cast.command.id
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    row = Due.objects.get(record=record, commitment="c1", period=THIRD)
    report = commitments.file_report(row, ReportForm("520 ngày công.", date(2026, 9, 16)), by=me, now=at(2026, 9, 16))
    agreements.name_focal_point(record, "p1", {"unit": "Phòng Chính trị"}, by=me, now=at(2026, 9, 17))
    own = Store(record).tips_of(author)[0].act

    terms = agreements.current_terms(record)
    names = {"binding": terms.bindings["p1"].act}
    contact = sealed(record, author, FocalPointNamed("p1"), "terms", names, body={"unit": "Kẻ lạ"}, prev=report)
    assert arrives(contact).counts
    basis = names | {"terms": terms.versions[0].issue, "report": report.id}
    correction = sealed(
        record,
        author,
        ReportCorrected("c1", "p1", "2026-09-20"),
        report.thread,
        basis,
        body={"result": "0"},
        prev=contact,
    )
    assert arrives(correction).counts

    closed, later = signing_key(author), SigningKey(secrets.token_bytes(32))
    Key.objects.create(
        thumbprint=later.thumbprint, organisation=author, public=later.public.raw, since=NOW + timedelta(days=1)
    )
    # The thief's report is shown until the key is closed.
    assert Report.objects.get(act=correction.id).current
    closing = sealed(record, author, KeyClosed(key=closed.thumbprint), "terms", prev=own, key=later)
    assert arrives(closing).counts
    # A thief goes on: its chain is longer than the true one.
    late = sealed(
        record, author, FocalPointNamed("p1"), "terms", names, body={"unit": "Kẻ lạ"}, prev=correction, key=closed
    )
    assert arrives(late).counts
    assert Record.objects.get(id=record).forked
    return cast, record, report, own


def test_reads_of_terms_and_occurrences_leave_out_what_the_closed_key_said_elsewhere(stolen):
    cast, record, report, own = stolen
    for _ in range(2):
        assert agreements.current_terms(record).focal_points == {"p1": own.id}
        found = occurrence(record, "c1", THIRD, cast.command.id)
        assert [act.id for act in found.acts] == [report.id]
        assert found.lead.report == report.id
        forget()


def test_rows_of_a_forked_record_are_those_of_a_rebuild(stolen):
    _, record, report, _ = stolen
    row = Due.objects.get(record=record, commitment="c1", period=THIRD)
    assert row.report == report.id
    assert list(Report.objects.values_list("act", "current")) == [(report.id, True)]
    assert Party.objects.get(record=record, slot="p1").contact == "Phòng Chính trị"
    assert differences(record, TODAY).rows == []


def test_asking_whether_a_chain_forked_costs_no_query_of_its_own(stolen, django_assert_num_queries):
    _, record, _, own = stolen
    store = Store(record)
    with django_assert_num_queries(1):
        assert store.newest("terms")
        assert store.forked
    silent = Store(record)
    assert silent.newest("nobody spoke here") == ""
    assert silent.forked
    assert len(silent.tips_of(own.author)) == 2
