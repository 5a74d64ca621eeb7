"""Every version brings back what the versions before it have backed up: the same entries, the same rows, proved.

`golden/installation` holds an archive for each version and what stood in it. These files are never edited; where a
version reads a row otherwise on purpose, its own note says so beside them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import phoihop
from golden_installation import FOLDER, PASSPHRASE, noted
from phoihop import __version__

ARCHIVES = sorted(FOLDER.glob("*.zip"))


def test_this_version_has_an_archive_of_its_own() -> None:
    assert __version__ in [archive.stem for archive in ARCHIVES]


@pytest.mark.slow
@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda archive: archive.stem)
def test_an_archive_is_restored_verified_and_rebuilt_to_what_was_noted(archive: Path, tmp_path: Path) -> None:
    home = tmp_path / "var"
    stood = json.loads(archive.with_suffix(".json").read_text("utf-8"))
    assert all(stood.values()), "something of every table is in the archive"

    back = phoihop(home, "restore", str(archive), PHOIHOP_PASSPHRASE=PASSPHRASE)
    assert back.code == 0, back.said
    assert noted(home / "phoihop.sqlite3") == stood
    proved = phoihop(home, "verify")
    assert proved.code == 0, proved.said
    anew = phoihop(home, "rebuild")
    assert anew.code == 0, anew.said
    assert noted(home / "phoihop.sqlite3") == stood
    wiped = {digest for digest, _, because in stood["file"] if because}
    files = {file.name for file in (home / "vault").rglob("*") if file.is_file()}
    assert files == {digest for digest, *_ in stood["file"]} - wiped
