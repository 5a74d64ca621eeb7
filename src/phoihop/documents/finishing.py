"""Last touches to a rendered Word file, that no form should have to care about.

Widths, alignment and repeated heads of tables; Word's own no-break hyphen; one font for status shapes, so that they do
not come from five fallback fonts; the landscape pages away where a paper has no annex.
"""

# ruff: noqa: SLF001 - python-docx has no public name for what is touched here

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from phoihop.documents.bars import KEY
from phoihop.documents.paper import Column, Group, Table
from phoihop.documents.shapes import CHARACTERS
from phoihop.documents.typesetting import NO_BREAK_HYPHEN
from phoihop.documents.widths import shares

FULL, LIGHT = "Bảng số liệu", "Bảng gọn"  # the table styles of the forms: a grid, or rules between rows only
SHAPE_FONT = "Segoe UI Symbol"
_TWIPS_PER_MM = 1440 / 25.4
_TURNED_LETTER_MM = 2.1
_WORDS_KEPT = 2  # paragraphs that stay with the signatures
_ON_ONE_PAGE = 10  # rows of a table that is not torn apart
_ALIGN = {
    FULL: {"text": "left", "ordinal": "center", "number": "right", "date": "center", "status": "left"},
    LIGHT: {"text": "left", "ordinal": "left", "number": "right", "date": "left", "status": "left"},
}
_SPECIAL = re.compile(f"({re.escape(NO_BREAK_HYPHEN)}|[{re.escape(CHARACTERS + KEY)}]\N{VARIATION SELECTOR-15}?)")


def drop_landscape_pages(document: Document) -> None:
    """Take away the last section, where the annexes would stand; a form without one is left as it is."""
    body = document.element.body
    breaks = [
        child for child in body if child.tag == qn("w:p") and child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ]
    if not breaks:
        return
    last = breaks[-1]
    kept = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    for later in list(last.itersiblings()):
        body.remove(later)
    kept.getparent().remove(kept)
    if not "".join(last.itertext()).strip():
        body.remove(last)
    body.append(kept)


def shape_tables(document: Document, tables: Sequence[tuple[Table, int]], language: str) -> None:
    """Give each table of data its widths (within so many mm), alignment, groups, total and repeated head.

    Tables are met in the order of the paper; a form that leaves some out keeps what it has.
    """
    looks = ((made, made.style.name if made.style is not None else None) for made in document.tables)
    styled = [(made, look) for made, look in looks if look in {FULL, LIGHT}]
    for (made, look), (table, within) in zip(styled, tables, strict=False):
        _widths(made._tbl, shares(table, within, language))
        rows = made._tbl.tr_lst
        _repeat(rows[0])
        _turn(rows[0], table.columns)
        _keep(made._tbl, table)
        align = _ALIGN[look or FULL]
        if look == LIGHT:
            _align(rows[0], table.columns, align)
        for row, meant in zip(rows[1:], table.rows, strict=False):
            _together(row)
            if isinstance(meant, Group):
                _across(row, len(table.columns))
            else:
                _align(row, table.columns, align)
        if table.total is not None:
            _align(rows[-1], table.columns, align)
            _bold(rows[-1])


def tell_pictures(document: Document, words: Sequence[str]) -> None:
    """Give the pictures of the paper, in their order, the words by which a reader that cannot show them tells them."""
    for picture, said in zip(document.element.body.iter(qn("wp:docPr")), words, strict=False):
        picture.set("descr", said)
        for side in (
            "distT",
            "distB",
            "distL",
            "distR",
        ):  # where these are left out, some programs take an eighth of an inch
            picture.getparent().set(side, "0")


def keep_signatures(document: Document) -> None:
    """Keep the place of the signatures whole and on the page of the last words before it, never alone on one."""
    others = [table for table in document.tables if table.style is None or table.style.name not in {FULL, LIGHT}]
    for table in others[1:]:  # the first one is the head of the paper
        for row in table._tbl.tr_lst:
            _together(row)
            for cell in row.tc_lst:
                _with_next(cell)
        before, words = table._tbl.getprevious(), 0
        while before is not None and before.tag == qn("w:p") and words < _WORDS_KEPT:
            before.get_or_add_pPr().get_or_add_keepNext().val = True
            words += bool("".join(before.itertext()).strip())
            before = before.getprevious()


def set_characters(document: Document) -> None:
    """Turn no-break hyphens into Word's element and give status shapes their font, in the body and its tables."""
    for text in list(document.element.body.iter(qn("w:t"))):
        if text.text and _SPECIAL.search(text.text):
            _split(text)


def _split(text: _Element) -> None:
    run = text.getparent()
    if run is None or run.tag != qn("w:r"):
        return
    before = [child for child in run if child.tag != qn("w:rPr")]
    properties = run.find(qn("w:rPr"))
    place = run
    for child in before:
        run.remove(child)
    filled = run
    for child in before:
        if child is not text:
            filled.append(child)
            continue
        for piece, special in _pieces(text.text or ""):
            if special and piece != NO_BREAK_HYPHEN:
                shape = _run_like(properties)
                _font(shape, SHAPE_FONT)
                shape.append(_text(piece))
                place.addnext(shape)
                filled = _run_like(properties)
                shape.addnext(filled)
                place = filled
            elif special:
                filled.append(OxmlElement("w:noBreakHyphen"))
            else:
                filled.append(_text(piece))
    if filled is not run and not [child for child in filled if child.tag != qn("w:rPr")]:
        filled.getparent().remove(filled)
    if not [child for child in run if child.tag != qn("w:rPr")]:
        run.getparent().remove(run)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for number, piece in enumerate(_SPECIAL.split(text)):
        if piece:
            yield piece, number % 2 == 1


