"""What a review counts, computed from rows: how each commitment stands, and what its reports add up to.

Pure over rows that were read before. Page, Word and Excel show what is computed here and nothing else, so that their
figures cannot differ. Every count keeps the rows that it counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from phoihop.registers.status import LATE, ON_TIME, OVERDUE, SENT, SENT_BACK, Owed, fallen_due, status

SMALLEST_CELL = 10  # the least that is shown of a figure that counts people of the population (design rule 7)


class Row(Owed, Protocol):
    """A row of what is owed, as a review reads it."""

    lineage: str
    slot: str
    report: str
    label: str
    to_on: date | None


class Measure(NamedTuple):
    """A figure of a line of work, with how it adds up over periods."""

    code: str
    name: str
    unit: str
    adds: str = "sum"  # sum, last, maximum
    basis: str = "period"  # period, cumulative
    counts_people: bool = False


class Told(NamedTuple):
    """One value of a report. `order` says which of two came later."""

    act: str
    figure: str
    value: int
    estimated: bool
    year: int
    slot: str
    order: date


class Tally(NamedTuple):
    """How rows stand: `due` have fallen due and count; the others say how those stand that are not simply done."""

    rows: int
    due: int
    on_time: int
    late: int
    sent: int
    sent_back: int
    overdue: int
    other: int

    @property
    def done(self) -> int:
        return self.on_time + self.late


def tally(rows: Sequence[Owed], today: date) -> Tally:
    """Count rows by what they read today. On time is of those fallen due, as everywhere (decision D11)."""
    codes = [status(row, today).code for row in rows]
    known = {ON_TIME, LATE, SENT, SENT_BACK, OVERDUE}
    return Tally(
        rows=len(rows),
        due=sum(fallen_due(row, today) for row in rows),
        on_time=codes.count(ON_TIME),
        late=codes.count(LATE),
        sent=codes.count(SENT),
        sent_back=codes.count(SENT_BACK),
        overdue=codes.count(OVERDUE),
        other=sum(code not in known for code in codes),
    )


class Sum(NamedTuple):
    """What a figure adds up to: None where nobody told it. Estimates are kept apart; a small count is withheld."""

    value: int | None
    estimated: int | None
    acts: tuple[str, ...]
    withheld: bool = False


def added(told: Sequence[Told], measure: Measure) -> Sum:
    """Add values up as the figure says: all of them, the last one, or the largest.

    Of cumulative figures the last one is the sum. Estimates (ước thực hiện) never enter the real value.
    """
    real = sorted((each for each in told if not each.estimated), key=lambda each: each.order)
    guessed = sorted((each for each in told if each.estimated), key=lambda each: each.order)
    value, estimated = _add(real, measure), _add(guessed, measure)
    withheld = measure.counts_people and value is not None and 0 < value < SMALLEST_CELL
    return Sum(None if withheld else value, estimated, tuple(each.act for each in told), withheld)


def _add(told: Sequence[Told], measure: Measure) -> int | None:
    if not told:
        return None
    if measure.basis == "cumulative" or measure.adds == "last":
        return told[-1].value
    if measure.adds == "maximum":
        return max(each.value for each in told)
    return sum(each.value for each in told)


class Line(NamedTuple):
    """One row of a table of figures: a year and the body that reported, with a sum for each measure."""

    year: int
    slot: str
    sums: tuple[Sum, ...]
    succeeds: bool  # the body before it in this table is another one


class FigureTable(NamedTuple):
    """Figures of one commitment or line over the years, by the body that reported, and the total."""

    measures: tuple[Measure, ...]
    lines: tuple[Line, ...]
    total: tuple[Sum, ...]


def figure_table(told: Sequence[Told], measures: Sequence[Measure]) -> FigureTable | None:
    """Return the table of what was told, or None where no figure was. Measures nobody told are left out."""
    used = tuple(m for m in measures if any(each.figure == m.code for each in told))
    if not used:
        return None
    groups: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for each in sorted(told, key=lambda each: each.order):
        groups[each.year, each.slot].append(each)
    lines: list[Line] = []
    for (year, slot), values in groups.items():
        sums = tuple(added([v for v in values if v.figure == m.code], m) for m in used)
        lines.append(Line(year, slot, sums, succeeds=bool(lines) and lines[-1].slot != slot))
    total = tuple(added([each for each in told if each.figure == m.code], m) for m in used)
    return FigureTable(used, tuple(lines), total)


def by_key(rows: Sequence[Row], key: str) -> Mapping[str, list[Row]]:
    """Return rows grouped by one of their columns, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(getattr(row, key))].append(row)
    return found
