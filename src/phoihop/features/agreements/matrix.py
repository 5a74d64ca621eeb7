"""The matrix of an agreement: commitments down, calendar columns across, from rows of what is owed to what is drawn.

A column is the calendar month, quarter or year in which the *original due date* falls, so that an extension does not
move a cell. One row is a lineage: forms that replaced each other stand in one line. Six queries, whatever the size.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.people.models import Organisation
from phoihop.registers.status import Status, fallen_due, status, worst
from phoihop.registers.tables import Due
from phoihop.screen.matrix import Cell, Column, Group, Mark, Matrix, Row
from phoihop.screen.status import said
from phoihop.screen.words import ROMAN, dmy, period_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OF_ONE_PAGE = frozenset({"why", "receivers"})
_ANY_PERIOD = "2000-01-01/2000-01-01"
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Rows(NamedTuple):
    """All that the matrix of one agreement is made of."""

    agreement: Agreement
    parties: Sequence[Party]
    commitments: Sequence[CommitmentRow]
    clauses: Mapping[str, Clause]
    dues: Sequence[Due]
    organisations: Mapping[str, Organisation]


def rows_of(record: str) -> Rows:
    """Read an agreement's rows. Whether they may be seen is asked before."""
    parties = list(Party.objects.filter(record=record).order_by("position"))
    return Rows(
        agreement=Agreement.objects.get(record=record),
        parties=parties,
        commitments=list(CommitmentRow.objects.filter(record=record).order_by("position", "commitment")),
        clauses={clause.clause: clause for clause in Clause.objects.filter(record=record).order_by("position")},
        dues=dues_of(record),
        organisations=Organisation.objects.in_bulk([party.organisation for party in parties if party.organisation]),
    )


def dues_of(record: str) -> list[Due]:
    """Return what an agreement owes, oldest period first, to be read only.

    Plain tuples with the columns of `Due`, less what only the page of one occurrence shows: ten thousand objects of a
    model would cost most of the page.
    """
    fields = Due._meta.concrete_fields  # noqa: SLF001 - the documented way to a model's fields
    columns = [field.attname for field in fields if field.attname not in _OF_ONE_PAGE]
    rows = Due.objects.filter(record=record).order_by("from_on", "due_on").values_list(*columns, named=True)
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
) -> Matrix:
    """Build what `screen.matrix.draw_table` draws.

    `lead` (a slot), `line` and `only` (a status) keep some of the cells; `since` and `until` are the span shown.
    """
    shown = [
        due
        for due in rows.dues
        if (not lead or due.slot == lead) and (not line or due.line == line) and due.due_original is not None
    ]
    columns = _columns(rows, shown, unit, since, until)
    place = {column.since: number for number, column in enumerate(columns)}
    cells: dict[tuple[str, int], list[tuple[Due, Status]]] = defaultdict(list)
    on_time: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    foot: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for due in shown:
        assert due.due_original is not None
        number = place.get(_start(due.due_original, unit))
        read = status(due, today)
        if number is None or (only and read.code != only):
            continue
        cells[due.lineage, number].append((due, read))
        if fallen_due(due, today):
            for counted in (on_time[due.lineage], foot[number]):
                counted[0] += read.code == "received_on_time"
                counted[1] += 1
    return Matrix(
        columns=[
            column._replace(foot=(foot[n][0], foot[n][1]) if n in foot else None) for n, column in enumerate(columns)
        ],
        groups=_groups(rows, cells, on_time, len(columns), lead=lead, line=line),
        marks=[mark for mark in marks if columns and columns[0].since <= mark.day <= columns[-1].until],
        total=(sum(n for n, _of in on_time.values()), sum(of for _n, of in on_time.values())),
        label=_("Commitments and periods"),
        foot_words=_("On time, of those fallen due"),
    )


def _start(day: dt.date, unit: str) -> dt.date:
    months = _MONTHS[unit]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def _next(start: dt.date, unit: str) -> dt.date:
    month = start.month + _MONTHS[unit]
    return dt.date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _columns(rows: Rows, dues: Sequence[Due], unit: str, since: dt.date | None, until: dt.date | None) -> list[Column]:
    days = [due.due_original for due in dues if due.due_original is not None]
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
    cells: Mapping[tuple[str, int], list[tuple[Due, Status]]],
    on_time: Mapping[str, list[int]],
    width: int,
    *,
    lead: str,
    line: str,
) -> list[Group]:
    """One group for each heading of the text, in the order of the text; a lineage stands once, under its last form."""
    forms: dict[str, CommitmentRow] = {}
    for each in rows.commitments:
        if each.lineage not in forms or each.current:
            forms[each.lineage] = each
    short = {party.slot: _short(rows, party) for party in rows.parties}
    said = _Said()
    groups: dict[str, list[Row]] = {}
    heads: dict[str, tuple[str, str]] = {}
    for form in forms.values():
        if (lead and lead not in form.leads) or (line and line != form.line):
            continue
        heading = heading_of(rows.clauses, form.clause)
        key = heading.clause if heading else ""
        heads[key] = (path_of(rows.clauses, heading), heading.text) if heading else ("", "")
        counted = on_time.get(form.lineage)
        groups.setdefault(key, []).append(
            Row(
                number=own_label(rows.clauses, form),
                title=form.title,
                lead=", ".join(short.get(slot, slot) for slot in form.leads),
                cells=[_cell(cells.get((form.lineage, number)), said) for number in range(width)],
                on_time=(counted[0], counted[1]) if counted else None,
            )
        )
    return [Group(*heads[key], listed) for key, listed in groups.items()]


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
        self._periods: dict[str, str] = {}
        self._statuses: dict[Status, str] = {}
        self._urls: dict[tuple[str, str], str] = {}

    def title(self, due: Due, read: Status) -> str:
        period = self._periods.get(due.label) or self._periods.setdefault(due.label, period_of(due))
        words = self._statuses.get(read) or self._statuses.setdefault(read, status_words(read))
        day = due.due_on
        said = f"{day.day:02d}/{day.month:02d}/{day.year}" if day is not None else ""
        return self._sentence % {"period": period, "status": words, "day": said}

    def url(self, due: Due) -> str:
        """Return the address of an occurrence; of one commitment they differ in the period alone."""
        key = due.commitment, due.party
        if key not in self._urls:
            self._urls[key] = reverse("occurrence", args=[due.record, due.commitment, _ANY_PERIOD, due.party])
        return self._urls[key].replace(_ANY_PERIOD, due.period)


def _short(rows: Rows, party: Party) -> str:
    organisation = rows.organisations.get(party.organisation)
    return organisation.short if organisation is not None else party.printed


def _cell(found: list[tuple[Due, Status]] | None, said: _Said) -> Cell | None:
    if not found:
        return None
    read = worst([each for _due, each in found])
    assert read is not None
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
