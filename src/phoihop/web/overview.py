"""The leader's page (toàn cảnh): all agreements that the organisation may see on one sheet of A4, each figure a link."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments.papers import DOCX, file_answer
from phoihop.features.commitments.works import works
from phoihop.people.acting import Actor, actor_of
from phoihop.people.rights import signed_in
from phoihop.screen import clock
from phoihop.screen.tables import Filter, Filters, choices
from phoihop.vietnamese import file_name
from phoihop.web.choosing import agreement_choices, lines_of_work, overdue_in, seen_agreements
from phoihop.web.overview_bodies import bodies
from phoihop.web.overview_figures import course_order, courses, late_and_coming, open_now
from phoihop.web.overview_paper import overview_paper
from phoihop.web.overview_sheet import (
    MOST,
    Overview,
    fitting,
    height_of_body,
    height_of_coming,
    height_of_course,
    height_of_late,
    sheet_context,
)


@signed_in
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the state of all agreements on one sheet."""
    actor = actor_of(request)
    if actor.organisation is None:
        return render(request, "web/desk_nobody.html", {"section": "overview", "operator": actor.is_operator})
    filters, found = _asked(request, actor)
    query = request.GET.urlencode()
    shown = {
        "section": "overview",
        "filters": filters,
        "word_url": f"{reverse('overview_word')}{'?' if query else ''}{query}",
        **sheet_context(found),
    }
    return render(request, "web/overview.html", shown)


@signed_in
@require_safe
def overview_word(request: HttpRequest) -> HttpResponse:
    """Give the sheet as a Word file of one page."""
    actor = actor_of(request)
    if actor.organisation is None:
        return render(request, "web/desk_nobody.html", {"section": "overview", "operator": actor.is_operator})
    _filters, found = _asked(request, actor)
    name = file_name(_("State of the agreements"), found.today, ending="docx")
    return file_answer(overview_paper(found), name, DOCX)


def _asked(request: HttpRequest, actor: Actor) -> tuple[Filters, Overview]:
    lines = lines_of_work()
    line = request.GET.get("line", "")
    late = overdue_in(actor.organisation_id, clock.today(), line=line if line in lines else "")
    agreements = seen_agreements(actor.organisation_id, request.GET.get("record", ""), late=late)
    filters = Filters(
        request,
        [
            Filter("record", _("Agreement"), agreement_choices(agreements)),
            Filter("line", _("Line of work"), choices(lines.items())),
        ],
    )
    found = overview_of(actor, record=filters["record"], line=filters["line"], agreements=agreements, lines=lines)
    return filters, found


def overview_of(
    actor: Actor, *, record: str, line: str, agreements: Mapping[str, Agreement], lines: Mapping[str, str]
) -> Overview:
    """Read the whole page of an organisation, and cut it to one sheet."""
    organisation = actor.organisation
    assert organisation is not None
    today = clock.today()
    narrowed = {"record": record, "line": line}
    most = {"overdue": MOST["overdue"], "ahead": MOST["ahead"]}
    overdue, ahead = late_and_coming(organisation.id, today, most, **narrowed)
    issued = {key: each for key, each in agreements.items() if each.state == "issued" and (not record or key == record)}
    told = course_order(issued, MOST["courses"])
    now = open_now([each.record for each in told], organisation.id, today, line=line)
    going = courses(told, now, today, line=line)
    table = bodies(organisation.id, today, **narrowed, most=MOST["bodies"])
    found = table.rows
    names = {body.organisation: body.name for body in found}
    described = works([*overdue.rows, *ahead.rows], today, agreements=agreements, names=names)
    late, coming = described[: len(overdue.rows)], described[len(overdue.rows) :]
    room = fitting(
        {
            "overdue": [height_of_late(work) for work in late],
            "courses": [height_of_course(course) for course in going],
            "bodies": [height_of_body(body) for body in found],
            "ahead": [height_of_coming(work) for work in coming],
        }
    )
    return Overview(
        organisation=organisation,
        today=today,
        now=localtime(clock.now()),
        agreements=issued,
        late=late[: room["overdue"]],
        coming=coming[: room["ahead"]],
        courses=going[: room["courses"]],
        bodies=found[: room["bodies"]],
        totals={"overdue": overdue.total, "ahead": ahead.total, "courses": len(issued), "bodies": table.total},
        lines={code: name for code, name in lines.items() if code in table.lines},
        counted_on=table.counted_on,
        record=record,
        line=line,
    )
