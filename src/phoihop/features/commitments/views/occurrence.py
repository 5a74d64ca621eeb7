"""The page of one occurrence: the promise and its story beside the report, as it is written or as it was filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.features.agreements.signers import last_signer
from phoihop.features.commitments.deeds.deed import Deed, Report
from phoihop.features.commitments.deeds.reports import CONTRIBUTE, CORRECT, ENTER, FILE
from phoihop.features.commitments.deeds.table import deed_named
from phoihop.features.commitments.drafts import bring_in, draft_of, drop_draft, keep_draft, typed
from phoihop.features.commitments.forms import FREE_TEXT, ReportEntry, figure_name
from phoihop.features.commitments.looking import Looking, check_writes, looking
from phoihop.features.commitments.papers import DOCX, file_answer, report_paper
from phoihop.features.commitments.queries import figures_before, last_report
from phoihop.features.commitments.shown import foreseen_context, page_context, typed_value
from phoihop.features.commitments.wording import day_of, refusal_words
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure
from phoihop.screen import clock
from phoihop.screen.unsent import unsent_page
from phoihop.vault.releasing import release
from phoihop.vietnamese import file_name


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def occurrence_page(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> HttpResponse:
    """Show an occurrence; with a report form where one is asked of us. POST keeps, attaches, copies or sends."""
    look = looking(request, record, commitment, period, party)
    writing = _writing(request, look)
    if request.method == "POST":
        return _written(request, look, writing)
    form = _opened(look, writing) if writing is not None else None
    return render(request, "commitments/occurrence.html", page_context(look, writing, form))


def _writing(request: HttpRequest, look: Looking) -> Deed | None:
    """Return which report form is open: the one asked for, else the one that we owe. What no page asks for is a 404."""
    asked = (request.POST if request.method == "POST" else request.GET).get("do", "")
    if asked:
        chosen = deed_named(asked)
        if chosen is None or not isinstance(chosen.asked, Report):
            raise Http404
        if chosen in look.may:
            return chosen
        check_writes(look)
        if request.method == "POST":
            return None
    if FILE in look.may and look.row.state != "untracked":
        return FILE
    return CORRECT if CORRECT in look.may and look.may.ours and look.row.state == "sent_back" else None


def _opened(look: Looking, writing: Deed) -> ReportEntry:
    """Return the form as it was left: the draft, else what we said before, else empty with today's date."""
    draft = draft_of(look.row, writing.report.part, by=look.actor)
    look.draft = draft
    if draft is not None:
        return _entry(look, writing, files=draft.files, initial=draft.fields)
    if writing is CORRECT:
        initial, files = _said_before(look)
        return _entry(look, writing, files=files, initial=initial)
    if writing is ENTER:
        return _entry(look, writing, initial={"received_on": look.today})
    return _entry(look, writing, initial={"on": look.today})


def _entry(look: Looking, writing: Deed, data: Any = None, *, files: Any = (), initial: Any = None) -> ReportEntry:
    asked = _asked(look, data if data is not None else initial or {})
    told = figures_before(look.found, asked) if writing is not CONTRIBUTE else []
    entered = writing.report.of_others or (writing is CORRECT and not look.may.ours)
    return ReportEntry(data, told=told, files=files, entered=entered, initial=initial)


def _asked(look: Looking, given: Mapping[str, Any]) -> list[Figure]:
    """Return the figures that the form asks for: those in force, those that are a target, and those typed already."""
    targets = {target.figure for target in look.found.facts.targets}
    return [
        figure
        for figure in look.figures
        if not figure.retired or figure.code in targets or given.get(f"figure_{figure.code}") not in (None, "")
    ]


def _said_before(look: Looking) -> tuple[dict[str, Any], list[Any]]:
    """Return the report that stands, as the first text of its correction."""
    said = look.found.said(look.found.lead.report)
    signer = said.get("signer", {})
    initial: dict[str, Any] = {name: said.get(name, "") for name in FREE_TEXT}
    initial |= {f"figure_{code}": value for code, value in said.get("figures", {}).items()}
    initial |= {
        "number": said.get("number", ""),
        "on": look.today,
        "signer_capacity": signer.get("capacity", ""),
        "signer_on_behalf_of": signer.get("on_behalf_of", ""),
        "signer_position": signer.get("position", ""),
    }
    initial["estimated"] = bool(said.get("estimated"))
    files = [dict(file) for file in said.get("files", ())]
    for file in files:
        key = f"file_{str(file['sha256'])[:16]}"
        initial |= {f"{key}_{name}": file.get(name, "") for name in ("number", "signer")}
        initial[f"{key}_dated"] = day_of(str(file.get("dated", "")))
    return initial, files


def _written(request: HttpRequest, look: Looking, writing: Deed | None) -> HttpResponse:
    """Do what the pressed button says; what was typed is kept unless it was sent."""
    if writing is None:
        words = _("This can no longer be done: the occurrence has changed meanwhile.")
        if _is_other_than_said(request, look):
            return unsent_page(
                request, look.found.title, words, on=look.url, action=_("See what was reported"), status=409
            )
        messages.warning(request, words)
        return HttpResponseRedirect(look.url)
    kept = draft_of(look.row, writing.report.part, by=look.actor)
    files = list(kept.files) if kept is not None else (_said_before(look)[1] if writing is CORRECT else [])
    removed = request.POST.get("remove", "")
    files = [file for file in files if file["sha256"] != removed]
    refusals = _attach(request, files)
    fields, secret = _typed(request, look, writing)
    if secret:
        refusals["result"] = secret
    sending = "send" in request.POST
    form = _entry(look, writing, request.POST, files=files)
    if sending and not refusals and form.is_valid() and _sent(look, writing, form, request.POST.get("seen", "")):
        if kept is not None:
            drop_draft(look.row, writing.report.part, by=look.actor)
        messages.success(request, str(writing.report.done))
        return HttpResponseRedirect(look.url)
    if not secret:
        keep_draft(look.row, writing.report.part, fields, files, by=look.actor, now=clock.now())
    release([removed, *(str(file["sha256"]) for file in (files if secret else ()))])
    if not sending:
        if not refusals:
            return HttpResponseRedirect(f"{look.url}?do={writing.name}")
        form.errors.clear()
    for field, words in refusals.items():
        form.add_error(field, words)
    # Answered as a page and not as a refusal, so that the script that sends files puts the whole form in its place.
    return render(request, "commitments/occurrence.html", page_context(look, writing, form))


