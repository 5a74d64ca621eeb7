"""The worker of an installation: a thread of `phoihop serve` that does jobs and, once a day, the `tick`.

It holds no state: what is to be done stands in the database, so several servers may each have one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

import structlog
from django.db import DatabaseError, close_old_connections, connection

from phoihop.jobs.queue import run_job, take_back_cut_off, take_next, wake
from phoihop.jobs.tick import tick
from phoihop.timetable import VIET_NAM

log = structlog.get_logger(__name__)
# How long a job that another process asked for may wait until it is seen.
LOOK_EVERY_SECONDS = 3


class Worker(threading.Thread):
    """Does what waits until it is told to stop."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(name="worker", daemon=True)
        self._clock = clock
        self._stopped = False
        self._ticked: date | None = None

    def stop(self) -> None:
        """Stop after the job in hand."""
        self._stopped = True
        wake.set()

    def run(self) -> None:
        """Look, work, wait; a database that is away for a while is asked again later."""
        if connection.vendor == "sqlite":  # the only server: what still runs was cut off with the last one
            with suppress(DatabaseError):
                take_back_cut_off()
        while not self._stopped:
            wake.clear()
            try:
                worked = self.look()
            except DatabaseError:
                log.warning("worker cannot reach the database", exc_info=True)
                worked = False
            close_old_connections()
            if not worked and not self._stopped:
                wake.wait(LOOK_EVERY_SECONDS)
        connection.close()

    def look(self) -> bool:
        """Do the day's tick where it is due, then one job; return whether there was one."""
        now = self._clock()
        today = now.astimezone(VIET_NAM).date()
        if today != self._ticked:
            try:
                tick(now)
            except DatabaseError:
                raise
            except Exception:
                # What waits must not wait for a day's work that fails; the next day tries it again.
                log.exception("daily work failed")
            self._ticked = today
        job = take_next(now)
        if job is None:
            return False
        run_job(job, clock=self._clock)
        return True
