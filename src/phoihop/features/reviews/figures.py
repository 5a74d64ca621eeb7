"""What the reports that a review counts add up to: figures by year and body, totals, targets.

Pure over rows that were read before. Page, Word and Excel show what is computed here and nothing else, so that their
figures cannot differ. Every sum keeps the acts that it adds up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from phoihop.registers.adding import add_up, together

SMALLEST_CELL = 10  # the least that is shown of a figure that counts people of the population (design rule 7)


class Measure(NamedTuple):
    """A figure of a line of work, with how it adds up over periods."""

    code: str
    name: str
    unit: str
    adds: str = "sum"  # sum, last, maximum
    basis: str = "period"  # period, cumulative
    counts_people: bool = False

    @property
    def head(self) -> str:
        """The name with its unit, as a column is headed: “Trị giá (đồng)”, but “Ngày công”, which says its unit."""
        return self.name if self.unit.casefold() in self.name.casefold() else f"{self.name} ({self.unit})"


class ToldValue(NamedTuple):
    """One value of a report. `order` says which of two came later.

    Values of one `series` (a commitment and the body that answers for it, or its successor) follow one another.
    """

    act: str
    figure: str
    value: int
    estimated: bool
    year: int
    slot: str
    order: date
    series: str = ""


class Sum(NamedTuple):
    """What a figure adds up to: None where nobody told it. Estimates are kept apart.

    `withheld` says why a value is not shown: "small" (a count of people under the smallest cell), or "beside" (a total
    that would tell what a small line beside it says).
    """

    value: int | None
    estimated: int | None
    acts: tuple[str, ...]
    withheld: str = ""


def added(told: Sequence[ToldValue], measure: Measure) -> Sum:
    """Add values up as the figure says: over the periods of each series, then over the series.

    Estimates (ước thực hiện) never enter the real value.
    """
    value = _add([each for each in told if not each.estimated], measure)
    guessed = _add([each for each in told if each.estimated], measure)
    small = measure.counts_people and any(_small(each) for each in (value, guessed))
    acts = tuple(dict.fromkeys(each.act for each in told))
    return Sum(None, None, acts, "small") if small else Sum(value, guessed, acts)


def _small(value: int | None) -> bool:
    return value is not None and 0 < value < SMALLEST_CELL


def _add(told: Sequence[ToldValue], measure: Measure) -> int | None:
    series: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in sorted(told, key=lambda each: each.order):
        series[each.series].append((each.year, each.value))
    sums = [add_up(values, measure.adds, measure.basis) for values in series.values()]
    return together([each for each in sums if each is not None], measure.adds)


class BodyYear(NamedTuple):
    """One row of a table of figures: a year and the body that reported, with a sum for each measure."""

    year: int
    slot: str
    sums: tuple[Sum, ...]
    succeeds: bool  # the body before it in this table is another one


class Target(NamedTuple):
    """What a commitment is to reach in one period, in how many periods it did, and in how many it was told at all.

    Of a cumulative figure only the target is known: its reports tell no single period.
    """

    value: int
    reached: int | None = None
    periods: int = 0


class FigureTable(NamedTuple):
    """Figures of one commitment or line over the years, by the body that reported, the total and the targets."""

    measures: tuple[Measure, ...]
    lines: tuple[BodyYear, ...]
    total: tuple[Sum, ...]
    targets: tuple[Target | None, ...] = ()

    @property
    def has_targets(self) -> bool:
        return any(self.targets)


def figure_table(
    told: Sequence[ToldValue], measures: Sequence[Measure], targets: Mapping[str, int] | None = None
) -> FigureTable | None:
    """Return the table of what was told, or None where no figure was. Measures nobody told are left out."""
    used = tuple(m for m in measures if any(each.figure == m.code for each in told))
    if not used:
        return None
    groups: dict[tuple[int, str], list[ToldValue]] = defaultdict(list)
    for each in sorted(told, key=lambda each: each.order):
        groups[each.year, each.slot].append(each)
    lines: list[BodyYear] = []
    for (year, slot), values in groups.items():
        sums = tuple(added([v for v in values if v.figure == m.code], m) for m in used)
        lines.append(BodyYear(year, slot, sums, succeeds=bool(lines) and lines[-1].slot != slot))
    total = tuple(total_of(told, measure, groups.values()) for measure in used)
    aims = targets or {}
    return FigureTable(
        used, tuple(lines), total, tuple(_target(told, m, aims[m.code]) if m.code in aims else None for m in used)
    )


def total_of(told: Sequence[ToldValue], measure: Measure, groups: Iterable[Sequence[ToldValue]]) -> Sum:
    """Add everything up; withheld too where it would tell what a withheld line of the table says."""
    mine = [each for each in told if each.figure == measure.code]
    whole = added(mine, measure)
    if not measure.counts_people or measure.adds == "maximum":
        return whole
    plain = measure._replace(counts_people=False)
    parts = [added([each for each in group if each.figure == measure.code], plain) for group in groups]
    small = [part.value for part in parts if _small(part.value)]
    if small and (len(small) == 1 or sum(filter(None, small)) < SMALLEST_CELL):
        return Sum(None, None, whole.acts, whole.withheld or "beside")
    return whole


def _target(told: Sequence[ToldValue], measure: Measure, value: int) -> Target:
    real = [each.value for each in told if each.figure == measure.code and not each.estimated]
    if measure.basis == "cumulative" or measure.counts_people:
        return Target(value)
    return Target(value, sum(each >= value for each in real), len(real))
