"""A vault of its own for each test, and a way to see that nothing was left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from phoihop.vault import releasing
from phoihop.vault.models import StoredFile

State = tuple[dict[str, bytes], list[dict[str, Any]]]


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.VAULT = tmp_path / "vault"
    settings.TEMPORARY = tmp_path / "temporary"
    settings.UPLOAD_LIMIT = 64 * 1024
    return tmp_path


@pytest.fixture
def state(db: None, home: Path) -> Callable[[], State]:
    """What lies on disk and in the table, file by file and row by row."""

    def now() -> State:
        files = {each.relative_to(home).as_posix(): each.read_bytes() for each in home.rglob("*") if each.is_file()}
        return files, list(StoredFile.objects.order_by("digest").values())

    return now


@pytest.fixture
def named() -> Iterator[set[str]]:
    """Digests that something of the test's own names, as an entry or a draft would."""
    digests: set[str] = set()
    before = dict(releasing._ASKED)
    releasing.named_by("the test", digests.intersection)
    yield digests
    releasing._ASKED.clear()
    releasing._ASKED.update(before)
