"""Which acts of the terms count: a table to be read with the law beside it."""

from __future__ import annotations

import pytest

from law_table import DAY, A, Agreed, B, C, Table, draft
from phoihop.features.agreements import law
from phoihop.features.agreements.law import basis
from phoihop.features.agreements.law.kinds import (
    Commitment,
    FocalPointNamed,
    Party,
    PartyBound,
    PartyLeft,
    RecordCompared,
    TermsDisputed,
    TermsIssued,
    TermsSigned,
    TermsVoided,
    Upto,
)

TWO = (Party("p1"), Party("p2"))
ONE_TWICE = Commitment("c1", "support", "once", ("p1",))


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, None),
        ({"parties": (Party("p1"), Party("p1"))}, "malformed_terms"),
        ({"keeper_slot": "o1"}, "malformed_terms"),
        ({"commitments": (ONE_TWICE, ONE_TWICE)}, "malformed_terms"),
        ({"commitments": (Commitment("c1", "support", "once", ()),)}, "malformed_terms"),
        ({"commitments": (Commitment("c1", "support", "once", ("o1",)),)}, "malformed_terms"),
        ({"commitments": (Commitment("c1", "support", "once", ("p1",), receivers=("p9",)),)}, "malformed_terms"),
        ({"commitments": (Commitment("c1", "support", "once", ("p1", "p2")),)}, None),
        (
            {"commitments": (Commitment("c1", "support", "once", ("p1",), supports=("p1", "p2"), receivers=("o1",)),)},
            None,
        ),
        ({"keeper": B}, "founder_keeps_first"),
    ],
)
def test_a_founding_draft_counts_when_it_fits_together_and_its_author_keeps_it(changes, verdict):
    table = Table()
    assert table.judged(law, table.say(A, draft(**changes))) == verdict


def test_a_later_draft_says_what_it_replaces():
    table = Agreed()
    assert table.judged(law, table.say(B, draft(purpose="amendment"))) == "no_base"
    assert table.judged(law, table.say(B, draft(purpose="amendment"), names={"base": table.issue.id})) is None
    assert table.judged(law, table.say(B, draft(), names={"base": table.terms.id})) is None


def test_a_party_signs_a_draft_for_its_own_slot_only():
    table = Agreed()
    own = {"draft": table.terms.id, "binding": table.bound["p2"].id}
    for author, slot, names, verdict in (
        (B, "p2", own, None),
        (B, "p2", {"binding": table.bound["p2"].id}, "names_no_draft"),
        (B, "p1", own, "not_your_slot"),
        (B, "p2", {"draft": table.terms.id}, "not_your_slot"),
        (C, "p2", own, "not_your_slot"),
    ):
        assert table.judged(law, table.say(author, TermsSigned(slot, DAY), names=names)) == verdict


def test_a_party_that_a_new_version_leaves_out_still_signs_it_and_a_stranger_does_not():
    table = Agreed()
    without = draft(purpose="amendment", parties=(Party("p1"), Party("p3")), commitments=())
    for base, verdict in ((table.issue.id, None), (table.terms.id, "not_a_party")):
        new = table.say(A, without, names={"base": base})
        signed = table.say(B, TermsSigned("p2", DAY), names={"draft": new.id, "binding": table.bound["p2"].id})
        assert table.judged(law, signed) == verdict


def test_the_keeper_issues_a_first_version_once():
    table = Agreed()
    assert table.judged(law, table.issue) is None
    for author, facts, names, verdict in (
        (A, TermsIssued(DAY, "", ("p1", "p2")), {"draft": table.terms.id}, "already_replaced"),
        (B, TermsIssued(DAY, "", ("p1", "p2")), {"draft": table.terms.id}, "not_the_keeper"),
        (A, TermsIssued(DAY, table.issue.id, ("p1", "p2")), {"draft": table.terms.id}, "replaces_another"),
        (A, TermsIssued(DAY), {}, "names_no_draft"),
    ):
        assert table.judged(law, table.say(author, facts, names=names)) == verdict


def test_all_parties_of_the_old_and_the_new_version_stand_behind_an_issue():
    table = Agreed()
    third = draft(purpose="amendment", parties=(*TWO, Party("p3")))
    new = table.say(B, third, names={"base": table.issue.id})
    signed = table.say(B, TermsSigned("p2", DAY), names={"draft": new.id, "binding": table.bound["p2"].id})
    another = table.say(B, TermsSigned("p2", DAY), names={"draft": table.terms.id, "binding": table.bound["p2"].id})
    for paper, signatures, verdict in (
        (("p1", "p3"), [signed.id], None),
        (("p1", "p3"), [another.id], "signatures_missing"),
        (("p1", "p3"), [table.bound["p2"].id], "signatures_missing"),
        (("p1",), [signed.id], "signatures_missing"),
    ):
        facts = TermsIssued(DAY, table.issue.id, paper)
        issue = table.say(A, facts, names={"draft": new.id, "signatures": signatures})
        assert table.judged(law, issue) == verdict
        del table.acts[issue.id]


def test_who_signed_in_the_system_signs_there_again_unless_it_is_declared_ended():
    table = Table()
    terms = table.say(A, draft())
    bound = table.say(A, PartyBound("p2", B, "k", (B,)), names={"terms": terms.id})
    signed = table.say(B, TermsSigned("p2", DAY), names={"draft": terms.id, "binding": bound.id})
    issue = table.say(A, TermsIssued(DAY, "", ("p1",)), names={"draft": terms.id, "signatures": [signed.id]})
    assert table.judged(law, issue) is None
    for parties, paper, verdict in (
        (TWO, ("p1", "p2"), "must_sign_in_the_system"),
        ((Party("p1"), Party("p2", ended=True), Party("p3")), ("p1", "p3"), None),
    ):
        new = table.say(A, draft(purpose="succession", parties=parties, commitments=()), names={"base": issue.id})
        said = table.say(A, TermsIssued(DAY, issue.id, paper), names={"draft": new.id})
        assert table.judged(law, said) == verdict
        del table.acts[said.id]


