"""Four years of work in the three agreements: what was filed on time, late, sent back, extended, suspended, kept apart.

Each occurrence draws its lot from its own name, so a lot never changes because another one does. What the desk shows on
the day the sample is made is told in `now`, which keeps its occurrences to itself.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from phoihop.sample import phrases
from phoihop.sample.occurrences import Occurrence, occurrences_of
from phoihop.sample.plan import SampleAgreement, SampleEvent
from phoihop.sample.seats import Seats
from phoihop.sample.telling import Telling
from phoihop.timetable import add_working_days, due_of, first_working_day_from, last_working_day_until

_RECENT = timedelta(days=45)
_LONGEST_EXTENSION = timedelta(days=30)
_SENT_BACK_UNTIL = 89
_MAY_REST = {"communication", "training", "support", "inspection", "information"}


def events_of(agreement: SampleAgreement, seats: Seats, reserved: Collection[str]) -> list[SampleEvent]:
    """Return the past of one agreement, less the occurrences whose names are reserved."""
    days = seats.days
    events: list[SampleEvent] = []
    for occurrence in occurrences_of(agreement, days.made_on):
        if occurrence.name in reserved or occurrence.due < days.tracked_since:
            continue
        if occurrence.commitment.cadence == "continuous":
            events += _continuous(seats, agreement, occurrence)
        elif occurrence.due <= days.last_day:
            events += _past(seats, agreement, occurrence)
    for commitment in agreement.commitments:
        if commitment.cadence == "on_event":
            events += _opened(seats, agreement, commitment.id)
    return events


def telling_of(seats: Seats, agreement: SampleAgreement, occurrence: Occurrence) -> Telling:
    return Telling(
        seats,
        agreement,
        occurrence.commitment,
        occurrence.key,
        lead=occurrence.lead,
        label=occurrence.label,
        due=occurrence.due,
    )


def _past(seats: Seats, agreement: SampleAgreement, occurrence: Occurrence) -> list[SampleEvent]:
    telling, due, days = telling_of(seats, agreement, occurrence), occurrence.due, seats.days
    lot = telling.dice.between(1, 100)
    quiet = due > days.made_on - _RECENT or seats.near_merger(
        agreement, due - timedelta(days=40), due + timedelta(days=60)
    )
    if due <= days.recorded_on + timedelta(days=20) or quiet:
        lot = 1
    if lot > _SENT_BACK_UNTIL and agreement.to is not None and due + _LONGEST_EXTENSION > agreement.to:
        lot = 1
    if occurrence.commitment.cadence == "monthly" and not 71 <= lot <= 76:
        lot = 1
    match lot:
        case _ if lot <= 70:
            _on_time(telling, occurrence)
        case _ if lot <= 82:
            late = add_working_days(due, telling.dice.between(1, 9))
            telling.reported(late)
            _received(telling, late)
        case _ if lot <= _SENT_BACK_UNTIL:
            _sent_back(telling, occurrence)
        case _ if lot <= 93:
            _extended(telling, due)
        case _ if lot <= 95:
            telling.say("apart", seats.present(occurrence.lead, due), _dated(telling, occurrence))
        case _ if lot <= 97 and occurrence.commitment.line in _MAY_REST:
            by = telling.other(due)
            by = by if seats.writes(agreement, by, due) else agreement.keeper
            telling.say("suspended", by, add_working_days(due, -5), reason=telling.dice.pick(phrases.SUSPENSIONS))
        case 98 if occurrence.commitment.line in _MAY_REST:
            by = telling.other(due)
            by = by if seats.writes(agreement, by, due) else agreement.keeper
            telling.say("withdrawn", by, add_working_days(due, -4), reason=telling.dice.pick(phrases.WITHDRAWALS))
        case 99 | 100:
            _refused(telling, due)
        case _:
            _on_time(telling, occurrence)
    return telling.events


def _on_time(telling: Telling, occurrence: Occurrence) -> None:
    on = _dated(telling, occurrence)
    told = occurrence.commitment.supports and telling.dice.in_hundred(25)
    before = add_working_days(on, -1)
    if told and telling.seats.writes(telling.agreement, telling.other(before), before):
        telling.supported(before)
    telling.reported(on)
    _received(telling, on)


def _dated(telling: Telling, occurrence: Occurrence) -> date:
    """Return a working day on which a report that is on time may be dated."""
    due = occurrence.due
    span = max(0, min((due - occurrence.earliest).days, 8))
    day = last_working_day_until(due - timedelta(days=telling.dice.between(0, span)))
    day = day if day >= occurrence.earliest else min(first_working_day_from(occurrence.earliest), due)
    return _clear_of_merger(telling, due, day)


def _clear_of_merger(telling: Telling, due: date, day: date) -> date:
    """What a body that ends still reports has come and been entered before its last day; the rest is its successor's."""
    merged, agreement = telling.seats.days.merged_on, telling.agreement
    if not telling.seats.near_merger(agreement, day - timedelta(days=12), due + timedelta(days=12)):
        return day
    return min(day, add_working_days(merged, -6)) if due < merged else max(day, merged)


