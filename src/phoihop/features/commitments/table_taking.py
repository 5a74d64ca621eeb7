"""Taking the reports of a kept table into the record as one step, and taking them back as one.

One transaction each: all reports or none. Long tables go in the background; an agreement is locked while its reports
are written, and others wait for that long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from phoihop.features.agreements.kept_tables.mapping import Kept
from phoihop.features.agreements.models import KeptTable
from phoihop.features.commitments.actions import file_reports, take_back_reports, thread_of
from phoihop.features.commitments.law import checks
from phoihop.features.commitments.law.state import LeadState, OccurrenceState
from phoihop.features.commitments.room import room
from phoihop.features.commitments.table_matching import Matcher
from phoihop.jobs.queue import Progress, enqueue
from phoihop.ledger.store import Store
from phoihop.ledger.threads import terms_of, thread_states
from phoihop.people.acting import Actor, actor_for
from phoihop.people.models import User
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due
from phoihop.timetable import VIET_NAM

TAKE_TABLE = "take_reports_of_table"
UNDO_TABLE = "undo_reports_of_table"
LONG = 150
"""From so many reports on they are taken in, or back, in the background."""


class Taken(NamedTuple):
    """A report that a table brought in, and whether it can still be taken back."""

    due: Due
    act: str
    free: bool


def take_reports(kept: Kept, *, by: Actor, now: datetime, told: Callable[[int], None] = lambda _done: None) -> int:
    """Enter every row that is ready as a report, in one step; returns how many. Raises `Refused`, and nothing is entered."""
    matcher = Matcher(kept, by.organisation_id, now.astimezone(VIET_NAM).date())
    ready = [(entry.due, matcher.form_of(entry)) for entry in matcher.entries() if entry.ready]
    reports = [(due, form) for due, form in ready if due is not None]
    if not reports:
        raise Refused("table_no_reports")
    acts = file_reports(kept.row.record, reports, by=by, now=now, told=told)
    kept.row.outcome = {
        "acts": [
            [act.id, due.commitment, due.period, due.party] for act, (due, _form) in zip(acts, reports, strict=True)
        ]
    }
    kept.row.state = KeptTable.State.TAKEN
    kept.keep(now, "state", "outcome")
    return len(acts)


def taken_of(kept: Kept) -> list[Taken]:
    """Return the reports that a table brought in, as they stand now."""
    store = Store(kept.row.record)
    states = thread_states(store, room.label, terms_of(store))
    rows = {(due.commitment, due.period, due.party): due for due in Due.objects.filter(record=kept.row.record)}
    found = []
    for act, *place in kept.row.outcome.get("acts", ()):
        due = rows.get((place[0], place[1], place[2]))
        if due is not None:
            state = states.get(thread_of(due))
            lead = state.lead(due.slot) if isinstance(state, OccurrenceState) else LeadState()
            found.append(Taken(due, act, checks.can(checks.check_take_back, lead, act)))
    return found


def take_back_table(
    kept: Kept, reason: str, *, by: Actor, now: datetime, told: Callable[[int], None] = lambda _done: None
) -> tuple[int, int]:
    """Take back what a table brought in and nobody else has acted on, in one step; returns how many went, how many stay."""
    taken = taken_of(kept)
    free = [each.due for each in taken if each.free]
    if not free:
        raise Refused("table_nothing_to_take_back", {}, "conflict")
    take_back_reports(kept.row.record, free, reason, by=by, now=now, told=told)
    stay = {each.act for each in taken if not each.free}
    kept.row.outcome = {"acts": [each for each in kept.row.outcome["acts"] if each[0] in stay]}
    kept.row.state = KeptTable.State.UNDONE
    kept.keep(now, "state", "outcome")
    return len(free), len(stay)


def in_background(kept: Kept, kind: str, *, by: Actor, now: datetime, reason: str = "") -> None:
    """Ask for a long taking in or back to be done in the background."""
    assert by.user is not None
    given = {"table": kept.row.pk, "user": by.user.pk, "organisation": by.organisation_id, "reason": reason}
    job = enqueue(kind, given, by=str(by.post), now=now)
    kept.row.state, kept.row.job = KeptTable.State.WORKING, job.pk
    kept.keep(now, "state", "job")


def take_work(given: Mapping[str, Any], progress: Progress, now: datetime) -> None:
    kept, by = _asked(given)
    if kept is not None:
        total = len(kept.rows)
        progress(0, total)
        take_reports(kept, by=by, now=now, told=lambda done: progress(done, total))


def undo_work(given: Mapping[str, Any], progress: Progress, now: datetime) -> None:
    kept, by = _asked(given)
    if kept is not None:
        total = len(kept.row.outcome.get("acts", ()))
        progress(0, total)
        take_back_table(kept, str(given["reason"]), by=by, now=now, told=lambda done: progress(done, total))


def _asked(given: Mapping[str, Any]) -> tuple[Kept | None, Actor]:
    """Return the table that still waits, and who asked: rights are asked again, they may have been withdrawn."""
    by = actor_for(User.objects.get(pk=given["user"]), given["organisation"])
    if by.organisation_id != given["organisation"]:
        raise Refused("needs_officer", {}, "forbidden")
    waiting = KeptTable.objects.filter(pk=given["table"], organisation=by.organisation_id)
    row = waiting.filter(state=KeptTable.State.WORKING).first()
    return (Kept(row) if row is not None else None), by
