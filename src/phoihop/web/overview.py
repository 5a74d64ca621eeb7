"""The leader's page (toàn cảnh): all agreements that the organisation may see on one sheet of A4, each figure a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments.addresses import agreement_url, occurrence_url
from phoihop.features.commitments.papers import DOCX, file_answer
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import joined
from phoihop.features.commitments.works import Work, works
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation
from phoihop.people.rights import signed_in
from phoihop.registers.queries import HORIZON_DAYS
from phoihop.registers.status import DISPUTED, OVERDUE, SENT, SENT_BACK, WORST_FIRST
from phoihop.screen import clock
from phoihop.screen.charts import Period, quarters
from phoihop.screen.parts import Link
from phoihop.screen.tables import Filter, Filters, choices
from phoihop.screen.words import dmy
from phoihop.web.choosing import agreement_choices, lines_of_work, seen_agreements
from phoihop.web.overview_figures import (
    SEGMENTS,
    Body,
    Counted,
    Course,
    bodies,
    course_order,
    courses,
    first_year,
    overdue_rows,
    rows_ahead,
)
from phoihop.web.owed import FALLEN_DUE, list_url

MOST = {"overdue": 8, "courses": 7, "bodies": 14, "ahead": 9}
LEAST = {"ahead": 3, "overdue": 4, "courses": 3, "bodies": 5}
HEIGHTS = {"overdue": 4.3, "courses": 4.3, "bodies": 2.4, "ahead": 1.9}
SHEET = 58.0
"""What one sheet of A4 has room for: the height of a row of each part, and of all rows together, in lines of the sheet.

