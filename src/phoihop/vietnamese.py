"""Vietnamese text: the key by which it is found, and the key by which it is sorted.

Pure, without Django. `fold_key` is for searching ("hoa binh" finds "Hòa Bình" and "Hoà Bình"), `sort_key` gives the
order of the CLDR collation for `vi` as a plain string, so that SQLite and PostgreSQL sort alike without a collation
of their own. Words for periods and dates stand in `words.py`.
"""

from __future__ import annotations

import re
import unicodedata

NBSP = "\u00a0"

_SPACES = re.compile(r"\s+")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
LONGEST_NAME = 120
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_BASES = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}  # huyền hỏi ngã sắc nặng


def fold_key(text: str) -> str:
    """Return the text as it is searched: lower case, without marks, `đ` as `d`, one space between words.

    Where the tone mark stands (`hòa`, `hoà`) and whether the text was composed make no difference.
    """
    lowered = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def file_name(*parts: object, ending: str) -> str:
    """Return a name under which a file is saved anywhere: what the parts say, without marks, joined by hyphens.

    Letters keep their case, so that a number and symbol is known again: `bao-cao-12-CTr-BDVTU-2026.docx`.
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFD", " ".join(str(part) for part in parts)))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("đ", "d").replace("Đ", "D")
    joined = _NOT_IN_NAMES.sub("-", plain).strip("-")[:LONGEST_NAME].rstrip("-")
    return f"{joined or 'tep'}.{ending}"


def _base36(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, rest = divmod(number, 36)
        digits.append(_DIGITS[rest])
    return "".join(reversed(digits))


# Two characters each: spaces, punctuation and signs sort before digits, digits before letters, as in CLDR.
_PUNCTUATION = "_-–—,;:!?./'\"“”‘’()[]{}§@*\\&#%+<=>|~$"
_WEIGHTS = {" ": "10"}
_WEIGHTS |= {sign: _base36(36 + 1 + place, 2) for place, sign in enumerate(_PUNCTUATION)}
_WEIGHTS |= {digit: f"4{digit}" for digit in "0123456789"}
_WEIGHTS |= {letter: _base36(5 * 36 + place, 2) for place, letter in enumerate(_ALPHABET)}


def sort_key(text: str) -> str:
    """Return a key whose plain order is the Vietnamese dictionary order of CLDR.

    Letters first (a < ă < â, d < đ, e < ê, o < ô < ơ, u < ư), then tones (ngang < huyền < hỏi < ngã < sắc < nặng),
    then small before capital. The key holds the characters 0-9 and a-z only, because these sort alike by bytes and
    under every collation a database may have been created with.
    """
    primary: list[str] = []
    tones: list[str] = []
    cases: list[str] = []
    for letter in unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip()):
        base, tone = _base_and_tone(letter.lower())
        primary.append(_WEIGHTS.get(base) or "z" + _base36(ord(base[0]), 4))
        tones.append(tone)
        cases.append("2" if letter.isupper() else "1")
    return f"{''.join(primary)}0{''.join(tones).rstrip('1')}0{''.join(cases).rstrip('1')}"


def _base_and_tone(letter: str) -> tuple[str, str]:
    if letter in _WEIGHTS:
        return letter, "1"
    parts = unicodedata.normalize("NFD", letter)
    base, tone = parts[0], "1"
    for mark in parts[1:]:
        if (base, mark) in _BASES:
            base = _BASES[base, mark]
        else:
            tone = _TONES.get(mark, "7")
    return base, tone


def name_key(name: str) -> str:
    """Return the key by which persons' names are sorted: by given name (the last word), then by the words before."""
    rest, _, given = _SPACES.sub(" ", name).strip().rpartition(" ")
    return f"{sort_key(given)}0{sort_key(rest)}"


def unbroken(text: str) -> str:
    """Return the text with spaces that do not break, for short terms such as `quý III/2026` and `20.500 bản`."""
    return text.replace(" ", NBSP)
