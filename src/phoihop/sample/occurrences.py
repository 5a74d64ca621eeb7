"""The dated occurrences of the sample's agreements, cut as the timetable cuts them for everybody.

One occurrence stands for one lead in one period. Which of them were tracked, filed or missed is the story's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.sample.plan import SampleAgreement, SampleCommitment
from phoihop.timetable import Form, Timing, due_rule, lineage_periods, timing

_GIVEN_DATES = {"month_day", "date"}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Occurrence:
    """One commitment of one lead in one period. `earliest` is the first day on which its report can be dated."""

    agreement: str
    commitment: SampleCommitment
    lead: str
    key: str
    label: str
    due: date
    to: date
    earliest: date

    @property
    def name(self) -> str:
        return f"{self.agreement}/{self.commitment.id}/{self.lead}/{self.key}"


def timing_of(agreement: SampleAgreement, commitment: SampleCommitment) -> Timing:
    """Return a commitment's timing as the timetable checks it."""
    rules = [rule.strip() for rule in commitment.due.split(";") if rule.strip()]
    return timing(
        commitment.cadence,
        agreement.scheme,
        due=rules or ([] if commitment.cadence in {"continuous", "on_event"} else None),
        on_day_off=commitment.day_off,
        times=commitment.times or None,
        reporting=agreement.reporting,
    )


def occurrences_of(agreement: SampleAgreement, horizon: date) -> list[Occurrence]:
    """Return the occurrences that begin up to `horizon`, by commitment and period, amended forms in their place."""
    found: list[Occurrence] = []
    for lineage in _lineages(agreement):
        forms = [Form(each.id, timing_of(agreement, each), _effective(agreement, each)) for each in lineage]
        by_id = {each.id: each for each in lineage}
        start = _effective(agreement, lineage[0]) or lineage[0].start or agreement.start
        ends = [day for day in (agreement.to, lineage[-1].until) if day is not None]
        for form, period in lineage_periods(forms, start, min(ends) if ends else None, horizon=horizon):
            commitment = by_id[form]
            for lead in commitment.leads:
                earliest = _earliest(commitment, period.to, period.due)
                key = f"{period.from_}/{period.to}"
                found.append(
                    Occurrence(agreement.code, commitment, lead, key, period.label, period.due, period.to, earliest)
                )
    return found


def _lineages(agreement: SampleAgreement) -> list[list[SampleCommitment]]:
    """Return the regular commitments, each with the form that the annex gave it behind it."""
    lineages = [[each] for each in agreement.commitments if each.cadence != "on_event"]
    for later in agreement.amendment.commitments if agreement.amendment else ():
        before = next((forms for forms in lineages if forms[-1].id == later.replaces), None)
        if before is not None:
            before.append(later)
        elif all(each.id != later.id for each in agreement.commitments):
            lineages.append([later])
    return lineages


def _effective(agreement: SampleAgreement, commitment: SampleCommitment) -> date | None:
    """Return from when a commitment of the annex holds; None for one that stood from the start."""
    if agreement.amendment is None or any(each.id == commitment.id for each in agreement.commitments):
        return None
    return agreement.amendment.effective


def _earliest(commitment: SampleCommitment, to: date, due: date) -> date:
    """Return the first plausible day of a report: after the cut-off, or a fortnight before a given date."""
    rules = [due_rule(rule) for rule in commitment.due.split(";") if rule.strip()]
    if rules and rules[0].kind in _GIVEN_DATES:
        return due - timedelta(days=14)
    return to + ONE_DAY
