"""Letters folded for comparison, one character for one, so that offsets stay true.

Two strengths: `lowered` keeps diacritics and settles where the tone stands (thoả -> thỏa); `bare` drops diacritics and
maps đ to d. Cue words of two syllables or more are looked for in the bare text, single ones in the lowered text, so
that slips of typing are tolerated and "họp" is never "hợp".
"""

from __future__ import annotations

import unicodedata

TONES = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
ROUND = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\r\u000b\u000c"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
PLAIN = {ord(c): " " for c in SPACES} | {ord(c): "-" for c in DASHES} | {ord(c): '"' for c in QUOTES}
PLAIN |= {ord("\u2018"): "'", ord("\u2019"): "'", 0xD0: "đ"}


def one(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def stripped(char: str) -> str:
    """The letter without its marks, always one character."""
    if char in "đð":
        return "d"
    base = unicodedata.normalize("NFD", char)[:1]
    return base or char


class _Lower(dict[int, str]):
    def __missing__(self, key: int) -> str:
        char = PLAIN.get(key) or one(chr(key))
        self[key] = char
        return char


class _Bare(dict[int, str]):
    def __missing__(self, key: int) -> str:
        char = stripped(PLAIN.get(key) or one(chr(key)))
        self[key] = char
        return char


_LOWER = _Lower()
_BARE = _Bare()


def lowered(text: str) -> str:
    """Lower case with diacritics, tones of oa, oe, uy in one place ("quý" keeps its y), plain dashes and quotes."""
    low = text.translate(_LOWER)
    for old, new in ROUND.items():
        if old in low:
            if old[0] == "u":
                low = low.replace("q" + old, "q\0" + old[1]).replace(old, new).replace("q\0", "qu")
            else:
                low = low.replace(old, new)
    return low


def bare(text: str) -> str:
    """Lower case without diacritics; as long as the text."""
    return text.translate(_BARE)


def name_key(text: str) -> str:
    """How names of bodies are compared: bare, letters and digits only, single spaces."""
    folded = bare(unicodedata.normalize("NFC", text))
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())
