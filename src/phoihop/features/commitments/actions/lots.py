"""What befalls an occurrence besides reports: opened by an event, resting, withdrawn, kept in a separate file.

Who may say which is judged in `law/verdicts.py`: no lead excuses itself.
"""

from __future__ import annotations

from datetime import date, datetime

from phoihop.features.agreements.actions import writing_slot
from phoihop.features.agreements.law.state import Terms
from phoihop.features.commitments.actions.saying import Saying
from phoihop.features.commitments.law.kinds import (
    OccurrenceKeptApart,
    OccurrenceOpened,
    OccurrenceResumed,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
)
from phoihop.ledger.door import one_step
from phoihop.ledger.threads import terms_of
from phoihop.people.acting import Actor
from phoihop.record.act import Act, Entry, Facts
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due


def open_occurrence(
    record: str, commitment: str, at: str, reason: str, *, by: Actor, now: datetime | None = None
) -> Act:
    """An event has happened: open the occurrence of a conditional commitment. `at` is its day or moment (ISO)."""
    with one_step(record, by=by, now=now) as step:
        terms = terms_of(step.store)
        assert isinstance(terms, Terms)
        if terms.last is None or terms.last.commitment(commitment) is None:
            raise Refused("no_such_commitment", {}, "missing")
        slot = writing_slot(terms, by)
        names = {"terms": terms.last.issue, "binding": terms.bindings[slot].act}
        facts = OccurrenceOpened(commitment=commitment, at=at)
        return step.say(Entry(record, facts, "", names, {"reason": reason} if reason else {}))


def suspend(row: Due, reason: str, *, by: Actor, now: datetime | None = None) -> Act:
    """Let an occurrence rest."""
    return _lot(row, OccurrenceSuspended(commitment=row.commitment, lead=row.slot), reason, by=by, now=now)


def resume(row: Due, due: date | None, *, by: Actor, now: datetime | None = None) -> Act:
    """Go on with a suspended occurrence, by a new due date where one is given."""
    facts = OccurrenceResumed(commitment=row.commitment, lead=row.slot, due=due.isoformat() if due else "")
    return _lot(row, facts, "", by=by, now=now)


def withdraw(row: Due, reason: str, *, by: Actor, now: datetime | None = None) -> Act:
    """Find that an occurrence no longer fits (không còn phù hợp)."""
    return _lot(row, OccurrenceWithdrawn(commitment=row.commitment, lead=row.slot), reason, by=by, now=now)


def keep_apart(row: Due, on: date, *, by: Actor, now: datetime | None = None) -> Act:
    """Done, and kept in a separate file: its content does not come here."""
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        facts = OccurrenceKeptApart(
            commitment=row.commitment, lead=row.slot, on=on.isoformat(), said_for=saying.for_other(row.slot)
        )
        return saying.on_duty(facts)


def _lot(row: Due, facts: Facts, reason: str, *, by: Actor, now: datetime | None) -> Act:
    with one_step(row.record, by=by, now=now) as step:
        return Saying(step, row, by).on_lot(facts, {"reason": reason} if reason else {})
