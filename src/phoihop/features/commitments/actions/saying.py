"""What acts on an occurrence have in common: the row, the terms that it names, and for which slot we speak.

No act is named here. What is said of a duty, in answer to it, or of its lot stands in the modules beside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from phoihop.features.agreements.law.basis import receivers_of
from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.commitments.law.state import LeadState, OccurrenceState, fold
from phoihop.ledger.door import Step
from phoihop.ledger.threads import terms_of, thread_acts
from phoihop.people.acting import Actor
from phoihop.people.rights import check_may, may_look
from phoihop.record.act import Act, Entry, Facts
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due


def thread_of(row: Due) -> str:
    """Return the thread of a row's occurrence."""
    return f"occ/{row.commitment}/{row.period}" if "/" in row.period else row.period


def due_row(record: str, commitment: str, period: str, party: str, *, by: Actor) -> Due:
    """Return one row that the actor may see. Raises `Refused` (missing) where there is none: it is a 404 everywhere."""
    row = Due.objects.filter(record=record, commitment=commitment, period=period, party=party).first()
    if row is None or not may_look(by, record):
        raise Refused("no_such_occurrence", {}, "missing")
    return row


class Saying:
    """A step on one occurrence: the terms, the slots that we write for, and the state of its thread."""

    def __init__(self, step: Step, row: Due, by: Actor) -> None:
        terms = terms_of(step.store)
        assert isinstance(terms, Terms)
        self.step, self.row, self.by, self.terms = step, row, by, terms
        self.thread = thread_of(row)
        self.slots = terms.written_by(by.organisation_id)
        if not self.slots:
            raise Refused("not_a_party", {}, "forbidden")
        state = fold(thread_acts(step.store, self.thread), terms)
        self.state: OccurrenceState = state
        self.lead: LeadState = state.lead(row.slot)

    def on_duty(self, facts: Facts, words: Mapping[str, Any] | None = None, **names: str) -> Act:
        """Say it of the duty: as the lead where that is us, else as who enters its paper or gives a share in it."""
        if getattr(facts, "part", "") == "support":
            first = self._version(self.row.slot)
            own = self._own(first, lambda version: self._promised(version).supports, "not_supporting")
        else:
            own = self._entering(self.row.slot)
        return self._say(facts, own, self._version(own), words, names)

    def on_lot(self, facts: Facts, words: Mapping[str, Any]) -> Act:
        """Say what befalls the occurrence: as its receiver or as the keeper."""
        own = self._own(self._version(self.row.slot), self._deciding, "not_a_receiver")
        return self._say(facts, own, self._version(own), words, {})

    def in_answer(self, facts: Facts, words: Mapping[str, Any] | None, said_for: str, **names: str) -> Act:
        """Answer as a receiver, or enter from paper how another receiver (`said_for`) has answered."""
        version = self.terms.version(self.row.terms) or self._version(self.row.slot)
        own = self._entering(said_for) if said_for else self._own(version, self._receivers, "not_a_receiver")
        if version.party(own) is None:
            version = self._version(own)
        return self._say(facts, own, version, words, names)

    def _say(
        self, facts: Facts, slot: str, version: Version, words: Mapping[str, Any] | None, names: Mapping[str, str]
    ) -> Act:
        basis = {"terms": version.issue, "binding": self.terms.bindings[slot].act}
        return self.step.say(
            Entry(self.row.record, facts, self.thread, {**basis, **names}, words or {}), _days(self.row)
        )

    def _entering(self, slot: str) -> str:
        """Return the slot for which we speak: this one where it is ours, else any of ours, which enters its paper."""
        return slot if slot in self.slots else self.slots[0]

    def _own(self, first: Version, places: Callable[[Version], Sequence[str]], refusal: str) -> str:
        """Return the slot for which we speak: of several, the one that the matter asks for.

        The terms that the matter stands under are asked first, then all others, the newest first: whoever had a place in
        it keeps what it had in hand. Raises `Refused` with the code where no slot of ours ever had one.
        """
        asked = [first, *(each for each in reversed(self.terms.versions) if self._is_in(each))]
        own = next((slot for version in asked for slot in places(version) if slot in self.slots), None)
        if own is None:
            check_may(self.by, self.row.record)  # who may not write at all is told that first, as the door does
            raise Refused(refusal, {}, "conflict")
        return own

    def _version(self, slot: str) -> Version:
        """Return the newest version that has this slot and in which the row's lead leads; else one that has the slot.

        A predecessor leads in no version after the succession, and keeps what it had in hand.
        """
        known = [each for each in reversed(self.terms.versions) if each.party(slot) and self._is_in(each)]
        leading = [each for each in known if self.row.slot in self._promised(each).leads]
        found = next(iter([*leading, *known]), None)
        if found is None:
            raise Refused("not_a_party", {}, "forbidden")
        return found

    def _is_in(self, version: Version) -> bool:
        return version.commitment(self.row.commitment) is not None

    def _promised(self, version: Version) -> Commitment:
        found = version.commitment(self.row.commitment)
        assert found is not None
        return found

    def _receivers(self, version: Version) -> tuple[str, ...]:
        return receivers_of(version.facts, self._promised(version), self.row.slot)

    def _deciding(self, version: Version) -> tuple[str, ...]:
        """Who says what befalls an occurrence: its keeper, its receivers, and those of its other leads."""
        promised = self._promised(version)
        others = [slot for lead in promised.leads for slot in receivers_of(version.facts, promised, lead)]
        return (version.facts.keeper_slot, *self._receivers(version), *others)

    def for_other(self, slot: str) -> str:
        """The slot spoken for, where no slot of ours is meant."""
        return "" if slot in self.slots else slot


def _days(row: Due) -> dict[str, date]:
    """What the calendar makes of an occurrence, for the rules of the law to read."""
    days = {"from_on": row.from_on, "to_on": row.to_on, "due_on": row.due_on, "silent_on": row.silent_on}
    return {name: day for name, day in days.items() if day is not None}
