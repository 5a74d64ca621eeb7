"""May this be said of an occurrence here and now? Asked before an act is made.

Each `check_` raises `Refused` with a code that `sentences.py` words; `can_` wraps it, so that a button and its gate
cannot disagree. Whether the occurrence exists at all is asked by the action, which holds its row.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from phoihop.features.agreements.law.basis import receivers_of
from phoihop.features.agreements.law.state import Terms
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
from phoihop.record.act import Entry, Facts
from phoihop.record.occasion import Occasion
from phoihop.record.refused import Refused


def check(state: object, entry: Entry, occasion: Occasion) -> None:
    """Refuse what may not be said of this occurrence now."""
    occurrence = state if isinstance(state, OccurrenceState) else OccurrenceState()
    facts = entry.facts
    if isinstance(occasion.terms, Terms) and occasion.terms.voided:
        raise Refused("agreement_voided", {}, "conflict")
    lead = occurrence.lead(getattr(facts, "lead", ""))
    check_dates(facts, occasion.today)
    check_words(entry)
    match facts:
        case ReportFiled(part="support"):
            check_document_day(occasion, facts.on)
        case ReportFiled():
            check_file(lead, entered=bool(facts.said_for))
            check_document_day(occasion, facts.on)
        case ReportCorrected():
            check_correct(lead)
            check_document_day(occasion, facts.on)
        case ReportReceived() | ReportSentBack():
            check_paper_of(occasion.terms, facts.said_for, occasion.author)
            check_answer(lead, _one(entry, "report"))
            check_before_silence(occasion.days.get("silent_on"), date.fromisoformat(facts.on))
            if isinstance(facts, ReportSentBack):
                check_answer_day(facts)
        case ReportWithdrawn():
            check_take_back(lead, _one(entry, "report"))
        case ExtensionAsked():
            check_may_ask(lead)
            check_until(facts.until, occasion.today, occasion.days.get("due_on"))
            check_before_end(facts.until, _ends(occasion), occasion.days.get("due_on"))
        case ExtensionGranted() | ExtensionRefused():
            check_paper_of(occasion.terms, facts.said_for, occasion.author)
            asking = check_answer_extension(lead, _one(entry, "asking"))
            if isinstance(facts, ExtensionGranted):
                check_before_end(asking.until, _ends(occasion), occasion.days.get("due_on"), granting=True)
        case OccurrenceKeptApart():
            check_untouched(lead)
        case OccurrenceResumed():
            check_resume(lead)
        case OccurrenceSuspended() | OccurrenceWithdrawn():
            check_still_open(lead)
            check_not_own_duty(occasion.terms, occasion.author, entry)
        case OccurrenceOpened():
            pass  # whether its commitment waits for events is a verdict
        case _:
            raise LookupError(entry.facts.KIND)


def _one(entry: Entry, role: str) -> str:
    named = entry.names.get(role, "")
    return named if isinstance(named, str) else next(iter(named), "")


def _ends(occasion: Occasion) -> str:
    return occasion.terms.ends if isinstance(occasion.terms, Terms) else ""


# What others have to read why: it takes something from them, or asks something of them.
_WITH_REASON = (
    ReportSentBack,
    ReportWithdrawn,
    ExtensionAsked,
    ExtensionRefused,
    OccurrenceSuspended,
    OccurrenceWithdrawn,
)


def check_words(entry: Entry) -> None:
    """A report tells a result, and what others have to understand gives its reason."""
    for kinds, word in (((ReportFiled, ReportCorrected), "result"), (_WITH_REASON, "reason")):
        if isinstance(entry.facts, kinds) and not str(entry.body.get(word, "")).strip():
            raise Refused(f"{word}_missing")


def check_dates(facts: Facts, today: date) -> None:
    """A paper bears a day that has come: what is dated tomorrow is a slip of the keyboard."""
    for field in ("on", "received_on"):
        said = getattr(facts, field, "")
        if said and said > today.isoformat():
            raise Refused("date_in_the_future", {"date": said})
    received, on = getattr(facts, "received_on", ""), getattr(facts, "on", "")
    if received and on and received < on:
        raise Refused("received_before_written", {"on": on, "received_on": received})


def check_file(lead: LeadState, *, entered: bool = False) -> None:
    """A first report is filed once; the lead's own word may follow what another entered for it."""
    check_untouched(lead)
    if lead.report and (entered or not lead.entered):
        raise Refused("already_reported", {}, "conflict")


def check_untouched(lead: LeadState) -> None:
    if lead.state in ("suspended", "withdrawn", "apart"):
        raise Refused(f"occurrence_{lead.state}", {}, "conflict")


def check_correct(lead: LeadState) -> None:
    check_untouched(lead)
    if not lead.report:
        raise Refused("nothing_to_correct", {}, "conflict")


def check_paper_of(terms: object, slot: str, author: str) -> None:
    """Another's answer is entered from paper only while that party does not write for itself (D2)."""
    if not slot or not isinstance(terms, Terms):
        return
    binding = terms.bindings.get(slot)
    if binding is not None and binding.writes and slot not in terms.written_by(author):
        raise Refused("writes_for_itself", {}, "forbidden")


