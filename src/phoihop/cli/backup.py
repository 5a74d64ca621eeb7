"""`phoihop backup`: one file with everything: records, tables of the office, vault; the keys' secret only when asked for.

The database is taken as it was at one moment, also while people work: SQLite copies itself, any other database is read
in one snapshot as JSON lines.
"""

from __future__ import annotations

import argparse
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from io import BytesIO
from pathlib import Path

from phoihop import __version__
from phoihop.cli.archive import ROWS_FILE, SECRET_FILE, SQLITE_FILE, Manifest, Writer, digest_of_tips
from phoihop.cli.installation import clock, home_of, open_home
from phoihop.cli.options import Options
from phoihop.cli.rows import migrations, write_rows
from phoihop.cli.terminal import Terminal
from phoihop.record.locked import SALT_BYTES, lock_secret
from phoihop.record.refused import Refused

PASSPHRASE = "PHOIHOP_PASSPHRASE"  # noqa: S105 - the name of a variable
SHORTEST_PASSPHRASE = 12
TRIES = 3

HELP = {
    "vi": """\
Cách dùng: phoihop backup TỆP [--with-keys] [--rows] [--home THƯ_MỤC] [--lang vi|en]

Sao lưu toàn bộ vào một tệp zip: sổ theo dõi, bảng của cơ quan, tài liệu kèm theo, kèm danh mục mã kiểm tra của từng
thành phần. Chạy được cả khi hệ thống đang mở. Tệp đã có sẽ không bị ghi đè.

  --with-keys  kèm tệp bảo vệ khóa ký, khóa bằng một cụm mật khẩu (từ 12 ký tự). Không có phần này, hệ thống khôi phục
               xem và kiểm tra được mọi thứ nhưng chưa ký được; khi đó cần giữ riêng tệp keys.secret
  --rows       ghi cơ sở dữ liệu thành các dòng JSON để chuyển từ SQLite sang PostgreSQL
  --home       thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)

Khi chạy từ tập lệnh, đặt cụm mật khẩu trong biến PHOIHOP_PASSPHRASE. Khôi phục: phoihop restore TỆP
""",
    "en": """\
Usage: phoihop backup FILE [--with-keys] [--rows] [--home FOLDER] [--lang vi|en]

Backs everything up into one zip file: joint records, the office's own tables, attached files, with a list of the digest
of each content. It may run while the installation is open. A file that exists is never overwritten.

  --with-keys  include the secret of the signing keys, under a passphrase (12 characters or more). Without it a restored
               installation reads and verifies everything but cannot sign; keep the file keys.secret elsewhere then
  --rows       write the database as lines of JSON, to move from SQLite to PostgreSQL
  --home       the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)

In a script, put the passphrase into the variable PHOIHOP_PASSPHRASE. To restore: phoihop restore FILE
""",
}


