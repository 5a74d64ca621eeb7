"""What a person can do about an agreement: one function for each thing, called alike by page, API, command and sample.

Each builds acts and says them at the door, in one step. All raise `Refused` and then leave everything as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from phoihop.features.agreements.law.kinds import (
    FocalPointNamed,
    PartyBound,
    PartyLeft,
    RecordCompared,
    TermsDisputed,
    TermsIssued,
    TermsSigned,
    TermsVoided,
    Upto,
)
from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.plans import IssuePlan, PartyPlan, TermsPlan
from phoihop.ledger.door import Step, one_step
from phoihop.ledger.models import Key, Tip
from phoihop.ledger.store import Store
from phoihop.ledger.threads import terms_of
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation
from phoihop.record.act import Act, Entry
from phoihop.record.law import TERMS
from phoihop.record.own import BodyWiped
from phoihop.record.refused import Refused


def current_terms(record: str) -> Terms:
    """Return the terms of a record as they stand. Rights are the caller's to ask."""
    terms = terms_of(Store(record))
    assert isinstance(terms, Terms)
    return terms


def record_agreement(plan: TermsPlan, issue: IssuePlan, *, by: Actor, now: datetime | None = None) -> str:
    """Record an agreement that was signed on paper: draft, who stands where, issue. Returns the record's id."""
    with one_step("", by=by, now=now) as step:
        draft = step.say(Entry("", plan.facts(by.organisation_id), TERMS, {}, plan.words()))
        _bind(step, plan.parties, draft.id)
        _issue(step, draft.id, issue)
        return step.record


def draft_agreement(plan: TermsPlan, *, by: Actor, now: datetime | None = None) -> str:
    """Put a draft before parties that will sign it in the system: those that work here see it at once. Returns the record's id."""
    with one_step("", by=by, now=now) as step:
        draft = step.say(Entry("", plan.facts(by.organisation_id), TERMS, {}, plan.words()))
        for party in plan.parties:
            if not party.organisation:
                continue
            writes = Key.objects.filter(organisation=party.organisation, coming=False, closed=None).exists()
            _bind_one(step, party.slot, party.organisation, draft.id, writes=writes, printed=party.name)
        return step.record


def draft_version(record: str, plan: TermsPlan, *, seen: str = "", by: Actor, now: datetime | None = None) -> str:
    """Draft what is to replace the version in force; returns the draft's id. It binds nobody until it is issued.

    `seen` is the issue on which the plan was made, where somebody may have changed the terms meanwhile.
    """
    with one_step(record, by=by, now=now) as step:
        return _draft(step, plan, seen).id


def change_on_paper(
    record: str, plan: TermsPlan, issue: IssuePlan, *, seen: str = "", by: Actor, now: datetime | None = None
) -> str:
    """Draft and issue at once a change signed on paper: amendment, prolongation, end, succession. Returns the issue's id.

    A party that signed the previous version in the system must sign this one there: then this is refused. `seen` as in
    `draft_version`.
    """
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        draft = _draft(step, plan, seen)
        known = {slot: b.organisation for slot, b in terms.bindings.items()}
        _bind(step, [p for p in plan.parties if known.get(p.slot) != p.organisation], draft.id)
        return _issue(step, draft.id, issue).id


def _draft(step: Step, plan: TermsPlan, seen: str = "") -> Act:
    terms = _terms(step)
    base = terms.last.issue if terms.last else step.record
    if seen and seen != base:
        raise Refused("terms_have_moved", {}, "conflict")
    keeper = terms.organisation(plan.keeper_slot) or next(
        (party.organisation for party in plan.parties if party.slot == plan.keeper_slot), ""
    )
    return step.say(Entry(step.record, plan.facts(keeper), TERMS, {"base": base} | _listing(step, terms), plan.words()))


def _listing(step: Step, terms: Terms) -> dict[str, str]:
    """The binding that lists us as a member: who has not spoken in a record yet names it in its first act."""
    author = step.by.organisation_id
    if step.store.tips_of(author):
        return {}
    mine = [each.act for each in terms.bindings.values() if each.writes and each.organisation == author]
    return {"binding": mine[0]} if mine else {}


def _bind(step: Step, parties: Sequence[PartyPlan], terms_act: str) -> None:
    """Tie slots to organisations. One that works here already may write at once only if it is the one recording."""
    for party in parties:
        if party.organisation:
            writes = party.organisation == step.by.organisation_id
            _bind_one(step, party.slot, party.organisation, terms_act, writes=writes, printed=party.name)


def _bind_one(step: Step, slot: str, organisation: str, terms_act: str, *, writes: bool, printed: str = "") -> Act:
    key = ""
    if writes:
        found = Key.objects.filter(organisation=organisation, coming=False, closed=None).order_by("-since").first()
        if found is None:
            raise Refused("no_key", {}, "conflict")
        key = found.thumbprint
    facts = PartyBound(slot=slot, organisation=organisation, key=key, members=(organisation,) if writes else ())
    name = Organisation.objects.filter(id=organisation).values_list("name", flat=True).first() or ""
    words = {"organisation": name, "printed": printed}
    return step.say(Entry(step.record, facts, TERMS, {"terms": terms_act}, words))


