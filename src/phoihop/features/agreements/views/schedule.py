"""The matrix of an agreement as a page, a long one in parts, and as a workbook that looks the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from phoihop.documents import excel
from phoihop.features.agreements.matrix.building import Chosen, lineages_of, matrix_of
from phoihop.features.agreements.matrix.columns import MONTHS, Span, columns_of
from phoihop.features.agreements.matrix.marks import marks_of, notes_of
from phoihop.features.agreements.matrix.owed import all_of, some_of
from phoihop.features.agreements.matrix.sheet import paper_sheet
from phoihop.features.agreements.matrix.sums import spans_of, sums_from, sums_of
from phoihop.features.agreements.rows import Rows, text_of
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.listing import excel_response
from phoihop.people.rights import signed_in
from phoihop.registers.catalogues import LineOfWork
from phoihop.registers.status import STATUSES as ALL
from phoihop.screen.matrix_drawn import WIDE, Rest, draw_rest, draw_table
from phoihop.screen.parts import Action, Count
from phoihop.screen.status import STATUSES
from phoihop.screen.tables import Filter, Filters, choices
from phoihop.vietnamese import file_name

OPEN = ("overdue", "sent_back", "sent", "disputed", "today", "soon", "not_yet")
AT_ONCE = 25
"""So many commitments a page shows at once; one that has a few more shows them all."""
A_FEW = 20
BROUGHT = 50
"""So many it brings at a time once it stands."""
ALL_ROWS = "all"


class _Page:
    """What a page of the matrix shows: all of it, or of a long one the first commitments, then some more at a time."""

    def __init__(self, request: HttpRequest, look: Looking, asked: str, only: str = "") -> None:
        self.request = request
        self.text = text_of(look.record, look.cover)
        self.filters = _filters(request, look, self.text)
        self.chosen = Chosen(self.filters["lead"], self.filters["line"], only)
        told = lineages_of(self.text, self.chosen)
        whole = asked == ALL_ROWS or len(told) <= AT_ONCE + A_FEW
        # Which commitment is the first; pages that follow the first one begin further down and say no sums.
        self.start = int(asked) if asked.isdecimal() and len(asked) < 6 and not whole else 0
        self.end = len(told) if whole else self.start + (BROUGHT if self.start else AT_ONCE)
        self.left = len(told) - self.end
        owed = all_of(look.record) if whole else []
        self.sums = sums_from(owed, look.today) if whole else None if self.start else sums_of(look.record, look.today)
        unit = self.filters["unit"] or "quarter"
        of_all, of_chosen = self._spans(look.record)
        self.is_long = _is_long(of_all, unit)
        around = _around(look.today) if self.is_long and self.filters["span"] != "all" else None
        shown = None if whole else frozenset(told[self.start : self.end])
        if shown is not None:
            names = [each.commitment for each in self.text.commitments if each.lineage in shown]
            owed = some_of(look.record, names, around)
        self.matrix = matrix_of(
            self.text,
            owed,
            columns_of(of_chosen, unit, around, look.agreement.signed_on or look.agreement.from_on),
            look.today,
            chosen=self.chosen,
            sums=self.sums,
            marks=marks_of(look, self.text),
            shown=shown,
        )

    def _spans(self, record: str) -> tuple[Span | None, Span | None]:
        """The span of all that is owed, and of what the filters keep."""
        lead, line, _only = self.chosen
        if self.sums is None:
            return spans_of(record, lead, line)
        return self.sums.span(), self.sums.span(lead, line)

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each status is owed in the whole."""
        return self.sums.counts if self.sums is not None else {}

    @property
    def rest(self) -> Rest | None:
        if self.left <= 0:
            return None
        words = ngettext("%(n)d more commitment", "%(n)d more commitments", self.left) % {"n": self.left}
        return Rest(words, self._with(str(self.end)), self._with(ALL_ROWS))

    def _with(self, rows: str) -> str:
        query = self.request.GET.copy()
        query["rows"] = rows
        return f"?{query.urlencode()}"


