"""Looking a draft over before it is signed: what the text lacks, what is promised elsewhere, which months fill up.

Findings are the drafter's own: no score, nothing is sent to anybody, nothing stands in the way of recording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.drafts.draft import CONTINUOUS, EVENT, Item, ReadingDesk
from phoihop.features.agreements.reading.desk import at_desk, desk_url
from phoihop.features.agreements.reading.taking import reading_of
from phoihop.features.agreements.reading.words import language
from phoihop.features.agreements.recording.forms import RecordForm
from phoihop.features.agreements.recording.plan import frame_of, months_later, owed_days
from phoihop.features.agreements.tables import Agreement, CommitmentRow, Party
from phoihop.people.models import Organisation
from phoihop.people.rights import signed_in
from phoihop.reading.lint import CODES, Finding, Promise, across, lint
from phoihop.reading.lint.sentences import proposal, rule_words, sentence
from phoihop.registers.tables import Due
from phoihop.screen.clock import now, today
from phoihop.timetable import TimetableRefused

MONTHS = 12
CROWDED = 15
"""So many due dates of one body in one month are told as too many to keep well."""
LONGEST_REASON = 300
QUOTED = 220


class Shown(NamedTuple):
    """A finding as it is drawn: where, the words of the text, what is the matter, what may be done, and its proposal."""

    code: str
    rule: str
    label: str
    quote: str
    sentence: str
    proposal: str
    item: str


class Month(NamedTuple):
    """A month of an organisation's calendar: due dates that stand, those that this draft would add, and both."""

    first: date
    stands: int
    added: int

    @property
    def total(self) -> int:
        return self.stands + self.added

    @property
    def crowded(self) -> bool:
        return bool(self.added) and self.total >= CROWDED


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reading_check(request: HttpRequest, draft: int) -> HttpResponse:
    """Show the findings and the calendar of load; POST leaves a kind of finding out, with a reason, or takes it back."""
    actor, desk = at_desk(request, draft, writing=request.method == "POST")
    assert actor.organisation is not None
    if desk.row.agreement < 0:
        return HttpResponseRedirect(desk_url(desk.row))
    error = ""
    if request.method == "POST":
        error = switch(request, desk)
        if not error:
            return HttpResponseRedirect(reverse("reading_check", args=[draft]))
    off: dict[str, str] = desk.row.fields.get("left_out", {})
    months = load(desk, actor.organisation)
    found = [*text_findings(desk), *elsewhere(desk, actor.organisation), *crowded(months, actor.organisation)]
    told = [drawn(each, desk) for each in found if each.code not in off]
    shown = {
        "section": "agreements",
        "draft": desk.row,
        "found": told,
        "off": [(code, rule_words(code, language()), reason) for code, reason in off.items()],
        "months": months,
        "organisation": actor.organisation,
        "error": error,
        "at": place_of(request.POST.get("at", ""), len(told)) if error else 0,
        "back": desk_url(desk.row),
    }
    return render(request, "agreements/reading_check.html", shown, status=422 if error else 200)


def place_of(typed: str, most: int) -> int:
    """Return the place in the list of the finding whose form was sent, counted from 1; 0 for none."""
    return int(typed) if typed.isdecimal() and len(typed) < 6 and int(typed) <= most else 0


def switch(request: HttpRequest, desk: ReadingDesk) -> str:
    """Leave a code out with its reason, or take it back; returns what is wrong with what was typed."""
    code, reason = request.POST.get("code", ""), " ".join(request.POST.get("reason", "").split())
    off = dict(desk.row.fields.get("left_out", {}))
    if "again" in request.POST:
        off.pop(code, None)
    elif code not in CODES:
        return _("There is no such kind of finding. Choose one from the page.")
    elif not reason:
        return _("Say in a few words why this kind of finding does not matter here.")
    else:
        off[code] = reason[:LONGEST_REASON]
        messages.success(request, _("Left out. It can be taken back below."))
    desk.row.fields = desk.row.fields | {"left_out": off}
    desk.keep(now(), "fields")
    return ""


def text_findings(desk: ReadingDesk) -> list[Finding]:
    """Return what the text lacks, of the agreement that this draft follows; nothing where there is no document."""
    if not desk.row.reading:
        return []
    reading = reading_of(desk.row)
    about = reading.agreements[desk.row.agreement] if reading.agreements else None
    if about is None or len(reading.agreements) == 1:
        return list(lint(reading))
    end = about.end or len(reading.text)
    return [each for each in lint(reading) if about.start <= each.start <= end]


