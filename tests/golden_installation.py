"""A whole small installation of this version, as `phoihop backup` writes it: what every later version must bring back.

`python tests/golden_installation.py` makes `golden/installation/<version>.zip` and notes beside it what stands in it; a
version that has one already keeps it. Keys, salts, ids and days are fixed, so that it can be made anew deliberately.
"""

from __future__ import annotations

import io
import json
import secrets
import sqlite3
import sys
import tempfile
import uuid
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent / "golden" / "installation"
PASSPHRASE = "mau vang cua phien ban nay"
DAYS = "2026-11-24"
# What is noted of each read table: columns whose meaning a version does not change without saying so.
NOTED = {
    "agreement": "SELECT number, title, state, signed_on, from_on, to_on, versions, parties_total FROM agreement",
    "party": "SELECT slot, role, printed, organisation, writes, ended_on, standing FROM agreement_party",
    "commitment": "SELECT commitment, title, cadence, due, line, leads FROM agreement_commitment",
    "due": "SELECT commitment, period, party, label, due_on, due_original, state, sent_on, done_on, passed_from FROM due",
    "report": "SELECT act, commitment, period, party, part, current, dated, number, result FROM report",
    "figure": "SELECT act, figure, value, estimated FROM report_figure",
    "evidence": "SELECT act, digest, name, size FROM evidence",
    "act": "SELECT position, act, kind, thread, depth, branch FROM ledger_act",
    "aside": "SELECT act, reason FROM ledger_setaside",
    "tip": "SELECT act, author FROM ledger_tip",
    "body": "SELECT act, length(body) FROM ledger_actbody",
    "file": "SELECT digest, size, wiped_because FROM vault_storedfile",
    "standing": "SELECT organisation, role, until FROM standing",
}


def noted(database: Path) -> dict[str, list[list[Any]]]:
    """Read what stands in an installation's database, table by table, in the order of its words."""
    with closing(sqlite3.connect(database)) as rows:
        return {name: sorted(map(list, rows.execute(query)), key=str) for name, query in NOTED.items()}


