"""What a person can do about an occurrence: one function for each thing, called alike by page, API, command and sample.

Each is given the row (`due_row` finds it), builds an act under the terms that the row names, and says it at the door.
All raise `Refused` and then leave everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from phoihop.features.agreements.actions import writing_slot
from phoihop.features.agreements.law.basis import receivers_of
from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.agreements.plans import FilePlan
from phoihop.features.commitments.law.checks import check_before_silence, check_within_period
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
from phoihop.features.commitments.law.state import LeadState, OccurrenceState, fold
from phoihop.ledger.door import Step, one_step
from phoihop.ledger.threads import terms_of, thread_acts
from phoihop.people.acting import Actor
from phoihop.people.rights import check_may, may_look
from phoihop.record.act import Act, Entry, Facts
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure
from phoihop.registers.tables import Due


@dataclass(frozen=True)
class ReportForm:
    """What a person writes in a report. `on` is the date of the document; figures are whole numbers in their units.

    `received_on` is for paper that is entered for another: when we received it. `corrects` is, in a correction, the
    report as it was read; where another has taken its place meanwhile, or the same was sent twice, it is refused.
    """

    result: str
    on: date
    figures: Mapping[str, int] = field(default_factory=dict)
    estimated: Sequence[str] = ()
    difficulties: str = ""
    way_forward: str = ""
    number: str = ""
    signer_capacity: str = ""
    signer_position: str = ""
    files: Sequence[FilePlan] = ()
    received_on: date | None = None
    corrects: str = ""

    def words(self) -> dict[str, Any]:
        words: dict[str, Any] = {
            "result": self.result,
            "figures": dict(self.figures),
            "estimated": list(self.estimated),
            "difficulties": self.difficulties,
            "way_forward": self.way_forward,
            "number": self.number,
            "signer": {"capacity": self.signer_capacity, "position": self.signer_position},
            "files": [file.words() for file in self.files],
        }
        return {key: value for key, value in words.items() if value}

    def digests(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(file.sha256 for file in self.files))


def thread_of(row: Due) -> str:
    """Return the thread of a row's occurrence."""
    return f"occ/{row.commitment}/{row.period}" if "/" in row.period else row.period


def due_row(record: str, commitment: str, period: str, party: str, *, by: Actor) -> Due:
    """Return one row that the actor may see. Raises `Refused` (missing) where there is none: it is a 404 everywhere."""
    row = Due.objects.filter(record=record, commitment=commitment, period=period, party=party).first()
    if row is None or not may_look(by, record):
        raise Refused("no_such_occurrence", {}, "missing")
    return row


