"""`phoihop demo`: the sample installation, made on the first start in a folder of its own and kept from then on.

It never touches an installation of an office: it lies in the folder `demo` beside it, and only a folder that bears the
sample's own mark is ever wiped.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from phoihop.cli.installation import (
    SQLITE,
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
from phoihop.cli.options import Options, whole_number
from phoihop.cli.serve import check_port, listen
from phoihop.cli.terminal import Terminal
from phoihop.record.refused import Refused

if TYPE_CHECKING:
    from phoihop.sample.making import Login

MARK = "sample.json"
OLD_AFTER_DAYS = 7

HELP = {
    "vi": """\
Cách dùng: phoihop demo [--port CỔNG] [--reset] [--home THƯ_MỤC] [--lang vi|en]

Chạy thử với dữ liệu mẫu: thành phố Sông Vân (không có thật), ba văn bản phối hợp, bốn năm báo cáo. Lần đầu mất chừng
một phút để lập dữ liệu; những gì đã làm thử được giữ lại cho lần sau. In ra tên đăng nhập của từng vai. Dừng: Ctrl+C.

  --host   địa chỉ mạng (mặc định 127.0.0.1: chỉ máy này)
  --port   cổng (mặc định 8000)
  --reset  xóa dữ liệu mẫu đang có và lập lại từ đầu
  --home   thư mục chứa thư mục demo (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)
""",
    "en": """\
Usage: phoihop demo [--port PORT] [--reset] [--home FOLDER] [--lang vi|en]

Tries the product out on sample data: the fictional city Sông Vân, three agreements, four years of reports. The first
start takes about a minute to make them; what you do is kept for the next time. Prints a login for each person of the
cast. Ctrl+C stops it.

  --host   network address (default 127.0.0.1: this machine only)
  --port   port (default 8000)
  --reset  wipe the sample and make it anew
  --home   the folder in which the folder demo lies (default: the variable PHOIHOP_HOME, else the folder var)
""",
}


def options() -> Options:
    parser = Options("demo").with_home()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    parser.add_argument("--reset", action="store_true")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Make the sample where there is none, print who may sign in, serve."""
    port = whole_number(given.port, "--port", 1, 65535)
    check_port(given.host, port)
    home = home_of(given) / "demo"
    prepare(home, terminal, reset=given.reset)
    _print_logins(mark_of(home), terminal)
    listen(given.host, port, terminal, worker=True)
    return 0


def prepare(home: Path, terminal: Terminal, *, reset: bool = False) -> None:
    """Open the sample installation in `home`; where it is missing, half made or to be reset, make it."""
    mark = mark_of(home)
    if mark is None and (home / SQLITE).exists():
        raise Refused("not_a_sample", {"folder": home}, "conflict")
    if mark is not None and (reset or mark.get("complete") is not True):
        wipe(home)
        mark = None
    make_folder(home)
    if mark is None:
        _write_mark(home, day_of(clock()), complete=False)
    os.environ["PHOIHOP_SAMPLE"] = "true"
    os.environ.pop("DATABASE_URL", None)
    set_up(home)
    connect()
    if pending():
        migrate()
    if mark is None:
        from phoihop.sample.making import make_sample

        made_on = day_of(clock())
        make_sample(made_on, progress=terminal.progress("making_sample"))
        _write_mark(home, made_on, complete=True)
    freshen(terminal, day_of(clock()))


def mark_of(home: Path) -> dict[str, object] | None:
    """Return what the sample's mark says, or None where the folder bears none."""
    with suppress(OSError, ValueError):
        found = json.loads((home / MARK).read_text("utf-8"))
        return found if isinstance(found, dict) else None
    return None


def _write_mark(home: Path, made_on: date, *, complete: bool) -> None:
    (home / MARK).write_text(json.dumps({"made_on": made_on.isoformat(), "complete": complete}), "utf-8")


def wipe(home: Path) -> None:
    """Remove a sample installation; the mark goes last, so that a wipe that was cut off is begun again."""
    try:
        for each in sorted(home.iterdir(), key=lambda path: path.name == MARK):
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()
    except OSError as error:
        raise Refused("folder_unwritable", {"folder": home, "error": error.strerror or str(error)}) from None


def _print_logins(mark: dict[str, object] | None, terminal: Terminal) -> None:
    from phoihop.sample.making import PASSWORD, logins

    made_on = date.fromisoformat(str((mark or {})["made_on"]))
    cast: tuple[Login, ...] = logins(made_on)
    width = max(len(login.username) for login in cast)
    terminal.say("demo_logins", password=PASSWORD)
    for login in cast:
        who = terminal.words("operator") if not login.organisation else f"{login.title}, {login.organisation}"
        terminal.line(f"  {login.username.ljust(width)}  {who}")
    if (day_of(clock()) - made_on).days > OLD_AFTER_DAYS:
        terminal.say("demo_old", made_on=made_on.strftime("%d/%m/%Y"))