def options() -> Options:
    parser = Options("backup").with_home()
    parser.add_argument("file")
    parser.add_argument("--with-keys", action="store_true")
    parser.add_argument("--rows", action="store_true")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Back up the installation; refuses to overwrite a file."""
    place = Path(given.file).absolute()
    if place.exists():
        raise Refused("file_exists", {"file": place}, "conflict")
    if not place.parent.is_dir():
        raise Refused("folder_not_found", {"folder": place.parent}, "missing")
    open_home(home_of(given))
    passphrase = ask_passphrase(terminal) if given.with_keys else ""
    try:
        made = back_up(place, passphrase=passphrase, rows=given.rows, terminal=terminal)
    except OSError as error:
        raise Refused("file_unwritable", {"file": place, "error": error.strerror or str(error)}) from None
    terminal.say("backed_up", file=place, records=made.records, acts=made.acts, files=len(made.contents))
    terminal.say("backed_up_with_keys" if passphrase else "backed_up_without_keys")
    return 0


def ask_passphrase(terminal: Terminal) -> str:
    """Ask for the passphrase of the keys; raises `Refused` where it is too short to protect them."""
    passphrase = terminal.new_secret("ask_passphrase", PASSPHRASE)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused("passphrase_short", {"least": SHORTEST_PASSPHRASE})
    return passphrase


class ReleasedMeanwhile(Exception):
    """A file of the moment of the backup has gone with the draft that named it: the moment cannot be told any more."""


def back_up(place: Path, *, passphrase: str, rows: bool, terminal: Terminal) -> Manifest:
    """Write the archive of the installation that is open. Raises `Refused` or `OSError`, leaving no file."""
    for _ in range(TRIES - 1):
        with suppress(ReleasedMeanwhile):
            return _back_up(place, passphrase, terminal, rows=rows)
    return _back_up(place, passphrase, terminal, rows=rows, lenient=True)


def _back_up(place: Path, passphrase: str, terminal: Terminal, *, rows: bool, lenient: bool = False) -> Manifest:
    from django.db import connection

    from phoihop.ledger.keys import installation_secret

    as_file = connection.vendor == "sqlite" and not rows
    known: dict[str, object] = {"version": __version__, "made": clock().isoformat(timespec="seconds")}
    with Writer(place) as archive:
        if as_file:
            with sqlite_copy() as copy:
                known |= counts_of(copy)
                kept = [
                    str(row[0]) for row in copy_rows(copy, "SELECT digest FROM vault_storedfile WHERE wiped_at IS NULL")
                ]
                with copy.open("rb") as stream:
                    archive.add(SQLITE_FILE, stream)
        else:
            with write_rows() as (stream, counts, kept):
                known |= counts
                archive.add(ROWS_FILE, stream)
        if passphrase:
            locked = lock_secret(installation_secret(), passphrase, secrets.token_bytes(SALT_BYTES))
            archive.add(SECRET_FILE, BytesIO(locked))
        _add_vault(archive, sorted(kept), terminal, lenient=lenient)
        return archive.finish(database="sqlite" if as_file else "rows", migrations=migrations(), **known)


def _add_vault(archive: Writer, digests: list[str], terminal: Terminal, *, lenient: bool) -> None:
    """Add the files that the database names; one that was wiped meanwhile is no longer there, and need not be.

    Raises `ReleasedMeanwhile` where a draft was thrown away with its file since the database was read, unless `lenient`.
    """
    from phoihop.vault.keeping import place_of
    from phoihop.vault.models import StoredFile

    progress = terminal.progress("backing_up")
    for done, digest in enumerate(digests, start=1):
        place = place_of(digest)
        if place.is_file():
            with place.open("rb") as stream:
                archive.add(f"vault/{digest[:2]}/{digest}", stream)
        elif not lenient and not StoredFile.objects.filter(digest=digest).exists():
            raise ReleasedMeanwhile
        progress(done, len(digests))


@contextmanager
def sqlite_copy() -> Iterator[Path]:
    """Lend a copy of the SQLite database as it stands now, without sessions: a backup must open nobody's page."""
    from django.conf import settings
    from django.db import connection

    folder = Path(settings.TEMPORARY)
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{secrets.token_hex(16)}.part"
    try:
        connection.ensure_connection()
        with closing(sqlite3.connect(place)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("PRAGMA secure_delete=ON")
            copy.execute("DELETE FROM django_session")
            copy.commit()
        yield place
    finally:
        place.unlink(missing_ok=True)


def copy_rows(place: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(place)) as copy:
        return copy.execute(query).fetchall()


def counts_of(place: Path) -> dict[str, object]:
    """Count records and acts in a SQLite file and digest their tips."""
    return {
        "records": copy_rows(place, "SELECT count(*) FROM ledger_record")[0][0],
        "acts": copy_rows(place, "SELECT count(*) FROM ledger_act")[0][0],
        "tips": digest_of_tips(copy_rows(place, "SELECT record, act FROM ledger_tip ORDER BY record, act")),
    }
