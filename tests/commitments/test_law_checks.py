"""What may be said of an occurrence now: the gate behind each button, as a table of states."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from law_table import A, Agreed, B
from phoihop.features.agreements import law as agreements
from phoihop.features.agreements.law.kinds import Party, TermsDrafted
from phoihop.features.agreements.law.state import Binding, Terms, Version
from phoihop.features.commitments import law
from phoihop.features.commitments.law.checks import (
    can,
    check_before_end,
    check_before_silence,
    check_file,
    check_since_agreed,
    check_within_period,
)
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
from phoihop.features.commitments.law.state import Asking, LeadState, OccurrenceState
from phoihop.record.act import Entry
from phoihop.record.occasion import Occasion
from phoihop.record.refused import Refused

TODAY = date(2026, 11, 24)
ON = "2026-11-20"
FILED = ReportFiled("c1", "p2", ON)
ENTERED = ReportFiled("c1", "p2", ON, said_for="p2", received_on="2026-11-23")
CORRECTED = ReportCorrected("c1", "p2", ON)
RECEIVED = ReportReceived("c1", "p2", ON)
BACK = ReportSentBack("c1", "p2", ON, "2026-11-30")
ASKED = ExtensionAsked("c1", "p2", ON, "2026-12-20")
GRANTED = ExtensionGranted("c1", "p2", ON)
REFUSED = ExtensionRefused("c1", "p2", ON)
WITHDRAWN = ReportWithdrawn("c1", "p2")
WORDS = {"result": "Giúp 520 ngày công.", "reason": "Thiếu số liệu."}
OPEN, SENT = LeadState(), LeadState(state="sent", report="r")


@pytest.mark.parametrize(
    ("lead", "facts", "names", "refusal"),
    [
        (OPEN, FILED, {}, None),
        (SENT, FILED, {}, "already_reported"),
        (LeadState(state="sent", report="r", entered=True), FILED, {}, None),
        (LeadState(state="sent", report="r", entered=True), ENTERED, {}, "already_reported"),
        (LeadState(state="suspended"), FILED, {}, "occurrence_suspended"),
        (LeadState(state="withdrawn"), FILED, {}, "occurrence_withdrawn"),
        (LeadState(state="apart"), FILED, {}, "occurrence_apart"),
        (OPEN, ReportFiled("c1", "p2", "2026-11-25"), {}, "date_in_the_future"),
        (OPEN, ReportFiled("c1", "p2", ON, said_for="p2", received_on="2026-11-19"), {}, "received_before_written"),
        (OPEN, ReportFiled("c1", "p2", ON, said_for="p2", received_on=ON), {}, None),
        (SENT, ReportFiled("c1", "p2", ON, part="support"), {}, None),
        (SENT, CORRECTED, {}, None),
        (OPEN, CORRECTED, {}, "nothing_to_correct"),
        (SENT, RECEIVED, {"report": "r"}, None),
        (SENT, RECEIVED, {"report": ("r",)}, None),
        (OPEN, RECEIVED, {"report": "r"}, "nothing_to_answer"),
        (SENT, RECEIVED, {"report": "older"}, "report_was_corrected"),
        (LeadState(state="received", report="r"), RECEIVED, {"report": "r"}, "already_received"),
        (LeadState(state="sent_back", report="r"), BACK, {"report": "r"}, "already_answered"),
        (SENT, BACK, {"report": "r"}, None),
        (SENT, ReportSentBack("c1", "p2", ON, ON), {"report": "r"}, "answer_day_passed"),
        (SENT, WITHDRAWN, {"report": "r"}, None),
        (LeadState(state="received", report="r", answer="r"), WITHDRAWN, {"report": "r"}, None),
        (LeadState(state="received", report="r", answer="a"), WITHDRAWN, {"report": "r"}, "already_answered"),
        (SENT, WITHDRAWN, {"report": "older"}, "report_was_corrected"),
        (OPEN, WITHDRAWN, {"report": "r"}, "nothing_to_take_back"),
        (LeadState(state="suspended", report="r"), WITHDRAWN, {"report": "r"}, "occurrence_suspended"),
        (LeadState(state="sent", report="r", entered=True), WITHDRAWN, {"report": "r"}, "report_was_compared"),
        (LeadState(state="sent", report="r", entered=True, confirmed=False), WITHDRAWN, {"report": "r"}, None),
        (OPEN, ASKED, {}, None),
        (SENT, ASKED, {}, "already_reported"),
        (OPEN, ExtensionAsked("c1", "p2", ON, "2026-11-24"), {}, "extension_in_the_past"),
        (LeadState(askings=(Asking("q", "2026-12-01"),)), ASKED, {}, "extension_already_asked"),
        (LeadState(askings=(Asking("q", "2026-12-01", "refused"),)), ASKED, {}, None),
        (LeadState(askings=(Asking("q", "2026-12-01"),)), GRANTED, {"asking": "q"}, None),
        (LeadState(askings=(Asking("q", "2026-12-01", "granted"),)), GRANTED, {"asking": "q"}, "already_answered"),
        (OPEN, GRANTED, {"asking": "q"}, "nothing_to_answer"),
        (OPEN, OccurrenceKeptApart("c1", "p2", ON), {}, None),
        (OPEN, OccurrenceResumed("c1", "p2"), {}, "not_suspended"),
        (LeadState(state="suspended"), OccurrenceResumed("c1", "p2"), {}, None),
        (OPEN, OccurrenceWithdrawn("c1", "p2"), {}, None),
        (LeadState(state="received", report="r"), OccurrenceWithdrawn("c1", "p2"), {}, "already_closed"),
    ],
)
def test_what_may_be_said_in_which_state(lead, facts, names, refusal):
    state = OccurrenceState(commitment="c1", leads={"p2": lead})
    entry = Entry("", facts, "occ/c1/2026-07-01/2026-09-30", names, WORDS)
    if refusal is None:
        law.check(state, entry, Occasion(A, TODAY, None, {}))
    else:
        with pytest.raises(Refused, match=refusal):
            law.check(state, entry, Occasion(A, TODAY, None, {}))


def test_nothing_is_said_of_an_agreement_that_was_struck_out():
    with pytest.raises(Refused, match="agreement_voided"):
        law.check(None, Entry("", FILED, "occ"), Occasion(A, TODAY, Terms(founder=A, voided="v"), {}))


@pytest.mark.parametrize(
    ("writes", "author", "refusal"),
    [(False, A, None), (True, A, "writes_for_itself"), (True, B, None)],
    ids=["whoever has not joined is entered", "whoever writes answers itself", "its own word is no paper of another"],
)
def test_paper_is_entered_only_for_who_does_not_write_here(writes, author, refusal):
    terms = Terms(founder=A, bindings={"p3": Binding("", "p3", B, writes=writes)})
    state = OccurrenceState(commitment="c1", leads={"p2": SENT})
    entry = Entry("", ReportReceived("c1", "p2", ON, said_for="p3"), "occ/c1", {"report": "r"})
    if refusal is None:
        law.check(state, entry, Occasion(author, TODAY, terms, {}))
    else:
        with pytest.raises(Refused, match=refusal):
            law.check(state, entry, Occasion(author, TODAY, terms, {}))


def test_a_button_asks_the_rule_of_its_gate():
    assert can(check_file, OPEN)
    assert not can(check_file, SENT)


def test_no_document_told_what_was_done_in_a_period_before_that_began():
    began = date(2026, 6, 15)
    check_within_period(began, began)
    check_within_period(None, date(2022, 1, 1))
    with pytest.raises(Refused, match="report_before_period"):
        check_within_period(began, date(2026, 6, 14))


def test_a_word_dated_when_silence_had_accepted_comes_too_late():
    accepted = date(2026, 10, 1)
    check_before_silence(accepted, date(2026, 9, 30))
    check_before_silence(None, accepted)
    with pytest.raises(Refused, match="silence_accepted"):
        check_before_silence(accepted, accepted)


@pytest.mark.parametrize(
    ("until", "end", "due", "granting", "refusal"),
    [
        ("2026-12-31", "2026-12-31", date(2026, 12, 16), False, None),
        ("2027-01-01", "2026-12-31", date(2026, 12, 16), False, "extension_past_end"),
        ("2027-01-01", "2026-12-31", date(2026, 12, 16), True, "extension_granted_past_end"),
        ("2027-01-01", "2026-12-31", None, False, "extension_past_end"),
        ("2027-01-15", "2026-12-31", date(2027, 1, 5), False, None),
        ("2031-01-01", "", date(2026, 12, 16), False, None),
    ],
)
def test_no_more_time_is_given_than_the_agreement_has(until, end, due, granting, refusal):
    if refusal is None:
        check_before_end(until, end, due, granting=granting)
    else:
        with pytest.raises(Refused) as refused:
            check_before_end(until, end, due, granting=granting)
        assert (refused.value.code, refused.value.params) == (refusal, {"until": until, "end": end})


def test_nothing_is_reported_from_before_there_was_an_agreement():
    assert can(check_since_agreed, "2022-08-12", date(2022, 8, 12))
    assert can(check_since_agreed, "", date(1901, 1, 1))
    with pytest.raises(Refused, match="report_before_agreement"):
        check_since_agreed("2022-08-12", date(1901, 1, 1))


@pytest.mark.parametrize(
    ("commitment", "lead", "issue", "writes", "refusal"),
    [
        ("c2", "p1", "", True, "own_duty"),
        ("c2", "p1", "", False, None),
        ("c1", "p2", "", True, None),
        ("c1", "", "", True, None),
        ("c9", "p1", "", True, None),
        ("c2", "p1", "no such version", True, None),
    ],
    ids=[
        "a receiver works here",
        "all receivers are on paper",
        "another leads",
        "it befalls all leads",
        "a commitment that the version does not have",
        "a version that is not here",
    ],
)
@pytest.mark.parametrize("kind", [OccurrenceSuspended, OccurrenceWithdrawn])
def test_a_keeper_does_not_excuse_itself_where_a_receiver_can(kind, commitment, lead, issue, writes, refusal):
    table = Agreed()
    terms = agreements.fold(table.placed(), None)
    bindings = {**terms.bindings, "p2": Binding("", "p2", B, writes=writes)}
    terms = msgspec.structs.replace(terms, bindings=bindings)
    entry = Entry("", kind(commitment, lead), "occ/x", {"terms": issue or table.issue.id}, WORDS)
    if refusal is None:
        law.check(OccurrenceState(), entry, Occasion(A, TODAY, terms, {}))
    else:
        with pytest.raises(Refused, match=refusal):
            law.check(OccurrenceState(), entry, Occasion(A, TODAY, terms, {}))


@pytest.mark.parametrize(
    ("lead", "facts", "names", "refusal"),
    [
        (OPEN, FILED, {}, "result_missing"),
        (OPEN, ReportFiled("c1", "p2", ON, part="support"), {}, "result_missing"),
        (SENT, CORRECTED, {"report": "r"}, "result_missing"),
        (SENT, BACK, {"report": "r"}, "reason_missing"),
        (SENT, WITHDRAWN, {"report": "r"}, "reason_missing"),
        (OPEN, ASKED, {}, "reason_missing"),
        (LeadState(askings=(Asking("q", "2026-12-01"),)), REFUSED, {"asking": "q"}, "reason_missing"),
        (OPEN, OccurrenceSuspended("c1", "p2"), {}, "reason_missing"),
        (OPEN, OccurrenceWithdrawn("c1", "p2"), {}, "reason_missing"),
    ],
)
def test_what_others_have_to_understand_is_told_in_words(lead, facts, names, refusal):
    state = OccurrenceState(commitment="c1", leads={"p2": lead})
    for words in ({}, {"result": " ", "reason": "\n"}):
        with pytest.raises(Refused, match=refusal):
            law.check(state, Entry("", facts, "occ/c1", names, words), Occasion(A, TODAY, None, {}))
    law.check(state, Entry("", facts, "occ/c1", names, WORDS), Occasion(A, TODAY, None, {}))


TERM = TermsDrafted(
    purpose="new",
    form="regulation",
    parties=(Party("p2"),),
    keeper_slot="p2",
    keeper=A,
    start="2026-11-21",
    effective="2026-11-21",
    to="2026-12-31",
    commitments=(),
)
ISSUED = Terms(founder=A, versions=(Version("i", "d", A, "2026-11-21", TERM, "", (), {}, {}),))
DAYS = {
    "from_on": date(2026, 7, 1),
    "to_on": date(2026, 9, 30),
    "due_on": date(2026, 12, 16),
    "silent_on": date(2026, 11, 20),
}
ONCE = DAYS | {"to_on": DAYS["from_on"]}


@pytest.mark.parametrize(
    ("lead", "facts", "names", "days", "refusal"),
    [
        (OPEN, FILED, {}, DAYS, None),
        (OPEN, OccurrenceOpened("c1", ON), {}, {}, None),
        (OPEN, ReportFiled("c1", "p2", "2026-06-30"), {}, DAYS, "report_before_period"),
        (OPEN, ReportFiled("c1", "p2", "2026-06-30", part="support"), {}, DAYS, "report_before_period"),
        (SENT, ReportCorrected("c1", "p2", "2026-06-30"), {"report": "r"}, DAYS, "report_before_period"),
        (OPEN, FILED, {}, ONCE, "report_before_agreement"),
        (SENT, RECEIVED, {"report": "r"}, DAYS, "silence_accepted"),
        (SENT, BACK, {"report": "r"}, DAYS, "silence_accepted"),
        (SENT, ReportReceived("c1", "p2", "2026-11-19"), {"report": "r"}, DAYS, None),
        (OPEN, ASKED, {}, DAYS, None),
        (OPEN, ExtensionAsked("c1", "p2", ON, "2026-12-16"), {}, DAYS, "extension_not_later"),
        (OPEN, ExtensionAsked("c1", "p2", ON, "2027-01-01"), {}, DAYS, "extension_past_end"),
        (LeadState(askings=(Asking("q", "2027-01-01"),)), GRANTED, {"asking": "q"}, DAYS, "extension_granted_past_end"),
        (LeadState(askings=(Asking("q", "2027-01-01"),)), REFUSED, {"asking": "q"}, DAYS, None),
    ],
)
def test_the_days_of_an_occurrence_bind_whatever_hand_it_comes_from(lead, facts, names, days, refusal):
    state = OccurrenceState(commitment="c1", leads={"p2": lead})
    entry, occasion = Entry("", facts, "occ/c1", names, WORDS), Occasion(A, TODAY, ISSUED, {}, days)
    if refusal is None:
        law.check(state, entry, occasion)
    else:
        with pytest.raises(Refused, match=refusal):
            law.check(state, entry, occasion)
