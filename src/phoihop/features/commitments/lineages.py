"""The forms of a commitment over the versions of the terms, and who owes a period when bodies succeed one another.

Pure. The rules are decisions D4 (succession) and D6 (amendment); when a period is due is asked in `duties.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.commitments.law.state import LeadState, OccurrenceState
from phoihop.timetable import Period

# What a predecessor has in hand when its duties pass on stays its own; the rest passes to the successor.
_KEPT_BY_PREDECESSOR = frozenset({"sent", "received", "suspended", "withdrawn", "apart"})


class CommitmentForm(msgspec.Struct, frozen=True):
    """One form of a commitment, as its last version has it, and all versions in which it stands."""

    commitment: Commitment
    versions: tuple[Version, ...]


class Owing(msgspec.Struct, frozen=True):
    """A slot that owes a period, the slot that it took over from ("" for none), and where its lead stands."""

    slot: str
    passed_from: str
    lead: LeadState


def lineage_of(name: str) -> str:
    """Return what a commitment and its later forms share: `c7` of `c7.2`."""
    return name.partition(".")[0]


def lineages(terms: Terms) -> dict[str, list[CommitmentForm]]:
    """Return the forms of each lineage with the versions in which each stands, in the order of the versions."""
    found: dict[str, dict[str, list[Version]]] = defaultdict(lambda: defaultdict(list))
    for version in terms.versions:
        for commitment in version.facts.commitments:
            found[lineage_of(commitment.id)][commitment.id].append(version)
    return {
        name: [CommitmentForm(_commitment(versions[-1], each), tuple(versions)) for each, versions in forms.items()]
        for name, forms in found.items()
    }


def _commitment(version: Version, name: str) -> Commitment:
    found = version.commitment(name)
    assert found is not None
    return found


def _successions(form: CommitmentForm) -> Iterable[tuple[Version, str, tuple[str, ...]]]:
    """Return where the leads of one form change hands: the version, the old slot and the slots that follow it."""
    for before, after in zip(form.versions, form.versions[1:], strict=False):
        old, new = _commitment(before, form.commitment.id), _commitment(after, form.commitment.id)
        for slot in old.leads:
            if slot not in new.leads:
                heirs = tuple(p.slot for p in after.facts.parties if slot in p.succeeds and p.slot in new.leads)
                yield after, slot, heirs or new.leads


def owing(form: CommitmentForm, period: Period, state: OccurrenceState) -> list[Owing]:
    """Return the slots that owe a period. A successor owes by the date that its predecessor was given."""
    first = _commitment(form.versions[0], form.commitment.id)
    slots = {slot: Owing(slot, "", state.lead(slot)) for slot in (first.leads[:1] if first.joint else first.leads)}
    tracked_since = form.versions[0].facts.tracked_since
    untracked = bool(tracked_since) and period.due.isoformat() < tracked_since
    for version, old, heirs in _successions(form):
        began_after = period.from_.isoformat() >= version.effective
        kept = state.lead(old).state in _KEPT_BY_PREDECESSOR or (untracked and state.lead(old).state == "open")
        if old in slots and (began_after or not kept):
            before = slots.pop(old)
            for heir in heirs:
                if began_after:
                    slots.setdefault(heir, Owing(heir, "", state.lead(heir)))
                else:
                    slots.setdefault(heir, Owing(heir, old, _inheriting(state.lead(heir), before.lead)))
    return list(slots.values())


def _inheriting(heir: LeadState, before: LeadState) -> LeadState:
    """Where the successor stands, by the date that its predecessor was given last: more time, or a day to answer (D4)."""
    to_answer = before.answer_by if before.state == "sent_back" else ""
    return msgspec.structs.replace(
        heir,
        extended_to=max(heir.extended_to, before.extended_to),
        extensions=heir.extensions + before.extensions,
        resumed_due=max(heir.resumed_due, before.resumed_due, to_answer),
    )


def passed(form: CommitmentForm, period: Period, owed_by: Iterable[str]) -> list[str]:
    """Return the slots whose open row of this period passed to a successor: shown, owed no more."""
    owing_still = set(owed_by)
    return [
        old
        for version, old, _ in _successions(form)
        if period.from_.isoformat() < version.effective and old not in owing_still
    ]
