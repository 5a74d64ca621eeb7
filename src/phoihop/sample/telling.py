"""Telling what befell one occurrence, event by event: who says it, who enters it, when, in which words.

Each call adds one event after the one before. Numbers of documents are given later, when all events are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from string import Formatter
from typing import Any

from phoihop.sample import phrases
from phoihop.sample.days import office_time
from phoihop.sample.dice import Dice
from phoihop.sample.plan import EventKind, SampleAgreement, SampleCommitment, SampleEvent
from phoihop.sample.seats import SIGNERS, Seats
from phoihop.timetable import add_working_days
from phoihop.timetable.sentences import label_words

_MILLION = 1_000_000
_FILES = {
    "inspection": ("bien-ban.pdf",),
    "support": ("danh-muc.pdf",),
    "commendation": ("danh-muc.pdf",),
    "training": ("ke-hoach.pdf",),
    "operation": ("ke-hoach.pdf",),
}


class Telling:
    """The events of one occurrence for one lead, in the order in which they are entered."""

    def __init__(
        self,
        seats: Seats,
        agreement: SampleAgreement,
        commitment: SampleCommitment,
        occurrence: str,
        *,
        lead: str,
        label: str = "",
        due: date | None = None,
    ) -> None:
        self.seats, self.agreement, self.commitment = seats, agreement, commitment
        self.occurrence, self.lead, self.label, self.due = occurrence, lead, label, due
        self.dice = Dice(f"{agreement.code}/{commitment.id}/{lead}/{occurrence}/{label}")
        self.events: list[SampleEvent] = []

    def other(self, on: date) -> str:
        return self.seats.other(self.agreement, self.lead, on)

    def reported(self, on: date, *, accepted: bool = True) -> None:
        """The lead reports; from a body that works on paper the keeper enters it, received unless not `accepted`."""
        by = self.seats.present(self.lead, on)
        figures = self._drawn()
        self._report("reported", by, on, self._sentence(by, on, figures), figures, accepted=accepted)

    def corrected(self, on: date, *, accepted: bool = True) -> None:
        """The lead sends a whole new wording, with figures that differ a little from the first."""
        by = self.seats.present(self.lead, on)
        first = next(each for each in reversed(self.events) if each.figures)
        figures = {code: self._recounted(code, value) for code, value in first.figures.items()}
        words = self.dice.pick(phrases.CORRECTED).format(
            result=self._sentence(by, on, figures), lead_short=self.seats.organisation(by).short_name
        )
        self._report("corrected", by, on, words, figures, accepted=accepted)

    def supported(self, on: date) -> None:
        """The supporting party tells what it did."""
        by = self.other(on)
        words = self.dice.pick(phrases.CONTRIBUTIONS).format(lead=self.seats.organisation(by).name)
        self.say("supported", by, on, result=words)

    def received(self, on: date) -> None:
        self.say("received", self.other(on), on)

    def sent_back(self, on: date, answer_by: date) -> None:
        reasons = (*phrases.SENT_BACK.get(self.commitment.line, ()), *phrases.SENT_BACK[""])
        said = {event.reason for event in self.events}
        reason = self.dice.pick([each for each in reasons if each not in said][:2])
        self.say("sent_back", self.other(on), on, reason=reason, answer_by=answer_by)

    def say(self, kind: EventKind, by: str, on: date, *, entry_on: date | None = None, **fields: Any) -> None:
        """Add one event. A body that works on paper has it entered by the keeper, a day or two later."""
        keeper = self.agreement.keeper
        paper = not self.seats.writes(self.agreement, by, on)
        if entry_on is None:
            entry_on = add_working_days(on, self.dice.between(1, 2)) if paper else self._typed_on(on)
        if self.seats.present(by, entry_on) != by:
            entry_on = on  # nothing of a body that ended is entered after its end
        at = office_time(self._possible(entry_on), self.dice.between(5, 500))
        if self.events and at <= self.events[-1].at:
            at = self.events[-1].at + timedelta(minutes=self.dice.between(15, 60))
        self.events.append(
            SampleEvent(
                kind=kind,
                agreement=self.agreement.code,
                commitment=self.commitment.id,
                occurrence=self.occurrence,
                lead=self.seats.present(self.lead, on),
                by=by,
                on=on,
                at=at,
                entered_by=keeper if paper else "",
                label=self.label,
                due=self.due,
                **fields,
            )
        )

    def _report(
        self, kind: EventKind, by: str, on: date, result: str, figures: Mapping[str, int], *, accepted: bool
    ) -> None:
        capacity, position = self.dice.pick(SIGNERS[by])
        received_on = entry_on = None
        if not self.seats.writes(self.agreement, by, on):
            arrived = add_working_days(on, self.dice.between(1, 2))
            received_on = arrived if accepted else None
            entry_on = add_working_days(arrived, self.dice.between(0, 1)) if self.dice.in_hundred(50) else arrived
        files: tuple[str, ...] = ("bao-cao.pdf",) if self.dice.in_hundred(70) else ()
        if files and self.dice.in_hundred(60):
            files += _FILES.get(self.commitment.line, ())
        self.say(
            kind,
            by,
            on,
            entry_on=entry_on,
            result=result,
            figures=figures,
            difficulties=self.dice.pick(phrases.DIFFICULTIES) if kind == "reported" else "",
            way_forward=self.dice.pick(phrases.WAYS_FORWARD) if kind == "reported" else "",
            signer_capacity=capacity,
            signer_position=position,
            received_on=received_on,
            files=files,
        )

    def _drawn(self) -> dict[str, int]:
        drawn = {}
        for code, (least, most) in self.commitment.figures.items():
            value = self.dice.between(least, most)
            if code in {"people_reached", "days_of_labour"}:
                value = round(value, -1)
            drawn[code] = value * _MILLION if code == "value_vnd" else value
        return drawn

    def _sentence(self, by: str, on: date, figures: Mapping[str, int]) -> str:
        dated = f"tháng {on.month}/{on.year}"
        period = label_words(self.label) if self.label and self.label != "once" else dated
        known = set(figures)
        fitting = [each for each in phrases.RESULTS[self.commitment.line] if _figures_named(each) <= known]
        fullest = max(len(_figures_named(sentence)) for sentence in fitting)
        chosen = self.dice.pick([sentence for sentence in fitting if len(_figures_named(sentence)) == fullest])
        told = {code: _told(code, value) for code, value in figures.items()}
        return chosen.format(
            period=period,
            period_capital=period[:1].upper() + period[1:],
            lead=self.seats.organisation(by).name,
            done=self.commitment.done,
            **told,
        )

    def _typed_on(self, on: date) -> date:
        """Return the day of the entry: now and then the next one."""
        return add_working_days(on, 1) if self.dice.in_hundred(10) else on

    def _recounted(self, code: str, value: int) -> int:
        if code == "value_vnd":
            return value + self.dice.between(1, 9) * _MILLION
        return value + self.dice.between(1, 3) if value > 20 else value

    def _possible(self, entry_on: date) -> date:
        first = add_working_days(self.seats.days.recorded_on, 1)
        return min(max(entry_on, first), self.seats.days.last_day)


def _figures_named(sentence: str) -> set[str]:
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return names - {"period", "period_capital", "lead", "done"}


def _told(code: str, value: int) -> str:
    """Return a figure as prose has it: 07, 412, 38.650, 245 triệu đồng."""
    if code == "value_vnd":
        return f"{value // _MILLION} triệu đồng"
    return f"{value:02d}" if value < 10 else f"{value:,d}".replace(",", ".")