def _is_other_than_said(request: HttpRequest, look: Looking) -> bool:
    """Whether somebody typed another report than the one that stands: after going back, it is the same."""
    said = look.found.said(look.found.lead.report) if look.found.lead.report else {}
    typed_result = request.POST.get("result", "").replace("\r\n", "\n").strip()
    return bool(typed_result) and typed_result != str(said.get("result", "")).strip()


def _attach(request: HttpRequest, files: list[dict[str, Any]]) -> dict[str, str]:
    """Bring in the files of the request and add them to the list; return what was refused, by field."""
    uploads = request.FILES.getlist("attached")
    if not uploads:
        return {}
    try:
        taken = bring_in(uploads, declared="declared" in request.POST, now=clock.now())
    except Refused as refused:
        return {"declared" if refused.code == "file_undeclared" else "attached": refusal_words(refused)}
    known = {file["sha256"] for file in files}
    files.extend(file for file in taken if file["sha256"] not in known)
    return {}


def _typed(request: HttpRequest, look: Looking, writing: Deed) -> tuple[dict[str, str], str]:
    """Return what was typed, and why it must not be kept, where that is so: then no draft of it stays."""
    try:
        fields = typed(request.POST)
    except Refused as refused:
        drop_draft(look.row, writing.report.part, by=look.actor)
        return {}, refusal_words(refused)
    if "copy" in request.POST:
        _copy(look, fields)
    return fields, ""


def _copy(look: Looking, fields: dict[str, str]) -> None:
    """Fill the empty texts from the report of an earlier period; figures are of their period and are not copied."""
    before = last_report(look.found)
    if before is not None:
        for name in FREE_TEXT:
            fields[name] = fields.get(name, "").strip() or getattr(before, name)


def _sent(look: Looking, writing: Deed, form: ReportEntry, seen: str) -> bool:
    plan = replace(form.plan(), corrects=seen) if writing is CORRECT else form.plan()
    try:
        writing.report.perform(look.row, plan, by=look.actor, now=clock.now())
    except Refused as refused:
        fields = {
            "date_in_the_future": "on",
            "report_before_period": "on",
            "report_before_agreement": "on",
            "received_before_written": "received_on",
            "result_missing": "result",
        }
        field = fields.get(refused.code)
        form.add_error(field if field in form.fields else None, refusal_words(refused))
        return False
    return True


@signed_in
@require_POST
def keep(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> HttpResponse:
    """Keep what is being typed (sent by the page while typing). Answers 204, or a sentence why not."""
    look = looking(request, record, commitment, period, party)
    writing = _writing(request, look)
    if writing is None:
        words = _("This can no longer be done: the occurrence has changed meanwhile.")
        return HttpResponse(words, status=409, content_type="text/plain; charset=utf-8")
    try:
        keep_draft(look.row, writing.report.part, typed(request.POST), None, by=look.actor, now=clock.now())
    except Refused as refused:
        return HttpResponse(refusal_words(refused), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@signed_in
@require_POST
def foreseen_part(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> HttpResponse:
    """Answer with what will be recorded for what is typed so far: a fragment of the page, asked for while typing."""
    look = looking(request, record, commitment, period, party)
    writing = _writing(request, look)
    form = _entry(look, writing or FILE, request.POST)
    return render(request, "commitments/parts/foreseen.html", foreseen_context(look, writing, form))


def signing(look: Looking, typed: Mapping[str, Any]) -> dict[str, str]:
    """Return who is to sign our paper: as typed, else who signed the agreement for us."""
    asked = ("capacity", "on_behalf_of", "position")
    given = {key: " ".join(str(typed.get(f"signer_{key}", "")).split())[:200] for key in asked}
    return given if given["position"] else last_signer(look.row.record, look.actor.organisation_id)


@signed_in
@require_POST
def report_word(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> HttpResponse:
    """Give what is being written as a Word file, to be signed on paper first; it stays kept as a draft."""
    look = looking(request, record, commitment, period, party)
    writing, ours = _writing(request, look), look.actor.organisation
    if writing is not FILE or ours is None:
        messages.warning(request, _("This can no longer be done: the occurrence has changed meanwhile."))
        return HttpResponseRedirect(look.url)
    keep_draft(look.row, writing.report.part, typed(request.POST), None, by=look.actor, now=clock.now())
    form = _entry(look, writing, request.POST)
    figures = [
        (figure_name(each.figure), each.target, typed_value(form, f"figure_{each.figure.code}")) for each in form.told
    ]
    content = report_paper(look.found, request.POST, figures, ours, look.today, signing(look, request.POST))
    number = look.found.agreement.number
    return file_answer(content, file_name(_("report"), number, look.found.title, ending="docx"), DOCX)
