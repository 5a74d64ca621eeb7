"""Refusals as people at a form read them: complete in both languages, without the notation of rules."""

from __future__ import annotations

import re
import string

import pytest

from phoihop.timetable.form_sentences import FORM_SENTENCES, form_params, form_sentence
from phoihop.timetable.refusal_sentences import SENTENCES

NOTATION = re.compile(r"[0-9]{4}-[0-9]{2}|[0-9]{2}-[0-9]{2}|\bof the (last|following)|working days after”|[a-z]+-09-|_")


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", FORM_SENTENCES)
def test_a_sentence_at_a_form_says_it_in_both_languages_without_notation(code):
    usual = SENTENCES[code]["vi"]
    assert set(FORM_SENTENCES[code]) == {"vi", "en"}
    for sentence in FORM_SENTENCES[code].values():
        assert placeholders(sentence) <= placeholders(usual)
        assert not NOTATION.search(sentence), sentence


def test_a_code_that_needs_no_other_words_has_none():
    assert form_sentence("bad_day", "vi") is None
    assert form_sentence("bad_date", "en") == FORM_SENTENCES["bad_date"]["en"]


def test_rules_and_cadences_are_put_in_words_and_all_else_stays():
    given = {"due": "day 25 of the last month", "cadence": "weekly", "given": 40}
    assert form_params(given, "vi") == {"due": "ngày 25 tháng cuối kỳ", "cadence": "hằng tuần", "given": 40}
    assert form_params({"due": "whenever", "cadence": "sometimes"}, "en") == {"due": "whenever", "cadence": "sometimes"}
