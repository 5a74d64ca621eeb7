"""Rows from acts: what the rooms write when threads of a record, its terms, the calendar or the horizon have changed.

Nothing is judged or said here. The door calls it at the end of a step, `rebuild` for a whole record, the nightly tick
and the calendar's pages when only days have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from phoihop.ledger.horizon import horizon_on
from phoihop.ledger.models import Record
from phoihop.ledger.read_tables import drop_rows
from phoihop.ledger.registry import REGISTRY, Change, Renewal
from phoihop.ledger.store import Store
from phoihop.ledger.threads import state_of, terms_of, thread_acts, thread_states
from phoihop.record.law import TERMS
from phoihop.record.own import KeyClosed


def project(store: Store, threads: Sequence[str], today: date) -> None:
    """Write the rows of some threads of a record; where the terms are among them, of what is owed in the whole of it."""
    # A closed key's acts are left out of every thread: what they wrote into rows must go again.
    if TERMS in threads and any(placed.act.kind == KeyClosed.KIND for placed in store.thread(TERMS)):
        write_anew(store, today)
    else:
        _project(store, threads, today)


def write_anew(store: Store, today: date) -> None:
    """Write all rows of a record anew from its acts. Runs in a transaction of the caller."""
    drop_rows(store.record)
    _project(store, [TERMS, *store.labels()], today)


def _project(store: Store, threads: Sequence[str], today: date) -> None:
    horizon = horizon_on(today)

    def words(act_id: str) -> Mapping[str, Any] | None:
        return store.words(act_id)

    terms = terms_of(store)
    for thread in sorted(threads, key=lambda name: name != TERMS):
        acts = thread_acts(store, thread)
        if not acts:
            continue
        opener = acts[0].act if acts[0].act.thread == acts[0].act.id else None
        room = REGISTRY.room_of(thread, opener)
        if room is None or room.law is None or room.project is None:
            continue
        store.load_words([placed.act.id for placed in acts])
        state = terms if thread == TERMS else state_of(room, acts, terms)
        room.project(Change(store.record, thread, state, terms, acts, today, horizon, words))
    if TERMS in threads:
        renew(store, terms, today, horizon)


def renew_record(record: str, today: date) -> None:
    """Write what a record owes anew, under its lock: the calendar or the horizon has changed, no act was said."""
    with transaction.atomic():
        row = Record.objects.select_for_update().filter(id=record).first()
        if row is not None:
            store = Store(record, forked=row.forked)
            renew(store, terms_of(store), today, horizon_on(today))


def renew(store: Store, terms: object, today: date, horizon: date) -> None:
    """Let every room write its rows of a record anew: the terms, the calendar or the horizon have changed."""
    for room in REGISTRY.rooms:
        if room.renew is not None:
            states = _states_of(store, room.label, terms)
            room.renew(Renewal(store.record, terms, today, horizon, states))


def _states_of(store: Store, label: str, terms: object) -> Callable[[], Mapping[str, object]]:
    return lambda: thread_states(store, label, terms)
