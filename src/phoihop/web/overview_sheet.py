"""The sheet of the leader's page: what it shows in words, and how many rows of each part one page of A4 has room for.

Figures come from `overview_figures.py` and `overview_bodies.py`; the page, its print and its Word version are made from the same `Overview`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments.addresses import agreement_url
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import joined
from phoihop.features.commitments.works import Work
from phoihop.people.models import Organisation
from phoihop.registers.status import DISPUTED, OVERDUE, SENT, SENT_BACK, WORST_FIRST
from phoihop.screen.charts import Period, quarters
from phoihop.screen.parts import Link
from phoihop.screen.status import STATUSES
from phoihop.screen.tables import counted
from phoihop.screen.words import dmy
from phoihop.web.overview_bodies import Body, Cell
from phoihop.web.overview_figures import SEGMENTS, Course, first_year
from phoihop.web.owed import COMING, FALLEN_DUE, list_url

REVIEW_DAYS = 60
LONG_AGO = "2000-01-01"
USUAL = {"overdue": 8, "courses": 7, "bodies": 14, "ahead": 9}
MOST = USUAL | {"overdue": 16, "ahead": 24}
LEAST = {"ahead": 2, "overdue": 3, "courses": 2, "bodies": 4}
SHEET = 55.0
"""The height of all rows together on one sheet of A4, in rem of the print.

