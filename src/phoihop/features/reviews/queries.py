"""What a review reads: rows of an agreement within a span, their reports, figures and files. Bounded queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from phoihop.features.agreements.queries import Names
from phoihop.features.agreements.rows import Rows, rows_of
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.commitments.tables import Report, ReportedFigure
from phoihop.features.reviews.figures import Measure, ToldValue
from phoihop.features.reviews.models import ReviewNote
from phoihop.features.reviews.scope import Scope
from phoihop.registers.catalogues import Figure, LineOfWork
from phoihop.registers.tables import Due, Evidence


class Material(NamedTuple):
    """All that one review is made of."""

    rows: Rows
    names: Names
    scope: Scope
    today: date
    dues: Sequence[Due]
    reports: Mapping[str, Report]
    told: Mapping[str, Sequence[ToldValue]]
    files: Mapping[str, Sequence[Evidence]]
    measures: Mapping[str, Sequence[Measure]]
    lines: Mapping[str, str]
    notes: Mapping[str, str]

    @property
    def commitments(self) -> list[CommitmentRow]:
        """Return each lineage once, in the order of the text, under its last form."""
        found: dict[str, CommitmentRow] = {}
        for each in self.rows.commitments:
            if each.lineage not in found or each.current:
                found[each.lineage] = each
        return sorted(found.values(), key=lambda each: (each.position, each.commitment))

    def of(self, commitment: CommitmentRow) -> list[Due]:
        return [due for due in self.dues if due.lineage == commitment.lineage]


def material(record: str, scope: Scope, organisation: str, today: date, language: str) -> Material:
    """Read everything; whether the record may be seen is asked before. Ten queries, whatever the size."""
    rows = rows_of(record)
    dues = [due for due in rows.dues if scope.takes(due.to_on)]
    acts = [due.report for due in dues if due.report]
    reports = {each.act: each for each in Report.objects.filter(record=record, current=True) if each.act in set(acts)}
    files: dict[str, list[Evidence]] = defaultdict(list)
    for file in Evidence.objects.filter(record=record).order_by("act", "position"):
        files[file.act].append(file)
    english = language == "en"
    measures: dict[str, list[Measure]] = defaultdict(list)
    for figure in Figure.objects.select_related("line").order_by("line__position", "position"):
        name = figure.name_en if english and figure.name_en else figure.name
        unit = figure.unit_en if english and figure.unit_en else figure.unit
        measures[figure.line_id].append(
            Measure(figure.code, name, unit, figure.adds, figure.basis, figure.counts_people)
        )
    lines = {line.code: (line.name_en if english and line.name_en else line.name) for line in LineOfWork.objects.all()}
    return Material(
        rows=rows,
        names=Names(rows.parties, [rows.agreement.keeper]),
        scope=scope,
        today=today,
        dues=dues,
        reports=reports,
        told=_told(rows, dues, reports),
        files=files,
        measures=measures,
        lines=lines,
        notes=notes_of(organisation, record, scope),
    )


def _told(rows: Rows, dues: Sequence[Due], reports: Mapping[str, Report]) -> Mapping[str, list[ToldValue]]:
    """Return the values of each act: of the report that stands for its lead, so that nothing counts twice."""
    by_act = {due.report: due for due in dues if due.report in reports and due.to_on is not None}
    after = {old: party.slot for party in rows.parties for old in party.succeeds}
    telling: dict[str, set[str]] = defaultdict(set)
    for told in by_act.values():
        telling[told.lineage].add(told.slot)
    found: dict[str, list[ToldValue]] = defaultdict(list)
    for value in ReportedFigure.objects.filter(record=rows.agreement.record):
        due = by_act.get(value.act)
        if due is None or due.to_on is None:
            continue
        seat = due.slot
        while after.get(seat) in telling[due.lineage]:
            seat = after[seat]
        found[value.act].append(
            ToldValue(
                value.act,
                value.figure,
                value.value,
                value.estimated,
                due.to_on.year,
                due.slot,
                due.to_on,
                f"{due.lineage} {seat}",
            )
        )
    return found


def notes_of(organisation: str, record: str, scope: Scope) -> dict[str, str]:
    rows = ReviewNote.objects.filter(organisation=organisation, record=record, scope=scope.key)
    return dict(rows.values_list("section", "text"))


def keep_note(organisation: str, record: str, scope: Scope, section: str, text: str) -> None:
    """Keep what a person wrote in one section."""
    ReviewNote.objects.update_or_create(
        organisation=organisation, record=record, scope=scope.key, section=section, defaults={"text": text}
    )
