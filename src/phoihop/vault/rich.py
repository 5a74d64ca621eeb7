"""Looks into an .rtf: its text, for a secrecy mark, and whether something in it acts by itself. Nothing is laid out.

Works on the words of the format alone (Rich Text Format 1.9.1): groups, control words, letters by their code. What
programs or other files would be needed for is refused: embedded objects, templates from elsewhere, fields that call.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from phoihop.reading.formats.legacy import converted, guessed
from phoihop.record.law import Refused
from phoihop.vault.fields import check_instruction

MAGIC = b"{\\rtf"
WORDS = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d{1,10})? ?|\\(.)|([{}])|([^\\{}\r\n]+)", re.DOTALL)
SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict themedata colorschememapping datastore latentstyles listtable rsidtbl "
    b"listoverridetable xmlnstbl generator filetbl revtbl fldinst pntext listtext".split()
)
"""Groups that hold no text of a page; the instruction of a field is looked at by itself."""
ACTIVE = frozenset(b"object objdata objemb objocx objlink objautlink objupdate objclass".split())
BREAKS = frozenset(b"par line sect page cell row tab".split())
DEEPEST = 500
LONGEST = 60_000
ENOUGH = 4_000_000
"""So many pieces are looked at; an office's paper has far fewer."""


def text_of(data: bytes) -> str:
    """The text of the beginning. Raises `Refused`: file_active, file_calls, file_fetches, file_broken, file_bomb."""
    out: list[str] = []
    field: list[str] = []
    groups: list[tuple[bool, bool, int]] = []
    silent, instructing, fallback = False, False, 1
    encoding, starred, skip, length = "cp1252", False, 0, 0
    for count, match in enumerate(WORDS.finditer(data)):
        if count > ENOUGH:
            raise Refused("file_bomb")
        code, word, number, sign, brace, plain = match.groups()
        if brace == b"{":
            if len(groups) >= DEEPEST:
                raise Refused("file_bomb")
            groups.append((silent, instructing, fallback))
            starred, skip = False, 0
            continue
        if brace == b"}":
            if not groups:
                break
            before = instructing
            silent, instructing, fallback = groups.pop()
            if before and not instructing:
                check_instruction("".join(field))
                field = []
            skip = 0
            continue
        said = ""
        if word is not None:
            name = word.lower()
            if name in ACTIVE:
                raise Refused("file_active")
            if name == b"template" and starred:
                raise Refused("file_fetches")
            silent = silent or name in SILENT or (starred and name != b"fldinst")
            instructing = instructing or name == b"fldinst"
            encoding = page_of(number) if name == b"ansicpg" and number else encoding
            fallback = max(0, int(number or 1)) if name == b"uc" else fallback
            if name == b"u" and number:
                said, skip = chr(int(number) % 0x10000), fallback
            elif name in BREAKS:
                said = "\n" if name != b"tab" else "\t"
            starred = False
        elif sign is not None:
            starred = sign == b"*"
            said = (
                "\n"
                if sign in b"\r\n"
                else "\u00a0"
                if sign == b"~"
                else sign.decode("latin-1")
                if sign in b"\\{}"
                else ""
            )
        elif skip:
            cut = 1 if code else min(skip, len(plain))
            skip -= cut
            said = "" if code else plain[cut:].decode(encoding, "replace")
        else:
            said = (
                bytes.fromhex(code.decode()).decode(encoding, "replace") if code else plain.decode(encoding, "replace")
            )
        if instructing:
            field.append(said)
        elif not silent and length < LONGEST:
            out.append(said)
            length += len(said)
    if groups:
        raise Refused("file_broken")
    return in_unicode("".join(out))


def page_of(number: bytes) -> str:
    """The code page by its number; Windows' western one where Python knows none."""
    try:
        return codecs.lookup(f"cp{int(number)}").name
    except LookupError:
        return "cp1252"


def in_unicode(text: str) -> str:
    """Marks put together with their letters, and letters of the encodings before Unicode as what they show."""
    whole = unicodedata.normalize("NFC", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    encoding = guessed(whole)
    return converted(whole, encoding) if encoding else whole
