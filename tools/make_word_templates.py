"""Write the office forms of the product: python tools/make_word_templates.py

The forms are Word files with fields in double braces; an office may change them in Word. This script makes the ones
that come with the product, after Decree 30/2020 (state) and Guidance 36-HD/VPTW (Party), into the package.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from docx.document import Document as Form
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml import etree

from word_parts import (
    addressees,
    annexes,
    blocks,
    captioned_table,
    page_numbers,
    party_head,
    put,
    rule,
    signatures,
    state_head,
)
from word_styles import CENTRE, LEFT, body_styles, new_form, paragraph_style, table_styles

FORMS = Path(__file__).parent.parent / "src" / "phoihop" / "documents" / "forms"


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
    signatures(form, kind)
    annexes(form)
    return form


def letter_form(kind: str) -> Form:
    form = new_form(size=14)
    body_styles(form)
    paragraph_style(form, "Kính gửi", size=14, align=CENTRE, before=2, after=2)
    page_numbers(form)
    (state_head if kind == "state" else party_head)(form, about=True)
    addressees(form)
    put(form, "", size=6)
    blocks(form)
    signatures(form, kind)
    return form


def brief_form() -> Form:
    form = new_form(size=12, top=14, bottom=12, left=15, right=15)
    table_styles(form, 10.5)
    form.styles["Tên bảng"].paragraph_format.alignment = LEFT
    form.styles["Tên bảng"].font.bold, form.styles["Tên bảng"].font.italic = True, False
    form.styles["Đầu cột"].paragraph_format.alignment = LEFT
    for name in ("Đầu cột", "Ô bảng"):
        form.styles[name].paragraph_format.space_before = form.styles[name].paragraph_format.space_after = Pt(0.8)
    form.styles["Ghi chú bảng"].paragraph_format.space_after = Pt(5)
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
