"""What an act rests on: which version, which slot, which keeper. Read from the acts that it names, nothing else.

Used by the verdicts of every room whose acts are said by a party under terms. Each function returns None where the
names do not lead to what is asked for; a verdict then says so with a code.
"""

from __future__ import annotations

from collections.abc import Mapping

from phoihop.features.agreements.law.kinds import Commitment, Party, PartyBound, TermsDrafted, TermsIssued
from phoihop.record.act import Act


def named_one(act: Act, role: str, named: Mapping[str, Act], kind: str) -> Act | None:
    """Return the single act of `kind` that `act` names in `role`."""
    ids = act.names.get(role, ())
    found = named.get(ids[0]) if len(ids) == 1 else None
    return found if found is not None and found.kind == kind else None


def draft_of(issue: Act, named: Mapping[str, Act]) -> TermsDrafted | None:
    draft = named_one(issue, "draft", named, TermsDrafted.KIND)
    return None if draft is None else draft.facts_as(TermsDrafted)


def base_of(draft: Act, named: Mapping[str, Act]) -> Act | None:
    """Return the issue that a draft replaces, or the founding draft that it revises; None for the founding draft."""
    return named_one(draft, "base", named, TermsIssued.KIND) or named_one(draft, "base", named, TermsDrafted.KIND)


def issuer_of(draft: Act, named: Mapping[str, Act]) -> str | None:
    """Return the organisation that may issue `draft`: the keeper of the version that it replaces."""
    if not draft.names.get("base"):
        return draft.author if draft.id == draft.record else None
    base = base_of(draft, named)
    if base is None:
        return None
    if base.kind == TermsIssued.KIND:
        terms = draft_of(base, named)
        return None if terms is None else terms.keeper
    return base.author if base.id == base.record else None


def keeper_under(terms_act: Act, named: Mapping[str, Act]) -> str | None:
    """Return who keeps the record under an issue, or who may issue a draft."""
    if terms_act.kind == TermsDrafted.KIND:
        return issuer_of(terms_act, named)
    terms = draft_of(terms_act, named)
    return None if terms is None else terms.keeper


def slot_of(act: Act, named: Mapping[str, Act]) -> str | None:
    """Return the slot that the author of `act` writes for, by the binding that it names."""
    binding = named_one(act, "binding", named, PartyBound.KIND)
    if binding is None:
        return None
    bound = binding.facts_as(PartyBound)
    return bound.slot if bound.organisation == act.author and bound.key else None


def party_in(terms: TermsDrafted, slot: str | None) -> Party | None:
    return next((party for party in terms.parties if party.slot == slot), None)


def commitment_in(terms: TermsDrafted, name: str) -> Commitment | None:
    return next((commitment for commitment in terms.commitments if commitment.id == name), None)


def receivers_of(terms: TermsDrafted, commitment: Commitment, lead: str) -> tuple[str, ...]:
    """Return who receives the report of one lead: those named, else all other parties that still exist."""
    if commitment.receivers:
        return tuple(slot for slot in commitment.receivers if slot != lead)
    return tuple(p.slot for p in terms.parties if p.role == "party" and not p.ended and p.slot != lead)
