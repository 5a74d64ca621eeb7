"""The marks that begin a part of a text: "Điều 5.", "Chương II", "Article 3", "1.1", "a)", "-".

Numbers, letters and bullets are the same everywhere; the words before them come from the table `numbering` of a
language pack. Knows nothing of what a part says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

LEAD = r"[\s*_#>]{0,8}"
DIVISIONS = ("part", "chapter", "section", "subsection", "annex")
SUBCLAUSE = re.compile(LEAD + r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]|\s?[-–])?\s{1,4}(?=\S)")
CLAUSE = re.compile(LEAD + r"(\d{1,3})(?:[.)/]|\s?[-–]\s)\s{0,4}(?=[^\d\s]|\d{1,3}[\s/-]\D)")
ROMAN = re.compile(LEAD + r"([IVX]{1,6})[.)/\-–]{1,2}\s{0,4}(?=\S)")
LETTER = re.compile(LEAD + r"([A-E])(?:[.)/]|\s?[-–])\s{1,4}(?=\S)")
SUBPOINT = re.compile(LEAD + r"([a-zđ]\.?\d{1,2}|\([ivx]{1,4}\)|[ivx]{2,4}\))[.)]?\s{1,4}(?=\S)")
POINT = re.compile(LEAD + r"\(?([a-zđ])(?:[.)/]|\s?[-–](?=\s))\s{0,4}(?=\S)", re.IGNORECASE)
DASH = re.compile(r"[\s>]{0,8}([-–—•·*●▪■]|o(?=\s))\s{0,4}(?=\S)")
PLUS = re.compile(r"[\s>]{0,8}([+])\s{0,4}(?=\S)")
LONGEST_SECTION = 160


def words_of(phrases: Sequence[str]) -> str:
    """An alternation of phrases, the longest first; matches nothing where there are none."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"


class Marks:
    """The marks of one language, or of several together."""

    def __init__(self, *tables: Mapping[str, Sequence[str]]) -> None:
        merged: dict[str, list[str]] = {}
        for table in tables:
            for name, phrases in table.items():
                merged.setdefault(name, []).extend(phrases)

        def of(name: str) -> list[str]:
            return merged.get(name, [])

        self.divisions = {word.lower(): kind for kind in DIVISIONS for word in of(kind)}
        self.alphabet = max(of("alphabet"), key=len, default="abcdefghijklmnopqrstuvwxyz")
        ordinals = words_of(of("ordinals"))
        self.division = re.compile(
            LEAD
            + rf"({words_of(list(self.divisions))})\s{{1,3}}([IVXLC]{{1,7}}|\d{{1,3}}|{ordinals})\b\s{{0,3}}[.:\-–]?\s{{0,3}}",
            re.IGNORECASE,
        )
        article = words_of(of("article"))
        self.article = re.compile(
            LEAD + rf"((?:{article})\s{{1,3}}(\d{{1,3}}[a-z]?|[IVXL]{{1,6}}))\s{{0,2}}(?:[.:\-–]\s{{0,3}}|(?=\s*$))",
            re.IGNORECASE,
        )
        glued = words_of([word.capitalize() for word in (*of("article"), *of("chapter"))])
        self.glued_article = re.compile(rf"(?<=[.;:!?…])\s{{0,3}}(?=(?:{glued})\s{{1,3}}[\dIVXL]{{1,5}}\s{{0,2}}\.)")
        self.cited = re.compile(rf"\s{{0,2}}(?:,|(?:{words_of(of('cited'))})\b)", re.IGNORECASE)
        owners = [form for word in of("owner_line") for form in (word[:1].upper() + word[1:], word.upper())]
        self.owner_line = re.compile(rf"(?:{words_of(list(dict.fromkeys(owners)))})\b[^.;:]{{3,160}}$")

    def label_of(self, line: str) -> tuple[str, str, int] | None:
        """(kind, label as printed, where the text begins) of a line, or None where it has no number or bullet."""
        if match := self.article.match(line):
            rest = line[match.end() :]
            if not (line[match.end(1) : match.end()].strip() == "" and self.cited.match(rest)):
                return "article", match.group().strip(" *_#>\t-–:"), match.end()
        if (match := self.division.match(line)) and (
            line[match.end() :].isupper()
            or not line[match.end() :].strip()
            or match.group().strip()[-1] in ".:"
            or match.group(1)[0].isupper()
        ):
            kind = self.divisions[match.group(1).lower()]
            if kind != "section" or len(line) < LONGEST_SECTION:
                return kind, match.group().strip(" *_#>\t.:-–"), match.end()
        for kind, pattern in (
            ("subclause", SUBCLAUSE), ("clause", CLAUSE), ("roman", ROMAN), ("letter", LETTER), ("subpoint", SUBPOINT),
            ("point", POINT), ("plus", PLUS), ("dash", DASH),
        ):  # fmt: skip
            match = pattern.match(line)
            if match:
                if kind == "point" and match.group(1).isupper() and match.group().strip().endswith("."):
                    continue
                return kind, match.group().strip(" *_#>\t"), match.end()
        return None

    def begins_part(self, line: str) -> bool:
        return self.label_of(line) is not None or bool(self.article.match(line) or self.division.match(line))

    def next_letter(self, letter: str) -> str:
        if not letter:
            return "a"
        at = self.alphabet.find(letter)
        return self.alphabet[at + 1] if 0 <= at < len(self.alphabet) - 1 else ""
