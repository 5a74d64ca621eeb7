"""How fast pages and API reads answer, and filing a report in short and long records.

Each is asked through the whole product (middleware, rights, template); the ratio is to the bare sign-in page of the same
process, so that a slow machine does not look like a slow page.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from installation import Installation

from phoihop.features.agreements.actions import record_agreement
from phoihop.features.agreements.plans import CommitmentPlan, IssuePlan, PartyPlan, TermsPlan
from phoihop.ledger.joining import join
from phoihop.ledger.models import Act, Record
from phoihop.people.acting import actor_for
from phoihop.people.actions import OrganisationPlan, enter_organisation, set_roles
from phoihop.people.models import User
from phoihop.people.tokens import make_token
from phoihop.registers.tables import Due

RUNS = 25
HEAD = f"{'':44} {'median':>8} {'p95':>8} {'queries':>8} {'ratio':>7}"


@dataclass(frozen=True)
class Measured:
    """One row of the printed table; times in milliseconds."""

    name: str
    median: float
    p95: float
    queries: int

    def shown(self, bare: float) -> str:
        return f"{self.name:44} {self.median:8.1f} {self.p95:8.1f} {self.queries:8} {self.median / bare:7.1f}"


def measured(name: str, ask: Callable[[], object], runs: int = RUNS) -> Measured:
    """Ask a few times to warm up, once to count queries, then measure."""
    ask()
    with CaptureQueriesContext(connection) as counted:
        ask()
    queries = len(counted)  # asked now: the next request empties the log that it is read from
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begin) * 1000)
    ordered = sorted(times)
    return Measured(name, statistics.median(times), ordered[int(len(ordered) * 0.95)], queries)


def page(client: Client, path: str, **headers: str) -> Callable[[], object]:
    def ask() -> object:
        answer = client.get(path, headers=headers or None)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content

    return ask


def reads(made: Installation, large: str) -> list[Measured]:
    """Measure the pages of an officer with many agreements, of a leader who follows half, and API reads."""
    officer, leader, nobody = Client(), Client(), Client()
    officer.force_login(made.officer)
    leader.force_login(made.leader)
    token = make_token(actor_for(made.officer), "bench", datetime.now(UTC))
    bearer = {"authorization": f"Bearer {token}"}
    api = Client()
    pages = [
        ("bare page (sign-in)", nobody, "/sign-in/", {}),
        ("desk, officer", officer, "/", {}),
        ("desk, observer of half", leader, "/", {}),
        ("overview, officer", officer, "/overview/", {}),
        ("overview, observer of half", leader, "/overview/", {}),
        ("agreements", officer, "/agreements/", {}),
        ("agreements, filtered", officer, "/agreements/?q=dan+van+12&state=running", {}),
        ("what is overdue", officer, "/owed/?status=overdue", {}),
        ("an agreement", officer, f"/agreements/{0:064x}/", {}),
        ("its matrix", officer, f"/agreements/{0:064x}/matrix/", {}),
        ("matrix of 300 by 60, as it opens", officer, f"/agreements/{large}/matrix/", {}),
        ("the next rows that it brings", officer, f"/agreements/{large}/matrix/?rows=25", {}),
        ("matrix of 300 by 60, the whole", officer, f"/agreements/{large}/matrix/?unit=month&span=all", {}),
        ("the next rows that it brings", officer, f"/agreements/{large}/matrix/?unit=month&span=all&rows=25", {}),
        ("all its rows at once", officer, f"/agreements/{large}/matrix/?unit=month&span=all&rows=all", {}),
        ("search, words of every title", officer, "/search/?q=dan+van", {}),
        ("search, an everyday word", leader, "/search/?q=nhiem+vu", {}),
        ("API: agreements", api, "/api/agreements", bearer),
        ("API: occurrences of an agreement", api, f"/api/agreements/{0:064x}/occurrences", bearer),
    ]
    return [measured(name, page(client, path, **headers)) for name, client, path, headers in pages]


def filings(lengths: Sequence[int]) -> list[Measured]:
    """File reports through the page in records of several lengths."""
    return [_filing(length) for length in lengths]


def _filing(length: int) -> Measured:
    now = datetime.now(UTC)
    today = now.date()
    ours = enter_organisation(OrganisationPlan(f"Cơ quan đo {length}"))
    theirs = enter_organisation(OrganisationPlan(f"Cơ quan kia {length}"))
    join(ours, now)
    user = User.objects.create_user(f"filing{length}", "mat-khau-do-toc-do", display_name="Chuyên viên")
    set_roles(user, ours, ["officer", "signer"])
    plan = TermsPlan(
        form="programme",
        title="Chương trình phối hợp để đo",
        start=(today - timedelta(days=3 * 365)).isoformat(),
        parties=(PartyPlan("p1", ours.name, ours.id), PartyPlan("p2", theirs.name, theirs.id)),
        keeper_slot="p1",
        scheme="calendar",
        commitments=tuple(
            CommitmentPlan(f"c{n}", f"Nhiệm vụ {n}", ("p1",), "communication", "monthly", due="5 days after")
            for n in range(1, 13)
        ),
    )
    record = record_agreement(plan, IssuePlan(on=today.isoformat()), by=actor_for(user), now=now)
    _lengthen(record, ours.id, length, now)
    client = Client()
    client.force_login(user)
    rows = iter(list(Due.objects.filter(record=record, to_on__lt=today).order_by("commitment", "from_on")))

    def file() -> object:
        row = next(rows)
        path = f"/agreements/{row.record}/{row.commitment}/{row.period}/{row.party}/"
        answer = client.post(
            path, {"deed": "send", "result": "Đã thực hiện 12 buổi.", "on": today.strftime("%d/%m/%Y"), "send": "1"}
        )
        assert Due.objects.get(pk=row.pk).state == "sent", answer.status_code
        return answer

    return measured(f"filing a report, record of {length:,} acts", file)


def _lengthen(record: str, author: str, length: int, now: datetime) -> None:
    """Let a record look as long as asked: stored acts of another author, in threads of their own."""
    row = Record.objects.get(id=record)
    pattern = Act.objects.filter(record=record).order_by("-position").first()
    assert pattern is not None
    lacking = max(0, length - row.position)
    batch = [
        Act(
            record=record,
            position=row.position + n,
            act=f"{n:064x}",
            author=author[::-1],
            seq=n,
            kind="report.filed",
            thread=f"occ/x{n % 5000}/2020-01-01/2020-01-31",
            depth=5,
            header=bytes(pattern.header),
            signature=bytes(pattern.signature),
            stored=now,
        )
        for n in range(1, lacking + 1)
    ]
    Act.objects.bulk_create(batch, batch_size=2000)
    Record.objects.filter(id=record).update(position=row.position + lacking)


def print_table(title: str, rows: Sequence[Measured]) -> None:
    bare = rows[0].median
    print(f"\n{title}\n{HEAD}")
    for row in rows:
        print(row.shown(bare))


def as_json(rows: Sequence[Measured]) -> str:
    return json.dumps([row.__dict__ for row in rows])
