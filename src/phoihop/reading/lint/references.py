"""Where the document points: to clauses that it does not have, and with abbreviations that nobody explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoihop.reading.letters import name_key
from phoihop.reading.lint.findings import Finding
from phoihop.reading.lint.paper import Paper
from phoihop.reading.outcome import Agreement, Block

REFERENCE = re.compile(r"(?:khoan (\d{1,3}) )?(?:dieu|article|section) (\d{1,3}|nay)\b")
OWN_REACH = 60
ABBREVIATION = re.compile(r"(?<![\w/.\-&])([A-ZĐƯƠÂ]{2,10}(?:-[A-ZĐ]{2,8})?)(?![\w/])")
ROMAN = re.compile(r"[IVXLC]+")
LOUD = 0.6
"""A line with more capitals than this is a heading or a letterhead: its words are no abbreviations."""


def reference_findings(paper: Paper) -> Iterator[Finding]:
    for agreement in paper.reading.agreements:
        yield from broken_references(paper, agreement)
        yield from undefined_abbreviations(paper, agreement)


def broken_references(paper: Paper, agreement: Agreement) -> Iterator[Finding]:
    """Tell "khoản 3 Điều 9 Quy chế này" where there is no such clause. Other instruments are not looked at."""
    numbers = own_numbers(paper)
    if not numbers:
        return
    text = paper.tokens.bare_text
    for match in REFERENCE.finditer(text, agreement.start, paper.end_of(agreement)):
        article = match[2]
        if article == "nay" or not is_own(paper, match.end()):
            continue
        known = numbers.get(article)
        if known is None or (match[1] and known and match[1] not in known):
            printed = paper.reading.text[match.start() : match.end()]
            yield Finding("reference_broken", match.start(), match.end(), params={"reference": printed})


def own_numbers(paper: Paper) -> dict[str, set[str]]:
    """The articles of the document with the numbers of their clauses."""
    articles: dict[int, str] = {}
    numbers: dict[str, set[str]] = {}
    for clause in paper.reading.clauses:
        digits = "".join(c for c in clause.label if c.isdigit())
        if clause.kind == "article":
            articles[clause.id] = digits
            numbers.setdefault(digits, set())
        elif clause.parent in articles and digits:
            numbers[articles[clause.parent]].add(digits)
    return numbers


def is_own(paper: Paper, at: int) -> bool:
    """Whether the words right after a reference say that this document is meant."""
    end = min(at + OWN_REACH, len(paper.reading.text))
    own = paper.says("lint:this_document", at, end)
    return own >= 0 and not re.search(r"[.;:]", paper.reading.text[at:own])


def undefined_abbreviations(paper: Paper, agreement: Agreement) -> Iterator[Finding]:
    """Capital letters in running text that the document never spells out and that not everybody knows."""
    text, end = paper.reading.text, paper.end_of(agreement)
    known = {name_key(each) for each in paper.words.abbreviations}
    known |= {name_key(each.short) for each in agreement.short_names}
    told: set[str] = set()
    for block in paper.reading.blocks:
        if block.start < agreement.start or block.end > end or is_loud(text, block):
            continue
        for match in ABBREVIATION.finditer(text, block.start, block.end):
            key = name_key(match[1])
            if key in known or key in told or ROMAN.fullmatch(match[1]) or all(p in known for p in key.split()):
                continue
            if is_spelt_out(text, match.start(), match.end()):
                known.add(key)
                continue
            told.add(key)
            yield Finding("abbreviation_undefined", match.start(), match.end(), params={"abbreviation": match[1]})


def is_loud(text: str, block: Block) -> bool:
    letters = [c for c in text[block.start : block.end] if c.isalpha()]
    return sum(c.isupper() for c in letters) > LOUD * max(1, len(letters))


def is_spelt_out(text: str, start: int, end: int) -> bool:
    """Whether it stands in brackets after its name, or its name in brackets after it."""
    before, after = text[max(0, start - 40) : start], text[end : end + 3]
    return after.startswith(" (") or (before.rfind("(") > before.rfind(")") and ")" in text[end : end + 3])
