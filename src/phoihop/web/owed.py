"""The list of occurrences that every figure opens: by status, group of the desk, body, line of work, agreement, date.

What is unsettled is read from the desk of the organisation, what is settled from the rows of the records it may see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from phoihop.documents import excel
from phoihop.documents.paper import Column as PaperColumn
from phoihop.documents.paper import Table
from phoihop.documents.shapes import Status as PaperStatus
from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments.papers import XLSX, file_answer
from phoihop.features.commitments.wording import due_moved, due_reason, joined, language
from phoihop.features.commitments.works import Work, works
from phoihop.people.acting import actor_of
from phoihop.people.models import Organisation
from phoihop.people.rights import signed_in
from phoihop.registers.queries import GROUPS, OPEN_STATUSES, coming, fallen_due, reads, unsettled
from phoihop.registers.status import STATUSES
from phoihop.registers.tables import Desk, Due
from phoihop.screen import clock
from phoihop.screen.parts import Link
from phoihop.screen.status import STATUSES as SHOWN_STATUSES
from phoihop.screen.tables import Column, Filter, Filters, Option, choices, listing
from phoihop.screen.words import dmy
from phoihop.vietnamese import file_name
from phoihop.web.choosing import agreement_choices, bodies_seen, lines_of_work, seen_agreements, seen_records
from phoihop.web.desk_rows import due_rows, key_of, own_desk

FALLEN_DUE, UNSETTLED, COMING = "fallen_due", "unsettled", "coming"
MOST_IN_EXCEL = 5000
CHUNK = 500
YEARS_BACK = 4
LONGEST_SPAN = len("2026-11-24..2026-12-24")


def list_url(**chosen: str) -> str:
    """Return the list narrowed so; empty choices are left out."""
    address = _list_address(get_script_prefix())
    given = "&".join([f"{name}={quote_plus(value)}" for name, value in chosen.items() if value])
    return f"{address}?{given}" if given else address


@lru_cache(maxsize=8)
def _list_address(prefix: str) -> str:  # noqa: ARG001 - under which the product is served
    """Return the address of the list; a page of figures asks for it two hundred times."""
    return reverse("owed_list")


@signed_in
@require_safe
def owed_list(request: HttpRequest) -> HttpResponse:
    """Show the occurrences that are asked for, a page at a time."""
    actor = actor_of(request)
    today = clock.today()
    organisation = actor.organisation_id
    agreements = seen_agreements(organisation, request.GET.get("record", ""))
    filters = _filters(request, organisation, today, agreements)
    rows = _asked_rows(organisation, today, filters)
    columns = [
        Column("what", _("Content")),
        Column("agreement", _("Agreement"), ("agreement_order", "due_on")),
        Column("party", _("Lead"), ("party_order", "due_on")),
        Column("due", _("Due date"), ("due_on",)),
        Column("status", _("Status")),
    ]
    page = listing(request, _orders(request, rows), columns, sort="due")
    described = _described(page.rows, today, agreements)
    query = request.GET.urlencode()
    shown = {
        "section": "desk",
        "title": _title(filters),
        "filters": filters,
        "listing": page._replace(rows=described),
        "exports": [Link(_("Download as Excel"), f"{reverse('owed_excel')}{'?' if query else ''}{query}")],
        "today": today,
    }
    return render(request, "web/owed_list.html", shown)


def _filters(request: HttpRequest, organisation: str, today: date, agreements: Mapping[str, Agreement]) -> Filters:
    statuses = [(code, str(SHOWN_STATUSES[code].word)) for code in SHOWN_STATUSES if code in STATUSES]
    more = [(UNSETTLED, _("not settled yet")), (COMING, _("due in the next 30 days")), (FALLEN_DUE, _("fallen due"))]
    group = request.GET.get("group", "")
    bodies = bodies_seen(organisation, request.GET.get("party", ""))
    return Filters(
        request,
        [
            Filter("group", _("Of the desk"), choices(_group_words().items())),
            Filter("status", _("Status"), choices([*more, *statuses]), value="" if group else UNSETTLED),
            Filter("party", _("Lead"), choices(bodies.items())),
            Filter("record", _("Agreement"), agreement_choices(agreements)),
            Filter("line", _("Line of work"), choices(lines_of_work().items())),
            Filter("due", _("Due in"), _due_choices(today, request.GET.get("due", ""))),
        ],
    )


def _group_words() -> dict[str, str]:
    return {
        "today": _("due today"),
        "overdue": _("overdue for us"),
        "sent_back": _("sent back to us"),
        "week": _("this week"),
        "to_receive": _("waiting for us to receive"),
        "to_answer": _("waiting for our answer"),
        "owed_to_us": _("waiting for others"),
        "next_days": _("next 30 days"),
    }


def _due_choices(today: date, asked: str) -> list[Option]:
    """Years and quarters, newest first; a span of days (`2026-11-24..2026-12-24`) only where a figure opened it."""
    pairs: list[tuple[str, str]] = []
    for year in range(today.year + 1, today.year - YEARS_BACK, -1):
        pairs.append((str(year), _("year %(year)d") % {"year": year}))
        quarters = ("I", "II", "III", "IV")
        pairs += [
            (f"{year}-Q{number}", _("quarter %(roman)s/%(year)d") % {"roman": quarters[number - 1], "year": year})
            for number in (4, 3, 2, 1)
        ]
    span = _span(asked)
    if span is not None and asked not in {value for value, _words in pairs}:
        pairs.insert(0, (asked, _("%(first)s to %(last)s") % {"first": dmy(span[0]), "last": dmy(span[1])}))
    return choices(pairs)


def _span(text: str) -> tuple[date, date] | None:
    """Return the days of `2026`, `2026-Q3` or `2026-11-24..2026-12-24`; None for nonsense."""
    if len(text) > LONGEST_SPAN:
        return None
    try:
        if ".." in text:
            first, _dots, last = text.partition("..")
            return date.fromisoformat(first), date.fromisoformat(last)
        year, _dash, quarter = text.partition("-Q")
        if quarter:
            first_month = 3 * int(quarter) - 2
            after = date(int(year) + first_month // 10, (first_month + 2) % 12 + 1, 1)
            return date(int(year), first_month, 1), after - timedelta(days=1)
        return (date(int(year), 1, 1), date(int(year), 12, 31)) if year else None
    except (ValueError, OverflowError):
        return None


def _asked_rows(organisation: str, today: date, filters: Filters) -> QuerySet[Desk] | QuerySet[Due]:
    """Return the rows that the filters ask for: of the desk where only unsettled ones are meant."""
    status, group = filters["status"], filters["group"]
    if group and status not in {"", UNSETTLED, COMING, *OPEN_STATUSES}:
        return Due.objects.none()  # what is settled, or only counted, lies on no desk
    condition = Q()
    if filters["party"]:
        condition &= Q(party=filters["party"])
    span = _span(filters["due"])
    if span is not None:
        condition &= Q(due_on__gte=span[0], due_on__lte=span[1])
    if status == FALLEN_DUE:
        condition &= fallen_due(today)
    elif status == UNSETTLED:
        condition &= unsettled(today)
    elif status == COMING:
        condition &= coming(today)
    elif status:
        condition &= reads(status, today)
    if group or status in {UNSETTLED, COMING, *OPEN_STATUSES}:
        if group:
            condition &= GROUPS[group](organisation, today)
        return own_desk(organisation, record=filters["record"], line=filters["line"]).filter(condition)
    rows = Due.objects.filter(condition, record__in=seen_records(organisation))
    if filters["record"]:
        rows = rows.filter(record=filters["record"])
    return rows.filter(line=filters["line"]) if filters["line"] else rows


def _orders(request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Give rows the names by which they are asked to be sorted; only then the other tables are looked at."""
    asked = request.GET.get("sort", "").removeprefix("-")
    if asked == "party":
        of = Organisation.objects.filter(id=OuterRef("party"))
        rows = rows.annotate(party_order=Subquery(of.values("sort_key")[:1]))
    if asked == "agreement":
        head = Agreement.objects.filter(record=OuterRef("record"))
        rows = rows.annotate(agreement_order=Subquery(head.values("sort_key")[:1]))
    return rows


