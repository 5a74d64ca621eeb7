"""Verification says what is wrong and where; any flipped byte of any stored act, signature or body is found."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record.act import Act
from phoihop.record.refused import Refused
from phoihop.record.sentences import SENTENCES, verification
from phoihop.record.verify import Stored, Verified, verify
from record.cast import AN, keyring, resigned
from record.test_copy import ACTS, FOUNDING, LIVED

STORED = [Stored(act.id, act.header, act.signature, act.body) for act in ACTS]
BODIES = sum(act.body is not None for act in ACTS)


def found(stored: list[Stored], keys=None, tips=()) -> list[tuple[str, str]]:
    result = verify(FOUNDING.id, stored, keys or keyring(), tips)
    return [(finding.act, finding.code) for finding in result.findings]


def changed(place: int, **parts: object) -> list[Stored]:
    old = STORED[place]
    new = {"id": old.id, "header": old.header, "signature": old.signature, "body": old.body, **parts}
    return [*STORED[:place], Stored(**new), *STORED[place + 1 :]]


def test_a_sound_record_is_found_sound():
    assert verify(FOUNDING.id, STORED, keyring(), LIVED.tips()) == Verified(len(ACTS), BODIES, 0, ())


@given(st.permutations(STORED))
def test_the_order_in_which_acts_are_stored_is_no_matter(order):
    assert found(order, tips=LIVED.tips()) == []


def test_what_waited_for_acts_stored_later_is_checked_too():
    tip = ACTS[-1]
    wrong = resigned(tip, seq=tip.seq + 1)
    stored = [Stored(wrong.id, wrong.header, wrong.signature, wrong.body), *STORED[-2::-1]]
    assert found(stored) == [(wrong.id, "chain.number")]


def test_an_absent_body_is_counted_and_is_no_fault():
    bare = [Stored(each.id, each.header, each.signature) for each in STORED]
    assert verify(FOUNDING.id, bare, keyring()) == Verified(len(ACTS), 0, BODIES, ())


@given(st.integers(0, len(ACTS) - 1), st.sampled_from(["header", "signature", "body"]), st.data())
def test_any_flipped_byte_is_found_at_its_place(place, part, data):
    old = getattr(STORED[place], part)
    if old is None:
        return
    new = bytearray(old)
    new[data.draw(st.integers(0, len(old) - 1))] ^= data.draw(st.integers(1, 255))
    assert [act for act, _ in found(changed(place, **{part: bytes(new)}))] == [STORED[place].id]


def test_what_rests_on_a_broken_act_is_not_accused_too():
    assert found(changed(0, signature=bytes(64))) == [(FOUNDING.id, "signature.wrong")]
    assert found(changed(0, header=b"{}")) == [(FOUNDING.id, "header.version")]


def test_an_act_under_another_id_is_found():
    resting = [(act, "verify.missing_below") for act in resting_on(ACTS[3])]
    assert found(changed(3, id="a" * 64)) == sorted([("a" * 64, "verify.other_id"), *resting])


def resting_on(act: Act) -> list[str]:
    """The acts of the record that wait for this one first, in the order of their ids."""
    waiting = []
    for other in ACTS:
        basis = [one for one in (other.prev, other.opener, *other.named()) if one]
        if act.id in basis and all(one == act.id or one not in lost_with(act) for one in basis[: basis.index(act.id)]):
            waiting.append(other.id)
    return sorted(waiting)


def lost_with(act: Act) -> set[str]:
    lost = {act.id}
    for other in ACTS:
        if lost & {other.prev, other.opener, *other.named()}:
            lost.add(other.id)
    return lost - {act.id}


def test_an_act_that_is_no_longer_here_is_missed_by_those_that_rest_on_it():
    for place, act in enumerate(ACTS):
        codes = found([*STORED[:place], *STORED[place + 1 :]])
        assert codes == [(other, "verify.missing_below") for other in resting_on(act)]


def test_an_act_at_the_end_of_a_chain_is_missed_where_the_tips_are_known():
    tip = ACTS[-1]
    assert found(STORED[:-1]) == []
    assert found(STORED[:-1], tips=LIVED.tips()) == [(tip.id, "verify.missing")]


def test_an_act_that_is_stored_twice_is_found():
    assert found([*STORED, STORED[2]]) == [(STORED[2].id, "verify.twice")]


def test_an_act_without_a_confirmed_key_is_found():
    findings = found(STORED, keys=keyring(AN))
    assert {code for _, code in findings} == {"verify.key_unknown"}
    assert {act for act, _ in findings} == {act.id for act in ACTS if act.author != AN}


def test_an_act_of_another_record_is_found():
    from phoihop.record.act import Entry
    from record.cast import BINH, sealed
    from record.small_law import Opened

    other = sealed(Entry("", Opened()), BINH, None)
    stored = Stored(other.id, other.header, other.signature)
    assert found([*STORED, stored]) == [(other.id, "act.other_record")]


def test_a_body_that_the_header_does_not_mean_is_found():
    place = next(place for place, act in enumerate(ACTS) if act.body is None)
    assert found(changed(place, body=FOUNDING.body)) == [(ACTS[place].id, "body.not_its_own")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_result_is_told_in_sentences(language):
    sound = verification(verify(FOUNDING.id, STORED, keyring()), language)
    assert len(sound) == 1
    assert str(len(ACTS)) in sound[0]
    bare = verification(verify(FOUNDING.id, [Stored(e.id, e.header, e.signature) for e in STORED], keyring()), language)
    assert len(bare) == 2
    assert str(BODIES) in bare[1]
    broken = verification(verify(FOUNDING.id, changed(0, signature=bytes(64)), keyring()), language)
    assert len(broken) == 2
    assert FOUNDING.id[:12] in broken[1]
    assert SENTENCES["signature.wrong"][language] in broken[1]


def test_vietnamese_is_what_is_said_where_nobody_asks():
    assert verification(Verified(0, 0, 0, ())) == verification(Verified(0, 0, 0, ()), "vi")


@given(st.binary(max_size=60), st.binary(max_size=64))
def test_no_stored_bytes_bring_anything_but_findings(header, signature):
    assert found([*STORED, Stored("a" * 64, header, signature)])
    with pytest.raises((Refused, json.JSONDecodeError, UnicodeDecodeError, AssertionError)):
        Act.received(header, signature)
        raise AssertionError
