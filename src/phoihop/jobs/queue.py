"""Putting work into the background, and doing it: what kinds of job there are, asking for one, running one.

A room says in its `AppConfig.ready()` which kinds it can do (`KINDS_OF_JOB.add`). A job is asked for in the same
transaction as what makes it necessary, so that neither is there without the other. It must be able to begin again from
the start: a server that is switched off in the middle leaves what is done and does the rest when it is back.

Small and our own: one table that pages can read, and no other process to run beside `phoihop serve`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from django.db import transaction
from django.db.models import F

from phoihop.jobs.models import Job
from phoihop.record.refused import Refused

log = structlog.get_logger(__name__)
Progress = Callable[[int, int], None]

CUT_OFF_AFTER = timedelta(minutes=5)
MOST_TRIES = 5
KEPT_FOR = timedelta(days=30)
# A job is told of in the database for each hundredth part at most.
SHOWN_STEPS = 100

wake = threading.Event()


class Work(Protocol):
    """Does one kind of job. `progress` takes (done, of); `now` is when the job began."""

    def __call__(self, given: Mapping[str, Any], progress: Progress, now: datetime) -> None: ...


class Kinds:
    """What this installation can do in the background, by kind."""

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}

    def add(self, kind: str, work: Work) -> None:
        self._works[kind] = work

    def work_of(self, kind: str) -> Work | None:
        return self._works.get(kind)


KINDS_OF_JOB = Kinds()


def enqueue(kind: str, given: Mapping[str, Any] | None = None, *, by: str = "", now: datetime) -> Job:
    """Ask for a job. Two equal ones that still wait are one."""
    wanted = dict(given or {})
    waiting = Job.objects.filter(kind=kind, given=wanted, state=Job.State.WAITING).first()
    job = waiting or Job.objects.create(kind=kind, given=wanted, by=by[:80], made=now, moved=now)
    transaction.on_commit(wake.set)
    return job


def take_next(now: datetime) -> Job | None:
    """Take the oldest job that waits or was cut off; of two workers one gets it."""
    Job.objects.filter(state=Job.State.RUNNING, moved__lt=now - CUT_OFF_AFTER, tries__gte=MOST_TRIES).update(
        state=Job.State.FAILED, code="job_given_up", moved=now
    )
    Job.objects.filter(state=Job.State.RUNNING, moved__lt=now - CUT_OFF_AFTER).update(state=Job.State.WAITING)
    for job in Job.objects.filter(state=Job.State.WAITING).order_by("id")[:10]:
        mine = Job.objects.filter(pk=job.pk, state=Job.State.WAITING)
        if mine.update(state=Job.State.RUNNING, tries=F("tries") + 1, done=0, moved=now):
            job.refresh_from_db()
            return job
    return None


def take_back_cut_off() -> None:
    """Let jobs that a server left in the middle wait again at once; only where no other server can be at them."""
    Job.objects.filter(state=Job.State.RUNNING).update(state=Job.State.WAITING)


def run_job(job: Job, *, clock: Callable[[], datetime]) -> Job:
    """Do a job that was taken, and note how it ended. A failure is kept and told, and stops nothing else."""
    rows = Job.objects.filter(pk=job.pk)
    shown = -1

    def progress(done: int, of: int) -> None:
        nonlocal shown
        part = done * SHOWN_STEPS // max(of, 1)
        if part != shown:
            shown = part
            rows.update(done=done, of=of, moved=clock())

    ended: dict[str, Any] = {"state": Job.State.DONE, "code": "", "params": {}}
    try:
        _work_of(job)(job.given, progress, clock())
    except Refused as refused:
        params = {name: str(value) for name, value in refused.params.items()}
        ended = {"state": Job.State.FAILED, "code": refused.code[:60], "params": params}
    except Exception:
        log.exception("job failed", kind=job.kind, job=job.pk)
        ended = {"state": Job.State.FAILED, "code": "job_failed", "params": {}}
    rows.update(**ended, moved=clock())
    job.refresh_from_db()
    return job


def _work_of(job: Job) -> Work:
    work = KINDS_OF_JOB.work_of(job.kind)
    if work is None:
        raise Refused("job_unknown", {"kind": job.kind})
    return work


def forget_old(now: datetime) -> None:
    """Drop jobs that ended long ago: they are notes of this installation, not part of any record."""
    Job.objects.filter(state__in=[Job.State.DONE, Job.State.FAILED], moved__lt=now - KEPT_FOR).delete()
