"""Whether a kept act counts: judged once, from what it names and its author's own chain, and equal on every copy.

Here stands what holds for every act, before a room's own law is asked: an act that rests on one without effect has none,
and one that rests on what is not known here is not known either and is judged after the update.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from phoihop.record import own
from phoihop.record.act import MERGES, Act
from phoihop.record.admission import Known
from phoihop.record.law import Laws, Placed
from phoihop.record.refused import Refused

# Roles under which an act is named for what it is, whether it counts or not: own tips taken up, what a review counted
# as it stood, and the act whose body is wiped.
WITHOUT_RESTING = frozenset({MERGES, "tips", "act"})


@dataclass(frozen=True)
class Verdict:
    """It counts, or has no effect for a reason, or cannot be judged here because something (the reason) is unknown."""

    status: Literal["counts", "no_effect", "unknown"]
    reason: str = ""

    @property
    def counts(self) -> bool:
        """Whether folds take the act."""
        return self.status == "counts"


COUNTS = Verdict("counts")


class Judged(Known, own.Cards, Protocol):
    """What a copy knows already, with the verdicts on what it keeps."""

    def verdict(self, act_id: str) -> Verdict:
        """The verdict on a kept act."""

    def of_author(self, author: str, kind: str) -> Iterable[Placed]:
        """The kept acts of one author of one kind, in any order, whatever their verdict."""


def verdict_on(placed: Placed, laws: Laws, known: Judged) -> Verdict:
    """Judge an act whose basis is kept (and judged, deeper acts later)."""
    act = placed.act
    law = None if act.kind in own.KINDS else laws.of_kind(act.kind)
    form = own.KINDS.get(act.kind) if law is None else law.kinds[act.kind]
    if form is None:
        return Verdict("unknown", act.kind)
    on_basis = _resting_on(act, known) or _in_its_thread(act, laws, known)
    if on_basis is not None:
        return on_basis
    try:
        act.facts_as(form)
        named = Named(act, known)
        reason = own.judge(act, named, known) if law is None else law.judge(act, named, OwnChain(placed, known))
    except _NotKnownHereError as unknown:
        return Verdict("unknown", unknown.kind)
    except Refused as refused:
        reason = refused.code
    return COUNTS if reason is None else Verdict("no_effect", reason)


def _resting_on(act: Act, known: Judged) -> Verdict | None:
    basis = [named for role, ids in act.names.items() if role not in WITHOUT_RESTING for named in ids]
    if act.opener:
        basis.append(act.opener)
    verdicts = [known.verdict(act_id) for act_id in basis]
    if any(verdict.status == "no_effect" for verdict in verdicts):
        return Verdict("no_effect", "basis.no_effect")
    return next((verdict for verdict in verdicts if verdict.status == "unknown"), None)


def _in_its_thread(act: Act, laws: Laws, known: Judged) -> Verdict | None:
    if act.kind in own.KINDS:
        return None
    opener = act
    if act.opener:
        placed = known.place(act.opener)
        assert placed is not None
        opener = placed.act
        if opener.thread != opener.id:
            return Verdict("no_effect", "thread.not_opened")
    law = laws.of_thread(act.thread, opener if opener.thread == opener.id else None)
    if law is None:
        return Verdict("unknown", act.thread)
    return None if act.kind in law.kinds else Verdict("no_effect", "thread.other_kind")


class Named(Mapping[str, Act]):
    """All that an act names or answers, and what these name, and so on; looked up when asked for."""

    def __init__(self, act: Act, known: Known) -> None:
        """Begin at the act itself, which is not among them."""
        self._known = known
        self._found: dict[str, Act] = {}
        self._next = [act]

    def __getitem__(self, act_id: str) -> Act:
        """The act with this id; raises `KeyError` where nothing that was named leads to it."""
        while act_id not in self._found and self._next:
            self._step()
        return self._found[act_id]

    def __iter__(self) -> Iterator[str]:
        """The ids of all of them."""
        while self._next:
            self._step()
        return iter(self._found)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)

    def _step(self) -> None:
        act = self._next.pop()
        for act_id in (act.opener, *act.named()):
            if act_id and act_id not in self._found:
                placed = self._known.place(act_id)
                assert placed is not None
                self._found[act_id] = placed.act
                self._next.append(placed.act)


class OwnChain:
    """The author's own chain below one act."""

    def __init__(self, placed: Placed, known: Judged) -> None:
        """Take the act and the copy that keeps it."""
        self._placed = placed
        self._known = known

    def of_kind(self, kind: str) -> Sequence[Act]:
        """The counting acts of a kind below it, in order."""
        below = []
        for other in self._known.of_author(self._placed.act.author, kind):
            if other.act.id == self._placed.act.id or not self._placed.covers(other.act):
                continue
            verdict = self._known.verdict(other.act.id)
            if verdict.status == "unknown":
                # Judged without it, this act could get one verdict here and another one after the update.
                raise _NotKnownHereError(verdict.reason)
            if verdict.counts:
                below.append(other)
        return [other.act for other in sorted(below, key=lambda other: other.order)]


class _NotKnownHereError(Exception):
    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
