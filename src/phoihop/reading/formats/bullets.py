"""Makes the bullets that are drawn with a picture font, or typed as an arrow or a box, the dash that stands for them.

Only at the head of a line: elsewhere such a sign is no bullet.
"""

from __future__ import annotations

import re

DRAWN = re.compile(r"^\s{0,8}(?:[\ue000-\uf8ff]|[§¨Øü](?=\s)|[➢➤►▶▸➔→❖◆◇♦❑❒□○◦✓✔✦★☆]\ufe0f?)\s{0,8}")
"""U+E000 to U+F8FF is where Symbol and Wingdings keep theirs; "§", "¨", "Ø" and "ü" are what is left of one without its font."""


IN_SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xAE: "→", 0xB9: "≠"}
"""What the font Symbol draws at these numbers and a sentence cannot do without."""


def sign(font: str, char: str, *, heads: bool) -> str:
    """A sign that a Word file names by font and hexadecimal number: at the head of a paragraph the bullet that it is."""
    try:
        number = int(char, 16) & 0xFF
    except ValueError:
        return ""
    meant = IN_SYMBOL.get(number, "") if font.casefold() == "symbol" else ""
    return meant or (chr(0xF000 | number) if heads else "")


def dashed(text: str) -> str:
    """A line with its drawn bullet as "- "; a sign alone may be a tick in a table and stays."""
    found = DRAWN.match(text)
    if found is None or not text[found.end() :].strip():
        return text
    return f"- {text[found.end() :]}"
