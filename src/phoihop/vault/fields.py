"""Fields of Word that fetch something or start a program by themselves, and where an address leads.

A field is known by its first word, however its letters are divided between runs of text. One whose first word is made by
another field hides what it does, and no office writes such a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from phoihop.record.law import Refused

PROGRAMS = {"DDE", "DDEAUTO"}
FETCHING = {"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD"}
COMPUTED = "\0"  # stands in an instruction where another field makes a part of it
OLD_FIELD = re.compile(r"\x13([^\x13\x14\x15]*)(?=(\x13?))")
_FIRST_WORD = re.compile(r'[\s"]*([^\s"\\]*)')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):")


def leads_elsewhere(address: str) -> bool:
    """Tell whether an address leads to another computer: a page, a shared folder; a path on the same one does not."""
    target = unquote(address).strip(" \t\r\n\"'").lower().replace("\\", "/")
    scheme = _SCHEME.match(target)
    if scheme is None:
        return target.startswith("//")
    if scheme[1] != "file":
        return True
    rest = target[len("file:") :]
    path = rest.lstrip("/")
    slashes = len(rest) - len(path)
    return slashes >= 4 or (slashes == 2 and not path.startswith("localhost/") and not re.match(r"[a-z][:|]", path))


def check_fields(root: etree._Element) -> None:
    """Refuse a part of a Word document of which some field acts by itself."""
    for instruction in instructions(root):
        check_instruction(instruction)


def check_instruction(instruction: str) -> None:
    """Refuse one field by its instruction: a program that is called, `INCLUDEPICTURE "https://..."`."""
    first = _FIRST_WORD.match(instruction)
    word, rest = (first[1].upper(), instruction[first.end() :]) if first else ("", "")
    if COMPUTED in word or word in PROGRAMS:
        raise Refused("file_calls")
    if word in FETCHING and (COMPUTED in rest or any(leads_elsewhere(each) for each in _arguments(rest))):
        raise Refused("file_fetches")


def _arguments(rest: str) -> Iterator[str]:
    """Yield what stands in quotes, and the words outside of them that are no switches."""
    for quoted, bare in re.findall(r'"([^"]*)"?|([^\s"]+)', rest.replace("“", '"').replace("”", '"')):
        if quoted or (bare and not re.fullmatch(r"\\[*#@!a-z]", bare.lower())):
            yield quoted or bare


def instructions(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of every field, simple and complex ones, in the order in which they end."""
    open_fields: list[tuple[list[str], bool]] = []  # the letters so far, and whether the result has begun
    for each in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        kind = etree.QName(each).localname
        if kind == "fldSimple":
            yield next((value for name, value in each.attrib.items() if str(name).endswith("instr")), "")
        elif kind == "fldChar":
            step = next((value for name, value in each.attrib.items() if str(name).endswith("fldCharType")), "")
            if step == "begin":
                if open_fields and not open_fields[-1][1]:
                    open_fields[-1][0].append(COMPUTED)
                open_fields.append(([], False))
            elif step == "separate" and open_fields:
                open_fields[-1] = (open_fields[-1][0], True)
            elif step == "end" and open_fields:
                yield "".join(open_fields.pop()[0])
        elif open_fields and not open_fields[-1][1]:
            open_fields[-1][0].append(each.text or "")
    yield from ("".join(letters) for letters, _ in open_fields)


def check_old_fields(text: str) -> None:
    """Refuse the text of a .doc of which some field acts by itself; its fields stand between signs of their own."""
    for instruction, within in OLD_FIELD.findall(text):
        check_instruction(instruction + (COMPUTED if within else ""))
