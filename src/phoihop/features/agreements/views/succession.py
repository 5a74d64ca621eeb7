"""A merger over all agreements: which bodies pass into which, what it touches, and how far the work is.

For whoever writes for an organisation that keeps agreements, and for the operator, who sees numbers and no record.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.features.agreements.forms_change import check_words
from phoihop.features.agreements.forms_steps import MOST_BODIES, NEW
from phoihop.features.agreements.succession import (
    SUCCEED_EVERYWHERE,
    Concerned,
    SuccessionPlan,
    concerned,
    counts_by_keeper,
    standing_in_records_of,
    succeed_everywhere,
)
from phoihop.features.agreements.views.refusing import refuse, words_of
from phoihop.jobs.models import Job
from phoihop.people.acting import Actor, actor_of
from phoihop.people.actions import find_or_enter
from phoihop.people.models import Organisation, Succession
from phoihop.people.rights import may_write, signed_in
from phoihop.record.refused import Refused
from phoihop.screen.clock import now
from phoihop.screen.fields import DateField

KINDS = ("merge", "absorb", "hand_over")


class TouchedRecord(NamedTuple):
    """A record that is touched, worded."""

    title: str
    url: str
    commitments: str
    how: str


class MergerForm(forms.Form):
    """Which bodies pass into which, on which day, by which document."""

    ended = forms.MultipleChoiceField(
        label=gettext_lazy("Which bodies end?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one body.")},
    )
    successor = forms.ChoiceField(
        label=gettext_lazy("Who takes over?"),
        error_messages={"required": gettext_lazy("Choose who takes over.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the new body"),
        help_text=gettext_lazy("Only where the directory does not have it."),
        max_length=250,
        required=False,
    )
    kind = forms.ChoiceField(label=gettext_lazy("How"))
    on = DateField(
        label=gettext_lazy("From day"), error_messages={"required": gettext_lazy("Type from which day it holds.")}
    )
    basis = forms.CharField(
        label=gettext_lazy("Document that it rests on"),
        help_text=gettext_lazy("For example: Quyết định số 01-QĐ/TU ngày 03/02/2025."),
        max_length=300,
    )

    def __init__(self, data: Any = None, *, keeper: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        rows = Organisation.objects.filter(same_as=None).order_by("sort_key")
        bodies = list(rows.filter(until=None).values_list("id", "name")[:MOST_BODIES])
        # The directory may have it that a body is no more before the records have handed its duties over.
        standing = rows.filter(id__in=standing_in_records_of(keeper)).exclude(until=None)
        ending = [*standing.values_list("id", "name")[:MOST_BODIES], *bodies]
        new = (NEW, _("a body that the directory does not have"))
        kinds = [(code, label) for code, label in Succession.Kind.choices if code in KINDS]
        for field, choices in (("ended", ending), ("successor", [("", _("Choose")), *bodies, new]), ("kind", kinds)):
            self.fields[field].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        check_words(self, "basis", "name")
        if given.get("successor") == NEW and not " ".join(str(given.get("name") or "").split()):
            self.add_error("name", _("Type the name of the body."))
        if given.get("successor") in (given.get("ended") or []):
            self.add_error("successor", _("A body that ends cannot take over from itself."))
        return given

    def plan(self, successor: str) -> SuccessionPlan:
        given = self.cleaned_data
        return SuccessionPlan(tuple(given["ended"]), successor, given["on"], given["kind"], given["basis"].strip())


def actor_or_404(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.is_operator and not may_write(actor):
        raise Http404
    return actor


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def succession_page(request: HttpRequest) -> HttpResponse:
    """Ask which bodies pass into which; show what it touches; begin. Nothing is written before the last press."""
    actor = actor_or_404(request)
    keeper = actor.organisation_id if may_write(actor) else ""
    form = MergerForm(request.POST if request.method == "POST" else None, keeper=keeper)
    shown: dict[str, Any] = {"form": form, "back": reverse("settings"), "section": ""}
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        try:
            if "send" in request.POST:
                return _begin(form, actor)
            with transaction.atomic():
                shown |= _preview(form, actor)
                # A body entered only to be previewed is not kept.
                transaction.set_rollback(True)
        except Refused as refused:
            refuse(form, refused)
    return render(request, "agreements/succession.html", shown, status=400 if form.errors else 200)


def _successor(form: MergerForm) -> str:
    chosen = form.cleaned_data["successor"]
    return find_or_enter(form.cleaned_data["name"]).id if chosen == NEW else str(chosen)


def _begin(form: MergerForm, actor: Actor) -> HttpResponse:
    with transaction.atomic():
        job = succeed_everywhere(form.plan(_successor(form)), by=actor, now=now())
    if job is None:
        return HttpResponseRedirect(reverse("succession_done"))
    return HttpResponseRedirect(reverse("succession_job", args=[job.pk]))


def _preview(form: MergerForm, actor: Actor) -> dict[str, Any]:
    plan = form.plan(_successor(form))
    lines = [line_of(each) for each in concerned(plan, actor.organisation_id)] if may_write(actor) else []
    others = counts_by_keeper(plan.ended, None if actor.is_operator else actor.organisation_id)
    others.pop(actor.organisation_id if may_write(actor) else "", None)
    names = Organisation.objects.in_bulk([*others, *plan.ended, plan.successor])
    values = {
        "ended": ", ".join(names[each].name for each in plan.ended),
        "successor": names[plan.successor].name,
        "day": f"{plan.on:%d/%m/%Y}",
    }
    elsewhere = []
    for keeper, n in others.items():
        words = ngettext(
            "%(n)d agreement kept by %(keeper)s, which hands it over itself.",
            "%(n)d agreements kept by %(keeper)s, which hands them over itself.",
            n,
        )
        name = names[keeper].name if keeper in names else ""
        elsewhere.append(words % {"n": n, "keeper": name})
    said = _("%(successor)s takes over from %(ended)s on %(day)s.") % values
    return {"previewed": True, "said": said, "lines": lines, "elsewhere": elsewhere}


def line_of(each: Concerned) -> TouchedRecord:
    how = {
        "paper": _("handed over at once"),
        "system": _("a draft that the parties sign here"),
        "asked": _("to be done on its own page: somebody must be asked who leads or receives"),
    }[each.way]
    url = reverse("succeed_in_agreement" if each.way == "asked" else "agreement", args=[each.record])
    words = ngettext("%(n)d commitment", "%(n)d commitments", each.commitments) % {"n": each.commitments}
    return TouchedRecord(each.title, url, words, how)


def job_or_404(actor: Actor, number: int) -> Job:
    found = Job.objects.filter(pk=number, kind=SUCCEED_EVERYWHERE).first()
    if found is None or found.given.get("keeper") != actor.organisation_id:
        raise Http404
    return found


@signed_in
@require_safe
def succession_job_page(request: HttpRequest, job: int) -> HttpResponse:
    """Show how far the work is; then what was done and what is left."""
    actor = actor_or_404(request)
    found = job_or_404(actor, job)
    if not found.is_over:
        return render(request, "agreements/succession_job.html", {"running": True, **_progress(found)})
    plan = SuccessionPlan.of(found.given)
    left = [line_of(each) for each in concerned(plan, actor.organisation_id)]
    told = ""
    if found.state == Job.State.FAILED:
        told = words_of(Refused(found.code, found.params, "conflict"))
    return render(request, "agreements/succession_job.html", {"lines": left, "told": told})


@signed_in
@require_safe
def succession_progress(request: HttpRequest, job: int) -> HttpResponse:
    """Answer the progress part again; a redirect ends it."""
    found = job_or_404(actor_or_404(request), job)
    if found.is_over:
        return HttpResponseRedirect(reverse("succession_job", args=[found.pk]))
    return render(request, "screen/parts/job.html", _progress(found))


def _progress(job: Job) -> dict[str, Any]:
    words = _("%(done)d of %(of)d agreements") % {"done": job.done, "of": job.of} if job.of else ""
    return {
        "title": _("Agreements are being handed over"),
        "done": job.done,
        "total": job.of,
        "sentence": words,
        "url": reverse("succession_progress", args=[job.pk]),
    }


@signed_in
@require_safe
def succession_done_page(request: HttpRequest) -> HttpResponse:
    """Say that the directory has it and that no agreement is kept here that is touched."""
    actor_or_404(request)
    return render(
        request,
        "agreements/succession_job.html",
        {"told": _("The directory has it. No agreement that your organisation keeps is touched.")},
    )
