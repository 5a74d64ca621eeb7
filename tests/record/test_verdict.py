"""What counts: judged from named acts and the author's own chain, and equal whatever else is here."""

import pytest

from phoihop.record.act import Act, Entry
from phoihop.record.law import Laws, Own
from phoihop.record.own import BodyWiped, KeyClosed
from phoihop.record.refused import Refused
from phoihop.record.verdict import Named, Verdict
from record.cast import AN, BINH, CHI, card_of, copy_of, founding, key_of, keyring, say, sealed
from record.small_law import (
    LAWS,
    LAWS_BEFORE_MATTERS,
    LAWS_WITHOUT_WORK,
    Answered,
    Decided,
    Drafted,
    Filed,
    Issued,
    MatterLaw,
    Noted,
    Opened,
    Signed,
    TermsLaw,
)

PERIOD = "occ/c1/2026-01-01/2026-03-31"


def issued(copy, *signers: str) -> Act:
    """Terms in force: signed by these and issued by An."""
    draft = copy.holdings.in_order()[0].act
    signatures = [say(copy, signer, Signed(), "terms", {"draft": draft.id}).id for signer in signers]
    return say(copy, AN, Issued(), "terms", {"draft": draft.id, "signatures": signatures})


def verdict(copy, act: Act) -> Verdict:
    return copy.verdicts()[act.id]


def test_an_act_that_its_law_accepts_counts():
    copy = copy_of(founding())
    issue = issued(copy, AN, BINH, CHI)
    report = say(copy, BINH, Filed(result="done"), PERIOD, {"terms": issue.id})
    assert all(one.counts for one in copy.verdicts().values())
    assert verdict(copy, report) == Verdict("counts")


def test_an_act_without_right_has_no_effect_and_its_author_s_later_acts_are_untouched():
    copy = copy_of(founding())
    issue = issued(copy, AN, BINH, CHI)
    wrong = say(copy, BINH, Issued(), "terms", {"draft": founding().id})
    right = say(copy, BINH, Filed(result="done"), PERIOD, {"terms": issue.id})
    assert verdict(copy, wrong) == Verdict("no_effect", "not_the_keeper")
    assert right.prev == wrong.id
    assert verdict(copy, right).counts


def test_what_rests_on_an_act_without_effect_has_none():
    copy = copy_of(founding())
    issue = issued(copy, AN, BINH)
    assert verdict(copy, issue) == Verdict("no_effect", "signatures_missing")
    report = say(copy, BINH, Filed(result="done"), PERIOD, {"terms": issue.id})
    assert verdict(copy, report) == Verdict("no_effect", "basis.no_effect")
    answer = say(copy, CHI, Answered(accepted=True), PERIOD, {"report": report.id})
    assert verdict(copy, answer) == Verdict("no_effect", "basis.no_effect")


def test_own_tips_taken_up_and_a_body_wiped_need_not_count():
    copy = copy_of(founding())
    wrong = say(copy, BINH, Issued(), "terms", {"draft": founding().id}, body={"secret": "x"})
    wipe = say(copy, BINH, BodyWiped(), "terms", {"act": wrong.id})
    merging = say(copy, BINH, Signed(), "terms", {"draft": founding().id, "merges": [wrong.id]})
    assert verdict(copy, wipe).counts
    assert verdict(copy, merging).counts


def test_facts_of_another_form_have_no_effect():
    copy = copy_of(founding())
    issue = issued(copy, AN, BINH, CHI)
    entry = Entry(copy.record, _Filed(result=7), PERIOD, {"terms": issue.id})
    prev = copy.holdings.tips_of(BINH)[-1].act
    act = sealed(entry, BINH, prev)
    copy.take(act)
    assert verdict(copy, act) == Verdict("no_effect", "facts.malformed")


class _Filed(Filed, frozen=True, kw_only=True):
    result: int


def test_a_thread_is_opened_by_an_act_that_stands_in_no_other():
    copy = copy_of(founding())
    matter = say(copy, AN, Opened())
    inside = say(copy, BINH, Noted(view="yes"), matter.id)
    beyond = say(copy, CHI, Noted(view="yes"), inside.id)
    assert verdict(copy, inside).counts
    assert verdict(copy, beyond) == Verdict("no_effect", "thread.not_opened")
    assert verdict(copy, say(copy, CHI, Noted(view="no"), founding().id)) == Verdict("no_effect", "thread.not_opened")


