"""Small charts: lengths in proportion, one scale, words where they stand alone."""

import itertools
import re

import pytest

from phoihop.screen.charts import Period, bar, quarters


@pytest.mark.parametrize(
    ("part", "whole", "width"),
    [(238, 238, "100.0"), (119, 238, "50.0"), (1, 500, "1.0"), (300, 238, "100.0"), (5, 0, "0")],
)
def test_a_bar_is_as_long_as_its_part_and_never_invisible(part, whole, width):
    assert f'<rect width="{width}"' in bar(part, whole).replace('"0.0"', '"0"')


def test_a_chart_that_stands_alone_has_its_words_and_another_is_skipped():
    assert 'role="img" aria-label="Quá &quot;hạn&quot;"' in bar(1, 2, 'Quá "hạn"')
    assert 'aria-hidden="true"' in bar(1, 2, red=True)


def test_columns_of_quarters_share_one_scale_and_stack_without_gaps():
    drawn = quarters([Period(on_time=2, late=1, overdue=1, year=True), Period(open=4), Period()], 4)
    rects = re.findall(r'class="(\w+)" x="(\d+)" y="([\d.]+)" width="\w+" height="([\d.]+)"', drawn)
    assert [kind for kind, *_ in rects] == ["year", "on", "late", "over", "open"]
    first = [(float(top), float(height)) for kind, _x, top, height in rects if kind in {"on", "late", "over"}]
    assert [height for _top, height in first] == [20.0, 10.0, 10.0]
    assert all(upper[0] + upper[1] == lower[0] for lower, upper in itertools.pairwise(first))
    assert rects[-1][2:] == ("4.0", "40.0")


def test_no_periods_draw_an_empty_line():
    assert "rect" not in quarters([], 0)
