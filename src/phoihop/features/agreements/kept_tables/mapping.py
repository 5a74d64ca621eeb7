"""A kept table at hand: which sheet and head, what each column is for, what words of progress mean, and its rows.

What a person chooses is kept with the table, and remembered for the next table of the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

import msgspec
from django.http import Http404

from phoihop.features.agreements.models import ColumnMapping, KeptTable
from phoihop.features.agreements.sheets.grid import Grid, filled
from phoihop.features.agreements.sheets.heads import (
    MOST_HEAD_ROWS,
    OF_PERIOD,
    SEARCHED_ROWS,
    SEVERAL,
    HeadRows,
    columns_of,
    head_of,
    roles_of,
    shape_of,
)
from phoihop.features.agreements.sheets.marks import DOING, DONE, LONGEST_MARK, NOT_DONE, proposed, value_of, values_of
from phoihop.features.agreements.sheets.rows import SheetRow, Sorted, sorted_rows
from phoihop.people.acting import Actor

COMMITMENTS, REPORTS = "commitments", "reports"
FOR_COMMITMENTS = ("number", "content", "lead", "support", "when", "product", "note", OF_PERIOD)
FOR_REPORTS = (
    "number", "content", "lead", "period", "when", "status", "result", "sent_on", "sent_number", "difficulties",
    "way_forward", "note", OF_PERIOD,
)  # fmt: skip
MOST_REMEMBERED = 200
MEANINGS = (DONE, DOING, NOT_DONE)
FIRST_YEAR, LAST_YEAR = 2000, 2099
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


class Chosen(msgspec.Struct, omit_defaults=True):
    """What a person chose. Rows are counted from 0; `last` is -1 where the table has no head.

    `undated` says what dates a report whose row tells none: "" asks for each, "due" takes the due date. With `received`
    what others sent counts as received on the day it bears.
    """

    sheet: int = 0
    first: int = -1
    last: int = -1
    roles: list[str] = []
    year: int = 0
    meanings: dict[str, str] = {}
    undated: str = ""
    received: bool = True
    said: str = ""
    remembered: bool = False


class Kept:
    """A kept table with its cells and its mapping."""

    def __init__(self, row: KeptTable) -> None:
        self.row = row
        self.chosen = msgspec.convert(row.chosen, Chosen)

    @property
    def purpose(self) -> str:
        return REPORTS if self.row.record else COMMITMENTS

    @property
    def roles_offered(self) -> tuple[str, ...]:
        return FOR_REPORTS if self.row.record else FOR_COMMITMENTS

    @cached_property
    def grids(self) -> list[Grid]:
        return msgspec.convert(self.row.grids, list[Grid])

    @property
    def grid(self) -> Grid:
        return self.grids[min(self.chosen.sheet, len(self.grids) - 1)]

    @property
    def head(self) -> HeadRows:
        return HeadRows(self.chosen.first, self.chosen.last)

    @property
    def columns(self) -> list[str]:
        return columns_of(self.grid, self.head)

    @property
    def above(self) -> list[str]:
        """The lines above the head: letterhead, title, notes."""
        end = max(self.head.first, 0)
        return [" ".join(dict.fromkeys(cell for cell in row if cell)) for row in self.grid.rows[:end] if any(row)]

    @cached_property
    def sorted(self) -> Sorted:
        return sorted_rows(self.grid, self.head, self.columns, self.chosen.roles, inherit=self.row.pasted)

    @property
    def rows(self) -> list[SheetRow]:
        return self.sorted.rows

    @property
    def out(self) -> set[str]:
        """The keys of rows that a person left out."""
        return {key for key, answer in self.row.answers.items() if answer.get("out")}

    def answer(self, key: str) -> Mapping[str, str]:
        found: Mapping[str, str] = self.row.answers.get(key, {})
        return found

    def values(self) -> list[str]:
        """Return the distinct words of progress in the columns that tell it."""
        cells = [row.cell("status") for row in self.rows]
        cells += [cell for row in self.rows for _head, cell in row.told]
        return values_of(cells) if self.purpose == REPORTS else []

    def meaning(self, cell: str) -> str:
        """Return what a cell of progress means; long words are a result, and so tell that something was done."""
        if len(cell) > LONGEST_MARK:
            return DONE
        value = value_of(cell)
        return self.chosen.meanings.get(value, proposed(value))

    def keep(self, now: datetime, *fields: str) -> None:
        self.row.chosen = msgspec.to_builtins(self.chosen)
        self.row.changed = now
        self.row.save(update_fields=["chosen", "changed", *fields])


def table_or_404(actor: Actor, number: int, *, purpose: str = "") -> Kept:
    """Return a table of the organisation acted for; what is another's is not there."""
    if actor.organisation is None or not actor.roles:
        raise Http404
    row = KeptTable.objects.filter(pk=number, organisation=actor.organisation_id).first()
    if row is None or (purpose and purpose != (REPORTS if row.record else COMMITMENTS)):
        raise Http404
    return Kept(row)


