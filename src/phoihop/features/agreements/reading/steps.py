"""What a person does at the proposals of the reading desk: confirm, correct, add, split, merge, drop, take back.

Works with plain forms; where scripts run, an answered card is put in place without loading the page again.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.features.agreements.drafts.draft import Item, ReadingDesk, Reason
from phoihop.features.agreements.drafts.parties import names_of
from phoihop.features.agreements.reading import changes
from phoihop.features.agreements.reading.cards import Words, page_of, side_of
from phoihop.features.agreements.reading.desk import at_desk, desk_url
from phoihop.features.agreements.reading.forms import ItemForm
from phoihop.features.agreements.reading.words import (
    language,
    usual_dues,
)
from phoihop.people.rights import signed_in
from phoihop.reading.titles import shortened
from phoihop.screen.clock import now


def back(request: HttpRequest, desk: ReadingDesk, at: str) -> HttpResponse:
    """Go back to the desk; where scripts asked, tell them to load it."""
    url = desk_url(desk.row, at)
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = url
        return answer
    return HttpResponseRedirect(url)


def cards_changed(request: HttpRequest, desk: ReadingDesk, item: Item, then: str) -> HttpResponse:
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
    told: list[str] = []
    try:
        changed = changes.confirm(desk, desk.item(item), given, actor.organisation, told)
    except changes.Unanswered:
        return unanswered(request, draft, item, given)
    desk.keep(now())
    for words in told:
        messages.warning(request, words)
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
    merged = changes.merge(desk, desk.item(item))
    if merged is None:
        messages.error(request, _("There is no commitment before this one to merge it with."))
        return back(request, desk, item)
    into, told = merged
    desk.keep(now())
    for words in told:
        messages.warning(request, words)
    return back(request, desk, into.id)


@signed_in
@require_POST
def reading_restore(request: HttpRequest, draft: int, item: str) -> HttpResponse:
    """Put a dropped proposal back; one that is not dropped stays as it is."""
    _actor, desk = at_desk(request, draft, writing=True)
    found = desk.item(item)
    if found.state == "dropped":
        changes.restore(desk, found)
        desk.keep(now())
    return back(request, desk, item)


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
    places = changes.places_to_split(found, desk.text, names_of(desk))
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
