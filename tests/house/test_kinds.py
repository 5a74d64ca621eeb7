"""Every kind of act is known wherever acts are told apart: a kind that is forgotten somewhere fails here by name."""

from __future__ import annotations

import importlib
import re
from inspect import signature
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.functional import Promise

from golden_acts import every_kind
from house.tree import PACKAGE
from phoihop.features.commitments import law as commitments
from phoihop.features.commitments.deeds.deed import Deed, Named, Page, Question, Report
from phoihop.features.commitments.deeds.table import DEEDS, deed_named
from phoihop.features.commitments.forms import Asked
from phoihop.features.commitments.law.kinds import OccurrenceOpened
from phoihop.features.table import ROOMS
from phoihop.ledger.registry import Room
from phoihop.record.own import BodyWiped, KeyClosed

PLACES = {
    "agreements": ("law/verdicts.py", "law/checks.py", "law/state.py"),
    "commitments": ("law/verdicts.py", "law/checks.py", "law/state.py", "story.py"),
}
# Kinds of act on an occurrence that no deed of its page says, and why.
NO_DEED = {OccurrenceOpened.KIND: "there is no occurrence yet: it is asked at its commitment, `views/opening.py`"}
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


def words_of(deed: Deed) -> list[object]:
    """Return every word that a person reads of a deed."""
    match deed.asked:
        case Question() as asked:
            said = [
                asked.title,
                *filter(None, [asked.sentence]),
                *asked.consequences,
                *asked.if_ours,
                asked.action,
                asked.done,
            ]
        case Report() as report:
            said = [report.title, report.note, report.send, report.done]
        case Page():
            said = []
    return [deed.button, *said]


def test_every_kind_of_act_on_an_occurrence_is_said_by_a_deed_or_there_is_a_reason() -> None:
    said = {deed.says.KIND for deed in DEEDS if deed.says is not None}
    assert said | set(NO_DEED) == set(commitments.KINDS)
    assert said.isdisjoint(NO_DEED)


def test_every_deed_that_is_written_down_stands_in_the_table_once() -> None:
    folder = Path(str(importlib.import_module(f"{PACKAGE.name}.features.commitments.deeds").__path__[0]))
    written = [
        each
        for file in folder.glob("*.py")
        for each in vars(importlib.import_module(f"{PACKAGE.name}.features.commitments.deeds.{file.stem}")).values()
        if isinstance(each, Deed)
    ]
    assert set(written) == set(DEEDS)
    assert [deed_named(deed.name) for deed in DEEDS] == list(DEEDS)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_a_deed_has_its_words_in_both_languages(deed: Deed) -> None:
    given = dict.fromkeys(Named.__annotations__, "x")
    for word in words_of(deed):
        assert isinstance(word, Promise), word
        with translation.override("en"):
            english = str(word) % given
        with translation.override("vi"):
            assert str(word) % given != english


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_a_deed_is_asked_with_a_form_and_done_by_an_action(deed: Deed) -> None:
    match deed.asked:
        case Question() as asked:
            assert issubclass(asked.form, Asked)
            assert list(signature(asked.perform).parameters) == ["row", "said", "by", "now"]
        case Report() as report:
            assert list(signature(report.perform).parameters) == ["row", "form", "by", "now"]
            assert report.part in {"lead", "correction", "support"}
        case Page():
            assert deed.says is None
