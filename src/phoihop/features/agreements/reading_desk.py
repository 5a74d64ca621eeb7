"""The reading desk: the document beside what it promises, questions first, each proposal confirmed by a person.

Works with plain forms; where scripts run, an answered card is put in place without loading the page again.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.features.agreements import reading_changes as changes
from phoihop.features.agreements.drafts import Desk, Item, Reason, draft_or_404
from phoihop.features.agreements.drafts_proposals import shortened
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading_document import document_html
from phoihop.features.agreements.reading_files import throw_away
from phoihop.features.agreements.reading_forms import ItemForm
from phoihop.features.agreements.reading_look import is_to_be_looked_at, notes_of
from phoihop.features.agreements.reading_taking import copies_for, reading_of
from phoihop.features.agreements.reading_words import (
    Question,
    follows_usual,
    language,
    lines_of_work,
    open_about,
    questions_of,
    reasons_of,
    standing_words,
    usual_dues,
    when_words,
)
from phoihop.people.acting import Actor
from phoihop.people.rights import may_write, signed_in
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure
from phoihop.screen.clock import now
from phoihop.vault.serving import file_response


class Card(NamedTuple):
    """One proposal as it is drawn."""

    item: Item
    heading: str
    questions: list[Question]
    facts: list[tuple[str, str]]
    more: list[tuple[str, str]]
    why: str
    first: bool
    current: bool = False
    error: str = ""
    day: str = ""


class Words:
    """What cards are worded from, asked of the database once a page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lines = lines_of_work()
        english = language() == "en"
        self.figures = {
            figure.code: (figure.name_en or figure.name, figure.unit_en or figure.unit)
            if english
            else (figure.name, figure.unit)
            for figure in Figure.objects.all()
        }

    def card(
        self, item: Item, *, first: bool, current: bool = False, error: str = "", answered: dict[str, str] | None = None
    ) -> Card:
        questions = questions_of(item, self.desk, answered) if item.open else []
        heading = questions[0].words if questions else item.title
        return Card(
            item,
            heading,
            questions,
            self.facts(item),
            self.more(item),
            reasons_of(item),
            first,
            current,
            error,
            (answered or {}).get("day", ""),
        )

    def facts(self, item: Item) -> list[tuple[str, str]]:
        """Return who, when and how much, as label and words."""
        found = [
            (_("Lead"), self.bodies(item.leads) or item.printed or _("not stated")),
            (pgettext("when it is due", "When"), when_words(item, self.desk.usual_due)),
            (_("Target"), self.target(item)),
        ]
        return [(label, words) for label, words in found if words]

    def more(self, item: Item) -> list[tuple[str, str]]:
        """Return what is shown of the current proposal only."""
        found = [
            (_("Supporting"), self.bodies(item.supports)),
            (_("Reports go to"), self.bodies(item.receivers)),
            (_("Deliverable"), item.deliverable),
            (_("Line of work"), self.lines.get(item.line, item.line)),
        ]
        return [(label, words) for label, words in found if words]

    def bodies(self, slots: list[str]) -> str:
        parties = [party.slot for party in self.desk.parties if party.role == "party"]
        if len(slots) > 1 and set(slots) >= set(parties):
            return _("all parties, each for itself")
        return ", ".join(self.desk.names(slots))

    def target(self, item: Item) -> str:
        said = [f"{value} {self.figures.get(code, ('', ''))[1]}".strip() for code, value in item.targets.items()]
        return ", ".join(said) or item.amount


