"""What a person may do with an occurrence here and now: the buttons of its page.

Who may say a thing follows from the terms as `law/verdicts.py` judges, whether it may be said now from `law/checks.py`.
The door asks both again: a button is only a promise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from phoihop.features.commitments.law import checks
from phoihop.features.commitments.queries import Occurrence
from phoihop.people.acting import Actor
from phoihop.people.models import Standing
from phoihop.people.rights import may_write
from phoihop.registers.status import LATE, ON_TIME, OVERDUE, PASSED, SENT, SENT_BACK, SOON, TODAY, UNDATED, status

Slots = frozenset[str]
CLOSED = frozenset({ON_TIME, LATE, UNDATED})

REPORTS = ("file", "enter", "correct", "contribute")
"""Deeds that are done with the report form; all others are asked on a page of their own."""


@dataclass(frozen=True)
class Deeds:
    """Names of what may be done. `papers` are receivers whose answer on paper may be entered."""

    names: frozenset[str] = frozenset()
    ours: bool = False
    papers: tuple[str, ...] = field(default=())
    lead_writes: bool = False

    def __contains__(self, name: str) -> bool:
        return name in self.names

    @property
    def form(self) -> str:
        """The report form that the page opens with: what is asked of us first, or nothing."""
        return next((name for name in ("file", "correct", "enter") if name in self.names), "")


def deeds(found: Occurrence, actor: Actor, standing: Standing, today: date) -> Deeds:
    """Return what the actor may do with this occurrence today."""
    mine = frozenset(found.terms.written_by(actor.organisation_id))
    reads = status(found.row, today)
    ours = found.row.party == actor.organisation_id
    if not may_write(actor) or standing.role == "observer" or not mine or reads.code == PASSED or found.terms.voided:
        return Deeds(ours=ours)
    names: set[str] = set()
    _reports(names, found, mine, ours=ours)
    standing_report = found.act(found.lead.report)
    if (
        standing_report is not None
        and standing_report.author == actor.organisation_id
        and checks.can(checks.check_take_back, found.lead, found.lead.report)
    ):
        names.add("take_back")
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
            names |= {"receive", "send_back"}
        if papers:
            names |= {"paper_receive", "paper_send_back"}
    _extension(names, found, today, ours=ours, receives=receives, papers=papers)
    if reads.code not in CLOSED:
        _lot(names, found, mine, ours=ours)
    late = reads.code in {OVERDUE, SENT_BACK, TODAY, SOON}
    if not ours and late and (receives or found.version.facts.keeper_slot in mine):
        names.add("remind")
    return Deeds(frozenset(names), ours, papers, _writes(found, found.row.slot))


def _writes(found: Occurrence, slot: str) -> bool:
    binding = found.terms.bindings.get(slot)
    return binding is not None and binding.writes


def _others_excuse(found: Occurrence) -> bool:
    row = found.row
    return checks.others_may_excuse(found.terms, found.version.issue, row.commitment, row.slot)


def _reports(names: set[str], found: Occurrence, mine: Slots, *, ours: bool) -> None:
    lead = found.lead
    if checks.can(checks.check_file, lead, entered=not ours):
        names.add("file" if ours else "enter")
    elif checks.can(checks.check_correct, lead) and (ours or lead.entered):
        names.add("correct")
    if not mine.isdisjoint(found.facts.supports) and not ours and checks.can(checks.check_untouched, lead):
        names.add("contribute")


def _extension(
    names: set[str], found: Occurrence, today: date, *, ours: bool, receives: bool, papers: tuple[str, ...]
) -> None:
    row, lead = found.row, found.lead
    far = (today + timedelta(days=3650)).isoformat()
    if row.due_on and not row.continuous and checks.can(checks.check_ask_extension, lead, far, today):
        names.add("ask" if ours else "enter_ask")
    if any(not asking.answer for asking in lead.askings):
        if receives:
            names |= {"grant", "refuse"}
        elif papers:
            names |= {"paper_grant", "paper_refuse"}


def _lot(names: set[str], found: Occurrence, mine: Slots, *, ours: bool) -> None:
    """Resting, withdrawing, keeping apart: for receivers and the keeper; a lead says only that it is kept apart."""
    lead = found.lead
    facts = found.version.facts
    parties = {found.terms.organisation(slot) for slot in mine}
    receives = any(not parties.isdisjoint(each.receivers) for each in found.rows)
    if facts.keeper_slot in mine or receives:
        if lead.state == "suspended":
            names.add("resume")
        elif lead.state not in ("withdrawn", "received") and not (ours and _others_excuse(found)):
            names |= {"suspend", "withdraw"}
    if (
        checks.can(checks.check_untouched, lead)
        and lead.state == "open"
        and (ours or not _writes(found, found.row.slot))
    ):
        names.add("apart")
