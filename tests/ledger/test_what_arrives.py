"""What comes from elsewhere: what no room here reads is kept beside, and a copy in memory says the same of all of it."""

from __future__ import annotations

import pytest
from django.db import connection

from arriving import arrives, odd, sealed
from cast import NOW, TODAY, at, issue, make_cast, programme
from ledger.tampering import execute, unguarded
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.law.kinds import FocalPointNamed
from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.ledger import keys, threads
from phoihop.ledger.guards import missing_guards, stand_guards
from phoihop.ledger.joining import join
from phoihop.ledger.keys import confirmed_key
from phoihop.ledger.models import Act, ActBody, Key, Record
from phoihop.ledger.read_tables import make_missing, read_tables
from phoihop.ledger.rebuild import differences
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.ledger.verify import StoredKeys, named_files, verify_installation
from phoihop.record.act import Act as SignedAct
from phoihop.record.copy import Copy
from phoihop.record.own import BodyWiped
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    report = commitments.file_report(
        row, ReportForm("520 ngày công.", at(2026, 9, 16).date()), by=me, now=at(2026, 9, 16)
    )
    return cast, record, report


def test_an_act_of_a_kind_that_nobody_here_knows_is_kept_and_shows_nothing(kept):
    cast, record, _ = kept
    before = list(Due.objects.order_by("pk").values())
    verdict = arrives(odd(record, cast.command.id, "exchange.opened", {"about": "x"}, {"title": "Trao đổi"}, thread=""))
    assert (verdict.status, verdict.reason) == ("unknown", "exchange.opened")
    assert list(Due.objects.order_by("pk").values()) == before
    unread = Act.objects.get(kind="exchange.opened")
    assert Store(record).words(unread.act) == {}


def test_a_wipe_that_stands_in_a_thread_of_its_own_belongs_to_no_room(kept):
    cast, record, report = kept
    assert arrives(sealed(record, cast.command.id, BodyWiped(reason="law"), "", {"act": report.id})).counts
    name = sealed(record, cast.command.id, FocalPointNamed("p1"), names=_own(record))
    assert arrives(name).counts
    assert differences(record, TODAY).rows == []


def test_a_copy_in_memory_by_the_same_laws_says_the_same(kept):
    _, record, _ = kept
    copy = Copy(REGISTRY.laws, StoredKeys(), record)
    bodies = dict(ActBody.objects.values_list("act", "body"))
    for row in Act.objects.order_by("position"):
        copy.take(
            SignedAct.received(
                bytes(row.header), bytes(row.signature), bytes(bodies[row.act]) if row.act in bodies else None
            )
        )
    store = Store(record)
    assert set(copy.tips()) == {
        placed.act.id for author in {row.author for row in Act.objects.all()} for placed in store.tips_of(author)
    }
    terms = threads.terms_of(store)
    states = threads.thread_states(store, "occ", terms)
    assert copy.state("terms") == terms
    assert {name: copy.state(name) for name in states} == states


def test_words_of_an_act_that_is_not_here_are_none(kept):
    assert Store(kept[1]).words("0" * 64) is None


def _own(record: str) -> dict[str, str]:
    return {"binding": agreements.current_terms(record).bindings["p1"].act}


def test_who_names_no_moment_says_it_now(kept):
    cast, record, _ = kept
    agreements.name_focal_point(record, "p1", {"unit": "Phòng Chính trị"}, by=cast.officer(cast.command))
    said = SignedAct.stored(bytes(Act.objects.order_by("-position")[0].header), b"")
    assert said.said_at > at(2026, 1, 1)


def test_the_last_moment_of_all_is_taken_back_so_that_every_zone_has_it(kept):
    cast, record, _ = kept
    act = odd(
        record,
        cast.command.id,
        FocalPointNamed.KIND,
        {"slot": "p1"},
        {},
        names=_own(record),
        time="9999-12-31T23:59:59Z",
    )
    assert arrives(act).counts
    assert str(Agreement.objects.get(record=record).changed.date()) == "9999-12-30"


def test_a_text_longer_than_its_column_is_cut(kept):
    cast, record, _ = kept
    words = {"unit": "Phòng " * 100, "post": "Trưởng phòng"}
    arrives(sealed(record, cast.command.id, FocalPointNamed("p1"), names=_own(record), body=words))
    from phoihop.features.agreements.tables import Party

    assert len(Party.objects.get(record=record, slot="p1").contact) == 300
    assert differences(record, TODAY).rows == []


def test_terms_are_kept_in_the_process_for_so_many_records_only(kept, monkeypatch):
    _, record, _ = kept
    threads.forget()
    monkeypatch.setattr(threads, "_KEPT", 0)
    assert agreements.current_terms(record) == agreements.current_terms(record)
    assert not threads._cache


def test_keys_are_kept_in_the_process_for_so_many_authors_only(kept, monkeypatch):
    cast, _, report = kept
    monkeypatch.setattr(keys, "_confirmed", {})
    monkeypatch.setattr(keys, "_MOST_KEPT", 1)
    other = Key.objects.get(organisation=cast.board.id, coming=False)
    assert confirmed_key(report.author, report.key) is not None
    assert confirmed_key(other.organisation, other.thumbprint) is not None
    assert list(keys._confirmed) == [(other.organisation, other.thumbprint)]
    assert confirmed_key(other.organisation, report.key) is None


def test_who_joins_twice_keeps_its_key(kept):
    cast, _, _ = kept
    before = list(Key.objects.order_by("thumbprint").values_list("thumbprint"))
    join(cast.command, NOW)
    assert list(Key.objects.order_by("thumbprint").values_list("thumbprint")) == before


def test_verifying_tells_how_far_it_is_and_finds_acts_beyond_the_last_position(kept):
    told: list[tuple[int, int]] = []
    assert verify_installation(TODAY, progress=lambda done, of: told.append((done, of))).findings == []
    assert told == [(1, 1)]
    Record.objects.update(position=1)
    assert "record.position" in {finding.code for finding in verify_installation(TODAY).findings}


def test_files_are_those_that_acts_of_bodies_hosted_here_name(kept):
    cast, record, _ = kept
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q2")
    file = commitments.FilePlan("ab" * 32, "bang-ke.txt", 10, "text/plain")
    me = cast.officer(cast.command)
    act = commitments.file_report(
        row, ReportForm("Đã giúp.", at(2026, 6, 16).date(), files=(file,)), by=me, now=at(2026, 6, 16)
    )
    strange = odd(record, cast.command.id, "exchange.opened", {"files": "none"}, {}, thread="")
    arrives(strange)
    assert list(named_files(record)) == [(record, act.id, "ab" * 32)] == list(named_files())
    with unguarded():
        execute("UPDATE ledger_act SET header = %s WHERE act = %s", b"{}", strange.id)
        assert list(named_files()) == [(record, act.id, "ab" * 32)], "what is no header any more names nothing"


def test_before_the_tables_are_there_no_guard_is_set_and_no_read_table_made(kept):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_act RENAME TO ledger_act_away")
        cursor.execute("ALTER TABLE ledger_projection RENAME TO ledger_projection_away")
    stand_guards()
    make_missing()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_act_away RENAME TO ledger_act")
        cursor.execute("ALTER TABLE ledger_projection_away RENAME TO ledger_projection")
    stand_guards()
    assert missing_guards() == []
    assert {model._meta.db_table for model in read_tables()} <= set(connection.introspection.table_names())
