"""The check of the vault names what is missing, changed, strange or not wiped, and what nothing names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.vault import checking
from phoihop.vault.checking import Finding, check_all
from phoihop.vault.keeping import place_of, take, wipe
from phoihop.vault.models import StoredFile

NOW = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)
State = Callable[[], Any]
LETTER = "Công văn mẫu số 1".encode()


def letter(data: bytes = LETTER) -> str:
    return take(data, "công văn.txt", now=NOW).digest


def test_what_is_missing_strange_or_not_wiped_is_named(state: State, home: Path, named: set[str]) -> None:
    missing, wiped, rowless = letter(), letter(b"Khac"), letter(b"Khong co dong")
    named |= {missing, wiped, rowless}
    place_of(missing).unlink()
    wipe(wiped, "law", now=NOW)
    place_of(wiped).parent.mkdir(exist_ok=True)
    place_of(wiped).write_bytes(b"Khac")
    StoredFile.objects.filter(digest=rowless).delete()
    (home / "vault" / "notes.txt").write_text("x")
    (home / "vault" / "00").mkdir()
    (home / "vault" / "00" / missing).write_bytes(LETTER)
    assert set(check_all()) == {
        Finding(missing, "missing"),
        Finding(wiped, "not_wiped"),
        Finding(f"{rowless[:2]}/{rowless}", "stray"),
        Finding("notes.txt", "stray"),
        Finding(f"00/{missing}", "stray"),
    }


def test_what_nothing_names_is_told_apart_and_is_neither_missing_nor_strange(state: State, named: set[str]) -> None:
    whole, fileless, rowless = letter(), letter(b"Khong co tep"), letter(b"Khong co dong")
    place_of(fileless).unlink()
    StoredFile.objects.filter(digest=rowless).delete()
    assert set(check_all()) == {Finding(digest, "unnamed") for digest in (whole, fileless, rowless)}
    named.add(whole)
    assert set(check_all()) == {Finding(digest, "unnamed") for digest in (fileless, rowless)}


def test_many_files_are_asked_about_some_at_a_time(state: State, named: set[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(checking, "BATCH", 2)
    digests = [letter(f"Tep {each}".encode()) for each in range(5)]
    named |= set(digests[:3])
    assert {each.place for each in check_all()} == set(digests[3:])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(LETTER) - 1), bit=st.integers(0, 7))
def test_any_flipped_bit_of_a_kept_file_is_found(state: State, named: set[str], at: int, bit: int) -> None:
    digest = letter()
    named.add(digest)
    place = place_of(digest)
    changed = bytearray(LETTER)
    changed[at] ^= 1 << bit
    place.write_bytes(bytes(changed))
    assert list(check_all()) == [Finding(digest, "changed")]
    place.write_bytes(LETTER)
    assert list(check_all()) == []
