"""From the version in force to the plan of the next one: one function for each kind of change.

Nothing is said here: a plan is previewed, then drafted or recorded by an action. A commitment in force never changes:
a change of it is a new form (`c7.2`) that replaces it (decision D6); only a succession moves leads in place (D4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.agreements.plans import ClausePlan, CommitmentPlan, PartyPlan, TermsPlan

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Edits:
    """What an amendment does to the commitments in force: changed by id, added in order, ended by id."""

    changed: Mapping[str, CommitmentPlan]
    added: Sequence[CommitmentPlan]
    ended: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.ended)


@dataclass(frozen=True)
class Handing:
    """A succession in one agreement: which slots end, who takes over, and who leads and receives each commitment."""

    ended: Sequence[str]
    heir: PartyPlan
    leads: Mapping[str, str]
    receivers: Mapping[str, str]


def plan_of(terms: Terms, version: Version, words: Words) -> TermsPlan:
    """Return a version as a plan. `words` is the body of its draft and may lack what was wiped."""
    facts = version.facts
    names = words.get("parties", {})
    return TermsPlan(
        form=facts.form,
        title=str(words.get("title", "")),
        short_title=str(words.get("short_title", "")),
        start=facts.start,
        effective=facts.effective,
        to=facts.to,
        tracked_since=facts.tracked_since,
        earlier=facts.earlier,
        scheme=facts.scheme,
        reporting=facts.reporting,
        judged_by=facts.judged_by,
        keeper_slot=facts.keeper_slot,
        parties=tuple(
            PartyPlan(
                party.slot,
                str(names.get(party.slot, {}).get("name", "")),
                terms.organisation(party.slot),
                party.role,
                party.ended,
                party.succeeds,
            )
            for party in facts.parties
        ),
        commitments=tuple(
            commitment_plan(each, words.get("commitments", {}).get(each.id, {})) for each in facts.commitments
        ),
        clauses=tuple(
            ClausePlan(str(c["id"]), int(c.get("level", 0)), str(c.get("label", "")), str(c.get("text", "")))
            for c in words.get("clauses", ())
        ),
    )


def commitment_plan(facts: Commitment, words: Words) -> CommitmentPlan:
    return CommitmentPlan(
        id=facts.id,
        title=str(words.get("title", "")),
        leads=facts.leads,
        line=facts.line,
        cadence=facts.cadence,
        text=str(words.get("text", "")),
        due=facts.due,
        supports=facts.supports,
        receivers=facts.receivers,
        times=facts.times,
        day_off=facts.day_off,
        term=facts.term,
        scheme=facts.scheme,
        start=facts.start,
        until=facts.until,
        joint=facts.joint,
        replaces=facts.replaces,
        deliverable=str(words.get("deliverable", "")),
        clause=facts.clause,
        clause_label=str(words.get("clause_label", "")),
        targets={target.figure: target.value for target in facts.targets},
    )


def amended(plan: TermsPlan, edits: Edits, effective: str, known: Sequence[str]) -> TermsPlan:
    """Change, end and add commitments from a day on. `known` are all ids that any version ever had."""
    taken = set(known)
    clauses = list(plan.clauses)
    commitments = []
    for each in plan.commitments:
        if each.id in edits.ended:
            continue
        new = edits.changed.get(each.id)
        if new is None:
            commitments.append(each)
            continue
        name = next_form(each.id, taken)
        taken.add(name)
        commitments.append(replace(new, id=name, replaces=each.id, clause=each.clause, start="", until=each.until))
        clauses = [_reworded(clause, each, new) for clause in clauses]
    for number, new in enumerate(edits.added, 1):
        name = next_commitment(taken)
        taken.add(name)
        clause = f"a{len(plan.clauses)}-{number}" if new.text else ""
        if clause:
            clauses.append(ClausePlan(clause, 0, new.clause_label, new.text))
        commitments.append(replace(new, id=name, replaces="", clause=clause))
    return replace(
        plan, purpose="amendment", effective=effective, commitments=tuple(commitments), clauses=tuple(clauses)
    )


def _reworded(clause: ClausePlan, old: CommitmentPlan, new: CommitmentPlan) -> ClausePlan:
    """Put the new words of a commitment where its clause prints the old ones."""
    if clause.id != old.clause or not old.text or not new.text or old.text == new.text:
        return clause
    return replace(clause, text=clause.text.replace(old.text, new.text))


def next_form(name: str, taken: set[str]) -> str:
    """Return the id of the next form of a commitment: `c7.2` after `c7`."""
    lineage, _dot, number = name.partition(".")
    following = int(number or 1) + 1
    while f"{lineage}.{following}" in taken:
        following += 1
    return f"{lineage}.{following}"


def next_commitment(taken: set[str]) -> str:
    numbers = [int(name.partition(".")[0][1:]) for name in taken if name.partition(".")[0][1:].isdecimal()]
    return f"c{max(numbers, default=0) + 1}"


def prolonged(plan: TermsPlan, to: str, effective: str) -> TermsPlan:
    """Let the agreement run longer; an empty `to` takes the end away."""
    return replace(plan, purpose="prolongation", to=to, effective=effective)


def terminated(plan: TermsPlan, on: str) -> TermsPlan:
    """End the agreement with a day, which is its last."""
    return replace(plan, purpose="termination", to=on, effective=max(on, plan.effective))


def with_more(plan: TermsPlan, more: Sequence[tuple[str, str]], effective: str, *, role: str) -> TermsPlan:
    """Add observers or joining parties, each (name as printed, organisation)."""
    parties = list(plan.parties)
    for name, organisation in more:
        parties.append(PartyPlan(next_slot(parties), name, organisation, role))
    purpose: Any = "observers" if role == "observer" else "joining"
    return replace(plan, purpose=purpose, parties=tuple(parties), effective=effective)


def without_observers(plan: TermsPlan, slots: Sequence[str], effective: str) -> TermsPlan:
    """Let observers follow the agreement no longer."""
    parties = tuple(replace(party, ended=party.ended or party.slot in slots) for party in plan.parties)
    return replace(plan, purpose="observers", parties=parties, effective=effective)


def observers_of(plan: TermsPlan) -> list[PartyPlan]:
    """Return those who follow the agreement now."""
    return [party for party in plan.parties if party.role == "observer" and not party.ended]


def next_slot(parties: Sequence[PartyPlan]) -> str:
    numbers = [int(party.slot[1:]) for party in parties if party.slot[1:].isdecimal()]
    return f"p{max(numbers, default=0) + 1}"


def succeeded(plan: TermsPlan, handing: Handing, effective: str, basis: str = "") -> TermsPlan:
    """Hand the duties of bodies that end to the one that takes over, or to whom each commitment names."""
    ended, heir = set(handing.ended), handing.heir
    parties = [replace(party, ended=party.ended or party.slot in ended) for party in plan.parties]
    standing = next((party for party in parties if party.slot == heir.slot), None)
    if standing is None:
        parties.append(replace(heir, succeeds=tuple(handing.ended)))
    else:
        heirs = tuple(dict.fromkeys((*standing.succeeds, *handing.ended)))
        parties = [replace(party, succeeds=heirs) if party.slot == heir.slot else party for party in parties]
    return replace(
        plan,
        purpose="succession",
        effective=effective,
        basis=basis,
        parties=tuple(parties),
        keeper_slot=heir.slot if plan.keeper_slot in ended else plan.keeper_slot,
        commitments=tuple(_handed(each, handing) for each in plan.commitments),
    )


def _handed(each: CommitmentPlan, handing: Handing) -> CommitmentPlan:
    lead = handing.leads.get(each.id, handing.heir.slot)
    leads = _moved(each.leads, handing.ended, lead)
    receivers = _moved(each.receivers, handing.ended, handing.heir.slot)
    named = handing.receivers.get(each.id)
    if named is not None:
        receivers = (named,) if named else ()
    return replace(
        each,
        leads=leads,
        supports=tuple(s for s in _moved(each.supports, handing.ended, handing.heir.slot) if s not in leads),
        receivers=tuple(slot for slot in receivers if slot not in leads),
        joint=each.joint and len(leads) > 1,
    )


def _moved(slots: Sequence[str], ended: Sequence[str], to: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(to if slot in ended else slot for slot in slots))


def touched_by(plan: TermsPlan, ended: Sequence[str]) -> list[CommitmentPlan]:
    """Return the commitments whose lead, supporting body or named receiver ends."""
    gone = set(ended)
    return [each for each in plan.commitments if gone & {*each.leads, *each.supports, *each.receivers}]


def left_without_receiver(before: TermsPlan, after: TermsPlan, answered: Sequence[str] = ()) -> list[str]:
    """Return the commitments whose lead and named receiver have become one body: a person is asked (decision D4).

    Left alone, they would silently be reported to all others. `answered` are those that a person has decided.
    """
    named = {each.id: each.receivers for each in before.commitments}
    return [
        each.id for each in after.commitments if named.get(each.id) and not each.receivers and each.id not in answered
    ]


def living(plan: TermsPlan) -> list[PartyPlan]:
    """Return the parties that still exist, observers aside."""
    return [party for party in plan.parties if party.role == "party" and not party.ended]
