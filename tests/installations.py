"""Installations for tests that need real transactions or a server (a pytest plugin): a database and a vault of their own.

Acts cannot be deleted, so a database cannot be flushed between tests. Each such test gets a copy instead: of the empty
database, or of one that was filled once and remembered.

    @pytest.fixture(scope="session")
    def sample(snapshots):
        return snapshots.make("sample", fill_with_sample)

    def test_...(snapshots, sample):
        with snapshots.use(sample): ...
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest


class Snapshots:
    """Copies of whole installations: the database, and the vault as files."""

    def __init__(self, folder: Path, blocker: Any) -> None:
        self.folder = folder
        self.blocker = blocker
        self.count = 0

    def make(self, name: str, fill: Callable[[], object]) -> str:
        """Fill an empty installation once and remember it under a name; return the name."""
        with self.use() as working, self.blocker.unblock():
            fill()
            self._close()
            self._copy(working, name)
            shutil.copytree(self.folder / working / "vault", self.folder / name / "vault")
        return name

    @contextmanager
    def use(self, name: str = "") -> Iterator[str]:
        """Stand on a copy of what was remembered under this name, or of the empty database, while the block runs."""
        from django.db import connection
        from django.test.utils import override_settings

        self.count += 1
        copy = f"copy{self.count}"
        (self.folder / copy).mkdir(parents=True)
        if name:
            shutil.copytree(self.folder / name / "vault", self.folder / copy / "vault")
        else:
            (self.folder / copy / "vault").mkdir()
        with self.blocker.unblock():
            self._close()
            database = connection.settings_dict["NAME"]
            self._copy(name or database, copy)
            connection.settings_dict["NAME"] = self._place(copy)
        folders = {"VAULT": self.folder / copy / "vault", "TEMPORARY": self.folder / copy / "temporary"}
        try:
            with override_settings(**folders):
                yield copy
        finally:
            with self.blocker.unblock():
                self._close()
                connection.settings_dict["NAME"] = database
                self._drop(copy)
            shutil.rmtree(self.folder / copy)

    def _place(self, name: str) -> str:
        """Return what Django calls a database of ours: on SQLite a file; Django's own test database is one already."""
        from django.db import connection

        sqlite_copy = connection.vendor == "sqlite" and not Path(name).is_absolute()
        return str(self.folder / name / "database.sqlite3") if sqlite_copy else name

    def _copy(self, source: str, target: str) -> None:
        from django.db import connection

        if connection.vendor != "sqlite":
            self._execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
            return
        (self.folder / target).mkdir(exist_ok=True)
        with (
            closing(sqlite3.connect(self._place(source))) as original,
            closing(sqlite3.connect(self._place(target))) as copy,
        ):
            original.backup(copy)

    def _drop(self, name: str) -> None:
        from django.db import connection

        if connection.vendor != "sqlite":
            self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        """Speak to the cluster itself, outside of any test's database."""
        from django.db import connection

        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    def _close(self) -> None:
        from django.db import connection

        connection.close()


def asks_for_the_database(item: pytest.Item) -> bool:
    """Whether a test has pytest-django make the database: by its mark, or by a fixture that asks for one."""
    return item.get_closest_marker("django_db") is not None or "db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def snapshots(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Snapshots]:
    """Copies of the empty test database; made here where no test of the run asks pytest-django for it."""
    from django.test.utils import setup_databases, teardown_databases

    made = []
    if not any(asks_for_the_database(item) for item in request.session.items):
        with django_db_blocker.unblock():
            made = setup_databases(verbosity=0, interactive=False)
    yield Snapshots(tmp_path_factory.mktemp("installations"), django_db_blocker)
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(snapshots: Snapshots, django_db_blocker: Any) -> Iterator[str]:
    """An empty installation for this test alone, whose transactions are real."""
    with snapshots.use() as name, django_db_blocker.unblock():
        yield name
