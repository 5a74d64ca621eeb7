"""`phoihop restore`: brings a backup into an empty installation, after every content of it was checked.

Nothing is written before the whole archive is known to be well, and nothing is ever overwritten. Afterwards the tips of
all records are compared with those of the backup: equal tips, equal records.
"""

from __future__ import annotations

import argparse
import shutil
from contextlib import suppress
from pathlib import Path

from phoihop.cli.archive import ROWS_FILE, SECRET_FILE, SQLITE_FILE, Manifest, Reader, digest_of_tips
from phoihop.cli.backup import PASSPHRASE
from phoihop.cli.installation import (
    HALF_RESTORED,
    SQLITE,
    clock,
    connect,
    day_of,
    freshen,
    home_of,
    is_half_restored,
    make_folder,
    migrate,
    pending,
    rebuilt,
    set_up,
)
from phoihop.cli.options import Options
from phoihop.cli.rows import load_rows, migrations
from phoihop.cli.terminal import Terminal
from phoihop.record.locked import unlock_secret
from phoihop.record.refused import Refused

HELP = {
    "vi": """\
Cách dùng: phoihop restore TỆP [--home THƯ_MỤC] [--lang vi|en]

Khôi phục hệ thống từ tệp do phoihop backup tạo ra, vào một thư mục và cơ sở dữ liệu còn trống. Trước khi ghi bất cứ
gì, mọi thành phần của tệp được so với mã kiểm tra; sau khi khôi phục, các sổ được so lại với bản sao lưu. Nếu tệp có
kèm khóa, cụm mật khẩu được hỏi khi chạy (hoặc lấy từ biến PHOIHOP_PASSPHRASE).

  --home   thư mục của hệ thống mới (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)
""",
    "en": """\
Usage: phoihop restore FILE [--home FOLDER] [--lang vi|en]

Restores an installation from a file that phoihop backup has made, into an empty folder and database. Before anything
is written every content of the file is compared with its digest; afterwards the records are compared with the backup.
Where the file holds keys, the passphrase is asked for (or taken from the variable PHOIHOP_PASSPHRASE).

  --home   the new installation's folder (default: the variable PHOIHOP_HOME, else the folder var)
""",
}


