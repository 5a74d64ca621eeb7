"""A table to fill in with results: one row for each occurrence that has begun and is not reported."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents import excel
from phoihop.documents.paper import Column, Row, Table
from phoihop.features.agreements.kept_tables.mapping import Kept
from phoihop.features.agreements.models import KeptTable
from phoihop.features.agreements.tables import Agreement, CommitmentRow
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.table_matching import Matcher
from phoihop.features.commitments.wording import period_of
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy


def sheet_to_fill_in(agreement: Agreement, organisation: str, today: date) -> excel.Sheet:
    """Return the table of an agreement as the office `organisation` fills it in."""
    record = agreement.record
    titles = dict(CommitmentRow.objects.filter(record=record).values_list("commitment", "title"))
    begun = Due.objects.filter(record=record, state__in=("open", "untracked"), from_on__lte=today)
    names = Matcher(Kept(KeptTable(record=record)), organisation, today)
    columns = [
        Column(_("No."), "ordinal"),
        Column(_("What is to be done")),
        Column(_("Lead body")),
        Column(_("Reported period")),
        Column(_("Due date"), "date"),
        Column(_("Progress")),
        Column(_("Result of the work")),
        Column(_("Number of the document")),
        Column(_("Date sent"), "date"),
        Column(_("Note")),
    ]
    rows: list[Row] = [
        (
            number,
            titles.get(due.commitment, ""),
            names.name_of(due.party),
            _period_cell(due),
            due.due_on,
            "",
            "",
            "",
            "",
            "",
        )
        for number, due in enumerate(begun.order_by("commitment", "from_on", "slot"), 1)
    ]
    title = _("Results under %(agreement)s") % {"agreement": agreement_name(agreement)}
    return excel.Sheet(_("Results"), title, Table(columns, rows))


def _period_cell(due: Due) -> str:
    """Name a period so that it is found again when the table comes back."""
    return dmy(due.due_on) if due.label == "once" else period_of(due)
