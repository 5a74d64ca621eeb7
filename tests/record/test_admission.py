"""What is kept: five rules of structure, and nothing else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record.act import Act, Entry
from phoihop.record.admission import Kept, RefusedBecause, Waits, admission
from phoihop.record.card import Card
from phoihop.record.holdings import Holdings
from record.cast import AN, BINH, CHI, DUNG, STRANGER, copy_of, founding, key_of, keyring, resigned, sealed
from record.small_law import Bound, Noted, Opened

FOUNDING = founding()
SECOND = sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING)
BINHS_FIRST = sealed(Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id}), BINH, None)


def outcome(act: Act, *kept: Act, keys=None) -> object:
    """What becomes of an act where these are kept: None, or the code of its refusal, or what it waits for."""
    copy = copy_of(*kept, keys=keys)
    assert len(copy.holdings) == len(kept)
    result = admission(act, copy.holdings)
    match result:
        case Kept():
            return None
        case RefusedBecause(refused):
            return refused.code
        case Waits(acts, verified):
            return set(acts) if verified else "key"


def test_a_founding_act_is_kept_in_its_own_record_only():
    assert isinstance(admission(FOUNDING, Holdings(FOUNDING.id, keyring())), Kept)
    result = admission(FOUNDING, Holdings(SECOND.id, keyring()))
    assert isinstance(result, RefusedBecause)
    assert result.refused.code == "act.other_record"


def test_an_act_of_another_record_is_refused():
    assert outcome(sealed(Entry(SECOND.id, Opened()), AN, FOUNDING), FOUNDING) == "act.other_record"


def test_an_act_under_a_key_that_was_never_confirmed_waits_unverified():
    assert outcome(BINHS_FIRST, FOUNDING, keys=keyring(AN)) == "key"
    stolen = sealed(Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id}), BINH, None, key=key_of(CHI))
    assert outcome(stolen, FOUNDING) == "key"


def test_a_signature_that_does_not_hold_is_refused():
    forged = Act.received(SECOND.header, BINHS_FIRST.signature)
    assert outcome(forged, FOUNDING) == "signature.wrong"


def test_an_act_waits_for_all_that_it_rests_on_and_never_for_what_it_has_seen():
    thread, name, prev, seen = ("a" * 64, "b" * 64, sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING), "c" * 64)
    act = sealed(Entry(FOUNDING.id, Noted(view="yes"), thread, {"report": name}), AN, prev, seen=[seen])
    assert outcome(act, FOUNDING) == {thread, name, prev.id}
    assert outcome(sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING, seen=[seen]), FOUNDING) is None


def test_a_label_is_nothing_to_wait_for():
    assert outcome(sealed(Entry(FOUNDING.id, Opened(), "occ/c1/2026-01-01/2026-03-31"), AN, FOUNDING), FOUNDING) is None


def test_an_act_continues_its_own_author_by_one():
    on_another = sealed(Entry(FOUNDING.id, Opened()), BINH, SECOND)
    assert outcome(on_another, FOUNDING, SECOND) == "chain.not_its_own"
    third = sealed(Entry(FOUNDING.id, Opened()), AN, SECOND)
    assert outcome(resigned(third, seq=4), FOUNDING, SECOND) == "chain.number"
    assert outcome(resigned(third, seq=2), FOUNDING, SECOND) == "chain.number"
    assert outcome(resigned(third, prev=None), FOUNDING, SECOND) == "chain.number"


def test_a_first_act_names_what_lists_its_author():
    assert outcome(BINHS_FIRST, FOUNDING) is None
    assert outcome(sealed(Entry(FOUNDING.id, Opened()), BINH, None), FOUNDING) == "chain.stranger"
    assert outcome(sealed(Entry(FOUNDING.id, Opened(), "", {"member": SECOND.id}), BINH, None), FOUNDING, SECOND) == (
        "chain.stranger"
    )
    dungs = Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id})
    assert outcome(sealed(dungs, DUNG, None), FOUNDING) == "chain.stranger"
    binding = sealed(Entry(FOUNDING.id, Bound(members=(DUNG,)), "terms"), AN, FOUNDING)
    bound = Entry(FOUNDING.id, Opened(), "", {"binding": [FOUNDING.id, binding.id]})
    assert outcome(sealed(bound, DUNG, None), FOUNDING, binding) is None


def test_members_that_are_no_list_make_nobody_a_member():
    first = resigned(FOUNDING, facts={"keeper": AN, "parties": [], "members": BINH})
    assert outcome(sealed(Entry(first.id, Opened(), "", {"member": first.id}), BINH, None), first) == "chain.stranger"


def test_an_act_lies_deeper_than_all_that_it_rests_on():
    copy = copy_of(FOUNDING, SECOND, BINHS_FIRST)
    inside = sealed(Entry(FOUNDING.id, Noted(view="yes"), SECOND.id, {"report": BINHS_FIRST.id}), BINH, BINHS_FIRST)
    third = sealed(Entry(FOUNDING.id, Noted(view="yes"), SECOND.id, {"report": inside.id}), AN, SECOND)
    copy.take(inside)
    copy.take(third)
    depths = [copy.holdings.place(act.id).depth for act in (FOUNDING, SECOND, BINHS_FIRST, inside, third)]
    assert depths == [0, 1, 1, 2, 3]


def chain_of_forks() -> list[Act]:
    """An's chain, forked at the founding act and again above, merged at the end, and continued on both sides."""

    def then(prev: Act, word: str, *merges: Act) -> Act:
        return sealed(
            Entry(FOUNDING.id, Noted(view=word), SECOND.id), AN, prev, merges=[merged.id for merged in merges]
        )

    a, b = then(SECOND, "a"), then(SECOND, "b")
    a2, a3 = then(a, "a2"), then(a, "a3")
    b2 = then(b, "b2")
    merged = then(a2, "m", b2)
    after = then(merged, "n")
    beside = then(b2, "o")
    return [FOUNDING, SECOND, a, b, a2, a3, b2, merged, after, beside]


