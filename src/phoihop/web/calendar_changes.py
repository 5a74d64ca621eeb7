"""After the calendar changed: open due dates of all records are computed anew in the background, and what moved is told.

A filed report keeps the date by which it was judged (decision D8). The count by record is kept with the change, so that
whoever may see a record sees how far it was touched; the operator sees numbers alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from phoihop.jobs.queue import Progress, enqueue
from phoihop.ledger.models import Record
from phoihop.ledger.projecting import renew_record
from phoihop.people.acting import Actor
from phoihop.registers.catalogue_actions import due_dates, moved_between
from phoihop.registers.catalogues import CalendarChange
from phoihop.timetable import VIET_NAM

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
            change.moved[record] = change.moved.get(record, 0) + moved
            change.save(update_fields=["moved"])
        progress(done, len(records))
    change.done = True
    change.save(update_fields=["done"])
