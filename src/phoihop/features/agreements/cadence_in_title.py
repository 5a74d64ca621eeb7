"""How often, as it stands in the title of a commitment: found, and taken out where the cadence changes.

“Báo cáo kết quả giúp dân hằng quý” keeps its old words when the work becomes monthly; the form offers it without them.
"""

from __future__ import annotations

import re

_EVERY = r"(?:định kỳ\s+)?(?:hằng|hàng|mỗi|từng|theo)\s+"
_NAMED = {
    "weekly": rf"{_EVERY}tuần|every week|weekly",
    "monthly": rf"{_EVERY}tháng|every month|monthly",
    "quarterly": rf"{_EVERY}quý|every quarter|quarterly",
    "half_yearly": r"(?:định kỳ\s+)?(?:(?:hằng|hàng|mỗi)\s+)?(?:6|sáu|06)\s+tháng(?:\s+một lần)?|every six months|half[- ]yearly",
    "nine_monthly": r"(?:định kỳ\s+)?(?:9|chín|09)\s+tháng|nine[- ]monthly",
    "yearly": rf"{_EVERY}năm|every year|yearly|annually|annual",
    "continuous": r"thường xuyên|continuously",
}
_TIMES = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for code, words in _NAMED.items()}


def other_cadence(title: str, cadence: str) -> str:
    """Return the words of a title that name another cadence than this one; "" where there are none."""
    if cadence in _TIMES and _TIMES[cadence].search(title):
        return ""
    return next((found.group() for words in _TIMES.values() if (found := words.search(title))), "")


def without(title: str, words: str) -> str:
    """Return a title without the words that name a cadence, its commas and capital put right."""
    rest = title.replace(words, " ", 1)
    rest = re.sub(r"\s*,(?:\s*,)+", ",", " ".join(rest.split()))
    rest = re.sub(r"\s+([,;.])", r"\1", rest).strip(" ,;")
    return rest[:1].upper() + rest[1:]
