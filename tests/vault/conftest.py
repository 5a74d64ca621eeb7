"""A vault of its own for each test, and a way to see that nothing was left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