def test_a_kind_that_does_not_belong_into_the_thread_has_no_effect():
    copy = copy_of(founding())
    issue = issued(copy, AN, BINH, CHI)
    misplaced = say(copy, BINH, Filed(result="done"), "terms", {"terms": issue.id})
    assert verdict(copy, misplaced) == Verdict("no_effect", "thread.other_kind")
    matter = say(copy, AN, Opened())
    assert verdict(copy, say(copy, BINH, Signed(), matter.id, {"draft": founding().id})).reason == "thread.other_kind"


def test_a_kind_or_a_label_that_is_not_known_here_is_kept_and_judged_after_the_update():
    copy = copy_of(founding(), laws=LAWS_BEFORE_MATTERS)
    matter = say(copy, AN, Opened())
    labelled = say(copy, AN, Signed(), "series/x/y/2026", {"draft": founding().id})
    assert verdict(copy, matter) == Verdict("unknown", "matter.opened")
    assert verdict(copy, labelled) == Verdict("unknown", "series/x/y/2026")
    assert copy.thread(matter.id).unknown == (copy.holdings.place(matter.id),)
    assert copy.state(matter.id) is None
    copy.learn(LAWS)
    assert verdict(copy, matter).counts
    assert not copy.thread(matter.id).unknown


def test_what_rests_on_something_unknown_is_judged_after_the_update_too():
    old, new = copy_of(founding(), laws=LAWS_WITHOUT_WORK), copy_of(founding())
    issue = issued(new, AN, BINH)  # has no effect: a signature is missing
    report = say(new, BINH, Filed(result="done"), PERIOD, {"terms": issue.id})
    opened = say(new, BINH, Opened(), "", {"about": report.id})
    note = say(new, CHI, Noted(view="yes"), opened.id)
    old.take_bundle(new.bundle_for(old.tips()))
    # Its basis is known to have no effect, whatever a report is: an unknown kind alone decides nothing.
    assert verdict(old, report).status == "unknown"
    assert verdict(old, opened) == Verdict("unknown", "report.filed")
    assert verdict(old, note) == Verdict("unknown", "report.filed")
    old.learn(LAWS)
    assert old.verdicts() == new.verdicts()
    assert verdict(old, note) == Verdict("no_effect", "basis.no_effect")


def test_no_effect_outweighs_unknown():
    new = copy_of(founding())
    wrong = say(new, BINH, Issued(), "terms", {"draft": founding().id})
    report = say(new, BINH, Filed(result="done"), PERIOD, {"terms": wrong.id})
    opened = say(new, CHI, Opened(), "", {"about": [report.id, wrong.id]})
    old = copy_of(founding(), laws=LAWS_WITHOUT_WORK)
    old.take_bundle(new.bundle_for(old.tips()))
    assert verdict(old, opened) == verdict(new, opened) == Verdict("no_effect", "basis.no_effect")


def test_an_own_act_that_cannot_be_judged_yet_makes_those_that_look_back_at_it_wait_too():
    new = copy_of(founding())
    issue = issued(new, AN, BINH, CHI)
    report = say(new, BINH, Filed(result="done"), PERIOD, {"terms": issue.id})
    matter = say(new, AN, Opened())
    first = say(new, AN, Decided(), matter.id, {"about": report.id})
    second = say(new, AN, Decided(), matter.id)
    old = copy_of(founding(), laws=LAWS_WITHOUT_WORK)
    old.take_bundle(new.bundle_for(old.tips()))
    assert verdict(old, first) == verdict(old, second) == Verdict("unknown", "report.filed")
    old.learn(LAWS)
    assert verdict(old, first).counts
    assert verdict(old, second) == Verdict("no_effect", "already_decided")
    assert old.verdicts() == new.verdicts()


def test_own_acts_on_another_branch_decide_nothing():
    copy = copy_of(founding())
    matter = say(copy, AN, Opened())
    one = sealed(Entry(copy.record, Decided(), matter.id), AN, matter)
    other = sealed(Entry(copy.record, Decided(), matter.id, {"counted": [matter.id]}), AN, matter)
    for act in (one, other):
        copy.take(act)
    assert verdict(copy, one).counts
    assert verdict(copy, other).counts
    third = say(copy, AN, Decided(), matter.id)
    assert verdict(copy, third).reason == "already_decided"


