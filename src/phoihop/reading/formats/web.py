"""Reads .html: the text of block elements as paragraphs, tables as cells; scripts, styles, menus and hidden parts left out."""

from __future__ import annotations

import re

import msgspec
from lxml import etree, html

from phoihop.reading.formats.legacy import FONTS, guessed
from phoihop.reading.layout import Layout, LayoutBuilder, Piece
from phoihop.reading.outcome import Block
from phoihop.reading.refusals import ReadRefused

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "svg",
        "iframe",
        "object",
        "title",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "figure",
        "figcaption",
        "center",
        "address",
        "hr",
        "body",
        "html",
        "caption",
    ]
)
DEEPEST = 200
FONT = re.compile(r"font-family\s{0,3}:\s{0,3}([^;]{1,200})", re.IGNORECASE)
CHARSET = re.compile(rb"charset\s?=\s?[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)


class PageReader:
    """Walks one page."""

    def __init__(self, font: str = "") -> None:
        self.builder = LayoutBuilder()
        self.pieces: list[Piece] = []
        self.tables = 0
        self.font = font

    def flush(self, look: Block) -> None:
        text = "".join(piece.text for piece in self.pieces)
        if text.strip():
            self.builder.add(tidy(self.pieces), look)
        self.pieces = []

    def walk(self, element: etree._Element, look: Block, bold: bool, italic: bool, depth: int) -> None:
        if depth > DEEPEST:
            raise ReadRefused("too_deep")
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in SKIPPED or "display:none" in (element.get("style") or "").replace(" ", ""):
            self.text(element.tail, bold, italic) if depth else None
            return
        block = tag in BLOCKS
        inner = look
        if block:
            self.flush(look)
            inner = self.look(element, tag, look)
        if tag == "br":
            self.flush(look)
        outer, self.font = self.font, font_of(element) or self.font
        heavy = bold or tag in ("b", "strong", "th") or (tag[:1] == "h" and tag[1:].isdigit())
        slanted = italic or tag in ("i", "em")
        self.text(element.text, heavy, slanted)
        if tag == "table":
            self.table(element, inner, heavy, slanted, depth)
        else:
            for child in element:
                self.walk(child, inner, heavy, slanted, depth + 1)
        if block:
            self.flush(inner)
        self.font = outer
        if depth:
            self.text(element.tail, bold, italic)

    def table(self, table: etree._Element, look: Block, bold: bool, italic: bool, depth: int) -> None:
        number = self.tables
        self.tables += 1
        taken: set[tuple[int, int]] = set()
        for index, row in enumerate(table.iter("tr")):
            column = 0
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while (index, column) in taken:
                    column += 1
                tall, wide = span(cell.get("rowspan")), span(cell.get("colspan"))
                taken.update((index + i, column + j) for i in range(tall) for j in range(wide))
                inside = msgspec.structs.replace(
                    look, kind="cell", table=number, row=index, column=column, row_span=tall, column_span=wide
                )
                self.text(cell.text, bold or cell.tag == "th", italic)
                for child in cell:
                    self.walk(child, inside, bold or cell.tag == "th", italic, depth + 2)
                self.flush(inside)
                column += wide

    def look(self, element: etree._Element, tag: str, look: Block) -> Block:
        level = int(tag[1:]) if tag[:1] == "h" and tag[1:].isdigit() else 0
        style = (element.get("align") or "") + (element.get("style") or "").replace(" ", "")
        align = "center" if tag == "center" or "center" in style else "right" if "right" in style else look.align
        kind = "heading" if level and look.kind == "paragraph" else look.kind
        return msgspec.structs.replace(look, kind=kind, level=level, align=align)

    def text(self, text: str | None, bold: bool, italic: bool) -> None:
        if text:
            self.pieces.append(Piece(re.sub(r"[ \t\r\n\f]+", " ", text), bold=bold, italic=italic, font=self.font))


def font_of(element: etree._Element) -> str:
    """The first font that an element names; "" where it names none."""
    found = FONT.search(element.get("style") or "")
    named = found.group(1) if found else element.get("face") or ""
    return named.split(",")[0].strip(" '\"")


def span(value: str | None) -> int:
    return max(1, min(int(value), 200)) if value and value.isdigit() else 1


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Without spaces at either end of the paragraph."""
    out = [piece for piece in pieces if piece.text]
    while out and not out[0].text.strip():
        out.pop(0)
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[0] = msgspec.structs.replace(out[0], text=out[0].text.lstrip())
        out[-1] = msgspec.structs.replace(out[-1], text=out[-1].text.rstrip())
    return out


def web(data: bytes) -> Layout:
    """The layout of an HTML page."""
    found = CHARSET.search(data[:2048])
    encoding = found.group(1).decode("ascii") if found else "utf-8"
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        text = data.decode("utf-8", errors="replace")
    if "\0" in text:
        raise ReadRefused("wrong_type")
    try:
        root = html.document_fromstring(
            text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadRefused("broken") from error
    layout = walked(root, "")
    encoding = None if layout.converted else guessed(layout.text)
    return layout if encoding is None else walked(root, FONTS[encoding])


def walked(root: etree._Element, font: str) -> Layout:
    reader = PageReader(font)
    reader.walk(root, Block("paragraph", 0, 0), bold=False, italic=False, depth=0)
    reader.flush(Block("paragraph", 0, 0))
    return reader.builder.layout("html")
