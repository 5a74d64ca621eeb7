"""The sample's papers: its agreements and the annex as Word files in the form in which offices sign, and evidence files.

Every page says that it is a sample. The Word files are made anew each time; the evidence is a few small PDF files that
lie beside this module, written by `tools/make_sample_files.py`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from types import MappingProxyType

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from phoihop.documents.values import formal_day
from phoihop.sample.plan import SampleAgreement, SampleClause, SampleOrganisation, SampleSigner

MARK = "TÀI LIỆU MẪU"
EVIDENCE: Mapping[str, str] = MappingProxyType(
    {
        "bao-cao.pdf": "Báo cáo kết quả",
        "bien-ban.pdf": "Biên bản kiểm tra",
        "danh-muc.pdf": "Danh mục kèm theo",
        "ke-hoach.pdf": "Kế hoạch thực hiện",
    }
)
_CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_CAPACITY = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "TUQ."}


def evidence(name: str) -> bytes:
    """Return one of the evidence files of EVIDENCE."""
    if name not in EVIDENCE:
        raise KeyError(name)
    return resources.files("phoihop.sample").joinpath("files", name).read_bytes()


def agreement_paper(agreement: SampleAgreement, organisations: Sequence[SampleOrganisation]) -> bytes:
    """Return the signed agreement as .docx: joint letterhead, title, clauses, signatures, recipients."""
    kind, _, abstract = agreement.title.partition(" phối hợp ")
    paper = _blank(agreement.title)
    _letterhead(paper, agreement, organisations, agreement.number, agreement.signed_on)
    _title(paper, f"{kind} phối hợp".upper(), abstract[:1].upper() + abstract[1:])
    for line in agreement.preamble:
        _running(paper, line, italic=line.startswith("Căn cứ"))
    _clauses(paper, agreement.clauses)
    _signatures(paper, agreement.signers, organisations)
    _recipients(paper, agreement, organisations)
    return _bytes(paper)


def amendment_paper(agreement: SampleAgreement, organisations: Sequence[SampleOrganisation]) -> bytes:
    """Return the annex that amended an agreement as .docx. Raises ValueError where there is none."""
    annex = agreement.amendment
    if annex is None:
        raise ValueError(f"{agreement.code} was not amended")
    paper = _blank(annex.title)
    _letterhead(paper, agreement, organisations, annex.number, annex.on)
    _title(paper, annex.label.upper(), annex.title)
    for line in annex.text.splitlines()[2:]:
        _running(paper, line)
    _signatures(paper, annex.signers, organisations)
    _recipients(paper, agreement, organisations)
    return _bytes(paper)


def _blank(title: str) -> Paper:
    paper = Document()
    paper.core_properties.title, paper.core_properties.author = title, "Phối Hợp"
    paper.core_properties.comments = MARK
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    head = page.header.paragraphs[0]
    head.alignment = _CENTRE
    _run(head, MARK, size=11, bold=True)
    return paper


def _letterhead(
    paper: Paper,
    agreement: SampleAgreement,
    organisations: Sequence[SampleOrganisation],
    number: str,
    dated: date,
) -> None:
    left, right = _two_columns(paper, 88, 84)
    names = [party.name for party in agreement.parties if party.role == "party"]
    first = next(each for each in organisations if each.name == names[0])
    _line(left, first.superior, size=14)
    _line(left, f"{names[0]} -".upper(), size=12.5, bold=True)
    _line(left, names[1].upper(), size=12.5, bold=True)
    _line(left, "*", size=14)
    _line(left, f"Số {number}", size=14)
    _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=15, bold=True, underline=True)
    _line(right, "", size=8)
    _line(right, f"{first.place}, {formal_day(dated)}", size=14, italic=True)


def _title(paper: Paper, kind: str, abstract: str) -> None:
    for text, size in (("", 8), (kind, 16), (abstract, 14), ("-----", 14), ("", 6)):
        paragraph = paper.add_paragraph()
        paragraph.alignment = _CENTRE
        _run(paragraph, text, size=size, bold=text != "-----")


def _clauses(paper: Paper, clauses: Sequence[SampleClause]) -> None:
    parents = {clause.id.rpartition(".")[0] for clause in clauses}
    for clause in clauses:
        text = f"{clause.label} {clause.text}"
        if clause.level == 0:
            paragraph = paper.add_paragraph()
            chapter = clause.label.startswith("Chương")
            paragraph.alignment = _CENTRE if chapter else _BOTH
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(4)
            _run(paragraph, f"{clause.label}\n{clause.text}" if chapter else text, bold=True)
        else:
            _running(paper, text, bold=clause.id in parents)


def _signatures(paper: Paper, signers: Sequence[SampleSigner], organisations: Sequence[SampleOrganisation]) -> None:
    names = {each.code: each.name for each in organisations}
    _running(paper, "")
    cells = _two_columns(paper, 87, 87)
    # The body that gives the number signs on the right.
    for cell, signer in zip(cells, reversed(signers), strict=True):
        _line(cell, names[signer.organisation].upper(), bold=True, size=12.5)
        if signer.capacity:
            _line(cell, f"{_CAPACITY[signer.capacity]} {signer.on_behalf_of}", bold=True)
        _line(cell, signer.position, bold=True)
        for _ in range(3):
            _line(cell, "")
        _line(cell, "(đã ký)", italic=True)


def _recipients(paper: Paper, agreement: SampleAgreement, organisations: Sequence[SampleOrganisation]) -> None:
    names = {each.code: each.name for each in organisations}
    heading = paper.add_paragraph()
    _run(heading, "Nơi nhận:", size=12, bold=True, italic=True)
    observers = [names[party.organisation] for party in agreement.parties if party.role == "observer"]
    parties = [party.name for party in agreement.parties if party.role == "party"]
    for line in (
        *(f"- {name} (để báo cáo);" for name in observers),
        *(f"- {name};" for name in parties),
        "- Lưu văn thư.",
    ):
        _run(paper.add_paragraph(), line, size=12)


def _two_columns(paper: Paper, *widths: float) -> tuple[_Cell, _Cell]:
    table = paper.add_table(1, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        column.cells[0].width = Mm(width)
    left, right = table.rows[0].cells
    return left, right


def _line(
    cell: _Cell, text: str, *, size: float = 14, bold: bool = False, italic: bool = False, underline: bool = False
) -> None:
    fresh = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    paragraph = cell.paragraphs[0] if fresh else cell.add_paragraph()
    paragraph.alignment = _CENTRE
    _run(paragraph, text, size=size, bold=bold, italic=italic, underline=underline)


def _running(paper: Paper, text: str, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = _BOTH
    look = paragraph.paragraph_format
    look.first_line_indent, look.space_before, look.space_after, look.line_spacing = Mm(12.7), Pt(3), Pt(3), 1.1
    look.keep_with_next = bold
    _run(paragraph, text, bold=bold, italic=italic)


def _run(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None


def _bytes(paper: Paper) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
