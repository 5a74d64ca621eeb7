"""The matrix of an agreement as a page and as a workbook that looks the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from phoihop.documents import excel
from phoihop.documents import matrix as paper_matrix
from phoihop.documents.paper import Group as PaperGroup
from phoihop.documents.shapes import Status as PaperStatus
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.law.state import Version
from phoihop.features.agreements.matrix import Rows, lineages_of, matrix_of, rows_of, statuses_of
from phoihop.features.agreements.matrix_sums import A_FEW, AT_ONCE, Part, sums_of
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.listing import excel_response
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.registers.catalogues import LineOfWork, PeriodScheme
from phoihop.registers.status import STATUSES as ALL
from phoihop.registers.status import Status
from phoihop.registers.tables import Due
from phoihop.screen.matrix import WIDE, Cell, Mark, Matrix, Rest, draw_rest, draw_table
from phoihop.screen.parts import Action, Count
from phoihop.screen.status import PASSED_MARK, STATUSES
from phoihop.screen.tables import Filter, Filters, choices
from phoihop.screen.words import dmy
from phoihop.vietnamese import file_name

OPEN = ("overdue", "sent_back", "sent", "disputed", "today", "soon", "not_yet")
LONGEST_MARK = 16
_IN_YEAR = {"month": 12, "quarter": 4, "year": 1}


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


ALL_ROWS = "all"


class _Page:
    """What a page of the matrix shows: all of it, or of a long one the first commitments, then some more at a time."""

    part: Part | None = None
    """What is shown, where that is not all."""
    left = 0
    """How many commitments come after those."""

    def __init__(self, request: HttpRequest, look: Looking) -> None:
        self.request, self.look = request, look
        self.only = request.GET.get("status", "") if request.GET.get("status") in ALL else ""
        self.asked = request.GET.get("rows", "")
        # Which commitment is the first; pages that follow the first one begin further down.
        self.start = int(self.asked) if self.asked.isdecimal() and len(self.asked) < 6 else 0
        self.rows = rows_of(look.record, look.head, of_some=self._of_some)
        if self.part is None:
            statuses = statuses_of(self.rows.dues, look.today)
            self.counts = Counter(read.code for read in statuses)
            self.matrix = _matrix(look, self.rows, self.filters, self.only, statuses)
        else:
            self.counts = self.part.sums.counts
            self.matrix = _matrix(look, self.rows, self.filters, self.only, part=self.part)

    def _of_some(self, text: Rows) -> QuerySet[Due]:
        """Say what is read: of a long agreement what the shown commitments owe in the columns that are shown."""
        self.filters = _filters(self.request, self.look, text)
        told = lineages_of(text, self.filters["lead"], self.filters["line"])
        dues = Due.objects.filter(record=self.look.record)
        if self.asked == ALL_ROWS or len(told) <= AT_ONCE + A_FEW:
            self.start = 0
            return dues
        shown = frozenset(told[self.start : self.start + AT_ONCE])
        self.part = Part(sums_of(self.look.record, self.look.today), shown)
        self.left = len(told) - self.start - AT_ONCE
        dues = dues.filter(commitment__in=[each.commitment for each in text.commitments if each.lineage in shown])
        if self.filters["span"] != "all" and self.is_long:
            dues = dues.filter(due_original__range=_around(self.look.today))
        return dues

    @property
    def is_long(self) -> bool:
        days = [due.due_original for due in self.rows.dues] if self.part is None else self.part.sums.days()
        return _is_long(days, self.filters["unit"] or "quarter")

    @property
    def rest(self) -> Rest | None:
        if self.left <= 0:
            return None
        words = ngettext("%(n)d more commitment", "%(n)d more commitments", self.left) % {"n": self.left}
        return Rest(words, self._with(str(self.start + AT_ONCE)), self._with(ALL_ROWS))

    def _with(self, rows: str) -> str:
        query = self.request.GET.copy()
        query["rows"] = rows
        return f"?{query.urlencode()}"


@signed_in
@require_safe
def matrix_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show commitments by periods. It opens on the two years around today; the whole is one click away."""
    look = Looking(request, record)
    page = _Page(request, look)
    if page.start:
        return HttpResponse(draw_rest(page.matrix, page.rest))
    rows, filters, only = page.rows, page.filters, page.only
    matrix, counts = page.matrix, page.counts
    excel_url = f"{look.url('agreement_matrix_excel')}?{request.GET.urlencode()}"
    actions = [Action(_("As an Excel table"), excel_url), *_bringing_in(look), *actions_of(look)]
    context = look.context("agreement_matrix", actions)
    context |= {
        "matrix": draw_table(
            matrix, render_to_string("screen/parts/filters.html", {"filters": filters}, request), page.rest
        ),
        "open": _legend(request, counts, OPEN, only),
        "closed": _legend(request, counts, [code for code in STATUSES if code not in OPEN], only),
        "notes": _notes(look, rows, matrix.marks),
        "whole": filters["span"] == "all" or not page.is_long,
        "empty": not matrix.columns,
    }
    return render(request, "agreements/schedule.html", context)


