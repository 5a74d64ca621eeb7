"""What the page of an occurrence shows, put together for its templates: facts, figures, reports of others, buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.commitments.addresses import agreement_url, page_of
from phoihop.features.commitments.deeds.buttons import buttons
from phoihop.features.commitments.deeds.deed import Deed
from phoihop.features.commitments.deeds.reports import FILE
from phoihop.features.commitments.foreseeing import foreseen, shortfalls, silence_words
from phoihop.features.commitments.forms import ReportEntry, figure_name, file_key
from phoihop.features.commitments.looking import Looking
from phoihop.features.commitments.queries import last_report_exists
from phoihop.features.commitments.story import story
from phoihop.features.commitments.told import FigureLine, Paper, told_of
from phoihop.features.commitments.wording import dated_parts, day_of, due_moved, due_reason, joined, period_of
from phoihop.registers.status import SENT, status
from phoihop.screen.status import extended_word
from phoihop.screen.status import said as status_words
from phoihop.screen.words import dmy


class Notice(NamedTuple):
    """What has to be known before anything else: a sentence, and the words of the one who said it."""

    words: str
    quote: str = ""


class Sibling(NamedTuple):
    """The same occurrence of another lead."""

    name: str
    url: str
    status: str
    words: str


def page_context(look: Looking, writing: Deed | None, form: ReportEntry | None) -> dict[str, Any]:
    """Return everything that the page of an occurrence shows."""
    found, row = look.found, look.row
    main, more = buttons(look, writing)
    return {
        "section": "desk",
        "look": look,
        "found": found,
        "above": look.above,
        "title": found.title,
        "status_words": capfirst(status_words(look.status.code, look.status.days)),
        "due_line": list(_due_line(look)),
        "receivers": joined(look.receiver_names),
        "supporters": joined(look.supporter_names),
        "notices": list(_notices(look)),
        "why": _why(look),
        "promise": dated_parts(found.promise or found.commitment.title),
        "promise_source": ", ".join(p for p in (found.agreement.number or found.agreement.title, found.place) if p),
        "promise_url": agreement_url(row.record),
        "siblings": list(_siblings(look)),
        "contributions": [told_of(look, found.act(act_id)) for act_id in found.state.contributions],
        "events": story(found, look.today),
        "main": main,
        "more": more,
        "report": told_of(look, found.act(found.lead.report)) if form is None and found.lead.report else None,
        **(form_context(look, writing, form) if writing is not None and form is not None else {}),
    }


def form_context(look: Looking, writing: Deed, form: ReportEntry) -> dict[str, Any]:
    """Return what the report form shows beside its fields."""
    report, receivers = writing.report, joined(look.receiver_names)
    given = {"receivers": receivers, "lead": look.lead_name}
    return {
        "form": form,
        "part": writing.name,
        "form_title": str(report.title) % given,
        "send": report.send,
        "note": str(report.note) % given if receivers or report.of_others else "",
        "saved": look.draft.saved if look.draft is not None else None,
        "draft_version": f"{writing.name}-{look.found.lead.report[:12]}",
        "draft_url": page_of("occurrence_draft", look.row),
        "word_url": page_of("occurrence_word", look.row),
        "can_copy": writing is FILE and last_report_exists(look.found),
        "period": period_of(look.row),
        "last_year": _("A year before"),
        "figures": [
            FigureLine(
                figure_name(each.figure),
                each.target,
                form[f"figure_{each.figure.code}"],
                None,
                each.last_year,
                each.before,
            )
            for each in form.told
        ],
        "has_targets": any(each.target is not None for each in form.told),
        "has_before": any(each.before is not None for each in form.told),
        "papers": [
            Paper(
                str(file["name"]),
                "",
                form[f"{file_key(file)}_number"],
                form[f"{file_key(file)}_dated"],
                form[f"{file_key(file)}_signer"],
                str(file["sha256"]),
            )
            for file in form.kept
        ],
        "foreseen_url": page_of("occurrence_foreseen", look.row),
        **foreseen_context(look, writing, form),
    }


def foreseen_context(look: Looking, writing: Deed | None, form: ReportEntry) -> dict[str, Any]:
    """Return what will be recorded for what is typed so far, and which figures stay below their target."""
    received = typed_value(form, "received_on") if not typed_value(form, "not_received") else None
    seen = foreseen(look.found, writing, typed_value(form, "on"), received, look.today)
    figures = {
        each.figure.code: int(value)
        for each in form.told
        if (value := typed_value(form, f"figure_{each.figure.code}")) is not None
    }
    names = {each.figure.code: figure_name(each.figure) for each in form.told}
    return {
        "foreseen": seen,
        "at_once": status_words(seen.at_once.code, None) if seen else "",
        "in_the_end": status_words(seen.in_the_end.code, seen.in_the_end.days) if seen else "",
        "silence": silence_words(look.found),
        "shortfalls": [(names[code], by) for code, by in shortfalls(look.found, figures)],
    }


def typed_value(form: ReportEntry, name: str) -> Any:
    """Return a field's value as far as it makes sense already."""
    if name not in form.fields:
        return None
    field = form.fields[name]
    raw = form[name].value()
    try:
        return field.clean(raw) if raw not in (None, "") else None
    except ValidationError:
        return None


