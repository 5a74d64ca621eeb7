"""What an installation keeps of its own and may extend: holidays, period schemes, lines of work and their figures.

Kept by the operator. Each table starts with what the product ships; rows are data, never code.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holiday(models.Model):
    """A day that is off, or a Saturday worked in exchange. Only statutory and decided rows move due dates."""

    class Status(models.TextChoices):
        STATUTORY = "statutory", _("fixed by law")
        DECIDED = "decided", _("decided")
        EXPECTED = "expected", _("expected")

    day = models.DateField(_("Day"), unique=True)
    working = models.BooleanField(_("Worked in exchange"), default=False)
    status = models.CharField(_("Status"), max_length=10, choices=Status.choices)
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    source = models.CharField(_("Source"), max_length=300, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class PeriodScheme(models.Model):
    """A way of cutting the year into reporting periods, as the timetable reads it."""

    code = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(_("Name"), max_length=150)
    name_en = models.CharField(_("English name"), max_length=150, blank=True)
    definition = models.JSONField(default=dict)
    builtin = models.BooleanField(default=False)
    position = models.IntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class LineOfWork(models.Model):
    """A kind of work (lĩnh vực công tác). `position` is the order in which lines stand everywhere."""

    code = models.SlugField(primary_key=True, max_length=30)
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    position = models.IntegerField(default=0)
    retired = models.BooleanField(_("No longer offered"), default=False)

    class Meta:
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class Figure(models.Model):
    """A figure that a report on a line of work carries, with its unit and how it adds up over periods."""

    class Adds(models.TextChoices):
        SUM = "sum", _("added up")
        LAST = "last", _("the last one")
        MAXIMUM = "maximum", _("the largest")

    class Basis(models.TextChoices):
        PERIOD = "period", _("of the period")
        CUMULATIVE = "cumulative", _("cumulative")

    line = models.ForeignKey(LineOfWork, on_delete=models.CASCADE, related_name="figures")
    code = models.SlugField(max_length=40)
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    unit = models.CharField(_("Unit"), max_length=40)
    unit_en = models.CharField(_("English unit"), max_length=40, blank=True)
    adds = models.CharField(_("Over several periods"), max_length=10, choices=Adds.choices, default=Adds.SUM)
    basis = models.CharField(_("Counted"), max_length=10, choices=Basis.choices, default=Basis.PERIOD)
    counts_people = models.BooleanField(_("Counts people of the population"), default=False)
    position = models.IntegerField(default=0)
    retired = models.BooleanField(_("No longer offered"), default=False)

    class Meta:
        ordering: ClassVar = ["position", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["line", "code"], name="figure_once")]

    def __str__(self) -> str:
        return self.name


class CalendarChange(models.Model):
    """A change of the calendar and what it did: a note of the installation, not part of any record.

    `moved` counts, by record, the open due dates that came to stand on another day. `job` is the work that renews them.
    """

    code = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    by = models.CharField(max_length=150, blank=True)
    made = models.DateTimeField()
    job = models.BigIntegerField(default=0)
    done = models.BooleanField(default=False)
    moved = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-made", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.made}"


class MovedDue(models.Model):
    """One open due date that a change of the calendar moved: of which row, from which day, to which."""

    change = models.ForeignKey(CalendarChange, on_delete=models.CASCADE, related_name="dates")
    record = models.CharField(max_length=64)
    commitment = models.CharField(max_length=30)
    period = models.CharField(max_length=64)
    party = models.CharField(max_length=32)
    before = models.DateField(null=True)
    after = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["after", "pk"]
        indexes: ClassVar = [models.Index(fields=["record", "change"], name="moved_due")]

    def __str__(self) -> str:
        return f"{self.commitment} {self.before} {self.after}"