def at_desk(request: HttpRequest, draft: int, *, writing: bool = False) -> tuple[Actor, Desk]:
    """Return who looks and the draft, or 404; writing asks for an officer and a draft that is not recorded."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = draft_or_404(actor, draft)
    if writing and not may_write(actor):
        raise Refused("needs_officer", {}, "forbidden")
    if writing and row.state != ReadingDraft.State.OPEN:
        raise Refused("no_such_draft", {}, "conflict")
    return actor, Desk(row)


def desk_url(row: ReadingDraft, at: str = "") -> str:
    url = reverse("reading_desk", args=[row.pk])
    return f"{url}?at={at}#p-{at}" if at else url


@signed_in
@require_safe
def reading_desk(request: HttpRequest, draft: int) -> HttpResponse:
    """Show the document and its proposals."""
    _actor, desk = at_desk(request, draft)
    row = desk.row
    if row.state in (ReadingDraft.State.WAITING, ReadingDraft.State.FAILED):
        return HttpResponseRedirect(reverse("reading_progress", args=[draft]))
    if row.state == ReadingDraft.State.RECORDED:
        return HttpResponseRedirect(reverse("agreement", args=[row.record]))
    if is_to_be_looked_at(row):
        return HttpResponseRedirect(reverse("reading_look", args=[draft]))
    if row.agreement < 0:
        return HttpResponseRedirect(reverse("reading_choose", args=[draft]))
    wanted = request.GET.get("at", "")
    current = wanted if any(item.id == wanted for item in desk.shown) else desk.next_open()
    return render(
        request, "agreements/reading_desk.html", page_of(desk, current, only_open=bool(request.GET.get("open")))
    )


def page_of(
    desk: Desk, current: str, *, only_open: bool = False, error: str = "", answered: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return what the whole page shows; `error` and what was answered belong to the current proposal."""
    words = Words(desk)
    shown = [item for item in desk.shown if item.open or not only_open]
    first = desk.shown[0].id if desk.shown else ""
    cards = [
        words.card(
            item,
            first=item.id == first,
            current=item.id == current,
            error=error if item.id == current else "",
            answered=answered if item.id == current else None,
        )
        for item in shown
    ]
    row = desk.row
    document = document_html(reading_of(row), desk.items, current) if row.reading else ""
    return {
        "section": "agreements",
        "draft": row,
        "desk": desk,
        "cards": cards,
        "document": document,
        "only_open": only_open,
        "notes": notes_of(row),
        **side_of(desk),
    }


def side_of(desk: Desk) -> dict[str, Any]:
    """Return the parts that every change renews: progress, the list of questions, the usual day of sending."""
    usual = [item for item in desk.shown if follows_usual(item)]
    return {
        "draft": desk.row,
        "parties": ", ".join(party.name for party in desk.parties),
        "done": len(desk.confirmed),
        "total": len(desk.shown),
        "rest": standing_words(desk),
        "asked": [(item, questions_of(item, desk)[0].words) for item in desk.unanswered],
        "about": open_about(desk),
        "waiting": sum(item.open and not item.asks for item in desk.items),
        "usual": usual,
        "usual_words": ngettext(
            "%(n)d commitment states no day of sending", "%(n)d commitments state no day of sending", len(usual)
        )
        % {"n": len(usual)},
        "usual_dues": usual_dues(language()),
        "usual_due": desk.usual_due,
        "can_undo": bool(desk.row.log),
        "all_done": bool(desk.confirmed) and not any(item.open for item in desk.items),
    }


def back(request: HttpRequest, desk: Desk, at: str) -> HttpResponse:
    """Go back to the desk; where scripts asked, tell them to load it."""
    url = desk_url(desk.row, at)
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = url
        return answer
    return HttpResponseRedirect(url)


def cards_changed(request: HttpRequest, desk: Desk, item: Item, then: str) -> HttpResponse:
    """Answer a script with the one card that changed and the parts around it."""
    words = Words(desk)
    first = bool(desk.shown) and desk.shown[0].id == item.id
    shown = side_of(desk) | {"card": words.card(item, first=first), "next": then, "fragment": True}
    return render(request, "agreements/reading_changed.html", shown)


@signed_in
@require_POST
def reading_confirm(request: HttpRequest, draft: int, item: str) -> HttpResponse:
    """Confirm one proposal with the answers to its questions."""
    actor, desk = at_desk(request, draft, writing=True)
    assert actor.organisation is not None
    given = {name: str(value) for name, value in request.POST.items()}
    try:
        changed = changes.confirm(desk, desk.item(item), given, actor.organisation)
    except changes.Unanswered:
        return unanswered(request, draft, item, given)
    desk.keep(now())
    then = desk.next_open(item)
    if request.headers.get("HX-Request") and len(changed) == 1 and desk.item(item).state == "confirmed":
        return cards_changed(request, desk, desk.item(item), then)
    return back(request, desk, then or item)