def fullest(grids: Sequence[Grid]) -> int:
    """Return the sheet that is most probably the table: with a head, else with most cells."""
    weights = [(head_of(grid).first >= 0, sum(bool(cell) for row in grid.rows for cell in row)) for grid in grids]
    return weights.index(max(weights))


def propose(kept: Kept, sheet: int, head: HeadRows | None, *, this_year: int) -> None:
    """Propose a mapping for a sheet: as the same head was mapped before, else by what its words say."""
    grid = kept.grids[sheet]
    known = _remembered(kept)
    at = head if head is not None else _known_head(grid, known) or head_of(grid)
    columns = columns_of(grid, at)
    below = filled(grid, at.below)[at.below :]
    roles = [role if role in kept.roles_offered else _instead(role, kept) for role in roles_of(columns, below)]
    chosen = Chosen(sheet, at.first, at.last, roles)
    mapping = known.get(shape_of(columns))
    if mapping is not None and len(mapping.roles) == len(columns):
        chosen.roles, chosen.meanings, chosen.remembered = list(mapping.roles), dict(mapping.meanings), True
    kept.chosen = chosen
    kept.__dict__.pop("sorted", None)
    chosen.year = year_in([kept.row.title, grid.name, *kept.above, kept.row.name, *columns]) or this_year


def _instead(role: str, kept: Kept) -> str:
    """A role that this purpose does not know gives way to its neighbour."""
    other = {"period": "when", "result": "note"}.get(role, "")
    return other if other in kept.roles_offered else ""


def _remembered(kept: Kept) -> dict[str, ColumnMapping]:
    """Return the mappings that the office made for this purpose, by the shape of the head."""
    rows = ColumnMapping.objects.filter(organisation=kept.row.organisation, purpose=kept.purpose)
    return {row.shape: row for row in rows.order_by("-used")[:MOST_REMEMBERED]}


def _known_head(grid: Grid, known: Mapping[str, ColumnMapping]) -> HeadRows | None:
    """Return the head that was mapped before, where one stands in this sheet: also one whose words say nothing."""
    for first in range(min(len(grid.rows), SEARCHED_ROWS) if known else 0):
        for last in range(first, min(first + MOST_HEAD_ROWS, len(grid.rows))):
            if shape_of(columns_of(grid, HeadRows(first, last))) in known:
                return HeadRows(first, last)
    return None


def remember(kept: Kept, now: datetime) -> None:
    """Remember a mapping for the next table with this head."""
    if any(kept.columns):
        ColumnMapping.objects.update_or_create(
            organisation=kept.row.organisation,
            shape=shape_of(kept.columns),
            purpose=kept.purpose,
            defaults={"roles": kept.chosen.roles, "meanings": kept.chosen.meanings, "used": now},
        )


def year_in(texts: Sequence[str]) -> int:
    """Return the year that a table says it is of; 0 where it says none or several."""
    for text in texts:
        years = {int(year) for year in _YEAR.findall(text)}
        if len(years) == 1:
            return years.pop()
    return 0


def doubled(roles: Sequence[str]) -> bool:
    """Whether two columns are taken for the same."""
    once = [role for role in roles if role and role not in SEVERAL]
    return len(set(once)) != len(once)