Parts give way in the order of `LEAST`, each down to its least; a test prints the fullest page.
"""
REVIEW_DAYS = 60
LONG_AGO = "2000-01-01"


class Strip(NamedTuple):
    """An agreement with its columns by quarter and what is open now, in words."""

    name: str
    url: str
    parties: str
    chart: SafeString
    standing: str
    now: list[Link]


class Shown(NamedTuple):
    """A cell of the table of bodies, with the list that it opens."""

    status: str
    number: str
    url: str


class Head(NamedTuple):
    """The head of a narrow column: a line of work by the first of its names."""

    name: str

    @property
    def short(self) -> str:
        return self.name.partition(",")[0]


class Row(NamedTuple):
    """A row of the table of bodies."""

    name: str
    url: str
    cells: list[tuple[Shown | None, Head]]
    overdue: Link
    fallen_due: Link


@dataclass(frozen=True)
class Overview:
    """All that the page, its print and its Word version show."""

    organisation: Organisation
    today: date
    now: datetime
    agreements: Mapping[str, Agreement]
    overdue: Counted
    ahead: Counted
    works: Mapping[tuple[str, str, str, str], Work]
    courses: Sequence[Course]
    bodies: Sequence[Body]
    bodies_left: int
    lines: Mapping[str, str]
    record: str
    line: str


def overview_of(
    actor: Actor, *, record: str, line: str, agreements: Mapping[str, Agreement], lines: Mapping[str, str]
) -> Overview:
    """Read the whole page of an organisation."""
    organisation = actor.organisation
    assert organisation is not None
    today = clock.today()
    narrowed = {"record": record, "line": line}
    overdue = overdue_rows(organisation.id, today, MOST["overdue"], **narrowed)
    ahead = rows_ahead(organisation.id, today, MOST["ahead"], **narrowed)
    chosen = {key: each for key, each in agreements.items() if not record or key == record}
    issued = {key: each for key, each in chosen.items() if each.state == "issued"}
    shown = course_order(issued, organisation.id, today, MOST["courses"])
    found, occurring = bodies(organisation.id, today, **narrowed)
    room = room_for(
        {"overdue": len(overdue.rows), "courses": len(shown), "bodies": len(found), "ahead": len(ahead.rows)}
    )
    overdue = Counted(overdue.rows[: room["overdue"]], overdue.total)
    ahead = Counted(ahead.rows[: room["ahead"]], ahead.total)
    described = works([*overdue.rows, *ahead.rows], today, agreements=agreements)
    return Overview(
        organisation=organisation,
        today=today,
        now=localtime(clock.now()),
        agreements=issued,
        overdue=overdue,
        ahead=ahead,
        works={(w.row.record, w.row.commitment, w.row.period, w.row.party): w for w in described},
        courses=courses(shown[: room["courses"]], organisation.id, today, line=line),
        bodies=found[: room["bodies"]],
        bodies_left=max(0, len(found) - room["bodies"]),
        lines={code: name for code, name in lines.items() if code in occurring},
        record=record,
        line=line,
    )


def room_for(rows: Mapping[str, int]) -> dict[str, int]:
    """Return how many rows of each part are shown, so that the sheet stays one page of A4."""
    room = {part: min(rows[part], MOST[part]) for part in MOST}
    for part, least in LEAST.items():
        over = sum(room[each] * HEIGHTS[each] for each in room) - SHEET
        if over > 0:
            room[part] = max(min(room[part], least), room[part] - ceil(over / HEIGHTS[part]))
    return room


@signed_in
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the state of all agreements on one sheet."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
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


def _asked(request: HttpRequest, actor: Actor) -> tuple[Filters, Overview]:
    agreements = seen_agreements(actor.organisation_id, request.GET.get("record", ""))
    lines = lines_of_work()
    filters = Filters(
        request,
        [
            Filter("record", _("Agreement"), agreement_choices(agreements)),
            Filter("line", _("Line of work"), choices(lines.items())),
        ],
    )
    return filters, overview_of(
        actor, record=filters["record"], line=filters["line"], agreements=agreements, lines=lines
    )


@signed_in
@require_safe
def overview_word(request: HttpRequest) -> HttpResponse:
    """Give the sheet as a Word file of one page."""
    from phoihop.web.overview_paper import overview_paper

    actor: Actor = request.actor  # type: ignore[attr-defined]
    _filters, found = _asked(request, actor)
    name = f"{_('State of the agreements')} {found.today:%d-%m-%Y}.docx"
    return file_answer(overview_paper(found), name, DOCX)


def sheet_context(found: Overview) -> dict[str, object]:
    """Put the sheet together for its template."""
    return {
        "found": found,
        "place": place_line(found),
        "summary": summary(found),
        "reviews": review_sentence(found),
        "late": [
            (found.works[key], occurrence_url(found.works[key].row))
            for key in _keys(found.overdue)
            if key in found.works
        ],
        "longest": max(
            (found.works[key].status.days or 0 for key in _keys(found.overdue) if key in found.works), default=1
        ),
        "late_more": _more(found.overdue, list_url(status=OVERDUE, record=found.record, line=found.line)),
        "strips": [_strip(course, found) for course in found.courses],
        "strips_more": _rest(len(found.agreements) - len(found.courses)),
        "agreements_url": _agreements_url(),
        "years": [{"at": 60 * place, "words": str(year)} for place, year in enumerate(years_shown(found.today))],
        "heads": [Head(name) for name in found.lines.values()],
        "fallen_head": _("Due in %(year)d") % {"year": found.today.year},
        "rows": [_row(body, found) for body in found.bodies],
        "rows_more": _rest(found.bodies_left),
        "legend": [
            code for code in WORST_FIRST if any(code == c.status for b in found.bodies for c in b.cells.values())
        ],
        "ahead": [
            (found.works[key], occurrence_url(found.works[key].row)) for key in _keys(found.ahead) if key in found.works
        ],
        "ahead_more": _more(found.ahead, list_url(due=ahead_span(found.today), record=found.record, line=found.line)),
        "empty": {
            "title": _("No agreement is followed yet"),
            "sentence": _("The state of the agreements stands here once the first one is recorded."),
        },
    }


def _rest(number: int) -> str:
    return ngettext("and %(n)d more", "and %(n)d more", number) % {"n": number} if number > 0 else ""


def _agreements_url() -> str:
    try:
        return reverse("agreements")
    except NoReverseMatch:
        return ""


def ahead_span(today: date) -> str:
    return f"{today}..{today + timedelta(days=HORIZON_DAYS)}"


def years_shown(today: date) -> range:
    return range(first_year(today), today.year + 1)


def _keys(counted: Counted) -> list[tuple[str, str, str, str]]:
    return [(row.record, row.commitment, row.period, row.party) for row in counted.rows]


def place_line(found: Overview) -> str:
    given = {"name": found.organisation.name, "hour": f"{found.now:%H}", "day": dmy(found.today)}
    return _("%(name)s, as of %(hour)s:00 on %(day)s.") % given


def summary(found: Overview) -> list[Link]:
    """Return the first sentence as links: what is overdue and for how long, what comes in thirty days."""
    late, ahead = found.overdue.total, found.ahead.total
    words = (
        ngettext("%(n)d thing is overdue", "%(n)d things are overdue", late) % {"n": late}
        if late
        else _("Nothing is overdue")
    )
    if late:
        days = (
            (found.today - found.overdue.rows[0].due_on).days
            if found.overdue.rows and found.overdue.rows[0].due_on
            else 0
        )
        longest = ngettext("the longest by %(n)d day", "the longest by %(n)d days", days) % {"n": days}
    coming = ngettext("%(n)d falls due in the next 30 days", "%(n)d fall due in the next 30 days", ahead) % {"n": ahead}
    parts = [
        Link(words, list_url(status=OVERDUE, record=found.record, line=found.line) if late else "", red=bool(late))
    ]
    if late:
        parts.append(Link(longest))
    parts.append(
        Link(coming, list_url(due=ahead_span(found.today), record=found.record, line=found.line) if ahead else "")
    )
    return parts


def review_sentence(found: Overview) -> str:
    """Name the agreements that are over or soon will be: their final review is due."""
    soon = found.today + timedelta(days=REVIEW_DAYS)
    ending = [each for each in found.agreements.values() if each.to_on is not None and each.to_on <= soon]
    if not ending:
        return ""
    ending.sort(key=lambda each: (each.to_on, each.record))
    said = [
        (_("%(name)s ended on %(day)s") if each.to_on and each.to_on < found.today else _("%(name)s ends on %(day)s"))
        % {"name": agreement_name(each), "day": dmy(each.to_on)}
        for each in ending[:3]
    ]
    opening = ngettext("%(n)d agreement is to be reviewed", "%(n)d agreements are to be reviewed", len(ending))
    return f"{opening % {'n': len(ending)}}: {'; '.join(said)}{'; …' if len(ending) > len(said) else ''}."


def _more(counted: Counted, url: str) -> Link | None:
    rest = _rest(counted.total - len(counted.rows))
    return Link(rest, url) if rest else None


def _strip(course: Course, found: Overview) -> Strip:
    """Put one agreement into words and columns."""
    agreement = course.agreement
    return Strip(
        name=agreement_name(agreement),
        url=agreement_url(agreement.record),
        parties=joined(course.parties),
        chart=quarters(periods_of(course, found.today), _highest(found), told_words(course)),
        standing=standing_words(agreement, found.today),
        now=now_links(course, found),
    )


def periods_of(course: Course, today: date) -> list[Period]:
    """Return the quarters of the last four years, oldest first."""
    return [
        Period(
            on_time=counts.get("on_time", 0),
            late=counts.get("late", 0),
            open=counts.get("waiting", 0),
            overdue=counts.get("overdue", 0),
            year=quarter == 1,
        )
        for year in years_shown(today)
        for quarter in (1, 2, 3, 4)
        for counts in [course.quarters.get((year, quarter), {})]
    ]


def _highest(found: Overview) -> int:
    return max((sum(counts.values()) for each in found.courses for counts in each.quarters.values()), default=1)


def told_words(course: Course) -> str:
    """Say in words what the columns show, for whoever does not see them."""
    total = {segment: sum(counts.get(segment, 0) for counts in course.quarters.values()) for segment in SEGMENTS}
    given = {**total, "all": sum(total.values())}
    return _("%(all)d fell due: %(on_time)d on time, %(late)d late, %(waiting)d sent, %(overdue)d overdue") % given


def standing_words(agreement: Agreement, today: date) -> str:
    """Say how far an agreement has run."""
    if agreement.to_on is None:
        return _("In force, without end date.")
    left = (agreement.to_on - today).days
    if left < 0:
        return _("Ended on %(day)s.") % {"day": dmy(agreement.to_on)}
    return ngettext("%(n)d day left.", "%(n)d days left.", left) % {"n": left}


def now_links(course: Course, found: Overview) -> list[Link]:
    """Return what is open now in one agreement, each figure a link."""
    record = course.agreement.record
    worded: dict[str, Callable[[int], str]] = {
        OVERDUE: lambda n: ngettext("%(n)d overdue", "%(n)d overdue", n),
        SENT_BACK: lambda n: ngettext("%(n)d sent back", "%(n)d sent back", n),
        SENT: lambda n: ngettext("%(n)d waiting to be received", "%(n)d waiting to be received", n),
        DISPUTED: lambda n: ngettext("%(n)d being compared", "%(n)d being compared", n),
    }
    links = [
        Link(
            words(course.now[code]) % {"n": course.now[code]},
            list_url(status=code, record=record, line=found.line),
            red=code == OVERDUE,
        )
        for code, words in worded.items()
        if course.now.get(code)
    ]
    return links or [Link(pgettext("of an agreement", "nothing open is late"))]


def _row(body: Body, found: Overview) -> Row:
    narrowed = {"party": body.organisation, "record": found.record}
    cells: list[tuple[Shown | None, Head]] = []
    for code, head in found.lines.items():
        cell = body.cells.get(code)
        shown = None
        if cell is not None:
            url = list_url(status=cell.status, line=code, due=_span(cell.status, found.today), **narrowed)
            shown = Shown(cell.status, str(cell.number), url)
        cells.append((shown, Head(head)))
    narrowed |= {"line": found.line}
    return Row(
        name=body.name,
        url=list_url(**narrowed),
        cells=cells,
        overdue=Link(
            str(body.overdue), list_url(status=OVERDUE, **narrowed) if body.overdue else "", red=bool(body.overdue)
        ),
        fallen_due=Link(
            str(body.fallen_due),
            list_url(status=FALLEN_DUE, due=str(found.today.year), **narrowed) if body.fallen_due else "",
        ),
    )


def _span(status: str, today: date) -> str:
    """The days that a cell counts: this year, and of earlier years what is still open."""
    return f"{LONG_AGO}..{today.year}-12-31" if status in {OVERDUE, SENT_BACK, SENT} else str(today.year)
