"""Files of what is thrown away go with it, unless an entry or another draft names them, or they were wiped."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection

from cast import NOW, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.plans import FilePlan, IssuePlan
from phoihop.features.agreements.reading.files import throw_away
from phoihop.ledger.models import Act
from phoihop.ledger.naming import named_files_among
from phoihop.vault import releasing
from phoihop.vault.keeping import is_kept, open_file, take, taking, wipe
from phoihop.vault.models import StoredFile
from phoihop.vault.releasing import named_by, release

State = Callable[[], Any]
LETTER = "Công văn mẫu số 1".encode()


def letter(data: bytes = LETTER) -> FilePlan:
    taken = take(data, "cong-van.txt", now=NOW)
    return FilePlan(taken.digest, taken.name, taken.size, taken.media_type)


def draft(file: FilePlan, **more: FilePlan) -> ReadingDraft:
    files = {"source": file} | more
    return ReadingDraft.objects.create(
        organisation="a" * 32, made=NOW, changed=NOW, **{place: each.words() for place, each in files.items()}
    )


def test_the_files_of_a_draft_go_with_it(state: State) -> None:
    before = state()
    scan = letter(b"Ban chup")
    throw_away(draft(letter(), scan=scan))
    assert state() == before


def test_a_file_that_another_draft_names_stays_until_that_is_thrown_away_too(state: State) -> None:
    one, other = draft(letter()), draft(letter(), scan=letter())
    throw_away(one)
    assert is_kept(letter().sha256)
    throw_away(other)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("where", ["the text", "the signed paper"])
def test_a_file_that_an_act_names_stays(state: State, where: str) -> None:
    cast, file = make_cast(), letter()
    text = {"files": (file,)} if where == "the text" else {}
    paper = IssuePlan(on="2022-08-12", files=() if text else (file,))
    made = draft(file)
    agreements.record_agreement(
        programme(cast, cast.board, **text), paper, by=cast.officer(cast.command), now=at(2026, 1, 5)
    )
    assert named_files_among([file.sha256]) == {file.sha256}
    throw_away(made)
    assert is_kept(file.sha256)
    assert release([file.sha256]) == []


def test_what_no_act_names_is_told_so_however_many_acts_there_are(state: State) -> None:
    cast = make_cast()
    agreements.record_agreement(programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    assert Act.objects.exists()
    assert named_files_among(["ab" * 32]) == set()


def test_the_fact_that_a_file_was_wiped_stays(state: State) -> None:
    file = letter()
    wipe(file.sha256, "secret", now=NOW)
    before = state()
    assert release([file.sha256]) == []
    assert state() == before


def test_what_is_no_digest_or_is_not_here_is_passed_over(state: State) -> None:
    before = state()
    assert release(["", "../../etc/passwd", "ab" * 32, "ab" * 32]) == []
    assert state() == before


def test_what_somebody_is_bringing_in_meanwhile_is_there_when_that_is_done(state: State, home: Path) -> None:
    thrown = draft(letter())
    with taking():
        file = letter()
        throw_away(thrown)
        assert not is_kept(file.sha256)
    with open_file(file.sha256) as stream:
        assert stream.read() == LETTER
    assert StoredFile.objects.get().takes == 1


def test_what_is_brought_in_while_another_throws_it_away_is_not_lost_between_asking_and_deleting(
    own_database: str, home: Path
) -> None:
    """Two offices, the same content: one asks whether anything names it, then the other takes it in and names it."""
    digest = letter().sha256
    asked, done = Event(), Event()

    def bring_in() -> None:
        asked.wait(20)
        with taking():
            letter()
            named.append(digest)  # as the draft that names it is saved inside of the taking
        done.set()
        connection.close()

    named: list[str] = []
    other = Thread(target=bring_in)
    before = dict(releasing._ASKED)

    def names(asked_for: Collection[str]) -> set[str]:
        said = set(asked_for) & set(named)
        asked.set()
        done.wait(1)  # the other is through by then, unless it waits for us
        return said

    named_by("the other office's draft", names)
    try:
        other.start()
        release([digest])
        other.join(30)
    finally:
        releasing._ASKED.clear()
        releasing._ASKED.update(before)
    assert done.is_set()
    with open_file(digest) as stream:
        assert stream.read() == LETTER
    assert StoredFile.objects.filter(digest=digest).exists()
