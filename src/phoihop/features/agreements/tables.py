"""The read tables of agreements: what a list, a page and a matrix head need, filled from the terms thread.

Columns of words come from bodies and may be empty where a body is absent; nothing is decided by them.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Agreement(models.Model):
    """One agreement as it stands: its last version's words and facts, and how far it has been compared."""

    record = models.CharField(primary_key=True, max_length=64)
    form = models.CharField(max_length=20)
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=500, blank=True)
    short_title = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    tracked_since = models.DateField(null=True)
    keeper = models.CharField(max_length=32)
    founder = models.CharField(max_length=32)
    version = models.CharField(max_length=64, blank=True)
    versions = models.IntegerField(default=0)
    state = models.CharField(max_length=12)  # drafted, issued, voided
    purpose = models.CharField(max_length=20, blank=True)
    parties_total = models.IntegerField(default=0)
    parties_agreed = models.IntegerField(default=0)
    disputed = models.BooleanField(default=False)
    key_fold = models.CharField(max_length=600)
    sort_key = models.CharField(max_length=2000)
    changed = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "agreement"
        # By the orders in which lists begin, so that the first page is not sorted out of all that may be seen.
        indexes: ClassVar = [
            models.Index(fields=["sort_key", "record"], name="agreement_title"),
            models.Index(fields=["-signed_on", "record"], name="agreement_signed"),
            models.Index(fields=["from_on"], name="agreement_from"),
            models.Index(fields=["to_on"], name="agreement_to"),
        ]


class Party(models.Model):
    """A slot of an agreement, with the name as printed and who stands in it."""

    pk = models.CompositePrimaryKey("record", "slot")
    record = models.CharField(max_length=64)
    slot = models.CharField(max_length=30)
    position = models.IntegerField()
    role = models.CharField(max_length=10)
    printed = models.CharField(max_length=250, blank=True)
    organisation = models.CharField(max_length=32, blank=True)
    writes = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)
    succeeds = models.JSONField(default=list)
    standing = models.CharField(max_length=12)  # agreed, paper, disputed, recorded
    compared = models.BooleanField(default=False)
    contact = models.CharField(max_length=300, blank=True)

    class Meta:
        managed = False
        db_table = "agreement_party"
        indexes: ClassVar = [models.Index(fields=["organisation", "record"], name="party_organisation")]


class Clause(models.Model):
    """A node of the text in force: phần, chương, mục, điều, khoản, điểm; `label` as printed."""

    pk = models.CompositePrimaryKey("record", "clause")
    record = models.CharField(max_length=64)
    clause = models.CharField(max_length=30)
    position = models.IntegerField()
    level = models.IntegerField()
    label = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        managed = False
        db_table = "agreement_clause"


class CommitmentRow(models.Model):
    """One commitment (each form of it is a row); `lineage` joins the forms that replaced each other."""

    pk = models.CompositePrimaryKey("record", "commitment")
    record = models.CharField(max_length=64)
    commitment = models.CharField(max_length=30)
    lineage = models.CharField(max_length=30)
    position = models.IntegerField()
    clause = models.CharField(max_length=30, blank=True)
    clause_label = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    deliverable = models.CharField(max_length=500, blank=True)
    line = models.CharField(max_length=60)
    cadence = models.CharField(max_length=14)
    times = models.IntegerField(default=0)
    due = models.CharField(max_length=400, blank=True)
    scheme = models.CharField(max_length=60, blank=True)
    leads = models.JSONField(default=list)
    supports = models.JSONField(default=list)
    targets = models.JSONField(default=list)
    since = models.CharField(max_length=10)
    until = models.CharField(max_length=10, blank=True)
    current = models.BooleanField(default=True)
    terms = models.CharField(max_length=64)

    class Meta:
        managed = False
        db_table = "agreement_commitment"


TABLES = (Agreement, Party, Clause, CommitmentRow)
