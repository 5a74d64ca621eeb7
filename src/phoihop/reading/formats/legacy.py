"""Text in the two encodings of Vietnamese before Unicode: TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times).

Known by the name of the font, run by run, or by counting syllables where a text has no fonts. The letters of both lie
in the upper half of Latin-1; a font whose name ends in H draws capitals with the small letters of TCVN3.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ", "àảãáạ", "ằẳẵắ", "ặầẩẫấậè", "ẻẽéẹềểễếệìỉ", "ĩíịò", "ỏõóọồổỗốộờởỡớợù", "ủũúụừửữứựỳỷỹýỵ",
)  # fmt: skip
TCVN3_PLACES = (0xA1, 0xB5, 0xBB, 0xC6, 0xCE, 0xDC, 0xE1, 0xF1)
TCVN3 = {
    place + index: letter
    for place, letters in zip(TCVN3_PLACES, TCVN3_LETTERS, strict=True)
    for index, letter in enumerate(letters)
}
VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
HAT, BREVE = "\u0302", "\u0306"
VNI_TONES = {"ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT}
VNI_HATS = {
    "â": HAT, "á": HAT + ACUTE, "à": HAT + GRAVE, "å": HAT + HOOK, "ã": HAT + TILDE, "ä": HAT + DOT,
}  # fmt: skip
VNI_BREVES = {
    "ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK, "ü": BREVE + TILDE, "ë": BREVE + DOT,
}  # fmt: skip
BEARS_TONE, BEARS_HAT, BEARS_BREVE = "aeouyơư", "aeo", "a"


def _vni_pairs() -> dict[str, str]:
    """All that VNI writes with a mark of its own: base and mark, small and capital, to the letter in NFC."""
    pairs: dict[str, str] = {}
    written = {letter: code for code, letter in VNI_ALONE.items() if letter in "ơư"}
    for bases, marks in ((BEARS_TONE, VNI_TONES), (BEARS_HAT, VNI_HATS), (BEARS_BREVE, VNI_BREVES)):
        for base in bases:
            for mark, combining in marks.items():
                letter = unicodedata.normalize("NFC", base + combining)
                if letter == "ỵ":
                    continue
                code = written.get(base, base)
                for one in (code, code.upper()):
                    for other in (mark, mark.upper()):
                        pairs[one + other] = letter.upper() if one != code else letter
    return pairs


VNI_PAIRS = _vni_pairs()
VNI_SINGLES = {**VNI_ALONE, **{code.upper(): letter.upper() for code, letter in VNI_ALONE.items()}}
VNI_LETTERS = VNI_PAIRS | VNI_SINGLES
VNI_PATTERN = re.compile("|".join(re.escape(code) for code in sorted(VNI_LETTERS, key=len, reverse=True)))
VNI_MARKS = frozenset((*VNI_TONES, *VNI_HATS, *VNI_BREVES))
UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
UPPER_HALF = re.compile("[\u00a1-\u00fe]")
SYMBOLS = {0xF000 + place: chr(place) for place in range(0x20, 0x100)}
"""Word keeps the letters of a font that it takes for a symbol font in the private area."""

TONED = unicodedata.normalize("NFD", "àáảãạ")
TONES = frozenset((ACUTE, GRAVE, HOOK, TILDE, DOT))
STOPS = frozenset((ACUTE, DOT))
ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
NUCLEUS = (
    "(?:uyê|uya|uyu|iêu|yêu|ươi|ươu|oai|oay|oeo|uây|uôi|ưa|ươ|ưi|ưu|ia|iê|yê|iu|ua|uô|ui|uy|uê|uâ|uơ|oa|oă|oe|oi|oo|"
    "ôi|ơi|ai|ao|au|ay|âu|ây|eo|êu|ue|uă|[aăâeêioôơuưy])"
)
CODA = "(ch|nh|ng|[cmnpt])?"
SYLLABLE = re.compile(f"{ONSET}{NUCLEUS}{CODA}")
WORD = re.compile("[^\\W\\d_]+")
FEWEST_CAPITALS = 2
TOLD_BY = 4
"""So many different words with marks are needed before a text without fonts is taken for anything but what it says."""
SURE = 0.85


def encoding_of_font(name: str) -> Encoding | None:
    """The encoding that a font's name tells: .VnTime, .VnTimeH, VNI-Times, VNI Helve; None for any other."""
    low = name.strip().lower()
    if low.startswith(".vn"):
        return "tcvn3"
    if low.startswith(("vni-", "vni ")):
        return "vni"
    return None


