"""May this be said of the terms here and now? Asked before an act is made.

Each `check_` raises `Refused` with a code that `sentences.py` words; `can_` wraps it, so that a button and its gate
cannot disagree.
"""

from __future__ import annotations

import msgspec

from phoihop.features.agreements.law.kinds import (
    Commitment,
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
from phoihop.features.agreements.law.state import Terms
from phoihop.record.act import Entry
from phoihop.record.occasion import Occasion
from phoihop.record.refused import Refused


def check(state: object, entry: Entry, occasion: Occasion) -> None:
    """Refuse what may not be said of the terms now. `state` is the terms as they stand."""
    terms = state if isinstance(state, Terms) else Terms(founder="")
    if terms.voided:
        raise Refused("agreement_voided", {}, "conflict")
    match entry.facts:
        case TermsDrafted() as facts:
            check_draft(terms, entry, facts)
        case TermsIssued() as facts:
            check_issue(terms, entry, facts)
        case TermsSigned():
            check_signature(terms, entry)
        case TermsVoided():
            check_void(terms, occasion.author)
        case TermsDisputed():
            check_dispute(terms, entry)
        case PartyBound() as facts:
            check_binding(terms, facts)
        case PartyLeft() | FocalPointNamed() | RecordCompared():
            pass  # whoever may say them may say them at any time
        case _:
            raise LookupError(entry.facts.KIND)


def check_draft(terms: Terms, entry: Entry, facts: TermsDrafted) -> None:
    """A draft says what it replaces, has at least two parties and dates in their order."""
    if sum(party.role == "party" for party in facts.parties) < 2:
        raise Refused("one_party_only")
    if facts.to and facts.to < facts.start:
        raise Refused("ends_before_it_starts", {"start": facts.start, "to": facts.to})
    if facts.tracked_since and facts.to and facts.tracked_since > facts.to:
        raise Refused("tracked_after_its_end", {"tracked_since": facts.tracked_since, "to": facts.to})
    last = terms.last
    if last is None:
        return
    if entry.names.get("base") not in (last.issue, (last.issue,)):
        raise Refused("terms_have_moved", {}, "conflict")
    if facts.effective < last.effective:
        raise Refused("effective_before_the_last", {"effective": facts.effective, "last": last.effective})
    ids = {each.id for each in last.facts.commitments}
    for commitment in facts.commitments:
        before = last.commitment(commitment.id)
        if before is not None and not _same_form(before, commitment, succession=facts.purpose == "succession"):
            raise Refused("commitment_changed_in_place", {"commitment": commitment.id})
        # A form that an earlier version brought keeps saying what it replaced; a new one replaces what is in force.
        if before is None and commitment.replaces and commitment.replaces not in ids:
            raise Refused("replaces_unknown_commitment", {"commitment": commitment.id})


def _same_form(before: Commitment, after: Commitment, *, succession: bool) -> bool:
    """A commitment never changes but for its lead in a succession: any other change is a new form with a suffix."""
    if succession:
        after = msgspec.structs.replace(
            after, leads=before.leads, supports=before.supports, receivers=before.receivers, joint=before.joint
        )
    return before == after


def check_issue(terms: Terms, entry: Entry, facts: TermsIssued) -> None:
    """What is issued is an open draft on the version in force."""
    named = entry.names.get("draft")
    draft_id = named if isinstance(named, str) else next(iter(named or ()), "")
    draft = next((each for each in terms.drafts if each.draft == draft_id), None)
    if draft is None:
        raise Refused("no_such_draft", {}, "conflict")
    if facts.replaces != (terms.last.issue if terms.last else ""):
        raise Refused("terms_have_moved", {}, "conflict")


def check_signature(terms: Terms, entry: Entry) -> None:
    named = entry.names.get("draft")
    draft_id = named if isinstance(named, str) else next(iter(named or ()), "")
    if all(each.draft != draft_id for each in terms.drafts) and (terms.last is None or terms.last.draft != draft_id):
        raise Refused("no_such_draft", {}, "conflict")


def check_dispute(terms: Terms, entry: Entry) -> None:
    """What is disputed is what holds now."""
    if terms.last is None or entry.names.get("issue") not in (terms.last.issue, (terms.last.issue,)):
        raise Refused("not_the_last_version", {}, "conflict")


def check_binding(terms: Terms, facts: PartyBound) -> None:
    """A slot is not given to another while somebody writes for it: that is a succession."""
    bound = terms.bindings.get(facts.slot)
    if bound is not None and bound.writes and bound.organisation != facts.organisation:
        raise Refused("slot_taken", {"slot": facts.slot}, "conflict")


def check_void(terms: Terms, author: str) -> None:
    """Only what nobody else can have seen may be struck out: no other party writes here, and one version exists."""
    if len(terms.versions) != 1:
        raise Refused("void_amended", {}, "conflict")
    if any(binding.writes and binding.organisation != author for binding in terms.bindings.values()):
        raise Refused("void_seen_by_others", {}, "conflict")


def can_void(terms: Terms, author: str) -> bool:
    try:
        check_void(terms, author)
    except Refused:
        return False
    return not terms.voided
