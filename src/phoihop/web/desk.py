"""The desk (việc cần xử lý): what is owed today, by us and to us, in the order in which the day can still be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.commitments.addresses import page_of
from phoihop.features.commitments.law.kinds import ExtensionAsked, ReportSentBack
from phoihop.features.commitments.wording import due_moved, due_reason, joined
from phoihop.features.commitments.works import Asked, Work, drafts_of, last_askings, works
from phoihop.people.acting import actor_of
from phoihop.people.rights import may_write, signed_in
from phoihop.registers.queries import week_end
from phoihop.registers.status import OVERDUE, SENT_BACK
from phoihop.registers.tables import Due
from phoihop.screen import clock
from phoihop.screen.parts import Action, Link, WorkLine
from phoihop.screen.status import days_words
from phoihop.screen.tables import BOUND, Filter, Filters, choices, counted
from phoihop.screen.words import dmy, weekday
from phoihop.web.choosing import agreement_choices, lines_of_work, seen_agreements
from phoihop.web.desk_invited import to_compare
from phoihop.web.desk_moved import moved_words
from phoihop.web.desk_paper import awaited_on_paper
from phoihop.web.desk_rows import SHOWN, DeskRows, Key, desk_rows, key_of
from phoihop.web.owed import list_url

MINE = ("today", "overdue", "sent_back", "week")
THEIRS = ("to_receive", "to_answer")
ON_PAPER = "on_paper"


class Group(NamedTuple):
    """A group of lines under one head; `more` opens the whole where only its first rows stand here."""

    id: str
    title: str
    aside: str
    red: bool
    lines: list[WorkLine]
    more: Link | None


class Seen(NamedTuple):
    """What the lines of a desk are worded from."""

    works: dict[Key, Work]
    asked: dict[Key, dict[str, Asked]]
    drafts: set[Key]
    writes: bool
    today: date


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk of the organisation acted for."""
    actor = actor_of(request)
    today = clock.today()
    if actor.organisation is None:
        return render(request, "web/desk_nobody.html", {"section": "desk", "operator": actor.is_operator})
    agreements = seen_agreements(actor.organisation_id, request.GET.get("record", ""))
    filters = Filters(
        request,
        [
            Filter("record", _("Agreement"), agreement_choices(agreements)),
            Filter("line", _("Line of work"), choices(lines_of_work().items())),
        ],
    )
    found = desk_rows(actor.organisation_id, today, record=filters["record"], line=filters["line"])
    paper = awaited_on_paper(actor.organisation_id, today, record=filters["record"], line=filters["line"])
    shown_above = {key_of(row) for name in MINE for row in found.rows.get(name, ())}
    paper = [row for row in paper if key_of(row) not in shown_above]
    if paper:
        counts = {**found.counts, ON_PAPER: len(paper)}
        found = DeskRows(counts, {**found.rows, ON_PAPER: paper[:SHOWN]})
    rows = [row for group in found.rows.values() for row in group]
    waiting = (*MINE, "to_answer", ON_PAPER)
    asked = last_askings([row for name in waiting for row in found.rows.get(name, ()) if _is_asked(row)])
    drafts = drafts_of(actor) if any(found.rows.get(name) for name in MINE) else set()
    seen = Seen(
        {key_of(work.row): work for work in works(rows, today, agreements=agreements)},
        asked,
        drafts,
        may_write(actor),
        today,
    )
    groups = [group for name in (*MINE, *THEIRS, ON_PAPER) if (group := _group(name, found, seen, filters)) is not None]
    shown = {
        "section": "desk",
        "today": today,
        "filters": filters,
        "groups": _with_main(groups),
        "summary": _summary(found.counts),
        "moved": None if filters.used else moved_words(actor.organisation_id, today),
        "invited": [] if filters.used else to_compare(actor.organisation_id),
        "folded": list(_folded(found, seen, filters)),
        "paper_url": reverse("paper_reports") if seen.writes and agreements else "",
        "keys": [(["j", "k"], _("move along the lines")), (["Enter"], _("do this work")), (["/"], _("search"))],
        "empty": None if groups else _empty(bool(agreements), found, seen.writes, used=filters.used),
    }
    return render(request, "web/desk.html", shown)


def _is_asked(row: Due) -> bool:
    """Whether somebody asked something of a row that waits: additions, or more time."""
    return row.asked or row.state == "sent_back"


