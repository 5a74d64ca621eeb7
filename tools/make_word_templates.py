"""Write the office forms of the product: python tools/make_word_templates.py

The forms are Word files with fields in double braces; an office may change them in Word. This script makes the ones
that come with the product, after Decree 30/2020 (state) and Guidance 36-HD/VPTW (Party), into the package.
"""

# ruff: noqa: SLF001 - borders, fields and table looks have no public name in python-docx

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Form
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

FORMS = Path(__file__).parent.parent / "src" / "phoihop" / "documents" / "forms"
CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
FIXED_DAY = datetime(2026, 1, 2)  # noqa: DTZ001 - Word's properties are taken as they stand


def main() -> None:
    FORMS.mkdir(parents=True, exist_ok=True)
    for kind in ("state", "party"):
        write(report_form(kind), FORMS / f"report-{kind}.docx")
        write(letter_form(kind), FORMS / f"letter-{kind}.docx")
    write(brief_form(), FORMS / "brief.docx")


def write(form: Form, path: Path) -> None:
    """Save without the sample picture of the library and with fixed times, so that equal forms are equal files."""
    made = io.BytesIO()
    form.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/thumbnail.jpeg":
                continue
            if name == "_rels/.rels":
                data = without_thumbnail(data)
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    sys.stdout.write(f"{path.name}: {path.stat().st_size:,d} bytes\n")


def without_thumbnail(relations: bytes) -> bytes:
    tree = parse_xml(relations)
    for relation in list(tree):
        if relation.get("Target", "").endswith("thumbnail.jpeg"):
            tree.remove(relation)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def new_form(*, size: float, top: int = 20, bottom: int = 20, left: int = 30, right: int = 15) -> Form:
    form = Document()
    form.core_properties.author = "Phối Hợp"
    form.core_properties.title = "{{ title }}"
    form.core_properties.comments = ""
    form.core_properties.language = "vi-VN"
    form.core_properties.created = form.core_properties.modified = FIXED_DAY
    page = form.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(top), Mm(bottom), Mm(left), Mm(right)
    page.header_distance = page.footer_distance = Mm(10)
    normal = form.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(size)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), "Times New Roman")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    data_style(form, "Bảng số liệu", full=True)
    data_style(form, "Bảng gọn", full=False)
    return form


def paragraph_style(
    form: Form,
    name: str,
    *,
    size: float,
    align: int = BOTH,
    bold: bool = False,
    italic: bool = False,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
    keep: bool = False,
) -> str:
    style = form.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = form.styles["Normal"]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.alignment = align
    style.paragraph_format.first_line_indent = Mm(indent) if indent else None
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = line
    style.paragraph_format.keep_with_next = keep
    style.paragraph_format.widow_control = True
    return name


def body_styles(form: Form, size: float = 14) -> None:
    paragraph_style(form, "Đoạn văn", size=size, indent=12.7, before=3, after=3, line=1.1)
    paragraph_style(form, "Gạch đầu dòng", size=size, indent=12.7, before=2, after=2, line=1.1)
    paragraph_style(form, "Đề mục 1", size=size, bold=True, indent=12.7, before=8, after=3, line=1.1, keep=True)
    paragraph_style(form, "Đề mục 2", size=size, bold=True, indent=12.7, before=5, after=3, line=1.1, keep=True)
    paragraph_style(
        form, "Đề mục 3", size=size, bold=True, italic=True, indent=12.7, before=4, after=3, line=1.1, keep=True
    )
    table_styles(form, 12)


def table_styles(form: Form, size: float) -> None:
    paragraph_style(form, "Tên bảng", size=size + 1, align=CENTRE, italic=True, before=6, after=3, keep=True)
    paragraph_style(form, "Đầu cột", size=size, align=CENTRE, bold=True, before=2, after=2, keep=True)
    paragraph_style(form, "Ô bảng", size=size, align=LEFT, before=1.5, after=1.5)
    paragraph_style(form, "Ghi chú bảng", size=size - 1, align=LEFT, italic=True, before=2, after=6)


