"""The leader's page as a Word file of one page: the same figures, with characters for shapes."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.documents import word
from phoihop.documents.bars import KEY, Bars
from phoihop.documents.paper import Brief, Column, Paragraph, Row, Span, Table
from phoihop.documents.shapes import SHAPES, legend
from phoihop.documents.widths import bold_mm
from phoihop.documents.word import BRIEF_MM
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import joined, language
from phoihop.registers.status import WORST_FIRST
from phoihop.screen.words import dm
from phoihop.web.overview_sheet import (
    NarrowHead,
    Overview,
    highest_of,
    more_words,
    now_links,
    periods_of,
    place_line,
    review_sentence,
    short,
    standing_words,
    summary,
    told_words,
    years_shown,
)

_HEAD_POINTS, _MARGINS_MM = 10.5, 3  # of a head in bold, and what is beside it in its cell
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
        note=more_words("overdue", found),
    )


def _courses(found: Overview) -> Table:
    highest, years = highest_of(found), years_shown(found.today)
    rows: list[Row] = []
    for course in found.courses:
        counts = [(p.on_time, p.late, p.open, p.overdue) for p in periods_of(course, found.today)]
        bars = Bars(counts, highest, told_words(course), frozenset(range(0, 4 * len(years), 4)))
        now = f"{standing_words(course.agreement, found.today)} {', '.join(str(link.words) for link in now_links(course, found))}."
        rows.append([f"{agreement_name(course.agreement)}\n{joined(course.parties)}", bars, now])
    head = _("Fell due, quarters of %(since)d-%(until)d") % {"since": years[0], "until": years[-1]}
    return Table(
        columns=[
            Column(_("Agreements and their parties"), share=66),
            Column(head, share=56),
            Column(_("Now"), share=58),
        ],
        rows=rows,
        note=_joined_note("   ".join(_key()), more_words("courses", found)),
    )


def _key() -> list[str]:
    """Say what each pattern of a column means, with its character."""
    words = [
        pgettext("columns", "on time"),
        pgettext("columns", "completed late"),
        pgettext("columns", "waiting to be received, additions asked for"),
        pgettext("columns", "overdue; each column is a quarter, as high as many fell due"),
    ]
    return [f"{character} {said}" for character, said in zip(KEY, words, strict=True)]


def _joined_note(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _bodies(found: Overview) -> Table:
    lines = list(found.lines)
    rows = []
    for body in found.bodies:
        cells = [
            f"{SHAPES[cell.status].character} {cell.number}" if (cell := body.cells.get(code)) else "" for code in lines
        ]
        rows.append([body.name, *cells, f"{body.overdue} / {body.fallen_due}"])
    present = [code for code in WORST_FIRST if any(code == c.status for b in found.bodies for c in b.cells.values())]
    heads = [NarrowHead(name).short for name in found.lines.values()]
    needed = [max(bold_mm(word, _HEAD_POINTS) for word in head.split()) + _MARGINS_MM for head in heads]
    turned = sum(needed) > BRIEF_MM - _ENDS_MM
    widths = [(BRIEF_MM - _ENDS_MM) / len(heads)] * len(heads) if turned else needed
    return Table(
        columns=[
            Column(_("Lead"), share=BRIEF_MM - sum(widths) - _LAST_MM),
            *[Column(head, share=width, turned=turned) for head, width in zip(heads, widths, strict=True)],
            Column(_("Overdue / due in %(year)d") % {"year": found.today.year}, "number", share=_LAST_MM),
        ],
        rows=rows,
        note=_joined_note(legend(present, language()), more_words("bodies", found)),
    )


def _ahead(found: Overview) -> Table:
    return Table(
        columns=[Column(_("Date"), share=1), Column(_("Due in the next 30 days"), share=6), Column(_("Lead"), share=3)],
        rows=[[dm(work.row.due_on), short(work.title, 110), work.party] for work in found.coming],
        note=more_words("ahead", found),
    )
