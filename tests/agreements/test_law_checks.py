"""What may be said of the terms now, and the state that they are asked of."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import msgspec
import pytest

from law_table import DAY, A, Agreed, B, C, Table, draft
from phoihop.features.agreements import law
from phoihop.features.agreements.law.checks import can_void
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
from phoihop.record.act import Entry, Facts
from phoihop.record.occasion import Occasion
from phoihop.record.refused import Refused

OCCASION = Occasion(A, date(2026, 3, 3), None, {})
TERMS = draft()


def state(table):
    return law.fold(table.placed(), None)


def refused(terms, facts, names=None, author=A):
    try:
        law.check(terms, Entry("", facts, "terms", names or {}), msgspec.structs.replace(OCCASION, author=author))
    except Refused as refusal:
        return refusal.code
    return None


def changed(**fields):
    return msgspec.structs.replace(TERMS, purpose="amendment", **fields)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, None),
        ({"parties": (Party("p1"), Party("o1", "observer"))}, "one_party_only"),
        ({"to": "2025-12-31"}, "ends_before_it_starts"),
        ({"start": "2026-12-31", "to": "2026-12-31", "tracked_since": "2026-12-31"}, None),
        ({"to": "2026-12-31", "tracked_since": "2027-01-01"}, "tracked_after_its_end"),
    ],
)
def test_a_first_draft_has_two_parties_and_its_dates_in_order(fields, code):
    assert refused(None, msgspec.structs.replace(TERMS, **fields)) == code


def test_a_change_starts_from_the_last_version_and_never_changes_a_commitment_in_place():
    table = Agreed()
    terms, base = state(table), {"base": table.issue.id}
    one, two = TERMS.commitments
    for facts, names, code in (
        (changed(), base, None),
        (changed(), {"base": (table.issue.id,)}, None),
        (changed(), {}, "terms_have_moved"),
        (changed(effective="2025-12-31"), base, "effective_before_the_last"),
        (
            changed(commitments=(msgspec.structs.replace(one, line="training"), two)),
            base,
            "commitment_changed_in_place",
        ),
        (
            changed(commitments=(one, two, Commitment("c9.2", "support", "once", ("p1",), replaces="c9"))),
            base,
            "replaces_unknown_commitment",
        ),
        (changed(commitments=(one, two, Commitment("c1.2", "support", "monthly", ("p2",), replaces="c1"))), base, None),
        (
            msgspec.structs.replace(
                TERMS, purpose="succession", commitments=(msgspec.structs.replace(one, leads=("p1",)), two)
            ),
            base,
            None,
        ),
    ):
        assert refused(terms, facts, names) == code


def test_an_issue_and_a_signature_are_for_an_open_draft():
    table = Agreed()
    new = table.say(A, changed(), names={"base": table.issue.id})
    terms = state(table)
    assert [each.draft for each in terms.drafts] == [new.id]
    assert refused(terms, TermsIssued(DAY, table.issue.id), {"draft": new.id}) is None
    assert refused(terms, TermsIssued(DAY), {"draft": (new.id,)}) == "terms_have_moved"
    assert refused(terms, TermsIssued(DAY)) == "no_such_draft"
    assert refused(terms, TermsSigned("p2", DAY), {"draft": new.id}) is None
    assert refused(terms, TermsSigned("p2", DAY), {"draft": table.terms.id}) is None
    assert refused(terms, TermsSigned("p2", DAY), {"draft": ("0" * 64,)}) == "no_such_draft"
    assert refused(terms, TermsDisputed("p2"), {"issue": table.issue.id}) is None
    assert refused(terms, TermsDisputed("p2")) == "not_the_last_version"


def test_a_slot_is_not_given_to_another_while_someone_writes_for_it():
    terms = state(Agreed())
    assert refused(terms, PartyBound("p2", C, "k", (C,))) == "slot_taken"
    assert refused(terms, PartyBound("p2", B, "k", (B,))) is None
    assert refused(terms, PartyBound("p7", C)) is None
    assert refused(terms, FocalPointNamed("p2")) is None


def test_only_what_nobody_else_can_have_seen_is_struck_out():
    alone = Table()
    terms = alone.say(A, TERMS)
    alone.say(A, PartyBound("p2", B), names={"terms": terms.id})
    issue = alone.say(A, TermsIssued(DAY, "", ("p1", "p2")), names={"draft": terms.id})
    voided = TermsVoided("duplicate")
    assert refused(state(alone), voided) is None
    assert can_void(state(alone), A)
    assert refused(state(Agreed()), voided) == "void_seen_by_others"
    assert not can_void(state(Agreed()), A)
    new = alone.say(A, changed(), names={"base": issue.id})
    alone.say(A, TermsIssued(DAY, issue.id, ("p1", "p2")), names={"draft": new.id})
    assert refused(state(alone), voided) == "void_amended"
    alone.say(A, voided, names={"issue": issue.id})
    assert refused(state(alone), changed()) == "agreement_voided"
    assert not can_void(state(alone), A)


def test_versions_follow_each_other_and_each_day_has_its_own():
    table = Agreed()
    new = table.say(
        A, changed(effective="2026-07-01", commitments=TERMS.commitments[:1]), names={"base": table.issue.id}
    )
    second = table.say(A, TermsIssued(DAY, table.issue.id, ("p1", "p2")), names={"draft": new.id})
    rival = table.say(A, TermsIssued(DAY, table.issue.id, ("p1", "p2")), names={"draft": new.id})
    terms = state(table)
    assert [version.issue for version in terms.versions] == [table.issue.id, second.id]
    assert terms.version(rival.id) is None
    assert terms.on(date(2026, 6, 30)).issue == table.issue.id
    assert terms.on(date(2026, 7, 1)).issue == second.id
    assert terms.on(date(2025, 1, 1)).issue == table.issue.id
    assert terms.last.commitment("c2") is None
    assert terms.last.party("p2").slot == "p2"
    assert [party.slot for party in terms.parties()] == ["p1", "p2", "o1"]
    assert (terms.organisation("p2"), terms.organisation("p9"), terms.slots_of(B)) == (B, "", ("p2",))


def test_a_dispute_stands_until_the_same_party_signs():
    table = Agreed()
    own = {"binding": table.bound["p2"].id}
    table.say(B, TermsDisputed("p2", ("c1",)), names=own | {"issue": table.issue.id})
    terms = state(table)
    assert terms.last.disputed == {"p2": ("c1",)}
    assert not terms.agreed("p2")
    table.say(B, TermsSigned("p2", DAY), names=own | {"draft": table.terms.id})
    terms = state(table)
    assert terms.last.disputed == {}
    assert terms.agreed("p2")
    assert not law.Terms(founder=A).agreed("p2")


def test_a_party_names_its_own_contact_and_the_keepers_entry_gives_way():
    table = Agreed()
    entered = table.say(A, FocalPointNamed("p2"), names={"issue": table.issue.id})
    assert state(table).focal_points == {"p2": entered.id}
    own = table.say(B, FocalPointNamed("p2"), names={"binding": table.bound["p2"].id})
    table.say(A, FocalPointNamed("p2"), names={"issue": table.issue.id})
    assert state(table).focal_points == {"p2": own.id}


def test_the_last_comparison_of_a_party_says_how_far_it_went():
    table = Agreed()
    names = {"issue": table.issue.id, "binding": table.bound["p2"].id}
    first = table.say(A, TermsVoided("duplicate"), names={"issue": table.issue.id})
    table.say(B, RecordCompared("p2", (Upto(A, first.seq),), (table.issue.id,)), names=names)
    compared = state(table).compared["p2"]
    assert compared.covers(first)
    assert not compared.covers(table.issue)
    assert not compared.covers(table.say(C, PartyLeft("o1", DAY), names={"binding": table.bound["o1"].id}))


def test_terms_without_any_act_are_a_state_too():
    terms = law.fold([], None)
    assert (terms.first, terms.last, terms.on(date(2026, 1, 1)), terms.founder) == (None, None, None, "")
    assert (terms.begins, terms.ends) == ("", "")


def test_terms_begin_with_the_term_or_the_first_paper_and_end_with_the_newest_version():
    table = Agreed()
    terms = state(table)
    assert (terms.begins, terms.ends) == ("2026-01-01", "")
    new = table.say(A, changed(to="2027-06-30", start="2026-02-01"), names={"base": table.issue.id})
    table.say(A, TermsIssued(DAY, table.issue.id, ("p1", "p2")), names={"draft": new.id})
    terms = state(table)
    assert (terms.begins, terms.ends) == ("2026-01-01", "2027-06-30")


class Sung(Facts, frozen=True):
    KIND: ClassVar[str] = "song.sung"


def test_a_kind_of_another_law_is_no_question_at_the_desk():
    with pytest.raises(LookupError):
        law.check(law.Terms(founder=A), Entry("", Sung()), OCCASION)
