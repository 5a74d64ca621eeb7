"""What stolen and doubled keys leave behind: acts that folds leave out, and two acts on one `prev`.

A closed key says nothing any more: its acts that are not on the closer's chain are left out, except where another party
already built on them. Verdicts are untouched: this is read by folds, from the thread and the terms thread alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from phoihop.record.act import MERGES, Act
from phoihop.record.law import Placed
from phoihop.record.own import KeyClosed


@dataclass(frozen=True)
class LeftOut:
    """Ids of the acts that a fold leaves out, and of those that stand only because another party named them."""

    out: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Equivocation:
    """Acts of one author on one and the same `prev` ("": several first acts): most often a restored backup."""

    author: str
    prev: str
    acts: tuple[Act, ...]


_NOTHING = LeftOut()


def left_out(acts: Sequence[Placed], terms: Sequence[Placed]) -> LeftOut:
    """Of a thread's counting acts, those that its fold leaves out, given the counting acts of the terms thread.

    For the terms thread itself both are the same sequence.
    """
    closures = _holding([placed for placed in terms if placed.act.kind == KeyClosed.KIND])
    if not closures:
        return _NOTHING
    in_terms = _left_out(terms, closures, ())
    if acts is terms:
        return in_terms
    return _left_out(acts, closures, [placed.act for placed in terms if placed.act.id not in in_terms.out])


def _holding(closures: Sequence[Placed]) -> dict[tuple[str, str], list[Placed]]:
    """The closures that hold, by author and closed key: not those whose own key was closed without them.

    A closer's key always comes later on the card than the closed one, so this ends at keys that nobody closed.
    """
    by_key = defaultdict(list)
    for placed in closures:
        by_key[placed.act.author, placed.act.facts_as(KeyClosed).key].append(placed)

    def holds(closure: Placed) -> bool:
        of_its_key = [later for later in by_key.get((closure.act.author, closure.act.key), ()) if holds(later)]
        return not of_its_key or any(later.covers(closure.act) for later in of_its_key)

    held = {key: [closure for closure in closing if holds(closure)] for key, closing in by_key.items()}
    return {key: closing for key, closing in held.items() if closing}


def _left_out(acts: Sequence[Placed], closures: dict[tuple[str, str], list[Placed]], others: Sequence[Act]) -> LeftOut:
    off = {
        placed.act.id: placed.act
        for placed in acts
        if (closing := closures.get((placed.act.author, placed.act.key)))
        and not any(closure.covers(placed.act) for closure in closing)
    }
    standing: set[str] = set()
    witnesses = [*others, *(placed.act for placed in acts if placed.act.id not in off)]
    # Acts that stand are witnesses themselves; two thieves who name each other are not.
    while witnesses:
        witness = witnesses.pop()
        for act_id in _named_by(witness):
            if act_id in off and act_id not in standing and off[act_id].author != witness.author:
                standing.add(act_id)
                witnesses.append(off[act_id])
    return LeftOut(frozenset(off) - standing, frozenset(standing))


def _named_by(act: Act) -> Iterable[str]:
    yield act.opener
    for role, ids in act.names.items():
        if role != MERGES:
            yield from ids


def equivocations(acts: Iterable[Act]) -> list[Equivocation]:
    """Every place where an author's chain forks, in order of author and `prev`."""
    on_prev = defaultdict(list)
    for act in acts:
        on_prev[act.author, act.prev].append(act)
    return [
        Equivocation(author, prev, tuple(sorted(forked, key=lambda act: act.id)))
        for (author, prev), forked in sorted(on_prev.items())
        if len(forked) > 1
    ]