def _group(name: str, found: DeskRows, seen: Seen, filters: Filters) -> Group | None:
    rows, count = found.rows.get(name, ()), found.counts.get(name, 0)
    if not rows:
        return None
    titles = {
        "today": _("Today"),
        "overdue": _("Overdue"),
        "sent_back": _("Sent back to us"),
        "week": _("This week"),
        "to_receive": _("Waiting for us to receive"),
        "to_answer": _("Waiting for our answer"),
        ON_PAPER: _("Waiting for an answer on paper"),
    }
    things = _things(count)
    if name == "week":
        last = week_end(seen.today)
        given = {"weekday": weekday(last), "day": f"{last:%d/%m}", "things": things}
        things = _("until %(weekday)s %(day)s, %(things)s") % given
    more = Link(_more(count), _list(name, filters)) if count > SHOWN and name != ON_PAPER else None
    lines = [_line(name, seen.works[key_of(row)], seen) for row in rows]
    return Group(name, titles[name], things, name == "overdue", lines, more)


def _more(count: int) -> str:
    return _("See all") if count > BOUND else _("See all %(things)s") % {"things": _things(count)}


def _things(count: int) -> str:
    return ngettext("%(count)s thing", "%(count)s things", count) % {"count": counted(count)}


def _list(group: str, filters: Filters) -> str:
    return list_url(group=group, record=filters["record"], line=filters["line"])


def _line(name: str, work: Work, seen: Seen) -> WorkLine:
    """Return one line: what and why, to whom, when and how it stands, and one thing to do."""
    row, key = work.row, key_of(work.row)
    asked = seen.asked.get(key, {})
    url = occurrence_url(row)
    if name in THEIRS:
        return _their_line(name, work, asked, url, seen)
    if name == ON_PAPER:
        return _paper_line(work, asked, url, seen)
    why = _why(work, asked)
    left = work.status.days or 0
    state = {
        "overdue": days_words(-left),
        "week": weekday(row.due_on) if row.due_on else "",
        "sent_back": days_words(left),
        "today": _("additions, today") if work.status.code == SENT_BACK else _("today"),
    }[name]
    return WorkLine(
        title=work.title,
        url=url,
        why=why,
        whom=_("To %(receivers)s") % {"receivers": joined(work.receivers)} if work.receivers else "",
        source=work.source,
        due=row.due_on,
        due_words=_("no due date"),
        status=work.status.code,
        state=state,
        strong=name == "today",
        action=Action(_doing(work, key, seen), url),
    )


def _why(work: Work, asked: Mapping[str, Asked]) -> str:
    additions, more_time = asked.get(ReportSentBack.KIND), asked.get(ExtensionAsked.KIND)
    words = capfirst(", ".join(part for part in (due_reason(work.row), due_moved(work.row)) if part))
    if work.status.code == SENT_BACK and additions is not None and additions.reason:
        given = {"day": f"{additions.on:%d/%m}" if additions.on else "", "reason": additions.reason}
        words = _("Asked on %(day)s: “%(reason)s”") % given
    if work.row.asked and more_time is not None:
        waits = _("more time asked for, until %(until)s, not answered yet") % {"until": dmy(more_time.until)}
        words = f"{words}; {waits}" if words else capfirst(waits)
    return words


def _doing(work: Work, key: Key, seen: Seen) -> str:
    if not seen.writes:
        return pgettext("button", "Look")
    if key in seen.drafts:
        return _("Go on writing")
    return _("Send additions") if work.status.code == SENT_BACK else _("Write the report")


def _their_line(name: str, work: Work, asked: Mapping[str, Asked], url: str, seen: Seen) -> WorkLine:
    row = work.row
    whom = _("From %(party)s") % {"party": work.party}
    if name == "to_receive":
        given = {"sent": f"{row.arrived_on:%d/%m}" if row.arrived_on else "", "day": dmy(row.silent_on)}
        return WorkLine(
            title=work.title,
            url=url,
            why=_("Arrived on %(sent)s; without a word by %(day)s it counts as received") % given,
            whom=whom,
            source=work.source,
            due=row.silent_on,
            status=work.status.code,
            state=days_words((row.silent_on - seen.today).days) if row.silent_on else "",
            action=Action(_("Receive") if seen.writes else pgettext("button", "Look"), url),
        )
    why, more_time = "", asked.get(ExtensionAsked.KIND)
    if more_time is not None:
        given = {"until": dmy(more_time.until), "reason": more_time.reason}
        why = _("Asks for more time, until %(until)s: %(reason)s") % given
    return WorkLine(
        title=work.title,
        url=url,
        why=why,
        whom=whom,
        source=work.source,
        due=row.due_on,
        due_words=_("no due date"),
        status=work.status.code,
        action=Action(_("Answer") if seen.writes else pgettext("button", "Look"), url),
    )