def test_the_keeper_of_the_version_replaced_issues_the_next_even_when_it_hands_the_keeping_on():
    table = Agreed(draft(keeper=A))
    handed = table.say(A, draft(purpose="amendment", keeper_slot="p2", keeper=B), names={"base": table.issue.id})
    second = table.say(A, TermsIssued(DAY, table.issue.id, ("p1", "p2")), names={"draft": handed.id})
    assert table.judged(law, second) is None
    third = table.say(B, draft(purpose="prolongation", keeper_slot="p2", keeper=B), names={"base": second.id})
    for author, verdict in ((A, "not_the_keeper"), (B, None)):
        issue = table.say(author, TermsIssued(DAY, second.id, ("p1", "p2")), names={"draft": third.id})
        assert table.judged(law, issue) == verdict


def test_only_the_keeper_ties_slots_and_a_member_has_a_key():
    table = Agreed()
    for author, facts, names, verdict in (
        (A, PartyBound("p2", B, "k", (B,)), {"terms": table.issue.id}, None),
        (A, PartyBound("p2", B), {"terms": table.terms.id}, None),
        (B, PartyBound("p2", B, "k", (B,)), {"terms": table.issue.id}, "not_the_keeper"),
        (A, PartyBound("p2", B), {}, "names_no_terms"),
        (A, PartyBound("p2", B, "", (B,)), {"terms": table.issue.id}, "malformed_binding"),
        (A, PartyBound("p2", B, "k", (B, C)), {"terms": table.issue.id}, "malformed_binding"),
        (A, PartyBound("p9", B), {"terms": table.issue.id}, "not_a_party"),
    ):
        assert table.judged(law, table.say(author, facts, names=names)) == verdict


def test_what_a_party_says_of_an_issue_it_says_for_its_own_slot():
    table = Agreed()
    own = {"issue": table.issue.id, "binding": table.bound["p2"].id}
    compared = RecordCompared("p2", (Upto(A, 5),))
    for facts, names, verdict in (
        (TermsDisputed("p2"), own, None),
        (compared, own, None),
        (TermsDisputed("p1"), own, "not_your_slot"),
        (compared, {"binding": table.bound["p2"].id}, "names_no_terms"),
        (PartyLeft("p2", DAY), own, None),
        (PartyLeft("p1", DAY), own, "not_your_slot"),
        (FocalPointNamed("p2"), own, None),
        (FocalPointNamed("p1"), own, "not_your_slot"),
    ):
        assert table.judged(law, table.say(B, facts, names=names)) == verdict
    entered = table.say(A, FocalPointNamed("p2"), names={"issue": table.issue.id})
    assert table.judged(law, entered) is None


def test_a_slot_that_an_issue_does_not_know_says_nothing_of_it():
    table = Agreed()
    new = table.say(A, draft(purpose="amendment", parties=TWO, commitments=()), names={"base": table.issue.id})
    issue = table.say(A, TermsIssued(DAY, table.issue.id, ("p1", "p2")), names={"draft": new.id})
    names = {"issue": issue.id, "binding": table.bound["o1"].id}
    assert table.judged(law, table.say(C, TermsDisputed("o1"), names=names)) == "not_a_party"


def test_only_the_issuer_strikes_out_and_an_unknown_kind_has_no_effect():
    table = Agreed()
    voided = TermsVoided("duplicate")
    assert table.judged(law, table.say(A, voided, names={"issue": table.issue.id})) is None
    assert table.judged(law, table.say(B, voided, names={"issue": table.issue.id})) == "not_the_issuer"
    assert table.judged(law, table.say(A, voided)) == "not_the_issuer"

    class Sung(TermsVoided, frozen=True):
        KIND = "terms.sung"

    assert table.judged(law, table.say(A, Sung("duplicate"))) == "unknown_kind"


def test_what_leads_nowhere_gives_no_keeper():
    table = Agreed()
    loose = table.say(A, draft(), names={"base": "0" * 64})
    assert basis.issuer_of(loose, table.acts) is None
    lost = table.say(A, TermsIssued(DAY), names={"draft": "0" * 64})
    on_lost = table.say(A, draft(purpose="amendment"), names={"base": lost.id})
    assert basis.issuer_of(on_lost, table.acts) is None
    assert basis.keeper_under(lost, table.acts) is None
    assert table.judged(law, table.say(A, TermsIssued(DAY, lost.id), names={"draft": on_lost.id})) == "not_the_keeper"
    on_draft = table.say(A, draft(), names={"base": loose.id})
    assert basis.issuer_of(on_draft, table.acts) is None


@pytest.mark.parametrize(
    ("named", "receivers"),
    [((), ("p1", "p4")), (("p2", "o1"), ("o1",))],
    ids=["all other parties that still exist", "those named, and nobody receives from itself"],
)
def test_who_receives_the_report_of_a_lead(named, receivers):
    parties = (Party("p1"), Party("p2"), Party("p3", ended=True), Party("p4"), Party("o1", "observer"))
    commitment = Commitment("c1", "support", "once", ("p2",), receivers=named)
    assert basis.receivers_of(draft(parties=parties), commitment, "p2") == receivers
