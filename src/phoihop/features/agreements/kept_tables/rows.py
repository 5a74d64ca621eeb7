"""The page on which every row of a table is seen as the commitment that it becomes, before it goes to the reading desk.

Rows with a question come first; any row can be left out. A long table is read in the background.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements.drafts.draft import USUAL_DUE, Item, ReadingDesk
from phoihop.features.agreements.kept_tables.columns import problem_of
from phoihop.features.agreements.kept_tables.intake import words_of
from phoihop.features.agreements.kept_tables.lines import TableRow, keep_left_out, left_words, page_of, standing_words
from phoihop.features.agreements.kept_tables.mapping import COMMITMENTS, Kept, table_or_404
from phoihop.features.agreements.kept_tables.proposals import Proposed, propose_commitments, take_as_draft, when_cell
from phoihop.features.agreements.models import KeptTable, ReadingDraft
from phoihop.features.agreements.reading.files import throw_away
from phoihop.features.agreements.reading.words import lines_of_work, questions_of, when_words
from phoihop.features.agreements.sheets.rows import SheetRow
from phoihop.jobs.models import Job
from phoihop.jobs.queue import Progress, enqueue
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import check_writer, signed_in
from phoihop.reading import ReadRefused
from phoihop.record.refused import Refused
from phoihop.screen.clock import now

READ_TABLE = "read_table"
LONG = 400
"""From so many rows on a table is read in the background."""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table_rows(request: HttpRequest, table: int) -> HttpResponse:
    """Show each row as what it becomes; take all of them in as one draft."""
    actor = actor_of(request)
    kept = table_or_404(actor, table, purpose=COMMITMENTS)
    check_writer(actor)
    row = kept.row
    if row.state == KeptTable.State.TAKEN and _draft_of(kept) is None:
        row.state = KeptTable.State.UNDONE
        row.save(update_fields=["state"])
    if row.state == KeptTable.State.WORKING and (page := waiting(request, kept)) is not None:
        return page
    if row.state == KeptTable.State.TAKEN:
        return render(request, "agreements/table_taken.html", _taken(kept))
    if problem_of(kept):
        return HttpResponseRedirect(reverse("table_columns", args=[row.pk]))
    if not row.outcome:
        try:
            if _read_or_wait(kept, actor):
                return HttpResponseRedirect(request.path)
        except ReadRefused as refused:
            messages.warning(request, words_of(Refused(refused.code, refused.params)))
            return HttpResponseRedirect(reverse("table_columns", args=[row.pk]))
    proposed = msgspec.convert(row.outcome, Proposed)
    problem = ""
    if request.method == "POST":
        keep_left_out(kept, request.POST, {str(each.number) for each in kept.rows})
        kept.keep(now(), "answers")
        if "take" in request.POST:
            try:
                draft = take_as_draft(kept, proposed, by=actor, now=now())
            except Refused as refused:
                problem = words_of(refused)
            else:
                messages.success(request, _("The rows stand on the reading desk. Nothing is recorded yet."))
                return HttpResponseRedirect(reverse("reading_desk", args=[draft.pk]))
    return render(request, "agreements/table_rows.html", _shown(request, kept, proposed, problem))


def _read_or_wait(kept: Kept, by: Actor) -> bool:
    """Read the rows now where they are few, else in the background; returns whether the page must wait."""
    if len(kept.rows) >= LONG:
        job = enqueue(READ_TABLE, {"table": kept.row.pk}, by=str(by.post), now=now())
        kept.row.state, kept.row.job = KeptTable.State.WORKING, job.pk
        kept.keep(now(), "state", "job")
        return True
    kept.row.outcome = msgspec.to_builtins(propose_commitments(kept))
    kept.keep(now(), "outcome")
    return False


def read_table(given: Mapping[str, Any], progress: Progress, now: datetime) -> None:
    """Read the rows of one table in the background; a table that was thrown away meanwhile is passed over."""
    row = KeptTable.objects.filter(pk=given["table"], state=KeptTable.State.WORKING).first()
    if row is None:
        return
    kept = Kept(row)
    try:
        row.outcome = msgspec.to_builtins(propose_commitments(kept))
    except ReadRefused as refused:
        raise Refused(refused.code, refused.params) from refused
    row.state = KeptTable.State.OPEN
    kept.keep(now, "outcome", "state")
    progress(len(kept.rows), len(kept.rows))


def waiting(request: HttpRequest, kept: Kept) -> HttpResponse | None:
    """Return the page of progress while the rows are being read or taken in; None once they are."""
    job = job_of(kept)
    if job is not None and not job.is_over:
        return render(request, "agreements/table_progress.html", {"section": "agreements", **progress_of(kept, job)})
    kept.row.refresh_from_db()
    if kept.row.state == KeptTable.State.WORKING:
        kept.row.state = KeptTable.State.TAKEN if kept.row.outcome.get("acts") else KeptTable.State.OPEN
        kept.row.save(update_fields=["state"])
        code, params = (job.code, job.params) if job is not None and job.code else ("job_failed", {})
        messages.warning(request, words_of(Refused(code, params)))
        again = "table_columns" if kept.purpose == COMMITMENTS else "table_reports"
        return HttpResponseRedirect(reverse(again, args=[kept.row.pk]))
    return None


def job_of(kept: Kept) -> Job | None:
    return Job.objects.filter(pk=kept.row.job or 0).first()


def progress_of(kept: Kept, job: Job) -> dict[str, Any]:
    words = ngettext("%(n)d row", "%(n)d rows", len(kept.rows)) % {"n": len(kept.rows)}
    return {
        "title": _("The rows are being read") if job.kind == READ_TABLE else _("The rows are being taken in"),
        "done": job.done,
        "total": job.of,
        "sentence": words,
        "url": reverse("table_progress", args=[kept.row.pk]),
    }


@signed_in
@require_safe
def table_progress(request: HttpRequest, table: int) -> HttpResponse:
    """Answer the progress part again; a redirect ends it."""
    kept = table_or_404(actor_of(request), table)
    job = job_of(kept)
    if kept.row.state != KeptTable.State.WORKING or job is None or job.is_over:
        url = "table_rows" if kept.purpose == COMMITMENTS else "table_reports"
        return HttpResponseRedirect(reverse(url, args=[kept.row.pk]))
    return render(request, "screen/parts/job.html", progress_of(kept, job))


def _draft_of(kept: Kept) -> ReadingDraft | None:
    return ReadingDraft.objects.filter(pk=kept.row.draft or 0, organisation=kept.row.organisation).first()


def _taken(kept: Kept) -> dict[str, Any]:
    draft = _draft_of(kept)
    recorded = draft is not None and draft.state == ReadingDraft.State.RECORDED
    return {"section": "agreements", "table": kept.row, "draft": draft, "recorded": recorded}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table_undo(request: HttpRequest, table: int) -> HttpResponse:
    """Take the whole table back from the reading desk, after asking once: the draft is thrown away."""
    actor = actor_of(request)
    kept = table_or_404(actor, table, purpose=COMMITMENTS)
    check_writer(actor)
    draft, back = _draft_of(kept), reverse("table_rows", args=[kept.row.pk])
    if draft is None or kept.row.state != KeptTable.State.TAKEN or draft.state == ReadingDraft.State.RECORDED:
        return HttpResponseRedirect(back)
    if request.method == "POST":
        throw_away(draft)
        kept.row.state, kept.row.draft = KeptTable.State.UNDONE, None
        kept.keep(now(), "state", "draft")
        messages.success(request, _("The table was taken back; nothing of it stands on the reading desk any more."))
        return HttpResponseRedirect(back)
    shown = {
        "section": "agreements",
        "title": _("Take the whole table back?"),
        "sentence": _("What was confirmed on the reading desk is lost. Nothing has been recorded yet."),
        "action": _("Take it back"),
        "back": back,
    }
    return render(request, "screen/confirm.html", shown)


def _shown(request: HttpRequest, kept: Kept, proposed: Proposed, problem: str) -> dict[str, Any]:
    lines = list(_lines(kept, proposed))
    asked = sum(bool(line.questions) and not line.out for line in lines)
    taken = sum(len(line.becomes) for line in lines if not line.out)
    return {
        "section": "agreements",
        "kept": kept,
        "table": kept.row,
        "page": page_of(lines, request.GET.get("page", "")),
        "left": left_words(kept.sorted.left),
        "problem": problem,
        "count": taken,
        "standing": standing_words(
            len(lines),
            ngettext("%(n)d commitment", "%(n)d commitments", taken) % {"n": taken},
            asked,
            sum(line.out for line in lines),
        ),
        "parties": [party.name for party in proposed.parties],
        "undone": kept.row.state == KeptTable.State.UNDONE,
        "asked_later": True,
    }


def _lines(kept: Kept, proposed: Proposed) -> Iterable[TableRow]:
    desk = ReadingDesk(ReadingDraft(parties=msgspec.to_builtins(proposed.parties), fields={}))
    by_row: dict[int, list[Item]] = defaultdict(list)
    for item in proposed.items:
        by_row[proposed.rows[item.id]].append(item)
    works = lines_of_work()
    for row in kept.rows:
        items = by_row.get(row.number, [])
        asked = [question.words for item in items for question in questions_of(item, desk)]
        yield TableRow(
            str(row.number),
            row.number,
            " ".join(row.cell("content").split()),
            row.section,
            [_facts(item, row, desk, works) for item in items],
            list(dict.fromkeys(asked)),
            out=str(row.number) in kept.out,
        )


def _facts(item: Item, row: SheetRow, desk: ReadingDesk, works: Mapping[str, str]) -> list[tuple[str, str]]:
    when = when_words(item, USUAL_DUE)
    told = when_cell(row)
    if told and not item.cadence:
        when = _("not understood: “%(words)s”") % {"words": told}
    facts = [
        (_("Lead"), ", ".join(desk.names(item.leads)) or (f"“{item.printed}”" if item.printed else "")),
        (_("Supporting"), ", ".join(desk.names(item.supports))),
        (pgettext("when it is due", "When"), when),
        (_("Deliverable"), item.deliverable or item.amount),
        (_("Line of work"), works.get(item.line, "")),
    ]
    return [(label, words) for label, words in facts if words or label == _("Lead")]