def unanswered(request: HttpRequest, draft: int, item: str, given: dict[str, str]) -> HttpResponse:
    """Show the proposal again with what was chosen, and say what is still to be decided."""
    _actor, desk = at_desk(request, draft)
    error = _("Choose one of the answers first, then confirm.")
    found = desk.item(item)
    if request.headers.get("HX-Request"):
        first = bool(desk.shown) and desk.shown[0].id == item
        card = Words(desk).card(found, first=first, current=True, error=error, answered=given)
        shown = side_of(desk) | {"card": card, "next": item, "fragment": True}
        return render(request, "agreements/reading_changed.html", shown)
    return render(request, "agreements/reading_desk.html", page_of(desk, item, error=error, answered=given), status=422)


@signed_in
@require_POST
def reading_drop(request: HttpRequest, draft: int, item: str) -> HttpResponse:
    _actor, desk = at_desk(request, draft, writing=True)
    then = desk.next_open(item)
    changes.drop(desk, desk.item(item))
    desk.keep(now())
    return back(request, desk, then if then != item else "")


@signed_in
@require_POST
def reading_merge(request: HttpRequest, draft: int, item: str) -> HttpResponse:
    """Merge a proposal into the one before it."""
    _actor, desk = at_desk(request, draft, writing=True)
    into = changes.merge(desk, desk.item(item))
    if into is None:
        messages.error(request, _("There is no commitment before this one to merge it with."))
        return back(request, desk, item)
    desk.keep(now())
    return back(request, desk, into.id)


@signed_in
@require_POST
def reading_undo(request: HttpRequest, draft: int) -> HttpResponse:
    """Take the last step back."""
    _actor, desk = at_desk(request, draft, writing=True)
    step = desk.take_back()
    if step is None:
        messages.info(request, _("There is no step to take back."))
        return back(request, desk, "")
    desk.keep(now())
    return back(request, desk, step.at)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_rest(request: HttpRequest, draft: int) -> HttpResponse:
    """Confirm all that has no open question, after asking once."""
    _actor, desk = at_desk(request, draft, writing=True)
    if request.method == "POST":
        count = changes.confirm_rest(desk)
        desk.keep(now())
        messages.success(
            request, ngettext("%(n)d commitment confirmed.", "%(n)d commitments confirmed.", count) % {"n": count}
        )
        return HttpResponseRedirect(desk_url(desk.row, desk.next_open()))
    count = sum(item.open and not item.asks for item in desk.items)
    shown = {
        "section": "agreements",
        "title": ngettext("Confirm %(n)d proposal?", "Confirm %(n)d proposals?", count) % {"n": count},
        "sentence": _("They are taken as they are proposed. Proposals with a question stay until it is answered."),
        "action": _("Confirm all"),
        "back": desk_url(desk.row),
    }
    return render(request, "screen/confirm.html", shown)


