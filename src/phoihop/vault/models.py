"""One private row for each file that the vault holds or has held. It never leaves the installation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class StoredFile(models.Model):
    """A file by its digest.

    `takes` counts how often it was brought in and kept, so that undoing one does not take the file away from another;
    `stored_at` is when it last came in.
    A wiped file keeps its row and its digest: the fact that it was.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    has_text = models.BooleanField()
    stored_at = models.DateTimeField()
    takes = models.PositiveIntegerField(default=0)
    wiped_at = models.DateTimeField(null=True)
    wiped_because = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="stored_file_wiped_with_reason",
                condition=models.Q(wiped_at__isnull=True, wiped_because="")
                | (models.Q(wiped_at__isnull=False) & ~models.Q(wiped_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.digest
