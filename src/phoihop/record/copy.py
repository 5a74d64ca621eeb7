"""One copy of a record in memory: it takes acts in any order, judges and folds them, speaks, and hands over bundles.

It is the reference for the ledger, which does the same with tables, and the other installation in tests. The rules are
not here: what is kept is `admission.py`, what counts `verdict.py`, what a state is the rooms' laws.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from phoihop.record.act import Act, Entry, seal
from phoihop.record.admission import Admission, Kept, RefusedBecause, Waits, admission
from phoihop.record.bundle import read_bundle, read_line, write_bundle
from phoihop.record.closing import Equivocation, LeftOut, equivocations, left_out
from phoihop.record.holdings import Holdings, Keys
from phoihop.record.keys import SigningKey
from phoihop.record.law import TERMS, Laws, Placed
from phoihop.record.own import wiped_by
from phoihop.record.refused import Refused
from phoihop.record.verdict import Verdict, verdict_on
from phoihop.record.waiting import Waiting


@dataclass(frozen=True)
class Thread:
    """A thread as a copy sees it: its acts in order, what its fold leaves out, and whether it is fully understood."""

    acts: tuple[Placed, ...]
    folded: tuple[Placed, ...]
    left: LeftOut
    unknown: tuple[Placed, ...]


class Copy:
    """A copy of one record. The first founding act that it is given is its record where none is named."""

    def __init__(self, laws: Laws, keys: Keys, record: str = "") -> None:
        """Begin an empty copy."""
        self.laws = laws
        self.holdings = Holdings(record, keys)
        self.waiting = Waiting()
        self._wipes: dict[str, list[Placed]] = {}

    @property
    def record(self) -> str:
        """The id of the record; empty while nothing founded it."""
        return self.holdings.record

    def take_line(self, data: bytes) -> Admission:
        """Take an act from the wire."""
        received = read_line(data)
        if received.act is None:
            assert received.refused is not None
            return RefusedBecause(received.refused)
        return self.take(received.act)

    def take(self, act: Act) -> Admission:
        """Take an act that is well formed: keep it and all that waited for it, or let it wait, or refuse it."""
        if act.id in self.holdings:
            return self._take_body(act)
        outcome = self._admission(act)
        if isinstance(outcome, Kept):
            self._keep(outcome)
        elif isinstance(outcome, Waits):
            try:
                self.waiting.hold(act, outcome)
            except Refused as refused:
                return RefusedBecause(refused)
        return outcome

    def take_bundle(self, data: bytes) -> list[Refused]:
        """Take all lines of a bundle; the refusals, where lines were bad. Raises `Refused` where it is of another record."""
        bundle = read_bundle(io.BytesIO(data))
        if self.record and bundle.record != self.record:
            raise Refused("act.other_record")
        refusals = []
        for received in bundle.lines:
            if received.refused is not None:
                refusals.append(received.refused)
            outcome = None if received.act is None else self.take(received.act)
            if isinstance(outcome, RefusedBecause):
                refusals.append(outcome.refused)
        return refusals

    def keys_confirmed(self, author: str) -> None:
        """Take up what waited unverified, after a card of this author was confirmed."""
        for act in self.waiting.released_for(author):
            self.take(act)

    def learn(self, laws: Laws) -> None:
        """Judge after an update what was not known here; no other verdict changes."""
        self.laws = laws
        for placed in self.holdings.in_order():
            if self.holdings.verdict(placed.act.id).status == "unknown":
                self._judge(placed)
        self._wipe()

    def speak(self, entry: Entry, *, author: str, key: SigningKey, now: datetime, salt: bytes) -> Act:
        """Write an act at the end of its author's chain, taking up its other ends, and keep it; else raise `Refused`."""
        if entry.record != self.record:
            raise Refused("act.other_record")
        ends = self.holdings.tips_of(author)
        act = seal(
            entry,
            author=author,
            key=key,
            prev=ends[-1].act if ends else None,
            seen=self.holdings.unnamed(author),
            merges=[end.act.id for end in ends[:-1]],
            now=now,
            salt=salt,
        )
        outcome = self._admission(act)
        if isinstance(outcome, RefusedBecause):
            raise outcome.refused
        if isinstance(outcome, Waits):
            raise Refused("act.cannot_stand", {"missing": list(outcome.acts)}, "missing")
        self._keep(outcome)
        return act

    def bundle_for(self, tips: Iterable[str] = ()) -> bytes:
        """What a copy with these tips lacks."""
        lacking = (placed.act for placed in self.holdings.lacking(tips))
        return b"".join(write_bundle(self.record, self.tips(), lacking))

    def tips(self) -> tuple[str, ...]:
        """The newest acts of each author: two copies with equal tips hold equal records."""
        return self.holdings.tips()

    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on each kept act."""
        return dict(self.holdings.verdicts)

    def equivocations(self) -> list[Equivocation]:
        """Where chains fork."""
        return equivocations(placed.act for placed in self.holdings.in_order())

    def thread(self, thread: str) -> Thread:
        """A thread with what its fold takes and leaves out."""
        acts = self.holdings.thread(thread)
        counting = self._counting(acts)
        terms = counting if thread == TERMS else self._counting(self.holdings.thread(TERMS))
        left = left_out(counting, terms)
        return Thread(
            tuple(acts),
            tuple(placed for placed in counting if placed.act.id not in left.out),
            left,
            tuple(placed for placed in acts if self.holdings.verdict(placed.act.id).status == "unknown"),
        )

    def state(self, thread: str) -> object:
        """The state of a thread by its room's law; None where no law here knows it."""
        return self._folded(thread, None if thread == TERMS else self._folded(TERMS, None))

    def states(self) -> dict[str, object]:
        """The state of every thread."""
        terms = self._folded(TERMS, None)
        return {thread: terms if thread == TERMS else self._folded(thread, terms) for thread in self.holdings.threads()}

    def _folded(self, thread: str, terms: object) -> object:
        opener = self.holdings.place(thread)
        law = self.laws.of_thread(thread, None if opener is None else opener.act)
        if law is None:
            return None
        return law.fold([placed for placed in self.thread(thread).folded if placed.act.kind in law.kinds], terms)

    def is_wiped(self, act_id: str) -> bool:
        """Whether a counting act wipes this body; not by one that a closed key left behind."""
        return any(wipe.act.id not in self.thread(wipe.act.thread).left.out for wipe in self._wipes.get(act_id, ()))

    def _counting(self, acts: Iterable[Placed]) -> list[Placed]:
        return [placed for placed in acts if self.holdings.verdict(placed.act.id).counts]

    def _admission(self, act: Act) -> Admission:
        founds = not self.record and not act.head.record
        if founds:
            self.holdings.record = act.id
        outcome = admission(act, self.holdings)
        if founds and not isinstance(outcome, Kept):
            self.holdings.record = ""
        return outcome

    def _keep(self, kept: Kept) -> None:
        self._place(kept)
        released = self.waiting.released_by(kept.placed.act.id)
        while released:
            act = released.pop()
            outcome = admission(act, self.holdings, verified=True)
            if isinstance(outcome, Kept):
                self._place(outcome)
                released.extend(self.waiting.released_by(act.id))
            elif isinstance(outcome, Waits):
                self.waiting.hold(act, outcome)
        self._wipe()

    def _place(self, kept: Kept) -> None:
        self.holdings.add(kept.placed)
        self._judge(kept.placed)

    def _judge(self, placed: Placed) -> None:
        verdict = verdict_on(placed, self.laws, self.holdings)
        self.holdings.verdicts[placed.act.id] = verdict
        for act_id in wiped_by(placed.act) if verdict.counts else ():
            self._wipes.setdefault(act_id, []).append(placed)

    def _wipe(self) -> None:
        # Asked after every change: closing a key, or an act that names the wipe, may decide whether the wipe holds.
        for act_id in self._wipes:
            placed = self.holdings.place(act_id)
            if placed is not None and placed.act.body is not None and self.is_wiped(act_id):
                self.holdings.replace_body(placed.act.without_body())

    def _take_body(self, act: Act) -> Admission:
        placed = self.holdings.place(act.id)
        assert placed is not None
        if act.body is not None and placed.act.body is None:
            if self.is_wiped(act.id):
                return RefusedBecause(Refused("body.was_wiped", {"act": act.id}))
            self.holdings.replace_body(placed.act.with_body(act.body))
        return Kept(placed)
