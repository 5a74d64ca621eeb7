"""A matrix from what is owed: columns that tile the time, one row for the forms of a commitment, the worst of a cell."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.features.agreements.matrix.building import EVERYTHING, Chosen, matrix_of
from phoihop.features.agreements.matrix.columns import columns_of, place_in
from phoihop.features.agreements.matrix.owed import Alike, Facts
from phoihop.features.agreements.matrix.sums import sums_from
from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.agreements.rows import Rows
from phoihop.features.agreements.tables import Agreement, CommitmentRow
from phoihop.registers.tables import Due

RECORD = "a" * 64
TODAY = dt.date(2026, 11, 24)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


def owed(month: int, *commitments: str, state: str = "open", **said: object) -> Alike:
    day = dt.date(2026, month, 5)
    facts = Facts(None, state, day, day, None, continuous=False, disputed=False)
    row = Alike(
        facts, day, "p1", "support", f"2026-M{month:02d}", day, f"{day}/{day}", "b" * 32, 0, "", list(commitments)
    )
    return row._replace(**said)


def rows(*commitments: CommitmentRow) -> Rows:
    return Rows(Agreement(record=RECORD), [], {}, commitments, {})


def commitment(
    name: str, lineage: str = "", *, current: bool = True, leads: tuple[str, ...] = ("p1",)
) -> CommitmentRow:
    return CommitmentRow(
        record=RECORD, commitment=name, lineage=lineage or name, leads=list(leads), line="support", current=current
    )


def drawn(text: Rows, *found: Alike, unit: str = "month", chosen: Chosen = EVERYTHING):
    sums = sums_from(found, TODAY)
    return matrix_of(text, found, columns_of(sums.span(), unit), TODAY, chosen=chosen, sums=sums)


@given(DAYS, DAYS, st.sampled_from(["month", "quarter", "year"]), DAYS)
def test_columns_tile_the_time_and_every_day_of_it_has_its_place(one, other, unit, day):
    span = (min(one, other), max(one, other))
    columns = columns_of(span, unit)
    assert columns[0].since <= span[0]
    assert columns[-1].until >= span[1]
    for before, after in pairwise(columns):
        assert after.since - before.until == dt.timedelta(days=1)
    place = place_in(columns)(day)
    inside = columns[0].since <= day <= columns[-1].until
    assert (place is not None) == inside
    if place is not None:
        assert columns[place].since <= day <= columns[place].until


def test_only_columns_around_a_span_are_made_and_none_where_nothing_falls_due_in_it():
    span = (dt.date(2020, 1, 1), dt.date(2030, 12, 31))
    around = (dt.date(2025, 1, 1), dt.date(2027, 12, 31))
    assert [column.label for column in columns_of(span, "year", around)] == ["2025", "2026", "2027"]
    assert columns_of((dt.date(2020, 1, 1), dt.date(2021, 1, 1)), "year", around) == []
    assert columns_of(None, "year") == []


def test_forms_that_replaced_each_other_stand_in_one_row_and_each_cell_opens_its_own_occurrence():
    text = rows(commitment("c7", current=False), commitment("c7.2", "c7"))
    found = owed(1, "c7"), owed(2, "c7.2")
    (row,) = drawn(text, *found).groups[0].rows
    page = f"/agreements/{RECORD}/matrix/"
    for cell, each in zip(row.cells, found, strict=True):
        due = Due(record=RECORD, commitment=each.commitments[0], period=each.period, party=each.party)
        assert cell is not None
        assert urljoin(page, row.beside + cell.url) == occurrence_url(due)


def test_a_cell_shows_the_worst_of_what_falls_due_in_its_column_with_the_marks_of_all():
    found = owed(10, "c1", state="received"), owed(11, "c1", extended=2), owed(12, "c1", passed_from="c" * 32)
    (row,) = drawn(rows(commitment("c1")), *found, unit="quarter").groups[0].rows
    (cell,) = row.cells
    assert cell is not None
    assert (cell.status, cell.extended, cell.passed) == ("overdue", 2, True)
    assert row.on_time == (1, 2)


def test_commitments_that_are_alike_share_one_cell():
    first, second = drawn(rows(commitment("c1"), commitment("c2")), owed(1, "c1", "c2")).groups[0].rows
    assert first.cells[0] is second.cells[0]
    assert (first.beside, second.beside) == ("../c1/", "../c2/")


@pytest.mark.parametrize(
    ("chosen", "titles", "cells"),
    [
        (EVERYTHING, ["c1", "c2"], 3),
        (Chosen(lead="p2"), ["c2"], 1),
        (Chosen(line="sport"), [], 0),
        (Chosen(only="received_on_time"), ["c1", "c2"], 1),
    ],
)
def test_what_a_reader_chose_is_kept(chosen, titles, cells):
    text = rows(commitment("c1"), commitment("c2", leads=("p2",)))
    for each in text.commitments:
        each.title = each.commitment
    matrix = drawn(text, owed(1, "c1"), owed(2, "c1", state="received"), owed(1, "c2", slot="p2"), chosen=chosen)
    shown = [row for group in matrix.groups for row in group.rows]
    assert [row.title for row in shown] == titles
    assert sum(cell is not None for row in shown for cell in row.cells) == cells


def test_what_has_no_due_date_is_counted_but_has_no_cell():
    found = owed(1, "c1"), owed(2, "c1", due_original=None, state="apart")
    matrix = drawn(rows(commitment("c1")), *found)
    assert len(matrix.columns) == 1
    assert sums_from(found, TODAY).counts == {"overdue": 1, "apart": 1}
