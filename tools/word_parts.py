"""The parts of which the office forms in Word are put together: heads, blocks, tables, signatures, annexes.

What stands in braces is filled in by `documents/word.py`.
"""

# ruff: noqa: SLF001 - borders, fields and table looks have no public name in python-docx

from __future__ import annotations

from docx.document import Document as Form
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from word_styles import CENTRE, LEFT


def put(
    where: Form | _Cell,
    text: str,
    *,
    style: str | None = None,
    size: float | None = None,
    align: int | None = None,
    bold: bool = False,
    italic: bool = False,
    before: float | None = None,
    after: float | None = None,
) -> Paragraph:
    """Add a paragraph; the first one of a cell is the one that Word puts there."""
    empty = isinstance(where, _Cell) and len(where.paragraphs) == 1 and not where.paragraphs[0].runs
    paragraph = where.paragraphs[0] if empty else where.add_paragraph()
    if style:
        paragraph.style = style
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size is not None:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    if before is not None:
        paragraph.paragraph_format.space_before = Pt(before)
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def rule(where: Form | _Cell, *, aside: float) -> None:
    """Add a solid line under what stands above: a low paragraph with a border, `aside` mm in from both sides."""
    paragraph = where.add_paragraph()
    look = paragraph.paragraph_format
    look.left_indent = look.right_indent = Mm(aside)
    look.space_before, look.line_spacing = Pt(2), Pt(4)
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().append(borders)
    order(paragraph)


def order(paragraph: Paragraph) -> None:
    """Bring the border before spacing and indents, where the schema wants it."""
    properties = paragraph._p.pPr
    border = properties.find(qn("w:pBdr"))
    for tag in ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"):
        later = properties.find(qn(tag))
        if later is not None:
            later.addprevious(border)
            return


