"""Private rows of an office: reports that somebody is still writing. They never leave the installation.

Key columns only: no foreign key points into a read table, which is dropped and rebuilt at will.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class ReportDraft(models.Model):
    """What a person has typed for one occurrence, as typed, and the files already brought in. Gone once it is filed.

    `part` is what is being written: "lead" (a report), "support" (a contribution) or "correction".
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.CharField(max_length=32)
    record = models.CharField(max_length=64)
    commitment = models.CharField(max_length=30)
    period = models.CharField(max_length=64)
    party = models.CharField(max_length=32)
    part = models.CharField(max_length=10)
    fields = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    saved = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "organisation", "record", "commitment", "period", "party", "part"],
                name="one_report_draft",
            ),
        ]
