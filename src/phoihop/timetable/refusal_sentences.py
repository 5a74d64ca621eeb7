"""The words of every refusal of the timetable, in Vietnamese and English: each says what to do instead."""

from __future__ import annotations

from typing import Final

from phoihop.timetable.refusal import TimetableRefused

REFUSALS: Final[dict[str, tuple[str, str]]] = {
    "bad_date": (
        "“{given}” không phải là ngày; hãy ghi năm-tháng-ngày, ví dụ 2026-09-30.",
        "“{given}” is no date; write year-month-day, such as 2026-09-30.",
    ),
}


def refusal_words(refused: TimetableRefused, lang: str = "vi") -> str:
    """The sentence of a refusal."""
    vi, en = REFUSALS[refused.code]
    return (vi if lang == "vi" else en).format(**refused.params)
