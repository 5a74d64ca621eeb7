"""The worker as a thread beside the pages, on a database whose transactions are real."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Any

import pytest

from jobs.clock import NOW, Clock
from phoihop.jobs import queue
from phoihop.jobs.models import Job
from phoihop.jobs.queue import KINDS_OF_JOB, enqueue
from phoihop.jobs.worker import Worker


def test_the_worker_is_a_thread_that_does_what_waits_until_it_is_told_to_stop(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()

    def count(given: Any, progress: queue.Progress, now: datetime) -> None:
        progress(1, 1)
        done.set()

    monkeypatch.setitem(KINDS_OF_JOB._works, "count", count)
    worker = Worker(Clock())
    worker.start()
    enqueue("count", {"to": 1}, now=NOW)
    assert done.wait(60)
    worker.stop()
    worker.join(60)
    assert not worker.is_alive()
    assert Job.objects.get().state == Job.State.DONE