class _Saying:
    """A step on one occurrence: the terms, the slots that we write for, and the state of its thread."""

    def __init__(self, step: Step, row: Due, by: Actor) -> None:
        terms = terms_of(step.store)
        assert isinstance(terms, Terms)
        self.step, self.row, self.terms = step, row, terms
        self.thread = thread_of(row)
        self.slots = terms.written_by(by.organisation_id)
        if not self.slots:
            raise Refused("not_a_party", {}, "forbidden")
        state = fold(thread_acts(step.store, self.thread), terms)
        self.state: OccurrenceState = state
        self.lead: LeadState = state.lead(row.slot)

    def on_duty(self, facts: Facts, words: Mapping[str, Any] | None = None, **names: str) -> Act:
        """Say it of the duty: as the lead where that is us, else as who enters its paper or gives a share in it."""
        supports = self._promised(self._version(self.row.slot)).supports
        own = self._own(supports if getattr(facts, "part", "") == "support" else (self.row.slot,))
        return self._say(facts, own, self._version(own), words, names)

    def on_lot(self, facts: Facts, words: Mapping[str, Any]) -> Act:
        """Say what befalls the occurrence: as its receiver or as the keeper."""
        version = self._version(self.row.slot)
        own = self._own((version.facts.keeper_slot, *self._receivers(version)))
        return self._say(facts, own, self._version(own), words, {})

    def in_answer(self, facts: Facts, words: Mapping[str, Any] | None, said_for: str, **names: str) -> Act:
        """Answer as a receiver, or enter from paper how another receiver (`said_for`) has answered."""
        version = self.terms.version(self.row.terms) or self._version(self.row.slot)
        own = self._own((said_for,) if said_for else self._receivers(version))
        if version.party(own) is None:
            version = self._version(own)
        return self._say(facts, own, version, words, names)

    def _say(
        self, facts: Facts, slot: str, version: Version, words: Mapping[str, Any] | None, names: Mapping[str, str]
    ) -> Act:
        basis = {"terms": version.issue, "binding": self.terms.bindings[slot].act}
        return self.step.say(Entry(self.row.record, facts, self.thread, {**basis, **names}, words or {}))

    def _own(self, wanted: Sequence[str]) -> str:
        """Return the slot for which we speak: of several, the one that the matter asks for."""
        return next((slot for slot in wanted if slot in self.slots), self.slots[0])

    def _version(self, slot: str) -> Version:
        """Return the newest version that has this slot and in which the row's lead leads; else one that has the slot.

        A predecessor leads in no version after the succession, and keeps what it had in hand.
        """
        known = [each for each in reversed(self.terms.versions) if each.party(slot) and self._is_in(each)]
        leading = [each for each in known if self.row.slot in self._promised(each).leads]
        found = next(iter([*leading, *known]), None)
        if found is None:
            raise Refused("not_a_party", {}, "forbidden")
        return found

    def _is_in(self, version: Version) -> bool:
        return version.commitment(self.row.commitment) is not None

    def _promised(self, version: Version) -> Commitment:
        found = version.commitment(self.row.commitment)
        assert found is not None
        return found

    def _receivers(self, version: Version) -> tuple[str, ...]:
        return receivers_of(version.facts, self._promised(version), self.row.slot)

    def for_other(self, slot: str) -> str:
        """The slot spoken for, where no slot of ours is meant."""
        return "" if slot in self.slots else slot


def file_report(row: Due, form: ReportForm, *, by: Actor, now: datetime | None = None) -> Act:
    """File the report that our organisation owes, or enter from paper the one that another owes."""
    check_form(row, form)
    with one_step(row.record, by=by, now=now) as step:
        return _file(step, row, form, by)


def file_reports(
    record: str,
    reports: Sequence[tuple[Due, ReportForm]],
    *,
    by: Actor,
    now: datetime | None = None,
    told: Callable[[int], None] = lambda _done: None,
) -> list[Act]:
    """File or enter many reports of one agreement as one step: all of them, or none. `told` hears how many are said."""
    filed = []
    with one_step(record, by=by, now=now) as step:
        for done, (row, form) in enumerate(reports, 1):
            filed.append(_file(step, row, form, by))
            told(done)
    return filed


def _file(step: Step, row: Due, form: ReportForm, by: Actor) -> Act:
    saying = _Saying(step, row, by)
    facts = ReportFiled(
        commitment=row.commitment,
        lead=row.slot,
        on=form.on.isoformat(),
        due=row.due_on.isoformat() if row.due_on else "",
        due_original=row.due_original.isoformat() if row.due_original else "",
        received_on=form.received_on.isoformat() if form.received_on and saying.for_other(row.slot) else "",
        said_for=saying.for_other(row.slot),
        files=form.digests(),
    )
    return saying.on_duty(facts, form.words())


def take_back_report(row: Due, reason: str, *, by: Actor, now: datetime | None = None) -> Act:
    """Take back the report that our organisation filed or entered by mistake, while nobody else has acted on it."""
    return take_back_reports(row.record, [row], reason, by=by, now=now)[0]


