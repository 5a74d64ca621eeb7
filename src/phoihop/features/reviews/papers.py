"""The review as papers: the report in Word with its annex, and the annex as a workbook with figures and matrix.

Built from the outline and the material that the page shows: nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from phoihop.documents import excel, word
from phoihop.documents.paper import Annex, Column, Group, Paragraph, Report, Row, Section, Signature, Span, Table
from phoihop.documents.shapes import Status as PaperStatus
from phoihop.features.agreements.matrix import heading_of, matrix_of, path_of, period_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.schedule import marks_of, paper_sheet
from phoihop.features.agreements.views.text import when_words
from phoihop.features.commitments.papers import letterhead
from phoihop.features.reviews.figures import FigureTable, Sum, tally
from phoihop.features.reviews.outline import Node, outline, table_of
from phoihop.features.reviews.queries import Material
from phoihop.registers.status import status, worst
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy


def review_paper(look: Looking, material: Material, title: str, span: str) -> bytes:
    """Return the report as .docx: the outline with sentences, tables and people's words, and the annex."""
    organisation = look.actor.organisation
    assert organisation is not None
    parties = [look.names.full(p.slot) for p in look.parties if p.role == "party" and p.ended_on is None]
    belongs = _("to the report “%(title)s”, %(span)s") % {"title": title, "span": span}
    paper = Report(
        letterhead=letterhead(organisation, "BC", look.today),
        type=_("REPORT"),
        abstract=f"{title}, {span}",
        body=[_section(node, material) for node in outline(material)],
        signatures=[Signature(position=_("HEAD OF THE ORGANISATION"))],
        recipients=[*parties, _("File: clerk.")],
        annexes=[Annex(_("Annex"), _("Results by commitment"), belongs, [annex_table(look, material)])],
        mark=_("DRAFT"),
    )
    return word.report(paper, language=look.language)


def _section(node: Node, material: Material) -> Section:
    blocks: list[Paragraph | Table] = [
        Paragraph([Span(piece.words) for piece in sentence]) for sentence in node.sentences
    ]
    blocks += [Paragraph(words, item=True) for words in node.results]
    blocks += [figures_paper(caption, table, material) for caption, table in node.tables]
    note = material.notes.get(node.note, "") if node.note else ""
    blocks += [Paragraph(line) for line in note.splitlines() if line.strip()]
    if node.note and not note and not node.sentences:
        blocks.append(Paragraph("…"))
    return Section(f"{node.number}. {node.title}", blocks, node.level)


def figures_paper(caption: str, table: FigureTable, material: Material) -> Table:
    """Return a table of figures for Word and Excel: a year and a body a row, with the total."""
    rows: list[Row] = [
        [str(line.year), material.names.full(line.slot), *(shown(each) for each in line.sums)] for line in table.lines
    ]
    return Table(
        columns=[
            Column(_("Year")),
            Column(_("Reporting organisation")),
            *(Column(f"{measure.name} ({measure.unit})", "number") for measure in table.measures),
        ],
        rows=rows,
        caption=caption,
        total=[_("Total"), "", *(shown(each) for each in table.total)],
        note=_estimates(table),
    )


def shown(each: Sum) -> int | str | None:
    """Return a sum as it is printed; a small count of people is not printed at all."""
    return _("under 10") if each.withheld else each.value


def _estimates(table: FigureTable) -> str:
    """Name the estimates that were told beside real values; they are in no sum."""
    parts = [
        f"{measure.name}: {total.estimated}"
        for measure, total in zip(table.measures, table.total, strict=True)
        if total.estimated is not None
    ]
    return (
        _("Estimated to the end of the period, not in the sums: %(parts)s.") % {"parts": "; ".join(parts)}
        if parts
        else ""
    )


def annex_table(look: Looking, material: Material) -> Table:
    """Return the annex that offices know: content, lead, supporting, time, result, papers."""
    rows: list[Row] = []
    group = None
    for number, commitment in enumerate(material.commitments, start=1):
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
                _result(last.result if last else "", _counted(material, dues)),
                PaperStatus(read.code) if read is not None else None,
                "; ".join(files[-6:]),
            ]
        )
    return Table(
        columns=[
            Column(_("No."), "ordinal"),
            Column(_("Content")),
            Column(_("Lead")),
            Column(_("Supporting")),
            Column(_("Time")),
            Column(_("Result")),
            Column(_("Status"), "status"),
            Column(_("Papers")),
        ],
        rows=rows,
    )


def _counted(material: Material, dues: Sequence[Due]) -> str:

    counted = tally(dues, material.today)
    return _("%(done)d of %(due)d on time") % {"done": counted.on_time, "due": counted.due} if counted.due else ""


def _result(words: str, counted: str) -> str:
    return ". ".join(part.rstrip(".") for part in (counted, words) if part)


def review_annex(look: Looking, material: Material, title: str, span: str) -> bytes:
    """Return the workbook: the annex, every figure by year and body, every occurrence, and the matrix."""
    lines = [span, look.agreement.title] if look.agreement.title else [span]
    sheets: list[excel.Sheet | object] = [
        excel.Sheet(_("Annex"), title, annex_table(look, material), lines=lines),
        excel.Sheet(_("Figures"), title, figures_sheet(material), lines=lines),
        excel.Sheet(_("Occurrences"), title, occurrences_sheet(look, material), lines=lines),
        paper_sheet(look, material.rows, matrix_of(material.rows, look.today, marks=marks_of(look, material.rows))),
    ]
    return excel.workbook(sheets, language=look.language)  # type: ignore[arg-type]


def figures_sheet(material: Material) -> Table:
    """Every figure of every commitment: a row for each year and body, so that a sheet can be sorted and summed."""
    rows: list[Row] = []
    for commitment in material.commitments:
        table = table_of(material, commitment.line, material.of(commitment))
        if table is None:
            continue
        for line in table.lines:
            rows += [
                [
                    commitment.title,
                    material.lines.get(commitment.line, commitment.line),
                    line.year,
                    material.names.full(line.slot),
                    measure.name,
                    shown(each),
                    measure.unit,
                    each.estimated,
                ]
                for measure, each in zip(table.measures, line.sums, strict=True)
                if each.value is not None or each.estimated is not None or each.withheld
            ]
    return Table(
        columns=[
            Column(_("Content")),
            Column(_("Line of work")),
            Column(_("Year"), "ordinal"),
            Column(_("Reporting organisation")),
            Column(_("Figure")),
            Column(_("Value"), "number"),
            Column(_("Unit")),
            Column(_("Estimated"), "number"),
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
                look.names.full(due.slot),
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
            Column(_("Content")),
            Column(_("Period")),
            Column(_("Lead")),
            Column(_("Original due date"), "date"),
            Column(_("Due date"), "date"),
            Column(_("Reported"), "date"),
            Column(_("Status"), "status"),
            Column(_("Number")),
            Column(_("Result")),
        ],
        rows=rows,
    )
