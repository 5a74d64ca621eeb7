"""The state of an agreement's terms: a total function of the set of acts in its terms thread.

It reads no clock: which version holds on a day is asked of the state (`Terms.on`). Words are not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from phoihop.features.agreements.law.kinds import (
    Commitment,
    FocalPointNamed,
    Party,
    PartyBound,
    PartyLeft,
    RecordCompared,
    TermsDisputed,
    TermsDrafted,
    TermsIssued,
    TermsSigned,
    TermsVoided,
)
from phoihop.record.act import Act
from phoihop.record.law import Placed, last_word


class Version(msgspec.Struct, frozen=True):
    """One issued version. `effective` and `issued_on` are ISO dates; it holds until the next one takes effect."""

    issue: str
    draft: str
    issuer: str
    issued_on: str
    facts: TermsDrafted
    replaces: str
    paper: tuple[str, ...]
    signed: Mapping[str, str]
    disputed: Mapping[str, tuple[str, ...]]

    @property
    def effective(self) -> str:
        return self.facts.effective

    def party(self, slot: str) -> Party | None:
        return next((party for party in self.facts.parties if party.slot == slot), None)

    def commitment(self, name: str) -> Commitment | None:
        return next((each for each in self.facts.commitments if each.id == name), None)


class Binding(msgspec.Struct, frozen=True):
    """Who stands in a slot, by the keeper's last word."""

    act: str
    slot: str
    organisation: str
    writes: bool


class Comparison(msgspec.Struct, frozen=True):
    """How far a party has compared the record: acts up to here speak for it with its consent, less `disputed`."""

    act: str
    upto: Mapping[str, int]
    disputed: frozenset[str]

    def covers(self, act: Act) -> bool:
        return act.seq <= self.upto.get(act.author, -1) and act.id not in self.disputed


class OpenDraft(msgspec.Struct, frozen=True):
    """A draft that no counted issue has put in force, with who has signed it so far."""

    draft: str
    author: str
    facts: TermsDrafted
    base: str
    signed: Mapping[str, str]


