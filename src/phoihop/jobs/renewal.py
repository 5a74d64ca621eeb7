"""Renewing what every record owes when the horizon moves: one record, one transaction.

What follows a change of the holiday table is `web/calendar_changes.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from phoihop.jobs.queue import Progress
from phoihop.ledger.horizon import move_horizon
from phoihop.ledger.models import Record
from phoihop.ledger.projecting import renew_record
from phoihop.timetable import VIET_NAM

RENEW_ALL = "renew_all"


def renew_all(given: Mapping[str, Any], progress: Progress, now: datetime) -> None:  # noqa: ARG001 - nothing is given
    """Write the due rows of all records anew. Filed reports keep the date by which they were judged (decision D8).

    The horizon moves here and not where the job is asked for: a job that was cut off then begins again with it.
    """
    today = now.astimezone(VIET_NAM).date()
    move_horizon(today)
    records = list(Record.objects.order_by("founded", "id").values_list("id", flat=True))
    progress(0, len(records))
    for done, record in enumerate(records, start=1):
        renew_record(record, today)
        progress(done, len(records))
