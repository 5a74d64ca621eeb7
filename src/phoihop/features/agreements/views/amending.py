"""The pages of an amendment: the commitments in force with what becomes of each, and the form of one of them."""

from __future__ import annotations

from typing import NamedTuple, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.features.agreements.amending import Amending, as_it_was, desk_for
from phoihop.features.agreements.change_words import Telling
from phoihop.features.agreements.changing import amended
from phoihop.features.agreements.drafts.draft import Item
from phoihop.features.agreements.forms_steps import AmendmentStep
from phoihop.features.agreements.plans import TermsPlan
from phoihop.features.agreements.reading.forms import ItemForm
from phoihop.features.agreements.views.two_steps import Changing, two_steps
from phoihop.people.rights import signed_in
from phoihop.screen.clock import now
from phoihop.timetable.sentences import Lang

NEW = "new"


class Row(NamedTuple):
    """One commitment of the amendment: as it is in force, and what becomes of it."""

    name: str
    title: str
    place: str
    now: str
    then: str
    fate: str


def at_amending(request: HttpRequest, record: str) -> tuple[Changing, Amending]:
    changing = Changing(request, record)
    last = changing.terms.last
    assert last is not None
    return changing, Amending(changing.look.actor.organisation_id, record, last.issue, changing.plan)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def amend_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show what becomes of each commitment; with a day, go on to preview and signatures."""
    changing, amending = at_amending(request, record)
    edits = amending.edits()
    given = request.GET if "effective" in request.GET and "again" not in request.GET else None
    initial = {"effective": request.GET.get("effective") or changing.look.today}
    step = AmendmentStep(given, plan=changing.plan, today=changing.look.today, initial=initial)
    if given is not None and not edits:
        step.is_valid()
        step.add_error(None, _("Change, end or add at least one commitment first."))
    if given is not None and step.is_valid():
        known = [each.id for version in changing.terms.versions for each in version.facts.commitments]

        def planned() -> TermsPlan:
            return amended(changing.plan, edits, step.cleaned_data["effective"].isoformat(), known)

        answer = two_steps(changing, step, planned, title=_("Amend the agreement"), done=amending.forget)
        if not step.errors:
            return answer
    look = changing.look
    context = look.context("agreement_parties") | {
        "form": step,
        "rows": _rows(changing, amending),
        "edited": bool(edits),
    }
    return render(request, "agreements/amend.html", context, status=400 if step.errors else 200)


def _rows(changing: Changing, amending: Amending) -> list[Row]:
    look = changing.look
    telling = Telling(look.record, changing.names_with(changing.plan), cast("Lang", look.language), look.today)
    edits = amending.edits()
    rows = []
    for each in changing.plan.commitments:
        new = edits.changed.get(each.id)
        fate = "ended" if each.id in edits.ended else "changed" if new else ""
        then = _("ends") if fate == "ended" else telling.line(new) if new else ""
        rows.append(Row(each.id, each.title, each.clause_label, telling.line(each), then, fate))
    for number, each in enumerate(edits.added):
        rows.append(Row(f"{NEW}{number}", each.title, each.clause_label, "", telling.line(each), "added"))
    return rows


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def amend_commitment_page(request: HttpRequest, record: str, commitment: str) -> HttpResponse:
    """Change one commitment, or add one (`new`): its form is that of the reading desk."""
    changing, amending = at_amending(request, record)
    adding = commitment == NEW
    item = Item(NEW, cadence="quarterly", state="confirmed") if adding else amending.item(commitment)
    if item is None:
        raise Http404
    desk = desk_for(changing.plan, changing.names_with(changing.plan))
    form = ItemForm(desk, item, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _settle(amending, commitment, form.result())
        return HttpResponseRedirect(reverse("amend_agreement", args=[record]))
    context = changing.look.context("agreement_parties") | {"form": form, "item": item, "adding": adding}
    return render(request, "agreements/amend_commitment.html", context, status=400 if form.errors else 200)


def _settle(amending: Amending, commitment: str, item: Item) -> None:
    kept = amending.kept
    if commitment == NEW:
        kept.added.append(item)
    else:
        before = amending.commitment(commitment)
        assert before is not None
        kept.ended = [each for each in kept.ended if each != commitment]
        kept.changed.pop(commitment, None)
        if not as_it_was(before, item):
            kept.changed[commitment] = item
    amending.keep(now())


@signed_in
@require_POST
def amend_deed(request: HttpRequest, record: str, commitment: str, deed: str) -> HttpResponse:
    """End one commitment with the amendment, or take back what was settled for it. Nothing is recorded yet."""
    _changing, amending = at_amending(request, record)
    kept = amending.kept
    if deed == "end" and amending.commitment(commitment) is not None:
        kept.changed.pop(commitment, None)
        kept.ended = [*(each for each in kept.ended if each != commitment), commitment]
    elif deed == "undo":
        kept.changed.pop(commitment, None)
        kept.ended = [each for each in kept.ended if each != commitment]
        number = commitment.removeprefix(NEW)
        if commitment.startswith(NEW) and number.isdecimal() and int(number) < len(kept.added):
            kept.added.pop(int(number))
    amending.keep(now())
    return HttpResponseRedirect(reverse("amend_agreement", args=[record]))