def plain_table(form: Form, widths: tuple[float, ...], rows: int = 1) -> Table:
    table = form.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table._tbl.tblPr.append(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        )
    )
    margins, look = table._tbl.tblPr.find(qn("w:tblCellMar")), table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.addprevious(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def state_head(form: Form, *, about: bool = False) -> None:
    left, right = plain_table(form, (76, 89)).rows[0].cells
    put(left, "{%p if superior %}")
    put(left, "{{ superior }}", size=12, align=CENTRE)
    put(left, "{%p endif %}")
    put(left, "{{ issuer }}", size=12, align=CENTRE, bold=True)
    rule(left, aside=25)
    put(left, "{{ symbol }}", size=13, align=CENTRE, before=4)
    if about:
        put(left, "{{ about }}", size=12, align=CENTRE, before=4)
    mark(left)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, align=CENTRE, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", size=13, align=CENTRE, bold=True)
    rule(right, aside=17)
    put(right, "{{ place_date }}", size=13, align=CENTRE, italic=True, before=4)


def party_head(form: Form, *, about: bool = False) -> None:
    left, right = plain_table(form, (80, 85)).rows[0].cells
    put(left, "{%p if superior %}")
    put(left, "{{ superior }}", size=14, align=CENTRE)
    put(left, "{%p endif %}")
    put(left, "{{ issuer }}", size=14, align=CENTRE, bold=True)
    put(left, "*", size=14, align=CENTRE)
    put(left, "{{ symbol }}", size=14, align=CENTRE)
    if about:
        put(left, "{{ about }}", size=12, align=CENTRE, italic=True, before=3)
    mark(left)
    put(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=15, align=CENTRE, bold=True)
    rule(right, aside=7)
    put(right, "{{ place_date }}", size=14, align=CENTRE, italic=True, before=8)


def mark(cell: _Cell) -> None:
    put(cell, "{%p if mark %}")
    put(cell, "{{ mark }}", size=12, align=CENTRE, bold=True, before=6)
    put(cell, "{%p endif %}")


def data_table(form: Form, source: str, style: str) -> None:
    """Add a table that repeats itself along `source.columns` and `source.rows`."""
    table = form.add_table(4, 3)
    table.style = style
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = [list(row.cells) for row in table.rows]
    for cell, text in zip(
        cells[0], ("{%tc for column in " + source + ".columns %}", "{{ column.head }}", "{%tc endfor %}"), strict=True
    ):
        put(cell, text, style="Đầu cột")
    cells[1][0].paragraphs[0].add_run("{%tr for row in " + source + ".rows %}")
    for cell, text in zip(cells[2], ("{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}"), strict=True):
        put(cell, text, style="Ô bảng")
    cells[3][0].paragraphs[0].add_run("{%tr endfor %}")


def blocks(form: Form) -> None:
    put(form, "{%p for block in blocks %}")
    for kind, style, field in (
        ("heading1", "Đề mục 1", "{{ block.text }}"),
        ("heading2", "Đề mục 2", "{{ block.text }}"),
        ("heading3", "Đề mục 3", "{{ block.text }}"),
        ("paragraph", "Đoạn văn", "{{r block.text }}"),
        ("item", "Gạch đầu dòng", "- {{r block.text }}"),
    ):
        put(form, '{%p if block.kind == "' + kind + '" %}')
        if field.startswith("- "):
            item = put(form, "- ", style=style)
            item.add_run(field[2:])
        else:
            put(form, field, style=style)
        put(form, "{%p endif %}")
    put(form, '{%p if block.kind == "table" %}')
    captioned_table(form, "block", "Bảng số liệu")
    put(form, "{%p endif %}")
    put(form, "{%p endfor %}")


def captioned_table(form: Form, source: str, style: str) -> None:
    put(form, "{%p if " + source + ".caption %}")
    put(form, "{{ " + source + ".caption }}", style="Tên bảng")
    put(form, "{%p endif %}")
    data_table(form, source, style)
    put(form, "{{ " + source + ".note }}", style="Ghi chú bảng")


def signatures(form: Form, kind: str) -> None:
    """Recipients left and one signer right; two and more signers side by side with the recipients under them."""
    form.add_paragraph().paragraph_format.space_after = Pt(0)
    put(form, "{%p if signers|length == 1 %}")
    left, right = plain_table(form, (75, 90)).rows[0].cells
    recipients(left, kind)
    signer(right, "signers[0]")
    put(form, "{%p endif %}")
    put(form, "{%p if signers|length > 1 %}")
    table = plain_table(form, (82.5, 82.5), rows=3)
    table.rows[0].cells[0].paragraphs[0].add_run("{%tr for pair in pairs %}")
    for cell, side in zip(table.rows[1].cells, ("left", "right"), strict=True):
        put(cell, "{%p if pair." + side + " %}")
        signer(cell, "pair." + side)
        put(cell, "{%p endif %}")
        put(cell, "", after=10)
    table.rows[2].cells[0].paragraphs[0].add_run("{%tr endfor %}")
    recipients(form, kind)
    put(form, "{%p endif %}")


def recipients(where: Form | _Cell, kind: str) -> None:
    """Name who gets the paper: small under a slanted head, or in the Party form under an upright one with a line."""
    put(where, "{%p if recipients %}")
    if kind == "state":
        put(where, "Nơi nhận:", size=12, bold=True, italic=True)
    else:
        put(where, "Nơi nhận:", size=14).runs[0].underline = True
    put(where, "{%p for one in recipients %}")
    put(where, "- {{ one }}{% if loop.last %}.{% else %};{% endif %}", size=11 if kind == "state" else 12)
    put(where, "{%p endfor %}")
    put(where, "{%p endif %}")


def signer(where: _Cell, source: str) -> None:
    put(where, "{%p for line in " + source + ".lines %}")
    put(where, "{{ line }}", size=14, bold=True, align=CENTRE)
    put(where, "{%p endfor %}")
    for _ in range(4):
        put(where, " ", size=14, align=CENTRE)
    put(where, "{{ " + source + ".name }}", size=14, bold=True, align=CENTRE)


def page_numbers(form: Form) -> None:
    section = form.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "2"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind == "text":
            run.text = text
        elif kind is None:
            code = OxmlElement("w:instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = text
            run._r.append(code)
        else:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)


def annexes(form: Form) -> None:
    section = form.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = False
    put(form, "{%p for annex in annexes %}")
    put(form, "{{ annex.label }}", style="Tên phụ lục").paragraph_format.page_break_before = True
    put(form, "{{ annex.title }}", style="Tên phụ lục")
    put(form, "{{ annex.belongs_to }}", style="Kèm theo")
    put(form, "{%p for table in annex.tables %}")
    captioned_table(form, "table", "Bảng số liệu")
    put(form, "{%p endfor %}")
    put(form, "{%p endfor %}")


def addressees(form: Form) -> None:
    put(form, "{%p if addressees|length == 1 %}")
    put(form, "Kính gửi: {{ addressees[0] }}", style="Kính gửi", before=10)
    put(form, "{%p endif %}")
    put(form, "{%p if addressees|length > 1 %}")
    put(form, "Kính gửi:", style="Kính gửi", before=10)
    put(form, "{%p for one in addressees %}")
    put(form, "- {{ one }}{% if loop.last %}.{% else %};{% endif %}", style="Kính gửi").alignment = LEFT
    form.paragraphs[-1].paragraph_format.left_indent = Mm(55)
    put(form, "{%p endfor %}")
    put(form, "{%p endif %}")
