"""Copies that are wrong in one way each: what stories must be able to find.

Each is a mistake that somebody could make in good faith and that passes a test with one copy or one order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

import msgspec

from phoihop.record import canonical
from phoihop.record.act import Act, Entry
from phoihop.record.admission import Admission, Kept, RefusedBecause, Waits
from phoihop.record.bundle import write_bundle
from phoihop.record.closing import Equivocation, LeftOut
from phoihop.record.copy import Copy, Thread
from phoihop.record.keys import SigningKey
from phoihop.record.law import Laws, Placed
from phoihop.record.own import KeyClosed
from phoihop.record.refused import Refused
from phoihop.record.verdict import COUNTS, Verdict, verdict_on


def refused(code: str) -> RefusedBecause:
    return RefusedBecause(Refused(code))


class FoldsInOrderOfArrival(Copy):
    def thread(self, thread: str) -> Thread:
        right = super().thread(thread)
        arrived = list(self.holdings.verdicts)
        return Thread(
            right.acts,
            tuple(sorted(right.folded, key=lambda placed: arrived.index(placed.act.id))),
            right.left,
            right.unknown,
        )


class FoldsInOrderOfTime(Copy):
    def thread(self, thread: str) -> Thread:
        right = super().thread(thread)
        by_time = sorted(right.folded, key=lambda placed: (placed.act.head.time, placed.act.id))
        return Thread(right.acts, tuple(by_time), right.left, right.unknown)


class RefusesTheFuture(Copy):
    """An act is not taken before the time that it says, by this copy's own clock."""

    clock = "2026-12-31"

    def _admission(self, act: Act) -> Admission:
        return refused("too_early") if act.head.time > self.clock else super()._admission(act)

    def speak(self, entry: Entry, *, author: str, key: SigningKey, now: datetime, salt: bytes) -> Act:
        self.clock = max(self.clock, f"{now:%Y-%m-%d}~")
        return super().speak(entry, author=author, key=key, now=now, salt=salt)


class ForgetsWhatWaits(Copy):
    def take(self, act: Act) -> Admission:
        outcome = super().take(act)
        self.waiting.released_by(outcome.acts[0] if isinstance(outcome, Waits) and outcome.acts else "")
        return outcome


class WaitsForWhatWasSeen(Copy):
    def _admission(self, act: Act) -> Admission:
        missing = tuple(seen for seen in act.head.seen if seen not in self.holdings)
        outcome = super()._admission(act)
        return Waits(missing) if missing and isinstance(outcome, Kept) else outcome


class RefusesAFork(Copy):
    def _admission(self, act: Act) -> Admission:
        if act.id != act.record and self.holdings.succeeded(act.author, act.prev):
            return refused("fork")
        return super()._admission(act)


class RefusesUnknownKinds(Copy):
    def _admission(self, act: Act) -> Admission:
        if self.laws.of_kind(act.kind) is None and act.kind != KeyClosed.KIND:
            return refused("unknown")
        return super()._admission(act)


class RefusesWhatHasNoEffect(Copy):
    def _admission(self, act: Act) -> Admission:
        outcome = super()._admission(act)
        if isinstance(outcome, Kept) and verdict_on(outcome.placed, self.laws, self.holdings).status == "no_effect":
            return refused("no_effect")
        return outcome


class RefusesAClosedKey(Copy):
    """What comes after the closing is refused, what came before stands: the order of arrival decides."""

    def _admission(self, act: Act) -> Admission:
        closed = {
            (placed.act.author, placed.act.facts_as(KeyClosed).key)
            for placed in self.holdings.in_order()
            if placed.act.kind == KeyClosed.KIND and self.holdings.verdict(placed.act.id).counts
        }
        return refused("closed") if (act.author, act.key) in closed else super()._admission(act)


class JudgesByAllOwnActs(Copy):
    """The verdict reads the author's whole chain as it is here, not the chain below the act."""

    def _judge(self, placed: Placed) -> None:
        everywhere = dict.fromkeys(range(64), 1 << 50)
        wide = Placed(placed.act, placed.depth, placed.branch, everywhere, placed.branches)
        self.holdings.verdicts[placed.act.id] = COUNTS
        self.holdings.verdicts[placed.act.id] = verdict_on(wide, self.laws, self.holdings)


class CountsOnTheUnknown(Copy):
    """What rests on an act of an unknown kind is judged as though that counted."""

    def _judge(self, placed: Placed) -> None:
        right = self.holdings.verdict
        self.holdings.verdict = lambda act_id: COUNTS if right(act_id).status == "unknown" else right(act_id)  # type: ignore[method-assign]
        try:
            super()._judge(placed)
        finally:
            self.holdings.verdict = right  # type: ignore[method-assign]


class JudgesOnce(Copy):
    """After an update what was unknown has no effect."""

    def learn(self, laws: Laws) -> None:
        self.laws = laws
        for act_id, verdict in self.holdings.verdicts.items():
            if verdict.status == "unknown":
                self.holdings.verdicts[act_id] = Verdict("no_effect", "unknown")


