"""Private rows of an office: documents and tables being taken in, amendments in hand. They never leave it.

All that the reading desk shows stands here, so that nothing is lost when a page is closed: the reading, what people made of
it, how to take the last steps back, and what was typed for the recording. No foreign key points into a read table.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class ReadingDraft(models.Model):
    """One document on its way to an agreement. Colleagues of the same organisation see it and may go on with it.

    `reading` is what the reader returned (`{}` where everything is typed by hand), `items` the proposals as they stand
    now, `log` the steps that can be taken back, `fields` what was typed on the page of recording.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        FAILED = "failed"
        OPEN = "open"
        RECORDED = "recorded"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    organisation = models.CharField(max_length=32, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    title = models.CharField(max_length=500, blank=True)
    source = models.JSONField(default=dict)
    scan = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    agreement = models.IntegerField(default=-1)
    parties = models.JSONField(default=list)
    items = models.JSONField(default=list)
    log = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    failure = models.JSONField(default=dict)
    record = models.CharField(max_length=64, blank=True)
    made = models.DateTimeField()
    changed = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-changed"]

    def __str__(self) -> str:
        return self.title or f"{self.pk}"


class AmendmentDraft(models.Model):
    """An amendment that an office is putting together: what becomes of each commitment, until it is recorded.

    One for an agreement, shared by colleagues like a reading draft. `version` is the issue that it was begun on.
    """

    organisation = models.CharField(max_length=32)
    record = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    edits = models.JSONField(default=dict)
    changed = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "record"], name="one_amendment_in_hand"),
        ]

    def __str__(self) -> str:
        return self.record[:12]


class KeptTable(models.Model):
    """A table that an office keeps and takes in: its cells, what the columns are for, what each row becomes.

    `record` is the agreement whose past occurrences it tells; "" where it becomes commitments. `chosen` is the mapping
    (`sheet_mapping.Mapping`), `answers` what a person said of single rows by their number, `outcome` what was read from
    it and what was taken in. `draft` is the draft on the reading desk that came of it.
    """

    class State(models.TextChoices):
        OPEN = "open"
        WORKING = "working"
        TAKEN = "taken"
        UNDONE = "undone"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    organisation = models.CharField(max_length=32, db_index=True)
    record = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    name = models.CharField(max_length=250, blank=True)
    title = models.CharField(max_length=500, blank=True)
    grids = models.JSONField(default=list)
    pasted = models.BooleanField(default=False)
    chosen = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    draft = models.IntegerField(null=True)
    job = models.IntegerField(null=True)
    made = models.DateTimeField()
    changed = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-changed"]


class ColumnMapping(models.Model):
    """What the columns of a head were taken for, remembered for the next table of the same shape."""

    organisation = models.CharField(max_length=32)
    shape = models.CharField(max_length=64)
    purpose = models.CharField(max_length=12)
    roles = models.JSONField(default=list)
    meanings = models.JSONField(default=dict)
    used = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "shape", "purpose"], name="one_column_mapping"),
        ]
