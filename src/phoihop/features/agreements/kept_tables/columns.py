"""The page on which a person says what the columns of a table are for, with its first rows shown below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.kept_tables.intake import words_of
from phoihop.features.agreements.kept_tables.mapping import (
    FIRST_YEAR,
    LAST_YEAR,
    MEANINGS,
    REPORTS,
    Kept,
    doubled,
    propose,
    remember,
    table_or_404,
)
from phoihop.features.agreements.models import KeptTable
from phoihop.features.agreements.sheets.grid import TableRefused, filled
from phoihop.features.agreements.sheets.heads import OF_PERIOD, HeadRows
from phoihop.features.agreements.sheets.marks import DOING, DONE, NOT_DONE, proposed
from phoihop.features.agreements.sheets.times import date_of
from phoihop.people.acting import actor_of
from phoihop.people.rights import check_writer, signed_in
from phoihop.screen.clock import now, today

SHOWN_ROWS = 8
LONGEST_SHOWN = 160
OF_DAYS = ("when", "period", "sent_on")
ROLES = {
    "number": gettext_lazy("number in the list"),
    "content": gettext_lazy("what is to be done"),
    "lead": gettext_lazy("lead"),
    "support": gettext_lazy("supporting"),
    "when": gettext_lazy("by when, how often"),
    "period": gettext_lazy("period that is reported"),
    "product": gettext_lazy("deliverable"),
    "status": gettext_lazy("progress"),
    "result": gettext_lazy("result in words"),
    "sent_on": gettext_lazy("day on which it was sent"),
    "sent_number": gettext_lazy("number of the document"),
    "difficulties": gettext_lazy("difficulties"),
    "way_forward": gettext_lazy("proposals"),
    "note": gettext_lazy("note"),
    OF_PERIOD: gettext_lazy("the period named in its head"),
}
MEANING_WORDS = {
    DONE: gettext_lazy("done"),
    DOING: gettext_lazy("being done"),
    NOT_DONE: gettext_lazy("not done"),
}


class ColumnShown(NamedTuple):
    place: int
    letter: str
    head: str
    role: str


class Value(NamedTuple):
    """One word of progress, as the table has it, and what it is taken for."""

    place: int
    words: str
    meaning: str


def letter_of(place: int) -> str:
    """Return a column's letter as Excel has it."""
    return chr(ord("A") + place) if place < 26 else f"A{chr(ord('A') + place - 26)}"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table_columns(request: HttpRequest, table: int) -> HttpResponse:
    """Show what the columns are taken for; keep what was chosen and go on to the rows."""
    actor = actor_of(request)
    kept = table_or_404(actor, table)
    check_writer(actor)
    if kept.row.state in (KeptTable.State.WORKING, KeptTable.State.TAKEN):
        return HttpResponseRedirect(rows_url(kept))
    problem = ""
    if request.method == "POST":
        same = _chosen(kept, request.POST)
        problem = problem_of(kept) if same and "go" in request.POST else ""
        if not problem:
            kept.row.outcome = {}
            kept.keep(now(), "outcome")
            if same and "go" in request.POST:
                remember(kept, now())
                return HttpResponseRedirect(rows_url(kept))
    return render(request, "agreements/table_columns.html", _shown(kept, problem), status=400 if problem else 200)


def rows_url(kept: Kept) -> str:
    """Return the page of the table's rows, in the room that takes them in."""
    return reverse("table_reports" if kept.purpose == REPORTS else "table_rows", args=[kept.row.pk])


def _chosen(kept: Kept, given: Mapping[str, str]) -> bool:
    """Put what was posted into the mapping; returns whether sheet and head are still the ones that were shown."""
    chosen = kept.chosen
    sheet = min(_number(given.get("sheet"), chosen.sheet), len(kept.grids) - 1)
    first, last = (
        _number(given.get(name), at + 1) - 1 for name, at in (("first", chosen.first), ("last", chosen.last))
    )
    if sheet != chosen.sheet:
        propose(kept, sheet, None, this_year=today().year)
        return False
    rows = len(kept.grid.rows)
    first, last = min(first, rows - 1), min(last, rows - 1)
    if (first, last) != (chosen.first, chosen.last):
        propose(
            kept, sheet, HeadRows(first, max(first, last)) if first >= 0 else HeadRows(-1, -1), this_year=today().year
        )
        return False
    offered = {"", *kept.roles_offered}
    posted = [given.get(f"column_{place}", role) for place, role in enumerate(chosen.roles)]
    chosen.roles = [role if role in offered else "" for role in posted]
    chosen.remembered = False
    year = _number(given.get("year"), chosen.year)
    chosen.year = year if FIRST_YEAR <= year <= LAST_YEAR else chosen.year
    chosen.meanings |= {
        given[f"value_{place}"]: meaning
        for place in range(len(given))
        if f"value_{place}" in given and (meaning := given.get(f"meaning_{place}", "")) in MEANINGS
    }
    kept.__dict__.pop("sorted", None)
    return True


