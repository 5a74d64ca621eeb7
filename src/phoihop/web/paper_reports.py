"""Another body has sent its report on paper: find what it answers, and enter it there.

Lists what others owe in the agreements to which the organisation is a party; each line opens the form of that
occurrence. Who may write which act is asked there and at the door.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.commitments.works import works
from phoihop.people.acting import actor_of
from phoihop.people.models import Standing
from phoihop.people.rights import may_write, signed_in
from phoihop.screen import clock
from phoihop.screen.tables import Column, Filter, Filters, choices, listing
from phoihop.web.choosing import agreement_choices, bodies_seen, seen_agreements
from phoihop.web.desk_rows import due_rows, key_of, own_desk


@signed_in
@require_safe
def paper_reports(request: HttpRequest) -> HttpResponse:
    """List what others are to report, the longest due first, with the form in which their paper is entered."""
    actor = actor_of(request)
    if not may_write(actor):
        raise Http404
    organisation, today = actor.organisation_id, clock.today()
    agreements = seen_agreements(organisation, request.GET.get("record", ""))
    bodies = bodies_seen(organisation, request.GET.get("party", ""), living_on=today)
    bodies.pop(organisation, None)
    filters = Filters(
        request,
        [
            Filter("party", _("Sent by"), choices(bodies.items())),
            Filter("record", _("Agreement"), agreement_choices(agreements)),
        ],
    )
    ours = Standing.objects.filter(organisation=organisation, role="party").values("record")
    rows = own_desk(organisation, record=filters["record"]).filter(state="open", record__in=ours)
    rows = rows.filter(party=filters["party"]) if filters["party"] else rows.exclude(party=organisation)
    columns = [
        Column("what", _("Content")),
        Column("agreement", _("Agreement")),
        Column("party", _("Sent by")),
        Column("due", _("Due date"), ("due_on",)),
        Column("status", _("Status")),
    ]
    page = listing(request, rows, columns, sort="due")
    found = due_rows([key_of(row) for row in page.rows])
    described = works([found[key_of(row)] for row in page.rows if key_of(row) in found], today, agreements=agreements)
    shown = {
        "section": "desk",
        "filters": filters,
        "listing": page._replace(rows=[(work, occurrence_url(work.row, "enter")) for work in described]),
    }
    return render(request, "web/paper_reports.html", shown)
