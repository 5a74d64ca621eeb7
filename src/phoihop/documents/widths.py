"""How the width of a page is shared among the columns of a table, from what the columns hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from phoihop.documents.paper import Group, Table
from phoihop.documents.values import in_column

HEAD_LINES = 3
_MM_PER_POINT = 25.4 / 72
# How wide letters of Times New Roman Bold are, in thousandths of their size; marks take no width of their own.
_BOLD = {
    278: "il/", 333: "fjt-()", 250: " .,:;", 389: "sIĩ", 444: "cerz", 500: "agovxyJ0123456789", 556: "bdhknpquS",
    611: "FP", 667: "BELTZ", 722: "wACDNRUVXYđ", 778: "GHKOQĐ", 833: "m", 944: "M", 1000: "W%",
}  # fmt: skip
_BOLD_OF = {letter: width for width, letters in _BOLD.items() for letter in letters}
# Widths in Times New Roman against a figure: office tables are set in it.
_NARROW, _WIDE = frozenset("iljtfrIíìỉĩị.,;:'’()[]/|-! "), frozenset("mwMWĐ%…“”—–")


def _measured(text: str) -> float:
    """Return how wide a text is, in figures of its font: an estimate, rather too wide than too narrow."""
    return sum(0.6 if c in _NARROW else 1.6 if c in _WIDE else 1.4 if c.isupper() else 0.95 for c in text)


def bold_mm(text: str, points: float) -> float:
    """Return how wide a text stands in Times New Roman Bold of so many points."""
    bare = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return sum(_BOLD_OF.get(letter, 722) for letter in bare) / 1000 * points * _MM_PER_POINT


def lines_needed(text: str, width: float) -> int:
    """Return on how many lines a text stands that is broken between words within so many figures."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, filled = lines + 1, 0.0
        for word in paragraph.split(" "):
            long = _measured(word)
            if filled and filled + 0.6 + long > width:
                lines, filled = lines + 1, 0.0
            filled += (0.6 if filled else 0.0) + long
            over = int(filled // width) if filled > width else 0
            lines, filled = lines + over, filled - over * width
    return lines


def _longest_line(words: Sequence[str], lines: int) -> int:
    """Return the letters that a line must hold so that words stand on so many lines."""
    longest = max((len(word) for word in words), default=1)
    while True:
        used, filled = 1, 0
        for word in words:
            filled += len(word) + (filled > 0)
            if filled > longest:
                used, filled = used + 1, len(word)
        if used <= lines:
            return longest
        longest += 1


def shares(table: Table, within: float, language: str = "vi") -> list[float]:
    """Return the widths of the columns in mm, together `within`.

    Figures, dates and ordinals take what they need; the rest is shared by the text: at least the longest word, then by
    the root of its amount, so that one long column does not starve the others. The head of a narrow column stands on
    three lines at most, as long as there is room.
    """
    letter_mm, padding = 2.15, 4.0
    needed: list[float] = []
    wanted: list[float] = []
    headed: list[float] = []
    for number, column in enumerate(table.columns):
        cells = [in_column(row[number], column.kind, language) for row in table.rows if not isinstance(row, Group)]
        if table.total is not None:
            cells.append(in_column(table.total[number], column.kind, language))
        word = max((len(part) for text in [*cells, column.head] for part in text.split()), default=1)
        whole = max((len(text) for text in cells), default=1)
        fixed = column.kind in {"ordinal", "number", "date"}
        needed.append(max(whole, word) * letter_mm + padding if fixed else word * letter_mm + padding)
        headed.append(_longest_line(column.head.split(), HEAD_LINES) * letter_mm + padding if fixed else 0.0)
        spread = sum(len(text) for text in cells) / max(1, len(cells))
        wanted.append(column.share if column.share is not None else 0.0 if fixed else spread**0.75)
    if any(column.share is not None for column in table.columns):
        parts = [column.share if column.share is not None else 1.0 for column in table.columns]
        return [within * part / sum(parts) for part in parts]
    roomy = [max(pair) for pair in zip(needed, headed, strict=True)]
    needed = roomy if sum(roomy) <= within * 0.8 else needed
    left = within - sum(needed)
    if left <= 0 or not sum(wanted):
        return [within * width / sum(needed) for width in needed]
    return [width + left * want / sum(wanted) for width, want in zip(needed, wanted, strict=True)]
