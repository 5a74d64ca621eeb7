"""Whether an act on an occurrence counts: may this party say this under the terms that the act names?

Static and alike on every copy. A lead speaks for itself; any party may enter another's paper (`said_for`), and the
fold lets a party's own word outrank what was entered for it. Dates are not judged here: the terms may change, the
calendar of an installation may differ, and a report once kept counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from phoihop.features.agreements.law.basis import commitment_in, draft_of, named_one, party_in, receivers_of, slot_of
from phoihop.features.agreements.law.kinds import Commitment, TermsDrafted, TermsIssued
from phoihop.features.commitments.law.kinds import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    OccurrenceKeptApart,
    OccurrenceOpened,
    OccurrenceResumed,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
    ReportCorrected,
    ReportFiled,
    ReportReceived,
    ReportSentBack,
    ReportWithdrawn,
)
from phoihop.record.act import Act
from phoihop.record.facts import DAY_PATTERN
from phoihop.record.law import Own

_LABEL = re.compile(rf"occ/(?P<commitment>[^/]+)/(?P<first>{DAY_PATTERN})/(?P<last>{DAY_PATTERN})")
_ANSWERED = {
    ReportReceived.KIND: ("report", (ReportFiled, ReportCorrected)),
    ReportSentBack.KIND: ("report", (ReportFiled, ReportCorrected)),
    ExtensionGranted.KIND: ("asking", (ExtensionAsked,)),
    ExtensionRefused.KIND: ("asking", (ExtensionAsked,)),
}


def judge(act: Act, named: Mapping[str, Act], own: Own) -> str | None:  # noqa: ARG001 - no verdict here reads the chain
    """Return None where the act counts, else the code of the reason why it has no effect."""
    issue = named_one(act, "terms", named, TermsIssued.KIND)
    terms = None if issue is None else draft_of(issue, named)
    if terms is None:
        return "names_no_terms"
    slot = slot_of(act, named)
    party = party_in(terms, slot)
    if slot is None or party is None or party.role != "party":
        return "not_a_party"
    name = str(act.head.facts.get("commitment", ""))
    commitment = commitment_in(terms, name)
    if commitment is None:
        return "no_such_commitment"
    if not _in_its_thread(act, name, named):
        return "another_thread"
    match act.kind:
        case ReportFiled.KIND | ReportCorrected.KIND | ExtensionAsked.KIND | OccurrenceKeptApart.KIND:
            return _by_lead(act, slot, commitment, terms, named)
        case ReportWithdrawn.KIND:
            return _taking_back(act, named)
        case OccurrenceOpened.KIND:
            return None if commitment.cadence == "on_event" else "not_conditional"
        case OccurrenceSuspended.KIND | OccurrenceResumed.KIND | OccurrenceWithdrawn.KIND:
            return _by_others(slot, act, commitment, terms)
        case ReportReceived.KIND | ReportSentBack.KIND | ExtensionGranted.KIND | ExtensionRefused.KIND:
            return _answer(act, slot, commitment, terms, named)
        case _:
            return "unknown_kind"


def _in_its_thread(act: Act, commitment: str, named: Mapping[str, Act]) -> bool:
    """An occurrence's thread names commitment and period, or was opened by an event of the same commitment."""
    if act.kind == OccurrenceOpened.KIND:
        return act.thread == act.id
    label = _LABEL.fullmatch(act.thread)
    if label is not None:
        return label["commitment"] == commitment and label["first"] <= label["last"]
    opener = named.get(act.thread)
    return (
        opener is not None
        and opener.kind == OccurrenceOpened.KIND
        and opener.facts_as(OccurrenceOpened).commitment == commitment
    )


def _by_lead(act: Act, slot: str, commitment: Commitment, terms: TermsDrafted, named: Mapping[str, Act]) -> str | None:
    facts = act.head.facts
    lead, speaks_for = str(facts.get("lead", "")), str(facts.get("said_for", "")) or slot
    if lead not in commitment.leads:
        return "not_a_lead"
    if act.kind == ReportFiled.KIND and act.facts_as(ReportFiled).part == "support":
        return None if speaks_for in commitment.supports else "not_supporting"
    if speaks_for != lead:
        return "not_a_lead"
    if act.kind == ReportCorrected.KIND:
        report = named_one(act, "report", named, ReportFiled.KIND)
        if report is None or report.thread != act.thread or report.facts_as(ReportFiled).lead != lead:
            return "names_no_report"
    return None if party_in(terms, speaks_for) is not None else "not_a_party"


def _taking_back(act: Act, named: Mapping[str, Act]) -> str | None:
    """A report is taken back by its author alone, whoever it speaks for."""
    report = named_one(act, "report", named, ReportFiled.KIND) or named_one(act, "report", named, ReportCorrected.KIND)
    lead = act.head.facts.get("lead", "")
    if report is None or report.thread != act.thread or report.head.facts.get("lead") != lead:
        return "names_no_report"
    if report.head.facts.get("part") == "support":
        return "names_no_report"
    return None if report.author == act.author else "not_its_author"


def _by_others(slot: str, act: Act, commitment: Commitment, terms: TermsDrafted) -> str | None:
    """Resting and withdrawing are for those to whom the work is owed, or the keeper: no lead excuses itself."""
    lead = str(act.head.facts.get("lead", ""))
    if lead and lead not in commitment.leads:
        return "not_a_lead"
    if slot == terms.keeper_slot or any(slot in receivers_of(terms, commitment, each) for each in commitment.leads):
        return None
    return "not_a_receiver"


def _answer(act: Act, slot: str, commitment: Commitment, terms: TermsDrafted, named: Mapping[str, Act]) -> str | None:
    role, kinds = _ANSWERED[act.kind]
    ids = act.names.get(role, ())
    answered = named.get(ids[0]) if len(ids) == 1 else None
    if answered is None or answered.kind not in {kind.KIND for kind in kinds} or answered.thread != act.thread:
        return "answers_nothing"
    lead = str(act.head.facts.get("lead", ""))
    if answered.head.facts.get("lead") != lead:
        return "answers_nothing"
    speaks_for = str(act.head.facts.get("said_for", "")) or slot
    return None if speaks_for in receivers_of(terms, commitment, lead) else "not_a_receiver"