def take_back_reports(
    record: str,
    rows: Sequence[Due],
    reason: str,
    *,
    by: Actor,
    now: datetime | None = None,
    told: Callable[[int], None] = lambda _done: None,
) -> list[Act]:
    """Take back the reports that stand in many occurrences of one agreement, as one step: all of them, or none."""
    if not reason.strip():
        raise Refused("reason_missing")
    said = []
    with one_step(record, by=by, now=now) as step:
        for done, row in enumerate(rows, 1):
            facts = ReportWithdrawn(commitment=row.commitment, lead=row.slot)
            said.append(_Saying(step, row, by).on_duty(facts, {"reason": reason}, report=row.report))
            told(done)
    return said


def contribute(row: Due, form: ReportForm, *, by: Actor, now: datetime | None = None) -> Act:
    """Tell what our organisation did in support of another's commitment."""
    check_form(row, form)
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        facts = ReportFiled(
            commitment=row.commitment, lead=row.slot, on=form.on.isoformat(), part="support", files=form.digests()
        )
        return saying.on_duty(facts, form.words())


def correct_report(row: Due, form: ReportForm, *, by: Actor, now: datetime | None = None) -> Act:
    """Send a whole new wording: asked for by the receiver, or found necessary ourselves."""
    check_form(row, form)
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        if form.corrects and form.corrects != saying.lead.report:
            raise Refused("report_was_corrected", {}, "conflict")
        first = _first_report(step, saying)
        facts = ReportCorrected(
            commitment=row.commitment,
            lead=row.slot,
            on=form.on.isoformat(),
            due=saying.lead.answer_by if saying.lead.state == "sent_back" else "",
            received_on=form.received_on.isoformat() if form.received_on and saying.for_other(row.slot) else "",
            said_for=saying.for_other(row.slot),
            files=form.digests(),
        )
        return saying.on_duty(facts, form.words(), report=first)


def _first_report(step: Step, saying: _Saying) -> str:
    if not saying.lead.report:
        raise Refused("nothing_to_correct", {}, "conflict")
    placed = step.store.place(saying.lead.report)
    assert placed is not None
    return placed.act.names.get("report", (placed.act.id,))[0]


def receive_report(row: Due, on: date, *, said_for: str = "", by: Actor, now: datetime | None = None) -> Act:
    """Accept the report as it stands. `said_for` is the slot whose reception on paper we enter."""
    _in_time(row, on, by)
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        facts = ReportReceived(
            commitment=row.commitment, lead=row.slot, on=on.isoformat(), said_for=saying.for_other(said_for)
        )
        return saying.in_answer(facts, None, said_for, report=row.report)


def send_back(
    row: Due, reason: str, answer_by: date, on: date, *, said_for: str = "", by: Actor, now: datetime | None = None
) -> Act:
    """Ask for additions, with the day by which to answer."""
    if not reason.strip():
        raise Refused("reason_missing")
    _in_time(row, on, by)
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        facts = ReportSentBack(
            commitment=row.commitment,
            lead=row.slot,
            on=on.isoformat(),
            answer_by=answer_by.isoformat(),
            said_for=saying.for_other(said_for),
        )
        return saying.in_answer(facts, {"reason": reason}, said_for, report=row.report)


def _in_time(row: Due, on: date, by: Actor) -> None:
    """Who may not answer is told that, and not first that the answer comes too late."""
    check_may(by, row.record)
    if row.state == "sent":
        check_before_silence(row.silent_on, on)


def ask_extension(row: Due, until: date, reason: str, on: date, *, by: Actor, now: datetime | None = None) -> Act:
    """Ask for a later due date, or enter that another asked on paper. The date is in the asking."""
    if not reason.strip():
        raise Refused("reason_missing")
    if row.due_on is not None and until <= row.due_on:
        raise Refused("extension_not_later", {"until": until, "due": row.due_on})
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        facts = ExtensionAsked(
            commitment=row.commitment,
            lead=row.slot,
            on=on.isoformat(),
            until=until.isoformat(),
            said_for=saying.for_other(row.slot),
        )
        return saying.on_duty(facts, {"reason": reason})


