"""The holiday table, a year at a time. Everybody may read it; the operator keeps it, and then open due dates follow."""

from __future__ import annotations

from datetime import date

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from phoihop.features.agreements.tables import Agreement
from phoihop.jobs.models import Job
from phoihop.people.acting import actor_of
from phoihop.people.models import Standing
from phoihop.people.rights import signed_in
from phoihop.record.refused import Refused
from phoihop.registers.calendar import holidays as holiday_table
from phoihop.registers.catalogue_actions import keep_holiday, remove_holiday
from phoihop.registers.catalogues import CalendarChange, Holiday, MovedDue
from phoihop.screen.parts import Action, Link
from phoihop.screen.tables import Filter, Filters, Option
from phoihop.screen.templatetags.screen import figure
from phoihop.screen.words import dmy
from phoihop.timetable import TimetableRefused
from phoihop.timetable.holidays import DayRow
from phoihop.web.calendar_changes import calendar_changed, change_sentence
from phoihop.web.clock import now, today
from phoihop.web.settings.asking import ask
from phoihop.web.settings.catalogue_forms import HolidayForm
from phoihop.web.settings.frame import operators, page, refuse

FIRST_YEAR = 2022
MOST_DAYS = 200


def _years() -> list[str]:
    days = Holiday.objects.order_by("day").values_list("day", flat=True)
    known = {day.year for day in days}
    present = today().year
    return [str(year) for year in range(min(known | {FIRST_YEAR}), max(known | {present + 1}) + 1)]


def _computed(year: int) -> list[DayRow]:
    """Return the days off that the law fixes in a year for which the table has no row of its own."""
    table = holiday_table()
    if table.covers(year):
        return []
    first = date(year, 1, 1)
    days = (date.fromordinal(first.toordinal() + offset) for offset in range(366))
    rows = (table.row(day) for day in days if day.year == year)
    kept = {row.date for row in table.rows}
    return [row for row in rows if row is not None and row.date not in kept]


@signed_in
def holidays(request: HttpRequest) -> HttpResponse:
    years = _years()
    asked = Filter("year", _("Year"), [Option(year, year) for year in years], value=str(today().year))
    filters = Filters(request, [asked])
    year = int(filters["year"])
    rows = list(Holiday.objects.filter(day__year=year))
    english = get_language() == "en"
    keeps = actor_of(request).is_operator
    new = f"{reverse('new_holiday')}?year={year}"
    shown = {
        "filters": filters,
        "year": year,
        "rows": [(row, (row.name_en if english else "") or row.name) for row in rows],
        "computed": [(row, row.en if english else row.vi) for row in _computed(year)],
        "actions": [Action(_("Add a day"), new, main=True)] if keeps else [],
        "changes": [(change, change_sentence(change)) for change in CalendarChange.objects.all()[:5]] if keeps else [],
    }
    return page(request, "holidays", "holidays", shown)


@operators
def holiday_page(request: HttpRequest, holiday: int | None = None) -> HttpResponse:
    """Enter a day, or change its row. A row that counts, or counted before, makes due dates be computed anew."""
    kept = None if holiday is None else get_object_or_404(Holiday, pk=holiday)
    initial: dict[str, object] = {"status": Holiday.Status.DECIDED, "working": "off"}
    if kept is not None:
        names = ("day", "name", "status", "source", "name_en")
        initial = {name: getattr(kept, name) for name in names} | {"working": "working" if kept.working else "off"}
    form = HolidayForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        counted = kept is not None and kept.status != Holiday.Status.EXPECTED
        try:
            row = keep_holiday(form.plan(), kept)
        except (Refused, TimetableRefused) as refused:
            refuse(form, refused, "day")
        else:
            counts = counted or row.status != Holiday.Status.EXPECTED
            code = "holiday_added" if holiday is None else "holiday_changed"
            return _after(request, code, row.day, counts=counts)
    year = kept.day.year if kept else request.GET.get("year", "")
    shown = {
        "form": form,
        "title": _("Change a day") if kept else _("Add a day"),
        "back": f"{reverse('holidays')}?year={year}",
        "send": _("Save"),
        "note": _(
            "Open due dates are then computed anew, and you see how many moved. Reports already filed keep theirs."
        ),
    }
    if kept is not None:
        shown |= {"remove_url": reverse("remove_holiday", args=[kept.pk]), "remove_words": _("Remove the day")}
    return page(request, "small_form", "holidays", shown)