def below(act: Act, acts: dict[str, Act]) -> set[str]:
    found: set[str] = set()
    todo = [act.id]
    while todo:
        at = todo.pop()
        if at in acts and acts[at].author == act.author:
            found.add(at)
            todo += [acts[at].prev, *acts[at].merges]
    return found


@given(st.permutations(chain_of_forks()))
def test_what_a_chain_covers_is_what_a_walk_along_it_finds_in_any_order(order):
    acts = {act.id: act for act in order}
    copy = copy_of(FOUNDING)
    for act in order:
        copy.take(act)
    assert len(copy.holdings) == len(acts)
    for one, other in itertools.product(acts.values(), repeat=2):
        assert copy.holdings.place(one.id).covers(other) == (other.id in below(one, acts))


def test_what_an_act_names_as_merged_of_another_author_is_no_part_of_its_chain():
    act = sealed(Entry(FOUNDING.id, Opened()), AN, SECOND, merges=[BINHS_FIRST.id])
    copy = copy_of(FOUNDING, SECOND, BINHS_FIRST, act)
    assert not copy.holdings.place(act.id).covers(BINHS_FIRST)
    assert BINHS_FIRST.id in copy.tips()


def test_a_long_chain_of_another_author_that_is_merged_does_not_lengthen_one_s_own():
    own = [FOUNDING, SECOND]
    for number in range(3):
        own.append(sealed(Entry(FOUNDING.id, Noted(view=str(number)), SECOND.id), AN, own[-1]))
    others = [BINHS_FIRST]
    for number in range(6):
        others.append(sealed(Entry(FOUNDING.id, Noted(view=str(number)), SECOND.id), BINH, others[-1]))
    beside = sealed(Entry(FOUNDING.id, Noted(view="beside"), SECOND.id), AN, SECOND, merges=[others[-1].id])
    copy = copy_of(*own, *others, beside)
    covered = [act for act in own if copy.holdings.place(beside.id).covers(act)]
    assert covered == [FOUNDING, SECOND]


def test_two_first_acts_of_an_author_are_two_branches():
    again = sealed(Entry(FOUNDING.id, Noted(view="x"), "", {"member": FOUNDING.id}), BINH, None)
    copy = copy_of(FOUNDING, BINHS_FIRST, again)
    assert len(copy.holdings) == 3
    assert not copy.holdings.place(again.id).covers(BINHS_FIRST)
    assert [fork.prev for fork in copy.equivocations()] == [""]


def test_a_stranger_is_refused_by_the_rule_on_first_acts_even_when_its_key_is_known():
    keys = keyring()
    keys.confirm(Card.founded(STRANGER, key_of(STRANGER), key_of(STRANGER, 1).public))
    act = sealed(Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id}), STRANGER, None)
    assert outcome(act, FOUNDING, keys=keys) == "chain.stranger"


@pytest.mark.parametrize("order", list(itertools.permutations([FOUNDING, SECOND, BINHS_FIRST])))
def test_every_order_of_arrival_keeps_the_same(order):
    copy = copy_of(FOUNDING)
    for act in order:
        copy.take(act)
    assert set(copy.verdicts()) == {FOUNDING.id, SECOND.id, BINHS_FIRST.id}
