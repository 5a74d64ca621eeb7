"""Every reason for a due date is in one list, every reason for a proposal is known, and all are worded in both languages."""

from __future__ import annotations

import ast
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from house.tree import PACKAGE, called, parsed
from phoihop.features.agreements.reading.words import reason_words
from phoihop.timetable import Why, due_of, periods
from phoihop.timetable.due_dates import WHY_CODES
from phoihop.timetable.sentences import why_words

CODE = re.compile(r"[a-z]+(?:_[a-z]+)*$")
DAY = date(2026, 3, 2)
TERM = (date(2026, 1, 1), date(2026, 12, 31))


def of_rule(cadence: str, due: str | None) -> Why:
    return periods(cadence, "calendar", *TERM, due=due)[0].why


REASONS = {
    "day_of_first_month": of_rule("quarterly", "day 10 of the first month"),
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


ABOUT_THE_AGREEMENT = {"kind", "named"}
OF_FILES = ("formats/", "lint/", "packs/")
RULES_OF = ("Why", "cue", "span", "add")


def either(node: ast.AST) -> set[str]:
    """Return the words that an expression may be: "a", or "a" if ... else "b"."""
    if isinstance(node, ast.IfExp):
        return either(node.body) | either(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def reasons_of_proposals(folder: Path) -> set[str]:
    """Return the codes of the reasons that the reader gives for a proposal; those of an agreement are shown nowhere."""
    found = set()
    for path, tree in parsed(folder):
        for node in ast.walk(tree) if not path.startswith(OF_FILES) else ():
            if isinstance(node, ast.Call) and called(node) in RULES_OF and node.args:
                found |= either(node.args[-1] if called(node) == "add" else node.args[0])
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                found |= either(node.value)
    return {each for each in found if CODE.match(each)} - ABOUT_THE_AGREEMENT


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


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_reason_for_a_proposal_reads_in_both_languages(lang: str) -> None:
    codes = reasons_of_proposals(PACKAGE / "reading")
    assert {"verb", "procedure_around", "promised", "table_row", "term"} <= codes
    with translation.override("en"):
        english = {code: reason_words(code, "x") for code in codes}
    with translation.override(lang):
        said = {code: reason_words(code, "x") for code in codes}
    assert sorted(code for code, words in said.items() if not words) == []
    assert lang == "en" or sorted(code for code in codes if said[code] == english[code]) == []


def test_a_reason_for_a_proposal_without_words_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('self.add(begin, last, "by_the_moon")\nself.cue("at_night", 1, 2)\n')
    assert reasons_of_proposals(tmp_path) == {"by_the_moon", "at_night"}
    assert reason_words("by_the_moon", "x") == ""
