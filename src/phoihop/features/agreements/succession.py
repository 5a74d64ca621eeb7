"""A body passes into another in all agreements that one organisation keeps: the directory's row, then one record after another.

Each record is its own step: one that cannot be done is left, and told. A job that was cut off begins again, because what
is done is no longer concerned. Who leads what can be asked in one agreement only (`views/changes.py`); here the successor
takes over everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from phoihop.features.agreements.actions import change_on_paper, current_terms, draft_version
from phoihop.features.agreements.changing import (
    Handing,
    left_without_receiver,
    living,
    next_slot,
    plan_of,
    succeeded,
    touched_by,
)
from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.plans import IssuePlan, PartyPlan, TermsPlan
from phoihop.features.agreements.tables import Agreement, Party
from phoihop.jobs.models import Job
from phoihop.jobs.queue import Progress, enqueue
from phoihop.ledger.store import Store
from phoihop.people.acting import Actor, actor_for
from phoihop.people.actions import note_succession
from phoihop.people.models import Organisation, Standing, User
from phoihop.record.refused import Refused
from phoihop.timetable import VIET_NAM, TimetableRefused

SUCCEED_EVERYWHERE = "succeed_everywhere"


@dataclass(frozen=True)
class SuccessionPlan:
    """Which bodies pass into which, on which day, by which document."""

    ended: tuple[str, ...]
    successor: str
    on: date
    kind: str = "merge"
    basis: str = ""

    def given(self) -> dict[str, Any]:
        return {
            "ended": sorted(self.ended),
            "successor": self.successor,
            "on": self.on.isoformat(),
            "kind": self.kind,
            "basis": self.basis,
        }

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> SuccessionPlan:
        on = date.fromisoformat(given["on"])
        return cls(tuple(given["ended"]), given["successor"], on, given["kind"], given["basis"])


@dataclass(frozen=True)
class Concerned:
    """A record that a succession touches. `way` is "paper", "system" or, where a person is asked, "asked"."""

    record: str
    title: str
    ended: tuple[str, ...]
    commitments: int
    way: str


def succeed_everywhere(plan: SuccessionPlan, *, by: Actor, now: datetime) -> Job | None:
    """Write the directory's row and ask for the job that hands over all records kept by the actor's organisation.

    The row of a body that works here is the operator's to write. Returns no job where the actor keeps no record.
    """
    predecessors = list(Organisation.objects.filter(id__in=plan.ended))
    successor = Organisation.objects.get(id=plan.successor)
    if successor in predecessors:
        raise Refused("succeeds_itself", {"name": successor.name})
    if by.is_operator or not any(body.joined for body in predecessors):
        note_succession(predecessors, successor, kind=plan.kind, on=plan.on, basis=plan.basis)
    if not by.organisation_id or not records_of(plan.ended, by.organisation_id):
        return None
    assert by.user is not None
    given = plan.given() | {"keeper": by.organisation_id, "user": by.user.pk}
    return enqueue(SUCCEED_EVERYWHERE, given, by=by.user.username, now=now)


def records_of(ended: Sequence[str], keeper: str) -> dict[str, tuple[str, ...]]:
    """Return the records of a keeper in which one of the bodies still stands as a party, with its slots."""
    kept = Agreement.objects.filter(keeper=keeper, state="issued").values("record")
    rows = Party.objects.filter(organisation__in=ended, role="party", ended_on=None, record__in=kept)
    found: dict[str, list[str]] = defaultdict(list)
    for record, slot in rows.order_by("record", "position").values_list("record", "slot"):
        found[record].append(slot)
    return {record: tuple(slots) for record, slots in found.items()}


def standing_in_records_of(keeper: str) -> set[str]:
    """Return the organisations that stand as parties in what a keeper keeps."""
    kept = Agreement.objects.filter(keeper=keeper, state="issued").values("record")
    rows = Party.objects.filter(record__in=kept, role="party", ended_on=None).exclude(organisation="")
    return set(rows.values_list("organisation", flat=True))


def counts_by_keeper(ended: Sequence[str], seen_by: str | None) -> dict[str, int]:
    """Return how many records each keeper has to hand over, of those that an organisation sees.

    None is the operator, who sees no record and is told numbers, so as to tell the keepers.
    """
    rows = Party.objects.filter(organisation__in=ended, role="party", ended_on=None)
    if seen_by is not None:
        rows = rows.filter(record__in=Standing.objects.filter(organisation=seen_by).values("record"))
    records = set(rows.values_list("record", flat=True))
    counts: dict[str, int] = defaultdict(int)
    for keeper in Agreement.objects.filter(record__in=records, state="issued").values_list("keeper", flat=True):
        counts[keeper] += 1
    return dict(counts)


def concerned(plan: SuccessionPlan, keeper: str) -> list[Concerned]:
    """Return the records that a keeper hands over, in the order of their titles, each with how it goes."""
    records = records_of(plan.ended, keeper)
    successor = Organisation.objects.get(id=plan.successor)
    found = []
    for agreement in Agreement.objects.filter(record__in=records).order_by("sort_key"):
        terms = current_terms(agreement.record)
        slots = records[agreement.record]
        before, after = handed(agreement.record, terms, slots, successor, plan)
        found.append(
            Concerned(
                agreement.record,
                agreement.short_title or agreement.title,
                slots,
                len(touched_by(before, slots)),
                way_of(agreement.record, terms, before, after),
            )
        )
    return found


def handed(
    record: str, terms: Terms, slots: Sequence[str], successor: Organisation, plan: SuccessionPlan
) -> tuple[TermsPlan, TermsPlan]:
    """Return the version in force and the one in which the successor stands in the place of the bodies that end."""
    last = terms.last
    assert last is not None
    before = plan_of(terms, last, Store(record).words(last.draft) or {})
    own = next((p for p in before.parties if p.organisation == successor.id and not p.ended), None)
    heir = own or PartyPlan(next_slot(before.parties), successor.name, successor.id)
    effective = max(plan.on.isoformat(), last.effective)
    return before, succeeded(before, Handing(slots, heir, {}, {}), effective, plan.basis)


def way_of(record: str, terms: Terms, before: TermsPlan, after: TermsPlan) -> str:
    """Say how a record is handed over: by the keeper on paper, by a draft to be signed here, or by asking a person."""
    if len(living(after)) < 2 or left_without_receiver(before, after):
        return "asked"
    last = terms.last
    placed = Store(record).place(last.issue) if last is not None else None
    return "system" if placed is not None and placed.act.names.get("signatures") else "paper"


def work(given: Mapping[str, Any], progress: Progress, now: datetime) -> None:
    """Hand over the records of one keeper, one record a transaction. What could not be done is counted and told."""
    by = actor_for(User.objects.get(pk=given["user"]), given["keeper"])
    if by.organisation_id != given["keeper"]:
        raise Refused("needs_officer", {}, "forbidden")
    plan = SuccessionPlan.of(given)
    waiting = concerned(plan, given["keeper"])
    left = 0
    for done, each in enumerate(waiting):
        progress(done, len(waiting))
        try:
            left += not _hand_over(each, plan, by, now)
        except (Refused, TimetableRefused):
            left += 1
    progress(len(waiting), len(waiting))
    if left:
        raise Refused("succession_left", {"done": len(waiting) - left, "left": left}, "conflict")


def _hand_over(each: Concerned, plan: SuccessionPlan, by: Actor, now: datetime) -> bool:
    """Hand one record over; return whether nothing is left to do in it but to sign."""
    if each.way == "asked":
        return False
    terms = current_terms(each.record)
    successor = Organisation.objects.get(id=plan.successor)
    _before, after = handed(each.record, terms, each.ended, successor, plan)
    if each.way == "system":
        if not _is_drafted(terms, after):
            draft_version(each.record, after, by=by, now=now)
        return True
    on = min(plan.on, now.astimezone(VIET_NAM).date())
    change_on_paper(each.record, after, IssuePlan(on=on.isoformat()), by=by, now=now)
    return True


def _is_drafted(terms: Terms, after: TermsPlan) -> bool:
    """Whether the same succession waits for its signatures already."""
    last = terms.last
    ended = {party.slot for party in after.parties if party.ended}
    return any(
        draft.facts.purpose == "succession"
        and last is not None
        and draft.base == last.issue
        and {party.slot for party in draft.facts.parties if party.ended} == ended
        for draft in terms.drafts
    )
