"""The process is killed at the worst moments: nothing that was said is lost, `verify` is clean, the next start goes on.

Each moment is a small program that does what the product does and kills itself there, as a power failure would.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from cli.running import Ran, phoihop
from cli.test_serving import served

# An installation of its own in a folder of its own: SQLite, whatever database the other tests ask.
pytestmark = [pytest.mark.slow, pytest.mark.once]
TESTS = Path(__file__).parent.parent
PASSPHRASE = "mot cum mat khau dai"

BEGIN = """
import os, signal, sys
from pathlib import Path
from phoihop.cli.installation import open_home
open_home(Path(sys.argv[1]))
def die(*given, **more):
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""
FILL = """
from cast import at, issue, make_cast, programme
from phoihop.features.agreements import actions
from phoihop.features.agreements.plans import FilePlan, IssuePlan
from phoihop.vault.keeping import take
cast = make_cast()
taken = take("Bản quét mẫu số 1".encode(), "ban-quet.txt")
for other, files in ((cast.board, (FilePlan(taken.digest, taken.name, taken.size, taken.media_type),)), (cast.paper, ())):
    paper = IssuePlan(on="2022-08-12", files=files)
    actions.record_agreement(programme(cast, other), paper, by=cast.officer(cast.command), now=at(2026, 1, 5))
"""
POST = """
from cast import NOW, programme
from phoihop.features.agreements import actions
from phoihop.features.agreements.plans import FilePlan, IssuePlan
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation, User
from phoihop.vault import keeping, releasing
from phoihop.ledger import door
command, board = Organisation.objects.get(name__startswith="Bộ"), Organisation.objects.get(name__startswith="Ban Dân")
by = Actor(User.objects.first(), command, frozenset({"officer", "signer"}), (command,), "Trợ lý")
class cast: pass
cast.command = command
def post():
    with keeping.taking():
        taken = keeping.take("Bản quét mẫu số 2".encode(), "ban-quet.txt")
        file = FilePlan(taken.digest, taken.name, taken.size, taken.media_type)
        actions.record_agreement(programme(cast, board), IssuePlan(on="2022-08-12", files=(file,)), by=by, now=NOW)
        said()
def said():
    pass
"""
TAKING_AWAY = """
taken, remove = keeping.take(b"Nhap", "nhap.txt"), releasing.remove
releasing.remove = lambda place: (remove(place), die())
releasing.release([taken.digest])
"""
# The moment, what is replaced so that the process ends there, and how many acts and files there are afterwards.
POSTING = {
    "the row of the file is written and the file is not": ("keeping._place = die; post()", False, True),
    "the file is there and the entry is not": ("actions.record_agreement = die; post()", False, True),
    "in the middle of the step": ("door.Step.finish = die; post()", False, True),
    "the entry is stored and nobody was told": ("said = die; post()", True, False),
    "a refused posting takes its file back": (
        "actions.record_agreement = None; keeping.remove = die; post()",
        False,
        True,
    ),
    "a file that nothing names is taken away": (TAKING_AWAY, False, True),
}


def run(home: Path, code: str) -> int:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PHOIHOP_", "DATABASE_URL"))}
    paths = os.pathsep.join(each for each in (str(TESTS), os.environ.get("PYTHONPATH", "")) if each)
    ended = subprocess.run(
        [sys.executable, "-c", BEGIN + code, str(home)], env=known | {"PYTHONPATH": paths}, check=False
    )
    return ended.returncode


def killed(home: Path, code: str) -> None:
    assert run(home, code) == -9, "the process must have been killed"


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "phoihop.sqlite3")) as database:
        found = database.execute(query).fetchall()
        database.commit()
    return found


def is_well(checked: Ran) -> bool:
    return checked.code == 0 and "mọi chữ ký đều đúng" in checked.out


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("filled") / "var"
    assert phoihop(home, "init").code == 0
    assert run(home, FILL) == 0
    assert is_well(phoihop(home, "verify"))
    return home


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    shutil.copytree(filled, tmp_path / "var")
    return tmp_path / "var"


def grow_old(home: Path) -> None:
    """Let two days pass over what lies in the vault."""
    rows(home, "UPDATE vault_storedfile SET stored_at = datetime(stored_at, '-2 days')")
    for place in (home / "vault").rglob("*"):
        os.utime(place, (time.time() - 2 * 86400,) * 2)


@pytest.mark.parametrize("moment", POSTING)
def test_a_posting_is_cut_off_when(home: Path, moment: str) -> None:
    code, is_kept, leaves_something = POSTING[moment]
    acts = "SELECT count(*) FROM ledger_act"
    (before,) = rows(home, acts)
    killed(home, POST + code)

    assert (rows(home, acts) != [before]) == is_kept
    checked = phoihop(home, "verify")
    assert is_well(checked), checked.said
    assert ("không lượt ghi hay bản nháp nào nhắc đến" in checked.out) == leaves_something

    grow_old(home)
    assert phoihop(home, "tick").code == 0
    after = phoihop(home, "verify")
    assert is_well(after), after.said
    assert "nhắc đến" not in after.out
    assert len([each for each in (home / "vault").rglob("*") if each.is_file()]) == (2 if is_kept else 1)


