"""The matrix of an agreement as a page and as a workbook that looks the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.documents import excel
from phoihop.documents import matrix as paper_matrix
from phoihop.documents.paper import Group as PaperGroup
from phoihop.documents.shapes import Status as PaperStatus
from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.law.state import Version
from phoihop.features.agreements.matrix import Rows, matrix_of, rows_of, statuses_of
from phoihop.features.agreements.sentences import PURPOSES
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking
from phoihop.features.agreements.views.listing import excel_response
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.registers.catalogues import LineOfWork, PeriodScheme
from phoihop.registers.status import STATUSES as ALL
from phoihop.registers.status import Status
from phoihop.screen.matrix import WIDE, Cell, Mark, Matrix, draw_table
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


@signed_in
@require_safe
def matrix_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show commitments by periods. It opens on the two years around today; the whole is one click away."""
    look = Looking(request, record)
    rows = rows_of(record, look.head)
    filters = _filters(request, look, rows)
    only = request.GET.get("status", "") if request.GET.get("status") in ALL else ""
    statuses = statuses_of(rows.dues, look.today)
    matrix = _matrix(look, rows, filters, only, statuses)
    counts = Counter(read.code for read in statuses)
    excel_url = f"{look.url('agreement_matrix_excel')}?{request.GET.urlencode()}"
    actions = [Action(_("As an Excel table"), excel_url), *_bringing_in(look), *actions_of(look)]
    context = look.context("agreement_matrix", actions)
    context |= {
        "matrix": draw_table(matrix, render_to_string("screen/parts/filters.html", {"filters": filters}, request)),
        "open": _legend(request, counts, OPEN, only),
        "closed": _legend(request, counts, [code for code in STATUSES if code not in OPEN], only),
        "notes": _notes(look, rows, matrix.marks),
        "whole": filters["span"] == "all" or not _is_long(rows, filters["unit"] or "quarter"),
        "empty": not matrix.columns,
    }
    return render(request, "agreements/schedule.html", context)


def _bringing_in(look: Looking) -> list[Action]:
    """What was done before can be brought in from the table that was kept so far."""
    if not look.writes or look.agreement.state != "issued":
        return []
    return [Action(_("Take in results from a table"), reverse("report_table", args=[look.record]))]


def _matrix(look: Looking, rows: Rows, filters: Filters, only: str = "", statuses: Sequence[Status] = ()) -> Matrix:
    around = filters["span"] != "all" and _is_long(rows, filters["unit"] or "quarter")
    return matrix_of(
        rows,
        look.today,
        unit=filters["unit"] or "quarter",
        lead=filters["lead"],
        line=filters["line"],
        only=only,
        since=dt.date(look.today.year - 1, 1, 1) if around else None,
        until=dt.date(look.today.year + 1, 12, 31) if around else None,
        marks=marks_of(look, rows),
        statuses=statuses,
    )


def _is_long(rows: Rows, unit: str) -> bool:
    """Whether the whole is wider than a screen: then the page opens on the years around today."""
    days = [due.due_original for due in rows.dues if due.due_original is not None]
    return bool(days) and (max(days).year - min(days).year + 1) * _IN_YEAR[unit] > WIDE


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
