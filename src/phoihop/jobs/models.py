"""The jobs of an installation: private rows that say what is to be done, how far it is, and how it ended."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """One piece of work in the background. `done` of `of` steps; `code` and `params` word how it ended.

    `moved` is when the worker last showed life: a job that stopped moving was cut off and is begun again.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.IntegerField(default=0)
    of = models.IntegerField(default=0)
    code = models.CharField(max_length=60, blank=True)
    params = models.JSONField(default=dict)
    by = models.CharField(max_length=80, blank=True)
    tries = models.IntegerField(default=0)
    made = models.DateTimeField()
    moved = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["id"], name="job_open", condition=Q(state__in=["waiting", "running"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.done}/{self.of}"

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)
