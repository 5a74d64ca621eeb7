"""States of threads: the counting acts of a thread, less a closed key's, folded by the room whose thread it is.

The terms of a record are folded once and kept in the process until an act is added to them: every other fold reads them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from types import ModuleType

from phoihop.ledger.registry import REGISTRY, Room
from phoihop.ledger.store import Store
from phoihop.record.closing import left_out
from phoihop.record.law import TERMS, Placed

_KEPT = 256
_cache: OrderedDict[tuple[str, str], tuple[list[Placed], object]] = OrderedDict()


def _terms(store: Store) -> tuple[list[Placed], object]:
    """The counting acts of the terms thread and its state."""
    if store.terms is None:
        store.terms = _terms_read(store)
    return store.terms


def _terms_read(store: Store) -> tuple[list[Placed], object]:
    # By its id: a step that was refused may have written others in the same positions.
    key = (store.record, store.newest(TERMS))
    # Where a chain forked, places name branches of this step's store: then nothing is taken from an earlier one.
    if key in _cache and not store.forked:
        _cache.move_to_end(key)
        acts, state = _cache[key]
        return store.adopt(acts), state
    acts = store.thread(TERMS)
    room = REGISTRY.room_of(TERMS)
    law = None if room is None else room.law
    state = None if law is None else law.fold(_folded(law, _less_left_out(acts, acts)), None)
    if not store.forked:
        _cache[key] = (acts, state)
    if len(_cache) > _KEPT:
        _cache.popitem(last=False)
    return acts, state


def forget() -> None:
    """Drop what is kept in the process (after a rebuild, between tests)."""
    _cache.clear()


def terms_of(store: Store) -> object:
    """Return the state of a record's terms."""
    return _terms(store)[1]


def thread_acts(store: Store, thread: str) -> list[Placed]:
    """Return the acts of a thread that its fold takes, in order."""
    terms_acts, _ = _terms(store)
    acts = terms_acts if thread == TERMS else store.thread(thread)
    return _less_left_out(acts, terms_acts)


def _less_left_out(acts: list[Placed], terms_acts: list[Placed]) -> list[Placed]:
    off = left_out(acts, terms_acts).out
    return [placed for placed in acts if placed.act.id not in off] if off else acts


def thread_states(store: Store, label: str, terms: object) -> Mapping[str, object]:
    """Return the states of all threads of a record that a room folds, by thread."""
    terms_acts, _ = _terms(store)
    states: dict[str, object] = {}
    for thread, acts in store.threads().items():
        opener = acts[0].act if acts[0].act.thread == acts[0].act.id else None
        room = REGISTRY.room_of(thread, opener)
        if room is not None and room.label == label and room.law is not None:
            states[thread] = room.law.fold(_folded(room.law, _less_left_out(acts, terms_acts)), terms)
    return states


def state_of(room: Room, acts: Sequence[Placed], terms: object) -> object:
    """Return the state of a thread from its acts, by the law of the room whose thread it is."""
    assert room.law is not None
    return room.law.fold(_folded(room.law, acts), terms)


def _folded(law: ModuleType, acts: Sequence[Placed]) -> list[Placed]:
    """A fold takes the kinds of its own law: wipes and closures of keys belong to the record, not to a state."""
    return [placed for placed in acts if placed.act.kind in law.KINDS]