def options() -> Options:
    parser = Options("restore").with_home()
    parser.add_argument("file")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Check the archive, restore it, compare."""
    home = home_of(given)
    archive = Reader(Path(given.file).absolute())
    again = is_half_restored(home)
    if not again:
        check_folder_empty(home)
    check_archive(archive, terminal)
    secret = open_secret(archive, terminal)
    make_folder(home)
    if again:
        _clear(home)
    # Written first and taken away last: whatever cuts this off, nobody opens the half that stands there.
    written: list[Path] = [home / HALF_RESTORED]
    written[0].touch()
    try:
        _write_files(archive, home, secret, written)
        _open_database(archive, home, written, terminal, again=again)
    except BaseException:
        for place in reversed(written):
            _remove(place)
        raise
    written[0].unlink()
    made = archive.manifest
    files = sum(name.startswith("vault/") for name in made.contents)
    terminal.say(
        "restored",
        made="/".join(reversed(made.made[:10].split("-"))),
        records=made.records,
        acts=made.acts,
        files=files,
    )
    if secret is None:
        terminal.say("restored_without_keys")
    return 0


def check_folder_empty(home: Path) -> None:
    """Refuse a folder in which an installation stands, or parts of one."""
    vault = home / "vault"
    if (home / SQLITE).exists() or (home / "keys.secret").exists() or (vault.is_dir() and any(vault.iterdir())):
        raise Refused("not_empty", {"folder": home}, "conflict")


def check_archive(archive: Reader, terminal: Terminal) -> None:
    """Read the whole archive once; raises `Refused` at the first content that is not what the manifest says."""
    progress, of = terminal.progress("checking_backup"), sum(each.size for each in archive.manifest.contents.values())
    done = 0
    for length in archive.check():
        done += length
        progress(done, of)


def open_secret(archive: Reader, terminal: Terminal) -> bytes | None:
    """Return the secret of the signing keys, where the archive holds one; a wrong passphrase is refused."""
    if SECRET_FILE not in archive.manifest.contents:
        return None
    locked = b"".join(archive.chunks(SECRET_FILE))
    try:
        return unlock_secret(locked, terminal.secret("ask_passphrase", PASSPHRASE))
    except Refused:
        raise Refused("passphrase_wrong", {}, "forbidden") from None


def _write_files(archive: Reader, home: Path, secret: bytes | None, written: list[Path]) -> None:
    """Write what lies beside the database. What is written is listed, so that a failure can take it back."""
    for name in archive.manifest.contents:
        if name.startswith("vault/"):
            place = home / name
            written.append(place)
            archive.write(name, place)
    if secret is not None:
        place = home / "keys.secret"
        written.append(place)
        place.write_bytes(secret)
        place.chmod(0o600)


def _clear(home: Path) -> None:
    """Take away what a restore that was cut off has left in a folder that was empty before it."""
    shutil.rmtree(home / "vault", ignore_errors=True)
    for name in (SQLITE, "keys.secret"):
        _remove(home / name)


def _open_database(archive: Reader, home: Path, written: list[Path], terminal: Terminal, *, again: bool) -> None:
    """Put the database in its place, bring it to this version and compare the tips of all records."""
    set_up(home)
    from django.conf import settings
    from django.db import connection

    _check_vendor(archive.manifest, connection.vendor)
    if archive.manifest.database == "sqlite":
        place = Path(settings.DATABASES["default"]["NAME"])
        if again:
            _remove(place)
        if place.exists():
            raise Refused("not_empty", {"folder": place}, "conflict")
        written.append(place)
        archive.write(SQLITE_FILE, place)
        connect()
        if pending():
            migrate()
    else:
        _fill_rows(archive, home, written, again=again)
    if archive.manifest.database == "rows":
        rebuilt(terminal, day_of(clock()))
    else:
        freshen(terminal, day_of(clock()))
    _compare(archive.manifest)


def _check_vendor(manifest: Manifest, vendor: str) -> None:
    if manifest.database == "sqlite" and vendor != "sqlite":
        raise Refused("backup_is_sqlite", {}, "conflict")


def _fill_rows(archive: Reader, home: Path, written: list[Path], *, again: bool) -> None:
    """Make an empty database of this version and load the rows; they must come from a database of the same shape.

    A database that is no file may hold all of them from a restore that was cut off after this: rows come in as a whole.
    """
    from django.conf import settings
    from django.db import connection

    if again and connection.vendor == "sqlite":
        _remove(Path(settings.DATABASES["default"]["NAME"]))
    connect()
    if connection.vendor == "sqlite":
        written.append(Path(settings.DATABASES["default"]["NAME"]))
    elif "ledger_record" in connection.introspection.table_names() and _is_used():
        if again:
            return
        raise Refused("not_empty", {"folder": connection.settings_dict["NAME"]}, "conflict")
    if pending():
        migrate()
    if migrations() != archive.manifest.migrations:
        raise Refused("backup_other_version", {"version": archive.manifest.version}, "conflict")
    rows = home / "temporary" / ROWS_FILE
    try:
        archive.write(ROWS_FILE, rows)
        load_rows(rows)
    finally:
        rows.unlink(missing_ok=True)


def _is_used() -> bool:
    from phoihop.ledger.models import Record
    from phoihop.people.models import User

    return Record.objects.exists() or User.objects.exists()


def _compare(manifest: Manifest) -> None:
    from phoihop.ledger.models import Act, Record, Tip

    tips = digest_of_tips(Tip.objects.order_by("record", "act").values_list("record", "act"))
    if (Record.objects.count(), Act.objects.count(), tips) != (manifest.records, manifest.acts, manifest.tips):
        raise Refused("restored_differs", {}, "conflict")


def _remove(place: Path) -> None:
    """Take back a file that was written, with what SQLite keeps beside it and the folder that it leaves empty."""
    from django.db import connections

    with suppress(Exception):
        connections.close_all()
    for each in (place, *(place.with_name(place.name + ending) for ending in ("-wal", "-shm"))):
        each.unlink(missing_ok=True)
    with suppress(OSError):
        place.parent.rmdir()
