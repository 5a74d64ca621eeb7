"""`phoihop verify`: checks everything that is stored and says in words what is wrong and where; nothing is changed.

The ledger checks acts, bodies, keys, guards and tables; the vault its files; here both meet: a file that an act names
must be in the vault.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from phoihop.cli.installation import clock, day_of, home_of, open_home
from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal

if TYPE_CHECKING:
    from phoihop.ledger.verify import Finding

HELP = {
    "vi": """\
Cách dùng: phoihop verify [--home THƯ_MỤC] [--lang vi|en]

Kiểm tra mọi thứ đang lưu: chữ ký của từng lượt ghi, thứ tự ghi của từng cơ quan, nội dung, khóa, tệp kèm theo, khóa
chống sửa của cơ sở dữ liệu, bản thân tệp SQLite, và so các bảng với sổ bằng cách lập lại. Không thay đổi gì. Mỗi chỗ
không đúng được nêu trong một câu, kèm văn bản và lượt ghi. Kết quả: 0 là tất cả đều đúng, 1 là có chỗ không đúng.

  --home   thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)
""",
    "en": """\
Usage: phoihop verify [--home FOLDER] [--lang vi|en]

Checks all that is stored: the signature of every entry, every organisation's chain, words, keys, attached files, the
database's guards, the SQLite file itself, and the tables, by replaying the records beside them. Changes nothing. Each
fault is told in one sentence with its agreement and entry. Exit status: 0 all is well, 1 something is wrong.

  --home   the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)
""",
}


def options() -> Options:
    return Options("verify").with_home()


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Check the installation; 1 where something is wrong."""
    open_home(home_of(given))
    return verify(terminal)


def verify(terminal: Terminal) -> int:
    """Check the installation that is open."""
    from phoihop.jobs.models import Job
    from phoihop.ledger.verify import verify_installation

    waiting = Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING]).count()
    if waiting:
        terminal.say("jobs_wait", count=waiting)
    found = verify_installation(day_of(clock()), progress=terminal.progress("verifying"))
    unnamed: list[str] = []
    lines = [*_sentences(found.findings, terminal), *_files(terminal, unnamed)]
    for line in lines:
        terminal.line(line)
    counts = {name: getattr(found, name) for name in ("records", "acts", "bodies", "keys", "rows")}
    terminal.say("verified_wrong" if lines else "verified_well", found=len(lines), **counts)
    if found.absent:
        terminal.say("verified_absent", absent=found.absent)
    if unnamed:
        terminal.say("files_unnamed", count=len(unnamed))
    return 1 if lines else 0


def _sentences(findings: list[Finding], terminal: Terminal) -> Iterator[str]:
    from phoihop.features.wording import sentence

    for each in findings:
        words = sentence(each.code, {"about": each.about, **each.params}, terminal.lang)
        yield f"{_place(each.record, each.about, terminal)}{words}"


def _place(record: str, act: str, terminal: Terminal) -> str:
    """Return where something is wrong: the agreement by its number or title, and the entry by its position."""
    from phoihop.features.agreements.tables import Agreement
    from phoihop.ledger.models import Act

    if not record:
        return ""
    row = Agreement.objects.filter(record=record).values_list("number", "short_title", "title").first()
    name = next((part for part in row or () if part), record[:12])
    position = Act.objects.filter(record=record, act=act).values_list("position", flat=True).first()
    if position is None:
        return f"{name}: "
    return terminal.words("at_entry", name=name, position=position, act=act[:12])


def _files(terminal: Terminal, unnamed: list[str]) -> Iterator[str]:
    """Check every file of the vault, and that every file named by an act of ours is there or was wiped.

    What nothing names is put into `unnamed`: an upload was cut off or is under way, and nothing is wrong.
    """
    from phoihop.ledger.verify import named_files
    from phoihop.vault.checking import check_all
    from phoihop.vault.models import StoredFile

    for finding in check_all():
        if finding.problem == "unnamed":
            unnamed.append(finding.place)
        else:
            yield terminal.words(f"file_{finding.problem}", place=finding.place[:64])
    known = set(StoredFile.objects.values_list("digest", flat=True))
    for record, act, digest in named_files():
        if digest not in known:
            yield _place(record, act, terminal) + terminal.words("file_unknown", place=digest[:12])
