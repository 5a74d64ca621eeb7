"""How figures add up: over periods, over bodies and commitments, with estimates and small counts of people apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.features.reviews.figures import Measure, Target, ToldValue, added, figure_table, total_of
from phoihop.registers.adding import add_up, together

MEASURES = {
    "sum": Measure("n", "Số buổi", "buổi"),
    "last": Measure("n", "Hội viên", "người", adds="last"),
    "maximum": Measure("n", "Cuộc đông nhất", "người", adds="maximum"),
    "cumulative": Measure("n", "Tài liệu", "bản", basis="cumulative"),
    "people": Measure("n", "Hộ được giúp", "hộ", counts_people=True),
}


def told(
    value: int, year: int = 2026, month: int = 3, *, by: str = "p1", series: str = "", estimated: bool = False
) -> ToldValue:
    return ToldValue(f"act {by} {year} {month}", "n", value, estimated, year, by, date(year, month, 28), series or by)


TWO_YEARS = (told(10, 2025, 6), told(25, 2025, 12), told(5, 2026, 6), told(12, 2026, 9))


@pytest.mark.parametrize(("rule", "value"), [("sum", 52), ("last", 12), ("maximum", 25), ("cumulative", 25 + 12)])
def test_one_body_over_two_years(rule, value):
    assert added(TWO_YEARS, MEASURES[rule]).value == value


@pytest.mark.parametrize(("rule", "value"), [("sum", 92), ("last", 12 + 40), ("maximum", 40), ("cumulative", 37 + 40)])
def test_another_body_beside_it_is_added_whatever_the_rule_but_the_largest(rule, value):
    assert added([*TWO_YEARS, told(40, 2026, 9, by="p2")], MEASURES[rule]).value == value


def test_a_successor_goes_on_where_its_predecessor_stopped():
    both = [told(30, 2025, 9, by="p2", series="c1 p3"), told(33, 2026, 9, by="p3", series="c1 p3")]
    assert added(both, MEASURES["last"]).value == 33
    table = figure_table(both, [MEASURES["last"]])
    assert [(line.slot, line.succeeds) for line in table.lines] == [("p2", False), ("p3", True)]


def test_an_estimate_is_in_no_sum_and_stands_beside_it():
    whole = added([told(10), told(7, month=6, estimated=True)], MEASURES["sum"])
    assert (whole.value, whole.estimated, whole.acts) == (10, 7, ("act p1 2026 3", "act p1 2026 6"))
    assert added([told(7, estimated=True)], MEASURES["sum"])[:2] == (None, 7)


def test_a_small_count_of_people_is_withheld_estimated_or_not():
    people = MEASURES["people"]
    assert added([told(9)], people)[:2] == (None, None)
    assert added([told(9)], people).withheld == "small"
    assert added([told(40), told(3, estimated=True)], people).withheld == "small"
    assert added([told(0)], people).value == 0
    assert added([told(10)], people).value == 10


def test_a_total_does_not_tell_the_small_count_that_a_line_withholds():
    people = MEASURES["people"]
    table = figure_table([told(4, by="p1"), told(20, by="p2")], [people])
    assert [line.sums[0].withheld for line in table.lines] == ["small", ""]
    assert table.total[0][:2] == (None, None)
    assert table.total[0].withheld == "beside"
    enough = figure_table([told(6, by="p1"), told(7, by="p2"), told(20, by="p3")], [people])
    assert enough.total[0].value == 33
    few = figure_table([told(1, by="p1"), told(2, by="p2"), told(20, by="p3")], [people])
    assert few.total[0].withheld == "beside"


def test_targets_count_the_periods_that_were_told():
    table = figure_table(
        [told(480), told(520, month=6), told(600, month=9, estimated=True)], [MEASURES["sum"]], {"n": 500}
    )
    assert table.targets == (Target(500, 1, 2),)
    assert figure_table([told(10)], [MEASURES["cumulative"]], {"n": 500}).targets == (Target(500),)
    assert not figure_table([told(10)], [MEASURES["sum"]]).has_targets


def test_what_nobody_told_is_no_table():
    assert figure_table([], [MEASURES["sum"]]) is None
    assert figure_table([told(1)], [MEASURES["sum"]._replace(code="other")]) is None
    assert total_of([], MEASURES["sum"], []).value is None
    assert add_up([], "sum", "period") is None
    assert together([], "maximum") is None


values = st.lists(st.tuples(st.sampled_from([2024, 2025, 2026]), st.integers(0, 10**9)), min_size=1).map(
    lambda found: sorted(found, key=lambda each: each[0])
)


@given(values)
def test_a_sum_is_never_less_than_the_largest_and_the_last_is_one_that_was_told(found):
    assert add_up(found, "sum", "period") >= add_up(found, "maximum", "period")
    assert add_up(found, "last", "period") == add_up(found, "last", "cumulative") == found[-1][1]
    assert add_up(found, "sum", "cumulative") <= add_up(found, "sum", "period")