def _run_like(properties: _Element | None) -> _Element:
    run = OxmlElement("w:r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    return run


def _text(words: str) -> _Element:
    text = OxmlElement("w:t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = words
    return text


def _font(run: _Element, name: str) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    old = properties.find(qn("w:rFonts"))
    if old is not None:
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    properties.insert(0, fonts)


def _widths(table: _Element, widths: Sequence[float]) -> None:
    twips = [round(width * _TWIPS_PER_MM) for width in widths]
    properties = table.tblPr
    for tag in ("w:tblW", "w:tblLayout"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    total = OxmlElement("w:tblW")
    total.set(qn("w:w"), str(sum(twips)))
    total.set(qn("w:type"), "dxa")
    layout = OxmlElement("w:tblLayout")
    layout.set(qn("w:type"), "fixed")
    style = properties.find(qn("w:tblStyle"))
    properties.insert(0 if style is None else 1, total)
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(layout)
    else:
        look.addprevious(layout)
    grid = table.tblGrid
    for old in list(grid):
        grid.remove(old)
    for width in twips:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(width))
        grid.append(column)
    for row in table.tr_lst:
        for cell, width in zip(row.tc_lst, twips, strict=False):
            _cell_width(cell, width)


def _cell_width(cell: _Element, twips: int) -> None:
    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:tcW")):
        properties.remove(old)
    width = OxmlElement("w:tcW")
    width.set(qn("w:w"), str(twips))
    width.set(qn("w:type"), "dxa")
    properties.insert(0, width)


def _row_flag(row: _Element, tag: str) -> None:
    properties = row.get_or_add_trPr()
    if properties.find(qn(tag)) is None:
        properties.append(OxmlElement(tag))


def _repeat(row: _Element) -> None:
    _row_flag(row, "w:cantSplit")
    _row_flag(row, "w:tblHeader")


def _together(row: _Element) -> None:
    _row_flag(row, "w:cantSplit")


def _across(row: _Element, columns: int) -> None:
    first, *others = row.tc_lst
    properties = first.get_or_add_tcPr()
    total = sum(int(one.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for one in row.tc_lst)
    for cell in others:
        row.remove(cell)
    _cell_width(first, total)
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), str(columns))
    properties.find(qn("w:tcW")).addnext(span)
    _bold(row)
    _with_next(first)


def _with_next(cell: _Element) -> None:
    """Keep a row on the page of the row after it, so that no heading of a group stands alone at the foot."""
    for paragraph in cell.p_lst:
        paragraph.get_or_add_pPr().get_or_add_keepNext().val = True


def _turn(row: _Element, columns: Sequence[Column]) -> None:
    """Let the heads of turned columns read from below, in a row that is high enough for the longest of them."""
    heads = [column.head for column in columns if column.turned]
    if not heads:
        return
    for cell, column in zip(row.tc_lst, columns, strict=False):
        properties = cell.get_or_add_tcPr()
        for tag, value in ((("w:textDirection", "btLr"),) if column.turned else ()) + (("w:vAlign", "bottom"),):
            for old in properties.findall(qn(tag)):
                properties.remove(old)
            made = OxmlElement(tag)
            made.set(qn("w:val"), "center" if tag == "w:vAlign" and column.turned else value)
            properties.append(made)
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), str(round(max(len(head) for head in heads) * _TURNED_LETTER_MM * _TWIPS_PER_MM)))
    height.set(qn("w:hRule"), "atLeast")
    row.get_or_add_trPr().append(height)


def _keep(table: _Element, meant: Table) -> None:
    """Keep a short table on one page, and its empty note low: it only parts the table from what follows."""
    if len(meant.rows) <= _ON_ONE_PAGE:
        for row in table.tr_lst[:-1]:
            for cell in row.tc_lst:
                _with_next(cell)
    after = table.getnext()
    if not meant.note and after is not None and after.tag == qn("w:p") and not "".join(after.itertext()).strip():
        properties = after.get_or_add_pPr()
        for old in properties.findall(qn("w:spacing")):
            properties.remove(old)
        spacing = OxmlElement("w:spacing")
        for name, value in (("before", "0"), ("after", "0"), ("line", "100"), ("lineRule", "exact")):
            spacing.set(qn(f"w:{name}"), value)
        properties._insert_spacing(spacing)


def _align(row: _Element, columns: Sequence[Column], by_kind: Mapping[str, str]) -> None:
    for cell, column in zip(row.tc_lst, columns, strict=False):
        for paragraph in cell.p_lst:
            properties = paragraph.get_or_add_pPr()
            properties.jc_val = None
            align = OxmlElement("w:jc")
            align.set(qn("w:val"), by_kind[column.kind])
            properties._insert_jc(align)


def _bold(row: _Element) -> None:
    for run in row.iter(qn("w:r")):
        properties = run.get_or_add_rPr()
        if properties.find(qn("w:b")) is None:
            properties._insert_b(OxmlElement("w:b"))