@operators
def remove_holiday_page(request: HttpRequest, holiday: int) -> HttpResponse:
    row = get_object_or_404(Holiday, pk=holiday)
    if request.method == "POST":
        counts = row.status != Holiday.Status.EXPECTED
        remove_holiday(row)
        return _after(request, "holiday_removed", row.day, counts=counts)
    title = _("Remove %(day)s, %(name)s?") % {"day": dmy(row.day), "name": row.name}
    consequences = [_("Open due dates are then computed anew. Reports already filed keep theirs.")]
    return ask(request, title, _("Remove the day"), reverse("holiday", args=[row.pk]), consequences=consequences)


def _after(request: HttpRequest, code: str, day: date, *, counts: bool) -> HttpResponse:
    if not counts:
        return HttpResponseRedirect(f"{reverse('holidays')}?year={day.year}")
    change = calendar_changed(code, {"day": day.isoformat()}, by=actor_of(request), now=now())
    return HttpResponseRedirect(reverse("calendar_change", args=[change.pk]))


@operators
def calendar_change(request: HttpRequest, change: int) -> HttpResponse:
    """Tell what a change of the calendar moved: progress while it is computed, then how many dates of which records."""
    found = get_object_or_404(CalendarChange, pk=change)
    job = Job.objects.filter(pk=found.job).first()
    shown = {"change": found, "words": change_sentence(found), "back": reverse("holidays")}
    if not found.done and job is not None and not job.is_over:
        return page(request, "calendar_change", "holidays", shown | _progress(found, job))
    if not found.done:
        shown["failed"] = _("The due dates could not be computed anew. Ask whoever runs the server to look.")
        return page(request, "calendar_change", "holidays", shown)
    return page(request, "calendar_change", "holidays", shown | _moved(request, found))


@operators
def calendar_change_progress(request: HttpRequest, change: int) -> HttpResponse:
    """Answer the progress part again; a redirect ends it."""
    found = get_object_or_404(CalendarChange, pk=change)
    job = Job.objects.filter(pk=found.job).first()
    if found.done or job is None or job.is_over:
        return HttpResponseRedirect(reverse("calendar_change", args=[found.pk]))
    return render(request, "screen/parts/job.html", _progress(found, job))


def _progress(change: CalendarChange, job: Job) -> dict[str, object]:
    words = _("%(done)s of %(of)s agreements") % {"done": figure(job.done), "of": figure(job.of)} if job.of else ""
    return {
        "running": True,
        "title": _("Due dates are being computed anew"),
        "done": job.done,
        "total": job.of,
        "sentence": words,
        "url": reverse("calendar_change_progress", args=[change.pk]),
    }


def _moved(request: HttpRequest, change: CalendarChange) -> dict[str, object]:
    """Count what moved; name the agreements that this person's organisation may see, and only these."""
    total, records = sum(change.moved.values()), len(change.moved)
    if not total:
        return {"moved": _("No open due date moved.")}
    dates = ngettext("%(count)s open due date moved", "%(count)s open due dates moved", total) % {
        "count": figure(total)
    }
    where = ngettext("in %(count)s agreement", "in %(count)s agreements", records) % {"count": figure(records)}
    mine = Standing.objects.filter(organisation=actor_of(request).organisation_id, record__in=list(change.moved))
    titles = Agreement.objects.filter(record__in=mine.values("record")).order_by("sort_key")
    lines = [
        (Link(row.short_title or row.title, reverse("agreement", args=[row.record])), change.moved[row.record])
        for row in titles
    ]
    days = MovedDue.objects.filter(change=change).values_list("before", "after").annotate(n=Count("pk"))
    moved = list(days.order_by("after", "before")[:MOST_DAYS])
    return {"moved": f"{dates} {where}.", "lines": lines, "days": moved}