def check_answer(lead: LeadState, report: str) -> None:
    """An answer is given to the report as it stands now, and once."""
    if not lead.report:
        raise Refused("nothing_to_answer", {}, "conflict")
    if report != lead.report:
        raise Refused("report_was_corrected", {}, "conflict")
    if lead.state == "received":
        raise Refused("already_received", {}, "conflict")
    if lead.state != "sent":
        raise Refused("already_answered", {}, "conflict")


def check_take_back(lead: LeadState, report: str) -> None:
    """An entry is taken back while it stands as it was made and nobody else has said anything about it."""
    check_untouched(lead)
    if not lead.report:
        raise Refused("nothing_to_take_back", {}, "conflict")
    if report != lead.report:
        raise Refused("report_was_corrected", {}, "conflict")
    if lead.answer not in ("", lead.report):
        raise Refused("already_answered", {}, "conflict")
    if lead.entered and lead.confirmed:
        raise Refused("report_was_compared", {}, "conflict")


def check_answer_day(facts: ReportSentBack) -> None:
    """There is time to answer."""
    if facts.answer_by <= facts.on:
        raise Refused("answer_day_passed", {"answer_by": facts.answer_by})


def check_document_day(occasion: Occasion, on: str) -> None:
    """A report is dated in its period or later; what is done once, on its day, since there is an agreement."""
    first, day = occasion.days.get("from_on"), date.fromisoformat(on)
    if first != occasion.days.get("to_on"):
        check_within_period(first, day)
    elif isinstance(occasion.terms, Terms):
        check_since_agreed(occasion.terms.begins, day)


def check_within_period(from_on: date | None, on: date) -> None:
    """A report tells what was done in its period: no document can have told it before the period began."""
    if from_on is not None and on < from_on:
        raise Refused("report_before_period", {"on": on.isoformat(), "from_on": from_on.isoformat()})


def check_since_agreed(begins: str, on: date) -> None:
    """Before there was an agreement (`begins`, ISO), nobody can have reported on it."""
    if begins and on.isoformat() < begins:
        raise Refused("report_before_agreement", {"on": on.isoformat(), "from_on": begins})


def check_before_silence(silent_on: date | None, on: date) -> None:
    """Silence is an answer: a word dated on the day on which it was accepted, or later, comes too late."""
    if silent_on is not None and on >= silent_on:
        raise Refused("silence_accepted", {"silent_on": silent_on.isoformat()}, "conflict")


def check_resume(lead: LeadState) -> None:
    if lead.state != "suspended":
        raise Refused("not_suspended", {}, "conflict")


def check_still_open(lead: LeadState) -> None:
    """What is done, or was withdrawn, neither rests nor is withdrawn."""
    if lead.state in ("withdrawn", "received"):
        raise Refused("already_closed", {}, "conflict")


def check_not_own_duty(terms: object | None, author: str, entry: Entry) -> None:
    """A keeper that leads leaves it to a receiver to excuse it, where one works here; else it stands in the record."""
    lead = str(getattr(entry.facts, "lead", ""))
    if not isinstance(terms, Terms) or not lead or terms.organisation(lead) != author:
        return
    if others_may_excuse(terms, _one(entry, "terms"), str(getattr(entry.facts, "commitment", "")), lead):
        raise Refused("own_duty", {}, "forbidden")


def others_may_excuse(terms: Terms, issue: str, commitment: str, lead: str) -> bool:
    """Whether one of those to whom a duty is owed writes here, and is not the lead itself."""
    version = terms.version(issue)
    promised = None if version is None else version.commitment(commitment)
    if version is None or promised is None:
        return False
    bindings = [terms.bindings.get(slot) for slot in receivers_of(version.facts, promised, lead)]
    return any(each.writes and each.organisation != terms.organisation(lead) for each in bindings if each is not None)


def check_may_ask(lead: LeadState) -> None:
    """More time is asked for before the report, and once until it is answered."""
    check_untouched(lead)
    if lead.state in ("sent", "received"):
        raise Refused("already_reported", {}, "conflict")
    if lead.waiting is not None:
        raise Refused("extension_already_asked", {}, "conflict")


def check_until(until: str, today: date, due: date | None) -> None:
    """The new due date is still to come, and later than the one that holds."""
    if due is not None and until <= due.isoformat():
        raise Refused("extension_not_later", {"until": until, "present": due.isoformat()})
    if until <= today.isoformat():
        raise Refused("extension_in_the_past", {"until": until})


def check_before_end(until: str, end: str, due: date | None, *, granting: bool = False) -> None:
    """No more time than the agreement in force has (`end`, ISO; "" has none).

    What is due after the end anyway, as the report on a last period is, may be put off further.
    """
    if end and until > end and (due is None or due.isoformat() <= end):
        raise Refused("extension_granted_past_end" if granting else "extension_past_end", {"until": until, "end": end})


def check_answer_extension(lead: LeadState, asking: str) -> Asking:
    """A request is answered once; returns it."""
    found = next((each for each in lead.askings if each.act == asking), None)
    if found is None:
        raise Refused("nothing_to_answer", {}, "conflict")
    if found.answer:
        raise Refused("already_answered", {}, "conflict")
    return found


def can(rule: Callable[..., None], *args: object, **named: object) -> bool:
    """Whether a rule would let this pass: the button's side of the same gate."""
    try:
        rule(*args, **named)
    except Refused:
        return False
    return True
