"""A stolen key, before and after it is closed, and chains that fork."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record.act import Act, Entry
from phoihop.record.closing import Equivocation, LeftOut
from phoihop.record.own import KeyClosed
from record.cast import AN, BINH, CHI, card_of, copy_of, founding, key_of, keyring, say, sealed
from record.small_law import Decided, Noted, Opened, Signed

FOUNDING = founding()


def cards():
    keys = keyring()
    keys.confirm(card_of(AN, 4))
    keys.confirm(card_of(BINH, 4))
    return keys


def closing(copy, author: str, closed: int, by: int) -> Act:
    return say(copy, author, KeyClosed(key=key_of(author, closed).thumbprint), "terms", key=key_of(author, by))


def left(copy, thread: str) -> LeftOut:
    return copy.thread(thread).left


def forked(copy, author: str, facts, thread: str, prev: Act, *, key: int = 0, names=None) -> Act:
    """What a thief says: on an act of its choice, under a key that is not its own."""
    act = sealed(Entry(copy.record, facts, thread, names or {}), author, prev, key=key_of(author, key))
    copy.take(act)
    assert act.id in copy.holdings
    return act


@pytest.fixture
def matter():
    """A copy with a matter that An opened and on which Bình and Chi have spoken."""
    copy = copy_of(FOUNDING, keys=cards())
    opened = say(copy, AN, Opened())
    say(copy, BINH, Noted(view="yes"), opened.id)
    say(copy, CHI, Noted(view="no"), opened.id)
    return copy, opened


def test_before_the_key_is_closed_a_thief_s_acts_are_folded_and_both_branches_told(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    own = forked(copy, AN, Noted(view="own"), opened.id, opened)
    assert left(copy, opened.id) == LeftOut()
    assert copy.equivocations() == [Equivocation(AN, opened.id, tuple(sorted((stolen, own), key=lambda act: act.id)))]


def test_after_the_closing_the_fold_leaves_out_what_is_not_on_the_closer_s_chain(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    before = copy.verdicts()
    prev = sealed(Entry(copy.record, Noted(view="own"), opened.id), AN, opened)
    copy.take(prev)
    close = forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", prev, key=1)
    assert copy.verdicts() == before | {act: copy.verdicts()[act] for act in (prev.id, close.id)}
    assert left(copy, opened.id) == LeftOut(frozenset({stolen.id}), frozenset())
    late = forked(copy, AN, Noted(view="thief again"), opened.id, close)
    assert left(copy, opened.id).out == {stolen.id, late.id}
    assert [placed.act for placed in copy.thread(opened.id).folded if placed.act.author == AN] == [opened, prev]


def test_an_act_on_which_another_party_built_stands_and_is_marked(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    answer = say(copy, BINH, Noted(view="as you say"), opened.id, {"about": stolen.id})
    close = forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, opened.id) == LeftOut(frozenset(), frozenset({stolen.id}))
    assert answer in [placed.act for placed in copy.thread(opened.id).folded]
    assert close.prev == opened.id


def test_the_author_s_own_later_acts_and_acts_without_effect_save_nothing(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Opened(), "", opened)
    again = forked(copy, AN, Noted(view="and"), stolen.id, stolen, names={"about": stolen.id})
    idle = say(copy, BINH, Decided(), stolen.id)
    assert not copy.verdicts()[idle.id].counts
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, stolen.id) == LeftOut(frozenset({stolen.id, again.id}), frozenset())


def test_an_answer_in_the_thread_that_a_thief_opened_saves_its_opener(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Opened(), "", opened)
    say(copy, BINH, Noted(view="yes"), stolen.id)
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, stolen.id) == LeftOut(frozenset(), frozenset({stolen.id}))


def test_an_act_that_another_party_took_up_as_its_own_tip_is_not_named_by_it(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    say(copy, BINH, Noted(view="yes"), opened.id, {"merges": [stolen.id]})
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, opened.id).out == {stolen.id}


def test_an_act_named_in_the_terms_thread_stands_and_one_named_elsewhere_does_not(matter):
    copy, opened = matter
    in_matter = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    elsewhere = say(copy, BINH, Opened(), "", {"about": in_matter.id})
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, opened.id).out == {in_matter.id}
    assert copy.thread(elsewhere.id).left == LeftOut()
    say(copy, CHI, Signed(), "terms", {"draft": FOUNDING.id, "about": in_matter.id})
    assert left(copy, opened.id) == LeftOut(frozenset(), frozenset({in_matter.id}))


def test_two_thieves_who_name_each_other_save_nothing(matter):
    copy, opened = matter
    note = copy.holdings.tips_of(BINH)[0].act
    ans = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    binhs = forked(copy, BINH, Noted(view="thief"), opened.id, note, names={"about": ans.id})
    ans_again = forked(copy, AN, Noted(view="both"), opened.id, ans, names={"about": binhs.id})
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, opened.id) == LeftOut(frozenset({ans_again.id}), frozenset({ans.id}))
    forked(copy, BINH, KeyClosed(key=key_of(BINH).thumbprint), "terms", note, key=1)
    assert left(copy, opened.id) == LeftOut(frozenset({ans.id, ans_again.id, binhs.id}), frozenset())


def test_an_act_that_stands_saves_what_it_names(matter):
    copy, opened = matter
    note = copy.holdings.tips_of(BINH)[0].act
    binhs = forked(copy, BINH, Noted(view="thief"), opened.id, note)
    ans = forked(copy, AN, Noted(view="thief"), opened.id, opened, names={"about": binhs.id})
    say(copy, CHI, Noted(view="yes"), opened.id, {"about": ans.id})
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    forked(copy, BINH, KeyClosed(key=key_of(BINH).thumbprint), "terms", note, key=1)
    assert left(copy, opened.id) == LeftOut(frozenset(), frozenset({ans.id, binhs.id}))


def test_a_closing_by_who_stole_that_key_too_holds_nothing(matter):
    copy, opened = matter
    own = forked(copy, AN, Noted(view="own"), opened.id, opened)
    # The thief of the second key closes the first one behind the owner's back, leaving out the owner's own act.
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, opened.id).out == {own.id}
    forked(copy, AN, KeyClosed(key=key_of(AN, 1).thumbprint), "terms", own, key=2)
    assert left(copy, opened.id) == LeftOut()


def test_a_closing_that_a_later_closer_knew_holds(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    first = forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    forked(copy, AN, KeyClosed(key=key_of(AN, 1).thumbprint), "terms", first, key=2)
    assert left(copy, opened.id).out == {stolen.id}


def test_a_closing_holds_where_the_one_against_it_does_not(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    # A thief of the third key closes the second without that closing, and is closed in turn by the fourth.
    forked(copy, AN, KeyClosed(key=key_of(AN, 1).thumbprint), "terms", stolen, key=2)
    assert left(copy, opened.id) == LeftOut()
    forked(copy, AN, KeyClosed(key=key_of(AN, 2).thumbprint), "terms", opened, key=3)
    assert left(copy, opened.id).out == {stolen.id}


def test_what_its_own_author_says_of_a_stolen_act_does_not_save_it(matter):
    copy, opened = matter
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    close = forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    forked(copy, AN, Noted(view="not mine"), opened.id, close, key=1, names={"about": stolen.id})
    assert left(copy, opened.id).out == {stolen.id}


def test_an_act_of_the_terms_that_is_left_out_saves_nothing(matter):
    copy, opened = matter
    note = copy.holdings.tips_of(BINH)[0].act
    stolen = forked(copy, AN, Noted(view="thief"), opened.id, opened)
    names = {"draft": FOUNDING.id, "about": stolen.id}
    forked(copy, BINH, Signed(), "terms", note, names=names)
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", opened, key=1)
    assert left(copy, opened.id) == LeftOut(frozenset(), frozenset({stolen.id}))
    forked(copy, BINH, KeyClosed(key=key_of(BINH).thumbprint), "terms", note, key=1)
    assert left(copy, opened.id) == LeftOut(frozenset({stolen.id}), frozenset())


def test_what_any_closer_of_the_key_has_on_its_chain_is_taken(matter):
    copy, opened = matter
    one = forked(copy, AN, Noted(view="one"), opened.id, opened)
    two = forked(copy, AN, Noted(view="two"), opened.id, opened)
    three = forked(copy, AN, Noted(view="three"), opened.id, opened)
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", one, key=1)
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", two, key=1)
    assert left(copy, opened.id).out == {three.id}


def test_a_thread_s_terms_are_told_apart_by_their_own_witnesses():
    copy = copy_of(FOUNDING, keys=cards())
    signature = say(copy, AN, Signed(), "terms", {"draft": FOUNDING.id})
    stolen = forked(copy, AN, Signed(), "terms", signature, names={"draft": FOUNDING.id})
    forked(copy, AN, KeyClosed(key=key_of(AN).thumbprint), "terms", signature, key=1)
    assert left(copy, "terms").out == {stolen.id}
    assert stolen.id not in copy.state("terms")["order"]
    say(copy, BINH, Opened(), "", {"about": stolen.id})
    assert left(copy, "terms").out == {stolen.id}


@given(st.randoms(use_true_random=False))
def test_what_is_left_out_is_the_same_in_any_order(random):
    copy = copy_of(FOUNDING, keys=cards())
    opened = say(copy, AN, Opened())
    for author in (BINH, CHI):
        say(copy, author, Noted(view="yes"), opened.id)
    for number in range(6):
        author = random.choice((AN, BINH))
        prev = random.choice([p.act for p in copy.holdings.in_order() if p.act.author == author])
        about = random.choice(copy.holdings.in_order()).act.id
        forked(copy, author, Noted(view=str(number)), opened.id, prev, names={"about": about})
    for author, closed, by in ((AN, 0, 1), (BINH, 0, 1), (AN, 1, 2)):
        prev = random.choice([p.act for p in copy.holdings.in_order() if p.act.author == author])
        forked(copy, author, KeyClosed(key=key_of(author, closed).thumbprint), "terms", prev, key=by)
    acts = [placed.act for placed in copy.holdings.in_order()]
    random.shuffle(acts)
    other = copy_of(FOUNDING, keys=cards())
    for act in acts:
        other.take(act)
    assert left(other, opened.id) == left(copy, opened.id)
    assert other.states() == copy.states()
