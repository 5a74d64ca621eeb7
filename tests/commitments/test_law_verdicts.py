"""Which acts on an occurrence count: who may say what under terms, whatever the day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest

from law_table import DAY, A, Agreed, B, C, draft
from phoihop.features.agreements.law.kinds import Commitment, Party
from phoihop.features.commitments import law
from phoihop.features.commitments.law.kinds import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    OccurrenceKeptApart,
    OccurrenceOpened,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
    ReportCorrected,
    ReportFiled,
    ReportReceived,
    ReportSentBack,
    ReportWithdrawn,
)
from phoihop.record.act import Entry, Facts
from phoihop.record.occasion import Occasion

OCC = "occ/c1/2026-01-01/2026-03-31"
REPORT = ReportFiled("c1", "p2", DAY)


def judged(table, author, slot, facts, thread=OCC, **names):
    return table.judged(law, table.say(author, facts, thread, table.basis(slot) | names))


def test_a_report_is_the_leads_or_is_entered_for_it():
    table = Agreed()
    assert judged(table, B, "p2", REPORT) is None
    assert judged(table, A, "p1", ReportFiled("c1", "p2", DAY, said_for="p2", received_on=DAY)) is None
    assert judged(table, A, "p1", REPORT) == "not_a_lead"
    assert judged(table, B, "p2", ReportFiled("c1", "p1", DAY)) == "not_a_lead"
    assert judged(table, A, "p1", ReportFiled("c1", "p2", DAY, part="support")) is None
    assert judged(table, B, "p2", ReportFiled("c1", "p2", DAY, part="support")) == "not_supporting"


def test_an_act_stands_under_terms_by_a_binding_and_in_its_thread():
    table = Agreed()
    assert table.judged(law, table.say(B, REPORT, OCC, {"binding": table.bound["p2"].id})) == "names_no_terms"
    assert table.judged(law, table.say(B, REPORT, OCC, {"terms": table.issue.id})) == "not_a_party"
    assert judged(table, C, "o1", REPORT) == "not_a_party"
    assert judged(table, B, "p2", ReportFiled("c9", "p2", DAY)) == "no_such_commitment"
    assert judged(table, B, "p2", REPORT, "occ/c2/2026-01-01/2026-03-31") == "another_thread"
    assert judged(table, B, "p2", REPORT, table.issue.id) == "another_thread"
    for odd in ("occ", "occ/c1", "occ/c1/quy-1", "occ/c1/2026-02-31/2026-03-31", "occ/c1/2026-03-31/2026-01-01"):
        assert judged(table, B, "p2", REPORT, odd) == "another_thread"
    assert judged(table, B, "p2", REPORT, f"{OCC}/2026-01-01") == "another_thread"
    assert judged(table, B, "p2", REPORT, "occ/c1/2026-01-01/2026-01-01") is None


def test_an_event_opens_only_what_is_conditional_and_reports_follow_in_its_thread():
    table = Agreed()
    opened = table.say(B, OccurrenceOpened("c2", DAY), "", table.basis("p2"))
    assert table.judged(law, opened) is None
    assert table.judged(law, table.say(B, OccurrenceOpened("c1", DAY), "", table.basis("p2"))) == "not_conditional"
    assert judged(table, B, "p2", OccurrenceOpened("c2", DAY), OCC) == "another_thread"
    assert judged(table, A, "p1", ReportFiled("c2", "p1", DAY), opened.id) is None
    assert judged(table, B, "p2", REPORT, opened.id) == "another_thread"


def test_a_correction_names_a_report_of_the_same_lead_in_the_same_thread():
    table = Agreed()
    report = table.say(B, REPORT, OCC, table.basis("p2"))
    elsewhere = table.say(B, REPORT, "occ/c1/2026-04-01/2026-06-30", table.basis("p2"))
    corrected = ReportCorrected("c1", "p2", DAY)
    assert judged(table, B, "p2", corrected, report=report.id) is None
    assert judged(table, B, "p2", corrected, report=elsewhere.id) == "names_no_report"
    assert judged(table, B, "p2", corrected) == "names_no_report"


def test_receivers_answer_the_report_that_they_name():
    table = Agreed()
    report = table.say(B, REPORT, OCC, table.basis("p2"))
    back = ReportSentBack("c1", "p2", DAY, "2026-03-09")
    assert judged(table, A, "p1", ReportReceived("c1", "p2", DAY), report=report.id) is None
    assert judged(table, A, "p1", back, report=report.id) is None
    assert judged(table, B, "p2", ReportReceived("c1", "p2", DAY, said_for="p1"), report=report.id) is None
    assert judged(table, B, "p2", ReportReceived("c1", "p2", DAY), report=report.id) == "not_a_receiver"
    assert judged(table, A, "p1", back) == "answers_nothing"
    assert judged(table, A, "p1", ReportReceived("c1", "p1", DAY), report=report.id) == "answers_nothing"
    asked = table.say(B, ExtensionAsked("c1", "p2", DAY, "2026-04-20"), OCC, table.basis("p2"))
    assert judged(table, A, "p1", ExtensionGranted("c1", "p2", DAY), asking=asked.id) is None
    assert judged(table, A, "p1", ExtensionRefused("c1", "p2", DAY), asking=asked.id) is None
    assert judged(table, A, "p1", ExtensionGranted("c1", "p2", DAY), asking=report.id) == "answers_nothing"


def test_named_receivers_take_the_place_of_all_others():
    three = (Party("p1"), Party("p2"), Party("o1"))
    one = (Commitment("c1", "support", "quarterly", ("p2",), receivers=("o1", "p2")),)
    table = Agreed(draft(parties=three, commitments=one))
    report = table.say(B, REPORT, OCC, table.basis("p2"))
    assert judged(table, C, "o1", ReportReceived("c1", "p2", DAY), report=report.id) is None
    assert judged(table, A, "p1", ReportReceived("c1", "p2", DAY), report=report.id) == "not_a_receiver"


def test_no_lead_excuses_itself():
    table = Agreed()
    assert judged(table, A, "p1", OccurrenceSuspended("c1", "p2")) is None
    assert judged(table, A, "p1", OccurrenceWithdrawn("c1")) is None
    assert judged(table, B, "p2", OccurrenceWithdrawn("c1", "p2")) == "not_a_receiver"
    assert judged(table, A, "p1", OccurrenceSuspended("c1", "p1")) == "not_a_lead"
    assert judged(table, B, "p2", OccurrenceKeptApart("c1", "p2", DAY)) is None


def test_work_rests_by_the_word_of_the_keeper_or_of_a_named_receiver():
    three = (Party("p1"), Party("p2"), Party("o1"))
    one = (Commitment("c1", "support", "quarterly", ("p2",), receivers=("o1",)),)
    table = Agreed(draft(parties=three, commitments=one))
    assert judged(table, A, "p1", OccurrenceSuspended("c1", "p2")) is None
    assert judged(table, C, "o1", OccurrenceSuspended("c1", "p2")) is None


def test_a_body_that_is_entered_for_must_be_at_the_table():
    leads = (Commitment("c1", "support", "quarterly", ("p2",)),)
    table = Agreed(draft(commitments=leads))
    assert judged(table, A, "p1", ReportFiled("c1", "p2", DAY, said_for="p9")) == "not_a_lead"


def test_a_report_is_taken_back_by_who_said_it_and_by_nobody_else():
    table = Agreed()
    entered = table.say(A, ReportFiled("c1", "p2", DAY, said_for="p2"), OCC, table.basis("p1"))
    back = ReportWithdrawn("c1", "p2")
    assert judged(table, A, "p1", back, report=entered.id) is None
    assert judged(table, B, "p2", back, report=entered.id) == "not_its_author"
    corrected = table.say(
        A, ReportCorrected("c1", "p2", DAY, said_for="p2"), OCC, table.basis("p1") | {"report": entered.id}
    )
    assert judged(table, A, "p1", back, report=corrected.id) is None
    assert judged(table, A, "p1", back) == "names_no_report"
    assert judged(table, A, "p1", ReportWithdrawn("c1", "p1"), report=entered.id) == "names_no_report"
    elsewhere = "occ/c1/2026-04-01/2026-06-30"
    assert judged(table, A, "p1", back, elsewhere, report=entered.id) == "names_no_report"
    part = table.say(A, ReportFiled("c1", "p2", DAY, part="support"), OCC, table.basis("p1"))
    assert judged(table, A, "p1", back, report=part.id) == "names_no_report"


class Sung(Facts, frozen=True):
    KIND: ClassVar[str] = "song.sung"
    commitment: str


def test_a_kind_of_another_law_has_no_effect_and_is_no_question_at_the_desk():
    assert judged(Agreed(), B, "p2", Sung("c1")) == "unknown_kind"
    with pytest.raises(LookupError):
        law.check(law.OccurrenceState(), Entry("", Sung("c1")), Occasion(B, date(2026, 3, 2), None, {}))
