"""From a draft that was read and confirmed to what is put into acts; and what would then be owed, before it is.

Pure reckoning over what is given: the calendar comes from the installation's catalogues, today from the page.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from phoihop.features.agreements.drafts.draft import CONTINUOUS, EVENT, DraftParty, Item, ReadingDesk
from phoihop.features.agreements.plans import (
    ClausePlan,
    CommitmentPlan,
    FilePlan,
    IssuePlan,
    PartyPlan,
    SignerPlan,
    TermsPlan,
)
from phoihop.features.agreements.reading.words import follows_usual
from phoihop.reading import Clause, Reading
from phoihop.registers.calendar import holidays, schemes
from phoihop.timetable import Holidays, Scheme, TimetableRefused, periods, scheme_named

AHEAD_MONTHS = 15


class Unfit(NamedTuple):
    """A commitment whose time does not compute under the chosen scheme, and the refusal that says why."""

    item: Item
    refused: TimetableRefused


class Foreseen(NamedTuple):
    """What would be owed in the next months: how many occurrences, the first, and commitments that do not compute.

    `late` are those that fell due between the day since which it is followed and today.
    """

    late: int
    owed: int
    first: date | None
    commitment: str
    until: date
    on_event: int
    continuous: int
    unfit: list[Unfit]


def commitments_of(desk: ReadingDesk) -> list[CommitmentPlan]:
    """Return the confirmed proposals as commitments c1, c2, ... in the order of the document."""
    return [commitment(f"c{number}", item, desk.usual_due) for number, item in enumerate(desk.confirmed, 1)]


def commitment(name: str, item: Item, usual_due: str) -> CommitmentPlan:
    return CommitmentPlan(
        id=name,
        title=item.title,
        leads=tuple(item.leads),
        line=item.line,
        cadence=item.cadence,  # type: ignore[arg-type]
        text=item.text,
        due=usual_due if follows_usual(item) else item.due,
        supports=tuple(item.supports),
        receivers=tuple(item.receivers),
        times=item.times,
        day_off=item.day_off,
        term=item.term,
        joint=item.joint,
        deliverable=deliverable_of(item),
        clause=f"k{item.clause}" if item.clause >= 0 else "",
        clause_label=item.label,
        targets=item.targets,
    )


def deliverable_of(item: Item) -> str:
    """Return what is delivered; a target of which no figure is counted goes with it, in the document's words."""
    amount = "" if item.targets or item.amount in item.deliverable else item.amount
    return "; ".join(filter(None, [item.deliverable, amount]))


def clauses_of(reading: Reading | None, agreement: int) -> list[ClausePlan]:
    """Return the clauses of one agreement with their own text, without that of the clauses below them."""
    if reading is None:
        return []
    about = reading.agreements[agreement] if reading.agreements else None
    start, end = (about.start, about.end) if about is not None else (0, len(reading.text))
    found = [each for each in reading.clauses if start <= each.start < end] if end > start else list(reading.clauses)
    by_id = {each.id: each for each in found}
    beginnings: dict[int, int] = {}
    for each in found:
        if each.parent is not None:
            beginnings[each.parent] = min(each.start, beginnings.get(each.parent, each.start))
    return [clause(each, by_id, reading.text, beginnings.get(each.id, each.end)) for each in found]


def clause(node: Clause, by_id: Mapping[int, Clause], text: str, end: int) -> ClausePlan:
    words = " ".join(text[node.start : end].split())
    if node.label and words.startswith(node.label):
        words = words[len(node.label) :].strip()
    level, parent = 0, node.parent
    while parent is not None and parent in by_id:
        level, parent = level + 1, by_id[parent].parent
    return ClausePlan(f"k{node.id}", level, node.label, words)


def file_plan(file: Mapping[str, Any], role: str) -> FilePlan:
    return FilePlan(str(file["sha256"]), str(file["name"]), int(file["size"]), str(file["type"]), role)


