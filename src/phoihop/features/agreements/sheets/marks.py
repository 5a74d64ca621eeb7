"""What cells of progress say: done, being done, not done, or something that a person must say.

The words of a table are mapped one by one; here is only what is proposed for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from phoihop.vietnamese import fold_key

DONE, DOING, NOT_DONE, ASKED = "done", "doing", "not_done", ""
MOST_WORDS = 40
LONGEST_MARK = 40
WHOLE = 100
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s?%")
_PART = re.compile(r"[01](?:[.,]\d+)?")
_DONE = re.compile(
    r"x+|v|✓|✔|ok|co|done|yes|completed?|da (?:hoan thanh|xong|thuc hien|lam|gui|bao cao|co|nop).*|"
    r"hoan thanh(?! mot phan).*|xong|dat|da dat|on time|dung han|qua han da xong"
)
_NOT = re.compile(r"0|chua.*|khong(?: thuc hien| dat)?|not.*|no|cho .*|qua han")
_DOING = re.compile(r"dang.*|mot phan|hoan thanh mot phan|in progress|doing|co ban")


def value_of(cell: str) -> str:
    """Return the words by which a cell is mapped: “80%”, “x”, “đang thực hiện”."""
    text = " ".join(cell.split())
    if _PART.fullmatch(text):
        return f"{round(float(text.replace(',', '.')) * WHOLE)}%"
    found = _PERCENT.fullmatch(text)
    return f"{int(found[1])}%" if found else text.rstrip(". ").casefold()


def proposed(value: str) -> str:
    """Return what a value probably means; "" where a person must say."""
    if found := _PERCENT.fullmatch(value):
        per_cent = int(found[1])
        return DONE if per_cent >= WHOLE else DOING if per_cent else NOT_DONE
    words = fold_key(value)
    if not words or words in ("-", "–"):
        return NOT_DONE
    if (inside := _PERCENT.search(value)) and int(inside[1]) < WHOLE:
        return DOING
    for pattern, meaning in ((_NOT, NOT_DONE), (_DOING, DOING), (_DONE, DONE)):
        if pattern.fullmatch(words):
            return meaning
    return ASKED


def is_mark(cell: str) -> bool:
    """Whether a cell tells a state and nothing more."""
    return len(cell) <= LONGEST_MARK and bool(proposed(value_of(cell)))


def values_of(cells: Iterable[str]) -> list[str]:
    """Return the distinct values of a column, the most frequent first; what is long is a result in words, no state."""
    counted = Counter(value_of(cell) for cell in cells if cell.strip() and len(cell) <= LONGEST_MARK)
    return [value for value, _count in counted.most_common(MOST_WORDS)]
