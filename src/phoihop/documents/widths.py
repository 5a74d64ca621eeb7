"""How the width of a page is shared among the columns of a table, from what the columns hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from phoihop.documents.paper import Group, Table
from phoihop.documents.values import in_column

HEAD_LINES = 3
_HEAD_POINTS = 12
_MM_PER_POINT = 25.4 / 72
# How wide letters of Times New Roman are, in thousandths of their size; marks take no width of their own.
_PLAIN = {
    250: " .,", 278: "iljt:;/", 333: "frI-()!", 389: "sJ", 444: "acez", 500: "bdghknopquvxyđ0123456789", 556: "FPS",
    611: "ELTZ", 667: "BCR", 722: "wADGHKNOQUVXYĐ", 778: "m", 833: "%", 889: "M", 944: "W",
}  # fmt: skip
_BOLD = {
    250: " .,", 278: "il/", 333: "fjt-():;", 389: "sI", 444: "cerz", 500: "agovxyJ0123456789", 556: "bdđhknpquS",
    611: "FP", 667: "BELTZ", 722: "wACDNRUVXYĐ", 778: "GHKOQ", 833: "m", 944: "M", 1000: "W%",
}  # fmt: skip
_PLAIN_OF, _BOLD_OF = (
    {letter: width for width, letters in face.items() for letter in letters} for face in (_PLAIN, _BOLD)
)
_UNKNOWN = 722
_LOOSE = 1.06  # screens and printers set letters a little wider than their font says


def _ems(text: str, face: dict[str, int]) -> float:
    bare = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return sum(face.get(letter, _UNKNOWN) for letter in bare) / 1000


def measured(text: str) -> float:
    """Return how wide a text stands in Times New Roman, in figures of the same size; rather too wide than too narrow."""
    return _ems(text, _PLAIN_OF) * 2 * _LOOSE


def bold_mm(text: str, points: float) -> float:
    """Return how wide a text stands in Times New Roman Bold of so many points."""
    return _ems(text, _BOLD_OF) * points * _MM_PER_POINT


def lines_needed(text: str, width: float) -> int:
    """Return on how many lines a text stands that is broken between words within so many figures."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, filled = lines + 1, 0.0
        for word in paragraph.split(" "):
            long = measured(word)
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
        word = max((len(part) for text in cells for part in text.split()), default=1)
        head = max((bold_mm(part, _HEAD_POINTS) for part in column.head.split()), default=letter_mm)
        whole = max((len(text) for text in cells), default=1)
        fixed = column.kind in {"ordinal", "number", "date"}
        needed.append(max((max(whole, word) if fixed else word) * letter_mm, head) + padding)
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