class Terms(msgspec.Struct, frozen=True):
    """All versions of one agreement, oldest first, and what its parties said of them."""

    founder: str
    versions: tuple[Version, ...] = ()
    drafts: tuple[OpenDraft, ...] = ()
    bindings: Mapping[str, Binding] = {}
    left: Mapping[str, str] = {}
    focal_points: Mapping[str, str] = {}
    compared: Mapping[str, Comparison] = {}
    voided: str = ""

    @property
    def first(self) -> Version | None:
        return self.versions[0] if self.versions else None

    @property
    def last(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @property
    def begins(self) -> str:
        """The first day (ISO) on which anything was promised: of the term, or of the first paper; "" before any."""
        return "" if self.first is None else min(day for day in (self.first.facts.start, self.first.issued_on) if day)

    @property
    def ends(self) -> str:
        """The last day (ISO) of the newest version issued; "" where it has no end."""
        return "" if self.last is None else self.last.facts.to

    def on(self, day: date) -> Version | None:
        """Return the version in force on a day; before the first takes effect, the first."""
        holding = [version for version in self.versions if version.effective <= day.isoformat()]
        return holding[-1] if holding else self.first

    def version(self, issue: str) -> Version | None:
        return next((version for version in self.versions if version.issue == issue), None)

    def organisation(self, slot: str) -> str:
        """Return the organisation in a slot, or "" while the slot is unbound."""
        binding = self.bindings.get(slot)
        return "" if binding is None else binding.organisation

    def slots_of(self, organisation: str) -> tuple[str, ...]:
        return tuple(slot for slot, binding in self.bindings.items() if binding.organisation == organisation)

    def written_by(self, organisation: str) -> tuple[str, ...]:
        """Return the slots that an organisation writes for: it may stand in several, and those that still exist come first."""
        slots = [slot for slot in self.slots_of(organisation) if self.bindings[slot].writes]
        return tuple(sorted(slots, key=self._is_gone))

    def _is_gone(self, slot: str) -> bool:
        party = None if self.last is None else self.last.party(slot)
        return self.last is not None and (party is None or party.ended)

    def parties(self) -> tuple[Party, ...]:
        """Return every party and observer that any version knows, each in its latest form, in the order of slots met."""
        seen: dict[str, Party] = {}
        for version in self.versions:
            for party in version.facts.parties:
                seen[party.slot] = party
        return tuple(seen.values())

    def agreed(self, slot: str) -> bool:
        """Whether a party itself stands behind the last version: signed in the system and does not dispute it."""
        last = self.last
        return last is not None and slot in last.signed and slot not in last.disputed


def fold(acts: Sequence[Placed], terms: object | None = None) -> Terms:  # noqa: ARG001 - the terms thread rests on no other
    """Return the state of the terms thread. `acts` are the counting ones in the order (depth, id)."""
    by_kind: dict[str, list[Placed]] = defaultdict(list)
    for placed in acts:
        by_kind[placed.act.kind].append(placed)
    drafts = {placed.act.id: placed.act for placed in by_kind[TermsDrafted.KIND]}
    founder = next((act.author for act in drafts.values() if act.id == act.record), "")
    signed = _signatures(by_kind[TermsSigned.KIND])
    versions = _versions(by_kind, drafts, signed)
    issued = {version.draft for version in versions}
    keepers = {founder} | {version.facts.keeper for version in versions}
    return Terms(
        founder=founder,
        versions=versions,
        drafts=tuple(
            OpenDraft(
                draft=act.id,
                author=act.author,
                facts=act.facts_as(TermsDrafted),
                base=next(iter(act.names.get("base", ())), ""),
                signed=signed.get(act.id, {}),
            )
            for act in drafts.values()
            if act.id not in issued
        ),
        bindings=_bindings(by_kind[PartyBound.KIND]),
        left={p.act.facts_as(PartyLeft).slot: p.act.facts_as(PartyLeft).on for p in by_kind[PartyLeft.KIND]},
        focal_points=_own_word_first(by_kind[FocalPointNamed.KIND], keepers),
        compared=_comparisons(by_kind[RecordCompared.KIND]),
        voided=next((p.act.id for p in by_kind[TermsVoided.KIND]), ""),
    )


def _by_slot(acts: Sequence[Placed], slot_of: Callable[[Placed], str]) -> dict[str, list[Placed]]:
    grouped: dict[str, list[Placed]] = defaultdict(list)
    for placed in acts:
        grouped[slot_of(placed)].append(placed)
    return grouped


def _last(acts: Sequence[Placed]) -> Act:
    """Return the last word of several authors: each author's own last, then the one deepest in the record.

    A slot changes hands seldom (a binding corrected); where it does, the later holder's word comes deeper.
    """
    words = []
    for author in dict.fromkeys(placed.act.author for placed in acts):
        own = [placed for placed in acts if placed.act.author == author]
        word = last_word(own).act
        words += [placed for placed in own if placed.act is word]
    return max(words, key=lambda placed: (placed.depth, placed.act.id)).act


def _signatures(acts: Sequence[Placed]) -> dict[str, dict[str, str]]:
    signed: dict[str, dict[str, str]] = defaultdict(dict)
    for placed in acts:
        signed[placed.act.names["draft"][0]][placed.act.facts_as(TermsSigned).slot] = placed.act.id
    return signed


def _versions(
    by_kind: Mapping[str, Sequence[Placed]], drafts: Mapping[str, Act], signed: Mapping[str, Mapping[str, str]]
) -> tuple[Version, ...]:
    """Return the line of issues, each replacing the one before; of two rivals the first in the order holds."""
    following: dict[str, Act] = {}
    for placed in by_kind[TermsIssued.KIND]:
        following.setdefault(placed.act.facts_as(TermsIssued).replaces, placed.act)
    versions: list[Version] = []
    issue = following.get("")
    while issue is not None and issue.names["draft"][0] in drafts:
        facts = issue.facts_as(TermsIssued)
        draft = drafts[issue.names["draft"][0]]
        versions.append(
            Version(
                issue=issue.id,
                draft=draft.id,
                issuer=issue.author,
                issued_on=facts.on,
                facts=draft.facts_as(TermsDrafted),
                replaces=facts.replaces,
                paper=facts.paper,
                signed=signed.get(draft.id, {}),
                disputed=_disputes(issue.id, draft.id, by_kind),
            )
        )
        issue = following.get(issue.id)
    return tuple(versions)


def _disputes(issue: str, draft: str, by_kind: Mapping[str, Sequence[Placed]]) -> dict[str, tuple[str, ...]]:
    """Return which slots dispute an issue now: a later signature of the same party on its draft settles it."""
    said = [p for p in by_kind[TermsDisputed.KIND] if p.act.names["issue"][0] == issue]
    said += [p for p in by_kind[TermsSigned.KIND] if p.act.names["draft"][0] == draft]
    said.sort(key=lambda placed: (placed.depth, placed.act.id))

    def slot(placed: Placed) -> str:
        return str(placed.act.head.facts.get("slot", ""))

    disputes = {}
    for each, words in _by_slot(said, slot).items():
        word = _last(words)
        if word.kind == TermsDisputed.KIND:
            disputes[each] = word.facts_as(TermsDisputed).commitments
    return disputes


def _bindings(acts: Sequence[Placed]) -> dict[str, Binding]:
    bindings = {}
    for slot, words in _by_slot(acts, lambda placed: placed.act.facts_as(PartyBound).slot).items():
        word = _last(words)
        facts = word.facts_as(PartyBound)
        bindings[slot] = Binding(word.id, slot, facts.organisation, bool(facts.key))
    return bindings


def _own_word_first(acts: Sequence[Placed], keepers: set[str]) -> dict[str, str]:
    """Return the act that names each slot's contact: the party's own word outranks what the keeper entered."""
    contacts = {}
    for slot, words in _by_slot(acts, lambda placed: placed.act.facts_as(FocalPointNamed).slot).items():
        own = [placed for placed in words if placed.act.names.get("binding") or placed.act.author not in keepers]
        contacts[slot] = _last(own or words).id
    return contacts


def _comparisons(acts: Sequence[Placed]) -> dict[str, Comparison]:
    comparisons = {}
    for slot, words in _by_slot(acts, lambda placed: placed.act.facts_as(RecordCompared).slot).items():
        word = _last(words)
        facts = word.facts_as(RecordCompared)
        upto = {each.author: each.seq for each in facts.upto}
        comparisons[slot] = Comparison(word.id, upto, frozenset(facts.disputed))
    return comparisons
