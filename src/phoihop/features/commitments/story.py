"""The story of an occurrence (diễn biến): its acts as sentences with the day of the fact, and what the calendar adds.

Short forms for the page of one occurrence; the sentences of the joint record stand in `sentences.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.features.commitments.law import kinds
from phoihop.features.commitments.queries import Occurrence
from phoihop.features.commitments.wording import day_of
from phoihop.record.act import Act
from phoihop.registers.status import (
    APART,
    DISPUTED,
    LATE,
    NOT_TRACKED,
    ON_TIME,
    OVERDUE,
    PASSED,
    SENT,
    UNDATED,
    WITHDRAWN,
    status,
)
from phoihop.screen.parts import Event
from phoihop.screen.words import dmy
from phoihop.timetable import VIET_NAM

OVER = frozenset({ON_TIME, LATE, UNDATED, WITHDRAWN, APART, PASSED, NOT_TRACKED})
"""What waits for nothing more: its story does not go on to today."""


def story(found: Occurrence, today: date) -> list[Event]:
    """Return what happened, oldest first, with the day it fell due unanswered and today at its place."""
    told = [
        (_day(act), place, _event(found, act))
        for place, act in enumerate(found.acts)
        if act.head.facts.get("lead", found.row.slot) in {found.row.slot, ""} or act.kind == kinds.OccurrenceOpened.KIND
    ]
    told += [(day, len(found.acts), event) for day, event in _calendar(found, today)]
    return [event for _day_, _place, event in sorted(told, key=lambda each: (each[0], each[1]))]


def _day(act: Act) -> date:
    """The day of the fact where the act names one, else the day on which it was said."""
    said = day_of(str(act.head.facts.get("on", "") or act.head.facts.get("at", "")))
    return said or act.said_at.astimezone(VIET_NAM).date()


def _calendar(found: Occurrence, today: date) -> Iterator[tuple[date, Event]]:
    row = found.row
    reads = status(row, today)
    if reads.code in {OVERDUE, DISPUTED} and row.due_on is not None:
        lead = found.names.short(row.slot)
        yield row.due_on, Event(row.due_on, _("Fell due, no report from %(lead)s") % {"lead": lead}, weight="red")
    if row.state == "sent" and reads.code != SENT and row.silent_on is not None:
        receivers = ", ".join(found.names.short(slot) for slot in found.receivers)
        words = _("No word from %(receivers)s in the time agreed: counts as received") % {"receivers": receivers}
        yield row.silent_on, Event(row.silent_on, words)
    if reads.code not in OVER:
        yield today, Event(today, _("Today"), weight="strong")


def _event(found: Occurrence, act: Act) -> Event:
    said = found.said(act.id)
    words = _sentence(found, act, said)
    return Event(_day(act), words, detail=_detail(found, act, said))


def _sentence(found: Occurrence, act: Act, said: Any) -> str:
    facts = act.head.facts
    spoken_for = str(facts.get("said_for", ""))
    who = found.names.short(spoken_for) if spoken_for else found.names.author(act.author)
    given = {
        "who": who,
        "number": str(said.get("number", "")),
        "until": dmy(day_of(str(facts.get("until", "")))),
        "answer_by": dmy(day_of(str(facts.get("answer_by", "")))),
        "due": dmy(day_of(str(facts.get("due", "")))),
    }
    numbered = bool(given["number"])
    match act.kind:
        case kinds.ReportFiled.KIND if facts.get("part") == "support":
            return _("%(who)s reported its part") % given
        case kinds.ReportFiled.KIND if numbered:
            return _("%(who)s reported, no. %(number)s") % given
        case kinds.ReportFiled.KIND:
            return _("%(who)s reported") % given
        case kinds.ReportCorrected.KIND if numbered:
            return _("%(who)s sent additions, no. %(number)s") % given
        case kinds.ReportCorrected.KIND:
            return _("%(who)s sent additions") % given
        case kinds.ReportWithdrawn.KIND:
            return _("%(who)s took the report back") % given
        case kinds.ReportReceived.KIND:
            return _("%(who)s received the report") % given
        case kinds.ReportSentBack.KIND:
            return _("%(who)s asked for additions by %(answer_by)s") % given
        case kinds.ExtensionAsked.KIND:
            return _("%(who)s asked for more time, until %(until)s") % given
        case kinds.ExtensionGranted.KIND:
            return _("%(who)s agreed, new due date %(until)s") % (given | {"until": _asked_until(found, act)})
        case kinds.ExtensionRefused.KIND:
            return _("%(who)s did not agree to more time") % given
        case kinds.OccurrenceOpened.KIND:
            return _("%(who)s opened the occurrence") % given
        case kinds.OccurrenceSuspended.KIND:
            return _("%(who)s suspended it") % given
        case kinds.OccurrenceResumed.KIND:
            return (_("%(who)s resumed it, due %(due)s") if given["due"] else _("%(who)s resumed it")) % given
        case kinds.OccurrenceWithdrawn.KIND:
            return _("%(who)s found that it no longer applies") % given
        case kinds.OccurrenceKeptApart.KIND:
            return _("%(who)s keeps it in a separate file") % given
        case _:
            raise LookupError(act.kind)


def _asked_until(found: Occurrence, grant: Act) -> str:
    asking = found.act(grant.names.get("asking", ("",))[0])
    return dmy(day_of(str(asking.head.facts.get("until", "")))) if asking is not None else ""


def _detail(found: Occurrence, act: Act, said: Any) -> str:
    """What stands behind a sentence: the reason given, and when it was entered, by whom and for whom.

    What a body says itself on the day that it names needs no such words.
    """
    parts = []
    if said.get("reason"):
        parts.append(str(said["reason"]))
    if _on_own_duty(found, act):
        parts.append(_("said by the keeper of the record of its own duty"))
    received = day_of(str(act.head.facts.get("received_on", "")))
    if received:
        parts.append(_("received on %(day)s") % {"day": dmy(received)})
    entered = act.said_at.astimezone(VIET_NAM).date()
    spoken_for = str(act.head.facts.get("said_for", ""))
    given = {"day": dmy(entered), "by": found.names.author(act.author)}
    if spoken_for:
        given["whom"] = found.names.short(spoken_for)
        parts.append(_("entered on %(day)s by %(by)s for %(whom)s, from paper") % given)
    elif entered != _day(act):
        parts.append(_("entered on %(day)s by %(by)s") % given)
    return "; ".join(parts)


def _on_own_duty(found: Occurrence, act: Act) -> bool:
    """Whether a lead put off or took out what it owes itself, as the keeper of the record may (ADR 7)."""
    lead = str(act.head.facts.get("lead", ""))
    excuses = act.kind in (kinds.OccurrenceSuspended.KIND, kinds.OccurrenceWithdrawn.KIND)
    return excuses and bool(lead) and found.terms.organisation(lead) == act.author
