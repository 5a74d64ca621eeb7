"""The matrix of an agreement: commitments down, calendar columns across, from rows of what is owed to what is drawn.

A column is the calendar month, quarter or year in which the *original due date* falls, so that an extension does not
move a cell. One row is a lineage: forms that replaced each other stand in one line. Six queries at most, whatever the size.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, cast

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.features.agreements.matrix_sums import Part
from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.people.models import Organisation
from phoihop.registers.status import Status, fallen_due, status, worst
from phoihop.registers.tables import Due
from phoihop.screen.matrix import Cell, Column, Group, Mark, Matrix, Row
from phoihop.screen.status import said
from phoihop.screen.words import ROMAN, dmy, period_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OF_ONE_PAGE = frozenset(
    {"why", "receivers", "arrived_on", "done_on", "answer_by", "asked", "entered", "confirmed", "terms"}
)
_ANY_PERIOD = "2000-01-01/2000-01-01"
_Owed = tuple[tuple[Due, Status], ...]
"""What one commitment owes in one column, each with what it reads."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Head(NamedTuple):
    """The head of an agreement: what every page of it has read."""

    agreement: Agreement
    parties: Sequence[Party]
    organisations: Mapping[str, Organisation]


class Rows(NamedTuple):
    """All that the matrix of one agreement is made of."""

    agreement: Agreement
    parties: Sequence[Party]
    organisations: Mapping[str, Organisation]
    commitments: Sequence[CommitmentRow]
    clauses: Mapping[str, Clause]
    dues: Sequence[Due]


def rows_of(record: str, head: Head | None = None, *, of_some: Callable[[Rows], QuerySet[Due]] | None = None) -> Rows:
    """Read an agreement's rows. Whether they may be seen is asked before; `head` is what the page has read already.

    `of_some` is shown the text and says what of all that is owed is read.
    """
    if head is None:
        parties = list(Party.objects.filter(record=record).order_by("position"))
        ids = [party.organisation for party in parties if party.organisation]
        head = Head(Agreement.objects.get(record=record), parties, Organisation.objects.in_bulk(ids))
    text = Rows(
        *head,
        commitments=list(CommitmentRow.objects.filter(record=record).order_by("position", "commitment")),
        clauses={clause.clause: clause for clause in Clause.objects.filter(record=record).order_by("position")},
        dues=[],
    )
    return text._replace(dues=read_dues(Due.objects.filter(record=record) if of_some is None else of_some(text)))


def dues_of(record: str) -> list[Due]:
    """Return what an agreement owes, oldest period first, to be read only."""
    return read_dues(Due.objects.filter(record=record))


def read_dues(dues: QuerySet[Due]) -> list[Due]:
    """Return rows of what is owed, oldest period first, to be read only.

    Plain tuples with the columns of `Due`, less what only the page of one occurrence shows: ten thousand objects of a
    model would cost most of the page.
    """
    fields = Due._meta.concrete_fields  # noqa: SLF001 - the documented way to a model's fields
    columns = [field.attname for field in fields if field.attname not in _OF_ONE_PAGE]
    rows = dues.order_by("from_on", "due_on").values_list(*columns, named=True)
    return cast("list[Due]", list(rows))


def matrix_of(
    rows: Rows,
    today: dt.date,
    *,
    unit: str = "quarter",
    lead: str = "",
    line: str = "",
    only: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    marks: Sequence[Mark] = (),
    statuses: Sequence[Status] = (),
    part: Part | None = None,
) -> Matrix:
    """Build what `screen.matrix.draw_table` draws.

    `lead` (a slot), `line` and `only` (a status) keep some of the cells; `since` and `until` are the span shown.
    `statuses` are those of `rows.dues`, where the caller has found them already. Of a `part` only some commitments are
    drawn: columns and their sums are those of all.
    """
    shown = [
        (due, read)
        for due, read in zip(rows.dues, statuses or statuses_of(rows.dues, today), strict=True)
        if (not lead or due.slot == lead) and (not line or due.line == line) and due.due_original is not None
    ]
    days = [due.due_original for due, _read in shown] if part is None else part.sums.days(lead, line)
    columns = _columns(rows, [day for day in days if day is not None], unit, since, until)
    width = len(columns)
    place = {column.since: number for number, column in enumerate(columns)}
    places: dict[dt.date, int | None] = {}
    cells: dict[str, list[_Owed]] = defaultdict(lambda: [()] * width)
    on_time: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    foot: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for owed in shown:
        due, read = owed
        day = due.due_original
        assert day is not None
        if day not in places:
            places[day] = place.get(_start(day, unit))
        number = places[day]
        if number is None or (only and read.code != only):
            continue
        listed = cells[due.lineage]
        listed[number] = (*listed[number], owed)
        if fallen_due(due, today, read):
            for counted in (on_time[due.lineage], foot[number]):
                counted[0] += read.code == "received_on_time"
                counted[1] += 1
    if part is not None:
        foot = part.sums.foot(lead, line, only, lambda day: place.get(_start(day, unit)))
    return Matrix(
        columns=[
            column._replace(foot=(foot[n][0], foot[n][1]) if n in foot else None) for n, column in enumerate(columns)
        ],
        groups=_groups(rows, cells, on_time, width, lead=lead, line=line, shown=part.shown if part else None),
        marks=[mark for mark in marks if columns and columns[0].since <= mark.day <= columns[-1].until],
        total=(sum(n for n, _of in foot.values()), sum(of for _n, of in foot.values())),
        label=_("Commitments and periods"),
        foot_words=_("On time, of those fallen due"),
    )


