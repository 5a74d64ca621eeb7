"""Every kind of act is known wherever acts are told apart: a kind that is forgotten somewhere fails here by name."""

from __future__ import annotations

import importlib
import re

import pytest

from golden_acts import every_kind
from house.tree import PACKAGE
from phoihop.features.table import ROOMS
from phoihop.ledger.registry import Room
from phoihop.record.own import BodyWiped, KeyClosed

PLACES = {
    "agreements": ("law/verdicts.py", "law/checks.py", "law/state.py"),
    "commitments": ("law/verdicts.py", "law/checks.py", "law/state.py", "story.py"),
}
KINDS = [(room.name, facts) for room in ROOMS if room.law is not None for facts in room.law.KINDS.values()]


def ids(each: object) -> str:
    return each if isinstance(each, str) else str(getattr(each, "KIND", each))


def test_every_kind_of_every_room_is_looked_at() -> None:
    assert {facts.KIND for _room, facts in KINDS} == set(every_kind()) - {KeyClosed.KIND, BodyWiped.KIND}


@pytest.mark.parametrize(("room", "facts"), KINDS, ids=ids)
def test_a_kind_is_told_apart_in_verdicts_checks_folds_and_stories(room: str, facts: type) -> None:
    named = re.compile(rf"\b{facts.__name__}\b")
    silent = [
        each for each in PLACES[room] if not named.search((PACKAGE / "features" / room / each).read_text("utf-8"))
    ]
    assert silent == []


@pytest.mark.parametrize(("room", "facts"), KINDS, ids=ids)
def test_a_kind_has_its_sentence_in_both_languages(room: str, facts: type) -> None:
    said = {found.name: getattr(found.sentences, "ACTS", {}) for found in ROOMS}[room]
    assert set(said[facts.KIND]) == {"vi", "en"}


@pytest.mark.parametrize("room", [room for room in ROOMS if room.law is not None], ids=lambda room: room.name)
def test_the_form_of_words_is_told_of_each_kind_and_of_no_other(room: Room) -> None:
    forms = importlib.import_module(f"{PACKAGE.name}.features.{room.name}.bodies").WORDS
    assert set(forms) == set(room.law.KINDS)


@pytest.mark.parametrize(("room", "facts"), KINDS, ids=ids)
def test_a_kind_has_its_name_in_both_languages(room: str, facts: type) -> None:
    said = {found.name: getattr(found.sentences, "NAMES", {}) for found in ROOMS}[room]
    assert set(said[facts.KIND]) == {"vi", "en"}