def _bringing_in(look: Looking) -> list[Action]:
    """What was done before can be brought in from the table that was kept so far."""
    if not look.writes or look.agreement.state != "issued":
        return []
    return [Action(_("Take in results from a table"), reverse("report_table", args=[look.record]))]


def _matrix(
    look: Looking,
    rows: Rows,
    filters: Filters,
    only: str = "",
    statuses: Sequence[Status] = (),
    part: Part | None = None,
) -> Matrix:
    days = [due.due_original for due in rows.dues] if part is None else part.sums.days()
    around = filters["span"] != "all" and _is_long(days, filters["unit"] or "quarter")
    since, until = _around(look.today) if around else (None, None)
    return matrix_of(
        rows,
        look.today,
        unit=filters["unit"] or "quarter",
        lead=filters["lead"],
        line=filters["line"],
        only=only,
        since=since,
        until=until,
        marks=marks_of(look, rows),
        statuses=statuses,
        part=part,
    )


def _around(today: dt.date) -> tuple[dt.date, dt.date]:
    """The years around today: what a long matrix opens on."""
    return dt.date(today.year - 1, 1, 1), dt.date(today.year + 1, 12, 31)


def _is_long(days: Sequence[dt.date | None], unit: str) -> bool:
    """Whether the whole is wider than a screen: then the page opens on the years around today."""
    found = [day for day in days if day is not None]
    return bool(found) and (max(found).year - min(found).year + 1) * _IN_YEAR[unit] > WIDE


def marks_of(look: Looking, rows: Rows) -> list[Mark]:
    """Return the vertical lines: signing, each amendment and succession on its day, today."""
    marks = []
    if rows.agreement.signed_on:
        marks.append(Mark("signing", _("Signed"), rows.agreement.signed_on))
    if rows.agreement.versions > 1:
        store = Store(look.record)
        for version in current_terms(look.record).versions[1:]:
            day = dt.date.fromisoformat(version.effective)
            if version.facts.purpose == "succession":
                marks.append(Mark("succession", _("Succession"), day))
            else:
                basis = str((store.words(version.draft) or {}).get("basis", "")).partition(" số ")[0]
                named = basis if 0 < len(basis) <= LONGEST_MARK else PURPOSES[version.facts.purpose][look.language]
                marks.append(Mark("amendment", named[:1].upper() + named[1:], day))
    return [*marks, Mark("today", _("Today"), look.today)]


def _legend(request: HttpRequest, counts: dict[str, int], codes: Sequence[str], only: str) -> list[Count]:
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


