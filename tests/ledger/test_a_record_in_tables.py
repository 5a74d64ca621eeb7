"""A record in the database answers every question as a copy in memory does, also where chains fork and keys are stolen.

The stories are those of `tests/stories`, told with the laws of the rooms; what one organisation holds in the end is put
into tables in an order drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import NOW, TODAY
from phoihop.ledger.models import Key, Record, Tip
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.ledger.threads import TERMS, forget, state_of, terms_of, thread_acts, thread_states
from phoihop.ledger.verify import verify_record
from phoihop.record.act import Act
from phoihop.record.admission import Kept, admission
from phoihop.record.copy import Copy
from phoihop.record.verdict import verdict_on
from stories.moves import STORIES, Story, tell
from stories.organisations import card_of
from stories.rooms_play import RoomsPlay
from stories.world import World

pytestmark = pytest.mark.django_db


def confirm_keys(world: World) -> None:
    """Enter the keys of everybody's card; none of the organisations works here."""
    for organisation in world.organisations:
        for place, key in enumerate(card_of(organisation.author, organisation.key + 1).public_keys):
            Key.objects.create(
                thumbprint=key.thumbprint,
                organisation=organisation.author,
                public=key.raw,
                since=NOW + timedelta(days=place),
            )


def in_some_order(copy: Copy, random: Random) -> Iterator[Act]:
    """Yield the acts of a copy in an order in which each comes after what it rests on."""
    left = [placed.act for placed in copy.holdings.in_order()]
    given_out: set[str] = set()
    while left:
        ready = [a for a in left if {i for i in (a.prev, a.opener, *a.named()) if i} <= given_out]
        act = random.choice(ready)
        left.remove(act)
        given_out.add(act.id)
        yield act


def in_tables(world: World, copy: Copy, random: Random) -> Store:
    """Put a record into the tables act by act, each by a store that has read nothing before; return one more."""
    confirm_keys(world)
    record = Record.objects.create(id=copy.record, founded=NOW)
    for position, act in enumerate(in_some_order(copy, random), start=1):
        store = Store(copy.record)
        admitted = admission(act, store)
        assert isinstance(admitted, Kept)
        store.keep(admitted.placed, verdict_on(admitted.placed, REGISTRY.laws, store), position, NOW)
        record.position = position
    record.save(update_fields=["position"])
    return Store(copy.record)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=STORIES, order=st.integers(0, 2**16))
def test_a_record_in_tables_equals_the_copy_in_memory(story: Story, order: int) -> None:
    world = tell(story, RoomsPlay())
    copy = world.organisations[0].copy
    with transaction.atomic():
        forget()
        store = in_tables(world, copy, Random(order))
        holdings = copy.holdings
        acts = [placed.act for placed in holdings.in_order()]

        assert set(Tip.objects.values_list("act", flat=True)) == set(holdings.tips())
        assert {act.id: store.verdict(act.id) for act in acts} == copy.verdicts()
        for act in acts:
            placed, known = store.place(act.id), holdings.place(act.id)
            assert placed is not None
            assert known is not None
            assert placed.depth == known.depth
            assert {a.id for a in acts if placed.covers(a)} == {a.id for a in acts if known.covers(a)}
            assert store.succeeded(act.author, act.prev)
            assert store.key(act.author, act.key) is not None
            assert store.position(act.author, act.key) == holdings.position(act.author, act.key)
            assert placed.act.body is None
            assert (store.words(act.id) is None) == (known.act.body is None)
            assert placed.act.words() == known.act.words()
        for organisation in world.organisations:
            author = organisation.author
            assert [p.act.id for p in store.tips_of(author)] == [p.act.id for p in holdings.tips_of(author)]
            assert store.succeeded(author, "") == bool(holdings.tips_of(author))
            for kind in {act.kind for act in acts}:
                ours = {p.act.id for p in store.of_author(author, kind)}
                assert ours == {p.act.id for p in holdings.of_author(author, kind)}
        assert terms_of(store) == copy.state(TERMS)
        for thread in holdings.threads():
            folded = [placed.act.id for placed in copy.thread(thread).folded]
            assert [placed.act.id for placed in thread_acts(store, thread)] == folded
        occurrences = next(room for room in REGISTRY.rooms if room.label == "occ")
        for thread, state in thread_states(store, "occ", terms_of(store)).items():
            assert state == copy.state(thread)
            assert state == state_of(occurrences, thread_acts(store, thread), terms_of(store))

        # The terms of the stories name no due dates, so nothing can be projected from them.
        found = verify_record(copy.record, TODAY, tables=False)
        assert found.findings == []
        assert found.acts == len(acts)
        transaction.set_rollback(True)