def statuses_of(dues: Sequence[Due], today: dt.date) -> list[Status]:
    return [status(due, today) for due in dues]


def _start(day: dt.date, unit: str) -> dt.date:
    months = _MONTHS[unit]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def _next(start: dt.date, unit: str) -> dt.date:
    month = start.month + _MONTHS[unit]
    return dt.date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _columns(
    rows: Rows, days: Sequence[dt.date], unit: str, since: dt.date | None, until: dt.date | None
) -> list[Column]:
    first = max(filter(None, [since, min(days, default=None)]), default=None)
    last = min(filter(None, [until, max(days, default=None)]), default=None)
    if first is None or last is None or last < first:
        return []
    signed = rows.agreement.signed_on or rows.agreement.from_on
    columns = []
    start = _start(first, unit)
    while start <= last:
        following = _next(start, unit)
        label = {"quarter": ROMAN[(start.month - 1) // 3 + 1], "month": str(start.month), "year": ""}[unit]
        columns.append(
            Column(
                label=label or str(start.year),
                year=str(start.year),
                since=start,
                until=following - dt.timedelta(days=1),
                washed=signed is not None and following <= signed,
            )
        )
        start = following
    return columns


def _groups(
    rows: Rows,
    cells: Mapping[str, Sequence[_Owed]],
    on_time: Mapping[str, list[int]],
    width: int,
    *,
    lead: str,
    line: str,
    shown: AbstractSet[str] | None,
) -> list[Group]:
    """One group for each heading of the text, in the order of the text; a lineage stands once, under its last form.

    Where a part is shown that begins within a group, the head of the group stands in the part before it.
    """
    forms = forms_of(rows.commitments)
    short = {party.slot: _short(rows, party) for party in rows.parties}
    everybody = {party.slot for party in rows.parties if party.role == "party" and party.ended_on is None}
    said = _Said()
    headings = _headings(rows.clauses)
    nothing: list[_Owed] = [()] * width
    groups: dict[str, list[Row]] = {}
    heads: dict[str, tuple[str, str]] = {}
    before: dict[str, str] = {}  # the clause of the row above, by group: its number is said once
    for form in forms.values():
        if (lead and lead not in form.leads) or (line and line != form.line):
            continue
        heading = headings.get(form.clause)
        key = heading.clause if heading else ""
        if key not in heads:
            heads[key] = (path_of(rows.clauses, heading), heading.text) if heading else ("", "")
        above, before[key] = before.get(key), form.clause
        if shown is not None and form.lineage not in shown:
            heads[key] = heads[key] if key in groups else ("", "")
            continue
        counted = on_time.get(form.lineage)
        groups.setdefault(key, []).append(
            Row(
                number="" if form.clause and above == form.clause else own_label(rows.clauses, form),
                title=form.title,
                lead=_led(form, short, everybody),
                cells=[_cell(owed, said) if owed else None for owed in cells.get(form.lineage, nothing)],
                on_time=(counted[0], counted[1]) if counted else None,
            )
        )
    return [Group(*heads[key], listed) for key, listed in groups.items()]


def lineages_of(rows: Rows, lead: str, line: str) -> list[str]:
    """Return the lineages that a matrix shows, in the order of its rows."""
    headings = _headings(rows.clauses)
    groups: dict[str, list[str]] = {}
    for form in forms_of(rows.commitments).values():
        if (not lead or lead in form.leads) and (not line or line == form.line):
            heading = headings.get(form.clause)
            groups.setdefault(heading.clause if heading else "", []).append(form.lineage)
    return [lineage for listed in groups.values() for lineage in listed]


def forms_of(commitments: Sequence[CommitmentRow]) -> dict[str, CommitmentRow]:
    """Return the form under which each lineage stands, in the order of the text."""
    forms: dict[str, CommitmentRow] = {}
    for each in commitments:
        if each.lineage not in forms or each.current:
            forms[each.lineage] = each
    return forms


def _led(form: CommitmentRow, short: Mapping[str, str], everybody: AbstractSet[str]) -> str:
    """Name who leads; where all parties do, their names would say nothing and fill the column."""
    if len(form.leads) > 1 and everybody <= set(form.leads):
        return _("all parties")
    return ", ".join(short.get(slot, slot) for slot in form.leads)


def _headings(clauses: Mapping[str, Clause]) -> dict[str, Clause | None]:
    """Return for every clause what `heading_of` returns for one, in one pass."""
    above: list[Clause] = []
    found: dict[str, Clause | None] = {}
    for clause in sorted(clauses.values(), key=lambda each: each.position):
        while above and above[-1].level >= clause.level:
            above.pop()
        found[clause.clause] = above[-1] if above else None
        above.append(clause)
    return found


def heading_of(clauses: Mapping[str, Clause], clause: str) -> Clause | None:
    """Return the nearest node above a clause that stands higher in the text: the head under which it is listed."""
    own = clauses.get(clause)
    if own is None:
        return None
    above = [each for each in clauses.values() if each.position < own.position and each.level < own.level]
    return max(above, key=lambda each: each.position, default=None)


def path_of(clauses: Mapping[str, Clause], clause: Clause) -> str:
    """Return the whole label of a node: “II.1” for “1.” under “II.”."""
    labels, here = [], clause
    while True:
        labels.append(here.label.strip().rstrip(".)"))
        above = heading_of(clauses, here.clause)
        if above is None:
            return ".".join(label for label in reversed(labels) if label)
        here = above


def own_label(clauses: Mapping[str, Clause], form: CommitmentRow) -> str:
    own = clauses.get(form.clause)
    return own.label if own is not None else form.clause_label


class _Said:
    """Words and addresses of the cells of one matrix, each made once: a large one says the same ten thousand times."""

    def __init__(self) -> None:
        self._sentence = _("%(period)s: %(status)s, due %(day)s")
        self._titles: dict[tuple[str, Status, dt.date | None], str] = {}
        self._ends: dict[tuple[str, str], tuple[str, str]] = {}

    def title(self, due: Due, read: Status) -> str:
        key = due.label, read, due.due_on
        if key not in self._titles:
            words = {"period": period_of(due), "status": status_words(read), "day": dmy(due.due_on)}
            self._titles[key] = self._sentence % words
        return self._titles[key]

    def url(self, due: Due) -> str:
        """Return the address of an occurrence as seen from the matrix's own page: half of a large page were addresses."""
        key = due.commitment, due.party
        if key not in self._ends:
            above = reverse("agreement", args=[due.record])
            whole = reverse("occurrence", args=[due.record, due.commitment, _ANY_PERIOD, due.party])
            before, _period, after = whole.removeprefix(above).partition(_ANY_PERIOD)
            self._ends[key] = f"../{before}", after
        before, after = self._ends[key]
        return f"{before}{due.period}{after}"


def _short(rows: Rows, party: Party) -> str:
    organisation = rows.organisations.get(party.organisation)
    return organisation.short if organisation is not None else party.printed


def _cell(found: _Owed, said: _Said) -> Cell:
    due, read = found[0]
    if len(found) == 1:  # nearly every cell of a large matrix
        return Cell(read.code, said.title(due, read), said.url(due), due.extended, bool(due.passed_from))
    read = worst([each for _due, each in found]) or read
    due = next(due for due, each in found if each == read)
    return Cell(
        status=read.code,
        title=said.title(due, read),
        url=said.url(due),
        extended=max(each.extended for each, _read in found),
        passed=any(each.passed_from for each, _read in found),
    )


def period_of(due: Due) -> str:
    """Word the period of a row; what an event opened is named by the day of the event."""
    if _DAY.fullmatch(due.label):
        return _("event of %(day)s") % {"day": dmy(due.from_on)}
    return period_words(due.label)


def occurrence_url(due: Due) -> str:
    return reverse("occurrence", args=[due.record, due.commitment, due.period, due.party])


def status_words(read: Status) -> str:
    """Word a status with its days: “quá hạn 11 ngày”."""
    return said(read.code, read.days if read.code in ("overdue", "received_late") else None)
