"""What waits is bounded, told apart by signature while unverified, and taken out when its turn comes."""

import pytest

from phoihop.record.act import Act, Entry
from phoihop.record.admission import Waits
from phoihop.record.refused import Refused
from phoihop.record.waiting import Waiting
from record.cast import AN, BINH, founding, sealed
from record.small_law import Opened

FOUNDING = founding()
ACTS = [sealed(Entry(FOUNDING.id, Opened(), "", {}, {"n": number}), AN, FOUNDING) for number in range(4)]
FOR_FOUNDING = Waits((FOUNDING.id, "f" * 64))
FOR_KEY = Waits(verified=False)


def test_an_act_waits_for_the_first_of_what_is_missing_once():
    waiting = Waiting()
    for act in (ACTS[0], ACTS[1], ACTS[0]):
        waiting.hold(act, FOR_FOUNDING)
    assert len(waiting) == 2
    assert waiting.for_acts() == {ACTS[0].id: FOUNDING.id, ACTS[1].id: FOUNDING.id}
    assert waiting.released_by("f" * 64) == []
    assert waiting.released_by(FOUNDING.id) == ACTS[:2]
    assert (len(waiting), waiting.released_by(FOUNDING.id)) == (0, [])


def test_a_forged_copy_does_not_stand_in_the_way_of_the_true_one():
    waiting = Waiting()
    forged = Act.received(ACTS[0].header, bytes(64))
    for act in (forged, ACTS[0], forged):
        waiting.hold(act, FOR_KEY)
    assert waiting.for_keys() == {ACTS[0].id: AN}
    assert waiting.released_for(BINH) == []
    assert [act.signature for act in waiting.released_for(AN)] == [forged.signature, ACTS[0].signature]
    assert len(waiting) == 0


@pytest.mark.parametrize("waits", [FOR_FOUNDING, FOR_KEY])
def test_there_is_room_for_so_many_and_what_finds_none_is_refused(waits):
    waiting = Waiting(acts=2)
    waiting.hold(ACTS[0], waits)
    waiting.hold(ACTS[1], waits)
    with pytest.raises(Refused) as refused:
        waiting.hold(ACTS[2], waits)
    assert refused.value.code == "waiting.full"
    waiting.hold(ACTS[1], waits)
    assert len(waiting) == 2
    (waiting.released_for(AN) if waits is FOR_KEY else waiting.released_by(FOUNDING.id))
    waiting.hold(ACTS[2], waits)
    assert len(waiting) == 1


def test_room_is_counted_in_bytes_too():
    size = len(ACTS[0].header) + len(ACTS[0].body)
    waiting = Waiting(size=2 * size - 1)
    waiting.hold(ACTS[0], FOR_FOUNDING)
    with pytest.raises(Refused):
        waiting.hold(ACTS[1], FOR_FOUNDING)
    waiting.hold(ACTS[1].without_body(), FOR_FOUNDING)
    assert len(waiting) == 2
    exactly = Waiting(size=2 * size)
    exactly.hold(ACTS[0], FOR_FOUNDING)
    exactly.hold(ACTS[1], FOR_FOUNDING)
    assert len(exactly) == 2


def test_strangers_cannot_fill_the_room_of_acts_whose_signature_holds():
    waiting = Waiting(acts=1)
    waiting.hold(ACTS[0], FOR_KEY)
    waiting.hold(ACTS[1], FOR_FOUNDING)
    assert len(waiting) == 2
    assert list(waiting) == [ACTS[1], ACTS[0]]
