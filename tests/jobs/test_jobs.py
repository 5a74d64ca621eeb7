"""Work in the background: asked for, done once, begun again when it was cut off, told of while it runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cast import at, issue, make_cast, programme
from jobs.clock import NOW, Clock
from phoihop.features.agreements import actions as agreements
from phoihop.features.wording import sentence
from phoihop.jobs import queue
from phoihop.jobs.models import Job
from phoihop.jobs.queue import KINDS_OF_JOB, enqueue, forget_old, run_job, take_back_cut_off, take_next
from phoihop.jobs.renewal import RENEW_ALL
from phoihop.jobs.tick import tick
from phoihop.jobs.worker import Worker
from phoihop.ledger.horizon import furthest, horizon_on
from phoihop.people.models import User
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Holiday
from phoihop.registers.tables import Due

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A kind of job that counts to the number that it is given."""
    done: list[Any] = []

    def count(given: Any, progress: queue.Progress, now: datetime) -> None:
        for each in range(given["to"]):
            progress(each + 1, given["to"])
            done.append((each, now))

    monkeypatch.setitem(KINDS_OF_JOB._works, "count", count)
    return done


def test_a_job_is_done_and_says_how_far_it_came(counting: list[Any]) -> None:
    enqueue("count", {"to": 3}, by="an", now=NOW)
    job = take_next(NOW)
    assert job is not None
    assert (job.state, job.tries) == (Job.State.RUNNING, 1)

    done = run_job(job, clock=Clock())
    assert (done.state, done.done, done.of, done.code) == (Job.State.DONE, 3, 3, "")
    assert len(counting) == 3
    assert take_next(NOW) is None


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for(counting: list[Any]) -> None:
    first, second = enqueue("count", {"to": 1}, now=NOW), enqueue("count", {"to": 2}, now=NOW)
    assert [job and job.pk for job in (take_next(NOW), take_next(NOW), take_next(NOW))] == [first.pk, second.pk, None]


def test_two_equal_jobs_that_wait_are_one(counting: list[Any]) -> None:
    assert enqueue("count", {"to": 1}, now=NOW).pk == enqueue("count", {"to": 1}, now=NOW).pk
    assert enqueue("count", {"to": 2}, now=NOW).pk != enqueue("count", {"to": 1}, now=NOW).pk


def test_a_refusal_ends_a_job_with_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(given: Any, progress: queue.Progress, now: datetime) -> None:
        raise Refused("no_such_record")

    monkeypatch.setitem(KINDS_OF_JOB._works, "refuse", refuse)
    enqueue("refuse", now=NOW)
    job = run_job(take_next(NOW) or pytest.fail("no job"), clock=Clock())
    assert (job.state, job.code) == (Job.State.FAILED, "no_such_record")


def test_a_failure_is_told_and_stops_nothing_else(monkeypatch: pytest.MonkeyPatch, counting: list[Any]) -> None:
    def fail(given: Any, progress: queue.Progress, now: datetime) -> None:
        progress(1, 2)
        raise ZeroDivisionError

    monkeypatch.setitem(KINDS_OF_JOB._works, "fail", fail)
    enqueue("fail", now=NOW)
    enqueue("count", {"to": 1}, now=NOW)
    worker = Worker(Clock())
    assert worker.look()
    assert worker.look()
    assert not worker.look()
    assert list(Job.objects.order_by("pk").values_list("state", "code", "done")) == [
        ("failed", "job_failed", 1),
        ("done", "", 1),
    ]


def test_a_kind_that_this_version_does_not_know_is_told_in_a_sentence() -> None:
    enqueue("from_the_future", now=NOW)
    job = run_job(take_next(NOW) or pytest.fail("no job"), clock=Clock())
    assert job.code == "job_unknown"
    assert sentence(job.code, job.params, "en").startswith(
        "This version does not know background work of the kind from"
    )


def test_a_job_that_was_cut_off_is_begun_again_and_in_the_end_given_up(counting: list[Any]) -> None:
    enqueue("count", {"to": 1}, now=NOW)
    later = NOW
    for _ in range(queue.MOST_TRIES):
        assert take_next(later) is not None
        assert take_next(later + timedelta(minutes=1)) is None
        later += queue.CUT_OFF_AFTER + timedelta(minutes=1)
    assert take_next(later) is None
    assert Job.objects.get().code == "job_given_up"


def test_jobs_that_ended_a_month_ago_are_forgotten(counting: list[Any]) -> None:
    enqueue("count", {"to": 1}, now=NOW)
    run_job(take_next(NOW) or pytest.fail("no job"), clock=Clock())
    enqueue("count", {"to": 2}, now=NOW)
    forget_old(NOW + queue.KEPT_FOR + timedelta(minutes=1))
    assert [job.state for job in Job.objects.all()] == [Job.State.WAITING]


def one_record(now: datetime) -> str:
    cast = make_cast()
    return agreements.record_agreement(
        programme(cast, cast.board, to=""), issue(), by=cast.officer(cast.command), now=now
    )


def test_the_tick_opens_periods_ahead_once_a_month() -> None:
    record = one_record(at(2026, 1, 5))
    assert horizon_on(date(2026, 1, 5)) == date(2027, 4, 30)
    assert not Due.objects.filter(record=record, due_on__year=2028).exists()

    worker = Worker(Clock())
    worker.look()
    worker.look()
    assert horizon_on(date(2026, 11, 24)) == furthest(date(2026, 11, 24)) == date(2028, 2, 29)
    assert Due.objects.filter(record=record, label="2027-Q4").exists()
    assert not tick(NOW + timedelta(days=1))
    assert tick(NOW + timedelta(days=7))


def test_a_new_holiday_reaches_every_record_and_moves_only_what_is_open() -> None:
    record = one_record(at(2026, 1, 5))
    third = Due.objects.get(record=record, commitment="c1", label="2026-Q3")
    assert third.due_on == date(2026, 9, 16)
    Holiday.objects.create(day=date(2026, 9, 15), status="decided", name="Nghỉ bù")

    enqueue(RENEW_ALL, now=NOW)
    job = run_job(take_next(NOW) or pytest.fail("no job"), clock=Clock())
    assert (job.state, job.done, job.of) == (Job.State.DONE, 1, 1)
    assert Due.objects.get(record=record, commitment="c1", label="2026-Q3").due_on == date(2026, 9, 17)
    assert Due.objects.get(record=record, commitment="c1", label="2026-Q2").due_on == date(2026, 6, 16)


def test_the_tick_drops_sessions_that_have_run_out() -> None:
    from django.contrib.sessions.models import Session

    from phoihop.people.sessions import SessionStore

    User.objects.create_user("an", display_name="An")
    store = SessionStore()
    store.create()
    Session.objects.update(expire_date=NOW - timedelta(minutes=1))
    tick(NOW)
    assert not Session.objects.exists()


def test_what_the_last_server_left_in_the_middle_waits_again_at_once() -> None:
    enqueue("count", {"to": 1}, now=NOW)
    taken = take_next(NOW)
    assert taken is not None
    assert take_next(NOW) is None
    take_back_cut_off()
    again = take_next(NOW)
    assert again is not None
    assert (again.pk, again.tries) == (taken.pk, 2)