def data_style(form: Form, name: str, *, full: bool) -> None:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    hair = 'w:val="single" w:sz="4" w:space="0" w:color="B8B2A6"'
    if full:
        borders = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        head = ""
    else:
        borders = f"<w:bottom {line}/><w:insideH {hair}/>"
        head = (
            f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom {line}/></w:tcBorders></w:tcPr>'
            "</w:tblStylePr>"
        )
    side = 57 if full else 40
    form.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{"BangSoLieu" if full else "BangGon"}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
            f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"{head}</w:style>"
        )
    )


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
    left, right = plain_table(form, (80, 95)).rows[0].cells
    put(left, "{%p if superior %}")
    put(left, "{{ superior }}", size=12, align=CENTRE)
    put(left, "{%p endif %}")
    put(left, "{{ issuer }}", size=12, align=CENTRE, bold=True)
    rule(left, aside=27)
    put(left, "{{ symbol }}", size=13, align=CENTRE, before=4)
    if about:
        put(left, "{{ about }}", size=12, align=CENTRE, before=4)
    mark(left)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12.5, align=CENTRE, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", size=13.5, align=CENTRE, bold=True)
    rule(right, aside=18.5)
    put(right, "{{ place_date }}", size=13.5, align=CENTRE, italic=True, before=4)


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


def signatures(form: Form) -> None:
    """Recipients left and one signer right; two and more signers side by side with the recipients under them."""
    form.add_paragraph().paragraph_format.space_after = Pt(0)
    put(form, "{%p if signers|length == 1 %}")
    left, right = plain_table(form, (75, 90)).rows[0].cells
    recipients(left)
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
    recipients(form)
    put(form, "{%p endif %}")


def recipients(where: Form | _Cell) -> None:
    put(where, "{%p if recipients %}")
    put(where, "Nơi nhận:", size=12, bold=True, italic=True)
    put(where, "{%p for one in recipients %}")
    put(where, "- {{ one }}{% if loop.last %}.{% else %};{% endif %}", size=11)
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


def report_form(kind: str) -> Form:
    form = new_form(size=14)
    body_styles(form)
    paragraph_style(form, "Tên phụ lục", size=14, align=CENTRE, bold=True, after=2, keep=True)
    paragraph_style(form, "Kèm theo", size=13, align=CENTRE, italic=True, after=8, keep=True)
    paragraph_style(form, "Kính gửi", size=14, align=CENTRE, before=2, after=2)
    page_numbers(form)
    (state_head if kind == "state" else party_head)(form)
    put(form, "{{ type }}", size=14 if kind == "state" else 16, bold=True, align=CENTRE, before=16)
    put(form, "{{ abstract }}", size=14, bold=True, align=CENTRE)
    if kind == "state":
        rule(form, aside=58)
    else:
        put(form, "-----", size=14, align=CENTRE)
    addressees(form)
    put(form, "", size=6)
    blocks(form)
    signatures(form)
    annexes(form)
    return form


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


def letter_form(kind: str) -> Form:
    form = new_form(size=14)
    body_styles(form)
    paragraph_style(form, "Kính gửi", size=14, align=CENTRE, before=2, after=2)
    page_numbers(form)
    (state_head if kind == "state" else party_head)(form, about=True)
    addressees(form)
    put(form, "", size=6)
    blocks(form)
    signatures(form)
    return form


def brief_form() -> Form:
    form = new_form(size=12, top=14, bottom=12, left=15, right=15)
    table_styles(form, 10.5)
    form.styles["Tên bảng"].paragraph_format.alignment = LEFT
    form.styles["Tên bảng"].font.bold, form.styles["Tên bảng"].font.italic = True, False
    form.styles["Đầu cột"].paragraph_format.alignment = LEFT
    for name in ("Đầu cột", "Ô bảng"):
        form.styles[name].paragraph_format.space_before = form.styles[name].paragraph_format.space_after = Pt(0.8)
    form.styles["Ghi chú bảng"].paragraph_format.space_after = Pt(2)
    paragraph_style(form, "Tên trang", size=17, align=LEFT, bold=True)
    paragraph_style(form, "Dòng phụ", size=11.5, align=LEFT, italic=True, before=2, after=4)
    paragraph_style(form, "Tóm tắt", size=12.5, align=LEFT, before=1, after=3, line=1.1)
    put(form, "{%p if mark %}")
    put(form, "{{ mark }}", size=11, bold=True, align=WD_ALIGN_PARAGRAPH.RIGHT)
    put(form, "{%p endif %}")
    put(form, "{{ title }}", style="Tên trang")
    put(form, "{{ line }}", style="Dòng phụ")
    put(form, "{%p for one in summary %}")
    put(form, "{{r one }}", style="Tóm tắt")
    put(form, "{%p endfor %}")
    put(form, "{%p for table in tables %}")
    captioned_table(form, "table", "Bảng gọn")
    put(form, "{%p endfor %}")
    put(form, "{{ note }}", size=9.5, align=LEFT, before=4)
    return form


if __name__ == "__main__":
    main()
