"""Words are read in the form of their kind: whatever a body holds, a reader meets texts, numbers, lists and parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from phoihop.record.shapes import DIGEST, LARGEST_NUMBER, NUMBER, TEXT, Listed, Named, Part, words_in

FORM = Part(
    {
        "title": TEXT,
        "level": NUMBER,
        "signer": Part({"name": TEXT}),
        "tags": Listed(TEXT),
        "figures": Named(NUMBER),
        "files": Listed(Part({"sha256": DIGEST, "name": TEXT}, needs=("sha256",))),
    }
)
FILE = "ab" * 32
WORDS = {
    "title": "Quy chế",
    "level": 2,
    "signer": {"name": "A"},
    "tags": ["x"],
    "figures": {"days": 480},
    "files": [{"sha256": FILE, "name": "a.pdf"}],
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def test_words_of_the_form_are_read_as_they_are():
    assert words_in(FORM, WORDS) == WORDS


def test_what_has_another_form_or_no_place_in_it_is_left_out():
    assert words_in(FORM, {"title": ["Quy chế"], "level": "2", "other": 1}) == {}
    assert words_in(FORM, {"level": True}) == {}
    assert words_in(FORM, {"signer": "A", "tags": "x", "figures": [1], "files": {}}) == {
        "signer": {},
        "tags": [],
        "figures": {},
        "files": [],
    }


def test_of_a_list_only_what_does_not_fit_is_left_out():
    assert words_in(FORM, {"tags": ["x", 1, "y"], "figures": {"a": 1, "b": "2"}}) == {
        "tags": ["x", "y"],
        "figures": {"a": 1},
    }
    assert words_in(FORM, {"files": [{"name": "a"}, {"sha256": "../x"}, {"sha256": FILE}]}) == {
        "files": [{"sha256": FILE}]
    }


def test_numbers_and_names_have_bounds_that_a_database_can_hold():
    most = LARGEST_NUMBER
    told = {"a": most, "b": -most, "c": most + 1, "n" * 41: 1, "x\0": 1}
    assert words_in(FORM, {"figures": told}) == {"figures": {"a": most, "b": -most}}
    assert words_in(FORM, {"title": "a\0b"}) == {"title": "ab"}


@given(st.dictionaries(st.sampled_from(sorted(FORM.fields)), ANYTHING))
def test_whatever_a_body_holds_is_read_in_its_form(words: dict[str, object]) -> None:
    read = words_in(FORM, words)
    assert words_in(FORM, read) == read
    kinds = {"title": str, "level": int, "signer": dict, "tags": list, "figures": dict, "files": list}
    assert all(type(value) is kinds[name] for name, value in read.items())
