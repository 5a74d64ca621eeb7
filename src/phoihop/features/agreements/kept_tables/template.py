"""A blank table to fill in: the columns that are understood without asking, with two rows that show how."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.documents import excel
from phoihop.documents.paper import Column, Group, Row, Table
from phoihop.features.agreements.views.listing import excel_response
from phoihop.people.acting import actor_of
from phoihop.people.rights import check_writer, signed_in

BLANK_ROWS = 20


@signed_in
@require_safe
def table_template(request: HttpRequest) -> HttpResponse:
    """Give a blank table of commitments."""
    actor = actor_of(request)
    check_writer(actor)
    columns = [
        Column(_("No."), "ordinal"),
        Column(_("What is to be done")),
        Column(_("Lead body")),
        Column(_("Supporting body")),
        Column(_("Time of carrying out")),
        Column(_("Deliverable")),
        Column(_("Note")),
    ]
    rows: list[Row] = [
        Group(_("I. Communication (this line and the rows below are examples: write over them)")),
        (
            1,
            _("Hold a conference on mass mobilisation"),
            _("Body A"),
            _("Body B"),
            _("Quarter II/2026"),
            _("Report"),
            "",
        ),
        (2, _("Report the results of coordination"), _("Body B"), "", _("Every quarter"), _("Report"), ""),
        *([None, "", "", "", "", "", ""] for _place in range(BLANK_ROWS)),
    ]
    language = "en" if getattr(request, "LANGUAGE_CODE", "vi").startswith("en") else "vi"
    sheet = excel.Sheet(_("Commitments"), _("Table of commitments under coordination"), Table(columns, rows))
    return excel_response(excel.workbook([sheet], language=language), "mau-bang-nhiem-vu.xlsx")
