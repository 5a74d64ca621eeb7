"""The state of an occurrence, told act by act: the fold is a function of the set of its acts and of the terms."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

from law_table import DAY, A, Agreed, B
from phoihop.features.agreements import law as agreements
from phoihop.features.agreements.law.kinds import RecordCompared, Upto
from phoihop.features.commitments import law
from phoihop.features.commitments.law.kinds import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    OccurrenceKeptApart,
    OccurrenceOpened,
    OccurrenceResumed,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
    ReportCorrected,
    ReportFiled,
    ReportReceived,
    ReportSentBack,
    ReportWithdrawn,
)

OCC = "occ/c1/2026-01-01/2026-03-31"


class Occurrence(Agreed):
    def tell(self, author, facts, thread=OCC, **names):
        return self.say(author, facts, thread, self.basis("p1" if author == A else "p2") | names)

    def state(self, thread=OCC):
        terms = agreements.fold([p for p in self.placed() if p.act.thread == "terms"], None)
        return law.fold([p for p in self.placed() if p.act.thread == thread], terms)

    def lead(self):
        return self.state().lead("p2")


def test_an_untouched_occurrence_is_open():
    assert law.fold([], None) == law.OccurrenceState()
    assert Occurrence().lead().state == "open"


def test_a_report_is_sent_then_received_or_sent_back_then_corrected():
    table = Occurrence()
    report = table.tell(B, ReportFiled("c1", "p2", "2026-04-03", due="2026-04-05"))
    assert (table.lead().state, table.lead().sent_on, table.lead().judged_due) == ("sent", "2026-04-03", "2026-04-05")
    table.tell(A, ReportSentBack("c1", "p2", "2026-04-06", "2026-04-10"), report=report.id)
    assert (table.lead().state, table.lead().answer_by) == ("sent_back", "2026-04-10")
    corrected = table.tell(B, ReportCorrected("c1", "p2", "2026-04-09", due="2026-04-10"), report=report.id)
    assert (table.lead().state, table.lead().sent_on, table.lead().report) == ("sent", "2026-04-03", corrected.id)
    table.tell(A, ReportReceived("c1", "p2", "2026-04-11"), report=corrected.id)
    assert (table.lead().state, table.lead().done_on) == ("received", "2026-04-11")


def test_a_report_arrives_on_the_day_it_is_said_however_old_its_date_and_on_paper_when_it_was_received():
    table = Occurrence()
    table.clock = datetime(2026, 5, 20, 20, tzinfo=UTC)
    table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    assert table.lead().arrived_on == "2026-05-21", "the day in Viet Nam"
    table = Occurrence()
    table.clock = datetime(2026, 5, 20, 20, tzinfo=UTC)
    table.tell(A, ReportFiled("c1", "p2", "2026-04-03", received_on="2026-04-06", said_for="p2"))
    assert table.lead().arrived_on == "2026-04-06"


def test_a_clock_gone_mad_does_not_say_when_a_report_arrived():
    table = Occurrence()
    table.clock = datetime(9999, 12, 31, 23, tzinfo=UTC)
    table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    assert table.lead().arrived_on == "2026-04-03"
    table = Occurrence()
    table.clock = datetime(1899, 12, 31, 23, tzinfo=UTC)
    table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    assert table.lead().arrived_on == "2026-04-03"


def test_an_addition_that_came_after_the_day_asked_for_is_judged_by_that_day():
    table = Occurrence()
    report = table.tell(B, ReportFiled("c1", "p2", "2026-04-03", due="2026-04-05"))
    table.tell(B, ReportCorrected("c1", "p2", "2026-04-12", due="2026-04-10"), report=report.id)
    assert (table.lead().sent_on, table.lead().judged_due) == ("2026-04-12", "2026-04-10")


def test_an_addition_on_the_very_day_asked_for_leaves_the_first_document_to_decide():
    table = Occurrence()
    report = table.tell(B, ReportFiled("c1", "p2", "2026-04-03", due="2026-04-05"))
    table.tell(B, ReportCorrected("c1", "p2", "2026-04-10", due="2026-04-10"), report=report.id)
    assert (table.lead().sent_on, table.lead().judged_due) == ("2026-04-03", "2026-04-05")


def test_a_correction_whose_report_was_left_out_stands_by_itself():
    table = Occurrence()
    gone = table.tell(B, ReportFiled("c1", "p2", "2026-04-03", due="2026-04-05"))
    table.tell(B, ReportCorrected("c1", "p2", "2026-04-09"), report=gone.id)
    del table.acts[gone.id]
    assert (table.lead().state, table.lead().sent_on) == ("sent", "2026-04-09")


def test_the_first_receiver_decides_and_may_change_its_own_mind():
    table = Occurrence()
    report = table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    table.tell(A, ReportReceived("c1", "p2", "2026-04-04"), report=report.id)
    table.tell(B, ReportSentBack("c1", "p2", "2026-04-05", "2026-04-09", said_for="p1"), report=report.id)
    assert table.lead().state == "received"
    table.tell(A, ReportSentBack("c1", "p2", "2026-04-06", "2026-04-10"), report=report.id)
    assert table.lead().state == "sent_back"


def test_a_leads_own_word_outranks_what_was_entered_for_it():
    table = Occurrence()
    entered = ReportFiled("c1", "p2", "2026-04-01", said_for="p2", received_on="2026-04-02")
    paper = table.tell(A, entered)
    assert (table.lead().state, table.lead().entered, table.lead().confirmed) == ("received", True, False)
    table.say(
        B,
        RecordCompared("p2", (Upto(A, paper.seq),)),
        names={"issue": table.issue.id, "binding": table.bound["p2"].id},
    )
    assert table.lead().confirmed
    own = table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    assert (table.lead().report, table.lead().entered) == (own.id, False)


def test_an_extension_is_the_asking_that_was_granted():
    table = Occurrence()
    first = table.tell(B, ExtensionAsked("c1", "p2", DAY, "2026-04-20"))
    assert table.lead().askings[0].answer == ""
    table.tell(A, ExtensionRefused("c1", "p2", DAY), asking=first.id)
    second = table.tell(B, ExtensionAsked("c1", "p2", DAY, "2026-04-25"))
    table.tell(A, ExtensionGranted("c1", "p2", DAY), asking=second.id)
    assert (table.lead().extended_to, table.lead().extensions) == ("2026-04-25", 1)
    assert [asking.answer for asking in table.lead().askings] == ["refused", "granted"]


def test_what_befalls_an_occurrence_stands_over_its_report():
    table = Occurrence()
    table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    table.tell(A, OccurrenceSuspended("c1"))
    assert table.lead().state == "suspended"
    table.tell(A, OccurrenceResumed("c1", due="2026-05-05"))
    assert (table.lead().state, table.lead().resumed_due) == ("sent", "2026-05-05")
    table.tell(A, OccurrenceWithdrawn("c1", "p2"))
    assert table.lead().state == "withdrawn"
    apart = Occurrence()
    apart.tell(B, OccurrenceKeptApart("c1", "p2", "2026-04-03"))
    assert (apart.lead().state, apart.lead().sent_on) == ("apart", "2026-04-03")


def test_a_contribution_is_told_and_changes_nobodys_state():
    table = Occurrence()
    support = table.tell(A, ReportFiled("c1", "p2", DAY, part="support"))
    assert (table.state().contributions, table.lead().state) == ({support.id: "p1"}, "open")


def test_a_contribution_entered_from_paper_is_that_of_the_slot_spoken_for():
    table = Occurrence()
    support = table.tell(B, ReportFiled("c1", "p2", DAY, part="support", said_for="p1"))
    assert table.state().contributions == {support.id: "p1"}


def test_a_contribution_whose_terms_or_place_are_gone_stands_with_the_lead():
    table = Occurrence()
    support = table.tell(B, ReportFiled("c1", "p2", DAY, part="support"))
    assert table.state().contributions == {support.id: "p2"}
    placed = [p for p in table.placed() if p.act.thread == OCC]
    assert law.fold(placed, None).contributions == {support.id: "p2"}


def test_an_event_names_its_moment_and_the_thread_its_reports():
    table = Occurrence()
    opened = table.say(B, OccurrenceOpened("c2", "2026-04-01T08:00:00+07:00"), "", table.basis("p2"))
    table.tell(A, ReportFiled("c2", "p1", "2026-04-03"), opened.id)
    state = table.state(opened.id)
    assert (state.opened, state.opened_at, state.commitment) == (opened.id, "2026-04-01T08:00:00+07:00", "c2")
    assert state.lead("p1").state == "sent"


def test_any_part_of_the_acts_folds_and_their_order_is_not_asked():
    table = Occurrence()
    report = table.tell(B, ReportFiled("c1", "p2", "2026-04-03", due="2026-04-05"))
    table.tell(A, ReportSentBack("c1", "p2", "2026-04-06", "2026-04-10"), report=report.id)
    table.tell(B, ReportCorrected("c1", "p2", "2026-04-09", due="2026-04-10"), report=report.id)
    table.tell(A, OccurrenceSuspended("c1"))
    placed = [p for p in table.placed() if p.act.thread == OCC]
    for size in range(len(placed) + 1):
        for some in itertools.combinations(placed, size):
            assert isinstance(law.fold(list(some), None), law.OccurrenceState)


def test_a_report_that_was_taken_back_leaves_the_occurrence_open_and_it_can_be_reported_again():
    table = Occurrence()
    entered = table.tell(A, ReportFiled("c1", "p2", "2026-04-03", said_for="p2", received_on="2026-04-03"))
    assert table.lead().state == "received"
    table.tell(A, ReportWithdrawn("c1", "p2"), report=entered.id)
    assert (table.lead().state, table.lead().report, table.lead().reports) == ("open", "", ())
    again = table.tell(A, ReportFiled("c1", "p2", "2026-04-04", said_for="p2"))
    assert (table.lead().state, table.lead().report) == ("sent", again.id)


def test_a_correction_that_is_taken_back_leaves_the_report_as_it_was():
    table = Occurrence()
    first = table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    second = table.tell(B, ReportCorrected("c1", "p2", "2026-04-05"), report=first.id)
    table.tell(B, ReportWithdrawn("c1", "p2"), report=second.id)
    assert (table.lead().report, table.lead().reports) == (first.id, (first.id,))


def test_what_another_party_has_answered_stands_although_its_author_took_it_back():
    table = Occurrence()
    report = table.tell(B, ReportFiled("c1", "p2", "2026-04-03"))
    table.tell(A, ReportReceived("c1", "p2", "2026-04-04"), report=report.id)
    table.tell(B, ReportWithdrawn("c1", "p2"), report=report.id)
    assert (table.lead().state, table.lead().report) == ("received", report.id)


def test_what_the_lead_has_compared_stands_although_who_entered_it_took_it_back():
    table = Occurrence()
    entered = table.tell(A, ReportFiled("c1", "p2", "2026-04-03", said_for="p2"))
    table.say(B, RecordCompared("p2", (Upto(A, entered.head.seq),)), "terms", table.basis("p2"))
    table.tell(A, ReportWithdrawn("c1", "p2"), report=entered.id)
    assert (table.lead().report, table.lead().confirmed) == (entered.id, True)
