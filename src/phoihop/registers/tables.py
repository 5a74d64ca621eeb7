"""The house's read tables: what is owed, whose desk it lies on, settled counts, search. Filled by projections.

No other table points here with a foreign key, and nothing is decided from these rows that acts do not say: `rebuild`
gives the same rows again.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

UNSETTLED = ("open", "sent", "sent_back")
OUT = ("untracked", "passed", "withdrawn", "suspended", "apart")


class Due(models.Model):
    """One row of what is owed: one commitment in one period by one party. `state` holds facts only, never "overdue".

    `period` is the occurrence's key: `<from>/<to>`, or the id of the act that opened it. `due_on` is the date that
    holds now (moved by the calendar, an extension or a resumption), `due_original` before extensions, `judged_due` the
    one that held when the report was filed. Times of day are not kept: dates are of UTC+7.
    """

    pk = models.CompositePrimaryKey("record", "commitment", "period", "party")
    record = models.CharField(max_length=64)
    commitment = models.CharField(max_length=30)
    period = models.CharField(max_length=64)
    party = models.CharField(max_length=32)
    slot = models.CharField(max_length=30)
    lineage = models.CharField(max_length=30)
    line = models.CharField(max_length=60)
    label = models.CharField(max_length=30)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_original = models.DateField(null=True)
    judged_due = models.DateField(null=True)
    why = models.JSONField(default=list)
    extended = models.IntegerField(default=0)
    sent_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    silent_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    state = models.CharField(max_length=12, default="open")
    continuous = models.BooleanField(default=False)
    disputed = models.BooleanField(default=False)
    asked = models.BooleanField(default=False)
    entered = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=True)
    passed_from = models.CharField(max_length=32, blank=True)
    report = models.CharField(max_length=64, blank=True)
    receivers = models.JSONField(default=list)
    terms = models.CharField(max_length=64)

    class Meta:
        managed = False
        db_table = "due"
        # For lists of what is settled, in the order in which they begin; what is not lies on a desk.
        indexes: ClassVar = [
            models.Index(fields=["due_on", "record"], name="due_day"),
            models.Index(fields=["party", "due_on", "record"], name="due_party"),
            models.Index(fields=["state", "due_on", "record"], name="due_out", condition=Q(state__in=OUT)),
            # All that the sums under a matrix ask of an agreement, by the day under which a cell stands. Its condition
            # is always true and only the sums say it: SQLite would take this index for other questions too.
            models.Index(
                fields=[
                    *("record", "due_original", "sent_on", "state", "due_on", "judged_due", "silent_on"),
                    *("continuous", "disputed", "slot", "line"),
                ],
                name="due_sums",
                condition=Q(state__gt=""),
            ),
        ]


class Desk(models.Model):
    """An unsettled row on the desk of each organisation that may see it."""

    pk = models.CompositePrimaryKey("organisation", "record", "commitment", "period", "party")
    organisation = models.CharField(max_length=32)
    record = models.CharField(max_length=64)
    commitment = models.CharField(max_length=30)
    period = models.CharField(max_length=64)
    party = models.CharField(max_length=32)
    line = models.CharField(max_length=60)
    state = models.CharField(max_length=12)
    due_on = models.DateField(null=True)
    judged_due = models.DateField(null=True)
    silent_on = models.DateField(null=True)
    continuous = models.BooleanField(default=False)
    disputed = models.BooleanField(default=False)
    receives = models.BooleanField(default=False)
    asked = models.BooleanField(default=False)

    class Meta:
        managed = False
        db_table = "desk"
        # Each holds all that its counts ask, so that they are read from it alone; those by day end with the record,
        # so that the first rows of a day on which everything falls due are not sorted out of all of them.
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "due_on", "record", "party", "line", "state", "continuous", "disputed"],
                name="desk_due",
            ),
            models.Index(
                fields=[
                    *("organisation", "party", "due_on", "line", "state", "continuous", "disputed"),
                    *("silent_on", "judged_due"),
                ],
                name="desk_party",
            ),
            models.Index(
                fields=["organisation", "due_on", "record", "party", "state", "continuous", "disputed"],
                name="desk_receives",
                condition=Q(receives=True),
            ),
            models.Index(fields=["organisation", "state", "silent_on", "receives", "party"], name="desk_state"),
            models.Index(fields=["organisation"], name="desk_asked", condition=Q(asked=True)),
            models.Index(fields=["record"], name="desk_record"),
        ]

    @staticmethod
    def beside(vendor: str) -> tuple[list[str], list[str]]:
        """Return the statements that make the triggers after the table; they go with it."""
        from phoihop.registers import tally

        return tally.kept_current(vendor), []


class Tally(models.Model):
    """Settled rows counted per viewer, party, line and year; made by `tick`, never in an act's transaction."""

    pk = models.CompositePrimaryKey("organisation", "party", "line", "year", "outcome")
    organisation = models.CharField(max_length=32)
    party = models.CharField(max_length=32)
    line = models.CharField(max_length=60)
    year = models.IntegerField()
    outcome = models.CharField(max_length=20)
    n = models.IntegerField()

    class Meta:
        managed = False
        db_table = "tally"


class DeskTally(models.Model):
    """Rows of `Desk` counted by the facts that a status reads, for organisations that follow very many agreements.

    Made by `tick` and kept current by triggers on `Desk` (`tally.py`), which add rows and change none: sums of `n` count.
    """

    organisation = models.CharField(max_length=32)
    party = models.CharField(max_length=32)
    line = models.CharField(max_length=60)
    state = models.CharField(max_length=12)
    due_on = models.DateField(null=True)
    judged_due = models.DateField(null=True)
    silent_on = models.DateField(null=True)
    continuous = models.BooleanField(default=False)
    disputed = models.BooleanField(default=False)
    n = models.IntegerField()

    class Meta:
        managed = False
        db_table = "desk_tally"
        indexes: ClassVar = [models.Index(fields=["organisation", "party"], name="desk_tally_party")]


class Evidence(models.Model):
    """A file that an act of an occurrence brought, named by its SHA-256."""

    pk = models.CompositePrimaryKey("record", "act", "digest")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    position = models.IntegerField(default=0)
    name = models.CharField(max_length=250)
    media_type = models.CharField(max_length=120, blank=True)
    size = models.BigIntegerField(default=0)
    number = models.CharField(max_length=60, blank=True)
    dated = models.CharField(max_length=10, blank=True)
    signer = models.CharField(max_length=200, blank=True)

    class Meta:
        managed = False
        db_table = "evidence"
        indexes: ClassVar = [models.Index(fields=["record", "digest"], name="evidence_file")]


class Search(models.Model):
    """One thing that can be found by its words (`search.py` writes and reads it). `id` is made of the other keys."""

    id = models.BigIntegerField(primary_key=True)
    record = models.CharField(max_length=64)
    kind = models.CharField(max_length=12)  # agreement, commitment, report, evidence
    key = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text_fold = models.TextField(blank=True)
    tokens = models.TextField(blank=True)
    dated = models.DateField(null=True)
    address = models.JSONField(default=dict)

    class Meta:
        managed = False
        db_table = "search"
        indexes: ClassVar = [models.Index(fields=["record"], name="search_record")]

    @staticmethod
    def beside(vendor: str) -> tuple[list[str], list[str]]:
        """Return the statements that make the index of words after the table, and those that drop it before."""
        from phoihop.registers import search

        return search.index_made(vendor), search.index_dropped(vendor)


TABLES = (Due, Desk, Tally, DeskTally, Evidence, Search)