def draws_capitals(font: str) -> bool:
    """Whether a font of TCVN3 shows small letters as capitals: .VnTimeH, .VnArialH."""
    return font.strip().startswith((".Vn", ".VN", ".vn")) and font.strip().endswith("H")


def is_unicode(text: str) -> bool:
    """Whether a text has Vietnamese letters that neither encoding can hold: it was typed in Unicode, whatever its font."""
    return UNICODE_ONLY.search(text) is not None


def converted(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in Unicode, NFC. Letters that the encoding does not know stay as they are."""
    text = text.translate(SYMBOLS)
    if encoding == "tcvn3":
        text = text.translate(TCVN3)
    else:
        text = VNI_PATTERN.sub(lambda found: VNI_LETTERS[found.group()], text)
    text = unicodedata.normalize("NFC", text)
    return text.upper() if capitals else text


def without_fonts(text: str, encoding: Encoding) -> str:
    """A plain text in Unicode: a word of TCVN3 whose other letters are capitals is one of capitals, as "M\u00cbT" is "MẬT"."""
    whole = converted(text, encoding)
    return WORD.sub(lambda word: in_one_case(word.group()), whole) if encoding == "tcvn3" else whole


def in_one_case(word: str) -> str:
    plain = [letter for letter in word if letter.isascii()]
    capital = len(plain) >= FEWEST_CAPITALS and all(letter.isupper() for letter in plain)
    return word.upper() if capital and not word.isascii() and len(word.upper()) == len(word) else word


def split_marks(text: str) -> tuple[str, str]:
    """The mark of VNI that a run begins with, which belongs to the letter before it, and the rest."""
    marks = text[:1] if text[:1].lower() in VNI_MARKS else ""
    return marks, text[len(marks) :]


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable: onset, nucleus, coda, at most one tone, stops with two of five."""
    low = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in low if mark in TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(mark for mark in low if mark not in TONES))
    found = SYLLABLE.fullmatch(bare)
    if found is None:
        return False
    return found.group(1) not in ("c", "ch", "p", "t") or (bool(tones) and tones[0] in STOPS)


def plausible(text: str) -> tuple[float, int]:
    """The part of a text's words with marks that are Vietnamese syllables, in one case, and how many such words it has."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.0, 0
    good = sum((word.islower() or word.isupper() or word.istitle()) and is_syllable(word) for word in words)
    return good / len(words), len(words)


def guessed(text: str) -> Encoding | None:
    """The encoding of a text that has no fonts, by its syllables; None where it reads as it stands or as neither."""
    sample = text[:40_000]
    if UPPER_HALF.search(sample) is None or is_unicode(sample):
        return None
    as_it_stands, _ = plausible(sample)
    best: Encoding | None = None
    most = max(SURE, as_it_stands)
    for encoding in ENCODINGS:
        # Without case: capitals of TCVN3 are small letters in another font, so that a heading mixes both.
        text = converted(sample, encoding).lower()
        part, _ = plausible(text)
        if (
            part > most
            and len({word for word in WORD.findall(text) if len(word) > 1 and not word.isascii()}) >= TOLD_BY
        ):
            best, most = encoding, part
    return best


FONTS: dict[Encoding, str] = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
"""The usual font of each, for texts whose encoding is told by their syllables."""
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni")