@signed_in
@require_POST
def reading_usual(request: HttpRequest, draft: int) -> HttpResponse:
    """Set the day of sending for reports of which the document states none."""
    _actor, desk = at_desk(request, draft, writing=True)
    wanted = request.POST.get("usual_due", "")
    if any(option.value == wanted for option in usual_dues(language())):
        desk.row.fields = desk.row.fields | {"usual_due": wanted}
        desk.keep(now(), "fields")
    return back(request, desk, "")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_edit(request: HttpRequest, draft: int, item: str) -> HttpResponse:
    """Correct one proposal; saving confirms it."""
    _actor, desk = at_desk(request, draft, writing=True)
    found = desk.item(item)
    form = ItemForm(desk, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changes.change(desk, found, form.result())
        desk.keep(now())
        return HttpResponseRedirect(desk_url(desk.row, desk.next_open(item) or item))
    shown = {"section": "agreements", "draft": desk.row, "form": form, "item": found, "back": desk_url(desk.row, item)}
    return render(request, "agreements/reading_edit.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_add(request: HttpRequest, draft: int) -> HttpResponse:
    """Add a commitment: from a stretch of the text (`start`, `end`), or typed by hand."""
    _actor, desk = at_desk(request, draft, writing=True)
    start, end = (offset(request.GET.get(name, ""), len(desk.text)) for name in ("start", "end"))
    text = " ".join(desk.text[start:end].split()) if 0 <= start < end else ""
    item = Item(desk.new_id(), text=text, title=shortened(text), cadence="quarterly")
    item.why = [Reason("typed")]
    if text:
        item.start, item.end = start, end
    form = ItemForm(desk, item, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changes.add(desk, form.result())
        desk.keep(now())
        if "again" in request.POST:
            return HttpResponseRedirect(reverse("reading_add", args=[draft]))
        return HttpResponseRedirect(desk_url(desk.row, desk.next_open() or item.id))
    shown = {
        "section": "agreements",
        "draft": desk.row,
        "form": form,
        "item": item,
        "adding": True,
        "back": desk_url(desk.row),
    }
    return render(request, "agreements/reading_edit.html", shown)


def offset(typed: str, longest: int) -> int:
    return min(int(typed), longest) if typed.isdecimal() and len(typed) < 10 else -1


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_split(request: HttpRequest, draft: int, item: str) -> HttpResponse:
    """Split a proposal at a chosen place of its text."""
    _actor, desk = at_desk(request, draft, writing=True)
    found = desk.item(item)
    places = changes.places_to_split(found, desk.text)
    error = ""
    if request.method == "POST":
        wanted = request.POST.get("at", "")
        if any(str(at) == wanted for at, _before, _after in places):
            changes.split(desk, found, int(wanted))
            desk.keep(now())
            return HttpResponseRedirect(desk_url(desk.row, item))
        error = _("Choose where the sentence is split.")
    shown = {
        "section": "agreements",
        "draft": desk.row,
        "item": found,
        "places": places,
        "error": error,
        "back": desk_url(desk.row, item),
    }
    return render(request, "agreements/reading_split.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_choose(request: HttpRequest, draft: int) -> HttpResponse:
    """Choose which of several agreements in one document are followed: one draft for each."""
    _actor, desk = at_desk(request, draft, writing=True)
    row, error = desk.row, ""
    if row.agreement >= 0:
        return HttpResponseRedirect(desk_url(row))
    reading = reading_of(row)
    if request.method == "POST":
        known = range(len(reading.agreements))
        chosen = [int(each) for each in request.POST.getlist("agreement") if each.isdecimal() and int(each) in known]
        if chosen:
            rows = copies_for(row, chosen, now())
            if len(rows) > 1:
                words = _("%(n)d documents are on the reading desk, one for each agreement.") % {"n": len(rows)}
                messages.success(request, words)
            return HttpResponseRedirect(desk_url(rows[0]))
        error = _("Choose at least one agreement.")
    counts = [sum(each.agreement == place for each in reading.commitments) for place in range(len(reading.agreements))]
    found = [(place, about, counts[place]) for place, about in enumerate(reading.agreements)]
    return render(
        request,
        "agreements/reading_choose.html",
        {"section": "agreements", "draft": row, "found": found, "error": error},
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_delete(request: HttpRequest, draft: int) -> HttpResponse:
    """Throw a draft away, after asking once. Its files go with it, unless something else names them."""
    _actor, desk = at_desk(request, draft, writing=True)
    if request.method == "POST":
        throw_away(desk.row)
        messages.success(request, _("The draft was thrown away."))
        return HttpResponseRedirect(reverse("new_agreement"))
    shown = {
        "section": "agreements",
        "title": _("Throw this draft away?"),
        "sentence": _("What was confirmed on the reading desk is lost. Nothing has been recorded yet."),
        "action": _("Throw away"),
        "back": desk_url(desk.row),
    }
    return render(request, "screen/confirm.html", shown)


@signed_in
@require_safe
def reading_file(request: HttpRequest, draft: int, digest: str) -> FileResponse:
    """Open the document or the scan of a draft."""
    _actor, desk = at_desk(request, draft)
    for file in (desk.row.source, desk.row.scan):
        if file.get("sha256") == digest:
            return file_response(digest, str(file.get("name", "")), shown=True)
    raise Http404
