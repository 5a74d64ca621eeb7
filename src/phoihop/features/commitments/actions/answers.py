"""A receiver's answers to a report: receiving it, or asking for additions; also entered from paper.

Silence is nobody's act: it is read from the calendar (`registers/status.py`).
"""

from __future__ import annotations

from datetime import date, datetime

from phoihop.features.commitments.actions.saying import Saying
from phoihop.features.commitments.law.kinds import (
    ReportReceived,
    ReportSentBack,
)
from phoihop.ledger.door import one_step
from phoihop.people.acting import Actor
from phoihop.record.act import Act
from phoihop.registers.tables import Due


def receive_report(row: Due, on: date, *, said_for: str = "", by: Actor, now: datetime | None = None) -> Act:
    """Accept the report as it stands. `said_for` is the slot whose reception on paper we enter."""
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        facts = ReportReceived(
            commitment=row.commitment, lead=row.slot, on=on.isoformat(), said_for=saying.for_other(said_for)
        )
        return saying.in_answer(facts, None, said_for, report=row.report)


def send_back(
    row: Due, reason: str, answer_by: date, on: date, *, said_for: str = "", by: Actor, now: datetime | None = None
) -> Act:
    """Ask for additions, with the day by which to answer."""
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        facts = ReportSentBack(
            commitment=row.commitment,
            lead=row.slot,
            on=on.isoformat(),
            answer_by=answer_by.isoformat(),
            said_for=saying.for_other(said_for),
        )
        return saying.in_answer(facts, {"reason": reason}, said_for, report=row.report)
