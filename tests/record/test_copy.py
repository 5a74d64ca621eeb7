"""One copy of a record: it takes acts in any order and any number of times, speaks, and hands over what others lack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record import limits
from phoihop.record.act import Act, Entry
from phoihop.record.admission import Kept, RefusedBecause, Waits
from phoihop.record.bundle import write_line
from phoihop.record.card import Keyring
from phoihop.record.copy import Copy
from phoihop.record.own import BodyWiped, KeyClosed
from phoihop.record.refused import Refused
from phoihop.record.verdict import Verdict
from phoihop.record.waiting import Waiting
from record.cast import AN, BINH, CHI, DUNG, NOW, card_of, copy_of, founding, key_of, keyring, say, sealed
from record.small_law import LAWS, LAWS_BEFORE_MATTERS, Answered, Bound, Filed, Issued, Noted, Opened, Signed

FOUNDING = founding()
PERIOD = "occ/c1/2026-01-01/2026-03-31"


def lived() -> Copy:
    """A record with terms in force, reports, an answer, a matter, a new member and a chain that forked."""
    copy = copy_of(FOUNDING)
    signatures = [say(copy, each, Signed(), "terms", {"draft": FOUNDING.id}).id for each in (AN, BINH, CHI)]
    issue = say(copy, AN, Issued(), "terms", {"draft": FOUNDING.id, "signatures": signatures})
    report = say(copy, BINH, Filed(result="done"), PERIOD, {"terms": issue.id}, body={"result": "12 buổi"})
    say(copy, AN, Answered(accepted=True), PERIOD, {"report": report.id})
    binding = say(copy, AN, Bound(members=(DUNG,)), "terms", {"terms": issue.id})
    say(copy, DUNG, Filed(result="done"), PERIOD, {"terms": issue.id, "binding": binding.id})
    matter = say(copy, CHI, Opened())
    say(copy, BINH, Noted(view="yes"), matter.id)
    copy.take(sealed(Entry(copy.record, Filed(result="other"), PERIOD, {"terms": issue.id}), BINH, report))
    return copy


LIVED = lived()
ACTS = [placed.act for placed in LIVED.holdings.in_order()]


def test_a_new_copy_takes_the_first_founding_act_it_is_given_as_its_record():
    copy = Copy(LAWS, keyring())
    assert copy.record == ""
    assert isinstance(copy.take(ACTS[-1]), RefusedBecause)
    assert isinstance(copy.take(Act.received(FOUNDING.header, bytes(64))), RefusedBecause)
    assert copy.record == ""
    assert isinstance(copy.take(FOUNDING), Kept)
    assert copy.record == FOUNDING.id


@given(st.permutations(ACTS), st.lists(st.sampled_from(ACTS), max_size=8))
def test_any_order_any_repetition_gives_the_same_record(order, again):
    copy = Copy(LAWS, keyring(), FOUNDING.id)
    for act in [*order, *again]:
        copy.take(act)
    assert len(copy.waiting) == 0
    assert copy.tips() == LIVED.tips()
    assert copy.verdicts() == LIVED.verdicts()
    assert copy.states() == LIVED.states()
    assert copy.equivocations() == LIVED.equivocations()


@given(st.permutations(ACTS), st.integers(0, len(ACTS)))
def test_what_was_lost_and_comes_later_gives_the_same_record(order, lost):
    copy = Copy(LAWS, keyring(), FOUNDING.id)
    for act in order[lost:]:
        copy.take(act)
    assert not copy.take_bundle(LIVED.bundle_for(copy.tips()))
    assert (copy.tips(), copy.states()) == (LIVED.tips(), LIVED.states())


def test_equal_tips_are_equal_records_and_unequal_ones_are_not():
    part = copy_of(*ACTS[:-1])
    assert part.tips() != LIVED.tips()
    part.take(ACTS[-1])
    assert part.tips() == LIVED.tips()


def test_a_bundle_brings_what_another_copy_lacks_and_no_more():
    assert LIVED.bundle_for(LIVED.tips()).count(b"\n") == 1
    part = copy_of(*ACTS[:5])
    assert LIVED.bundle_for(part.tips()).count(b"\n") == 1 + len(ACTS) - 5
    assert LIVED.bundle_for().count(b"\n") == 1 + len(ACTS)
    assert LIVED.bundle_for(["a" * 64]).count(b"\n") == 1 + len(ACTS)


def test_a_bundle_brings_the_deepest_last_so_that_nothing_waits():
    copy = Copy(LAWS, keyring(), FOUNDING.id)
    for line in LIVED.bundle_for().splitlines()[1:]:
        assert isinstance(copy.take_line(line), Kept)


def test_what_is_wrong_in_a_bundle_is_told():
    line = write_line(ACTS[-1])
    forged = write_line(Act.received(ACTS[1].header, bytes(64)))
    copy = copy_of(FOUNDING)
    data = LIVED.bundle_for(LIVED.tips()) + b"\n".join([b"x", forged, line]) + b"\n"
    assert [refused.code for refused in copy.take_bundle(data)] == ["line.malformed", "signature.wrong"]
    assert isinstance(copy.take_line(b"x"), RefusedBecause)


def test_a_bundle_of_another_record_is_refused():
    copy = copy_of(sealed(Entry("", Opened()), AN, None))
    with pytest.raises(Refused) as refused:
        copy.take_bundle(LIVED.bundle_for())
    assert refused.value.code == "act.other_record"
    assert len(copy.holdings) == 1


def test_an_act_that_waits_says_so_and_is_kept_when_its_basis_comes():
    copy = copy_of(FOUNDING)
    second = sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING)
    third = sealed(Entry(FOUNDING.id, Noted(view="yes"), second.id), AN, second)
    assert copy.take(third) == Waits((second.id,))
    assert copy.take(third) == Waits((second.id,))
    assert copy.waiting.for_acts() == {third.id: second.id}
    assert isinstance(copy.take(second), Kept)
    assert third.id in copy.holdings
    assert len(copy.waiting) == 0


def test_a_forged_act_that_waited_is_forgotten_and_its_chain_waits_on():
    copy = Copy(LAWS, keyring(AN), FOUNDING.id)
    copy.take(FOUNDING)
    first = sealed(Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id}), BINH, None)
    skipping = sealed(Entry(FOUNDING.id, Opened()), CHI, first)
    copy.take(Act.received(first.header, bytes(64)))
    copy.take(first)
    assert copy.waiting.for_keys() == {first.id: BINH}
    for author in (BINH, CHI):
        copy.holdings._keys.confirm(card_of(author))
    copy.take(skipping)
    copy.keys_confirmed(BINH)
    assert first.id in copy.holdings
    assert (skipping.id in copy.holdings, len(copy.waiting)) == (False, 0)


def test_what_finds_no_room_to_wait_is_refused_and_taken_when_it_comes_again():
    copy = copy_of(FOUNDING)
    copy.waiting = Waiting(acts=0)
    second = sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING)
    third = sealed(Entry(FOUNDING.id, Opened()), AN, second)
    outcome = copy.take(third)
    assert isinstance(outcome, RefusedBecause)
    assert outcome.refused.code == "waiting.full"
    copy.take(second)
    assert isinstance(copy.take(third), Kept)


def test_what_is_spoken_lists_what_was_seen_and_nobody_had_named():
    copy = copy_of(FOUNDING)
    first = say(copy, BINH, Opened())
    assert first.head.seen == []  # the founding act is named by it
    note = say(copy, CHI, Noted(view="yes"), first.id)
    assert note.head.seen == []
    second = say(copy, BINH, Opened())
    assert second.head.seen == [note.id]
    third = say(copy, AN, Opened())
    assert third.head.seen == [second.id]
    last = say(copy, CHI, Opened())
    assert last.head.seen == [third.id]
    assert say(copy, CHI, Opened()).head.seen == []  # its own newest act is no news to it


def test_what_somebody_has_seen_and_is_not_here_is_a_gap():
    copy = copy_of(FOUNDING)
    lost = sealed(Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id}), BINH, None)
    seeing = sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING, seen=[lost.id])
    assert isinstance(copy.take(seeing), Kept)
    assert copy.holdings.gaps() == (lost.id,)
    copy.take(lost)
    assert copy.holdings.gaps() == ()


def test_a_list_of_what_was_seen_is_cut_at_the_limit(monkeypatch):
    monkeypatch.setattr(limits, "LIST_LENGTH", 1)
    copy = copy_of(FOUNDING)
    binhs, chis = (
        sealed(Entry(FOUNDING.id, Opened(), "", {"member": FOUNDING.id}), author, None) for author in (BINH, CHI)
    )
    copy.take(binhs)
    copy.take(chis)
    assert say(copy, AN, Opened()).head.seen == [max(binhs.id, chis.id)]


def test_what_is_spoken_takes_up_the_other_ends_of_a_forked_chain():
    copy = copy_of(FOUNDING)
    ends = [sealed(Entry(FOUNDING.id, Opened(), "", {}, {"n": n}), AN, FOUNDING) for n in range(3)]
    for end in ends:
        copy.take(end)
    act = say(copy, AN, Opened())
    assert {act.prev, *act.merges} == {end.id for end in ends}
    assert copy.tips() == (act.id,)


def test_what_cannot_be_kept_is_not_spoken():
    copy = copy_of(FOUNDING)
    before = copy.verdicts()
    for author, names, code in (
        (DUNG, {"member": FOUNDING.id}, "chain.stranger"),
        (AN, {"report": "a" * 64}, "act.cannot_stand"),
    ):
        with pytest.raises(Refused) as refused:
            copy.speak(
                Entry(copy.record, Opened(), "", names), author=author, key=key_of(author), now=NOW, salt=bytes(16)
            )
        assert refused.value.code == code
    assert copy.verdicts() == before
    assert len(copy.waiting) == 0


def test_a_founding_act_is_spoken_into_an_empty_copy_and_no_other():
    copy = Copy(LAWS, keyring(AN))
    for author, code in ((BINH, "act.cannot_stand"), (AN, None), (AN, "act.other_record")):
        try:
            copy.speak(Entry("", Opened()), author=author, key=key_of(author), now=NOW, salt=bytes(16))
            assert code is None
        except Refused as refused:
            assert refused.code == code
        assert len(copy.holdings) == len(copy.tips()) == (copy.record != "")
    assert copy.tips() == (copy.record,)


def test_a_body_that_comes_later_is_taken_up():
    act = next(act for act in ACTS if act.body is not None and act != FOUNDING)
    copy = copy_of(*(each.without_body() for each in ACTS))
    assert copy.holdings.place(act.id).act.body is None
    assert isinstance(copy.take(act), Kept)
    assert copy.holdings.place(act.id).act.words() == act.words()
    assert isinstance(copy.take(act.without_body()), Kept)
    assert copy.holdings.place(act.id).act.body == act.body


def test_a_wiped_body_goes_and_does_not_come_back():
    copy = copy_of(FOUNDING)
    act = say(copy, BINH, Opened(), body={"name": "x"})
    wipe = say(copy, BINH, BodyWiped(), "terms", {"act": act.id})
    assert copy.is_wiped(act.id)
    assert copy.holdings.place(act.id).act.body is None
    outcome = copy.take(act)
    assert isinstance(outcome, RefusedBecause)
    assert outcome.refused.code == "body.was_wiped"
    assert isinstance(copy.take(act.without_body()), Kept)
    later = copy_of(FOUNDING, wipe, act)
    assert (later.tips(), later.holdings.place(act.id).act.body) == (copy.tips(), None)


def test_only_its_author_has_the_words_of_an_act_wiped():
    copy = copy_of(FOUNDING)
    act = say(copy, BINH, Opened(), body={"name": "x"})
    for author, names in ((AN, {"act": act.id}), (BINH, {"act": [act.id, FOUNDING.id]}), (BINH, {"report": act.id})):
        wipe = say(copy, author, BodyWiped(), "", names)
        assert copy.verdicts()[wipe.id] == Verdict("no_effect", "wipe.not_its_own")
    assert not copy.is_wiped(act.id)
    assert copy.holdings.place(act.id).act.words() == {"name": "x"}


def test_a_wipe_by_who_stole_the_key_keeps_no_body_out():
    keys = keyring()
    keys.confirm(card_of(BINH, 2))
    copy = copy_of(FOUNDING, keys=keys)
    act = say(copy, BINH, Opened(), body={"name": "x"})
    stolen = sealed(Entry(FOUNDING.id, BodyWiped(), "terms", {"act": act.id}), BINH, act)
    copy.take(stolen)
    assert copy.is_wiped(act.id)
    close = Entry(FOUNDING.id, KeyClosed(key=key_of(BINH).thumbprint), "terms")
    copy.take(sealed(close, BINH, act, key=key_of(BINH, 1)))
    assert not copy.is_wiped(act.id)
    assert isinstance(copy.take(act), Kept)
    assert copy.holdings.place(act.id).act.words() == {"name": "x"}
    # The same acts in another order: a wipe that was left out before it came deletes nothing.
    other = copy_of(FOUNDING, act, sealed(close, BINH, act, key=key_of(BINH, 1)), stolen, keys=keys)
    assert other.holdings.place(act.id).act.words() == {"name": "x"}


def test_a_fold_takes_what_counts_and_what_its_room_knows():
    keys = keyring()
    keys.confirm(card_of(BINH, 2))
    copy = copy_of(*ACTS, keys=keys)
    issue = next(act for act in ACTS if act.kind == Issued.KIND)
    without_right = say(copy, DUNG, Filed(result="done"), PERIOD, {"terms": issue.id})
    closing = say(copy, BINH, KeyClosed(key=key_of(BINH).thumbprint), "terms", key=key_of(BINH, 1))
    assert without_right in [placed.act for placed in copy.thread(PERIOD).acts]
    assert DUNG not in copy.state(PERIOD)
    assert closing in [placed.act for placed in copy.thread("terms").folded]
    assert closing.id not in copy.state("terms")["order"]


def test_an_empty_copy_takes_a_whole_bundle():
    copy = Copy(LAWS, keyring())
    assert copy.take_bundle(LIVED.bundle_for()) == []
    assert (copy.record, copy.tips(), copy.states()) == (LIVED.record, LIVED.tips(), LIVED.states())


def test_a_thread_that_nobody_opened_has_nothing_in_it():
    assert LIVED.thread("occ/none/2026-01-01/2026-03-31").acts == ()
    assert LIVED.state("nowhere") is None


def test_a_keyring_is_shared_and_not_copied():
    keys = Keyring(card_of(AN))
    copy = Copy(LAWS, keys, FOUNDING.id)
    assert copy.holdings.key(BINH, key_of(BINH).thumbprint) is None
    keys.confirm(card_of(BINH))
    assert copy.holdings.key(BINH, key_of(BINH).thumbprint) is not None


def test_words_that_a_wipe_not_understood_before_the_update_names_are_gone_after_it():
    """The wipe stands in a matter, which the older version did not know: it could not tell whether the wipe counts."""
    copy = copy_of(founding(), laws=LAWS_BEFORE_MATTERS)
    opened = say(copy, BINH, Opened(), "", body={"reason": "Việc của ông A"})
    wipe = say(copy, BINH, BodyWiped(), opened.id, {"act": opened.id})
    assert copy.verdicts()[wipe.id].status == "unknown"
    assert copy.holdings.place(opened.id).act.words() == {"reason": "Việc của ông A"}

    copy.learn(LAWS)
    assert copy.verdicts()[wipe.id].counts
    assert copy.holdings.place(opened.id).act.body is None
    again = copy.take(opened)
    assert isinstance(again, RefusedBecause)
    assert again.refused.code == "body.was_wiped"
