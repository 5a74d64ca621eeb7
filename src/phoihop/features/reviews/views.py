"""Reviews: which are due, the report as a page with every figure open, its sources, and the same in Word and Excel."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements.occurrences import occurrence_url, period_of
from phoihop.features.agreements.queries import seen_by, with_counts
from phoihop.features.agreements.tables import Agreement
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.listing import shown
from phoihop.features.agreements.views.who_may import check_party
from phoihop.features.reviews.annex import review_annex
from phoihop.features.reviews.counts import counted_as
from phoihop.features.reviews.outline import NOTES, directing, head_of, outline
from phoihop.features.reviews.papers import review_paper
from phoihop.features.reviews.queries import Material, keep_note, material
from phoihop.features.reviews.scope import Scope, choices, scope_of
from phoihop.people.acting import actor_of
from phoihop.people.rights import signed_in
from phoihop.registers.status import Status, status
from phoihop.registers.tables import Due
from phoihop.screen import clock
from phoihop.screen.parts import Action, Link
from phoihop.screen.status import said
from phoihop.screen.tables import Column, Filter, Filters, listing
from phoihop.screen.tables import choices as options
from phoihop.screen.words import dmy
from phoihop.vietnamese import file_name

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NOTE = 20_000


class Waiting(NamedTuple):
    """An agreement with the review that it needs next."""

    title: str
    url: str
    parties: str
    term: str
    needs: str
    final: bool


@signed_in
@require_safe
def reviews_page(request: HttpRequest) -> HttpResponse:
    """List agreements with the review that each needs: final ones that are due first."""
    actor = actor_of(request)
    today = clock.today()
    rows = with_counts(seen_by(actor).filter(state="issued"), actor, today)
    columns = [
        Column("title", _("Agreement"), ("sort_key",)),
        Column("parties", _("Parties")),
        Column("term", _("Term"), ("from_on",)),
        Column("needs", _("Next review")),
    ]
    page = listing(request, rows, columns, sort="-term")
    waiting = [
        Waiting(s.title, reverse("review", args=[s.row.record]), s.parties, s.term, *needed(s.row, today))
        for s in shown(page.rows)
    ]
    return render(request, "reviews/list.html", {"section": "reviews", "listing": page._replace(rows=waiting)})


def needed(row: Agreement, today: date) -> tuple[str, bool]:
    """Say which review comes next, and whether it is the final one."""
    if row.to_on is not None and row.to_on < today:
        return _("final review due since %(day)s") % {"day": dmy(row.to_on)}, True
    if row.to_on is not None and row.to_on.year == today.year:
        return _("final review by %(day)s") % {"day": dmy(row.to_on)}, True
    return _("interim review of %(year)d") % {"year": today.year}, False


def _look(request: HttpRequest, record: str) -> tuple[Looking, Scope]:
    look = Looking(request, record)
    scope = scope_of(request.GET.get("scope", ""), _begin(look), look.agreement.to_on, look.today)
    if scope is None:
        raise Http404
    return look, scope


def _begin(look: Looking) -> date:
    return look.agreement.tracked_since or look.agreement.from_on or look.today


def _offered(look: Looking) -> list[tuple[str, str]]:
    """Return the spans that are offered, with their words."""
    begin, end = _begin(look), look.agreement.to_on
    found = ((key, scope_of(key, begin, end, look.today)) for key in choices(begin, end, look.today))
    return [(key, scope_words(scope)) for key, scope in found if scope is not None]


def _material(look: Looking, scope: Scope) -> Material:
    return material(look.record, scope, look.actor.organisation_id, look.today, look.language)


def scope_words(scope: Scope) -> str:
    """Word a span: “năm 2026”, “6 tháng đầu năm 2026”, or its days."""
    if scope.key.endswith("-H1"):
        return _("first half of %(year)d") % {"year": scope.since.year}
    if scope.key.endswith("-H2"):
        return _("second half of %(year)d") % {"year": scope.since.year}
    if scope.key.isdecimal():
        return _("year %(year)s") % {"year": scope.key}
    return _("%(since)s to %(until)s") % {"since": dmy(scope.since), "until": dmy(scope.until)}


def title_of(look: Looking, scope: Scope) -> str:
    """Name the report: final where the whole term is asked for and it has ended or ends this year."""
    words = _("Final review of %(title)s") if is_final(look, scope) else _("Interim review of %(title)s")
    return words % {"title": look.title}


def is_final(look: Looking, scope: Scope) -> bool:
    return scope.key == "all" and needed(look.agreement, look.today)[1]


def abstract_of(look: Looking, scope: Scope) -> str:
    """Return what stands under the word REPORT: which review, of what time, of which agreement by its whole title.

    The title tells the term of the agreement, so that the whole needs no days of its own.
    """
    given = {"title": look.agreement.title or look.agreement.short_title, "span": scope_words(scope)}
    if is_final(look, scope):
        return pgettext("on paper", "Final review of %(title)s") % given
    if scope.key == "all":
        return pgettext("on paper", "Interim review of %(title)s") % given
    return pgettext("on paper", "Interim review, %(span)s, of %(title)s") % given


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show the report; a POST keeps the words of one section."""
    look, scope = _look(request, record)
    if request.method == "POST":
        return _keep(request, look, scope)
    found = _material(look, scope)
    query = f"?scope={scope.key}"
    return render(
        request,
        "reviews/review.html",
        {
            "section": "reviews",
            "look": look,
            "title": title_of(look, scope),
            "lede": _("Figures: %(span)s. Every figure opens the entries that it counts.")
            % {"span": scope_words(scope)},
            "above": [Link(look.title, look.url("agreement"))],
            "actions": [
                Action(_("As a Word report"), look.url("review_word") + query, main=True),
                Action(_("As an Excel annex"), look.url("review_excel") + query),
            ],
            "filters": Filters(request, [Filter("scope", _("Period"), options(_offered(look))[1:], value=scope.key)]),
            "nodes": [(node, found.notes.get(node.note, "")) for node in outline(found)],
            "names": found.names,
            "material": found,
            "scope": scope,
            "writes": look.writes,
        },
    )


