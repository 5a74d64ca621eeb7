"""The ten attacks on a joint record, each with what it comes to on every copy that it reaches.

An keeps the record; Bình and Chi are parties whose copies are met; each attack ends with all copies equal again.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from phoihop.record import canonical
from phoihop.record.act import Act, Entry
from phoihop.record.admission import Kept, RefusedBecause, Waits
from phoihop.record.body import seal_body
from phoihop.record.bundle import write_line
from phoihop.record.card import Keyring
from phoihop.record.closing import LeftOut
from phoihop.record.copy import Copy
from phoihop.record.own import BodyWiped, KeyClosed
from phoihop.record.verdict import Verdict
from phoihop.record.verify import Stored, verify
from record.cast import AN, BINH, CHI, STRANGER, card_of, copy_of, founding, key_of, keyring, resigned, say, sealed
from record.small_law import LAWS, LAWS_BEFORE_MATTERS, Answered, Decided, Drafted, Filed, Issued, Noted, Opened, Signed

FOUNDING = founding()
PERIOD = "occ/c1/2026-01-01/2026-03-31"


def cards() -> Keyring:
    keys = keyring()
    for author in (AN, BINH, CHI):
        keys.confirm(card_of(author, 3))
    return keys


class Three:
    """Three copies of one record with terms in force."""

    def __init__(self) -> None:
        self.keys = cards()
        self.an, self.binh, self.chi = (copy_of(FOUNDING, keys=self.keys) for _ in range(3))
        signatures = [say(self.an, each, Signed(), "terms", {"draft": FOUNDING.id}).id for each in (AN, BINH, CHI)]
        self.issue = say(self.an, AN, Issued(), "terms", {"draft": FOUNDING.id, "signatures": signatures})
        self.meet()

    @property
    def copies(self) -> tuple[Copy, ...]:
        return self.an, self.binh, self.chi

    def meet(self) -> None:
        """Everybody brings everybody what they lack; then all are equal, and verification finds nothing wrong."""
        for one in self.copies * 2:
            for other in self.copies:
                other.take_bundle(one.bundle_for(other.tips()))
        for copy in self.copies:
            assert copy.tips() == self.an.tips()
            assert copy.verdicts() == self.an.verdicts()
            assert copy.states() == self.an.states()
            stored = [Stored(p.act.id, p.act.header, p.act.signature, p.act.body) for p in copy.holdings.in_order()]
            assert verify(copy.record, stored, self.keys, self.an.tips()).findings == ()

    def report(self, copy: Copy, author: str, result: str) -> Act:
        return say(copy, author, Filed(result=result), PERIOD, {"terms": self.issue.id}, body={"result": result})

    def verdict(self, act: Act) -> Verdict:
        return self.an.verdicts()[act.id]


@pytest.fixture
def three() -> Three:
    return Three()


def refusal(outcome: object) -> str:
    assert isinstance(outcome, RefusedBecause)
    return outcome.refused.code


def flipped_byte(three: Three) -> None:
    """Any changed byte of header or signature is refused; a second spelling of the same content too."""
    report = three.report(three.binh, BINH, "done")
    before = three.an.verdicts()
    for place in range(0, len(report.header), 7):
        header = bytearray(report.header)
        header[place] ^= 1
        three.an.take_line(line_of(bytes(header), report.signature))
    for place in range(0, 64, 5):
        signature = bytearray(report.signature)
        signature[place] ^= 1
        assert refusal(three.an.take_line(line_of(report.header, bytes(signature)))) == "signature.wrong"
    spaced = report.header.replace(b",", b", ", 1)
    assert refusal(three.an.take_line(line_of(spaced, report.signature))) == "header.not_canonical"
    assert three.an.verdicts() == before


def forged_copy_first(three: Three) -> None:
    """A forged copy of an act that comes first does not keep the true one out, known key or not."""
    report = three.report(three.binh, BINH, "done")
    forged = Act.received(report.header, bytes(64), report.body)
    assert refusal(three.an.take(forged)) == "signature.wrong"
    assert isinstance(three.an.take(report), Kept)
    stranger = Copy(LAWS, keyring(AN), FOUNDING.id)
    assert stranger.take(forged) == Waits(verified=False)
    assert stranger.take(report) == Waits(verified=False)


def two_stories(three: Three) -> None:
    """Bình tells An and Chi two things on one `prev`: both are kept everywhere, all are told, the word is in doubt."""
    prev = three.binh.holdings.tips_of(BINH)[0].act
    names = {"terms": three.issue.id}
    one, two = (sealed(Entry(FOUNDING.id, Filed(result=result), PERIOD, names), BINH, prev) for result in ("yes", "no"))
    three.an.take(one)
    three.chi.take(two)
    three.meet()
    assert [fork.acts for fork in three.an.equivocations()] == [tuple(sorted((one, two), key=lambda act: act.id))]
    assert three.an.state(PERIOD)[BINH][2] == sorted([one.id, two.id])
    merging = three.report(three.binh, BINH, "settled")
    three.meet()
    assert {merging.prev, *merging.merges} == {one.id, two.id}
    assert three.chi.state(PERIOD)[BINH] == ("settled", None, [])


def restored_backup(three: Three) -> None:
    """After a restored backup numbers are equal and acts are not: tips differ, and the bundle brings what is hidden."""
    backup = [placed.act for placed in three.binh.holdings.in_order()]
    first = three.report(three.binh, BINH, "before the crash")
    three.an.take(first)
    three.binh = copy_of(*backup, keys=three.keys)
    second = three.report(three.binh, BINH, "after the crash")
    three.chi.take(second)
    assert (first.seq, first.prev) == (second.seq, second.prev)
    assert three.an.tips() != three.chi.tips()
    three.meet()
    assert {first.id, second.id} <= set(three.chi.verdicts())
    assert len(three.an.equivocations()) == 1


def rival_amendments(three: Three) -> None:
    """Two amendments that all have signed: the keeper's first issue holds, its second on the same base has no effect."""
    drafts = [
        say(three.an, BINH, Drafted(keeper=keeper, parties=(AN, BINH, CHI)), "terms", {"base": three.issue.id})
        for keeper in (BINH, CHI)
    ]
    for draft in drafts:
        for author in (AN, BINH, CHI):
            say(three.an, author, Signed(), "terms", {"draft": draft.id})
    first, second = (issue_of(three, draft, AN) for draft in drafts)
    three.meet()
    assert three.verdict(first).counts
    assert three.verdict(second) == Verdict("no_effect", "already_replaced")
    # Told on two branches both count, and every copy takes the same one of the two.
    fork = sealed(
        Entry(FOUNDING.id, Issued(replaces=three.issue.id), "terms", dict(second.names)), AN, second_last(three, AN)
    )
    three.chi.take(fork)
    three.meet()
    assert three.verdict(fork).counts
    assert three.an.state("terms")["versions"][:2] == [three.issue.id, min((first, fork), key=order_in(three)).id]


