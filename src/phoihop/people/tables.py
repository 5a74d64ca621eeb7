"""The read table of who may look at which record: filled by projection from acts, dropped and rebuilt at will."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Standing(models.Model):
    """An organisation's place in a record. `since` and `until` are the days between which acts are open to it."""

    pk = models.CompositePrimaryKey("organisation", "record")
    organisation = models.CharField(max_length=32)
    record = models.CharField(max_length=64)
    role = models.CharField(max_length=10)  # party, observer, former
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "standing"
        indexes: ClassVar = [models.Index(fields=["record"], name="standing_record")]