def issue_version(
    record: str,
    draft: str,
    issue: IssuePlan,
    parties: Sequence[PartyPlan] = (),
    *,
    by: Actor,
    now: datetime | None = None,
) -> None:
    """Put a draft in force. Who has not signed it in the system counts as having signed on paper."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        known = {slot: binding.organisation for slot, binding in terms.bindings.items()}
        _bind(step, [party for party in parties if known.get(party.slot) != party.organisation], draft)
        _issue(step, draft, issue)


def _issue(step: Step, draft: str, issue: IssuePlan) -> Act:
    terms = _terms(step)
    found = next((each for each in terms.drafts if each.draft == draft), None)
    if found is None:
        raise Refused("no_such_draft", {}, "conflict")
    needed = {party.slot for party in found.facts.parties if party.role == "party" and not party.ended}
    if terms.last is not None:
        ended = {party.slot for party in found.facts.parties if party.ended}
        needed |= {party.slot for party in terms.last.facts.parties if party.role == "party"} - ended
    facts = TermsIssued(
        on=issue.on,
        replaces=terms.last.issue if terms.last else "",
        paper=tuple(sorted(needed - set(found.signed))),
    )
    names: dict[str, str | Sequence[str]] = {"draft": draft}
    if found.signed:
        names["signatures"] = list(found.signed.values())
    return step.say(Entry(step.record, facts, TERMS, names, issue.words()))


def _terms(step: Step) -> Terms:
    terms = terms_of(step.store)
    assert isinstance(terms, Terms)
    return terms


def writing_slot(terms: Terms, by: Actor) -> str:
    """Return the slot that an organisation writes for now: of several, one that still exists."""
    slots = terms.written_by(by.organisation_id)
    if not slots:
        raise Refused("not_a_party", {}, "forbidden")
    return slots[0]


def sign_version(record: str, draft: str, on: str, *, by: Actor, now: datetime | None = None) -> None:
    """Sign a draft in the system; after the issue, confirm it."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        slot = writing_slot(terms, by)
        names = {"draft": draft, "binding": terms.bindings[slot].act}
        step.say(Entry(record, TermsSigned(slot=slot, on=on), TERMS, names))


def invite_party(record: str, slot: str, *, by: Actor, now: datetime | None = None) -> None:
    """Let an organisation that has joined the installation write for its slot, and ask it to compare."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        organisation = terms.organisation(slot)
        if not organisation or terms.last is None:
            raise Refused("not_a_party", {}, "invalid")
        _bind_one(step, slot, organisation, terms.last.issue, writes=True)


def compare_record(
    record: str,
    *,
    agrees: bool,
    on: str,
    disputed_acts: Sequence[str] = (),
    disputed_commitments: Sequence[str] = (),
    reason: str = "",
    by: Actor,
    now: datetime | None = None,
) -> None:
    """Compare: confirm or dispute the terms, and confirm every act that speaks for us, less those disputed. One step."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        slot, last = writing_slot(terms, by), terms.last
        if last is None:
            raise Refused("names_no_terms", {}, "conflict")
        binding = terms.bindings[slot].act
        tips = Tip.objects.filter(record=record).values_list("author", "seq")
        upto = tuple(Upto(author, seq) for author, seq in sorted(tips))
        if agrees:
            step.say(Entry(record, TermsSigned(slot=slot, on=on), TERMS, {"draft": last.draft, "binding": binding}))
        else:
            facts = TermsDisputed(slot=slot, commitments=tuple(disputed_commitments))
            names = {"issue": last.issue, "binding": binding}
            step.say(Entry(record, facts, TERMS, names, {"reason": reason}))
        compared = RecordCompared(slot=slot, upto=upto, disputed=tuple(disputed_acts))
        step.say(Entry(record, compared, TERMS, {"issue": last.issue, "binding": binding}, _said(reason=reason)))


def leave_agreement(record: str, on: str, *, by: Actor, now: datetime | None = None) -> None:
    """Declare that our organisation leaves the agreement on a date."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        slot = writing_slot(terms, by)
        step.say(Entry(record, PartyLeft(slot=slot, on=on), TERMS, {"binding": terms.bindings[slot].act}))


def void_agreement(record: str, reason: str, words: str = "", *, by: Actor, now: datetime | None = None) -> None:
    """Strike out an agreement just recorded by mistake that nobody else has seen."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        issue = terms.last.issue if terms.last else ""
        facts = TermsVoided(reason=reason)  # type: ignore[arg-type]
        step.say(Entry(record, facts, TERMS, {"issue": issue} if issue else {}, _said(reason=words)))


def name_focal_point(
    record: str, slot: str, contact: Mapping[str, str], *, by: Actor, now: datetime | None = None
) -> None:
    """Name the unit or post that is a party's contact (đầu mối): its own, or entered by the keeper."""
    with one_step(record, by=by, now=now) as step:
        terms = _terms(step)
        own = slot in terms.slots_of(by.organisation_id) and terms.bindings[slot].writes
        names = {"binding": terms.bindings[slot].act} if own else {"issue": terms.last.issue if terms.last else ""}
        step.say(Entry(record, FocalPointNamed(slot=slot), TERMS, names, dict(contact)))


def wipe_words(record: str, act: str, reason: str, *, by: Actor, now: datetime | None = None) -> None:
    """Have the words of an entry of our own deleted; that it was said stays. `reason` is a word of a fixed list."""
    with one_step(record, by=by, now=now) as step:
        step.say(Entry(record, BodyWiped(reason=reason), TERMS, {"act": act}))


def _said(**words: str) -> dict[str, str]:
    return {key: text for key, text in words.items() if text}