def without_right(three: Three) -> None:
    """An act without right is kept, shown and has no effect; its author's later acts are untouched."""
    before = three.an.state("terms")["versions"]
    wrong = issue_of(three, FOUNDING, BINH)
    right = three.report(three.an, BINH, "done")
    three.meet()
    assert three.verdict(wrong) == Verdict("no_effect", "not_the_keeper")
    assert right.prev == wrong.id
    assert three.verdict(right).counts
    assert three.chi.state("terms")["versions"] == before


def stolen_key(three: Three) -> None:
    """Before the closing a thief's acts count; after it folds leave them out, save what another party built on."""
    own = three.report(three.binh, BINH, "own")
    prev = three.an.holdings.tips_of(BINH)[0].act
    names = {"terms": three.issue.id}
    one, two = (
        sealed(Entry(FOUNDING.id, Filed(result=word), PERIOD, names), BINH, prev) for word in ("thief", "thief 2")
    )
    three.an.take(one)
    three.an.take(two)
    three.chi.take(two)
    say(three.chi, CHI, Answered(accepted=False), PERIOD, {"report": two.id})
    verdicts = three.an.verdicts()
    closing = sealed(
        Entry(FOUNDING.id, KeyClosed(key=key_of(BINH).thumbprint), "terms"), BINH, own, key=key_of(BINH, 1)
    )
    three.binh.take(closing)
    three.meet()
    assert verdicts.items() <= three.an.verdicts().items()
    assert three.an.thread(PERIOD).left == LeftOut(frozenset({one.id}), frozenset({two.id}))
    late = sealed(Entry(FOUNDING.id, Filed(result="late"), PERIOD, names), BINH, one)
    three.an.take(late)
    three.meet()
    assert late.id in three.chi.thread(PERIOD).left.out


