"""Every reason that a due date may have is in one list, and is worded in both languages."""

from __future__ import annotations

import ast
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from house.tree import PACKAGE, called, parsed
from phoihop.timetable import Why, due_of, periods
from phoihop.timetable.due_dates import WHY_CODES
from phoihop.timetable.sentences import why_words

DAY = date(2026, 3, 2)
TERM = (date(2026, 1, 1), date(2026, 12, 31))


def of_rule(cadence: str, due: str | None) -> Why:
    return periods(cadence, "calendar", *TERM, due=due)[0].why


REASONS = {
    "day_of_last_month": of_rule("quarterly", "day 25 of the last month"),
    "day_of_following_month": of_rule("quarterly", "day 5 of the following month"),
    "working_days_after": of_rule("quarterly", "2 working days after"),
    "days_after": of_rule("quarterly", "10 days after"),
    "weekday": of_rule("monthly", "weekday friday"),
    "month_day": of_rule("yearly", "09-30"),
    "date": of_rule("once", "2026-09-30"),
    "continuous": of_rule("continuous", None),
    "after_event": due_of("+3wd", DAY).why,
    "before_event": due_of("-3wd", DAY).why,
    "period_changed": Why("period_changed", {"from": "2026-01-01", "to": "2026-03-31"}),
    "due_unreadable": Why("due_unreadable"),
}


def codes_given(folder: Path) -> dict[str, str]:
    """Return the codes of reasons that stand in the source, with the place of each; the reader has reasons of its own."""
    return {
        code.value: f"{path}:{node.lineno}"
        for path, tree in parsed(folder)
        if not path.startswith("reading/")
        for node in ast.walk(tree)
        if called(node) == "Why" and isinstance(node, ast.Call) and node.args
        for code in ast.walk(node.args[0])
        if isinstance(code, ast.Constant) and isinstance(code.value, str)
    }


def test_the_list_of_reasons_holds_every_code_that_the_source_gives() -> None:
    given = codes_given(PACKAGE)
    assert {"after_event", "period_changed"} <= set(given)
    assert {code: place for code, place in given.items() if code not in WHY_CODES} == {}


def test_every_reason_of_the_list_is_told_here() -> None:
    assert {name: why.code for name, why in REASONS.items()} == {code: code for code in WHY_CODES}


@pytest.mark.parametrize("code", WHY_CODES)
def test_a_reason_reads_in_both_languages(code: str) -> None:
    vi, en = (why_words(REASONS[code], lang) for lang in ("vi", "en"))
    assert vi != en
    for sentence in (vi, en):
        assert sentence == unicodedata.normalize("NFC", sentence)
        assert len(sentence.split()) > 4
        assert not sentence.endswith(".")


def test_a_reason_that_a_later_version_gave_is_left_unsaid() -> None:
    assert why_words(Why("by_the_moon", {"label": "2026-Q1"})) == ""


def test_a_code_that_is_not_listed_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('Why("by_the_moon" if at_night else "by_the_sun")\n')
    assert codes_given(tmp_path) == {"by_the_moon": "planted.py:1", "by_the_sun": "planted.py:1"}
