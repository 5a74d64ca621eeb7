"""The state of one occurrence: a total function of the set of acts in its thread, and of the terms thread.

No clock, no calendar, no setting: whether a day has passed is asked later, of the row (`registers/status.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

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
from phoihop.record.act import Act
from phoihop.record.law import Placed, last_word
from phoihop.timetable import VIET_NAM


class Asking(msgspec.Struct, frozen=True):
    """A request for a later due date and what was answered: "" while nobody has."""

    act: str
    until: str
    answer: str = ""
    answered: str = ""


class LeadState(msgspec.Struct, frozen=True):
    """Where one lead stands in one occurrence. Dates are ISO; "" is not yet.

    `state` is a fact of the record: open, sent, sent_back, received, suspended, withdrawn or apart. `sent_on` is the
    document date by which being on time is judged, `judged_due` the due date that held then, `arrived_on` when it
    came to the receiver (on paper the day received, else the day it was said), `done_on` when it was accepted by word (silence is a matter of the calendar, not of the fold).
    """

    state: str = "open"
    report: str = ""
    reports: tuple[str, ...] = ()
    entered: bool = False
    confirmed: bool = True
    sent_on: str = ""
    arrived_on: str = ""
    judged_due: str = ""
    done_on: str = ""
    answer: str = ""
    answer_by: str = ""
    extended_to: str = ""
    extensions: int = 0
    resumed_due: str = ""
    askings: tuple[Asking, ...] = ()
    doubt: bool = False

    @property
    def waiting(self) -> Asking | None:
        """The request for a later due date that nobody has answered yet."""
        return next((asking for asking in self.askings if not asking.answer), None)


class OccurrenceState(msgspec.Struct, frozen=True):
    """One occurrence: each lead's state by slot, the event that opened it, and by act which slot contributed."""

    commitment: str = ""
    opened: str = ""
    opened_at: str = ""
    leads: dict[str, LeadState] = {}
    contributions: dict[str, str] = {}

    def lead(self, slot: str) -> LeadState:
        return self.leads.get(slot) or self.leads.get("") or LeadState()


def fold(acts: Sequence[Placed], terms: object | None) -> OccurrenceState:
    """Return the state of an occurrence's thread. `acts` are the counting ones in the order (depth, id)."""
    known = terms if isinstance(terms, Terms) else Terms(founder="")
    opener = next((p.act for p in acts if p.act.kind == OccurrenceOpened.KIND), None)
    slots = dict.fromkeys(str(p.act.head.facts.get("lead", "")) for p in acts if p.act.kind != OccurrenceOpened.KIND)
    return OccurrenceState(
        commitment=str(acts[0].act.head.facts.get("commitment", "")) if acts else "",
        opened=opener.id if opener else "",
        opened_at=opener.facts_as(OccurrenceOpened).at if opener else "",
        leads={slot: _lead_state(slot, acts, known) for slot in slots},
        contributions={p.act.id: _contributor(p.act, known) for p in acts if _is_contribution(p.act)},
    )


def _is_contribution(act: Act) -> bool:
    return act.kind == ReportFiled.KIND and act.facts_as(ReportFiled).part == "support"


def _contributor(act: Act, terms: Terms) -> str:
    """Return the slot that gave a share: of its author's, the one that supports under the version that the act names."""
    filed = act.facts_as(ReportFiled)
    if filed.said_for:
        return filed.said_for
    version = terms.version(act.names["terms"][0])
    promised = None if version is None else version.commitment(filed.commitment)
    own = terms.slots_of(act.author)
    return next((slot for slot in (promised.supports if promised else ()) if slot in own), filed.lead)


def _lead_state(slot: str, acts: Sequence[Placed], terms: Terms) -> LeadState:
    mine = [p for p in acts if p.act.head.facts.get("lead", "") in (slot, "") and not _is_contribution(p.act)]
    askings = _askings(mine)
    granted = [asking for asking in askings if asking.answer == "granted"]
    state = LeadState(
        askings=askings,
        extended_to=granted[-1].until if granted else "",
        extensions=len(granted),
    )
    state = _with_report(state, slot, mine, terms)
    return _with_lot(state, mine)


def _askings(acts: Sequence[Placed]) -> tuple[Asking, ...]:
    """Each asking with the first answer to it: a grant says yes to that asking and to no other."""
    askings = []
    for placed in acts:
        if placed.act.kind != ExtensionAsked.KIND:
            continue
        answer = next(
            (
                p.act
                for p in acts
                if p.act.kind in (ExtensionGranted.KIND, ExtensionRefused.KIND)
                and p.act.names["asking"][0] == placed.act.id
            ),
            None,
        )
        word = "" if answer is None else ("granted" if answer.kind == ExtensionGranted.KIND else "refused")
        askings.append(
            Asking(placed.act.id, placed.act.facts_as(ExtensionAsked).until, word, answer.id if answer else "")
        )
    return tuple(askings)