def _number(text: str | None, otherwise: int) -> int:
    try:
        return max(0, int(text or ""))
    except ValueError:
        return otherwise


def problem_of(kept: Kept) -> str:
    """Say what is missing of the mapping; "" where nothing is."""
    roles = kept.chosen.roles
    if "content" not in roles:
        return _("Say which column tells what is to be done.")
    if doubled(roles):
        return _("Two columns are taken for the same. Leave one out.")
    try:
        if not kept.rows:
            return _("No row of work stands below the head. Correct where the head stands, or choose another sheet.")
    except TableRefused as refused:
        return words_of(refused)
    if kept.purpose == REPORTS:
        if not {"status", "result", "sent_on", OF_PERIOD} & set(roles):
            return _("Say which column tells what was done: progress, result or the day on which it was sent.")
        open_words = [value for value in kept.values() if not kept.meaning(value)]
        if open_words:
            return _("Say what “%(words)s” means.") % {"words": open_words[0]}
    return ""


def _shown(kept: Kept, problem: str) -> dict[str, Any]:
    chosen = kept.chosen
    heads = kept.columns
    below = filled(kept.grid, kept.head.below)
    first = max(0, kept.head.below)
    rows = [(place + 1, row) for place, row in enumerate(below) if place >= first and any(row)]
    columns = [ColumnShown(place, letter_of(place), heads[place], role) for place, role in enumerate(chosen.roles)]
    try:
        values = kept.values() if "content" in chosen.roles else []
    except TableRefused:
        values = []
    return {
        "section": "agreements",
        "kept": kept,
        "table": kept.row,
        "reports": kept.purpose == REPORTS,
        "problem": problem,
        "sheets": [(place, grid.name) for place, grid in enumerate(kept.grids)],
        "columns": columns,
        "roles": [(role, ROLES[role]) for role in kept.roles_offered],
        "rows": [
            (number, [_as_read(cell, role) for cell, role in zip(row, chosen.roles, strict=True)])
            for number, row in rows[:SHOWN_ROWS]
        ],
        "more": max(0, len(rows) - SHOWN_ROWS),
        "first": chosen.first + 1,
        "last": chosen.last + 1,
        "values": [
            Value(place, value, chosen.meanings.get(value, proposed(value))) for place, value in enumerate(values)
        ],
        "meanings": list(MEANING_WORDS.items()),
        "back": reverse("report_table", args=[kept.row.record]) if kept.row.record else reverse("new_from_table"),
    }


def _as_read(cell: str, role: str) -> str:
    """Return a cell as it is understood: in a column of days, a number that Excel gave for a date is that date."""
    day = date_of(cell, None) if role in OF_DAYS and cell.isdecimal() else None
    if day is not None:
        return f"{day:%d/%m/%Y}"
    return cell if len(cell) <= LONGEST_SHOWN else f"{cell[:LONGEST_SHOWN]}…"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table_delete(request: HttpRequest, table: int) -> HttpResponse:
    """Throw a table away, after asking once; what was taken in from it stays."""
    actor = actor_of(request)
    kept = table_or_404(actor, table)
    check_writer(actor)
    away = reverse("report_table", args=[kept.row.record]) if kept.row.record else reverse("new_from_table")
    if kept.row.state == KeptTable.State.WORKING:
        return HttpResponseRedirect(rows_url(kept))
    if request.method == "POST":
        kept.row.delete()
        messages.success(request, _("The table was thrown away."))
        return HttpResponseRedirect(away)
    taken = kept.row.state == KeptTable.State.TAKEN
    shown = {
        "section": "agreements",
        "title": _("Throw this table away?"),
        "sentence": _("What was chosen for its columns and rows is lost. What was already taken in from it stays."),
        "consequences": [_("It can then no longer be taken back as one step.")] if taken else [],
        "action": _("Throw away"),
        "back": rows_url(kept),
    }
    return render(request, "screen/confirm.html", shown)