def _received(telling: Telling, sent: date) -> None:
    """The other party accepts, or lets it stand without a word; what came last week may still wait."""
    if telling.events[-1].received_on is not None:
        return
    on = add_working_days(sent, telling.dice.between(1, 6))
    writes = telling.seats.writes(telling.agreement, telling.other(on), on)
    if on <= telling.seats.days.last_day and telling.dice.in_hundred(92 if writes else 30):
        telling.received(on)


def _sent_back(telling: Telling, occurrence: Occurrence) -> None:
    on = _dated(telling, occurrence)
    telling.reported(on, accepted=False)
    back = add_working_days(on, telling.dice.between(2, 4))
    answer_by = add_working_days(back, telling.dice.between(5, 7))
    telling.sent_back(back, answer_by)
    answered = add_working_days(answer_by, -telling.dice.between(0, 2) if telling.dice.in_hundred(85) else 2)
    telling.corrected(answered)
    _received(telling, answered)


def _extended(telling: Telling, due: date) -> None:
    asked, granted = add_working_days(due, -5), add_working_days(due, -3)
    until = last_working_day_until(due + timedelta(days=telling.dice.between(14, _LONGEST_EXTENSION.days)))
    reason = telling.dice.pick(phrases.EXTENSION_REASONS)
    telling.say("extension_asked", telling.seats.present(telling.lead, asked), asked, reason=reason, until=until)
    telling.say("extension_granted", telling.other(granted), granted)
    on = add_working_days(until, -telling.dice.between(0, 3))
    telling.reported(on)
    _received(telling, on)


def _refused(telling: Telling, due: date) -> None:
    asked, refused = add_working_days(due, -6), add_working_days(due, -4)
    until = last_working_day_until(due + timedelta(days=21))
    reason = telling.dice.pick(phrases.EXTENSION_REASONS)
    telling.say("extension_asked", telling.seats.present(telling.lead, asked), asked, reason=reason, until=until)
    telling.say("extension_refused", telling.other(refused), refused, reason=telling.dice.pick(phrases.REFUSALS))
    on = add_working_days(due, 2)
    telling.reported(on)
    _received(telling, on)


def _continuous(seats: Seats, agreement: SampleAgreement, occurrence: Occurrence) -> list[SampleEvent]:
    """Continuous work is told of in some periods and in others not: it is never overdue."""
    telling = telling_of(seats, agreement, occurrence)
    on = last_working_day_until(occurrence.to - timedelta(days=telling.dice.between(0, 5)))
    if seats.days.recorded_on < on <= seats.days.last_day and telling.dice.in_hundred(65):
        telling.reported(on)
        _received(telling, on)
    return telling.events


def _opened(seats: Seats, agreement: SampleAgreement, commitment_id: str) -> list[SampleEvent]:
    """Conditional commitments: an event opens an occurrence now and then, and it is answered within its term."""
    commitment, days = agreement.commitment(commitment_id), seats.days
    draw = Telling(seats, agreement, commitment, "@", lead=commitment.leads[0]).dice
    last = min(agreement.to or days.last_day, days.last_day) - _RECENT
    opened = first_working_day_from(days.recorded_on + timedelta(days=draw.between(25, 120)))
    events: list[SampleEvent] = []
    number = 0
    while opened < last:
        due = due_of(commitment.term, opened).due
        if not seats.near_merger(agreement, opened - timedelta(days=5), due + timedelta(days=30)):
            number += 1
            events += opened_occurrence(seats, agreement, commitment_id, f"@{number}", opened, answered=True)
        opened = first_working_day_from(opened + timedelta(days=draw.between(75, 190)))
    return events


def opened_occurrence(
    seats: Seats, agreement: SampleAgreement, commitment_id: str, key: str, opened: date, *, answered: bool
) -> list[SampleEvent]:
    """Return the opening of an occurrence by an event and, where it was `answered`, what followed."""
    commitment = agreement.commitment(commitment_id)
    due = due_of(commitment.term, opened).due
    telling = Telling(seats, agreement, commitment, key, lead=commitment.leads[0], due=due)
    across = telling.other(opened)
    own = commitment.line == "inspection" or not seats.writes(agreement, across, opened)
    by = seats.present(commitment.leads[0], opened) if own else across
    by = by if seats.writes(agreement, by, opened) else agreement.keeper
    reasons = phrases.OPENINGS[f"{agreement.code}/{commitment_id}"]
    telling.say("opened", by, opened, entry_on=opened, reason=telling.dice.pick(reasons))
    if answered:
        late = telling.dice.in_hundred(15)
        days = telling.dice.between(1, 3) if late else -telling.dice.between(0, 1)
        on = add_working_days(due, days)
        telling.reported(on)
        _received(telling, on)
    return telling.events
