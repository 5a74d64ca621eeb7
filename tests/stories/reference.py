"""The rules of the record once more, in the plainest words: what stories compare every copy with.

Slow on purpose. Sets and walks only: no branches, no reach, no order of arrival. Verdicts and folds are those of a
genuine copy that was given everything in order.
"""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.record.act import Act
from phoihop.record.card import Keyring
from phoihop.record.copy import Copy
from phoihop.record.law import Laws


def kept_of(pool: Iterable[Act], keys: Keyring, record: str) -> dict[str, Act]:
    """Of all these acts those that are kept in the end: the five rules, asked again until nothing is added."""
    kept: dict[str, Act] = {}
    waiting = list({(act.id, act.signature): act for act in pool if act.record == record}.values())
    while True:
        still = [act for act in waiting if act.id not in kept]
        added = [act for act in still if may_be_kept(act, kept, keys)]
        if not added:
            return kept
        kept |= {act.id: act for act in added}


def may_be_kept(act: Act, kept: dict[str, Act], keys: Keyring) -> bool:
    key = keys.key(act.author, act.key)
    if key is None or not act.signed_by(key):
        return False
    basis = [act_id for act_id in (act.prev, act.opener, *act.named()) if act_id]
    if not all(act_id in kept for act_id in basis):
        return False
    if act.prev:
        return kept[act.prev].author == act.author and act.seq == kept[act.prev].seq + 1
    listed = any(act.author in kept[act_id].head.facts.get("members", ()) for act_id in act.named())
    return act.seq == 1 and (act.id == act.record or listed)


def depths_of(kept: dict[str, Act]) -> dict[str, int]:
    depths: dict[str, int] = {}
    while len(depths) < len(kept):
        for act in kept.values():
            basis = [act_id for act_id in (act.prev, act.opener, *act.named()) if act_id]
            if all(act_id in depths for act_id in basis):
                depths[act.id] = 1 + max((depths[act_id] for act_id in basis), default=-1)
    return depths


def chain_below(act: Act, kept: dict[str, Act]) -> set[str]:
    """The act and all below it on its author's own chain."""
    found: set[str] = set()
    todo = [act.id]
    while todo:
        at = kept.get(todo.pop())
        if at is not None and at.author == act.author and at.id not in found:
            found.add(at.id)
            todo += [at.prev, *at.merges]
    return found


def tips_of(kept: dict[str, Act]) -> tuple[str, ...]:
    covered = {below for act in kept.values() for below in chain_below(act, kept) - {act.id}}
    return tuple(sorted(set(kept) - covered))


def replay(kept: dict[str, Act], laws: Laws, keys: Keyring, record: str) -> Copy:
    """A genuine copy that was given all in order (depth, id)."""
    depths = depths_of(kept)
    copy = Copy(laws, keys, record)
    for act in sorted(kept.values(), key=lambda act: (depths[act.id], act.id)):
        copy.take(act)
    return copy
