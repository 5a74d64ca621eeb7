"""A receiver's answers to a report: receiving it, or asking for additions; also entered from paper.

Silence is nobody's act: it is read from the calendar (`registers/status.py`).
"""

from __future__ import annotations

from datetime import date, datetime

from phoihop.features.commitments.actions.saying import Saying
from phoihop.features.commitments.law.checks import check_before_silence
from phoihop.features.commitments.law.kinds import (
    ReportReceived,
    ReportSentBack,
)
from phoihop.ledger.door import one_step
from phoihop.people.acting import Actor
from phoihop.people.rights import check_may
from phoihop.record.act import Act
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due


def receive_report(row: Due, on: date, *, said_for: str = "", by: Actor, now: datetime | None = None) -> Act:
    """Accept the report as it stands. `said_for` is the slot whose reception on paper we enter."""
    _in_time(row, on, by)
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
    if not reason.strip():
        raise Refused("reason_missing")
    _in_time(row, on, by)
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


def _in_time(row: Due, on: date, by: Actor) -> None:
    """Who may not answer is told that, and not first that the answer comes too late."""
    check_may(by, row.record)
    if row.state == "sent":
        check_before_silence(row.silent_on, on)
