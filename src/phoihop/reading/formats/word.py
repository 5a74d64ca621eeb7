"""Reads .docx: paragraphs with automatic numbers, tables with merged cells, text boxes, footnotes and endnotes.

Tracked changes are read as accepted, or as refused where the original is wanted; headers, footers, comments and hidden
text are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

from phoihop.reading.formats.bullets import dashed, sign
from phoihop.reading.formats.changes import PUT_IN, TAKEN_OUT, Changes
from phoihop.reading.formats.legacy import converted, encoding_of_font, is_unicode
from phoihop.reading.formats.numbering import Numbering, W, attribute, font_of, whole
from phoihop.reading.formats.package import Package
from phoihop.reading.formats.styles import ALIGN, DEEPEST, OFF, Style, Styles, switched
from phoihop.reading.layout import Layout, LayoutBuilder, Piece
from phoihop.reading.outcome import Block
from phoihop.reading.refusals import ReadRefused

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS_TEXT = f"{W}txbxContent"
LOOKED_THROUGH = frozenset(
    (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", *PUT_IN, *TAKEN_OUT),
)
MAIN = "/relationships/officeDocument"
USUAL_MAIN = "word/document.xml"
NOTES_APART = (("word/footnotes.xml", f"{W}footnote"), ("word/endnotes.xml", f"{W}endnote"))
MOST_EDGE_PARTS = 300
EDGE_PARTS = ("word/header", "word/footer")
SOFT_HYPHEN = "\u00ad"
TWIPS_OF_INDENT = 360
LAST_OUTLINE = 9


class WordReader:
    """Walks the body of one document."""

    def __init__(self, package: Package, *, original: bool) -> None:
        self.package = package
        self.changes = Changes(original=original)
        self.styles = Styles(package.xml_of("word/styles.xml"))
        self.numbering = Numbering(package.xml_of("word/numbering.xml"))
        self.builder = LayoutBuilder()
        self.tables = 0
        self.first_page: int | None = None
        self.carried: list[list[Piece]] = []

    def body(self, body: etree._Element) -> Layout:
        self.blocks_of(body, Block("paragraph", 0, 0), 0)
        for part, tag in NOTES_APART:
            root = self.package.xml_of(part)
            for note in root.iterfind(tag) if root is not None else ():
                if attribute(note, "type") in (None, "normal"):
                    self.blocks_of(note, Block("footnote", 0, 0), 0)
        if self.changes.seen:
            self.builder.notes.append("tracked_changes")
        return self.builder.layout("word", first_page=self.first_page, edges=self.edges())

    def edges(self) -> str:
        """The text of heads and feet of pages, a line for each paragraph."""
        lines: list[str] = []
        parts = sorted(name for name in self.package.names() if name.startswith(EDGE_PARTS) and name.endswith(".xml"))
        for name in parts[:MOST_EDGE_PARTS]:
            root = self.package.xml_of(name)
            paragraphs = root.iter(f"{W}p") if root is not None else ()
            lines += ["".join(each.text or "" for each in paragraph.iter(f"{W}t")) for paragraph in paragraphs]
        return "\n".join(line for line in lines if line.strip())

    def blocks_of(self, parent: etree._Element, look: Block, depth: int) -> None:
        """Adds paragraphs and tables in order; content controls and accepted insertions are looked through."""
        if depth > DEEPEST:
            raise ReadRefused("too_deep")
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, look, depth)
            elif child.tag == f"{W}tbl":
                if look.table >= 0:
                    for row in self.rows_of(child):
                        for inner in self.cells_of(row):
                            self.blocks_of(inner, look, depth + 1)
                else:
                    self.table(child, look, depth)
            elif child.tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                if chosen is None:
                    chosen = child.find(f"{MC}Fallback")
                if chosen is not None:
                    self.blocks_of(chosen, look, depth + 1)
            elif child.tag in LOOKED_THROUGH and not self.changes.take(child.tag) and not waits(child):
                self.blocks_of(child, look, depth + 1)

    def table(self, table: etree._Element, look: Block, depth: int) -> None:
        rows = [row for row in self.rows_of(table) if not self.changes.take_row(row)]
        only = list(self.cells_of(rows[0])) if len(rows) == 1 else []
        if len(only) == 1:
            # A frame around a part of the page, which may hold a table of its own.
            self.blocks_of(only[0], look, depth + 1)
            return
        number = self.tables
        self.tables += 1
        placed: list[list[tuple[etree._Element, int, int, bool, bool]]] = []
        for row in rows:
            column = whole(attribute(row.find(f"{W}trPr/{W}gridBefore")), 0)
            cells = []
            for cell in self.cells_of(row):
                if self.changes.take_cell(cell):
                    continue
                wide = max(1, whole(attribute(cell.find(f"{W}tcPr/{W}gridSpan")), 1))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                going_on = merge is not None and attribute(merge) != "restart"
                cells.append((cell, column, wide, merge is not None, going_on))
                column += wide
            placed.append(cells)
        going = [{column for _, column, _, _, on in cells if on} for cells in placed]
        for index, cells in enumerate(placed):
            for cell, column, wide, merged, going_on in cells:
                if going_on:
                    continue
                tall = 1
                while merged and index + tall < len(placed) and column in going[index + tall]:
                    tall += 1
                inner = msgspec.structs.replace(
                    look, kind="cell", table=number, row=index, column=column, row_span=tall, column_span=wide
                )
                self.blocks_of(cell, inner, depth + 1)

    def rows_of(self, parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag == f"{W}tr":
                yield child
            elif child.tag in LOOKED_THROUGH and not self.changes.take(child.tag) and depth < DEEPEST:
                yield from self.rows_of(child, depth + 1)

    def cells_of(self, parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag == f"{W}tc":
                yield child
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml") and depth < DEEPEST:
                yield from self.cells_of(child, depth + 1)

    def paragraph(self, paragraph: etree._Element, look: Block, depth: int) -> None:
        properties = paragraph.find(f"{W}pPr")
        key = (attribute(properties.find(f"{W}pStyle")) if properties is not None else None) or self.styles.default
        style = self.styles[key]
        if style.contents:
            return
        pieces: list[Piece] = []
        boxes: list[etree._Element] = []
        self.pieces_of(paragraph, style, pieces, boxes, 0)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if self.changes.take_end(mark):
            self.carried.append(pieces)
        else:
            for earlier in reversed(self.carried):
                pieces[:0] = earlier
            self.carried.clear()
            label = self.label_of(properties, style, key, pieces)
            self.add(pieces, self.look_of(properties, style, look), label)
        for box in boxes:
            self.blocks_of(box, Block("box", 0, 0), depth + 1)

    def label_of(self, properties: etree._Element | None, style: Style, key: str, pieces: list[Piece]) -> str:
        """The number that Word shows before a paragraph, in the letters of its font; it ends before the words begin."""
        num, at = style.num, style.num_level
        if num and at is None:
            at = self.numbering.level_of_style(num, key)
        if properties is not None:
            own = properties.find(f"{W}numPr")
            if own is not None:
                num = attribute(own.find(f"{W}numId")) or num
                held = attribute(own.find(f"{W}ilvl"))
                at = at if held is None else whole(held, 0)
        label = self.numbering.next(num, at or 0) if num and num != "0" else ""
        written = next((piece for piece in pieces if piece.text.strip()), None)
        if not label or written is None:
            return label if any(letter.isalnum() for letter in label) else ""
        encoding = encoding_of_font(self.numbering.font(num, at or 0) or written.font)
        if encoding is not None and not is_unicode(label):
            label = converted(label, encoding)
        return label + "." if label[-1].isalnum() and "." not in label else label

    def look_of(self, properties: etree._Element | None, style: Style, look: Block) -> Block:
        align, level, indent = style.align, style.level, 0
        if properties is not None:
            align = ALIGN.get(attribute(properties.find(f"{W}jc")) or "", align)
            own = attribute(properties.find(f"{W}outlineLvl"))
            level = whole(own, 8) + 1 if own is not None else level
            indent = whole(attribute(properties.find(f"{W}ind"), "left"), 0) // TWIPS_OF_INDENT
        level = 0 if level > LAST_OUTLINE else level
        kind = "heading" if level and look.kind == "paragraph" else look.kind
        return msgspec.structs.replace(
            look, kind=kind, level=level, align=align or "left", indent=max(0, min(indent, 9))
        )

    def add(self, pieces: list[Piece], look: Block, label: str) -> None:
        """Adds a paragraph; each line break inside it begins a new line with the same look."""
        line: list[Piece] = []
        whole = "".join(piece.text for piece in pieces)
        if not label and dashed(whole) != whole:
            bullet = dashed(pieces[0].text + ".")[:-1]
            pieces[0] = msgspec.structs.replace(pieces[0], text=bullet)
        for piece in pieces:
            parts = piece.text.split("\n")
            for index, part in enumerate(parts):
                if index:
                    self.builder.add(line, look, label)
                    line, label = [], ""
                if part:
                    line.append(msgspec.structs.replace(piece, text=part))
        self.builder.add(line, look, label)

    def pieces_of(
        self, parent: etree._Element, style: Style, pieces: list[Piece], boxes: list[etree._Element], depth: int
    ) -> None:
        if depth > DEEPEST:
            raise ReadRefused("too_deep")
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self.run(child, style, pieces, boxes)
            elif tag == f"{MC}AlternateContent":
                self.alternative(child, boxes)
            elif tag != f"{W}pPr" and not self.changes.take(tag) and not waits(child):
                self.pieces_of(child, style, pieces, boxes, depth + 1)

    def alternative(self, element: etree._Element, boxes: list[etree._Element]) -> None:
        """A drawing comes twice, for new and old programs: its text is taken once."""
        for way in (f"{MC}Choice", f"{MC}Fallback"):
            found = [box for chosen in element.iterfind(way) for box in chosen.iter(WPS_TEXT)]
            if found:
                boxes.extend(found)
                return

    def run(self, run: etree._Element, style: Style, pieces: list[Piece], boxes: list[etree._Element]) -> None:
        properties = run.find(f"{W}rPr")
        if switched(properties, "vanish"):
            return
        bold, italic = switched(properties, "b"), switched(properties, "i")
        underline = properties.find(f"{W}u") if properties is not None else None
        text = ""
        for child in run:
            match child.tag:
                case t if t in (f"{W}t", f"{W}delText"):
                    text += child.text or ""
                case t if t == f"{W}softHyphen":
                    text += SOFT_HYPHEN
                case t if t == f"{W}tab":
                    text += "\t"
                case t if t in (f"{W}br", f"{W}cr"):
                    if attribute(child, "type") == "page":
                        self.page_ends()
                    else:
                        text += "\n"
                case t if t == f"{W}lastRenderedPageBreak":
                    self.page_ends()
                case t if t == f"{W}sym":
                    heads = not pieces and not text.strip()
                    text += sign(attribute(child, "font") or "", attribute(child, "char") or "", heads=heads)
                case t if t == f"{W}noBreakHyphen":
                    text += "-"
                case t if t == f"{MC}AlternateContent":
                    self.alternative(child, boxes)
                case t if t in (f"{W}drawing", f"{W}pict", f"{W}object"):
                    boxes.extend(child.iter(WPS_TEXT))
                case _:
                    pass
        capitals = switched(properties, "caps")
        if style.capitals if capitals is None else capitals:
            text = text.upper()
        if text:
            pieces.append(
                Piece(
                    text,
                    bold=bool(style.bold if bold is None else bold),
                    italic=bool(style.italic if italic is None else italic),
                    underline=underline is not None and attribute(underline) not in ("none", *OFF),
                    font=font_of(properties) or self.font_of_letters(properties) or style.font,
                )
            )

    def font_of_letters(self, properties: etree._Element | None) -> str:
        """The font of a run's own style."""
        key = None if properties is None else attribute(properties.find(f"{W}rStyle"))
        return self.styles[key].font if key else ""

    def page_ends(self) -> None:
        if self.first_page is None and self.builder.blocks:
            self.first_page = self.builder.blocks[-1].end


def waits(element: etree._Element) -> bool:
    """Whether a content control still shows the words that ask to fill it in."""
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def main_part(package: Package) -> str | None:
    """The name of the part that holds the text, which need not be the usual one; None where it is no Word file."""
    if USUAL_MAIN in package.names():
        return USUAL_MAIN
    root = package.xml_of("_rels/.rels") if "[Content_Types].xml" in package.names() else None
    for relation in root if root is not None else ():
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith(MAIN) and target.startswith("word/") and target in package.names():
            return target
    return None


def word(data: bytes, *, original: bool = False) -> Layout:
    """The layout of a .docx file. Raises `ReadRefused`: broken, encrypted, macros, too_deep, too_large."""
    package = Package(data)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
        raise ReadRefused("macros")
    package.check_sizes(".xml")
    root = package.xml_of(main_part(package) or USUAL_MAIN)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise ReadRefused("broken")
    return WordReader(package, original=original).body(body)