@signed_in
@require_safe
def matrix_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show commitments by periods. It opens on the two years around today; the whole is one click away."""
    look = Looking(request, record)
    only = request.GET.get("status", "")
    page = _Page(request, look, request.GET.get("rows", ""), only if only in ALL else "")
    if page.start:
        return HttpResponse(draw_rest(page.matrix, page.rest))
    filters, matrix = page.filters, page.matrix
    excel_url = f"{look.url('agreement_matrix_excel')}?{request.GET.urlencode()}"
    actions = [Action(_("As an Excel table"), excel_url), *_bringing_in(look), *actions_of(look)]
    context = look.context("agreement_matrix", actions)
    context |= {
        "matrix": draw_table(
            matrix, render_to_string("screen/parts/filters.html", {"filters": filters}, request), page.rest
        ),
        "open": _legend(request, page.counts, OPEN, page.chosen.only),
        "closed": _legend(request, page.counts, [code for code in STATUSES if code not in OPEN], page.chosen.only),
        "notes": notes_of(look, page.text, matrix.marks),
        "whole": filters["span"] == "all" or not page.is_long,
        "empty": not matrix.columns,
    }
    return render(request, "agreements/schedule.html", context)


@signed_in
@require_safe
def matrix_excel(request: HttpRequest, record: str) -> HttpResponse:
    """Give the matrix as a workbook: the same cells, all of its rows."""
    look = Looking(request, record)
    page = _Page(request, look, ALL_ROWS)
    sheet = paper_sheet(look, page.text, page.matrix, page.counts)
    about = look.agreement.number or look.title
    name = file_name(_("tracking table"), about, look.today, ending="xlsx")
    return excel_response(excel.workbook([sheet], language=look.language), name)


def _bringing_in(look: Looking) -> list[Action]:
    """What was done before can be brought in from the table that was kept so far."""
    if not look.writes or look.agreement.state != "issued":
        return []
    return [Action(_("Take in results from a table"), reverse("report_table", args=[look.record]))]


def _around(today: dt.date) -> Span:
    """The years around today: what a long matrix opens on."""
    return dt.date(today.year - 1, 1, 1), dt.date(today.year + 1, 12, 31)


def _is_long(span: Span | None, unit: str) -> bool:
    """Whether the whole is wider than a screen: then the page opens on the years around today."""
    return span is not None and (span[1].year - span[0].year + 1) * 12 // MONTHS[unit] > WIDE


def _filters(request: HttpRequest, look: Looking, rows: Rows) -> Filters:
    lines = {line.code: line for line in LineOfWork.objects.all()}
    used = [code for code in lines if any(row.line == code for row in rows.commitments)]
    english = look.language == "en"
    leads = list(dict.fromkeys(slot for row in rows.commitments for slot in row.leads))
    return Filters(
        request,
        [
            Filter("unit", _("Divided by"), [*choices(_units())[1:]], value="quarter"),
            Filter("lead", _("Lead"), choices((slot, look.names.short(slot)) for slot in leads)),
            Filter(
                "line",
                _("Line of work"),
                choices((code, lines[code].name_en if english else lines[code].name) for code in used),
            ),
            Filter("span", _("Span"), [*choices([("around", _("Years around today")), ("all", _("The whole"))])[1:]]),
        ],
    )


def _units() -> list[tuple[str, str]]:
    return [("quarter", _("Quarters")), ("month", _("Months")), ("year", _("Years"))]


def _legend(request: HttpRequest, counts: Mapping[str, int], codes: Sequence[str], only: str) -> list[Count]:
    """Return the counts; each keeps only its own cells, and once more all of them."""
    found = []
    for code in codes:
        if counts.get(code):
            query = request.GET.copy()
            query.pop("status", None)
            if code != only:
                query["status"] = code
            found.append(Count(code, counts[code], f"?{query.urlencode()}", current=code == only))
    return found
