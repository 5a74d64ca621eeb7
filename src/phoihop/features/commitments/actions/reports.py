"""Reports on what is owed: filing, entering from paper, contributing, correcting, taking back.

A report that another owes is entered for it. Answers to reports stand in `answers.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from phoihop.features.agreements.plans import FilePlan
from phoihop.features.commitments.actions.saying import Saying
from phoihop.features.commitments.law.kinds import (
    ReportCorrected,
    ReportFiled,
    ReportWithdrawn,
)
from phoihop.ledger.door import Step, one_step
from phoihop.people.acting import Actor
from phoihop.record.act import Act
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure
from phoihop.registers.tables import Due


@dataclass(frozen=True)
class ReportForm:
    """What a person writes in a report. `on` is the date of the document; figures are whole numbers in their units.

    `received_on` is for paper that is entered for another: when we received it. `corrects` is, in a correction, the
    report as it was read; where another has taken its place meanwhile, or the same was sent twice, it is refused.
    """

    result: str
    on: date
    figures: Mapping[str, int] = field(default_factory=dict)
    estimated: Sequence[str] = ()
    difficulties: str = ""
    way_forward: str = ""
    number: str = ""
    signer_capacity: str = ""
    signer_on_behalf_of: str = ""
    signer_position: str = ""
    files: Sequence[FilePlan] = ()
    received_on: date | None = None
    corrects: str = ""

    def words(self) -> dict[str, Any]:
        words: dict[str, Any] = {
            "result": self.result,
            "figures": dict(self.figures),
            "estimated": list(self.estimated),
            "difficulties": self.difficulties,
            "way_forward": self.way_forward,
            "number": self.number,
            "signer": self.signer(),
            "files": [file.words() for file in self.files],
        }
        return {key: value for key, value in words.items() if value}

    def signer(self) -> dict[str, str]:
        said = {"capacity": self.signer_capacity, "position": self.signer_position}
        return said | ({"on_behalf_of": self.signer_on_behalf_of} if self.signer_on_behalf_of else {})

    def digests(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(file.sha256 for file in self.files))


def file_report(row: Due, form: ReportForm, *, by: Actor, now: datetime | None = None) -> Act:
    """File the report that our organisation owes, or enter from paper the one that another owes."""
    with one_step(row.record, by=by, now=now) as step:
        return _file(step, row, form, by)


def file_reports(
    record: str,
    reports: Sequence[tuple[Due, ReportForm]],
    *,
    by: Actor,
    now: datetime | None = None,
    told: Callable[[int], None] = lambda _done: None,
) -> list[Act]:
    """File or enter many reports of one agreement as one step: all of them, or none. `told` hears how many are said."""
    filed = []
    with one_step(record, by=by, now=now) as step:
        for done, (row, form) in enumerate(reports, 1):
            filed.append(_file(step, row, form, by))
            told(done)
    return filed


def _file(step: Step, row: Due, form: ReportForm, by: Actor) -> Act:
    saying = Saying(step, row, by)
    check_figures(row, form)
    facts = ReportFiled(
        commitment=row.commitment,
        lead=row.slot,
        on=form.on.isoformat(),
        due=row.due_on.isoformat() if row.due_on else "",
        due_original=row.due_original.isoformat() if row.due_original else "",
        received_on=form.received_on.isoformat() if form.received_on and saying.for_other(row.slot) else "",
        said_for=saying.for_other(row.slot),
        files=form.digests(),
    )
    return saying.on_duty(facts, form.words())


def take_back_report(row: Due, reason: str, *, by: Actor, now: datetime | None = None) -> Act:
    """Take back the report that our organisation filed or entered by mistake, while nobody else has acted on it."""
    return take_back_reports(row.record, [row], reason, by=by, now=now)[0]


def take_back_reports(
    record: str,
    rows: Sequence[Due],
    reason: str,
    *,
    by: Actor,
    now: datetime | None = None,
    told: Callable[[int], None] = lambda _done: None,
) -> list[Act]:
    """Take back the reports that stand in many occurrences of one agreement, as one step: all of them, or none."""
    said = []
    with one_step(record, by=by, now=now) as step:
        for done, row in enumerate(rows, 1):
            facts = ReportWithdrawn(commitment=row.commitment, lead=row.slot)
            said.append(Saying(step, row, by).on_duty(facts, {"reason": reason}, report=row.report))
            told(done)
    return said


def contribute(row: Due, form: ReportForm, *, by: Actor, now: datetime | None = None) -> Act:
    """Tell what our organisation did in support of another's commitment."""
    check_figures(row, form)
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        facts = ReportFiled(
            commitment=row.commitment, lead=row.slot, on=form.on.isoformat(), part="support", files=form.digests()
        )
        return saying.on_duty(facts, form.words())


def correct_report(row: Due, form: ReportForm, *, by: Actor, now: datetime | None = None) -> Act:
    """Send a whole new wording: asked for by the receiver, or found necessary ourselves."""
    check_figures(row, form)
    with one_step(row.record, by=by, now=now) as step:
        saying = Saying(step, row, by)
        if form.corrects and form.corrects != saying.lead.report:
            raise Refused("report_was_corrected", {}, "conflict")
        first = _first_report(step, saying)
        facts = ReportCorrected(
            commitment=row.commitment,
            lead=row.slot,
            on=form.on.isoformat(),
            due=saying.lead.answer_by if saying.lead.state == "sent_back" else "",
            received_on=form.received_on.isoformat() if form.received_on and saying.for_other(row.slot) else "",
            said_for=saying.for_other(row.slot),
            files=form.digests(),
        )
        return saying.on_duty(facts, form.words(), report=first)


def _first_report(step: Step, saying: Saying) -> str:
    if not saying.lead.report:
        raise Refused("nothing_to_correct", {}, "conflict")
    placed = step.store.place(saying.lead.report)
    assert placed is not None
    return placed.act.names.get("report", (placed.act.id,))[0]


def check_figures(row: Due, form: ReportForm) -> None:
    """Refuse figures that the report's line of work does not have: lines are of the installation, no law knows them."""
    if form.figures:
        known = set(Figure.objects.filter(line=row.line).values_list("code", flat=True))
        for figure in form.figures:
            if figure not in known:
                raise Refused("figure_unknown", {"figure": figure})