def terms_plan(
    desk: ReadingDesk, reading: Reading | None, given: Mapping[str, Any], parties: Sequence[PartyPlan]
) -> TermsPlan:
    """Return the terms as confirmed and typed; `given` is what the form of recording cleaned."""
    row = desk.row
    files = [file_plan(row.source, "text")] if row.source else []
    if row.scan and row.scan.get("sha256") != row.source.get("sha256"):
        files.append(file_plan(row.scan, "original"))
    return TermsPlan(
        form=given["form"],
        title=given["title"],
        short_title=given["short_title"],
        start=given["start"].isoformat(),
        to=given["to"].isoformat() if given["to"] else "",
        parties=tuple(parties),
        commitments=tuple(commitments_of(desk)),
        keeper_slot=given["own"],
        tracked_since=given["tracked_since"].isoformat() if given["tracked_since"] else "",
        earlier=given["earlier"],
        scheme=given["scheme"],
        reporting=given["reporting"],
        clauses=tuple(clauses_of(reading, row.agreement)),
        files=tuple(files),
    )


def issue_plan(desk: ReadingDesk, given: Mapping[str, Any], signers: Sequence[SignerPlan]) -> IssuePlan:
    scan = desk.row.scan or desk.row.source
    files = (file_plan(scan, "original"),) if scan else ()
    return IssuePlan(on=given["signed_on"].isoformat(), number=given["number"], signers=tuple(signers), files=files)


def party_plans(parties: Sequence[DraftParty], organisations: Mapping[str, str]) -> list[PartyPlan]:
    return [PartyPlan(each.slot, each.name, organisations.get(each.slot, ""), each.role) for each in parties]


def months_later(day: date, months: int) -> date:
    """Return the day so many months later; a day that the month lacks is its last."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


class Frame(NamedTuple):
    """What due days are reckoned in: the term, how its periods are cut, and the days off."""

    start: date
    end: date | None
    scheme: Scheme | str
    reporting: str
    holidays: Holidays


def frame_of(start: date, end: date | None, scheme: str, reporting: str) -> Frame:
    """Return the frame with the installation's schemes and holidays, asked of the database once."""
    return Frame(start, end, schemes().get(scheme) or scheme_named(scheme), reporting, holidays())


def foresee(
    desk: ReadingDesk,
    *,
    start: date,
    end: date | None,
    tracked_since: date | None,
    scheme: str,
    reporting: str,
    today: date,
) -> Foreseen:
    """Reckon the occurrences of all confirmed commitments from the day of following to 15 months ahead."""
    until = min(filter(None, (end, months_later(today, AHEAD_MONTHS))))
    since = max(tracked_since or start, start)
    frame = frame_of(start, end, scheme, reporting)
    late, count, first, title, unfit, on_event, continuous = 0, 0, None, "", list[Unfit](), 0, 0
    for item in desk.confirmed:
        if item.cadence == EVENT:
            on_event += 1
            continue
        try:
            owed = owed_days(item, desk.usual_due, frame, since, until)
        except TimetableRefused as refused:
            unfit.append(Unfit(item, refused))
            continue
        if item.cadence == CONTINUOUS:
            continuous += 1
            continue
        late += sum(day < today for day in owed)
        owed = [day for day in owed if day >= today]
        count += len(owed)
        if owed and (first is None or owed[0] < first):
            first, title = owed[0], item.title
    return Foreseen(late, count, first, title, until, on_event, continuous, unfit)


def owed_days(item: Item, usual_due: str, frame: Frame, since: date, until: date) -> list[date]:
    """Return a commitment's due days between two days. Raises `TimetableRefused` where its time does not compute."""
    plan = commitment("c", item, usual_due)
    rules = [rule.strip() for rule in plan.due.split(";") if rule.strip()]
    found = periods(
        plan.cadence,
        frame.scheme,
        frame.start,
        frame.end,
        due=rules or ([] if plan.cadence == CONTINUOUS else None),
        on_day_off=plan.day_off,
        holidays=frame.holidays,
        times=plan.times or None,
        reporting=frame.reporting,
        horizon=max(until, frame.start),
    )
    return [each.due for each in found if each.due >= since and min(each.due, each.to) <= until]