def test_own_acts_without_effect_are_not_shown_to_a_law():
    copy = copy_of(founding())
    matter, others = say(copy, AN, Opened()), say(copy, BINH, Opened())
    say(copy, AN, Decided(), others.id)
    assert verdict(copy, say(copy, AN, Decided(), matter.id)).counts


class _Asking(MatterLaw):
    """A law that notes what it was shown."""

    def __init__(self) -> None:
        self.named: dict[str, set[str]] = {}
        self.missing: list[str] = []

    def judge(self, act: Act, named: Named, own: Own) -> str | None:
        self.named[act.id] = set(named)
        assert len(named) == len(self.named[act.id])
        if act.kind == Decided.KIND:
            raise Refused("a_reason_that_was_raised")
        return None


def test_a_verdict_is_shown_what_is_named_and_what_that_names_and_nothing_else():
    law = _Asking()
    copy = copy_of(founding(), laws=Laws({"terms": TermsLaw()}, [law]))
    signature = say(copy, BINH, Signed(), "terms", {"draft": founding().id})
    beside = say(copy, CHI, Signed(), "terms", {"draft": founding().id})
    matter = say(copy, AN, Opened(), "", {"about": signature.id})
    note = say(copy, CHI, Noted(view="yes"), matter.id)
    assert law.named[matter.id] == {signature.id, founding().id}
    assert law.named[note.id] == {matter.id, signature.id, founding().id}
    assert beside.id not in law.named[note.id]


def test_what_is_named_is_found_as_it_is_asked_for():
    copy = copy_of(founding())
    signature = say(copy, BINH, Signed(), "terms", {"draft": founding().id})
    matter = say(copy, AN, Opened(), "", {"about": [signature.id, founding().id]})
    named = Named(matter, copy.holdings)
    assert named[founding().id] == founding()
    assert named.get(matter.id) is None
    assert named.get("a" * 64) is None
    assert signature.id in named


def test_a_reason_that_a_law_raises_is_a_reason():
    copy = copy_of(founding(), laws=Laws({"terms": TermsLaw()}, [_Asking()]))
    matter = say(copy, AN, Opened())
    assert verdict(copy, say(copy, AN, Decided(), matter.id)) == Verdict("no_effect", "a_reason_that_was_raised")


def test_other_acts_that_are_here_do_not_change_a_verdict():
    rich = copy_of(founding())
    matter = say(rich, AN, Opened())
    for author in (BINH, CHI):
        say(rich, author, Noted(view="yes"), matter.id)
    decided = say(rich, AN, Decided(), matter.id)
    poor = copy_of(founding(), matter, decided)
    assert verdict(poor, decided) == verdict(rich, decided)


@pytest.mark.parametrize("closed", [0, 1])
def test_only_a_later_key_closes_an_earlier_one(closed):
    keys = keyring()
    keys.confirm(card_of(AN, 3))
    copy = copy_of(founding(), keys=keys)
    closing = KeyClosed(key=key_of(AN, closed).thumbprint)
    act = say(copy, AN, closing, "terms", key=key_of(AN, 1))
    assert verdict(copy, act) == (Verdict("counts") if closed == 0 else Verdict("no_effect", "key.not_earlier"))


def test_a_key_is_closed_in_the_terms_thread_and_not_by_its_own_name_or_a_stranger_s():
    keys = keyring()
    keys.confirm(card_of(AN, 2))
    copy = copy_of(founding(), keys=keys)
    elsewhere = say(copy, AN, KeyClosed(key=key_of(AN).thumbprint), key=key_of(AN, 1))
    assert verdict(copy, elsewhere) == Verdict("no_effect", "key.not_in_terms")
    others = say(copy, AN, KeyClosed(key=key_of(BINH).thumbprint), "terms", key=key_of(AN, 1))
    assert verdict(copy, others) == Verdict("no_effect", "key.not_earlier")


def test_a_founding_draft_is_judged_by_the_same_law():
    act = sealed(Entry("", Drafted(keeper=AN, parties=(AN,), members=(AN,)), "terms"), AN, None)
    assert copy_of(act).verdicts() == {act.id: Verdict("counts")}
