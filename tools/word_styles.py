"""Page and styles of the office forms in Word: sizes, margins, fonts, tables. What stands on a page is in `word_parts.py`."""

from __future__ import annotations

from datetime import datetime

from docx import Document
from docx.document import Document as Form
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
FIXED_DAY = datetime(2026, 1, 2)  # noqa: DTZ001 - Word's properties are taken as they stand


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
    side = 70 if full else 40
    form.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{"BangSoLieu" if full else "BangGon"}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
            f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"{head}</w:style>"
        )
    )
