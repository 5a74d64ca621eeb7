"""Reminding whoever is late: a text to copy, and the same as an official letter in Word. Nothing is sent from here."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.signers import last_signer
from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments.addresses import page_of
from phoihop.features.commitments.deeds.reports import REMIND
from phoihop.features.commitments.looking import Looking, check_writes, looking
from phoihop.features.commitments.papers import DOCX, file_answer, reminder_letter, reminder_text
from phoihop.features.commitments.works import Work, works
from phoihop.people.rights import signed_in
from phoihop.registers import calendar
from phoihop.registers.queries import reads
from phoihop.registers.status import OVERDUE, SENT_BACK
from phoihop.registers.tables import Due
from phoihop.vietnamese import file_name

MOST = 30


def _late(look: Looking) -> list[Work]:
    """Return what this body owes under the agreement: this occurrence, and all else that is late; at most thirty."""
    row = look.row
    late = reads(OVERDUE, look.today) | reads(SENT_BACK, look.today)
    others = Due.objects.filter(late, record=row.record, party=row.party).order_by("due_on", "commitment", "period")
    rows = [row, *(each for each in others[:MOST] if (each.commitment, each.period) != (row.commitment, row.period))]
    rows.sort(key=lambda each: (each.due_on is None, each.due_on))
    return works(rows, look.today, agreements={row.record: look.found.agreement})


def _asked(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> tuple[Looking, list[Work]]:
    look = looking(request, record, commitment, period, party)
    if REMIND not in look.may:
        check_writes(look)
        raise Http404
    return look, _late(look)


@signed_in
@require_safe
def reminder(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> HttpResponse:
    """Show a polite reminder to copy, and what the letter will list."""
    look, late = _asked(request, record, commitment, period, party)
    this = next(work for work in late if (work.row.commitment, work.row.period) == (commitment, period))
    lead, ours = look.found.names.full(look.row.slot), look.actor.organisation
    assert ours is not None
    text = reminder_text(this, lead, ours.name)
    shown = {
        "section": "desk",
        "above": look.above,
        "title": _("Reminder to %(lead)s") % {"lead": look.lead_name},
        "text": text,
        "lines": text.count("\n") + 4,
        "late": late,
        "word_url": page_of("reminder_word", look.row),
        "back": look.url,
    }
    return render(request, "commitments/reminder.html", shown)


@signed_in
@require_safe
def reminder_word(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> HttpResponse:
    """Give the reminder as an official letter in Word."""
    look, late = _asked(request, record, commitment, period, party)
    ours = look.actor.organisation
    assert ours is not None
    answer_by = calendar.usual_answer_day(look.today)
    agreement = Agreement.objects.get(record=record)
    lead = look.found.names.full(look.row.slot)
    content = reminder_letter(late, agreement, lead, look.actor, answer_by, look.today, last_signer(record, ours.id))
    title = _("Reminder to %(lead)s") % {"lead": look.lead_name}
    return file_answer(content, file_name(title, agreement.number, look.today, ending="docx"), DOCX)
