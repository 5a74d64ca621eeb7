"""The ground on which tests stand (a pytest plugin): an installation's folder of their own, SQLite or PostgreSQL.

`pytest` alone runs on SQLite. `pytest --database postgres` starts a PostgreSQL and runs the tests that use a
database, without those that walk pages in a browser. The settings read the environment when they are imported,
so it is set before pytest-django imports them.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

import postgres

DATABASES = ("sqlite", "postgres")
USES_DATABASE = {"db", "transactional_db", "live_server", "own_database"}
cluster: postgres.Cluster | None = None


def cannot_run(reason: str) -> None:
    """Leave the test out and say why; where everything must run (CI) that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=DATABASES, default="sqlite", help="which database the tests use")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """Set the environment that the settings read: a wrapper runs before pytest-django does."""
    global cluster  # noqa: PLW0603 - one cluster per run, started when the first test asks for a database
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
    _leave_out_what_is_not_written_yet()
    yield


def _leave_out_what_is_not_written_yet() -> None:
    """Let the tests of one part run while other parts are still being written."""
    from importlib.util import find_spec

    from phoihop.config import settings

    def exists(name: str) -> bool:
        try:
            return find_spec(name) is not None
        except ModuleNotFoundError:
            return False

    settings.INSTALLED_APPS[:] = [
        app
        for app in settings.INSTALLED_APPS
        if not app.startswith("phoihop.") or exists(app + ".apps") or exists(app + ".models")
    ]
    settings.MIDDLEWARE[:] = [each for each in settings.MIDDLEWARE if exists(each.rpartition(".")[0])]
    if not exists("phoihop.people.models"):
        settings.AUTH_USER_MODEL = "auth.User"
    if not exists("phoihop.config.urls") or not exists("phoihop.features.table"):
        settings.ROOT_URLCONF = "ground_urls"
    options = settings.TEMPLATES[0]["OPTIONS"]
    options["builtins"] = [each for each in options["builtins"] if exists(each)]
    options["context_processors"] = [each for each in options["context_processors"] if exists(each.rpartition(".")[0])]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL keep only what uses a database and no browser: the rest has run on SQLite."""
    if config.getoption("database") == "sqlite":
        return
    kept, left = [], []
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        uses = item.get_closest_marker("django_db") is not None or bool(names & USES_DATABASE)
        (kept if uses and item.get_closest_marker("browser") is None else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Generator[None, None, None]:
    """Start PostgreSQL before Django makes its test database (pytest-django asks for this fixture first)."""
    if cluster is None:
        yield
        return
    cluster.start()
    yield
    cluster.stop()
