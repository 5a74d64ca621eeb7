"""From terms to what is owed: every commitment of every version as dated rows, one for each lead.

Pure: terms, the state of each occurrence's thread, the calendar and the horizon come in, rows go out; the clock is not
asked. `project.py` stores them. The rules are decisions D1 (who owes), D4 (succession), D6 (amendment), D8 to D10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import msgspec

from phoihop.features.agreements.law.basis import receivers_of
from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.commitments.law.state import LeadState, OccurrenceState
from phoihop.features.commitments.lineages import CommitmentForm, lineages, owing, passed
from phoihop.timetable import (
    VIET_NAM,
    Form,
    Holidays,
    Period,
    Scheme,
    TimetableRefused,
    Timing,
    Why,
    add_working_days,
    due_of,
    lineage_periods,
    timing,
)

_UNREADABLE = Why("due_unreadable")


class Calendar(msgspec.Struct, frozen=True):
    """The installation's holiday table and period schemes (its own beside the two that the product ships)."""

    holidays: Holidays
    schemes: Mapping[str, Scheme] = {}

    def scheme(self, code: str) -> Scheme | str:
        return self.schemes.get(code, code)


class Owed(msgspec.Struct, frozen=True):
    """One row of what is owed: one commitment, one period, one lead. Dates are of UTC+7; None is not known or not yet."""

    commitment: str
    lineage: str
    period: str
    thread: str
    slot: str
    label: str
    line: str
    from_on: date
    to_on: date
    due_original: date | None
    due_on: date | None
    why: tuple[object, ...]
    continuous: bool
    disputed: bool
    terms: str
    receivers: tuple[str, ...]
    state: str
    lead: LeadState
    silent_on: date | None = None
    passed_from: str = ""


def owed(
    terms: Terms,
    states: Mapping[str, OccurrenceState],
    calendar: Calendar,
    horizon: date,
    *,
    lineage: str = "",
    only: str = "",
) -> list[Owed]:
    """Return all rows of an agreement (or of one lineage, or `only` of one thread), by commitment, period and slot."""
    if not terms.versions or terms.voided:
        return []
    rows: list[Owed] = []
    for name, forms in lineages(terms).items():
        if lineage and name != lineage:
            continue
        rows.extend(_lineage_rows(terms, name, forms, states, calendar, horizon, only))
    return rows


def timing_of(commitment: Commitment, version: Version, calendar: Calendar) -> Timing:
    """Return the timetable's timing of a commitment; raises `TimetableRefused` where its parts do not go together."""
    rules = [each.strip() for each in commitment.due.split(";") if each.strip()]
    return timing(
        commitment.cadence,
        calendar.scheme(commitment.scheme or version.facts.scheme),
        due=rules or ([] if commitment.cadence in ("continuous", "on_event") else None),
        on_day_off=commitment.day_off,
        times=commitment.times or None,
        reporting=version.facts.reporting,
    )


def _lineage_rows(
    terms: Terms,
    name: str,
    forms: list[CommitmentForm],
    states: Mapping[str, OccurrenceState],
    calendar: Calendar,
    horizon: date,
    only: str,
) -> Iterable[Owed]:
    regular = [form for form in forms if form.commitment.cadence != "on_event"]
    by_id = {form.commitment.id: form for form in forms}
    met = set()
    for form_id, period in _periods(terms, regular, calendar, horizon):
        form = by_id[form_id]
        key = f"{period.from_}/{period.to}"
        thread = f"occ/{form_id}/{key}"
        met.add(thread)
        if only and thread != only:
            continue
        yield from _period_rows(terms, name, form, key, thread, period, states.get(thread), calendar)
    yield from _left_over(terms, name, by_id, states, met, calendar)
    for form in forms:
        if form.commitment.cadence == "on_event":
            for thread, state in states.items():
                if state.opened and state.commitment == form.commitment.id:
                    period = _event_period(form.commitment, state, calendar)
                    yield from _period_rows(terms, name, form, thread, thread, period, state, calendar)


def _periods(
    terms: Terms, forms: list[CommitmentForm], calendar: Calendar, horizon: date
) -> Iterable[tuple[str, Period]]:
    """Return the periods of a lineage. A form whose time cannot be read here has one, without a due date, and says so."""
    if not forms:
        return
    start, end = _term(terms, forms)
    timed, unread = [], []
    for form in forms:
        try:
            when = timing_of(form.commitment, form.versions[0], calendar)
            timed.append(Form(form.commitment.id, when, _begins(form, terms)))
        except TimetableRefused:
            unread.append(form)
    if timed and timed[0].id != forms[0].commitment.id:
        start = timed[0].effective or start
    try:
        yield from _cut(tuple(timed), start, end, calendar.holidays, horizon)
    except TimetableRefused:
        unread = forms
    for form in unread:
        yield form.commitment.id, _undated(terms, forms, form, end)


def _undated(terms: Terms, forms: list[CommitmentForm], form: CommitmentForm, end: date | None) -> Period:
    """The time for which a form holds, as one period."""
    begin = _begins(form, terms)
    later = [_begins(each, terms) - timedelta(days=1) for each in forms[forms.index(form) + 1 :]]
    last = max(begin, min(day for day in (end or begin, *later)))
    return Period(begin.isoformat(), begin, last, last, _UNREADABLE, whole=False)


@lru_cache(maxsize=256)
def _cut(
    timed: tuple[Form, ...], start: date, end: date | None, holidays: Holidays, horizon: date
) -> Sequence[tuple[str, Period]]:
    """The periods of a lineage. Each entry in one of them asks for all of them, so they are kept in the process."""
    return tuple(lineage_periods(timed, start, end, holidays=holidays, horizon=horizon))