def _notes(look: Looking, rows: Rows, marks: Sequence[Mark]) -> list[str]:
    """Say what a column is, by which scheme periods are cut, since when it is tracked, and what each line marks."""
    code = next((row.scheme for row in rows.commitments if row.scheme), "")
    scheme = PeriodScheme.objects.filter(code=code).first()
    notes = [_("A column is the calendar period in which the due date falls.")]
    if scheme is not None:
        name = scheme.name_en if look.language == "en" and scheme.name_en else scheme.name
        notes.append(_("Periods are cut: %(scheme)s.") % {"scheme": name[:1].lower() + name[1:]})
    if rows.agreement.tracked_since:
        words = _("Tracked since %(day)s; what fell due before is not counted.")
        notes.append(words % {"day": dmy(rows.agreement.tracked_since)})
    if any(mark.kind in ("amendment", "succession") for mark in marks):
        store = Store(look.record)
        for version in current_terms(look.record).versions[1:]:
            day = dmy(dt.date.fromisoformat(version.effective))
            notes.append(f"{day}: {_change_words(look, version, store)}.")
    return notes


def _change_words(look: Looking, version: Version, store: Store) -> str:
    """Say in a line what a later version was: who took over from whom, or by which document it was amended."""
    new = [party for party in version.facts.parties if party.succeeds and not party.ended]
    if version.facts.purpose == "succession" and new:
        values = {
            "new": look.names.full(new[-1].slot),
            "old": ", ".join(look.names.full(slot) for slot in new[-1].succeeds),
        }
        return _("%(new)s takes over from %(old)s") % values
    basis = str((store.words(version.draft) or {}).get("basis", ""))
    number = str((store.words(version.issue) or {}).get("number", ""))
    purpose = PURPOSES[version.facts.purpose][look.language]
    return basis or f"{purpose}{f' ({number})' if number else ''}"


@signed_in
@require_safe
def matrix_excel(request: HttpRequest, record: str) -> HttpResponse:
    """Give the matrix as a workbook: the same cells, drawn by the same function."""
    look = Looking(request, record)
    rows = rows_of(record, look.head)
    matrix = _matrix(look, rows, _filters(request, look, rows))
    sheet = paper_sheet(look, rows, matrix)
    about = look.agreement.number or look.title
    name = file_name(_("tracking table"), about, look.today, ending="xlsx")
    return excel_response(excel.workbook([sheet], language=look.language), name)


def paper_sheet(look: Looking, rows: Rows, matrix: Matrix) -> paper_matrix.Matrix:
    """Return the matrix as a sheet of Excel: the same columns, cells, sums, marks and notes."""
    columns = list(matrix.columns)
    lines: list[paper_matrix.Line | PaperGroup] = []
    for group in matrix.groups:
        if group.title or group.number:
            lines.append(PaperGroup(f"{group.number} {group.title}".strip()))
        for row in group.rows:
            cells = {n: _printed(cell) for n, cell in enumerate(row.cells) if cell is not None}
            lines.append(paper_matrix.Line(row.number, row.title, row.lead, cells, _sum(row.on_time)))
    kinds = {"today": "solid", "succession": "dashed"}
    return paper_matrix.Matrix(
        name=_("Schedule"),
        title=look.title,
        periods=[paper_matrix.Period(c.label, c.year, c.washed) for c in columns],
        lines=lines,
        above=[look.agreement.title] if look.agreement.title != look.title else [],
        marks=[
            paper_matrix.Mark(number, mark.words, dmy(mark.day), kinds.get(mark.kind, "dotted"))  # type: ignore[arg-type]
            for mark in matrix.marks
            for number, column in enumerate(columns)
            if column.since <= mark.day <= column.until
        ],
        foot=[_sum(column.foot) for column in columns],
        total=_sum(matrix.total),
        notes=_notes(look, rows, matrix.marks),
        counts=Counter(read.code for read in statuses_of(rows.dues, look.today)),
    )


def _printed(cell: Cell) -> PaperStatus:
    marks = (PASSED_MARK if cell.passed else "") + (f"+{cell.extended}" if cell.extended else "")
    return PaperStatus(cell.status, marks)


def _sum(counted: tuple[int, int] | None) -> str:
    return f"{counted[0]} / {counted[1]}" if counted and counted[1] else ""
