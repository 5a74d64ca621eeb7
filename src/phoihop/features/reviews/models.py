"""What people of an office write into a review while they prepare it: private, never part of the joint record."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ReviewNote(models.Model):
    """The words of one section of one review, as an organisation has them now."""

    organisation = models.CharField(max_length=32)
    record = models.CharField(max_length=64)
    scope = models.CharField(max_length=30)
    section = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "record", "scope", "section"], name="one_note"),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.scope}"
