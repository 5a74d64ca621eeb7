"""`phoihop init`: creates an installation in its folder, or brings one up to date; doing it twice does no harm."""

from __future__ import annotations

import argparse

from phoihop.cli.installation import (
    check_whole,
    clock,
    connect,
    day_of,
    freshen,
    home_of,
    make_folder,
    migrate,
    pending,
    set_up,
)
from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal

HELP = {
    "vi": """\
Cách dùng: phoihop init [--home THƯ_MỤC] [--lang vi|en]

Tạo hệ thống của cơ quan: thư mục, khóa bảo vệ, cơ sở dữ liệu, tệp giao diện. Chạy lại sau khi cập nhật phần mềm để
nâng cấp cơ sở dữ liệu; dữ liệu đang có được giữ nguyên. Nên sao lưu trước khi nâng cấp: phoihop backup TỆP.

  --home   thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)

Cơ sở dữ liệu mặc định là SQLite trong thư mục đó. Muốn dùng PostgreSQL, đặt biến DATABASE_URL trước khi chạy,
ví dụ postgres://phoihop@localhost/phoihop.

Sau đó: phoihop serve
""",
    "en": """\
Usage: phoihop init [--home FOLDER] [--lang vi|en]

Creates an installation: its folder, secrets, database and static files. Run it again after the software was updated to
bring the database up to date; what is there is kept. Back up first: phoihop backup FILE.

  --home   the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)

The database is SQLite in that folder unless the variable DATABASE_URL names a PostgreSQL, for example
postgres://phoihop@localhost/phoihop.

Next: phoihop serve
""",
}


def options() -> Options:
    return Options("init").with_home()


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Create or update; tells what was done and what comes next."""
    home = home_of(given)
    check_whole(home)
    make_folder(home)
    set_up(home)
    connect()
    from django.core.management import call_command
    from django.db import connection

    from phoihop.ledger.keys import installation_secret

    fresh = "django_migrations" not in connection.introspection.table_names()
    lacking = pending()
    if lacking:
        migrate()
    installation_secret()
    freshen(terminal, day_of(clock()))
    call_command("collectstatic", verbosity=0, interactive=False)
    if fresh:
        terminal.say("created", folder=home)
    elif lacking:
        terminal.say("updated", folder=home, count=lacking)
    else:
        terminal.say("nothing_to_update", folder=home)
    return 0