class OwedRow:
    """A row of the list, worded."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.url = occurrence_url(work.row)
        self.why = ", ".join(part for part in (due_reason(work.row), due_moved(work.row)) if part)
        self.receivers = joined(work.receivers)


def _described(rows: Sequence[Any], today: date, agreements: Mapping[str, Agreement]) -> list[OwedRow]:
    """Put a page of rows into words, in their order."""
    if rows and isinstance(rows[0], Desk):
        found = due_rows([key_of(row) for row in rows])
        rows = [found[key_of(row)] for row in rows if key_of(row) in found]
    return [OwedRow(work) for work in works(rows, today, agreements=agreements)]


def _title(filters: Filters) -> str:
    return _("Occurrences") if not filters.used else _("Occurrences found")


@signed_in
@require_safe
def owed_excel(request: HttpRequest) -> HttpResponse:
    """Give the list as an Excel file: all rows that the filters find, at most 5,000."""
    actor = actor_of(request)
    today = clock.today()
    organisation = actor.organisation_id
    agreements = seen_agreements(organisation, request.GET.get("record", ""))
    filters = _filters(request, organisation, today, agreements)
    rows = list(_asked_rows(organisation, today, filters).order_by("due_on", "record", "pk")[: MOST_IN_EXCEL + 1])
    more = len(rows) > MOST_IN_EXCEL
    lines = [
        line
        for start in range(0, min(len(rows), MOST_IN_EXCEL), CHUNK)
        for line in _described(rows[start : min(start + CHUNK, MOST_IN_EXCEL)], today, agreements)
    ]
    table = Table(
        columns=[
            PaperColumn(pgettext("column", "No."), "ordinal"),
            PaperColumn(_("Content")),
            PaperColumn(_("Agreement")),
            PaperColumn(_("Lead")),
            PaperColumn(_("Receiving")),
            PaperColumn(_("Due date"), "date"),
            PaperColumn(_("Status"), "status"),
            PaperColumn(_("Days"), "number"),
        ],
        rows=[
            [
                number,
                line.work.title,
                line.work.source,
                line.work.party,
                line.receivers,
                line.work.row.due_on,
                PaperStatus(line.work.status.code, f"+{line.work.row.extended}" if line.work.row.extended else ""),
                line.work.status.days,
            ]
            for number, line in enumerate(lines, 1)
        ],
        note=_("Only the first %(most)d rows: narrow the list for the rest.") % {"most": MOST_IN_EXCEL} if more else "",
    )
    sheet = excel.Sheet(
        name=_("Occurrences"),
        title=_title(filters),
        table=table,
        lines=[_("As of %(day)s") % {"day": dmy(today)}, *_chosen(filters)],
    )
    content = excel.workbook([sheet], language=language(), made_at=clock.now().replace(tzinfo=None))
    return file_answer(content, file_name(_("Occurrences"), today, ending="xlsx"), XLSX)


def _chosen(filters: Filters) -> list[str]:
    """Say which filters were chosen, for the head of the sheet."""
    words = []
    for one in filters.shown:
        chosen = next((str(option.words) for option in one.choices if one.value and option.value == one.value), "")
        if chosen:
            words.append(f"{one.words}: {chosen}")
    return ["; ".join(words)] if words else []
