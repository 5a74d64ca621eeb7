"""What the operator can do about the catalogues: holidays, lines of work and their figures, period schemes.

What is in use is never deleted and never changed under those who use it: it is retired, or another one is added beside
it. That due dates move after a change of the calendar is the work of a job, asked for by whoever calls this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

import msgspec
from django.db.models import Max, Model, QuerySet

from phoihop.people.models import Organisation
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure, Holiday, LineOfWork, PeriodScheme
from phoihop.registers.tables import Due
from phoihop.timetable import DayRow, Scheme, holiday_table, read_scheme
from phoihop.vietnamese import fold_key


@dataclass(frozen=True)
class HolidayPlan:
    """A day off, or a Saturday or Sunday that is worked in exchange."""

    day: date
    name: str
    status: str
    working: bool = False
    name_en: str = ""
    source: str = ""


def keep_holiday(plan: HolidayPlan, holiday: Holiday | None = None) -> Holiday:
    """Enter a day, or change its row. Raises `Refused` or `TimetableRefused`, changing nothing."""
    if Holiday.objects.filter(day=plan.day).exclude(pk=holiday.pk if holiday else 0).exists():
        raise Refused("holiday_known", {"date": plan.day.isoformat()}, "conflict")
    status = cast("Literal['statutory', 'decided', 'expected']", plan.status)
    holiday_table([DayRow(plan.day, "working" if plan.working else "off", status)])
    kept = holiday or Holiday()
    for name, value in vars(plan).items():
        setattr(kept, name, value)
    kept.save()
    return kept


def remove_holiday(holiday: Holiday) -> None:
    """Take a row out of the table: the day is again what its weekday says, or what the law fixes."""
    holiday.delete()


@dataclass(frozen=True)
class LinePlan:
    """A line of work in both languages."""

    name: str
    name_en: str = ""


@dataclass(frozen=True)
class FigurePlan:
    """A figure of a line of work, with its unit and how it adds up."""

    name: str
    unit: str
    name_en: str = ""
    unit_en: str = ""
    adds: str = Figure.Adds.SUM
    basis: str = Figure.Basis.PERIOD
    counts_people: bool = False


def code_of(name: str, taken: QuerySet[Any], longest: int) -> str:
    """Return a code for a new row, made of its name: acts name the code, and it stays when the name changes."""
    bare = re.sub(r"[^a-z0-9]+", "_", fold_key(name)).strip("_")[: longest - 4].strip("_") or "new"
    known = set(taken.values_list("code", flat=True))
    return next(code for number in range(1, 1000) if (code := bare if number == 1 else f"{bare}_{number}") not in known)


def _next_position(rows: QuerySet[Any]) -> int:
    return int(rows.aggregate(last=Max("position"))["last"] or 0) + 1


def keep_line(plan: LinePlan, line: LineOfWork | None = None) -> LineOfWork:
    """Add a line of work at the end, or give it another name."""
    if LineOfWork.objects.filter(name__iexact=plan.name).exclude(pk=line.pk if line else "").exists():
        raise Refused("line_twice", {"name": plan.name}, "conflict")
    kept = line or LineOfWork(
        code=code_of(plan.name, LineOfWork.objects.all(), 30), position=_next_position(LineOfWork.objects.all())
    )
    kept.name, kept.name_en = plan.name, plan.name_en
    kept.save()
    return kept


def retire_line(line: LineOfWork, *, retired: bool) -> None:
    """Offer a line for new commitments no longer, or again. What stands under it stays."""
    line.retired = retired
    line.save(update_fields=["retired"])


def move_line(line: LineOfWork, *, up: bool) -> None:
    _move(list(LineOfWork.objects.all()), line, up=up)


def move_figure(figure: Figure, *, up: bool) -> None:
    _move(list(Figure.objects.filter(line=figure.line)), figure, up=up)


def _move(rows: list[Any], row: Model, *, up: bool) -> None:
    """Let a row change places with its neighbour; the first stays first."""
    place = rows.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, each in enumerate(rows):
        each.position = position
    type(row)._default_manager.bulk_update(rows, ["position"])  # noqa: SLF001 - Django's name for a model's rows


def keep_figure(line: LineOfWork, plan: FigurePlan, figure: Figure | None = None, *, used: bool = False) -> Figure:
    """Add a figure to a line, or change it. How a figure that reports carry adds up does not change any more."""
    own = Figure.objects.filter(line=line)
    if own.filter(name__iexact=plan.name).exclude(pk=figure.pk if figure else 0).exists():
        raise Refused("figure_twice", {"name": plan.name, "line": line.name}, "conflict")
    if figure is not None and used and (figure.adds, figure.basis) != (plan.adds, plan.basis):
        raise Refused("figure_used", {"name": figure.name}, "conflict")
    # Its code is unique over all lines, because a reported figure is known by its code alone.
    kept = figure or Figure(line=line, code=code_of(plan.name, Figure.objects.all(), 40), position=_next_position(own))
    for name, value in vars(plan).items():
        setattr(kept, name, value)
    kept.save()
    return kept


def retire_figure(figure: Figure, *, retired: bool) -> None:
    """Ask for a figure in new reports no longer, or again. What was reported stays and is added up."""
    figure.retired = retired
    figure.save(update_fields=["retired"])


@dataclass(frozen=True)
class SchemePlan:
    """A period scheme of this installation; `definition` is as `phoihop.timetable.Scheme` reads it."""

    name: str
    definition: Mapping[str, Any]
    name_en: str = ""


def read_plan(plan: SchemePlan, code: str) -> Scheme:
    """Return the scheme as the timetable takes it; raises `TimetableRefused` where its parts do not fit."""
    return read_scheme(msgspec.json.encode({**plan.definition, "code": code}))


def scheme_code(name: str) -> str:
    return code_of(name, PeriodScheme.objects.all(), 60).replace("_", "-")


def keep_scheme(plan: SchemePlan, scheme: PeriodScheme | None = None, *, used: int = 0) -> PeriodScheme:
    """Add a scheme, or change it. One that agreements reckon by (`used`) keeps its days: only its name changes."""
    if PeriodScheme.objects.filter(name__iexact=plan.name).exclude(pk=scheme.pk if scheme else "").exists():
        raise Refused("scheme_twice", {"name": plan.name}, "conflict")
    if scheme is not None and scheme.builtin:
        raise Refused("scheme_builtin", {"name": scheme.name}, "conflict")
    definition = {**plan.definition, "vi": plan.name, "en": plan.name_en or plan.name}
    if scheme is not None and used and _days(scheme.definition) != _days(definition):
        raise Refused("scheme_used", {"name": scheme.name, "count": used}, "conflict")
    kept = scheme or PeriodScheme(
        code=scheme_code(plan.name), position=_next_position(PeriodScheme.objects.all()), builtin=False
    )
    read_plan(plan, kept.code)
    kept.name, kept.name_en, kept.definition = plan.name, plan.name_en, definition
    kept.save()
    return kept


def _days(definition: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a scheme makes of a year, its names aside."""
    return {key: value for key, value in definition.items() if key not in {"vi", "en"}}


def remove_scheme(scheme: PeriodScheme, *, used: int = 0) -> None:
    """Remove a scheme by which nothing was ever reckoned."""
    if scheme.builtin:
        raise Refused("scheme_builtin", {"name": scheme.name}, "conflict")
    organisations = Organisation.objects.filter(scheme=scheme.code).count()
    if used or organisations:
        raise Refused("scheme_used", {"name": scheme.name, "count": used + organisations}, "conflict")
    scheme.delete()


def due_dates(record: str) -> dict[tuple[str, str, str], date | None]:
    """Return the due dates of a record's unsettled rows, to compare them with what they become."""
    rows = Due.objects.filter(record=record).exclude(state__in=["received", "untracked"])
    return {(row[0], row[1], row[2]): row[3] for row in rows.values_list("commitment", "period", "party", "due_on")}


def moved_between(
    before: Mapping[tuple[str, str, str], date | None], after: Mapping[tuple[str, str, str], date | None]
) -> list[tuple[tuple[str, str, str], date | None, date | None]]:
    """Return the due dates that stand on another day than before: of which row, from which day, to which."""
    return [(key, day, after[key]) for key, day in before.items() if key in after and after[key] != day]
