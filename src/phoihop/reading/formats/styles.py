"""Reads the styles of a Word file: what a paragraph or a run looks like where it says nothing itself.

Resolves `basedOn` and the defaults of the document; knows nothing of the text.
"""

from __future__ import annotations

import msgspec
from lxml import etree

from phoihop.reading.formats.numbering import W, attribute, font_of, whole

ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
OFF = ("0", "false", "off")
DEEPEST = 40
CONTENTS = "toc "
"""Begins the names of the styles that Word gives the lines of a table of contents."""


class Style(msgspec.Struct):
    """What a paragraph style says, with what it inherits."""

    level: int = 0
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    align: str = ""
    num: str = ""
    num_level: int | None = None
    font: str = ""
    based: str = ""
    contents: bool = False


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """A toggle property: None where it is not said."""
    if properties is None:
        return None
    found = properties.find(W + name)
    return None if found is None else attribute(found) not in OFF


class Styles:
    """Styles by id, resolved along `basedOn`; paragraphs and letters share one space of names."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[str, Style] = {}
        self._whole: dict[str, Style] = {}
        self.default = ""
        held = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._font = font_of(held)
        for style in root.iterfind(f"{W}style") if root is not None else ():
            key = attribute(style, "styleId") or ""
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                self.default = key
            properties, runs = style.find(f"{W}pPr"), style.find(f"{W}rPr")
            own = Style(
                based=attribute(style.find(f"{W}basedOn")) or "", bold=switched(runs, "b"),
                italic=switched(runs, "i"), capitals=switched(runs, "caps"), font=font_of(runs),
            )  # fmt: skip
            own.contents = (attribute(style.find(f"{W}name")) or "").lower().startswith(CONTENTS)
            if properties is not None:
                level = attribute(properties.find(f"{W}outlineLvl"))
                own.level = whole(level, -1) + 1 if level is not None else 0
                own.align = ALIGN.get(attribute(properties.find(f"{W}jc")) or "", "")
                own.num = attribute(properties.find(f"{W}numPr/{W}numId")) or ""
                held = attribute(properties.find(f"{W}numPr/{W}ilvl"))
                own.num_level = None if held is None else whole(held, 0)
            self._own[key] = own

    def __getitem__(self, key: str) -> Style:
        if key in self._whole:
            return self._whole[key]
        chain: list[Style] = []
        at = key
        while at in self._own and len(chain) < DEEPEST:
            chain.append(self._own[at])
            at = self._own[at].based
        out = Style(font=self._font)
        for style in reversed(chain):
            out.contents = style.contents or out.contents
            out.level = style.level or out.level
            out.align = style.align or out.align
            out.num = style.num or out.num
            out.font = style.font or out.font
            out.bold = out.bold if style.bold is None else style.bold
            out.italic = out.italic if style.italic is None else style.italic
            out.capitals = out.capitals if style.capitals is None else style.capitals
            out.num_level = out.num_level if style.num_level is None else style.num_level
        self._whole[key] = out
        return out
