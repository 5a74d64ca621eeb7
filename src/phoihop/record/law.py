"""What a room tells the record about its acts, and what the record tells a room.

A law judges whether an act counts (from named acts and the author's own chain, nothing else) and folds the acts of a
thread into its state. The record calls it and knows none of its kinds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from phoihop.record.act import Act, Facts
from phoihop.record.refused import Kind, Refused

__all__ = ["TERMS", "Kind", "LastWord", "Law", "Laws", "Own", "Placed", "Refused", "last_word"]

TERMS = "terms"

_NO_BRANCHES: Mapping[str, int] = MappingProxyType({})


class Placed:
    """A kept act in its place: how deep it lies, and what its author's chain holds at and below it.

    An author's chain is one branch unless it forks. Acts are numbered along a branch, so `reach` (branch -> highest
    number) says in a few integers which of the author's acts lie below this one. Numbers of branches are of this copy
    only and mean nothing elsewhere; what they say is equal everywhere.
    """

    __slots__ = ("act", "branch", "branches", "depth", "reach")

    def __init__(
        self,
        act: Act,
        depth: int,
        branch: int = 0,
        reach: Mapping[int, int] | None = None,
        branches: Mapping[str, int] = _NO_BRANCHES,
    ) -> None:
        """Place an act; `branches` gives the branch of each of the author's acts that is not on the first one."""
        self.act = act
        self.depth = depth
        self.branch = branch
        self.reach = {branch: act.seq} if reach is None else reach
        self.branches = branches

    @property
    def order(self) -> tuple[int, str]:
        """Acts are taken by depth, then by id: the same everywhere, whatever came first."""
        return self.depth, self.act.id

    def covers(self, other: Act) -> bool:
        """Whether `other` is this act or lies below it on its author's own chain (by `prev` and `merges`)."""
        return other.author == self.act.author and other.seq <= self.reach.get(self.branches.get(other.id, 0), 0)

    def __repr__(self) -> str:
        """Short, for failing tests."""
        return f"{self.act!r}@{self.depth}"


class Own(Protocol):
    """The author's own chain below the act that is judged."""

    def of_kind(self, kind: str) -> Sequence[Act]:
        """Its counting acts of a kind, in order."""


class Law(Protocol):
    """The rules of a room."""

    @property
    def kinds(self) -> Mapping[str, type[Facts]]:
        """The kinds of act that it knows, with the form of their facts."""

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        """None where the act counts, else the code of the reason why it has no effect.

        `named` holds the act's thread opener and all that it names, and what these name, and so on. It never holds an
        author's previous acts. A released rule never changes: verdicts are equal in all versions.
        """

    def fold(self, acts: Sequence[Placed], terms: object | None) -> object:
        """The state of a thread: total, from its counting acts in order and the state of the terms thread."""


class Laws:
    """The laws that this copy knows: which one judges a kind, and which one folds a thread."""

    def __init__(self, labels: Mapping[str, Law], others: Iterable[Law] = ()) -> None:
        """Take the law for each first word of a thread's label, such as `terms` or `occ`, and those without a label."""
        self._labels = dict(labels)
        self._kinds = {kind: law for law in (*labels.values(), *others) for kind in law.kinds}

    def of_kind(self, kind: str) -> Law | None:
        """The law that judges acts of this kind; None where the kind is not known here."""
        return self._kinds.get(kind)

    def of_thread(self, thread: str, opener: Act | None = None) -> Law | None:
        """The law that folds this thread; where an act opened it, that of the opener's kind."""
        return self._kinds.get(opener.kind) if opener is not None else self._labels.get(thread.partition("/")[0])


@dataclass(frozen=True)
class LastWord:
    """What an author said last of something."""

    act: Act | None
    doubt: tuple[Act, ...] = ()


def last_word(acts: Sequence[Placed]) -> LastWord:
    """The last act of one author's acts on its own chain.

    Where the chain forked and no later one of these acts covers both branches, the last acts of the branches are in
    doubt; the one that comes last in order is shown meanwhile.
    """
    last: list[Placed] = []
    for placed in sorted(acts, key=lambda placed: placed.order, reverse=True):
        if not any(later.covers(placed.act) for later in last):
            last.append(placed)
    if not last:
        return LastWord(None)
    return LastWord(last[0].act, tuple(placed.act for placed in last) if len(last) > 1 else ())
