"""The ground on which tests stand (a pytest plugin): an installation's folder of their own, SQLite or PostgreSQL.

`pytest` alone runs on SQLite. `pytest --database postgres` starts a PostgreSQL and runs the tests that use a
database, without those that walk pages in a browser. The settings read the environment when they are imported,
so it is set before pytest-django imports them.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import compile_messages
import postgres

DATABASES = ("sqlite", "postgres")
USES_DATABASE = {"db", "transactional_db", "own_database", "snapshots"}
cluster: postgres.Cluster | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=DATABASES, default="sqlite", help="which database the tests use")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """Set the environment that the settings read, and compile the words: a wrapper runs before pytest-django does."""
    global cluster  # noqa: PLW0603 - one cluster per run, started when the first test asks for a database
    compile_messages.compile_catalogues()
    home = Path(tempfile.mkdtemp(prefix="phoihop-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in [each for each in os.environ if each.startswith("PHOIHOP_")] + ["DATABASE_URL"]:
        os.environ.pop(name, None)
    os.environ["PHOIHOP_HOME"] = str(home)
    if early_config.known_args_namespace.database == "postgres":
        folder = postgres.folder_for_cluster()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["DATABASE_URL"] = postgres.address(folder)
        try:
            cluster = postgres.Cluster(folder)
        except postgres.NotHere as why:
            pytest.exit(str(why), returncode=1)
    yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL keep only what uses a database, no browser, and is not said to be enough once: SQLite runs all."""
    if config.getoption("database") == "sqlite":
        return
    kept, left = [], []
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        uses = item.get_closest_marker("django_db") is not None or bool(names & USES_DATABASE)
        on_sqlite_only = any(item.get_closest_marker(mark) for mark in ("browser", "once"))
        (kept if uses and not on_sqlite_only else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays to the end, which is thousands of tests and all of Django."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything must run (CI), a test that was left out has failed."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, and in CI nothing may be: {report.longrepr}"
    return report


@contextmanager
def database_ready() -> Iterator[None]:
    """Run PostgreSQL where the tests stand on it; put SQLite's test database into a file.

    Playwright's event loop makes Django open another connection, and a database in memory would be gone with the first.
    """
    from django.conf import settings
    from django.db import connections

    if cluster is None:
        connections.settings["default"]["TEST"]["NAME"] = str(Path(settings.HOME) / "tests.sqlite3")
        yield
        return
    cluster.start()
    try:
        yield
    finally:
        cluster.stop()