def elsewhere(desk: ReadingDesk, organisation: Organisation) -> Iterator[Finding]:
    """Yield what the organisation has promised in other agreements already."""
    slots = {party.slot for party in desk.parties if party.organisation == organisation.id}
    lead = frozenset({organisation.id})
    new = [
        Promise("", item.text or item.title, lead, item.line, item.cadence, item.due, item.start, item.end, index)
        for index, item in enumerate(desk.shown)
        if slots & set(item.leads)
    ]
    if new:
        yield from across(new, kept_promises(organisation, {each.line for each in new}))


def kept_promises(organisation: Organisation, lines: set[str]) -> list[Promise]:
    """Return what an organisation leads in the agreements in force, of these lines of work."""
    slots = dict(Party.objects.filter(organisation=organisation.id, ended_on=None).values_list("record", "slot"))
    titles = Agreement.objects.filter(record__in=slots, state="issued").values_list("record", "short_title", "title")
    names = {record: short or title for record, short, title in titles}
    rows = CommitmentRow.objects.filter(record__in=names, line__in=lines, current=True)
    lead = frozenset({organisation.id})
    return [
        Promise(names[row.record], row.text or row.title, lead, row.line, row.cadence, row.due)
        for row in rows
        if slots[row.record] in row.leads
    ]


def load(desk: ReadingDesk, organisation: Organisation) -> list[Month]:
    """Return the organisation's due dates of the next twelve months, and what the draft would add to each."""
    begin = today().replace(day=1)
    until = months_later(begin, MONTHS)
    standing = (
        Due.objects.filter(
            party=organisation.id, state__in=["open", "sent_back"], due_on__gte=today(), due_on__lt=until
        )
        .annotate(month=TruncMonth("due_on"))
        .values_list("month")
        .annotate(n=Count("record"))
    )
    stands = {day.replace(day=1): n for day, n in standing}
    added = Counter(day.replace(day=1) for day in added_days(desk, organisation, until))
    firsts = [months_later(begin, n) for n in range(MONTHS)]
    return [Month(first, stands.get(first, 0), added[first]) for first in firsts]


def added_days(desk: ReadingDesk, organisation: Organisation, until: date) -> Iterator[date]:
    """Yield the days on which the organisation would owe something, as far as the draft tells its term and times."""
    form = RecordForm(desk, organisation, today())
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    start = given.get("start")
    start = start if isinstance(start, date) else today()
    end = given.get("to") if isinstance(given.get("to"), date) else None
    frame = frame_of(start, end, str(given.get("scheme") or "calendar"), str(given.get("reporting") or "yearly"))
    slots = {party.slot for party in desk.parties if party.organisation == organisation.id}
    for item in desk.shown:
        if not slots & set(item.leads) or item.cadence in (EVENT, CONTINUOUS, ""):
            continue
        with suppress(TimetableRefused):  # the page of recording tells which time does not fit
            yield from owed_days(item, desk.usual_due, frame, max(start, today()), until)


def crowded(months: list[Month], organisation: Organisation) -> Iterator[Finding]:
    for month in months:
        if month.crowded:
            params = {"body": organisation.short, "count": str(month.total), "month": f"{month.first:%m/%Y}"}
            yield Finding("crowded_month", 0, 0, params=params)


def drawn(finding: Finding, desk: ReadingDesk) -> Shown:
    """Draw a finding; it leads to the proposal whose place in the text it shares, if that is still on the desk."""
    item = next((each for each in desk.shown if each.start >= 0 and shares(each, finding)), None)
    if item is None and finding.code.endswith("_elsewhere"):
        item = desk.shown[finding.commitments[0]]
    quote = " ".join(desk.text[finding.start : finding.end].split()) or (item.text if item else "")
    lang = language()
    return Shown(
        finding.code,
        rule_words(finding.code, lang),
        item.label if item else "",
        quote if len(quote) <= QUOTED else quote[: QUOTED - 1] + "…",
        sentence(finding, lang),
        proposal(finding, lang),
        item.id if item else "",
    )


def shares(item: Item, finding: Finding) -> bool:
    return item.start <= finding.start < item.end and finding.end > finding.start
