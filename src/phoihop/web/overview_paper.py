"""The leader's page as a Word file of one page: the same figures, with characters for shapes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.documents import word
from phoihop.documents.paper import Brief, Column, Paragraph, Span, Table
from phoihop.documents.shapes import SHAPES, columns_of, legend
from phoihop.documents.word import BRIEF_MM
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import joined, language
from phoihop.registers.status import WORST_FIRST
from phoihop.screen.words import dm
from phoihop.web.overview_sheet import (
    Head,
    Overview,
    now_links,
    periods_of,
    place_line,
    review_sentence,
    short,
    standing_words,
    summary,
)

_LETTER_MM, _MARGINS_MM = 2.15, 2.5  # of a head in bold, and beside it in its cell
_ENDS_MM, _LAST_MM = 42, 18  # what the first and the last column need beside those of the lines of work


def overview_paper(found: Overview) -> bytes:
    """Return the sheet as .docx."""
    said = ", ".join(str(link.words) for link in summary(found))
    tables = [table for table in (_overdue(found), _courses(found), _bodies(found), _ahead(found)) if table.rows]
    paper = Brief(
        title=_("State of the agreements"),
        line=place_line(found),
        summary=[Paragraph([Span(f"{said}. "), Span(review_sentence(found))])],
        tables=tables,
        note=_(
            "Put together from the joint records. A cell tells the state that most needs attention; no body is ranked."
        ),
    )
    return word.brief(paper, language=language())


def _overdue(found: Overview) -> Table:
    return Table(
        columns=[
            Column(_("Overdue"), share=5),
            Column(_("Lead"), share=3),
            Column(_("Due date"), "date", share=1.4),
            Column(_("Days"), "number", share=1),
        ],
        rows=[
            [f"{short(work.title, 110)}\n{short(work.source, 80)}", work.party, work.row.due_on, work.status.days]
            for work in found.late
        ],
    )


def _courses(found: Overview) -> Table:
    rows = []
    for course in found.courses:
        heights = [p.on_time + p.late + p.open + p.overdue for p in periods_of(course, found.today)]
        now = f"{standing_words(course.agreement, found.today)} {', '.join(str(link.words) for link in now_links(course, found))}."
        rows.append([f"{agreement_name(course.agreement)}\n{joined(course.parties)}", columns_of(heights), now])
    return Table(
        columns=[
            Column(_("Agreements and their parties"), share=4),
            Column(_("Fell due, by quarter"), share=3),
            Column(_("Now"), share=4),
        ],
        rows=rows,
    )


def _bodies(found: Overview) -> Table:
    lines = list(found.lines)
    rows = []
    for body in found.bodies:
        cells = [
            f"{SHAPES[cell.status].character} {cell.number}" if (cell := body.cells.get(code)) else "" for code in lines
        ]
        rows.append([body.name, *cells, f"{body.overdue} / {body.fallen_due}"])
    present = [code for code in WORST_FIRST if any(code == c.status for b in found.bodies for c in b.cells.values())]
    heads = [Head(name).short for name in found.lines.values()]
    needed = [max(len(word) for word in head.split()) * _LETTER_MM + _MARGINS_MM for head in heads]
    turned = sum(needed) > BRIEF_MM - _ENDS_MM
    widths = [(BRIEF_MM - _ENDS_MM) / len(heads)] * len(heads) if turned else needed
    return Table(
        columns=[
            Column(_("Lead"), share=BRIEF_MM - sum(widths) - _LAST_MM),
            *[Column(head, share=width, turned=turned) for head, width in zip(heads, widths, strict=True)],
            Column(_("Overdue / due in %(year)d") % {"year": found.today.year}, "number", share=_LAST_MM),
        ],
        rows=rows,
        note=legend(present, language()),
    )


def _ahead(found: Overview) -> Table:
    return Table(
        columns=[Column(_("Date"), share=1), Column(_("Due in the next 30 days"), share=6), Column(_("Lead"), share=3)],
        rows=[[dm(work.row.due_on), short(work.title, 110), work.party] for work in found.coming],
    )
