"""Whether a copy keeps an act: the five rules of structure, the same for the copy in memory and for the ledger.

Nothing else is asked here: not time, not rights, not sense. So all copies keep the same set whatever the order in which
acts arrive. What is refused is not remembered; what waits is held elsewhere, within bounds (`waiting.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from phoihop.record.act import Act
from phoihop.record.keys import PublicKey
from phoihop.record.law import Placed
from phoihop.record.refused import Refused


class Known(Protocol):
    """What a copy knows already."""

    @property
    def record(self) -> str:
        """The id of the record."""

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        """A key ever confirmed for this author."""

    def place(self, act_id: str) -> Placed | None:
        """A kept act."""

    def succeeded(self, author: str, prev: str) -> bool:
        """Whether an act of this author on this `prev` is kept (on "": a first act)."""

    def branches(self, author: str) -> Mapping[str, int]:
        """The branch of each of the author's kept acts that is not on its first branch."""


@dataclass(frozen=True)
class Kept:
    """The act is kept, in this place."""

    placed: Placed


@dataclass(frozen=True)
class Waits:
    """The act waits: for a key to be confirmed (`verified` is false), or for these acts."""

    acts: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True)
class RefusedBecause:
    """The act is refused and forgotten."""

    refused: Refused


Admission = Kept | Waits | RefusedBecause


def admission(act: Act, known: Known, *, verified: bool = False) -> Admission:
    """Decide on a well-formed act (`Act.received`) that is not kept yet; `verified` where its signature was checked."""
    if act.record != known.record:
        return RefusedBecause(Refused("act.other_record", {"act": act.id}))
    if not verified:
        key = known.key(act.author, act.key)
        if key is None:
            return Waits(verified=False)
        if not act.signed_by(key):
            return RefusedBecause(Refused("signature.wrong", {"act": act.id}))
    rests_on: dict[str, Placed | None] = {
        act_id: known.place(act_id) for act_id in (act.prev, act.opener, *act.named()) if act_id
    }
    missing = tuple(act_id for act_id, placed in rests_on.items() if placed is None)
    if missing:
        return Waits(missing)
    below = {act_id: placed for act_id, placed in rests_on.items() if placed is not None}
    code = _against_the_chain(act, below)
    if code is not None:
        return RefusedBecause(Refused(code, {"act": act.id}))
    return Kept(_placed(act, below, known))


def _against_the_chain(act: Act, below: Mapping[str, Placed]) -> str | None:
    if act.prev:
        prev = below[act.prev].act
        if prev.author != act.author:
            return "chain.not_its_own"
        return None if act.seq == prev.seq + 1 else "chain.number"
    if act.seq != 1:
        return "chain.number"
    if not act.head.record or any(act.author in _members(below[named].act) for named in act.named()):
        return None
    return "chain.stranger"


def _members(act: Act) -> list[object]:
    members = act.head.facts.get("members")
    return members if type(members) is list else []


def _placed(act: Act, below: Mapping[str, Placed], known: Known) -> Placed:
    depth = 1 + max((placed.depth for placed in below.values()), default=-1)
    branches = known.branches(act.author)
    on_branch = below[act.prev].branch if act.prev else 0
    # A second act on one `prev` begins a branch of its own; which of the two came first matters to this copy only.
    branch = max(branches.values(), default=0) + 1 if known.succeeded(act.author, act.prev) else on_branch
    reach: dict[int, int] = {}
    for act_id in (act.prev, *act.merges):
        if act_id and below[act_id].act.author == act.author:
            for other, number in below[act_id].reach.items():
                reach[other] = max(number, reach.get(other, 0))
    reach[branch] = act.seq
    return Placed(act, depth, branch, reach, branches)
