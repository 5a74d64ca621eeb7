"""Whether an act of the terms counts: a static question, answered once and alike on every copy.

A verdict reads the act, the acts that it names (and theirs) and its author's own chain. It knows no clock, no
setting and nothing that arrived besides. What may be said on a day is stricter: see `checks.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from phoihop.features.agreements.law.basis import (
    base_of,
    draft_of,
    issuer_of,
    keeper_under,
    named_one,
    party_in,
    slot_of,
)
from phoihop.features.agreements.law.kinds import (
    FocalPointNamed,
    PartyBound,
    PartyLeft,
    RecordCompared,
    TermsDisputed,
    TermsDrafted,
    TermsIssued,
    TermsSigned,
    TermsVoided,
)
from phoihop.record.act import Act
from phoihop.record.law import Own


def judge(act: Act, named: Mapping[str, Act], own: Own) -> str | None:
    """Return None where the act counts, else the code of the reason why it has no effect."""
    match act.kind:
        case TermsDrafted.KIND:
            return _drafted(act, named)
        case TermsSigned.KIND:
            return _signed(act, named)
        case TermsIssued.KIND:
            return _issued(act, named, own)
        case PartyBound.KIND:
            return _bound(act, named)
        case TermsVoided.KIND:
            issue = named_one(act, "issue", named, TermsIssued.KIND)
            return None if issue is not None and issue.author == act.author else "not_the_issuer"
        case TermsDisputed.KIND | RecordCompared.KIND:
            return _under_issue(act, named, str(act.head.facts.get("slot", "")))
        case PartyLeft.KIND:
            return None if slot_of(act, named) == act.facts_as(PartyLeft).slot else "not_your_slot"
        case FocalPointNamed.KIND:
            return _focal_point(act, named)
        case _:
            return "unknown_kind"


def _drafted(act: Act, named: Mapping[str, Act]) -> str | None:
    facts = act.facts_as(TermsDrafted)
    slots = [party.slot for party in facts.parties]
    parties = {party.slot for party in facts.parties if party.role == "party"}
    if len(set(slots)) != len(slots) or facts.keeper_slot not in parties:
        return "malformed_terms"
    ids = [commitment.id for commitment in facts.commitments]
    if len(set(ids)) != len(ids):
        return "malformed_terms"
    for commitment in facts.commitments:
        if not commitment.leads or not set(commitment.leads) <= parties:
            return "malformed_terms"
        if not {*commitment.supports, *commitment.receivers} <= set(slots):
            return "malformed_terms"
    if act.id == act.record:
        return None if facts.keeper == act.author else "founder_keeps_first"
    return None if base_of(act, named) is not None else "no_base"


def _signed(act: Act, named: Mapping[str, Act]) -> str | None:
    facts = act.facts_as(TermsSigned)
    draft = named_one(act, "draft", named, TermsDrafted.KIND)
    if draft is None:
        return "names_no_draft"
    if slot_of(act, named) != facts.slot:
        return "not_your_slot"
    if party_in(draft.facts_as(TermsDrafted), facts.slot) is None and not _was_party(draft, facts.slot, named):
        return "not_a_party"
    return None


def _was_party(draft: Act, slot: str, named: Mapping[str, Act]) -> bool:
    base = base_of(draft, named)
    before = None if base is None or base.kind != TermsIssued.KIND else draft_of(base, named)
    return before is not None and party_in(before, slot) is not None


def _issued(act: Act, named: Mapping[str, Act], own: Own) -> str | None:
    facts = act.facts_as(TermsIssued)
    draft = named_one(act, "draft", named, TermsDrafted.KIND)
    if draft is None:
        return "names_no_draft"
    if issuer_of(draft, named) != act.author:
        return "not_the_keeper"
    if facts.replaces != _replaced(draft):
        return "replaces_another"
    for earlier in own.of_kind(TermsIssued.KIND):
        if earlier.id != act.id and earlier.facts_as(TermsIssued).replaces == facts.replaces:
            return "already_replaced"
    signed = _signers(act, draft, named)
    terms = draft.facts_as(TermsDrafted)
    base = base_of(draft, named)
    needed = {party.slot for party in terms.parties if party.role == "party" and not party.ended}
    was_in_system: set[str] = set()
    if base is not None and base.kind == TermsIssued.KIND:
        before_draft = named_one(base, "draft", named, TermsDrafted.KIND)
        assert before_draft is not None  # else nobody would be its keeper, and the act no issue
        before = before_draft.facts_as(TermsDrafted)
        ended = {party.slot for party in terms.parties if party.ended}
        needed |= {party.slot for party in before.parties if party.role == "party"} - ended
        was_in_system = _signers(base, before_draft, named)
    if needed - signed - set(facts.paper):
        return "signatures_missing"
    if was_in_system & set(facts.paper):
        return "must_sign_in_the_system"
    return None


def _replaced(draft: Act) -> str:
    """The base that a draft replaces; all first versions replace the same nothing."""
    return next(iter(draft.names.get("base", ())), "") if draft.facts_as(TermsDrafted).purpose != "new" else ""


def _signers(issue: Act, draft: Act, named: Mapping[str, Act]) -> set[str]:
    slots = set()
    for name in issue.names.get("signatures", ()):
        signature = named.get(name)
        if signature is not None and signature.kind == TermsSigned.KIND:
            signed = named_one(signature, "draft", named, TermsDrafted.KIND)
            if signed is not None and signed.id == draft.id:
                slots.add(signature.facts_as(TermsSigned).slot)
    return slots


def _bound(act: Act, named: Mapping[str, Act]) -> str | None:
    facts = act.facts_as(PartyBound)
    terms_act = named_one(act, "terms", named, TermsIssued.KIND) or named_one(act, "terms", named, TermsDrafted.KIND)
    if terms_act is None:
        return "names_no_terms"
    if keeper_under(terms_act, named) != act.author:
        return "not_the_keeper"
    if facts.members and (not facts.key or facts.members != (facts.organisation,)):
        return "malformed_binding"
    terms = terms_act.facts_as(TermsDrafted) if terms_act.kind == TermsDrafted.KIND else draft_of(terms_act, named)
    if terms is None or party_in(terms, facts.slot) is None:
        return "not_a_party"
    return None


def _under_issue(act: Act, named: Mapping[str, Act], slot: str) -> str | None:
    issue = named_one(act, "issue", named, TermsIssued.KIND)
    if issue is None:
        return "names_no_terms"
    if slot_of(act, named) != slot:
        return "not_your_slot"
    terms = draft_of(issue, named)
    return None if terms is not None and party_in(terms, slot) is not None else "not_a_party"


def _focal_point(act: Act, named: Mapping[str, Act]) -> str | None:
    slot = act.facts_as(FocalPointNamed).slot
    if slot_of(act, named) == slot:
        return None
    issue = named_one(act, "issue", named, TermsIssued.KIND)
    return None if issue is not None and keeper_under(issue, named) == act.author else "not_your_slot"
