"""After the calendar changed: open due dates of all records are computed anew in the background, and what moved is told.

A filed report keeps the date by which it was judged (decision D8). What moved is kept with the change: the desks of the
offices concerned tell it for two weeks, with from, to and why; the operator sees days and numbers, and no record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from phoihop.jobs.queue import Progress, enqueue
from phoihop.ledger.models import Record
from phoihop.ledger.projecting import renew_record
from phoihop.people.acting import Actor
from phoihop.people.models import Standing
from phoihop.registers.catalogue_actions import due_dates, moved_between
from phoihop.registers.catalogues import CalendarChange, MovedDue
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy
from phoihop.timetable import VIET_NAM
from phoihop.web.desk_rows import Key, due_rows, key_of

KIND = "calendar_changed"


def calendar_changed(code: str, params: Mapping[str, str], *, by: Actor, now: datetime) -> CalendarChange:
    """Note a change of the calendar and ask for the rows to be renewed."""
    who = "" if by.user is None else by.user.display_name
    change = CalendarChange.objects.create(code=code, params=dict(params), by=who, made=now)
    change.job = enqueue(KIND, {"change": change.pk}, by=who, now=now).pk
    change.save(update_fields=["job"])
    return change


def renew_after(given: Mapping[str, Any], progress: Progress, now: datetime) -> None:
    """Renew every record and count what moved. Begun again after a cut, it adds what had not moved yet."""
    change = CalendarChange.objects.get(pk=given["change"])
    today = now.astimezone(VIET_NAM).date()
    records = list(Record.objects.order_by("founded", "id").values_list("id", flat=True))
    progress(0, len(records))
    for done, record in enumerate(records, start=1):
        before = due_dates(record)
        renew_record(record, today)
        moved = moved_between(before, due_dates(record))
        if moved:
            MovedDue.objects.bulk_create(
                [
                    MovedDue(change=change, record=record, commitment=c, period=p, party=who, before=old, after=new)
                    for (c, p, who), old, new in moved
                ],
                batch_size=400,
            )
            change.moved[record] = change.moved.get(record, 0) + len(moved)
            change.save(update_fields=["moved"])
        progress(done, len(records))
    change.done = True
    change.save(update_fields=["done"])


TOLD_FOR = timedelta(days=14)
MOST_TOLD = 60


class Moved(NamedTuple):
    """An open due date that moved, and the change that moved it."""

    row: Due
    before: date | None
    after: date | None
    change: CalendarChange


def moved_lately(organisation: str, now: datetime) -> list[Moved]:
    """Return what moved in the last two weeks of what an organisation owes or receives and is still open. Two queries.

    A date that moved twice is told once: from where it stood at first.
    """
    mine = Standing.objects.filter(organisation=organisation, until=None)
    notes = MovedDue.objects.filter(change__made__gte=now - TOLD_FOR, record__in=mine.values("record"))
    first: dict[Key, MovedDue] = {}
    last: dict[Key, MovedDue] = {}
    for note in notes.select_related("change").order_by("pk")[: MOST_TOLD * 4]:
        first.setdefault(key_of(note), note)
        last[key_of(note)] = note
    rows = due_rows(list(last))
    found = []
    for key, note in last.items():
        row = rows.get(key)
        concerned = row is not None and (row.party == organisation or organisation in row.receivers)
        if row is not None and concerned and row.due_on == note.after != first[key].before:
            found.append(Moved(row, first[key].before, note.after, note.change))
    return sorted(found, key=lambda each: (each.after is None, each.after, each.row.commitment))[:MOST_TOLD]


def change_sentence(change: CalendarChange) -> str:
    """Say what changed in the calendar."""
    day = dmy(date.fromisoformat(change.params["day"])) if "day" in change.params else ""
    words = {
        "holiday_added": _("%(day)s was added to the holiday table."),
        "holiday_changed": _("%(day)s was changed in the holiday table."),
        "holiday_removed": _("%(day)s was removed from the holiday table."),
        "scheme_changed": _("The period scheme %(name)s was changed."),
    }[change.code]
    return words % {"day": day, "name": change.params.get("name", "")}
