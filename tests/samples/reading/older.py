"""Writes Vietnamese in the two encodings before Unicode, so that the reader's way back can be tested.

In TCVN3 capitals with a tone exist only as small letters in a font of capitals; a text becomes stretches of two fonts.
The tables are turned around from what the reader knows; that they are right is tested by hand-written examples.
"""

from __future__ import annotations

import copy
import unicodedata

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from phoihop.reading.formats.legacy import TCVN3, VNI_LETTERS

TCVN3_CODES = {letter: chr(place) for place, letter in TCVN3.items()}
VNI_CODES: dict[str, str] = {}
for code, letter in VNI_LETTERS.items():
    if letter not in VNI_CODES or code.islower() or code.isupper():
        VNI_CODES[letter] = code
SMALL, CAPITALS = ".VnTime", ".VnTimeH"


def vni(text: str) -> str:
    """The text as it is written in VNI."""
    return "".join(VNI_CODES.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def tcvn3(text: str) -> list[tuple[str, str]]:
    """The text as stretches (font, letters) of TCVN3."""
    out: list[tuple[str, str]] = []
    for letter in unicodedata.normalize("NFC", text):
        if letter in TCVN3_CODES or not letter.isupper() or letter.isascii():
            font, written = SMALL, TCVN3_CODES.get(letter, letter)
        else:
            font, written = CAPITALS, TCVN3_CODES[letter.lower()]
        if out and out[-1][0] == font:
            out[-1] = (font, out[-1][1] + written)
        else:
            out.append((font, written))
    return out


def set_font(run, font: str) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    for held in properties.findall(qn("w:rFonts")):
        properties.remove(held)
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:ascii"), font)
    fonts.set(qn("w:hAnsi"), font)
    properties.insert(0, fonts)


def in_older_fonts(made: docx.document.Document, encoding: str) -> docx.document.Document:
    """The document with every run of its body written in an older encoding."""
    for run in list(made.element.body.iter(qn("w:r"))):
        texts = [each for each in run if each.tag in (qn("w:t"), qn("w:delText"))]
        if not texts:
            continue
        text = "".join(each.text or "" for each in texts)
        stretches = tcvn3(text) if encoding == "tcvn3" else [("VNI-Times", vni(text))]
        for font, written in stretches:
            piece = copy.deepcopy(run)
            held = [each for each in piece if each.tag in (qn("w:t"), qn("w:delText"))]
            held[0].text = written
            held[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for other in held[1:]:
                piece.remove(other)
            set_font(piece, font)
            run.addprevious(piece)
        run.getparent().remove(run)
    return made