def _paper_line(work: Work, asked: Mapping[str, Asked], url: str, seen: Seen) -> WorkLine:
    """Return the line of what a body on paper is to answer: we enter its answer once its paper has come."""
    row, more_time = work.row, asked.get(ExtensionAsked.KIND)
    given = {"sent": f"{row.arrived_on:%d/%m}" if row.arrived_on else "", "day": dmy(row.silent_on)}
    why = _("Sent on %(sent)s; without an answer by %(day)s it counts as received") % given
    if row.state != "sent" and more_time is not None:
        why = capfirst(_("more time asked for, until %(until)s, not answered yet") % {"until": dmy(more_time.until)})
    return WorkLine(
        title=work.title,
        url=url,
        why=why,
        whom=_("%(receivers)s answers on paper") % {"receivers": joined(work.receivers)},
        source=work.source,
        due=row.silent_on if row.state == "sent" else row.due_on,
        due_words=_("no due date"),
        status=work.status.code,
        action=Action(pgettext("button", "Enter the answer") if seen.writes else pgettext("button", "Look"), url),
    )


def _with_main(groups: Sequence[Group]) -> list[Group]:
    """Fill one button of the page: that of the first line."""
    made = list(groups)
    if made and made[0].lines[0].action is not None:
        first = made[0].lines[0]
        assert first.action is not None
        main = first._replace(action=first.action._replace(main=True))
        made[0] = made[0]._replace(lines=[main, *made[0].lines[1:]])
    return made


def _summary(counts: Any) -> list[Link]:
    """Return the counts as a sentence of links to the groups below."""
    worded: dict[str, Callable[[int], str]] = {
        "today": lambda n: ngettext("%(n)s thing due today", "%(n)s things due today", n),
        "overdue": lambda n: ngettext("%(n)s overdue", "%(n)s overdue", n),
        "sent_back": lambda n: ngettext("%(n)s sent back to us", "%(n)s sent back to us", n),
        "week": lambda n: ngettext("%(n)s this week", "%(n)s this week", n),
        "to_receive": lambda n: ngettext("%(n)s waiting for us to receive", "%(n)s waiting for us to receive", n),
        "to_answer": lambda n: ngettext("%(n)s waiting for our answer", "%(n)s waiting for our answer", n),
        ON_PAPER: lambda n: ngettext("%(n)s waiting for an answer on paper", "%(n)s waiting for an answer on paper", n),
    }
    return [
        Link(words(counts[name]) % {"n": counted(counts[name])}, f"#{name}", red=name == "overdue")
        for name, words in worded.items()
        if counts.get(name)
    ]


class Folded(NamedTuple):
    """A group of one line: its count as a link, and the first of its rows in a sentence."""

    link: Link
    words: str
    action: Link | None


def _folded(found: DeskRows, seen: Seen, filters: Filters) -> Any:
    theirs = found.counts.get("owed_to_us", 0)
    if theirs:
        first = next(iter(found.rows.get("owed_to_us", ())), None)
        words, action = "", None
        if first is not None:
            work = seen.works[key_of(first)]
            words = _late_words(work)
            action = Link(_("Write a reminder"), page_of("reminder", first)) if seen.writes else None
        link = Link(_("Waiting for others: %(things)s") % {"things": _things(theirs)}, _list("owed_to_us", filters))
        yield Folded(link, words, action)
    ahead = found.counts.get("next_days", 0)
    if ahead:
        first = next(iter(found.rows.get("next_days", ())), None)
        words = ""
        if first is not None:
            work = seen.works[key_of(first)]
            words = _("next is %(what)s, due %(day)s") % {"what": work.title, "day": dmy(first.due_on)}
        link = Link(_("In the next 30 days: %(things)s") % {"things": _things(ahead)}, _list("next_days", filters))
        yield Folded(link, words, None)


def _late_words(work: Work) -> str:
    given = {"party": work.party, "what": work.title, "day": dmy(work.row.due_on)}
    if work.status.code == OVERDUE:
        days = work.status.days or 0
        late = ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}
        return _("%(party)s has not reported on %(what)s yet, %(late)s.") % (given | {"late": late})
    if work.status.code == SENT_BACK:
        return _("%(party)s was asked for additions to %(what)s by %(day)s.") % given
    return _("%(party)s is to report on %(what)s today.") % given


def _empty(agreements: bool, found: DeskRows, writes: bool, *, used: bool) -> dict[str, Any]:
    """Return what an empty desk says: the first step, or that there is nothing to do."""
    if used:
        return {"title": _("Nothing to do under these filters"), "sentence": "", "action": Action(_("Show all"), "?")}
    if not agreements:
        action = Action(_("Bring in a signed document"), reverse("new_agreement"), main=True) if writes else None
        sentence = _(
            "Bring in the first signed document: it is read into commitments, and what falls due is listed here."
        )
        return {"title": _("No agreement is followed yet"), "sentence": sentence, "action": action}
    ahead = found.counts.get("next_days", 0)
    sentence = (
        _("What falls due in the next 30 days stands below.") if ahead else _("Nothing falls due in the next 30 days.")
    )
    action = Action(_("State of the agreements"), reverse("overview"))
    return {"title": _("Nothing has to be done today or this week"), "sentence": sentence, "action": action}
