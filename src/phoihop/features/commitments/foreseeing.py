"""What will be recorded when this is sent: the same status function, asked of the row as it would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.features.commitments.deeds.deed import Deed
from phoihop.features.commitments.deeds.reports import CONTRIBUTE, CORRECT
from phoihop.features.commitments.law.kinds import ReportFiled
from phoihop.features.commitments.queries import Occurrence
from phoihop.features.commitments.wording import day_of, joined
from phoihop.registers.status import Status, status
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy


@dataclass(frozen=True)
class Foreseen:
    """What the occurrence reads after sending, and (where somebody has yet to receive it) what it reads then."""

    at_once: Status
    in_the_end: Status
    measured: str


def foreseen(
    found: Occurrence, writing: Deed | None, on: date | None, received_on: date | None, today: date
) -> Foreseen | None:
    """Return what will be recorded, None where a date is missing or a contribution is written."""
    if on is None or writing is CONTRIBUTE:
        return None
    row = found.row
    judged_on, due = on, row.due_on
    if writing is CORRECT:
        judged_on, due = _corrected(found, on)
    by_arrival = found.version.facts.judged_by == "received"
    arrived = received_on or on
    facts = {"continuous": row.continuous, "disputed": row.disputed, "due_on": row.due_on, "judged_due": due}
    sent_on = arrived if by_arrival else judged_on
    received = status(Due(state="received", sent_on=sent_on, **facts), today)
    taken = bool(received_on)
    sent = received if taken else status(Due(state="sent", sent_on=sent_on, silent_on=None, **facts), today)
    by = _("by the day it is received, %(day)s") if by_arrival else _("by the date of the report, %(day)s")
    return Foreseen(sent, received, by % {"day": dmy(sent_on)})


def _corrected(found: Occurrence, on: date) -> tuple[date, date | None]:
    """Answered by the day asked for, the first document still decides; later, the correction does."""
    lead = found.lead
    answer_by = day_of(lead.answer_by) if lead.state == "sent_back" else None
    if answer_by is not None and on > answer_by:
        return on, answer_by
    current = found.act(lead.report)
    first = found.act(current.names.get("report", (current.id,))[0]) if current is not None else None
    if first is None or first.kind != ReportFiled.KIND:
        return on, found.row.due_on
    facts = first.facts_as(ReportFiled)
    return day_of(facts.on) or on, day_of(facts.due)


def silence_words(found: Occurrence) -> str:
    """Who has to receive it, and that silence is an answer between offices."""
    receivers = joined([found.names.short(slot) for slot in found.receivers])
    if not receivers:
        return ""
    days = found.version.facts.silence
    given = {"receivers": receivers, "days": days}
    if any(binding.writes for slot in found.receivers if (binding := found.terms.bindings.get(slot)) is not None):
        return _("once %(receivers)s has received it, or says nothing for %(days)d working days") % given
    return (
        _("once the answer of %(receivers)s is entered from paper, or after %(days)d working days without one") % given
    )


def shortfalls(found: Occurrence, figures: dict[str, int]) -> list[tuple[str, int]]:
    """Return the figures typed so far that stay below their target, with by how much."""
    targets = {target.figure: target.value for target in found.facts.targets}
    return [
        (code, targets[code] - value) for code, value in figures.items() if code in targets and value < targets[code]
    ]
