"""Period schemes: what each makes of the present year. Everybody may read them; the operator adds the office's own."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.features.agreements.tables import CommitmentRow
from phoihop.people.acting import actor_of
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.registers.calendar import holidays
from phoihop.registers.calendar import schemes as own_schemes
from phoihop.registers.catalogue_actions import keep_scheme, read_plan, remove_scheme
from phoihop.registers.catalogues import PeriodScheme
from phoihop.screen.parts import Action
from phoihop.screen.words import period_words
from phoihop.timetable import SCHEMES, Scheme, TimetableRefused, periods_cut_off
from phoihop.timetable.sentences import Lang, why_words
from phoihop.web.clock import today
from phoihop.web.refusals import words_of
from phoihop.web.settings.asking import ask
from phoihop.web.settings.frame import operators, page, refuse, tell
from phoihop.web.settings.scheme_forms import SchemeForm, initial_of

# Where a scheme has no due rule of its own, its periods are shown with a common one.
COMMON_RULE = "2 working days after"


class PeriodRow(NamedTuple):
    """A period of this year as a table shows it."""

    label: str
    first: date
    last: date
    due: date
    why: str


def preview(scheme: Scheme, year: int) -> list[PeriodRow]:
    """Return the quarters, half-years and the year that a scheme cuts off in a year; raises `TimetableRefused`."""
    lang: Lang = "en" if get_language() == "en" else "vi"
    rule = scheme.due or COMMON_RULE
    rows = []
    for cadence in ("quarterly", "half_yearly", "yearly"):
        cut = periods_cut_off(cadence, scheme, date(year, 1, 1), date(year, 12, 31), due=rule, holidays=holidays())
        rows += [PeriodRow(period_words(p.label), p.from_, p.to, p.due, why_words(p.why, lang)) for p in cut]
    return rows


def used_by(code: str) -> int:
    """Count the agreements that reckon by a scheme: their days then stay as they are."""
    return CommitmentRow.objects.filter(scheme=code).values("record").distinct().count()


def _scheme_of(row: PeriodScheme) -> Scheme:
    return SCHEMES[row.code] if row.code in SCHEMES else own_schemes()[row.code]


def _named(row: PeriodScheme) -> str:
    return (row.name_en if get_language() == "en" else "") or row.name


@signed_in
def schemes(request: HttpRequest) -> HttpResponse:
    year = today().year
    shown = [(row, _named(row), preview(_scheme_of(row), year)[:4]) for row in PeriodScheme.objects.all()]
    keeps = actor_of(request).is_operator
    actions = [Action(_("Add a scheme"), reverse("new_scheme"), main=True)] if keeps else []
    return page(request, "schemes", "schemes", {"rows": shown, "year": year, "actions": actions})


@signed_in
def scheme_page(request: HttpRequest, scheme: str) -> HttpResponse:
    """Show what a scheme makes of a year, with the reason of each due date."""
    row = get_object_or_404(PeriodScheme, code=scheme)
    found = _scheme_of(row)
    year = today().year
    keeps = actor_of(request).is_operator and not row.builtin
    actions = [Action(_("Change the scheme"), reverse("change_scheme", args=[row.code]))] if keeps else []
    shown = {
        "scheme": row,
        "name": _named(row),
        "periods": preview(found, year),
        "year": year,
        "without_rule": not found.due,
        "actions": actions,
    }
    return page(request, "scheme", "schemes", shown)


@operators
def scheme_form(request: HttpRequest, scheme: str = "") -> HttpResponse:
    """Add or change a scheme: looked at first, with this year's periods below the form, and saved from there."""
    row = get_object_or_404(PeriodScheme, code=scheme, builtin=False) if scheme else None
    initial = initial_of(row.name, row.name_en, row.definition) if row else {"ends": "day", "week_starts": "monday"}
    form = SchemeForm(request.POST or None, initial=initial)
    cut: list[PeriodRow] = []
    if request.method == "POST" and form.is_valid():
        try:
            cut = preview(read_plan(form.plan(), "preview"), today().year)
            if "look" not in request.POST:
                kept = keep_scheme(form.plan(), row, used=used_by(row.code) if row else 0)
                tell(request, _("Saved: %(name)s.") % {"name": kept.name})
                return HttpResponseRedirect(reverse("scheme", args=[kept.code]))
        except Refused as refused:
            refuse(form, refused, "name" if refused.code == "scheme_twice" else "ends")
        except TimetableRefused as refused:
            refuse(form, refused, "number" if refused.code in {"scheme_due", "bad_day", "bad_count"} else "ends")
    shown = {
        "form": form,
        "scheme": row,
        "periods": cut,
        "year": today().year,
        "title": _("Change the scheme") if row else _("Add a scheme"),
        "back": reverse("scheme", args=[row.code]) if row else reverse("schemes"),
        "common_rule": not form.is_bound or not form.data.get("due"),
    }
    return page(request, "scheme_form", "schemes", shown)


@operators
def remove_scheme_page(request: HttpRequest, scheme: str) -> HttpResponse:
    row = get_object_or_404(PeriodScheme, code=scheme)
    back = reverse("scheme", args=[row.code])
    if request.method == "POST":
        try:
            remove_scheme(row, used=used_by(row.code))
        except Refused as refused:
            shown = {"title": _("This could not be done"), "words": words_of(refused), "back": back}
            return render(request, "web/refused.html", shown, status=409)
        tell(request, _("Removed: %(name)s.") % {"name": row.name})
        return HttpResponseRedirect(reverse("schemes"))
    return ask(request, _("Remove the scheme %(name)s?") % {"name": row.name}, _("Remove the scheme"), back)