def _left_over(
    terms: Terms,
    name: str,
    by_id: Mapping[str, CommitmentForm],
    states: Mapping[str, OccurrenceState],
    met: set[str],
    calendar: Calendar,
) -> Iterable[Owed]:
    """What was said of a period that the terms no longer cut so (a term ended early or prolonged): nothing is lost."""
    for thread, state in states.items():
        parts = thread.split("/")
        if thread in met or len(parts) != 4 or parts[1] not in by_id or not any(s.report for s in state.leads.values()):
            continue
        begin, end = date.fromisoformat(parts[2]), date.fromisoformat(parts[3])
        due = max((s.judged_due for s in state.leads.values()), default="") or parts[3]
        why = Why("period_changed", {"from": parts[2], "to": parts[3]})
        period = Period(parts[3], begin, end, date.fromisoformat(due), why, whole=False)
        form = by_id[parts[1]]
        for slot, lead in state.leads.items():
            if lead.report:
                yield _row(terms, name, form, f"{begin}/{end}", thread, period, slot, lead, calendar)


def _begins(form: CommitmentForm, terms: Terms) -> date:
    first = form.versions[0]
    return date.fromisoformat(
        form.commitment.start or (first.effective if first is not terms.first else first.facts.start)
    )


def _term(terms: Terms, forms: list[CommitmentForm]) -> tuple[date, date | None]:
    """Return first and last day of a lineage: the agreement's, narrowed by the commitment and by being dropped."""
    first, last = forms[0], forms[-1]
    start = date.fromisoformat(first.commitment.start or first.versions[0].facts.start)
    if first.versions[0] is not terms.first:
        start = _begins(first, terms)
    final = terms.last
    assert final is not None
    ends = [text for text in (final.facts.to, last.commitment.until) if text]
    if last.versions[-1] is not final:
        following = terms.versions[terms.versions.index(last.versions[-1]) + 1]
        ends.append((date.fromisoformat(following.effective) - timedelta(days=1)).isoformat())
    return start, (date.fromisoformat(min(ends)) if ends else None)


def _event_period(commitment: Commitment, state: OccurrenceState, calendar: Calendar) -> Period:
    at = datetime.fromisoformat(state.opened_at)
    event: date | datetime = at.astimezone(VIET_NAM) if at.tzinfo else at.date()
    day = event.date() if isinstance(event, datetime) else event
    try:
        found = due_of(commitment.term or "+10wd", event, holidays=calendar.holidays)
    except TimetableRefused:
        return Period(day.isoformat(), day, day, day, _UNREADABLE, whole=False)
    return Period(day.isoformat(), day, max(day, found.due), found.due, found.why)


def _period_rows(
    terms: Terms,
    lineage: str,
    form: CommitmentForm,
    key: str,
    thread: str,
    period: Period,
    state: OccurrenceState | None,
    calendar: Calendar,
) -> Iterable[Owed]:
    state = state or OccurrenceState()
    owing_slots = owing(form, period, state)
    for each in owing_slots:
        yield _row(
            terms, lineage, form, key, thread, period, each.slot, each.lead, calendar, passed_from=each.passed_from
        )
    for slot in passed(form, period, (each.slot for each in owing_slots)):
        row = _row(terms, lineage, form, key, thread, period, slot, state.lead(slot), calendar)
        yield msgspec.structs.replace(row, state="passed")


def _row(
    terms: Terms,
    lineage: str,
    form: CommitmentForm,
    key: str,
    thread: str,
    period: Period,
    slot: str,
    lead: LeadState,
    calendar: Calendar,
    *,
    passed_from: str = "",
) -> Owed:
    version = form.versions[-1]
    commitment = form.commitment
    continuous = commitment.cadence == "continuous"
    due = None if period.why == _UNREADABLE else period.due
    moved = lead.answer_by if lead.state == "sent_back" else max(lead.extended_to, lead.resumed_due)
    state = lead.state
    tracked = terms.first.facts.tracked_since if terms.first else ""
    if state == "open" and tracked and period.due.isoformat() < tracked:
        state = "apart" if terms.first is not None and terms.first.facts.earlier == "apart" else "untracked"
    silence = None
    if state == "sent" and lead.arrived_on:
        silence = add_working_days(date.fromisoformat(lead.arrived_on), version.facts.silence, calendar.holidays)
    return Owed(
        commitment=commitment.id,
        lineage=lineage,
        period=key,
        thread=thread,
        slot=slot,
        label=period.label,
        line=commitment.line,
        from_on=period.from_,
        to_on=period.to,
        due_original=due,
        due_on=date.fromisoformat(moved) if moved else due,
        why=(period.why.code, dict(period.why.params)),
        continuous=continuous,
        disputed=_disputed(terms, commitment),
        terms=version.issue,
        receivers=receivers_of(version.facts, commitment, slot),
        state=state,
        lead=lead,
        silent_on=silence,
        passed_from=passed_from,
    )


def _disputed(terms: Terms, commitment: Commitment) -> bool:
    """Whether a party disputes this commitment in the last version, or disputes the whole that brought or changed it."""
    last = terms.last
    if last is None or last.commitment(commitment.id) is None:
        return False
    before = terms.versions[-2].commitment(commitment.id) if len(terms.versions) > 1 else None
    return any(commitment.id in listed or (not listed and before != commitment) for listed in last.disputed.values())