def body_wiped_swapped_again(three: Three) -> None:
    """A swapped body is refused and the act kept; a wiped one goes from every copy and does not come back."""
    report = three.report(three.binh, BINH, "named somebody")
    swapped = Act(report.header, report.signature, seal_body({"result": "other"}, bytes(16)), report.head)
    assert isinstance(three.an.take_line(write_line(swapped)), Kept)
    assert three.an.holdings.place(report.id).act.body is None
    three.an.take(report)
    assert three.an.holdings.place(report.id).act.words() == {"result": "named somebody"}
    state = three.an.states()
    say(three.binh, BINH, BodyWiped(reason="personal_data"), "", {"act": report.id})
    three.meet()
    for copy in three.copies:
        assert copy.holdings.place(report.id).act.body is None
        assert refusal(copy.take(report)) == "body.was_wiped"
        assert copy.state(PERIOD) == state[PERIOD]


def clocks_strangers_other_records(three: Three) -> None:
    """No rule reads a clock; a stranger and an act of another record are refused."""
    early = say(three.an, AN, Opened(), now=datetime(1999, 12, 31, tzinfo=UTC))
    late = say(three.an, AN, Noted(view="yes"), early.id, now=datetime(2099, 1, 1, tzinfo=UTC))
    back = say(three.an, AN, Decided(), early.id, {"counted": [late.id]}, now=datetime(1970, 1, 1, tzinfo=UTC))
    three.meet()
    assert three.chi.state(early.id) == {"decided": back.id, "counted": [late.id], "beside": []}
    three.keys.confirm(card_of(STRANGER))
    names = {"member": FOUNDING.id}
    assert refusal(three.an.take(sealed(Entry(FOUNDING.id, Opened(), "", names), STRANGER, None))) == "chain.stranger"
    other = sealed(Entry("", Drafted(keeper=AN, parties=(AN,), members=(AN,)), "terms"), AN, None)
    assert refusal(three.an.take(other)) == "act.other_record"
    moved = resigned(early, record=other.id)
    assert refusal(three.an.take(moved)) == "act.other_record"


def names_that_never_come_and_unknown_kinds(three: Three) -> None:
    """What names an act that never comes waits, within bounds; an unknown kind is kept and judged after the update."""
    prev = three.an.holdings.tips_of(AN)[0].act
    waiting = sealed(Entry(FOUNDING.id, Opened(), "", {"about": "b" * 64}), AN, prev)
    assert three.an.take(waiting) == Waits(("b" * 64,))
    old = copy_of(FOUNDING, keys=three.keys, laws=LAWS_BEFORE_MATTERS)
    matter = say(three.an, AN, Opened())
    decided = say(three.an, AN, Decided(), matter.id)
    three.meet()
    old.take_bundle(three.an.bundle_for(old.tips()))
    assert old.tips() == three.an.tips()
    assert old.verdicts()[decided.id] == Verdict("unknown", Decided.KIND)
    assert [placed.act for placed in old.thread(matter.id).unknown] == [matter, decided]
    old.learn(LAWS)
    assert (old.verdicts(), old.states()) == (three.an.verdicts(), three.an.states())


ATTACKS = {
    "flipped byte and second spelling": flipped_byte,
    "forged copy first": forged_copy_first,
    "two stories to two partners": two_stories,
    "fork behind equal counters (restored backup)": restored_backup,
    "rival amendments signed by all": rival_amendments,
    "an act without right in mid-line": without_right,
    "a stolen key before and after closing": stolen_key,
    "a body wiped, swapped, sent again": body_wiped_swapped_again,
    "clocks of 1999 and 2099, a stranger, an act of another record": clocks_strangers_other_records,
    "names that never come, unknown kinds then an update": names_that_never_come_and_unknown_kinds,
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_parts_the_copies(attack: str, three: Three):
    ATTACKS[attack](three)
    three.meet()


def issue_of(three: Three, draft: Act, author: str) -> Act:
    """The issue of a draft with all signatures that are there."""
    signed = [
        placed.act.id
        for placed in three.an.holdings.in_order()
        if placed.act.kind == Signed.KIND and placed.act.names["draft"] == (draft.id,)
    ]
    replaces = draft.names.get("base", ("",))[0]
    return say(three.an, author, Issued(replaces=replaces), "terms", {"draft": draft.id, "signatures": signed})


def second_last(three: Three, author: str) -> Act:
    """The act on which the author issued the first of two rivals."""
    issues = [act for act in acts_by(three, author) if act.kind == Issued.KIND]
    return next(act for act in acts_by(three, author) if act.id == issues[1].prev)


def acts_by(three: Three, author: str) -> list[Act]:
    return [placed.act for placed in three.an.holdings.in_order() if placed.act.author == author]


def order_in(three: Three):
    return lambda act: three.an.holdings.place(act.id).order


def line_of(header: bytes, signature: bytes) -> bytes:
    return canonical.encode({"header": canonical.to_base64url(header), "signature": canonical.to_base64url(signature)})
