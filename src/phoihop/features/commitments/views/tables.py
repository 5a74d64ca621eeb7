"""Pages that bring results of the past into an agreement from a kept table: the file, every row, the step and its undoing.

How a table is opened and its columns are mapped stands in the room of agreements; here its rows become reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.documents import excel
from phoihop.documents.paper import Column, Row, Table
from phoihop.features.agreements.models import KeptTable
from phoihop.features.agreements.reading_intake import writer_or_refuse
from phoihop.features.agreements.sheet_columns import problem_of
from phoihop.features.agreements.sheet_intake import TableForm, open_tables, taken_from
from phoihop.features.agreements.sheet_mapping import REPORTS, Kept, table_or_404
from phoihop.features.agreements.sheet_rows import (
    Control,
    Line,
    keep_left_out,
    left_words,
    page_of,
    standing_words,
    waiting,
)
from phoihop.features.agreements.tables import Agreement, CommitmentRow
from phoihop.features.agreements.views.listing import excel_response
from phoihop.features.commitments.addresses import agreement_url
from phoihop.features.commitments.forms import Reason
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.table_matching import Entry, Matcher, content_key
from phoihop.features.commitments.table_taking import (
    LONG,
    TAKE_TABLE,
    UNDO_TABLE,
    in_background,
    take_back_table,
    take_reports,
    taken_of,
)
from phoihop.features.commitments.wording import language, occurrence_words, period_of, refusal_words
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import may_write, signed_in, standing_or_404
from phoihop.record.refused import Refused
from phoihop.registers.tables import Due
from phoihop.screen import clock
from phoihop.screen.words import dmy

LONGEST_SAID = 300
LONGEST_ANSWER = 64
LONGEST_OPTION = 110
ANSWERS = ("party", "period", "on")


def agreement_or_404(actor: Actor, record: str) -> Agreement:
    """Return an agreement into which this person may bring reports."""
    standing = standing_or_404(actor, record)
    agreement = Agreement.objects.filter(record=record, state="issued").first()
    if agreement is None or standing.role == "observer" or not may_write(actor):
        raise Http404
    return agreement


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def report_table(request: HttpRequest, record: str) -> HttpResponse:
    """Take in the table that tells what was done under an agreement."""
    actor = actor_of(request)
    agreement = agreement_or_404(actor, record)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    del form.fields["title"]
    row = taken_from(form, record=record, by=actor) if request.method == "POST" else None
    if row is not None:
        return HttpResponseRedirect(reverse("table_columns", args=[row.pk]))
    done = KeptTable.objects.filter(organisation=actor.organisation_id, record=record, state=KeptTable.State.TAKEN)
    shown = {
        "section": "agreements",
        "form": form,
        "agreement": agreement_name(agreement),
        "back": agreement_url(record),
        "template_url": reverse("report_table_template", args=[record]),
        "tables": open_tables(actor, record),
        "taken": list(done.defer("grids", "answers", "outcome")[:10]),
    }
    return render(request, "commitments/report_table.html", shown, status=400 if form.errors else 200)


@signed_in
@require_safe
def report_table_template(request: HttpRequest, record: str) -> HttpResponse:
    """Give a table to fill in: one row for each occurrence that has begun and is not reported."""
    actor = actor_of(request)
    agreement = agreement_or_404(actor, record)
    titles = dict(CommitmentRow.objects.filter(record=record).values_list("commitment", "title"))
    begun = Due.objects.filter(record=record, state__in=("open", "untracked"), from_on__lte=clock.today())
    names = Matcher(Kept(KeptTable(record=record)), actor.organisation_id, clock.today())
    columns = [
        Column(_("No."), "ordinal"),
        Column(_("What is to be done")),
        Column(_("Lead body")),
        Column(_("Reported period")),
        Column(_("Due date"), "date"),
        Column(_("Progress")),
        Column(_("Result of the work")),
        Column(_("Number of the document")),
        Column(_("Date sent"), "date"),
        Column(_("Note")),
    ]
    rows: list[Row] = [
        (
            number,
            titles.get(due.commitment, ""),
            names.name_of(due.party),
            _period_cell(due),
            due.due_on,
            "",
            "",
            "",
            "",
            "",
        )
        for number, due in enumerate(begun.order_by("commitment", "from_on", "slot"), 1)
    ]
    title = _("Results under %(agreement)s") % {"agreement": agreement_name(agreement)}
    sheet = excel.Sheet(_("Results"), title, Table(columns, rows))
    return excel_response(excel.workbook([sheet], language=language()), "mau-bang-ket-qua.xlsx")


def _period_cell(due: Due) -> str:
    """Name a period so that it is found again when the table comes back."""
    return dmy(due.due_on) if due.label == "once" else period_of(due)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table_reports(request: HttpRequest, table: int) -> HttpResponse:
    """Show each row as the report that it becomes; take all that is answered in as one step."""
    actor = actor_of(request)
    kept = table_or_404(actor, table, purpose=REPORTS)
    agreement = agreement_or_404(actor, kept.row.record)
    if kept.row.state == KeptTable.State.WORKING and (page := waiting(request, kept)) is not None:
        return page
    if kept.row.state == KeptTable.State.TAKEN:
        return render(request, "commitments/table_taken.html", _taken(kept, agreement))
    if problem_of(kept):
        return HttpResponseRedirect(reverse("table_columns", args=[kept.row.pk]))
    if not kept.chosen.said:
        kept.chosen.said = _("Done, as our table of follow-up says.")
    matcher = Matcher(kept, actor.organisation_id, clock.today())
    entries = matcher.entries()
    problem = ""
    if request.method == "POST":
        _keep_answers(kept, entries, request.POST)
        entries = matcher.entries()
        if "skip" in request.POST:
            for entry in entries:
                if entry.asks:
                    kept.row.answers[entry.key] = {**kept.answer(entry.key), "out": "1"}
            entries = matcher.entries()
        kept.keep(clock.now(), "answers")
        if "take" in request.POST:
            asked = sum(bool(entry.asks) and not entry.out for entry in entries)
            if asked:
                words = ngettext("%(n)d row waits for an answer.", "%(n)d rows wait for an answer.", asked) % {
                    "n": asked
                }
                problem = f"{words} {_('Answer, or leave the row out.')}"
            else:
                answer = _take(request, kept, entries, actor)
                if isinstance(answer, HttpResponse):
                    return answer
                problem = answer
    shown = _shown(request, kept, matcher, entries, agreement) | {"problem": problem}
    return render(request, "commitments/table_reports.html", shown)


def _take(request: HttpRequest, kept: Kept, entries: Sequence[Entry], by: Actor) -> HttpResponse | str:
    """Take the rows in, now or in the background; returns where to go on, or the words of the refusal."""
    if sum(entry.ready for entry in entries) >= LONG:
        in_background(kept, TAKE_TABLE, by=by, now=clock.now())
        return HttpResponseRedirect(request.path)
    try:
        count = take_reports(kept, by=by, now=clock.now())
    except Refused as refused:
        return refusal_words(refused)
    said = ngettext("%(n)d report has been entered.", "%(n)d reports have been entered.", count) % {"n": count}
    messages.success(request, said)
    return HttpResponseRedirect(request.path)


def _keep_answers(kept: Kept, entries: Sequence[Entry], given: Any) -> None:
    """Keep what was answered at the rows of the page, and what holds for all rows."""
    keep_left_out(kept, given, {entry.key for entry in entries})
    shown = set(given.getlist("shown"))
    for entry in entries:
        if entry.key not in shown:
            continue
        place = entry.key.replace(".", "-")
        if chosen := given.get(f"commitment_{place}", ""):
            kept.row.answers[content_key(entry.row)] = {"commitment": chosen[:LONGEST_ANSWER]}
        answer = dict(kept.answer(entry.key))
        answer |= {
            name: typed[:LONGEST_ANSWER] for name in ANSWERS if (typed := given.get(f"{name}_{place}", "").strip())
        }
        if answer:
            kept.row.answers[entry.key] = answer
    if "said" in given:
        kept.chosen.said = " ".join(given["said"].split())[:LONGEST_SAID] or kept.chosen.said
        kept.chosen.undated = "due" if given.get("undated") else ""
        kept.chosen.received = bool(given.get("received"))


def _shown(
    request: HttpRequest, kept: Kept, matcher: Matcher, entries: Sequence[Entry], agreement: Agreement
) -> dict[str, Any]:
    lines = list(_lines(matcher, entries))
    ready = sum(entry.ready for entry in entries)
    asked = sum(bool(entry.asks) and not entry.out for entry in entries)
    words = ngettext("%(n)d report", "%(n)d reports", ready) % {"n": ready}
    over = matcher.passed_over()
    return {
        "section": "agreements",
        "kept": kept,
        "table": kept.row,
        "agreement": agreement_name(agreement),
        "agreement_url": agreement_url(agreement.record),
        "page": page_of(lines, request.GET.get("page", "")),
        "left": left_words(kept.sorted.left),
        "count": ready,
        "asked": asked,
        "passed_over": ngettext(
            "%(n)d row tells of nothing that is done.", "%(n)d rows tell of nothing that is done.", over
        )
        % {"n": over}
        if over
        else "",
        "standing": standing_words(len(kept.rows), words, asked, sum(entry.out for entry in entries)),
        "undone": kept.row.state == KeptTable.State.UNDONE,
    }


def _lines(matcher: Matcher, entries: Iterable[Entry]) -> Iterable[Line]:
    for entry in entries:
        text = " ".join(entry.row.cell("content").split())
        yield Line(
            entry.key,
            entry.row.number,
            f"{text} – {entry.head}" if entry.row.told else text,
            entry.row.section,
            [_facts(matcher, entry)] if entry.commitment is not None else [],
            [_question(ask) for ask in entry.asks],
            _wrong(entry),
            entry.out,
            [] if entry.out else list(_controls(matcher, entry)),
        )


def _facts(matcher: Matcher, entry: Entry) -> list[tuple[str, str]]:
    assert entry.commitment is not None
    lead = matcher.name_of(entry.party) if entry.party else ""
    if entry.told_as:
        lead = _("%(lead)s (in the table: %(told)s)") % {"lead": lead, "told": entry.told_as}
    due = entry.due
    what = occurrence_words(entry.commitment.title, due) if due is not None else entry.commitment.title
    facts = [
        (_("Report on"), what),
        (_("Lead"), lead),
        (_("Due date"), dmy(due.due_on) if due is not None and due.due_on and not due.continuous else ""),
        (_("Sent on"), dmy(entry.on) if entry.on else ""),
        (_("Number of the document"), entry.row.cell("sent_number")),
        (_("Result of the work"), entry.result),
    ]
    return [(label, words) for label, words in facts if words]


def _question(ask: str) -> str:
    return {
        "commitment": _("Which commitment does this row tell of?"),
        "lead": _("Whose report is it?"),
        "period": _("Which period does it tell of?"),
        "date": _("On which day was it sent?"),
    }[ask]


def _wrong(entry: Entry) -> str:
    if entry.wrong == "twice":
        return _("Row %(n)d tells of the same period already; this row is not entered.") % {"n": entry.twin}
    return {
        "": "",
        "reported": _("This period has been reported already; the row is not entered."),
        "suspended": _("This period is suspended; the row is not entered."),
        "withdrawn": _("This period no longer applies; the row is not entered."),
        "apart": _("This period is kept in a separate file; the row is not entered."),
        "passed": _("This period has passed to the successor; the row is not entered."),
        "not_begun": _("This period has not begun yet; the row is not entered."),
        "future": _("The day %(day)s has not come yet; correct the table.") % {"day": dmy(entry.on)},
        "too_early": _("The day %(day)s lies before the period begins; correct the table.") % {"day": dmy(entry.on)},
        "no_occurrence": _("The agreement has no such period for this commitment."),
    }[entry.wrong]


def _controls(matcher: Matcher, entry: Entry) -> Iterable[Control]:
    place = entry.key.replace(".", "-")
    for ask in entry.asks:
        if ask == "commitment":
            options = [
                (each.commitment, _cut(f"{each.clause_label} {each.title}".strip())) for each in entry.candidates
            ]
            yield Control(f"commitment_{place}", _("Commitment"), options)
        elif ask == "lead" and entry.commitment is not None:
            parties = [party for lineage, party in matcher.dues if lineage == entry.commitment.lineage]
            options = [(party, matcher.name_of(party)) for party in dict.fromkeys(parties)]
            yield Control(f"party_{place}", _("Lead"), options)
        elif ask == "period":
            yield Control(f"period_{place}", _("Period"), [(due.period, _due_words(due)) for due in entry.periods])
        elif ask == "date":
            yield Control(
                f"on_{place}", _("Day on which it was sent"), (), matcher.kept.answer(entry.key).get("on", "")
            )


def _due_words(due: Due) -> str:
    words = period_of(due) if due.label != "once" else _("once")
    return _("%(period)s, due %(day)s") % {"period": words, "day": dmy(due.due_on)} if due.due_on else words


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_OPTION else f"{text[:LONGEST_OPTION]}…"


def _taken(kept: Kept, agreement: Agreement) -> dict[str, Any]:
    taken = taken_of(kept)
    free = sum(each.free for each in taken)
    return {
        "section": "agreements",
        "table": kept.row,
        "agreement": agreement_name(agreement),
        "agreement_url": agreement_url(agreement.record),
        "matrix_url": reverse("agreement_matrix", args=[agreement.record]),
        "count": len(taken),
        "free": free,
        "bound": len(taken) - free,
    }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table_reports_undo(request: HttpRequest, table: int) -> HttpResponse:
    """Take back all that a table brought in, after asking once and saying what stays."""
    actor = actor_of(request)
    kept = table_or_404(actor, table, purpose=REPORTS)
    agreement = agreement_or_404(actor, kept.row.record)
    writer_or_refuse(actor)
    back = reverse("table_reports", args=[kept.row.pk])
    if kept.row.state != KeptTable.State.TAKEN:
        return HttpResponseRedirect(back)
    told = _taken(kept, agreement)
    today = clock.today()
    first = {"reason": _("Entered by mistake.")}
    form = Reason(request.POST, today=today) if request.method == "POST" else Reason(today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            return _undo(request, kept, form.cleaned_data["reason"], told["free"], actor)
        except Refused as refused:
            form.add_error(None, refusal_words(refused))
    free, bound = told["free"], told["bound"]
    stays = ngettext(
        "%(n)d report stays: another body has answered it, or it was corrected.",
        "%(n)d reports stay: other bodies have answered them, or they were corrected.",
        bound,
    ) % {"n": bound}
    shown = {
        "section": "agreements",
        "title": ngettext("Take back %(n)d report?", "Take back %(n)d reports?", free) % {"n": free},
        "sentence": _(
            "The periods are open again. The reports and the reason stay in the record, marked as taken back."
        ),
        "consequences": [stays] if bound else [],
        "action": _("Take the reports back"),
        "form": form,
        "back": back,
    }
    return render(request, "screen/confirm.html", shown, status=422 if form.errors else 200)


def _undo(request: HttpRequest, kept: Kept, reason: str, free: int, by: Actor) -> HttpResponse:
    back = HttpResponseRedirect(reverse("table_reports", args=[kept.row.pk]))
    if free >= LONG:
        in_background(kept, UNDO_TABLE, by=by, now=clock.now(), reason=reason)
        return back
    gone, _stay = take_back_table(kept, reason, by=by, now=clock.now())
    said = ngettext("%(n)d report has been taken back.", "%(n)d reports have been taken back.", gone) % {"n": gone}
    messages.success(request, said)
    return back
