"""The folder and the database that a command works on: found, checked and opened before anything is done.

Commands that read open what is there and never create it; `init`, `demo` and `restore` create. Each thing that can be
wrong (no folder, no right to write, another version, no connection) is refused with its own sentence.
"""

from __future__ import annotations

import argparse
import os
import secrets
from datetime import UTC, date, datetime
from pathlib import Path

from phoihop.cli.terminal import Terminal
from phoihop.record.refused import Refused
from phoihop.timetable import VIET_NAM

SETTINGS = "phoihop.config.settings"
SESSION_SECRET = "session.secret"  # noqa: S105 - the name of a file
SQLITE = "phoihop.sqlite3"
# Stands in the folder while a backup is being restored into it.
HALF_RESTORED = "restore.unfinished"


def clock() -> datetime:
    """Return the present moment: a command is a door, and reads the clock here only."""
    return datetime.now(UTC)


def day_of(now: datetime) -> date:
    """Return the day in Viet Nam."""
    return now.astimezone(VIET_NAM).date()


def home_of(options: argparse.Namespace) -> Path:
    """Return the folder of the installation: as typed, else as the environment says, else `var`."""
    return Path(options.home or os.environ.get("PHOIHOP_HOME") or "var").absolute()


def make_folder(home: Path) -> None:
    """Make a folder, or refuse where nothing can be written in it."""
    probe = home / f"{secrets.token_hex(8)}.part"
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise Refused("folder_unwritable", {"folder": home, "error": error.strerror or str(error)}) from None


def is_created(home: Path) -> bool:
    """Whether an installation was ever opened in this folder."""
    if "DATABASE_URL" in os.environ:
        return (home / SESSION_SECRET).is_file()
    # Where only the session's secret is gone another is made: people sign in again, and nothing is lost.
    return (home / SQLITE).is_file()


def is_half_restored(home: Path) -> bool:
    """Whether a restore into this folder was cut off: what stands there is not the whole backup."""
    return (home / HALF_RESTORED).exists()


def check_whole(home: Path) -> None:
    """Refuse what a restore that was cut off has left: it is brought back once more, not opened."""
    if is_half_restored(home):
        raise Refused("half_restored", {"folder": home}, "conflict")


def set_up(home: Path) -> None:
    """Let Django read the settings of this installation. Raises `Refused` where one of them makes no sense."""
    os.environ["PHOIHOP_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as error:
        raise Refused("settings_wrong", {"error": " ".join(str(error).split())[:300]}) from None


def connect() -> None:
    """Refuse a database that cannot be reached or read."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
        connection.introspection.table_names()
    except DatabaseError as error:
        code = "database_unreadable" if connection.vendor == "sqlite" else "database_unreachable"
        raise Refused(code, {"error": " ".join(str(error).split())[:300]}) from None


def open_home(home: Path) -> None:
    """Open an installation as it is; raises `Refused` where there is none, or half of one, or another version's."""
    check_whole(home)
    if not is_created(home):
        raise Refused("not_created", {"folder": home}, "missing")
    make_folder(home)
    set_up(home)
    connect()
    check_version()


def pending() -> int:
    """Return how many migrations the database lacks. Raises `Refused` where a newer version has written it."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    ours = {app for app, _ in known}
    newer = sorted(each for each in executor.loader.applied_migrations if each not in known and each[0] in ours)
    if newer:
        raise Refused("database_newer", {"migration": ".".join(newer[0])}, "conflict")
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def check_version() -> None:
    """Refuse a database that an older version left behind, naming the command that brings it up to date."""
    lacking = pending()
    if lacking:
        raise Refused("needs_update", {"count": lacking}, "conflict")


def migrate() -> None:
    """Bring the database to this version; with it come guards, read tables and catalogues."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def freshen(terminal: Terminal, today: date) -> None:
    """Rebuild the read tables where this version reads other ones than the database holds."""
    from phoihop.ledger.read_tables import is_stale

    if is_stale():
        rebuilt(terminal, today)


def rebuilt(terminal: Terminal, today: date) -> int:
    """Rebuild the read tables and count what is counted ahead; return how many records there are."""
    from phoihop.ledger.rebuild import rebuild
    from phoihop.registers.tally import count_settled

    records = rebuild(today, progress=terminal.progress("rebuilding"))
    count_settled(today)
    return records
