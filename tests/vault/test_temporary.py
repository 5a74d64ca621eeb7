"""Temporary files lie in one folder and do not stay there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from phoihop.vault import temporary


def test_clearing_removes_files_folders_and_links_but_nothing_outside(home: Path) -> None:
    folder = home / "temporary"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "a").write_text("x")
    (folder / "b.part").write_text("x")
    (home / "outside").mkdir()
    (home / "outside" / "kept").write_text("x")
    (folder / "link").symlink_to(home / "outside")
    temporary.clear()
    assert list(folder.iterdir()) == []
    assert (home / "outside" / "kept").exists()


def test_clearing_a_folder_that_is_not_there_is_no_error(home: Path) -> None:
    temporary.clear()
    assert not (home / "temporary").exists()


def test_a_whole_file_or_none(home: Path) -> None:
    place = home / "vault" / "aa" / "file"
    temporary.write_whole(b"first", place)
    temporary.write_whole(b"second", place)
    assert place.read_bytes() == b"first"
    assert list((home / "temporary").iterdir()) == []


def test_a_folder_cleared_by_another_process_costs_a_retry(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, lost = Path.replace, []

    def cleared_once(part: Path, place: Path) -> Path:
        if not lost:
            lost.append(part)
            temporary.clear()
        return rename(part, place)

    monkeypatch.setattr(Path, "replace", cleared_once)
    temporary.write_whole(b"content", home / "vault" / "aa" / "file")
    assert (home / "vault" / "aa" / "file").read_bytes() == b"content"


def test_the_folder_is_empty_when_the_process_ends(home: Path) -> None:
    script = (
        "from django.conf import settings; from pathlib import Path; import sys\n"
        "settings.configure(TEMPORARY=Path(sys.argv[1]))\n"
        "from phoihop.vault import temporary\n"
        "temporary.clear_now_and_at_exit()\n"
        "assert not list(Path(sys.argv[1]).iterdir())\n"
        "(Path(sys.argv[1]) / 'b').write_text('x')\n"
    )
    folder = home / "temporary"
    folder.mkdir()
    (folder / "a").write_text("left by a crash")
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True)
    assert list(folder.iterdir()) == []