Parts begin with their usual share, give way in the order of `LEAST`, and take what room is left in that of `MOST`.
"""


class Strip(NamedTuple):
    """An agreement with its columns by quarter and what is open now, in words."""

    name: str
    url: str
    parties: str
    chart: SafeString
    standing: str
    now: list[Link]


class NarrowHead(NamedTuple):
    """The head of a narrow column: a line of work by the first of its names."""

    name: str

    @property
    def short(self) -> str:
        return self.name.partition(",")[0]


class Row(NamedTuple):
    """A row of the table of bodies."""

    name: str
    url: str
    cells: SafeString
    overdue: Link
    fallen_due: Link


@dataclass(frozen=True)
class Overview:
    """All that the page, its print and its Word version show. `totals` counts what the lists are cut from."""

    organisation: Organisation
    today: date
    now: datetime
    agreements: Mapping[str, Agreement]
    late: Sequence[Work]
    coming: Sequence[Work]
    courses: Sequence[Course]
    bodies: Sequence[Body]
    totals: Mapping[str, int]
    lines: Mapping[str, str]
    record: str
    line: str
    counted_on: date | None = None


def short(text: str, most: int) -> str:
    """Cut a long name at the end of a word, so that no row pushes others off the sheet."""
    return Truncator(text).chars(most)


def _lines(text: str, width: int) -> int:
    return max(1, -(-len(text) // width))


def height_of_late(work: Work) -> float:
    return 0.55 + 1.27 * _lines(short(work.title, 110), 42) + 1.25 * _lines(short(work.source, 80), 46)


def height_of_coming(work: Work) -> float:
    return 0.55 + 1.27 * _lines(short(work.title, 110), 66)


def height_of_course(course: Course) -> float:
    name, parties = short(agreement_name(course.agreement), 80), short(joined(course.parties), 80)
    return 0.55 + max(3.2, 1.27 * _lines(name, 26) + 1.25 * _lines(parties, 29))


def height_of_body(body: Body) -> float:
    return 0.55 + 1.27 * _lines(short(body.name, 60), 17)


def fitting(heights: Mapping[str, Sequence[float]]) -> dict[str, int]:
    """Return how many rows of each part are shown, so that the sheet stays one page of A4."""
    room = {part: min(len(rows), USUAL[part]) for part, rows in heights.items()}

    def taken() -> float:
        return sum(sum(rows[: room[part]]) for part, rows in heights.items())

    for part, least in LEAST.items():
        while room[part] > least and taken() > SHEET:
            room[part] -= 1
    for part, most in MOST.items():
        rows = heights[part]
        while room[part] < min(len(rows), most) and taken() + rows[room[part]] <= SHEET:
            room[part] += 1
    return room


def sheet_context(found: Overview) -> dict[str, object]:
    """Put the sheet together for its template."""
    return {
        "found": found,
        "place": place_line(found),
        "summary": summary(found),
        "reviews": review_sentence(found),
        "late": [
            (work, short(work.title, 110), short(work.source, 80), occurrence_url(work.row)) for work in found.late
        ],
        "longest": max((work.status.days or 0 for work in found.late), default=1),
        "late_more": _more("overdue", found, late_url(found)),
        "strips": [_strip(course, found) for course in found.courses],
        "strips_more": _more("courses", found, reverse("agreements")),
        "years": [{"at": 60 * place, "words": str(year)} for place, year in enumerate(years_shown(found.today))],
        "heads": [NarrowHead(name) for name in found.lines.values()],
        "fallen_head": _("Due in %(year)d") % {"year": found.today.year},
        "rows": [_row(body, found) for body in found.bodies],
        "rows_more": _more("bodies", found, list_url(record=found.record, line=found.line)),
        "legend": [
            code for code in WORST_FIRST if any(code == c.status for b in found.bodies for c in b.cells.values())
        ],
        "ahead": [(work, short(work.title, 110), occurrence_url(work.row)) for work in found.coming],
        "ahead_more": _more("ahead", found, coming_url(found)),
        "empty": {
            "title": _("No agreement is followed yet"),
            "sentence": _("The state of the agreements stands here once the first one is recorded."),
        },
    }


def more_words(part: str, found: Overview) -> str:
    """Say how many of a part are shown, where that is not all of them; "" where it is."""
    shown = len({"overdue": found.late, "courses": found.courses, "bodies": found.bodies, "ahead": found.coming}[part])
    total = found.totals[part]
    if total <= shown:
        return ""
    return _("Shown here: %(shown)d of %(total)s.") % {"shown": shown, "total": counted(total)}


def _more(part: str, found: Overview, url: str) -> tuple[str, Link] | None:
    """Return how much of a part is shown, and on the screen the link to the whole; None where all is shown."""
    words = more_words(part, found)
    return (words, Link(_("See all"), url)) if words else None


def late_url(found: Overview) -> str:
    return list_url(status=OVERDUE, record=found.record, line=found.line)


def coming_url(found: Overview) -> str:
    return list_url(status=COMING, record=found.record, line=found.line)


def years_shown(today: date) -> range:
    return range(first_year(today), today.year + 1)


def place_line(found: Overview) -> str:
    given = {"name": found.organisation.name, "hour": f"{found.now:%H}", "day": dmy(found.today)}
    words = _("%(name)s, as of %(hour)s:00 on %(day)s.") % given
    if found.counted_on is None:
        return words
    counted = _("In the table of leads, work already settled is counted as of %(day)s.")
    return f"{words} {counted % {'day': dmy(found.counted_on)}}"


def summary(found: Overview) -> list[Link]:
    """Return the first sentence as links: what is overdue and for how long, what comes in thirty days."""
    late, ahead = found.totals["overdue"], found.totals["ahead"]
    parts = [Link(_("Nothing is overdue"))]
    if late:
        days = (found.late[0].status.days or 0) if found.late else 0
        words = capfirst(ngettext("%(n)s thing is overdue", "%(n)s things are overdue", late) % {"n": counted(late)})
        longest = ngettext("the longest by %(n)d day", "the longest by %(n)d days", days) % {"n": days}
        parts = [Link(words, late_url(found), red=True), Link(longest)]
    words = ngettext("%(n)s falls due in the next 30 days", "%(n)s fall due in the next 30 days", ahead)
    return [*parts, Link(words % {"n": counted(ahead)}, coming_url(found) if ahead else "")]


def review_sentence(found: Overview) -> str:
    """Name the agreements that are over or soon will be: their final review is due."""
    soon = found.today + timedelta(days=REVIEW_DAYS)
    ending = [each for each in found.agreements.values() if each.to_on is not None and each.to_on <= soon]
    if not ending:
        return ""
    ending.sort(key=lambda each: (each.to_on, each.record))
    said = [
        (_("%(name)s ended on %(day)s") if each.to_on and each.to_on < found.today else _("%(name)s ends on %(day)s"))
        % {"name": short(agreement_name(each), 60), "day": dmy(each.to_on)}
        for each in ending[:2]
    ]
    opening = ngettext("%(n)d agreement is to be reviewed", "%(n)d agreements are to be reviewed", len(ending))
    return f"{opening % {'n': len(ending)}}: {'; '.join(said)}{'; …' if len(ending) > len(said) else '.'}"


def _strip(course: Course, found: Overview) -> Strip:
    """Put one agreement into words and columns."""
    agreement = course.agreement
    return Strip(
        name=short(agreement_name(agreement), 80),
        url=agreement_url(agreement.record),
        parties=short(joined(course.parties), 80),
        chart=quarters(periods_of(course, found.today), highest_of(found), told_words(course)),
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


def highest_of(found: Overview) -> int:
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
        OVERDUE: lambda n: ngettext("%(n)s overdue", "%(n)s overdue", n),
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
    return links or [Link(pgettext("of an agreement", "Nothing open is late"))]


def _row(body: Body, found: Overview) -> Row:
    narrowed = {"party": body.organisation, "record": found.record}
    cells = "".join([_drawn(body.cells.get(code), code, head, narrowed, found) for code, head in found.lines.items()])
    narrowed |= {"line": found.line}
    return Row(
        name=short(body.name, 60),
        url=list_url(**narrowed),
        cells=mark_safe(cells),  # noqa: S308 - every word is escaped below
        overdue=Link(
            str(body.overdue), list_url(status=OVERDUE, **narrowed) if body.overdue else "", red=bool(body.overdue)
        ),
        fallen_due=Link(
            str(body.fallen_due),
            list_url(status=FALLEN_DUE, due=str(found.today.year), **narrowed) if body.fallen_due else "",
        ),
    )


def _drawn(cell: Cell | None, line: str, head: str, narrowed: Mapping[str, str], found: Overview) -> str:
    """Draw a cell with the list that it opens: plainly, for there are two hundred of them on the sheet."""
    if cell is None:
        return "<td></td>"
    url = list_url(status=cell.status, line=line, due=_span(cell.status, found.today), **narrowed)
    shape = f'<svg class="shape" aria-hidden="true"><use href="#{STATUSES[cell.status].symbol}"/></svg>'
    said = f'<span class="status {cell.status}">{shape} {cell.number}</span>'
    return f'<td data-label="{escape(head)}:"><a href="{escape(url)}">{said}</a></td>'


def _span(status: str, today: date) -> str:
    """The days that a cell counts: this year, and of earlier years what is still open."""
    return f"{LONG_AGO}..{today.year}-12-31" if status in {OVERDUE, SENT_BACK, SENT} else str(today.year)
