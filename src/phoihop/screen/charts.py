"""Small charts as SVG: a bar in proportion, and the columns of an agreement's quarters.

They repeat what stands beside them in words or figures; a chart that stands alone is given its words. Lengths are SVG
attributes and colours are classes of the stylesheet, because pages carry no style of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


class Period(NamedTuple):
    """How the occurrences due in one quarter stand. `year` begins a new year with a line."""

    on_time: int = 0
    late: int = 0
    open: int = 0  # sent or sent back
    overdue: int = 0
    year: bool = False


def bar(part: float, whole: float, words: str = "", *, red: bool = False) -> SafeString:
    """Draw one bar, `part` of `whole` long."""
    width = 0 if whole <= 0 else max(1.0, min(100.0, 100 * part / whole))
    return format_html(
        '<svg class="bar-of{}" viewBox="0 0 100 8" preserveAspectRatio="none" {}><rect width="{}" height="8"/></svg>',
        " red" if red else "",
        _named(words),
        f"{width:.1f}",
    )


def quarters(periods: Sequence[Period], highest: int, words: str = "") -> SafeString:
    """Draw one column a quarter, all on the scale of `highest`, so that agreements can be compared."""
    unit = 40 / max(1, highest)
    parts = []
    for place, period in enumerate(periods):
        left, top = place * 15 + 1, 44.0
        if period.year:
            parts.append(("year", left - 1, 4.0, 0.0, 40.0))
        for kind, number in (
            ("on", period.on_time),
            ("late", period.late),
            ("open", period.open),
            ("over", period.overdue),
        ):
            if number:
                top -= number * unit
                parts.append((kind, left, top, 12.0, number * unit))
    drawn = format_html_join(
        "",
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        ((kind, x, f"{y:.1f}", f"{width:g}", f"{height:.1f}") for kind, x, y, width, height in parts),
    )
    return format_html(
        '<svg class="spark" viewBox="0 0 {0} 48" preserveAspectRatio="none" {1}>{2}<path class="base" d="M0 44.5H{0}"/></svg>',
        max(1, len(periods)) * 15,
        _named(words),
        drawn,
    )


def _named(words: str) -> SafeString:
    return format_html('role="img" aria-label="{}"', words) if words else mark_safe('aria-hidden="true"')