def test_background_work_that_was_killed_is_done_by_the_next_server(home: Path) -> None:
    second = (
        "from phoihop.jobs import renewal, queue, worker\n"
        "from phoihop.cli.installation import clock\n"
        "done, renew = [], renewal.renew_record\n"
        "renewal.renew_record = lambda *given: (die() if done else None, done.append(1), renew(*given))\n"
        "queue.enqueue(renewal.RENEW_ALL, now=clock())\n"
        "queue.run_job(queue.take_next(clock()), clock=clock)\n"
    )
    killed(home, second)
    state = "SELECT state, tries, code FROM jobs_job"
    assert rows(home, state) == [("running", 1, "")]
    waiting = phoihop(home, "verify")
    assert waiting.code == 0
    assert waiting.out.startswith("Còn 1 việc chạy nền chưa xong")
    with served(home, "serve") as server:
        for _ in range(600):
            if rows(home, state) == [("done", 2, "")]:
                break
            time.sleep(0.1)
        assert server.page("/sign-in/")[0] == 200
    assert rows(home, state) == [("done", 2, "")]
    assert is_well(phoihop(home, "verify"))


@pytest.mark.parametrize("shape", ["as they are", "of an older shape"])
def test_a_rebuild_that_was_killed_is_made_whole_by_the_next_server(home: Path, shape: str) -> None:
    if shape == "of an older shape":
        rows(home, "UPDATE ledger_projection SET digest = 'older' WHERE room = 'shape'")
    (before,) = rows(home, "SELECT count(*) FROM due")
    killed(
        home,
        "from datetime import date\n"
        "from phoihop.ledger import rebuild\n"
        "done, again = [], rebuild.rebuild_record\n"
        "rebuild.rebuild_record = lambda *given: (die() if done else None, done.append(1), again(*given))\n"
        "rebuild.rebuild(date(2026, 11, 24))\n",
    )
    assert (rows(home, "SELECT count(*) FROM due") == [before]) == (shape == "as they are")
    with served(home, "serve") as server:
        assert server.page("/sign-in/")[0] == 200
    assert rows(home, "SELECT count(*) FROM due") == [before]
    assert is_well(phoihop(home, "verify"))


def test_a_backup_that_was_killed_leaves_no_backup_and_may_be_made_again(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "sao-luu.zip"
    killed(
        home,
        "from phoihop.cli import archive, backup, terminal\n"
        "archive.Writer.finish = die\n"
        f"backup.back_up(Path({str(file)!r}), passphrase='', rows=False, "
        "terminal=terminal.Terminal(sys.stdout, sys.stderr, 'vi'))\n",
    )
    assert not file.exists()
    assert is_well(phoihop(home, "verify"))
    assert phoihop(home, "backup", str(file)).code == 0
    assert not file.with_name("sao-luu.zip.part").exists()
    assert phoihop(tmp_path / "moi", "restore", str(file)).code == 0


RESTORING = {
    ("", "before the database is written"): "archive.Reader.write = lambda self, name, place: die()",
    ("", "before it is compared"): "restore._compare = die",
    ("--rows", "while the tables are filled"): "restore.rebuilt = die",
}


@pytest.mark.parametrize(("kind", "moment"), RESTORING)
def test_a_restore_is_cut_off(home: Path, tmp_path: Path, kind: str, moment: str) -> None:
    file, there = tmp_path / "sao-luu.zip", tmp_path / "moi"
    options = ("--with-keys", *([kind] if kind else []))
    assert phoihop(home, "backup", str(file), *options, PHOIHOP_PASSPHRASE=PASSPHRASE).code == 0
    code = (
        "import argparse, os, signal, sys\n"
        "def die(*given, **more): os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
        "from phoihop.cli import archive, restore, terminal\n"
        f"{RESTORING[kind, moment]}\n"
        "given = argparse.Namespace(home=sys.argv[1], file=sys.argv[2])\n"
        "restore.run(given, terminal.Terminal(sys.stdout, sys.stderr, 'vi'))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(there), str(file)],
        env=os.environ | {"PHOIHOP_PASSPHRASE": PASSPHRASE},
        check=False,
        stdout=subprocess.DEVNULL,
    )
    assert ended.returncode == -9
    for command in ("verify", "init"):
        refused = phoihop(there, command)
        assert refused.code == 2
        assert refused.err == (
            f"Lần khôi phục vào {there} bị ngắt giữa chừng nên chưa đủ dữ liệu. Hãy chạy lại: phoihop restore TỆP\n"
        )
    back = phoihop(there, "restore", str(file), PHOIHOP_PASSPHRASE=PASSPHRASE)
    assert back.code == 0, back.err
    assert is_well(phoihop(there, "verify"))
    assert rows(there, "SELECT count(*) FROM due") == rows(home, "SELECT count(*) FROM due")
