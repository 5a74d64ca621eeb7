"""What a room's fold is given: acts in order, an author's last word, and which law is asked."""

from phoihop.record.act import Entry
from phoihop.record.law import LastWord, Laws, Placed, last_word
from phoihop.record.refused import Refused
from record.cast import AN, copy_of, founding, sealed
from record.small_law import LAWS, Filed, Opened

FOUNDING = founding()
OPENED = sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING)


def filed(prev, word, *merges):
    entry = Entry(FOUNDING.id, Filed(result=word), "occ/c1/2026-01-01/2026-03-31")
    return sealed(entry, AN, prev, merges=[act.id for act in merges])


def placed(*acts):
    """Those acts in their places, in a copy that keeps them all."""
    copy = copy_of(FOUNDING, OPENED, *acts)
    return [copy.holdings.place(act.id) for act in acts]


def test_nothing_said_is_no_last_word():
    assert last_word([]) == LastWord(None)


def test_the_last_word_is_the_one_that_covers_the_others():
    one = filed(OPENED, "a")
    two = filed(one, "b")
    assert last_word(placed(one, two)) == last_word(placed(one, two)[::-1]) == LastWord(two)


def test_two_branches_leave_a_word_in_doubt_until_a_later_one_merges_them():
    one, two = filed(OPENED, "a"), filed(OPENED, "b")
    shown = max(placed(one, two), key=lambda p: p.order).act
    other = one if shown == two else two
    assert last_word(placed(one, two)) == LastWord(shown, (shown, other))
    longer = filed(one, "c")
    assert last_word(placed(one, two, longer)) == LastWord(longer, (longer, two))
    merged = filed(longer, "d", two)
    assert last_word(placed(one, two, longer, merged)) == LastWord(merged)


def test_places_say_their_order_and_themselves():
    place = Placed(OPENED, 1)
    assert place.order == (1, OPENED.id)
    assert place.covers(FOUNDING)
    assert not place.covers(filed(OPENED, "a"))
    assert repr(place) == f"{OPENED!r}@1"


def test_a_thread_is_folded_by_the_law_of_its_label_or_of_its_opener():
    terms, work = LAWS.of_kind("terms.drafted"), LAWS.of_kind("report.filed")
    assert LAWS.of_thread("terms") is terms
    assert LAWS.of_thread("occ/c1/2026-01-01/2026-03-31") is work
    assert LAWS.of_thread(OPENED.id, OPENED) is LAWS.of_kind("matter.noted")
    assert LAWS.of_thread("series/x/y/2026") is None
    assert Laws({}).of_thread(OPENED.id, OPENED) is None
    assert Laws({}).of_kind("terms.drafted") is None


def test_a_refusal_knows_its_code_parameters_and_kind():
    refused = Refused("too.late", {"by": 3}, "conflict")
    assert (refused.code, refused.params, refused.kind, str(refused)) == (
        "too.late",
        {"by": 3},
        "conflict",
        "too.late {'by': 3}",
    )
    assert (Refused("x").params, Refused("x").kind, str(Refused("x"))) == ({}, "invalid", "x")
