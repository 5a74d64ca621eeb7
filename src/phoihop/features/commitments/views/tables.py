"""Pages that bring results of the past into an agreement from a kept table: the file, every row, the step and its undoing.

How a table is opened and its columns are mapped stands in the room of agreements; here its rows become reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.documents import excel
from phoihop.features.agreements.kept_tables.columns import problem_of
from phoihop.features.agreements.kept_tables.intake import TableForm, open_tables, taken_from
from phoihop.features.agreements.kept_tables.lines import keep_left_out, left_words, page_of, standing_words
from phoihop.features.agreements.kept_tables.mapping import REPORTS, Kept, table_or_404
from phoihop.features.agreements.kept_tables.rows import waiting
from phoihop.features.agreements.models import KeptTable
from phoihop.features.agreements.tables import Agreement
from phoihop.features.agreements.views.listing import excel_response
from phoihop.features.commitments.addresses import agreement_url
from phoihop.features.commitments.forms import Reason
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.table_lines import lines_of
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
from phoihop.features.commitments.table_to_fill_in import sheet_to_fill_in
from phoihop.features.commitments.wording import language, refusal_words
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import check_writer, signed_in, standing_or_404
from phoihop.record.refused import Refused
from phoihop.screen import clock

LONGEST_SAID = 300
LONGEST_ANSWER = 64
ANSWERS = ("party", "period", "on")


def agreement_or_404(actor: Actor, record: str) -> Agreement:
    """Return an agreement into which this person may bring reports."""
    standing = standing_or_404(actor, record)
    agreement = Agreement.objects.filter(record=record, state="issued").first()
    if agreement is None:
        raise Http404
    if standing.role == "observer":
        raise Refused("observers_read", {}, "forbidden")
    check_writer(actor)
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
    sheet = sheet_to_fill_in(agreement, actor.organisation_id, clock.today())
    return excel_response(excel.workbook([sheet], language=language()), "mau-bang-ket-qua.xlsx")


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
    lines = list(lines_of(matcher, entries))
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
    check_writer(actor)
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