def _with_report(state: LeadState, slot: str, acts: Sequence[Placed], terms: Terms) -> LeadState:
    off = _taken_back(slot, acts, terms)
    reports = [p for p in acts if p.act.kind in (ReportFiled.KIND, ReportCorrected.KIND) and p.act.id not in off]
    own = [p for p in reports if not p.act.head.facts.get("said_for")]
    standing = own or reports
    if not standing:
        return state
    # Several authors may enter one party's paper; each one's last word, the deepest of them holds.
    words = [
        last_word([p for p in standing if p.act.author == a]) for a in dict.fromkeys(p.act.author for p in standing)
    ]
    current = max(
        (p for p in standing if any(word.act is not None and word.act.id == p.act.id for word in words)),
        key=lambda placed: (placed.depth, placed.act.id),
    ).act
    first = _first_of(current, reports)
    sent_on, judged_due = str(first.head.facts.get("on", "")), str(first.head.facts.get("due", ""))
    if current.kind == ReportCorrected.KIND:
        correction = current.facts_as(ReportCorrected)
        # Answered by the day that was asked for, the first document still decides; later, the correction does.
        if correction.due and correction.on > correction.due:
            sent_on, judged_due = correction.on, correction.due
    entered = bool(current.head.facts.get("said_for"))
    comparison = terms.compared.get(slot)
    answer = _answer_to(current, acts)
    received_on = str(current.head.facts.get("received_on", ""))
    state = msgspec.structs.replace(
        state,
        state="sent",
        report=current.id,
        reports=tuple(p.act.id for p in reports),
        entered=entered,
        confirmed=not entered or (comparison is not None and comparison.covers(current)),
        sent_on=sent_on,
        judged_due=judged_due,
        arrived_on=received_on or max(str(current.head.facts.get("on", "")), _said_on(current)),
        doubt=any(word.doubt for word in words),
    )
    if answer is not None and answer.kind == ReportSentBack.KIND:
        sent_back = answer.facts_as(ReportSentBack)
        return msgspec.structs.replace(state, state="sent_back", answer=answer.id, answer_by=sent_back.answer_by)
    if answer is not None:
        return msgspec.structs.replace(
            state, state="received", answer=answer.id, done_on=answer.facts_as(ReportReceived).on
        )
    if received_on:
        return msgspec.structs.replace(state, state="received", answer=current.id, done_on=received_on)
    return state


# What another party says of a report that keeps its author from taking it back.
_HOLDING = frozenset({ReportReceived.KIND, ReportSentBack.KIND, ReportCorrected.KIND})


def _taken_back(slot: str, acts: Sequence[Placed], terms: Terms) -> frozenset[str]:
    """The reports that their author took back, less those on which another party has said something: these stand."""
    by = {p.act.names["report"][0]: p.act.author for p in acts if p.act.kind == ReportWithdrawn.KIND}
    if not by:
        return frozenset()
    comparison = terms.compared.get(slot)
    kept = {
        named
        for placed in acts
        if placed.act.kind in _HOLDING and (named := placed.act.names["report"][0]) in by
        if placed.act.author != by[named]
    }
    for placed in acts:
        entered = bool(placed.act.head.facts.get("said_for"))
        if placed.act.id in by and entered and comparison is not None and comparison.covers(placed.act):
            kept.add(placed.act.id)
    return frozenset(by) - kept


def _said_on(act: Act) -> str:
    """The day on which an act was said (UTC+7): a document that bears an older date has not lain there since.

    "" where the author's clock showed a day that no fact may name (`record/facts.py`).
    """
    if not "1900" < act.head.time[:4] < "2199":
        return ""
    return datetime.fromisoformat(act.head.time).astimezone(VIET_NAM).date().isoformat()


def _first_of(report: Act, reports: Sequence[Placed]) -> Act:
    """Return the report that a correction corrects; itself where the first one was left out (a closed key's)."""
    named = report.names.get("report", ("",))[0]
    return next((p.act for p in reports if p.act.id == named), report)


def _answer_to(report: Act, acts: Sequence[Placed]) -> Act | None:
    """Return the deciding answer to this very report: the first; but a receiver may change its own mind."""
    answers = [
        p
        for p in acts
        if p.act.kind in (ReportReceived.KIND, ReportSentBack.KIND) and p.act.names["report"][0] == report.id
    ]
    if not answers:
        return None
    return last_word([p for p in answers if p.act.author == answers[0].act.author]).act


def _with_lot(state: LeadState, acts: Sequence[Placed]) -> LeadState:
    """What befell the occurrence besides reports: resting, withdrawn, kept in a separate file."""
    lot = ""
    for placed in acts:
        match placed.act.kind:
            case OccurrenceSuspended.KIND:
                lot = "suspended"
            case OccurrenceResumed.KIND:
                lot = ""
                due = placed.act.facts_as(OccurrenceResumed).due
                state = msgspec.structs.replace(state, resumed_due=due or state.resumed_due)
            case OccurrenceWithdrawn.KIND:
                lot = "withdrawn"
            case OccurrenceKeptApart.KIND:
                lot = "apart"
                on = placed.act.facts_as(OccurrenceKeptApart).on
                state = msgspec.structs.replace(state, sent_on=state.sent_on or on)
            case _:
                continue
    return msgspec.structs.replace(state, state=lot) if lot else state
