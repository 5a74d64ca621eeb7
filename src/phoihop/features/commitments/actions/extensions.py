"""More time for one occurrence: asking for a later due date, and the answer to the asking.

The date is in the asking; a grant only says yes to it.
"""

from __future__ import annotations

from datetime import date, datetime

from phoihop.features.commitments.actions.saying import Saying
from phoihop.features.commitments.law.kinds import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
)
from phoihop.ledger.door import one_step
from phoihop.people.acting import Actor
from phoihop.record.act import Act
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due


def ask_extension(row: Due, until: date, reason: str, on: date, *, by: Actor, now: datetime | None = None) -> Act:
    """Ask for a later due date, or enter that another asked on paper. The date is in the asking."""
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        facts = ExtensionAsked(
            commitment=row.commitment,
            lead=row.slot,
            on=on.isoformat(),
            until=until.isoformat(),
            said_for=saying.for_other(row.slot),
        )
        return saying.on_duty(facts, {"reason": reason})


def answer_extension(
    row: Due,
    *,
    grant: bool,
    on: date,
    reason: str = "",
    said_for: str = "",
    by: Actor,
    now: datetime | None = None,
) -> Act:
    """Say yes or no to the asking that waits."""
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        asking = saying.lead.waiting
        if asking is None:
            raise Refused("nothing_to_answer", {}, "conflict")
        kind = ExtensionGranted if grant else ExtensionRefused
        facts = kind(commitment=row.commitment, lead=row.slot, on=on.isoformat(), said_for=saying.for_other(said_for))
        return saying.in_answer(facts, {"reason": reason} if reason else None, said_for, asking=asking.act)
