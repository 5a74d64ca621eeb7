"""What the desk shows on the day the sample is made: due today, overdue, sent back, waiting to be received.

The occurrences are looked for near that day, so that a sample made on any day of the year looks alive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from phoihop.sample import phrases, programme_ending, programme_over, regulation
from phoihop.sample.occurrences import Occurrence, occurrences_of
from phoihop.sample.plan import SampleAgreement, SampleEvent
from phoihop.sample.seats import Seats
from phoihop.sample.story import opened_occurrence, telling_of
from phoihop.timetable import add_working_days, first_working_day_from, last_working_day_until

_EXTENDED_ONCE = ("c4", "c8", "c16", "c19", "c5", "c6")
_SELDOM = {"yearly", "half_yearly"}
_PUT_OFF = timedelta(days=14)
_HORIZON = timedelta(days=400)


@dataclass
class Situation:
    """The events that make today's desk, and the names of the occurrences that they are about."""

    events: list[SampleEvent] = field(default_factory=list)
    reserved: set[str] = field(default_factory=set)


def situation(agreements: Mapping[str, SampleAgreement], seats: Seats) -> Situation:
    """Return today's situation in the three agreements."""
    today = Situation()
    board = _Board(agreements, seats, today)
    board.sent_back(regulation.CODE, "c6", answer_in=0)
    board.sent_back(programme_ending.CODE, "c9", answer_in=3)
    board.missing(regulation.CODE, "c1", least_days=12)
    board.missing(programme_ending.CODE, "c11", least_days=12)
    board.missing(programme_over.CODE, "c17", least_days=1)
    board.missing_after_extension(programme_ending.CODE)
    board.waiting(regulation.CODE, "c2", sent_ago=8)
    board.waiting(programme_ending.CODE, "c10", sent_ago=5)
    board.extension_asked(programme_ending.CODE, asked_ago=2)
    board.opened(programme_ending.CODE, "c17", term=10, due_in=0)
    board.opened(programme_ending.CODE, "c14", term=7, due_in=1)
    board.opened(regulation.CODE, "c3", term=5, due_in=2)
    board.opened(regulation.CODE, "c9", term=10, due_in=5)
    return today


class _Board:
    """Puts one thing after the other on today's desk."""

    def __init__(self, agreements: Mapping[str, SampleAgreement], seats: Seats, today: Situation) -> None:
        self._agreements, self._seats, self._days, self._today = agreements, seats, seats.days, today

    def _occurrences(self, agreement: str, commitment: str) -> list[Occurrence]:
        found = occurrences_of(self._agreements[agreement], self._days.made_on + _HORIZON)
        return [each for each in found if each.commitment.id == commitment and each.due >= self._days.tracked_since]

    def _last_due(self, agreement: str, commitment: str, until: date) -> Occurrence | None:
        due = [each for each in self._occurrences(agreement, commitment) if each.due <= until]
        return due[-1] if due else None

    def _reserve(self, occurrence: Occurrence) -> None:
        self._today.reserved.add(occurrence.name)

    def missing(self, agreement: str, commitment: str, *, least_days: int) -> None:
        """The last report that fell due at least so many days ago has not come."""
        found = self._last_due(agreement, commitment, self._days.made_on - timedelta(days=least_days))
        if found is not None:
            self._reserve(found)

    def missing_after_extension(self, agreement: str) -> None:
        """A yearly task of the command was put off once, and the new day has passed as well."""
        until = last_working_day_until(self._days.made_on - timedelta(days=11))
        latest = [self._last_due(agreement, each, until - timedelta(days=1)) for each in _EXTENDED_ONCE]
        known = [each for each in latest if each is not None and each.name not in self._today.reserved]
        near = [each for each in known if each.due >= self._days.made_on - timedelta(days=75)]
        found = near[0] if near else max(known, key=lambda each: each.due)
        self._reserve(found)
        telling = telling_of(self._seats, self._agreements[agreement], found)
        asked, granted = add_working_days(found.due, -2), add_working_days(found.due, -1)
        reason = phrases.EXTENSION_REASONS[0]
        telling.say("extension_asked", found.lead, asked, reason=reason, until=until)
        telling.say("extension_granted", telling.other(granted), granted)
        self._today.events += telling.events

    def sent_back(self, agreement: str, commitment: str, *, answer_in: int) -> None:
        """The last report was sent back a few days ago and is to be answered in so many working days."""
        back = self._days.working_days_ago(5)
        answer_by = add_working_days(self._days.made_on, answer_in) if answer_in else self._first_day_to_answer()
        found = self._last_due(agreement, commitment, back - timedelta(days=3))
        if found is None:
            return
        self._reserve(found)
        telling = telling_of(self._seats, self._agreements[agreement], found)
        first = last_working_day_until(found.due)
        recent = self._days.working_days_ago(9)
        telling.reported(first, accepted=False)
        if first < recent:
            earlier = add_working_days(first, 3)
            telling.sent_back(earlier, add_working_days(earlier, 5))
            telling.corrected(max(recent, add_working_days(earlier, 1)), accepted=False)
        telling.sent_back(back, answer_by)
        self._today.events += telling.events

    def _first_day_to_answer(self) -> date:
        return first_working_day_from(self._days.made_on)

    def waiting(self, agreement: str, commitment: str, *, sent_ago: int) -> None:
        """The other party's last report came so many working days ago; nobody has answered it yet."""
        sent = self._days.working_days_ago(sent_ago)
        found = [each for each in self._occurrences(agreement, commitment) if each.earliest <= sent]
        if found:
            self._reserve(found[-1])
            telling = telling_of(self._seats, self._agreements[agreement], found[-1])
            telling.reported(sent)
            self._today.events += telling.events

    def extension_asked(self, agreement: str, *, asked_ago: int) -> None:
        """The other party asks to put off the next of its yearly or half-yearly tasks; the answer is ours."""
        asked = self._days.working_days_ago(asked_ago)
        whole = self._agreements[agreement]
        last = whole.to or date.max
        ahead = [
            each
            for each in occurrences_of(whole, self._days.made_on + _HORIZON)
            if each.commitment.cadence in _SELDOM
            and self._seats.present(each.lead, asked) != whole.keeper
            and each.name not in self._today.reserved
            and self._days.made_on < each.due
            and each.due + _PUT_OFF <= last
        ]
        if not ahead:
            return
        found = min(ahead, key=lambda each: each.due)
        self._reserve(found)
        telling = telling_of(self._seats, whole, found)
        until = last_working_day_until(found.due + _PUT_OFF)
        by = self._seats.present(found.lead, asked)
        telling.say("extension_asked", by, asked, reason=phrases.EXTENSION_REASONS[2], until=until)
        self._today.events += telling.events

    def opened(self, agreement: str, commitment: str, *, term: int, due_in: int) -> None:
        """An event has opened an occurrence that falls due in so many working days."""
        due = self._days.working_days_ahead(due_in) if due_in else self._first_day_to_answer()
        opened = add_working_days(due, -term)
        self._today.events += opened_occurrence(
            self._seats, self._agreements[agreement], commitment, "@now", opened, answered=False
        )