def _keep(request: HttpRequest, look: Looking, scope: Scope) -> HttpResponse:
    section = request.POST.get("section", "")
    allowed = section in NOTES or (section.startswith("c") and len(section) <= 20)
    if not allowed:
        raise Http404
    check_party(look)
    keep_note(look.actor.organisation_id, look.record, scope, section, request.POST.get("text", "")[:LONGEST_NOTE])
    if request.headers.get("X-Draft"):
        return HttpResponse(status=204)
    return redirect(f"{look.url('review')}?scope={scope.key}#note-{section}")


class Source(NamedTuple):
    """One entry that a figure counts."""

    title: str
    url: str
    period: str
    lead: str
    number: str
    dated: date | None
    status: Status
    words: str


@signed_in
@require_safe
def review_sources(request: HttpRequest, record: str) -> HttpResponse:
    """List the entries behind a figure: the same rows that the report counted."""
    look, scope = _look(request, record)
    found = _material(look, scope)
    rows = chosen(found, request)
    columns = [
        Column("title", _("Commitment")),
        Column("period", _("Period")),
        Column("lead", _("Lead")),
        Column("number", pgettext("report", "Document")),
        Column("status", _("Status")),
    ]
    page = listing(request, rows, columns)
    titles = {each.lineage: each.title for each in found.commitments}
    sources = []
    for due in page.rows:
        report, read = found.reports.get(due.report), status(due, look.today)
        sources.append(
            Source(
                titles.get(due.lineage, due.commitment),
                occurrence_url(due),
                period_of(due),
                found.names.short(due.slot),
                report.number if report else "",
                report.dated if report else None,
                read,
                said(read.code, read.days if read.code in ("overdue", "received_late") else None),
            )
        )
    back = Link(title_of(look, scope), f"{look.url('review')}?scope={scope.key}")
    context = {
        "section": "reviews",
        "above": [back],
        "title": _("Entries that the figure counts"),
        "lede": scope_words(scope),
    }
    return render(request, "reviews/sources.html", context | {"listing": page._replace(rows=sources)})


def chosen(found: Material, request: HttpRequest) -> list[Due]:
    """Return the rows of a figure by the words of its address."""
    query = request.GET
    rows = list(found.dues)
    if query.get("lead"):
        rows = [due for due in rows if due.slot == query["lead"]]
    if query.get("line"):
        rows = [due for due in rows if due.line == query["line"]]
    if "clause" in query:
        under = {each.lineage for each in found.commitments if head_of(found, each) == query["clause"]}
        rows = [due for due in rows if due.lineage in under]
    if query.get("commitment"):
        rows = [due for due in rows if due.lineage == query["commitment"]]
    if query.get("count"):
        rows = [due for due in rows if counted_as(due, query["count"], found.today)]
    if query.get("numbered"):
        rows = [due for due in rows if (report := found.reports.get(due.report)) is not None and report.number]
    if query.get("directing"):
        rows = [due for due in rows if (report := found.reports.get(due.report)) is not None and directing(report)]
    if query.get("acts"):
        acts = set(query["acts"].split(","))
        rows = [due for due in rows if due.report in acts]
    return rows


@signed_in
@require_safe
def review_word(request: HttpRequest, record: str) -> HttpResponse:
    """Give the report as Word, in the form of the organisation that acts."""
    look, scope = _look(request, record)
    content = review_paper(look, _material(look, scope), abstract_of(look, scope))
    return _file(content, name_of(_("summary report"), look, scope, "docx"), DOCX)


@signed_in
@require_safe
def review_excel(request: HttpRequest, record: str) -> HttpResponse:
    """Give the annex as Excel: commitments, figures, matrix."""
    look, scope = _look(request, record)
    content = review_annex(look, _material(look, scope), title_of(look, scope), scope_words(scope))
    return _file(content, name_of(_("annex of the summary report"), look, scope, "xlsx"), XLSX)


def name_of(kind: str, look: Looking, scope: Scope, ending: str) -> str:
    """Name a file after what it is, the agreement and the span: `bao-cao-tong-hop-12-CTr-BDVTU-nam-2026.docx`."""
    return file_name(kind, look.agreement.number or look.title, scope_words(scope), ending=ending)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response
