"""A file is named by an act of a record: in its facts, or in the words of the text that it brought."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cast import TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.plans import FilePlan, IssuePlan
from phoihop.features.commitments.actions import ReportForm, file_report
from phoihop.ledger.door import perform
from phoihop.ledger.models import Act, NamedFile
from phoihop.ledger.naming import digests_in, named_files_among
from phoihop.ledger.rebuild import rebuild
from phoihop.record.act import Entry
from phoihop.record.law import TERMS
from phoihop.record.own import BodyWiped
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db
LETTER = FilePlan("ab" * 32, "cong-van.txt", 17, "text/plain")


@pytest.mark.parametrize("where", ["the text", "the signed paper", "nowhere"])
def test_a_file_is_named_where_it_was_given(where: str) -> None:
    cast = make_cast()
    text = {"files": (LETTER,)} if where == "the text" else {}
    paper = IssuePlan(on="2022-08-12", files=(LETTER,)) if where == "the signed paper" else issue()
    agreements.record_agreement(
        programme(cast, cast.board, **text), paper, by=cast.officer(cast.command), now=at(2026, 1, 5)
    )
    other = "cd" * 32
    assert named_files_among([LETTER.sha256, other]) == ({LETTER.sha256} if where != "nowhere" else set())


def test_a_rebuild_mends_the_index() -> None:
    cast = make_cast()
    record = agreements.record_agreement(
        programme(cast, cast.board, files=(LETTER,)), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5)
    )
    before = list(NamedFile.objects.values())
    rebuild(TODAY)
    assert list(NamedFile.objects.values()) == before

    NamedFile.objects.all().delete()
    NamedFile.objects.create(digest="cd" * 32, record=record, act=before[0]["act"])
    rebuild(TODAY)
    assert list(NamedFile.objects.values()) == before


def test_words_that_were_wiped_name_no_file_any_more_and_facts_still_do() -> None:
    cast = make_cast()
    me = cast.officer(cast.command)
    record = agreements.record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    row = Due.objects.get(record=record, commitment="c1", label="2026-Q1")
    filed = file_report(
        row, ReportForm("Giúp 520 ngày công.", date(2026, 3, 16), files=(LETTER,)), by=me, now=at(2026, 3, 16)
    )
    draft = Act.objects.get(record=record, kind="terms.drafted")
    paper = NamedFile.objects.create(digest="cd" * 32, record=record, act=draft.act)
    for wiped in (filed.id, draft.act):
        perform(Entry(record, BodyWiped(reason="mistake"), TERMS, {"act": wiped}), by=me, now=at(2026, 3, 17))
    assert named_files_among([LETTER.sha256, paper.digest]) == {LETTER.sha256}


@pytest.mark.parametrize("header", [b"", b"[]", b"{", b'{"facts":' + b"[" * 100_000, "\u1ea1".encode("utf-16")])
def test_a_header_that_cannot_be_read_names_nothing(header: bytes) -> None:
    assert digests_in(header, None) == set()


def test_a_digest_in_a_place_that_this_version_does_not_know_is_named_too() -> None:
    header = json.dumps({"record": "ef" * 32, "facts": {"later": [{"scan": "ab" * 32}]}}).encode()
    assert digests_in(header, json.dumps({"photo": "cd" * 32}).encode()) == {"ab" * 32, "cd" * 32}
