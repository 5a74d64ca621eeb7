"""Whether a text is a press report or the paper of an office: the one is read by its sentences, the other by its numbers."""

from __future__ import annotations

import re

from phoihop.reading.letters import name_key
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

# Of decree 30/2020 and of the Party's instruction on the form of papers; also in a two-column letterhead read as one line.
OFFICE_FORM = re.compile(r"(?:.*\b)?(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)$|noi nhan\b")
LONGEST_FORM_LINE = 90
OPENING, OPENING_WORDS, SAID = 5, 12, 30


def in_office_form(text: str) -> bool:
    """Whether a text has what only an office's paper has: the line of the state or the Party, or "Nơi nhận:"."""
    return any(OFFICE_FORM.match(name_key(line)) for line in text.splitlines() if len(line) <= LONGEST_FORM_LINE)


def is_report(units: list[Unit], tokens: Tokens) -> bool:
    """Running prose without numbered parts in which somebody signs, speaks or reviews."""
    numbered = sum(unit.kind not in ("paragraph", "dash", "plus") for unit in units)
    if any(unit.kind == "article" for unit in units) or numbered * (2 if opens_like_news(units, tokens) else 4) > len(
        units
    ):
        return False
    if any("press:sign" in tags or "press:signing" in tags for tags in tokens.tags):
        return True
    reviewed = any("press:review" in tags for tags in tokens.tags) and tokens.find("press:meeting", 0, len(tokens)) >= 0
    return reviewed and (tokens.find("press:tells", 0, len(tokens)) >= 0 or opens_like_news(units, tokens))


def opens_like_news(units: list[Unit], tokens: Tokens) -> bool:
    """“Ngày 3/8, tại B, A tổ chức hội nghị ký kết ...": a day with a ceremony in one of the first paragraphs, and somebody
    who speaks further on.
    """
    for unit in units[:OPENING]:
        first, last = tokens.first_at(unit.start), tokens.first_at(unit.end)
        day = next((i for i in range(first, min(last, first + OPENING_WORDS)) if tokens.size(i, "press:day")), -1)
        if day < 0 or tokens.find("press:meeting", day, last) < 0:
            continue
        said = ("press:opinion", "press:asking", "press:tells")
        return any(
            tokens.size(i, "press:title") and any(tokens.find(tag, i, min(len(tokens), i + SAID)) >= 0 for tag in said)
            for i in range(last, len(tokens))
        )
    return False
