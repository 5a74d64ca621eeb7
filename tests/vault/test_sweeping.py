"""What an upload that was cut off has left goes away a day later; nothing that is named or under way goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from phoihop.jobs.tick import tick
from phoihop.vault import releasing
from phoihop.vault.keeping import is_kept, open_file, place_of, remove, take, taking, wipe
from phoihop.vault.models import StoredFile
from phoihop.vault.sweeping import LEFT_ALONE, sweep

State = Callable[[], Any]
NOW = datetime.now(UTC)  # files on the disk bear the time of the machine
LATER = NOW + LEFT_ALONE + timedelta(hours=6)
LETTER = "Công văn mẫu số 1".encode()


def letter(data: bytes = LETTER, now: datetime = NOW) -> str:
    return take(data, "cong-van.txt", now=now).digest


def test_the_daily_work_takes_away_what_nothing_names_after_a_day(state: State) -> None:
    before = state()
    letter()
    tick(NOW + timedelta(hours=23))
    assert is_kept(letter())
    tick(LATER)
    assert state() == before


def test_what_is_named_stays_however_old_it_is(state: State, named: set[str]) -> None:
    named.add(letter())
    before = state()
    assert sweep(NOW + timedelta(days=4000)) == []
    assert state() == before


def test_a_row_without_a_file_and_a_file_without_a_row_go_too(state: State) -> None:
    before = state()
    fileless, rowless = letter(), letter(b"Khong co dong")
    remove(place_of(fileless))
    StoredFile.objects.filter(digest=rowless).delete()
    assert set(sweep(LATER)) == {fileless, rowless}
    assert state() == before


def test_a_file_without_a_row_stays_while_it_is_new_or_something_names_it(state: State, named: set[str]) -> None:
    digest = letter()
    StoredFile.objects.all().delete()
    assert sweep(NOW) == []
    named.add(digest)
    assert sweep(LATER) == []
    assert is_kept(digest)
    assert not StoredFile.objects.exists()


def test_the_fact_that_a_file_was_wiped_stays(state: State) -> None:
    wipe(letter(), "secret", now=NOW)
    before = state()
    assert sweep(LATER) == []
    assert state() == before


def test_a_left_over_that_comes_in_again_is_left_alone_for_another_day(state: State, named: set[str]) -> None:
    """Somebody sends the same file the next day, and the sweep runs before the entry that names it is made."""
    letter()
    with taking():
        digest = letter(now=LATER)
        assert sweep(LATER) == []
        named.add(digest)
    assert sweep(LATER + LEFT_ALONE * 2) == []
    with open_file(digest) as stream:
        assert stream.read() == LETTER


def test_one_that_is_named_between_being_found_and_being_taken_away_stays(state: State, named: set[str]) -> None:
    digest = letter()
    asked = []

    def named_at_the_second_question(digests: Any) -> set[str]:
        asked.append(digests)
        return set(digests) if len(asked) > 1 else set()

    releasing.named_by("who is late", named_at_the_second_question)
    assert sweep(LATER) == []
    assert is_kept(digest)
    assert len(asked) == 2


def test_a_file_that_cannot_be_taken_away_keeps_its_row_and_stops_nothing(
    state: State, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, free = letter(), letter(b"Tep khac")

    real = Path.unlink

    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self.name == held:
            raise PermissionError(13, "is open in another program")
        real(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert sweep(LATER) == [free]
    assert StoredFile.objects.get().digest == held


def test_what_does_not_belong_into_the_vault_is_left_to_people(state: State, home: Path) -> None:
    place = home / "vault" / "ab" / "notes.txt"
    place.parent.mkdir(parents=True)
    place.write_text("x")
    assert sweep(LATER) == []
    assert place.exists()


def test_parts_of_files_that_a_crash_left_in_the_temporary_folder_go_too(state: State, home: Path) -> None:
    (home / "temporary").mkdir(exist_ok=True)
    part = home / "temporary" / "0123.part"
    part.write_bytes(b"half")
    sweep(NOW)
    assert part.exists()
    sweep(LATER)
    assert not part.exists()