def _due_line(look: Looking) -> Iterator[str]:
    row = look.row
    if row.continuous:
        yield _("Continuous work, reported on at the end of the period; never overdue")
        return
    original = row.due_original
    if row.state == "sent_back":
        yield _("additions by %(day)s") % {"day": dmy(row.answer_by or row.due_on)}
        yield _("due date of the report %(day)s") % {"day": dmy(original)}
    elif row.due_on is not None:
        yield _("Due %(day)s") % {"day": dmy(row.due_on)}
        if row.extended:
            yield extended_word(row.extended)


def _why(look: Looking) -> dict[str, Any]:
    """Return why it is due on that day, in one sentence and, where the date was moved, a second one."""
    row = look.row
    sentences = [each for each in (due_reason(row), due_moved(row) if row.due_on != row.due_original else "") if each]
    return {
        "day": row.due_original if row.state == "sent_back" else row.due_on,
        "words": ". ".join(map(capfirst, sentences)),
    }


def _notices(look: Looking) -> Iterator[Notice]:
    found, row, names = look.found, look.row, look.found.names
    lead = found.lead
    answer = found.act(lead.answer)
    if row.state == "sent_back" and answer is not None:
        who = (
            names.short(str(answer.head.facts.get("said_for", "")))
            if answer.head.facts.get("said_for")
            else names.author(answer.author)
        )
        words = _("%(who)s asks for additions by %(day)s") % {"who": who, "day": dmy(row.answer_by)}
        yield Notice(words, str(found.said(answer.id).get("reason", "")))
    for asking in lead.askings:
        if not asking.answer:
            words = _("%(lead)s asks for more time, until %(day)s") % {
                "lead": look.lead_name,
                "day": dmy(day_of(asking.until)),
            }
            yield Notice(words, str(found.said(asking.act).get("reason", "")))
    yield from _answered_on_paper(look)
    if row.entered and not row.confirmed:
        report = found.act(lead.report)
        given = {"by": names.author(report.author) if report is not None else "", "lead": look.lead_name}
        if look.writes(row.slot):
            yield Notice(_("Entered from paper by %(by)s; %(lead)s has not compared it yet.") % given)
        else:
            yield Notice(_("Entered from paper by %(by)s: %(lead)s has not joined here.") % given)
    if row.disputed:
        yield Notice(_("A party disputes this commitment: it is being compared and not counted as overdue."))
    if row.passed_from:
        yield Notice(_("Taken over from %(predecessor)s.") % {"predecessor": names.author(row.passed_from)})
    if lead.doubt:
        yield Notice(
            _("Two entries of %(lead)s stand side by side; its next entry settles which one holds.")
            % {"lead": look.lead_name}
        )
    yield from _lot(look)


def _answered_on_paper(look: Looking) -> Iterator[Notice]:
    """Where who receives does not work here, say who enters its answer, and what silence means."""
    row = look.row
    waits = look.status.code == SENT
    if not look.on_paper or not (waits or look.found.lead.waiting is not None):
        return
    given = {"who": joined(look.on_paper), "by": look.who_enters, "day": dmy(row.silent_on)}
    yield Notice(_("%(who)s has not joined here: %(by)s enters its answer from paper.") % given)
    if waits and row.silent_on:
        yield Notice(_("Without an answer by %(day)s the report counts as received.") % given)


def _lot(look: Looking) -> Iterator[Notice]:
    """Why it rests, no longer applies or is kept apart, in the words of who said so."""
    words = {
        "suspended": _("It is suspended; nothing is owed until it is resumed."),
        "withdrawn": _("It was found to be no longer applicable; nothing is owed."),
        "apart": _("It was done and is kept in a separate file; its content is not here."),
        "passed": _("It has passed to the successor."),
        "untracked": _("It fell due before this agreement was followed here; it never counts as overdue."),
    }.get(look.row.state)
    if words is None:
        return
    kinds = {"suspended": "occurrence.suspended", "withdrawn": "occurrence.withdrawn"}
    acts = [act for act in look.found.acts if act.kind == kinds.get(look.row.state)]
    yield Notice(words, str(look.found.said(acts[-1].id).get("reason", "")) if acts else "")


def _siblings(look: Looking) -> Iterator[Sibling]:
    for row in look.found.rows:
        if row.party != look.row.party:
            reads = status(row, look.today)
            name = look.found.names.short(row.slot)
            yield Sibling(name, occurrence_url(row), reads.code, status_words(reads.code, reads.days))
