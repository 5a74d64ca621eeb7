"""The read tables of commitments: reports in words, their figures and files, one row for each act that carried them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from phoihop.registers.tables import Evidence


class Report(models.Model):
    """A report or its correction, in words. `current` is the one that stands for its lead in its occurrence."""

    pk = models.CompositePrimaryKey("record", "act")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    commitment = models.CharField(max_length=30)
    period = models.CharField(max_length=64)
    slot = models.CharField(max_length=30)
    party = models.CharField(max_length=32)
    author = models.CharField(max_length=32)
    part = models.CharField(max_length=8)
    current = models.BooleanField(default=False)
    entered = models.BooleanField(default=False)
    dated = models.DateField(null=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    line = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    result = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    way_forward = models.TextField(blank=True)
    has_words = models.BooleanField(default=True)

    class Meta:
        managed = False
        db_table = "report"
        indexes: ClassVar = [models.Index(fields=["record", "commitment", "period"], name="report_occurrence")]


class ReportedFigure(models.Model):
    """One figure of a report as it was told. `estimated`: an estimate to the end of the period (ước thực hiện)."""

    pk = models.CompositePrimaryKey("record", "act", "figure")
    record = models.CharField(max_length=64)
    act = models.CharField(max_length=64)
    figure = models.CharField(max_length=40)
    value = models.BigIntegerField()
    estimated = models.BooleanField(default=False)

    class Meta:
        managed = False
        db_table = "report_figure"


__all__ = ["TABLES", "Evidence", "Report", "ReportedFigure"]

TABLES = (Report, ReportedFigure)
