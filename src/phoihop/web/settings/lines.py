"""Lines of work and their figures. Everybody may read them; the operator adds, renames, orders and retires."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.features.commitments.tables import ReportedFigure
from phoihop.people.acting import actor_of
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.registers.catalogue_actions import (
    keep_figure,
    keep_line,
    move_figure,
    move_line,
    retire_figure,
    retire_line,
)
from phoihop.registers.catalogues import Figure, LineOfWork
from phoihop.screen.parts import Action
from phoihop.web.settings.catalogue_forms import FigureForm, LineForm
from phoihop.web.settings.frame import operators, page, refuse, tell


def _named(row: LineOfWork | Figure) -> str:
    return (row.name_en if get_language() == "en" else "") or row.name


def _united(row: Figure) -> str:
    return (row.unit_en if get_language() == "en" else "") or row.unit


def _figure_words(row: Figure) -> str:
    return f"{_named(row)} ({_united(row)})"


@signed_in
def lines(request: HttpRequest) -> HttpResponse:
    rows = LineOfWork.objects.prefetch_related("figures")
    shown = []
    for row in rows:
        figures = [_figure_words(each) for each in row.figures.all() if not each.retired]
        shown.append((row, _named(row), "; ".join(figures)))
    keeps = actor_of(request).is_operator
    actions = [Action(_("Add a line of work"), reverse("new_line"), main=True)] if keeps else []
    return page(request, "lines", "lines", {"rows": shown, "actions": actions})


@operators
def new_line(request: HttpRequest) -> HttpResponse:
    form = LineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            line = keep_line(form.plan())
        except Refused as refused:
            refuse(form, refused, "name")
        else:
            tell(request, _("Added: %(name)s. Now add the figures that its reports carry.") % {"name": line.name})
            return HttpResponseRedirect(reverse("line", args=[line.code]))
    shown = {"form": form, "title": _("Add a line of work"), "back": reverse("lines"), "send": _("Add it")}
    return page(request, "small_form", "lines", shown)


@operators
def line_page(request: HttpRequest, line: str) -> HttpResponse:
    row = get_object_or_404(LineOfWork, code=line)
    form = LineForm(request.POST or None, initial={"name": row.name, "name_en": row.name_en})
    if request.method == "POST" and form.is_valid():
        try:
            keep_line(form.plan(), row)
        except Refused as refused:
            refuse(form, refused, "name")
        else:
            tell(request, _("Changed: %(name)s.") % {"name": row.name})
            return HttpResponseRedirect(reverse("lines"))
    figures = [(each, _named(each), _united(each)) for each in row.figures.all()]
    title = _named(LineOfWork.objects.get(pk=row.pk))
    return page(request, "line", "lines", {"form": form, "line": row, "line_name": title, "figures": figures})


@operators
@require_POST
def line_deed(request: HttpRequest, line: str, deed: str) -> HttpResponse:  # noqa: ARG001 - a view
    """Move a line up or down, retire it or offer it again."""
    row = get_object_or_404(LineOfWork, code=line)
    if deed in {"up", "down"}:
        move_line(row, up=deed == "up")
        return HttpResponseRedirect(reverse("lines"))
    retire_line(row, retired=deed == "retire")
    return HttpResponseRedirect(reverse("line", args=[row.code]))


@operators
def figure_page(request: HttpRequest, line: str, figure: str = "") -> HttpResponse:
    row = get_object_or_404(LineOfWork, code=line)
    kept = get_object_or_404(Figure, line=row, code=figure) if figure else None
    names = ("name", "unit", "adds", "basis", "counts_people", "name_en", "unit_en")
    initial = {name: getattr(kept, name) for name in names} if kept else {"adds": "sum", "basis": "period"}
    form = FigureForm(request.POST or None, initial=initial)
    back = reverse("line", args=[row.code])
    if request.method == "POST" and form.is_valid():
        used = kept is not None and ReportedFigure.objects.filter(figure=kept.code).exists()
        try:
            keep_figure(row, form.plan(), kept, used=used)
        except Refused as refused:
            refuse(form, refused, "adds" if refused.code == "figure_used" else "name")
        else:
            return HttpResponseRedirect(back)
    shown = {
        "form": form,
        "title": _("Change a figure") if kept else _("Add a figure"),
        "lede": _named(row),
        "back": back,
        "send": _("Save"),
    }
    return page(request, "small_form", "lines", shown)


@operators
@require_POST
def figure_deed(request: HttpRequest, line: str, figure: str, deed: str) -> HttpResponse:  # noqa: ARG001 - a view
    """Move a figure up or down, retire it or ask for it again."""
    row = get_object_or_404(Figure, line=line, code=figure)
    if deed in {"up", "down"}:
        move_figure(row, up=deed == "up")
    else:
        retire_figure(row, retired=deed == "retire")
    return HttpResponseRedirect(reverse("line", args=[line]))
