"""From the sample's agreements to the plans that the actions of agreements take: first version, annex, merger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from phoihop.features.agreements.plans import (
    ClausePlan,
    CommitmentPlan,
    FilePlan,
    IssuePlan,
    PartyPlan,
    SignerPlan,
    TermsPlan,
)
from phoihop.sample.plan import SampleAgreement, SampleCommitment, SampleSigner, SampleSuccession

Ids = Mapping[str, str]


def terms_plan(agreement: SampleAgreement, ids: Ids, files: Sequence[FilePlan] = ()) -> TermsPlan:
    """Return the agreement as it was signed. `ids` are the organisations' by their code."""
    slots = slots_of(agreement)
    return TermsPlan(
        form=agreement.form,
        title=agreement.title,
        short_title=agreement.short_title,
        start=agreement.start.isoformat(),
        to=agreement.to.isoformat() if agreement.to else "",
        tracked_since=agreement.tracked_since.isoformat(),
        parties=tuple(PartyPlan(p.slot, p.name, ids[p.organisation], p.role) for p in agreement.parties),
        commitments=tuple(_commitment(each, slots) for each in agreement.commitments),
        keeper_slot=slots[agreement.keeper],
        scheme=agreement.scheme,
        reporting=agreement.reporting,
        clauses=tuple(ClausePlan(c.id, c.level, c.label, c.text) for c in agreement.clauses),
        files=tuple(files),
    )


def amended_plan(agreement: SampleAgreement, ids: Ids, files: Sequence[FilePlan]) -> TermsPlan:
    """Return the agreement as its annex leaves it."""
    annex = agreement.amendment
    assert annex is not None
    slots = slots_of(agreement)
    return replace(
        terms_plan(agreement, ids, files),
        purpose="amendment",
        effective=annex.effective.isoformat(),
        commitments=tuple(_commitment(each, slots) for each in annex.commitments),
        clauses=tuple(ClausePlan(c.id, c.level, c.label, c.text) for c in annex.clauses),
        basis=f"{annex.label} số {annex.number}",
    )


def succession_plan(plan: TermsPlan, succession: SampleSuccession, name: str, ids: Ids) -> TermsPlan:
    """Return a version in which the successor takes the place of the bodies that ended; everything else stays."""
    ended = {ids[code] for code in succession.ended}
    gone = tuple(party.slot for party in plan.parties if party.organisation in ended)
    heir = f"p{len(plan.parties) + 1}"
    moved = dict.fromkeys(gone, heir)
    return replace(
        plan,
        purpose="succession",
        effective=succession.on.isoformat(),
        parties=(
            *(replace(party, ended=party.slot in gone) for party in plan.parties),
            PartyPlan(heir, name, ids[succession.successor], succeeds=gone),
        ),
        commitments=tuple(_passed(each, moved) for each in plan.commitments),
        basis=succession.basis,
    )


def issue_plan(number: str, on: str, agreement: SampleAgreement, signers: Sequence[SampleSigner]) -> IssuePlan:
    """Return the issue: number and date as on the paper, who signed for which slot."""
    slots = slots_of(agreement)
    return IssuePlan(
        on=on,
        number=number,
        signers=tuple(
            SignerPlan(
                slots[signer.organisation],
                f"{signer.capacity}." if signer.capacity else "",
                signer.position.capitalize(),
                on_behalf_of=signer.on_behalf_of.capitalize(),
            )
            for signer in signers
        ),
    )


def slots_of(agreement: SampleAgreement) -> dict[str, str]:
    return {party.organisation: party.slot for party in agreement.parties}


def _commitment(each: SampleCommitment, slots: Mapping[str, str]) -> CommitmentPlan:
    return CommitmentPlan(
        id=each.id,
        title=each.title,
        leads=tuple(slots[code] for code in each.leads),
        line=each.line,
        cadence=each.cadence,  # type: ignore[arg-type]
        text=each.quote,
        due=each.due,
        supports=tuple(slots[code] for code in each.supports),
        receivers=tuple(slots[code] for code in each.receivers),
        times=each.times,
        day_off=each.day_off,
        term=each.term,
        start=each.start.isoformat() if each.start else "",
        until=each.until.isoformat() if each.until else "",
        replaces=each.replaces,
        deliverable=each.deliverable,
        clause=each.clause,
        clause_label=each.clause_label,
        targets=dict(each.targets),
    )


def _passed(each: CommitmentPlan, moved: Mapping[str, str]) -> CommitmentPlan:
    changed: dict[str, Any] = {
        role: tuple(moved.get(slot, slot) for slot in getattr(each, role))
        for role in ("leads", "supports", "receivers")
    }
    return replace(each, **changed)
