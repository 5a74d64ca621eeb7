"""A file is kept once under its digest, is never overwritten, and what is undone or wiped is gone from the disk."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.record.law import Refused
from phoihop.vault import keeping
from phoihop.vault.keeping import is_kept, open_file, place_of, take, taking, wipe
from phoihop.vault.models import StoredFile
from vault import samples

NOW = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)
State = Callable[[], Any]
LETTER = "Công văn mẫu số 1".encode()
OTHER = "Công văn mẫu số 2".encode()


class Stop(Exception):
    """Something after the taking failed."""


def letter(data: bytes = LETTER) -> keeping.Taken:
    return take(data, "công văn.txt", now=NOW)


def test_a_file_lies_under_its_digest_and_reads_back(state: State, home: Path) -> None:
    taken = letter()
    digest = hashlib.sha256(LETTER).hexdigest()
    assert taken == (digest, len(LETTER), "text/plain", "công văn.txt", True)
    assert state()[0] == {f"vault/{digest[:2]}/{digest}": LETTER}
    assert is_kept(digest)
    with open_file(digest) as stream:
        assert stream.read() == LETTER


def test_an_upload_is_taken_like_bytes(state: State) -> None:
    assert take(SimpleUploadedFile("a.txt", LETTER), "a.txt").digest == letter().digest


def test_the_same_content_is_kept_once_and_not_written_again(state: State) -> None:
    place = place_of(letter().digest)
    place.chmod(0o400)
    before = place.stat()
    letter()
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert StoredFile.objects.get().takes == 2


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.txt"),
        (b"x" * (64 * 1024 + 1), "a.txt"),
        ("Kế hoạch\nTUYỆT MẬT\n".encode(), "a.txt"),
        (samples.program(), "a.pdf"),
        (samples.png(), "a.png"),
        (samples.old_word(0x0100), "a.doc"),
        (samples.with_part(samples.word(), "word/vbaProject.bin", b"x"), "a.docx"),
    ],
)
def test_a_refusal_leaves_nothing_behind(state: State, home: Path, data: bytes, name: str) -> None:
    letter()
    before = state()
    with pytest.raises(Refused):
        take(data, name)
    assert state() == before
    assert sorted(each.name for each in home.rglob("*") if each.is_dir()) == sorted(
        {"vault", "temporary", letter().digest[:2]}
    )


def test_what_is_taken_goes_again_when_the_act_is_refused(state: State) -> None:
    before = state()
    with pytest.raises(Stop), taking():
        letter()
        letter(OTHER)
        assert len(state()[0]) == 2
        raise Stop
    assert state() == before


def test_undoing_leaves_what_was_there_before(state: State) -> None:
    letter()
    before = state()
    with pytest.raises(Stop), taking():
        letter()
        raise Stop
    assert state() == before


def test_undoing_leaves_what_another_has_taken_meanwhile(state: State) -> None:
    with pytest.raises(Stop), taking():
        letter()
        StoredFile.objects.update(takes=2)  # another process took the same content
        raise Stop
    assert is_kept(hashlib.sha256(LETTER).hexdigest())


def test_what_another_has_undone_meanwhile_is_put_back(state: State) -> None:
    with taking():
        taken = letter()
        place_of(taken.digest).unlink()  # another process undid its own taking of the same content
    assert is_kept(taken.digest)


def test_a_full_disk_leaves_no_row(state: State, home: Path) -> None:
    (home / "vault").write_text("a file where the folder should be")
    before = state()
    with pytest.raises(OSError, match="vault"):
        letter()
    assert state() == before


def test_what_is_taken_stays_when_the_act_is_kept(state: State) -> None:
    with taking():
        taken = letter()
    assert is_kept(taken.digest)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_what_is_no_digest_leads_nowhere(state: State, digest: str) -> None:
    assert not is_kept(digest)
    with pytest.raises(Refused) as refused:
        open_file(digest)
    assert (refused.value.code, refused.value.kind) == ("file_not_here", "missing")


def test_a_wiped_file_leaves_only_the_fact(state: State) -> None:
    digest = letter().digest
    wipe(digest, "mistake", now=NOW)
    assert state()[0] == {}
    assert StoredFile.objects.get().wiped_because == "mistake"
    with pytest.raises(Refused) as refused:
        open_file(digest)
    assert refused.value.code == "file_wiped"


def test_a_file_wiped_by_mistake_may_come_again_and_goes_again_with_its_act(state: State) -> None:
    wipe(letter().digest, "mistake", now=NOW)
    before = state()
    with pytest.raises(Stop), taking():
        letter()
        assert len(state()[0]) == 1
        raise Stop
    assert state() == before
    assert is_kept(letter().digest)


def test_a_file_wiped_as_secret_does_not_come_again(state: State) -> None:
    wipe(letter().digest, "secret", now=NOW)
    before = state()
    with pytest.raises(Refused) as refused:
        letter()
    assert (refused.value.code, refused.value.kind) == ("file_wiped_as_secret", "secret")
    assert state() == before
