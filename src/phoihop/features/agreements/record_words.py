"""The joint record in plain sentences: every act as who said what, when, and whether it counts.

The sentences stand in the rooms' `sentences.py`; here their parameters are found, for one page of acts at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from phoihop.features.agreements.queries import Names
from phoihop.features.agreements.sentences import PURPOSES, UNNAMED
from phoihop.features.wording import sentence
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.record.act import Act
from phoihop.screen.words import period_words
from phoihop.timetable import VIET_NAM

# A value and the mark that sets it off: both go where there is no value, and nobody's own words are touched.
_SET_OFF = re.compile(r"[:,] \{(\w+)\}")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDS = {
    "vi": {
        "for": ", thay {name}",
        "number": " (số {number})",
        "paper": ", ký trên giấy: {names}",
        "but": ", trừ {n} lượt ghi",
        "own": " (nhiệm vụ của chính mình)",
    },
    "en": {
        "for": ", for {name}",
        "number": " (no. {number})",
        "paper": ", signed on paper: {names}",
        "but": ", except {n} entries",
        "own": " (its own duty)",
    },
}


class Said(NamedTuple):
    """One act, worded; `kind_name` is what its kind is called. `aside` says why it has no effect, "" where it counts."""

    position: int
    act: str
    kind: str
    kind_name: str
    words: str
    author: str
    by: str
    at: datetime
    aside: str
    key: str
    wiped: bool
    has_words: bool


class Tongue(NamedTuple):
    """What wording needs besides the act: names, titles of commitments, labels of periods, the language."""

    names: Names
    titles: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]
    language: str


def said(store: Store, act: Act, position: int, reason: str, tongue: Tongue) -> Said:
    """Word one act. A body that is not here leaves the sentence with what its facts say."""
    words = store.words(act.id)
    return Said(
        position=position,
        act=act.id,
        kind=act.kind,
        kind_name=_kept_by_rooms("NAMES").get(act.kind, UNNAMED)[tongue.language],
        words=sentence_of(act, words or {}, tongue),
        author=tongue.names.organisation(act.author),
        by=act.author,
        at=act.said_at.astimezone(VIET_NAM),
        aside=sentence(reason.partition(":")[2], {}, tongue.language) if reason else "",
        key=act.key,
        wiped=bool(act.head.body) and words is None,
        has_words=bool(words),
    )


def sentence_of(act: Act, words: Mapping[str, Any], tongue: Tongue) -> str:
    """Word an act as one sentence, without a mark that sets off what is not there."""
    template = _kept_by_rooms("ACTS").get(act.kind, {}).get(tongue.language, "{author}: " + act.kind)
    facts = act.head.facts
    small = _WORDS[tongue.language]
    said_for = str(facts.get("said_for", ""))
    number = str(words.get("number", ""))
    given = {
        "author": tongue.names.organisation(act.author),
        "title": _title(act, words, tongue),
        "period": _period(act, tongue),
        "said_for": small["for"].format(name=tongue.names.short(said_for)) if said_for else "",
        "reason": str(words.get("reason", "")),
        "organisation": str(words.get("organisation", ""))
        or tongue.names.organisation(str(facts.get("organisation", ""))),
        "printed": str(words.get("printed", "")) or tongue.names.short(str(facts.get("slot", ""))),
        "contact": ", ".join(str(words[k]) for k in ("unit", "post", "phone") if words.get(k)),
        "purpose": PURPOSES.get(str(facts.get("purpose", "")), {}).get(tongue.language, ""),
        "paper": _paper(facts.get("paper"), tongue, small["paper"]),
        "own": small["own"] if tongue.names.is_in(str(facts.get("lead", "")), act.author) else "",
        "disputed": _except(facts.get("disputed"), small["but"]),
        **{key: _day(str(facts.get(key, ""))) for key in ("on", "at", "until", "answer_by")},
    }
    given["number"] = (
        number if act.kind == "terms.issued" else (small["number"].format(number=number) if number else "")
    )
    return _SET_OFF.sub(lambda place: place[0] if given[place[1]] else "", template).format(**given)


def _kept_by_rooms(table: str) -> dict[str, dict[str, str]]:
    """Return what the rooms' `sentences.py` hold under one name, by kind of act."""
    found: dict[str, dict[str, str]] = {}
    for room in REGISTRY.rooms:
        found |= getattr(room.sentences, table, {}) if room.sentences is not None else {}
    return found


def _title(act: Act, words: Mapping[str, Any], tongue: Tongue) -> str:
    """Return what an act is about, in quotation marks: titles begin with verbs and would run into the sentence."""
    commitment = str(act.head.facts.get("commitment", ""))
    title = tongue.titles.get(commitment, commitment) if commitment else ""
    title = title or str(words.get("short_title") or words.get("title", ""))
    return f"“{title}”" if title else ""


def _period(act: Act, tongue: Tongue) -> str:
    commitment = str(act.head.facts.get("commitment", ""))
    period = "/".join(act.thread.split("/")[2:]) if act.thread.startswith("occ/") else act.thread
    label = tongue.labels.get((commitment, period), "")
    return _day(label) if _ISO.fullmatch(label) else period_words(label)


def _day(text: str) -> str:
    return _ISO.sub(r"\3/\2/\1", text[:10]) if text else ""


def _paper(slots: object, tongue: Tongue, template: str) -> str:
    if not isinstance(slots, list | tuple) or not slots:
        return ""
    return template.format(names=", ".join(tongue.names.short(str(slot)) for slot in slots))


def _except(acts: object, template: str) -> str:
    return template.format(n=len(acts)) if isinstance(acts, list | tuple) and acts else ""


def acts_of(store: Store, ids: Sequence[str]) -> dict[str, Act]:
    """Return several acts with their words: two queries."""
    store.load(ids)
    store.load_words(ids)
    return {i: placed.act for i in ids if (placed := store.place(i)) is not None}
