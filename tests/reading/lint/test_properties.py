"""What holds for any text: rules answer, findings point into it, and pairs that are alike are never missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import ReadRefused, read_text
from phoihop.reading.lint import CODES, Promise, across, lint
from phoihop.reading.lint.alike import ALIKE, FEWEST_WORDS
from reading.lint.drafts import CLEAN

WORDS = ["báo", "cáo", "kết", "quả", "tập", "huấn", "cho", "học", "sinh", "hằng"]
texts = st.lists(st.sampled_from(WORDS), min_size=FEWEST_WORDS, max_size=12).map(" ".join)
pieces = st.lists(
    st.sampled_from([*CLEAN.splitlines(), "30/02", "Điều 99", "QĐ-UBND", "(", "2026-2025", "\x0b"]), max_size=12
)


@given(pieces.map("\n".join))
def test_any_text_is_looked_at_and_findings_point_into_it(text: str) -> None:
    try:
        reading = read_text(text)
    except ReadRefused:
        return
    for finding in lint(reading):
        assert finding.code in CODES
        assert 0 <= finding.start <= finding.end <= len(text)
        assert all(index < len(reading.commitments) for index in finding.commitments)


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_the_quick_search_finds_what_comparing_every_pair_finds(known: list[str], new: list[str]) -> None:
    def promises(agreement: str, told: list[str]) -> list[Promise]:
        return [Promise(agreement, text, frozenset({"sở y tế"}), "training", index=i) for i, text in enumerate(told)]

    def alike(one: Promise, two: Promise) -> bool:
        a, b = one.words(), two.words()
        return len(b) >= FEWEST_WORDS and len(a & b) >= ALIKE * len(a | b)

    earlier, later = promises("một", known), promises("hai", new)
    expected = {two.index for two in later if any(alike(one, two) for one in earlier)}
    assert {finding.commitments[0] for finding in across(later, earlier)} == expected
