"""The text of an agreement with the commitments of each clause beside it, and how each stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.matrix.owed import Alike, all_of
from phoihop.features.agreements.matrix.sums import sums_from
from phoihop.features.agreements.occurrences import occurrence_address, period_of, status_words
from phoihop.features.agreements.queries import heirs
from phoihop.features.agreements.tables import Clause, CommitmentRow
from phoihop.features.agreements.views.actions import actions_of
from phoihop.features.agreements.views.frame import Looking, facts_of
from phoihop.features.agreements.views.versions import versions_of
from phoihop.ledger.store import Store
from phoihop.people.rights import signed_in
from phoihop.registers.status import OVERDUE, Status, status, worst
from phoihop.screen.words import dmy
from phoihop.timetable import TimetableRefused
from phoihop.timetable.sentences import Lang, timing_words

STRIP = 12  # the newest shapes of a commitment that stand beside its clause


class Task(NamedTuple):
    """A commitment beside its clause."""

    title: str
    url: str
    who: str
    when: str
    strip: Sequence[str]
    state: str
    overdue: bool


class Seen(NamedTuple):
    """One occurrence of a commitment as it reads today."""

    commitment: str
    row: Alike
    read: Status
    begun: bool


class Piece(NamedTuple):
    """A stretch of a clause; `former` where it is the name of a body that is no more."""

    words: str
    former: bool = False


class Node(NamedTuple):
    """A clause as it is printed, with its commitments."""

    clause: Clause
    pieces: Sequence[Piece]
    heading: str
    tasks: Sequence[Task]
    amended: str
    formerly: Sequence[str]


@signed_in
@require_safe
def agreement_page(request: HttpRequest, record: str) -> HttpResponse:
    """Show the text in force; `?version=n` shows an earlier one, without what is owed."""
    look = Looking(request, record)
    owed = all_of(record)
    commitments = list(CommitmentRow.objects.filter(record=record).order_by("position", "commitment"))
    version = _version(request, look)
    versions = versions_of(look)
    context = look.context("agreement", actions_of(look, signed_url=versions.signed_url))
    context |= {
        "facts": facts_of(look, sums_from(owed, look.today).counts),
        "nodes": _nodes(look, commitments, owed, versions.marks) if version is None else [],
        "former": None if version is None else _former(look, version),
        "versions": versions,
        "counted": _counted(commitments),
    }
    return render(request, "agreements/text.html", context)


def _version(request: HttpRequest, look: Looking) -> int | None:
    asked = request.GET.get("version", "")
    if not asked:
        return None
    if not asked.isdecimal() or not 1 <= int(asked) < max(look.agreement.versions, 1):
        raise Http404
    return int(asked)


def _former(look: Looking, number: int) -> dict[str, object]:
    version = current_terms(look.record).versions[number - 1]
    words = Store(look.record).words(version.draft) or {}
    clauses = words.get("clauses", [])
    return {"clauses": clauses, "number": number, "effective": dmy_iso(version.effective)}


def dmy_iso(text: str) -> str:
    return "/".join(reversed(text.split("-"))) if text else ""


def _counted(commitments: Sequence[CommitmentRow]) -> str:
    n = sum(each.current for each in commitments)
    return ngettext("%(n)d commitment", "%(n)d commitments", n) % {"n": n}


def _nodes(
    look: Looking,
    commitments: Sequence[CommitmentRow],
    owed: Sequence[Alike],
    brought: Mapping[str, str],
) -> list[Node]:
    clauses = list(Clause.objects.filter(record=look.record).order_by("position"))
    by_lineage = _by_lineage(look, commitments, owed)
    beside: dict[str, list[Task]] = defaultdict(list)
    marks: dict[str, str] = {}
    said: set[str] = set()
    for row in commitments:
        if not row.current and any(other.lineage == row.lineage and other.current for other in commitments):
            continue
        beside[row.clause].append(_task(look, row, by_lineage[row.lineage]))
        if row.commitment in brought:
            marks[row.clause] = brought[row.commitment]
    nodes = [
        Node(
            clause,
            _pieces(look, clause.text),
            _heading(clause, clauses),
            beside.pop(clause.clause, ()),
            marks.get(clause.clause, ""),
            _old(look, clause, said),
        )
        for clause in clauses
    ]
    loose = [task for tasks in beside.values() for task in tasks]
    if loose:
        nodes.append(Node(Clause(clause="", level=9, label="", text=""), (), "", loose, "", ()))
    return nodes


def _heading(clause: Clause, clauses: Sequence[Clause]) -> str:
    """Nodes above others are set as headings: their tag, or "" for running text."""
    following = next((each for each in clauses if each.position == clause.position + 1), None)
    if following is None or following.level <= clause.level:
        return ""
    return "h2" if clause.level == 0 else "h3"


def _ended_names(look: Looking) -> dict[str, str]:
    """Return the slots of bodies that are no more, by the name that the text prints."""
    took_over = heirs(look.parties)
    return {party.printed: party.slot for party in look.parties if party.slot in took_over and party.printed}


def _pieces(look: Looking, text: str) -> list[Piece]:
    """Cut a clause at the old names in it, so that they can be marked."""
    names = sorted(_ended_names(look), key=len, reverse=True)
    if not names:
        return [Piece(text)]
    parts = re.split(f"({'|'.join(map(re.escape, names))})", text)
    return [Piece(part, part in names) for part in parts if part]


def _old(look: Looking, clause: Clause, said: set[str]) -> list[str]:
    """Say who stands now where the clause prints the name of a body that is no more: once for each body."""
    notes = []
    took_over = heirs(look.parties)
    for printed, old in _ended_names(look).items():
        if printed in clause.text and old not in said:
            said.add(old)
            heir = took_over[old]
            values = {"name": look.names.full(heir.slot), "day": dmy(heir.since)}
            notes.append(_("Now %(name)s (since %(day)s)") % values)
    return notes


def _by_lineage(
    look: Looking, commitments: Sequence[CommitmentRow], owed: Sequence[Alike]
) -> Mapping[str, Sequence[Seen]]:
    """Return what each lineage owes, oldest period first."""
    found: dict[str, list[Seen]] = {each.lineage: [] for each in commitments}
    own = {each.commitment: found[each.lineage] for each in commitments}
    for each in owed:
        read = status(each.facts, look.today)
        begun = each.from_on is not None and each.from_on <= look.today
        for commitment in each.commitments:
            if commitment in own:
                own[commitment].append(Seen(commitment, each, read, begun))
    return found


def _task(look: Looking, row: CommitmentRow, owed: Sequence[Seen]) -> Task:
    leads = ", ".join(look.names.short(slot) for slot in row.leads)
    supports = ", ".join(look.names.short(slot) for slot in row.supports)
    who = _("Lead: %(leads)s.") % {"leads": leads}
    if supports:
        who += " " + _("Supporting: %(supports)s.") % {"supports": supports}
    current = _current(owed)
    state, url = "", ""
    if current is not None:
        state = f"{period_of(current.row)}: {status_words(current.read)}, {dmy(current.row.facts.due_on)}"
        state = state[:1].upper() + state[1:]
        url = occurrence_address(look.record, current.commitment, current.row.period, current.row.party)
    return Task(
        title=row.title or row.text[:120],
        url=url,
        who=who,
        when=when_words(look, row),
        strip=_strip(owed),
        state=state,
        overdue=current is not None and current.read.code == OVERDUE,
    )


def _strip(owed: Sequence[Seen]) -> list[str]:
    """One shape for each period: what the cell of the matrix shows, so a successor stands in its predecessor's place."""
    periods: dict[tuple[str, str], list[Status]] = defaultdict(list)
    for each in owed:
        if each.begun:
            periods[each.commitment, each.row.period].append(each.read)
    newest = list(periods.values())[-STRIP:]
    return [read.code for read in map(worst, newest) if read is not None]


def when_words(look: Looking, row: CommitmentRow) -> str:
    """Word cadence and due rule: “Hằng quý, 2 ngày làm việc sau khi chốt số liệu”."""
    language: Lang = "en" if look.language == "en" else "vi"
    rules = [each.strip() for each in row.due.split(";") if each.strip()]
    try:
        words = timing_words(row.cadence, rules or None, language, times=row.times or None)
    except TimetableRefused:
        words = row.due
    return words[:1].upper() + words[1:]


def _current(owed: Sequence[Seen]) -> Seen | None:
    """The row that a reader wants to know of: the worst that is open, else the newest that has begun, else the first."""
    first: dict[str, Seen] = {}
    newest: Seen | None = None
    for each in owed:
        first.setdefault(each.read.code, each)
        newest = each if each.begun else newest
    urgent = next((first[code] for code in (OVERDUE, "sent_back", "today", "soon", "sent") if code in first), None)
    return urgent or newest or (owed[0] if owed else None)
