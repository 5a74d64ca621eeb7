"""The review as a report in Word with its annex.

Built from the outline and the material that the page shows: nothing is computed here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.documents import word
from phoihop.documents.paper import Annex, Letterhead, Paragraph, Report, Section, Span, Table
from phoihop.documents.values import formal_day
from phoihop.features.agreements.signers import last_signer
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.commitments.papers import letterhead, signature_of
from phoihop.features.reviews.annex import annex_table
from phoihop.features.reviews.outline import (
    Node,
    outline,
)
from phoihop.features.reviews.paper_tables import by_line_paper, counts_paper, figures_paper
from phoihop.features.reviews.queries import Material


def review_paper(look: Looking, material: Material, abstract: str) -> bytes:
    """Return the report as .docx: the outline with sentences, tables and people's words, and the annex."""
    organisation = look.actor.organisation
    assert organisation is not None
    others = [look.names.full(p.slot) for p in look.parties if p.ended_on is None and p.organisation != organisation.id]
    numbered = itertools.count(1)
    head = letterhead(organisation, "BC", look.today)
    paper = Report(
        letterhead=head,
        type=_("REPORT"),
        abstract=abstract,
        body=[_section(node, material, numbered) for node in outline(material)],
        signatures=[signature_of(last_signer(look.record, organisation.id))],
        recipients=[*others, pgettext("review", "File: clerk")],
        annexes=[
            Annex(
                pgettext("review", "Annex"),
                _("Results by commitment").upper(),
                _belongs(head, organisation.name, look.language),
                [annex_table(look, material, results=False)],
            )
        ],
        mark=_("DRAFT"),
    )
    return word.report(paper, language=look.language)


def _belongs(head: Letterhead, body: str, language: str) -> str:
    """Say to which report an annex belongs, as Decree 30 words it; number and day are written by the clerk."""
    number = head.symbol.partition(" ")[2]
    given = {"number": number, "day": formal_day(head.dated, head.year, language), "body": body}
    return _("(Attached to report no. %(number)s of %(day)s, %(body)s)") % given


def _section(node: Node, material: Material, numbered: Iterator[int]) -> Section:
    blocks: list[Paragraph | Table] = [
        Paragraph([Span(piece.words) for piece in sentence]) for sentence in node.sentences
    ]
    blocks += [Paragraph(words, item=True) for words in node.results]
    tables = [counts_paper(table) for table in node.counts]
    if node.by_line:
        tables.append(by_line_paper(node.by_line))
    tables += [figures_paper(caption, table, material) for caption, table in node.tables]
    blocks += [replace(table, caption=_table_name(next(numbered), table.caption)) for table in tables]
    note = material.notes.get(node.note, "") if node.note else ""
    blocks += [Paragraph(line) for line in note.splitlines() if line.strip()]
    if node.note and not note and not node.sentences:
        blocks.append(Paragraph("…"))
    heading = node.title.upper() if node.level == 1 else node.title
    return Section(f"{node.number}. {heading}", blocks, node.level)


def _table_name(number: int, caption: str) -> str:
    return _("Table %(number)d. %(caption)s") % {"number": number, "caption": caption}