def answer_extension(
    row: Due,
    *,
    grant: bool,
    on: date,
    reason: str = "",
    said_for: str = "",
    by: Actor,
    now: datetime | None = None,
) -> Act:
    """Say yes or no to the asking that waits."""
    if not grant and not reason.strip():
        raise Refused("reason_missing")
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        asking = next((each.act for each in saying.lead.askings if not each.answer), "")
        if not asking:
            raise Refused("nothing_to_answer", {}, "conflict")
        kind = ExtensionGranted if grant else ExtensionRefused
        facts = kind(commitment=row.commitment, lead=row.slot, on=on.isoformat(), said_for=saying.for_other(said_for))
        return saying.in_answer(facts, {"reason": reason} if reason else None, said_for, asking=asking)


def open_occurrence(
    record: str, commitment: str, at: str, reason: str, *, by: Actor, now: datetime | None = None
) -> Act:
    """An event has happened: open the occurrence of a conditional commitment. `at` is its day or moment (ISO)."""
    with one_step(record, by=by, now=now) as step:
        terms = terms_of(step.store)
        assert isinstance(terms, Terms)
        if terms.last is None or terms.last.commitment(commitment) is None:
            raise Refused("no_such_commitment", {}, "missing")
        slot = writing_slot(terms, by)
        names = {"terms": terms.last.issue, "binding": terms.bindings[slot].act}
        facts = OccurrenceOpened(commitment=commitment, at=at)
        return step.say(Entry(record, facts, "", names, {"reason": reason} if reason else {}))


def suspend(row: Due, reason: str, *, by: Actor, now: datetime | None = None) -> Act:
    """Let an occurrence rest."""
    return _lot(row, OccurrenceSuspended(commitment=row.commitment, lead=row.slot), reason, by=by, now=now)


def resume(row: Due, due: date | None, *, by: Actor, now: datetime | None = None) -> Act:
    """Go on with a suspended occurrence, by a new due date where one is given."""
    facts = OccurrenceResumed(commitment=row.commitment, lead=row.slot, due=due.isoformat() if due else "")
    return _lot(row, facts, "", by=by, now=now)


def withdraw(row: Due, reason: str, *, by: Actor, now: datetime | None = None) -> Act:
    """Find that an occurrence no longer fits (không còn phù hợp)."""
    return _lot(row, OccurrenceWithdrawn(commitment=row.commitment, lead=row.slot), reason, by=by, now=now)


def keep_apart(row: Due, on: date, *, by: Actor, now: datetime | None = None) -> Act:
    """Done, and kept in a separate file: its content does not come here."""
    with one_step(row.record, by=by, now=now) as step:
        saying = _Saying(step, row, by)
        facts = OccurrenceKeptApart(
            commitment=row.commitment, lead=row.slot, on=on.isoformat(), said_for=saying.for_other(row.slot)
        )
        return saying.on_duty(facts)


def _lot(row: Due, facts: Facts, reason: str, *, by: Actor, now: datetime | None) -> Act:
    if not isinstance(facts, OccurrenceResumed) and not reason.strip():
        raise Refused("reason_missing")
    with one_step(row.record, by=by, now=now) as step:
        return _Saying(step, row, by).on_lot(facts, {"reason": reason} if reason else {})


def check_form(row: Due, form: ReportForm) -> None:
    """Refuse a report without a result, dated before its period, or with figures that its line of work does not have."""
    if not form.result.strip():
        raise Refused("result_missing")
    if row.from_on != row.to_on:  # what is done once has no period before its day
        check_within_period(row.from_on, form.on)
    if form.figures:
        known = set(Figure.objects.filter(line=row.line).values_list("code", flat=True))
        for figure in form.figures:
            if figure not in known:
                raise Refused("figure_unknown", {"figure": figure})
