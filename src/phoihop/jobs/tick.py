"""The daily work: `phoihop tick` by a timer of the system, or `phoihop serve` by itself.

It asks for the rows to be renewed when the horizon is due to move, counts what is settled for who follows very many
agreements, and drops what nobody needs any more, files of uploads that were cut off among it. Doing it twice a day does no harm.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session

from phoihop.jobs.queue import enqueue, forget_old
from phoihop.jobs.renewal import RENEW_ALL
from phoihop.ledger.horizon import furthest, horizon_on
from phoihop.registers.search import settle
from phoihop.registers.tally import count_settled
from phoihop.timetable import VIET_NAM
from phoihop.vault.sweeping import sweep


def tick(now: datetime) -> bool:
    """Do the daily work; return whether the horizon is due to move, for which a job now waits."""
    today = now.astimezone(VIET_NAM).date()
    due = horizon_on(today) < furthest(today)
    if due:
        enqueue(RENEW_ALL, now=now)
    count_settled(today)
    settle()
    sweep(now)
    forget_old(now)
    Session.objects.filter(expire_date__lt=now).delete()
    return due
