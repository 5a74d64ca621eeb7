"""Papers as Word files: a paper is set in a form, a .docx template that an office can edit in Word.

`report`, `letter` and `brief` return the bytes of a .docx. The forms lie beside this module and are written by
`tools/make_word_templates.py`; an office's own form is handed in as bytes. Forms are rendered in a sandbox with escaping:
words of a paper are never taken for instructions, and a form can reach nothing but its paper.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from importlib import resources

from docx.document import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from phoihop.documents import finishing
from phoihop.documents.bars import PITCH, Bars, picture
from phoihop.documents.paper import (
    Annex,
    Block,
    Brief,
    Group,
    Letter,
    Letterhead,
    Paragraph,
    Report,
    Section,
    Signature,
    Table,
    Value,
    flattened,
)
from phoihop.documents.sentences import refusal_words
from phoihop.documents.typesetting import unbroken
from phoihop.documents.values import clean, formal_day, in_column

PORTRAIT_MM, LANDSCAPE_MM, BRIEF_MM = 165, 257, 180
_DOTS_PER_MM = 19
LONGEST_PROPERTY = 200
"""Word holds 255 characters; what is escaped takes more."""


class FormRefused(Exception):
    """A form that an office handed in cannot be used; `code` says why, worded in `sentences`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def sentence(self, language: str = "vi") -> str:
        return refusal_words(self.code, self.detail, language)


def report(paper: Report, *, form: bytes | None = None, language: str = "vi") -> bytes:
    """Return the report as .docx, by the state or the Party form of its letterhead.

    Raises FormRefused for a form of the office's own that is no Word file or has a broken field.
    """
    tables = [block for block in flattened(paper.body) if isinstance(block, Table)]
    annexed = [table for annex in paper.annexes for table in annex.tables]

    def context(template: DocxTemplate) -> dict[str, object]:
        return {
            **_letterhead(paper.letterhead, language),
            **_closing(paper.signatures, paper.recipients, paper.letterhead),
            "title": _line(f"{paper.type} {paper.abstract}"),
            "mark": _line(paper.mark),
            "type": _line(paper.type),
            "abstract": _line(paper.abstract),
            "addressees": _lines(paper.addressees),
            "blocks": _blocks(paper.body, template, language),
            "annexes": [_annex(annex, template, language) for annex in paper.annexes],
        }

    widths = [(table, PORTRAIT_MM) for table in tables] + [(table, LANDSCAPE_MM) for table in annexed]
    return _set(f"report-{paper.letterhead.form}", form, context, widths, language, annexes=bool(paper.annexes))


def letter(paper: Letter, *, form: bytes | None = None, language: str = "vi") -> bytes:
    """Return the official letter as .docx, by the form of its letterhead. Raises FormRefused as `report` does."""
    tables = [block for block in paper.body if isinstance(block, Table)]

    def context(template: DocxTemplate) -> dict[str, object]:
        return {
            **_letterhead(paper.letterhead, language),
            **_closing(paper.signatures, paper.recipients, paper.letterhead),
            "title": _line(paper.about),
            "mark": _line(paper.mark),
            "about": _line(paper.about),
            "addressees": _lines(paper.addressees),
            "blocks": _blocks(paper.body, template, language),
        }

    widths = [(table, PORTRAIT_MM) for table in tables]
    return _set(f"letter-{paper.letterhead.form}", form, context, widths, language)


def brief(paper: Brief, *, form: bytes | None = None, language: str = "vi") -> bytes:
    """Return the one-page brief as .docx. Raises FormRefused as `report` does."""

    def context(template: DocxTemplate) -> dict[str, object]:
        return {
            "title": _line(paper.title),
            "line": _line(paper.line),
            "mark": _line(paper.mark),
            "summary": [_rich(paragraph, template) for paragraph in paper.summary],
            "tables": [_table(table, template, language) for table in paper.tables],
            "note": _line(paper.note),
        }

    return _set("brief", form, context, [(table, BRIEF_MM) for table in paper.tables], language)


def standing_form(name: str) -> bytes:
    """Return the form that comes with the product, for an office that wants to change it in Word.

    `name` is one of report-state, report-party, letter-state, letter-party, brief.
    """
    return resources.files("phoihop.documents").joinpath("forms", f"{name}.docx").read_bytes()