class BlindToBranches(Copy):
    """An act covers all of its author's acts with a lower number: counters instead of chains."""

    def _keep(self, kept: Kept) -> None:
        act = kept.placed.act
        super()._keep(Kept(Placed(act, kept.placed.depth, 0, {0: act.seq})))


class ForgetsMerges(Copy):
    def _keep(self, kept: Kept) -> None:
        placed = kept.placed
        prev = self.holdings.place(placed.act.prev)
        below = dict(prev.reach) if prev is not None else {}
        reach = {**below, placed.branch: placed.act.seq}
        super()._keep(Kept(Placed(placed.act, placed.depth, placed.branch, reach, placed.branches)))


class SendsByCounters(Copy):
    """A bundle brings what has a higher number than the other's newest: a fork behind equal counters stays hidden."""

    def bundle_for(self, tips: Iterable[str] = ()) -> bytes:
        newest: dict[str, int] = {}
        for tip in tips:
            placed = self.holdings.place(tip)
            if placed is not None:
                newest[placed.act.author] = max(newest.get(placed.act.author, 0), placed.act.seq)
        acts = [placed.act for placed in self.holdings.in_order() if placed.act.seq > newest.get(placed.act.author, 0)]
        return b"".join(write_bundle(self.record, self.tips(), acts))


class RemembersWhatItRefused(Copy):
    """What was refused once is refused for ever: a forged copy that comes first keeps the true one out."""

    def take(self, act: Act) -> Admission:
        if not hasattr(self, "_refused"):
            self._refused: set[str] = set()
        if act.id in self._refused:
            return refused("again")
        outcome = super().take(act)
        if isinstance(outcome, RefusedBecause) and outcome.refused.code == "signature.wrong":
            self._refused.add(act.id)
        return outcome


class TakesAnyBody(Copy):
    def take_line(self, data: bytes) -> Admission:
        outcome = super().take_line(data)
        with suppress(Exception):
            line = msgspec.json.decode(data)
            body = canonical.from_base64url(line["body"])
            if isinstance(outcome, Kept) and outcome.placed.act.body is None:
                outcome.placed.act = Act(
                    outcome.placed.act.header, outcome.placed.act.signature, body, outcome.placed.act.head
                )
        return outcome


class BringsBackWipedBodies(Copy):
    def _take_body(self, act: Act) -> Admission:
        outcome = super()._take_body(act)
        placed = self.holdings.place(act.id)
        if placed is not None and act.body is not None and placed.act.body is None:
            placed.act = placed.act.with_body(act.body)
        return outcome

    def _wipe(self) -> None:
        if not hasattr(self, "_done"):
            self._done: set[str] = set()
        for act_id in set(self._wipes) - self._done:
            self._done.add(act_id)
            super()._wipe()


class LeavesOutNothing(Copy):
    def thread(self, thread: str) -> Thread:
        right = super().thread(thread)
        counting = tuple(placed for placed in right.acts if self.holdings.verdict(placed.act.id).counts)
        return Thread(right.acts, counting, LeftOut(), right.unknown)


class SavesNothingFromAClosedKey(Copy):
    """What another party built on is left out too."""

    def thread(self, thread: str) -> Thread:
        right = super().thread(thread)
        out = right.left.out | right.left.standing
        folded = tuple(placed for placed in right.folded if placed.act.id not in out)
        return Thread(right.acts, folded, LeftOut(out), right.unknown)


class SeesOneForkOnly(Copy):
    def equivocations(self) -> list[Equivocation]:
        return super().equivocations()[:1]


class TakesAnySequence(Copy):
    """The number of an act is not compared with that of the one before."""

    def _admission(self, act: Act) -> Admission:
        outcome = super()._admission(act)
        if isinstance(outcome, RefusedBecause) and outcome.refused.code == "chain.number":
            return Kept(
                Placed(
                    act, 1 + max(p.depth for p in self.holdings.in_order()), 0, None, self.holdings.branches(act.author)
                )
            )
        return outcome


FAULTS: tuple[type[Copy], ...] = (
    FoldsInOrderOfArrival,
    FoldsInOrderOfTime,
    RefusesTheFuture,
    ForgetsWhatWaits,
    WaitsForWhatWasSeen,
    RefusesAFork,
    RefusesUnknownKinds,
    RefusesWhatHasNoEffect,
    RefusesAClosedKey,
    JudgesByAllOwnActs,
    CountsOnTheUnknown,
    JudgesOnce,
    BlindToBranches,
    ForgetsMerges,
    SendsByCounters,
    RemembersWhatItRefused,
    TakesAnyBody,
    BringsBackWipedBodies,
    LeavesOutNothing,
    SavesNothingFromAClosedKey,
    SeesOneForkOnly,
    TakesAnySequence,
)
