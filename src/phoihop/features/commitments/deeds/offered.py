"""What a person may do with an occurrence here and now: the deeds that its page offers.

Who may say a thing follows from the terms as `law/verdicts.py` judges, whether it may be said now from `law/checks.py`.
The door asks both again: a button is only a promise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from phoihop.features.commitments.deeds import answers, extensions, lots, reports
from phoihop.features.commitments.deeds.deed import Deed
from phoihop.features.commitments.law import checks
from phoihop.features.commitments.queries import Occurrence
from phoihop.people.acting import Actor
from phoihop.people.models import Standing
from phoihop.people.rights import may_write
from phoihop.registers.status import LATE, ON_TIME, OVERDUE, PASSED, SENT, SENT_BACK, SOON, TODAY, UNDATED, status

Slots = frozenset[str]
CLOSED = frozenset({ON_TIME, LATE, UNDATED})


@dataclass(frozen=True)
class Offered:
    """What may be done. `ours`: we owe it; `papers` are receivers whose answer on paper may be entered."""

    deeds: frozenset[Deed] = frozenset()
    ours: bool = False
    papers: tuple[str, ...] = ()
    lead_writes: bool = False

    def __contains__(self, deed: Deed) -> bool:
        return deed in self.deeds


def offered(found: Occurrence, actor: Actor, standing: Standing, today: date) -> Offered:
    """Return what the actor may do with this occurrence today."""
    mine = frozenset(found.terms.written_by(actor.organisation_id))
    reads = status(found.row, today)
    ours = found.row.party == actor.organisation_id
    if not may_write(actor) or standing.role == "observer" or not mine or reads.code == PASSED or found.terms.voided:
        return Offered(ours=ours)
    deeds = set(_reports(found, mine, ours=ours))
    standing_report = found.act(found.lead.report)
    if (
        standing_report is not None
        and standing_report.author == actor.organisation_id
        and checks.can(checks.check_take_back, found.lead, found.lead.report)
    ):
        deeds.add(reports.TAKE_BACK)
    receives = not ours and not mine.isdisjoint(found.receivers)
    answered_on_paper = found.receivers if ours or found.lead.entered else ()
    papers = tuple(
        each
        for each in answered_on_paper
        if each not in mine and checks.can(checks.check_paper_of, found.terms, each, actor.organisation_id)
    )
    if checks.can(checks.check_answer, found.lead, found.lead.report):
        # After silence was accepted only a paper of before can still be entered.
        if receives and reads.code == SENT:
            deeds |= {answers.RECEIVE, answers.SEND_BACK}
        if papers:
            deeds |= {answers.PAPER_RECEIVE, answers.PAPER_SEND_BACK}
    deeds.update(_extensions(found, ours=ours, receives=receives, papers=papers))
    if reads.code not in CLOSED:
        deeds.update(_lot(found, mine, ours=ours))
    late = reads.code in {OVERDUE, SENT_BACK, TODAY, SOON}
    if not ours and late and (receives or found.version.facts.keeper_slot in mine):
        deeds.add(reports.REMIND)
    return Offered(frozenset(deeds), ours, papers, _writes(found, found.row.slot))


def _writes(found: Occurrence, slot: str) -> bool:
    binding = found.terms.bindings.get(slot)
    return binding is not None and binding.writes


def _others_excuse(found: Occurrence) -> bool:
    row = found.row
    return checks.others_may_excuse(found.terms, found.version.issue, row.commitment, row.slot)


def _reports(found: Occurrence, mine: Slots, *, ours: bool) -> Iterator[Deed]:
    lead = found.lead
    if checks.can(checks.check_file, lead, entered=not ours):
        yield reports.FILE if ours else reports.ENTER
    elif checks.can(checks.check_correct, lead) and (ours or lead.entered):
        yield reports.CORRECT
    if not mine.isdisjoint(found.facts.supports) and not ours and checks.can(checks.check_untouched, lead):
        yield reports.CONTRIBUTE


def _extensions(found: Occurrence, *, ours: bool, receives: bool, papers: tuple[str, ...]) -> Iterator[Deed]:
    row, lead = found.row, found.lead
    if row.due_on and not row.continuous and checks.can(checks.check_may_ask, lead):
        yield extensions.ASK if ours else extensions.ENTER_ASK
    if lead.waiting is not None:
        if receives:
            yield from (extensions.GRANT, extensions.REFUSE)
        elif papers:
            yield from (extensions.PAPER_GRANT, extensions.PAPER_REFUSE)


def _lot(found: Occurrence, mine: Slots, *, ours: bool) -> Iterator[Deed]:
    """Resting, withdrawing, keeping apart: for receivers and the keeper; a lead says only that it is kept apart."""
    lead = found.lead
    facts = found.version.facts
    parties = {found.terms.organisation(slot) for slot in mine}
    receives = any(not parties.isdisjoint(each.receivers) for each in found.rows)
    if facts.keeper_slot in mine or receives:
        if checks.can(checks.check_resume, lead):
            yield lots.RESUME
        elif checks.can(checks.check_still_open, lead) and not (ours and _others_excuse(found)):
            yield from (lots.SUSPEND, lots.WITHDRAW)
    if (
        checks.can(checks.check_untouched, lead)
        and lead.state == "open"
        and (ours or not _writes(found, found.row.slot))
    ):
        yield lots.APART