class _Form(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A form whose file properties hold as much of a long title as Word allows."""

    def render_properties(self, context: dict[str, object], jinja_env: object = None) -> None:
        title = str(context.get("title", ""))
        super().render_properties(context | {"title": title[:LONGEST_PROPERTY]}, jinja_env)


def _set(
    name: str,
    form: bytes | None,
    context: object,
    tables: Sequence[tuple[Table, int]],
    language: str,
    *,
    annexes: bool = False,
) -> bytes:
    source = form if form is not None else standing_form(name)
    if not zipfile.is_zipfile(io.BytesIO(source)):
        raise FormRefused("form_not_word")
    template = _Form(io.BytesIO(source))
    try:
        template.render(context(template), jinja_env=SandboxedEnvironment(autoescape=True))  # type: ignore[operator]
    except TemplateError as error:
        raise FormRefused("form_broken", str(error.message or error)) from error
    except (KeyError, ValueError) as error:
        raise FormRefused("form_not_word") from error
    document: Document = template.docx
    if not annexes:
        finishing.drop_landscape_pages(document)
    finishing.shape_tables(document, tables, language)
    finishing.keep_signatures(document)
    finishing.set_characters(document)
    cells = [cell for table, _within in tables for row in table.rows if not isinstance(row, Group) for cell in row]
    finishing.tell_pictures(document, [cell.words for cell in cells if isinstance(cell, Bars)])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(text: str) -> str:
    return unbroken(clean(text))


def _lines(texts: Sequence[str]) -> list[str]:
    return [_line(text) for text in texts]


def _letterhead(head: Letterhead, language: str) -> dict[str, object]:
    dated = formal_day(head.dated, head.year, language)
    return {
        "superior": _line(head.superior),
        "issuer": _line(head.issuer),
        "symbol": _line(head.symbol),
        "place_date": f"{_line(head.place)}, {unbroken(dated)}",
    }


def _closing(signatures: Sequence[Signature], recipients: Sequence[str], head: Letterhead) -> dict[str, object]:
    signers = [{"lines": _lines(signature.lines(head.form)), "name": _line(signature.name)} for signature in signatures]
    pairs = [
        {"left": signers[n], "right": signers[n + 1] if n + 1 < len(signers) else None}
        for n in range(0, len(signers), 2)
    ]
    return {"signers": signers, "pairs": pairs, "recipients": _lines(recipients)}


def _blocks(body: Sequence[Block], template: DocxTemplate, language: str) -> list[Mapping[str, object]]:
    blocks: list[Mapping[str, object]] = []
    for block in flattened(body):
        match block:
            case Section():
                blocks.append({"kind": f"heading{min(max(block.level, 1), 3)}", "text": _line(block.heading)})
            case Paragraph():
                blocks.append({"kind": "item" if block.item else "paragraph", "text": _rich(block, template)})
            case Table():
                blocks.append({"kind": "table", **_table(block, template, language)})
    return blocks


def _rich(paragraph: Paragraph, template: DocxTemplate) -> RichText:
    rich = RichText()
    if isinstance(paragraph.text, str):
        rich.add(_line(paragraph.text))
        return rich
    for span in paragraph.text:
        address = template.build_url_id(span.link) if span.link else None
        rich.add(_line(span.text), bold=span.bold or None, italic=span.italic or None, url_id=address)
    return rich


def _table(table: Table, template: DocxTemplate, language: str) -> dict[str, object]:
    rows: list[dict[str, object]] = []
    for row in [*table.rows, *([table.total] if table.total is not None else [])]:
        if isinstance(row, Group):
            rows.append({"cells": [_line(row.text), *([""] * (len(table.columns) - 1))]})
        else:
            pairs = zip(row, table.columns, strict=True)
            rows.append({"cells": [_cell(value, column.kind, template, language) for value, column in pairs]})
    return {
        "caption": _line(table.caption),
        "columns": [{"head": _line(column.head)} for column in table.columns],
        "rows": rows,
        "note": _line(table.note),
    }


def _cell(value: Value, kind: str, template: DocxTemplate, language: str) -> str | InlineImage:
    if isinstance(value, Bars):
        width = Mm(len(value.columns) * PITCH / _DOTS_PER_MM)
        return InlineImage(template, io.BytesIO(picture(value)), width=width)
    return unbroken(in_column(value, kind, language))


def _annex(annex: Annex, template: DocxTemplate, language: str) -> dict[str, object]:
    return {
        "label": _line(annex.label),
        "title": _line(annex.title),
        "belongs_to": _line(annex.belongs_to),
        "tables": [_table(table, template, language) for table in annex.tables],
    }