def make_installation() -> None:
    """Everything that an office does in a first year: paper, joining, reports with files, a change, a merger, a mistake."""
    from arriving import arrives, sealed
    from cast import at, issue, make_cast, programme
    from phoihop.features.agreements import actions as agreements
    from phoihop.features.agreements.law.kinds import FocalPointNamed
    from phoihop.features.agreements.plans import CommitmentPlan, FilePlan, PartyPlan
    from phoihop.features.commitments import actions as commitments
    from phoihop.features.commitments.actions import ReportForm
    from phoihop.ledger.store import Store
    from phoihop.registers.tables import Due
    from phoihop.vault.keeping import take, wipe

    def row(record: str, commitment: str, label: str, party: str = "") -> Due:
        found = Due.objects.filter(record=record, commitment=commitment, label=label)
        return found.get(party=party) if party else found.get()

    def file(text: str, name: str) -> FilePlan:
        taken = take(text.encode(), name, declared_not_secret=True, now=at(2026, 9, 16))
        return FilePlan(taken.digest, taken.name, taken.size, taken.media_type)

    cast = make_cast()
    me, board = cast.officer(cast.command), cast.officer(cast.board)
    plan = programme(cast, cast.board, files=(file("Chương trình phối hợp (mẫu).", "chuong-trinh.txt"),))
    record = agreements.record_agreement(plan, issue(), by=me, now=at(2026, 1, 5))
    theirs = row(record, "c2", "2026-Y")
    paper = ReportForm("Mở 01 lớp.", at(2026, 9, 28).date(), number="45-BC/BDVTU", received_on=at(2026, 10, 2).date())
    commitments.file_report(theirs, paper, by=me, now=at(2026, 10, 2))
    agreements.invite_party(record, "p2", by=me, now=at(2026, 10, 5))
    agreements.compare_record(record, agrees=True, on="2026-10-06", by=board, now=at(2026, 10, 6))
    agreements.name_focal_point(record, "p2", {"unit": "Phòng Tổng hợp", "phone": "0"}, by=board, now=at(2026, 10, 6))

    report = ReportForm(
        "480 ngày công.", at(2026, 10, 7).date(), {"days_of_labour": 480}, files=(file("Bảng kê.", "bang-ke.txt"),)
    )
    commitments.file_report(row(record, "c1", "2026-Q3"), report, by=me, now=at(2026, 10, 7))
    commitments.send_back(
        row(record, "c1", "2026-Q3"),
        "Thiếu biểu.",
        at(2026, 10, 15).date(),
        at(2026, 10, 8).date(),
        by=board,
        now=at(2026, 10, 8),
    )
    again = ReportForm(
        "520 ngày công.", at(2026, 10, 14).date(), {"days_of_labour": 520}, estimated=("days_of_labour",)
    )
    commitments.correct_report(row(record, "c1", "2026-Q3"), again, by=me, now=at(2026, 10, 14))
    commitments.receive_report(row(record, "c1", "2026-Q3"), at(2026, 10, 16).date(), by=board, now=at(2026, 10, 16))
    commitments.suspend(row(record, "c1", "2026-Q2"), "Bão lũ.", by=board, now=at(2026, 10, 17))
    commitments.ask_extension(
        row(record, "c1", "2026-Q4"),
        at(2027, 1, 15).date(),
        "Diễn tập.",
        at(2026, 10, 19).date(),
        by=me,
        now=at(2026, 10, 19),
    )
    commitments.answer_extension(
        row(record, "c1", "2026-Q4"), grant=True, on=at(2026, 10, 20).date(), by=board, now=at(2026, 10, 20)
    )
    opened = commitments.open_occurrence(record, "c3", "2026-11-20", "Công văn 77", by=me, now=at(2026, 11, 20))
    agreements.wipe_words(record, opened.id, "personal_data", by=me, now=at(2026, 11, 21))

    merged = programme(
        cast, cast.board, purpose="succession", effective="2026-11-02",
        parties=(
            plan.parties[0],
            PartyPlan("p2", cast.board.name, cast.board.id, ended=True),
            PartyPlan("p3", cast.paper.name, cast.paper.id, succeeds=("p2",)),
        ),
        commitments=tuple(
            CommitmentPlan(**(each.__dict__ | {"leads": tuple("p3" if slot == "p2" else slot for slot in each.leads)}))
            for each in plan.commitments
        ),
    )  # fmt: skip
    small = programme(
        cast, cast.paper, title="Quy chế phối hợp (mẫu)", form="regulation", commitments=plan.commitments[:2]
    )
    other = agreements.record_agreement(small, issue(number="03-QC/BNCTU-BCHQS"), by=me, now=at(2026, 1, 6))
    change = programme(
        cast, cast.paper, purpose="succession", effective="2026-11-02", parties=(small.parties[0], PartyPlan("p2", cast.paper.name, cast.paper.id, ended=True), PartyPlan("p3", "Ban Nội chính (mới)", cast.board.id, succeeds=("p2",))), commitments=merged.commitments[:2]
    )  # fmt: skip
    agreements.change_on_paper(other, change, issue("2026-11-02", "01-QĐ/TU"), by=me, now=at(2026, 11, 3))
    mistake = agreements.record_agreement(small, issue(number="99"), by=me, now=at(2026, 11, 4))
    agreements.void_agreement(mistake, "entered_by_mistake", by=me, now=at(2026, 11, 5))
    terms = agreements.current_terms(record)
    theirs_not = {"binding": terms.bindings["p2"].act}
    arrives(sealed(record, cast.board.id, FocalPointNamed("p1"), "terms", theirs_not, now=at(2026, 11, 22)))
    # A restored backup has spoken on beside the true one: two acts stand on one.
    before = Store(record).place(opened.id)
    assert before is not None
    twin = {"binding": terms.bindings["p1"].act}
    arrives(
        sealed(record, cast.command.id, FocalPointNamed("p1"), "terms", twin, prev=before.act, now=at(2026, 11, 23))
    )

    wrong = file("Nhầm tệp.", "nham.txt")
    wipe(wrong.sha256, "mistake", now=at(2026, 11, 6))


def make(place: Path) -> dict[str, list[list[Any]]]:
    """Make the installation in a folder of its own, back it up to `place` and return what stands in it."""
    from phoihop.cli.backup import back_up
    from phoihop.cli.installation import SQLITE, connect, migrate, set_up
    from phoihop.cli.terminal import Terminal

    random = Random(DAYS)
    secrets.token_bytes = lambda n=32: random.randbytes(n or 32)
    uuid.uuid4 = lambda: uuid.UUID(bytes=random.randbytes(16), version=4)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        set_up(home)
        connect()
        migrate()
        make_installation()
        back_up(place, passphrase=PASSPHRASE, rows=False, terminal=Terminal(io.StringIO(), io.StringIO(), "vi"))
        return noted(home / SQLITE)


def main() -> int:
    from phoihop import __version__

    place = FOLDER / f"{__version__}.zip"
    if place.exists():
        sys.stdout.write(f"{place} is there already: what a version has written is never written anew\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = make(place)
    lines = ",\n".join(
        f'"{name}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in found) + "\n]"
        for name, found in rows.items()
    )
    place.with_suffix(".json").write_text(f"{{\n{lines}\n}}\n", "utf-8")
    sys.stdout.write(f"{place}: {place.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")]
    raise SystemExit(main())
