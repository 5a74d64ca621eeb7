"""The annex of a review: its table for Word, and the workbook with counts, figures, occurrences and the matrix.

Built from the outline and the material that the page shows: nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.documents import excel
from phoihop.documents.paper import Column, Group, Row, Table
from phoihop.documents.shapes import Status as PaperStatus
from phoihop.features.agreements.headings import heading_of, path_of
from phoihop.features.agreements.matrix.sheet import sheet_of
from phoihop.features.agreements.occurrences import period_of
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.text import when_words
from phoihop.features.reviews.counts import ALWAYS, FALLEN, tally
from phoihop.features.reviews.outline import commitment_table, counts, head_of, line_totals, target_said
from phoihop.features.reviews.paper_tables import by_line_paper, headed, shown
from phoihop.features.reviews.queries import Material
from phoihop.features.reviews.standing import class_word
from phoihop.registers.status import status, worst
from phoihop.registers.tables import Due
from phoihop.screen.templatetags.screen import figure as digits
from phoihop.screen.words import dmy


def _in_order(material: Material) -> list[CommitmentRow]:
    """Return the commitments under their headings: one that was added later stands with those of its heading."""
    groups: dict[str, list[CommitmentRow]] = {}
    for commitment in material.commitments:
        groups.setdefault(head_of(material, commitment), []).append(commitment)
    return [commitment for listed in groups.values() for commitment in listed]


def annex_table(look: Looking, material: Material, *, results: bool = True) -> Table:
    """Return the annex that offices know: content, lead, supporting, time, result, papers.

    Without `results` the words of the newest report are left out: the report before the annex has them already.
    """
    rows: list[Row] = []
    group = None
    for number, commitment in enumerate(_in_order(material), start=1):
        heading = heading_of(material.rows.clauses, commitment.clause)
        if heading is not None and heading.clause != group:
            group = heading.clause
            rows.append(Group(f"{path_of(material.rows.clauses, heading)} {heading.text}".strip()))
        dues = material.of(commitment)
        read = worst([status(due, material.today) for due in dues])
        reports = [material.reports[due.report] for due in dues if due.report in material.reports]
        files = [
            " ".join(filter(None, [report.number, dmy(report.dated)])) or material.files[report.act][0].name
            for report in reports
            if report.number or material.files.get(report.act)
        ]
        last = reports[-1] if reports else None
        rows.append(
            [
                number,
                commitment.title,
                ", ".join(look.names.short(slot) for slot in commitment.leads),
                ", ".join(look.names.short(slot) for slot in commitment.supports),
                when_words(look, commitment),
                _result(last.result if last and results else "", _counted(material, dues), _sums(material, commitment)),
                PaperStatus(read.code) if read is not None else None,
                "; ".join(files[-6:]),
            ]
        )
    return Table(
        columns=[
            Column(pgettext("review", "No."), "ordinal", share=13),
            Column(pgettext("review", "Content"), share=44),
            Column(pgettext("review", "Lead organisation"), share=19),
            Column(pgettext("review", "Supporting organisations"), share=19),
            Column(pgettext("review", "Time limit"), share=28),
            Column(pgettext("review", "Result"), share=85 if results else 57),
            Column(pgettext("review", "Status"), "status", share=20),
            Column(pgettext("review", "Papers"), share=60),
        ],
        rows=rows,
    )


def _counted(material: Material, dues: Sequence[Due]) -> str:
    """Say how many periods have fallen due and what each of them reads, in the words of the tables."""
    counted = tally(dues, material.today)
    if not counted.due:
        return ""
    parts = ", ".join(f"{counted[name]} {class_word(name)}" for name in FALLEN if counted[name])
    fallen = ngettext("%(n)s period fallen due", "%(n)s periods fallen due", counted.due) % {"n": counted.due}
    return f"{fallen}: {parts}"


def _sums(material: Material, commitment: CommitmentRow) -> str:
    """Say what the figures of a commitment add up to, with its targets."""
    table = commitment_table(material, commitment)
    if table is None:
        return ""
    parts = []
    for measure, total, target in zip(table.measures, table.total, table.targets, strict=True):
        value = shown(total)
        if value is None:
            continue
        words = f"{measure.name}: {digits(value) if isinstance(value, int) else value} {measure.unit}"
        aim = _("target of each period %(target)s") % {"target": target_said(target)} if target is not None else ""
        parts.append(f"{words} ({aim})" if aim else words)
    return "; ".join(parts)


def _result(words: str, *counted: str) -> str:
    return ". ".join(part.rstrip(".") for part in (*counted, words) if part)


def review_annex(look: Looking, material: Material, title: str, span: str) -> bytes:
    """Return the workbook: the annex, every figure by year and body, every occurrence, and the matrix."""
    lines = [span, look.agreement.title] if look.agreement.title else [span]
    sheets: list[excel.Sheet | object] = [
        excel.Sheet(pgettext("review", "Annex"), title, annex_table(look, material), lines=lines),
        excel.Sheet(pgettext("review", "Counts"), title, counts_sheet(material), lines=lines),
        excel.Sheet(pgettext("review", "By line of work"), title, by_line_paper(line_totals(material)), lines=lines),
        excel.Sheet(pgettext("review", "Figures"), title, figures_sheet(material), lines=lines),
        excel.Sheet(pgettext("review", "Occurrences"), title, occurrences_sheet(look, material), lines=lines),
        sheet_of(look, material.rows),
    ]
    return excel.workbook(sheets, language=look.language)  # type: ignore[arg-type]


def counts_sheet(material: Material) -> Table:
    """Return the counts of bodies and of lines of work in one table under the same columns, and the whole."""
    tables = counts(material)
    whole = tables[0].total if tables else tally(material.dues, material.today)
    columns = tables[0].columns if tables else ALWAYS
    rows: list[Row] = []
    for table in tables:
        rows.append(Group(table.caption))
        rows += [[row.name, *(row.counted[column] for column in columns)] for row in table.rows]
    return Table(
        columns=[
            Column(pgettext("review", "Organisation, line of work")),
            *(Column(headed(class_word(column)), "number") for column in columns),
        ],
        rows=rows,
        total=[pgettext("review", "Total"), *(whole[column] for column in columns)],
    )


def figures_sheet(material: Material) -> Table:
    """Every figure of every commitment: a row for each year and body, so that a sheet can be sorted and summed."""
    rows: list[Row] = []
    for commitment in material.commitments:
        table = commitment_table(material, commitment)
        if table is None:
            continue
        for line in table.lines:
            rows += [
                [
                    commitment.title,
                    material.lines.get(commitment.line, commitment.line),
                    line.year,
                    material.names.short(line.slot),
                    measure.name,
                    shown(each),
                    measure.unit,
                    each.estimated,
                    target.value if target is not None else None,
                ]
                for measure, each, target in zip(table.measures, line.sums, table.targets, strict=True)
                if each.value is not None or each.estimated is not None or each.withheld
            ]
    return Table(
        columns=[
            Column(pgettext("review", "Content"), share=7.6),
            Column(pgettext("review", "Line of work"), share=2.8),
            Column(pgettext("review", "Year"), "ordinal", share=1),
            Column(pgettext("review", "Reporting organisation"), share=2.2),
            Column(pgettext("review", "Figure"), share=3.4),
            Column(pgettext("review", "Value"), "number", share=1.9),
            Column(pgettext("review", "Unit"), share=1.9),
            Column(pgettext("review", "Estimated"), "number", share=1.3),
            Column(_("Target of each period"), "number", share=1.5),
        ],
        rows=rows,
    )


def occurrences_sheet(look: Looking, material: Material) -> Table:
    titles = {each.lineage: each.title for each in material.commitments}
    rows: list[Row] = []
    for due in material.dues:
        report = material.reports.get(due.report)
        read = status(due, look.today)
        rows.append(
            [
                titles.get(due.lineage, due.commitment),
                period_of(due),
                look.names.short(due.slot),
                due.due_original,
                due.due_on,
                due.sent_on,
                PaperStatus(read.code),
                report.number if report else "",
                report.result if report else "",
            ]
        )
    return Table(
        columns=[
            Column(pgettext("review", "Content"), share=3.6),
            Column(pgettext("review", "Period"), share=1.6),
            Column(pgettext("review", "Lead organisation"), share=1.5),
            Column(pgettext("review", "Original due date"), "date", share=1.25),
            Column(pgettext("review", "Due date"), "date", share=1.25),
            Column(pgettext("review", "Reported"), "date", share=1.25),
            Column(pgettext("review", "Status"), "status", share=1.9),
            Column(pgettext("review", "Number"), share=1.9),
            Column(pgettext("review", "Result"), share=9),
        ],
        rows=rows,
    )
