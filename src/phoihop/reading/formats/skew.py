"""Measures by how much the lines of a scanned page slant, so that it can be drawn straight before it is recognised.

By the profile of its lines: seen along the right slant, rows of letters and the space between them alternate most
sharply. Pure arithmetic on a small picture; nothing is turned here.
"""

from __future__ import annotations

import math
from itertools import pairwise

STRIP = 16
"""The picture is cut into upright strips so narrow, in points, that a line hardly rises within one."""
STEEPEST = 5.0
COARSE, FINE = 0.5, 0.1
LEAST = 0.25
"""Degrees below which a page counts as straight."""
CLEARLY = 1.15
"""So much sharper must the lines be along the slant than straight across: a page on its side has no clear slant."""


def slant(width: int, height: int, dark: bytes) -> float:
    """Degrees by which lines fall to the right, 0.0 where they are straight or no slant is clear.

    `dark` has a byte for each point, 0 where it is dark.
    """
    reach = math.ceil(width * math.tan(math.radians(STEEPEST + COARSE)))
    empty = [0] * reach
    strips = [
        (left + STRIP / 2, empty + [dark.count(0, y * width + left, y * width + left + STRIP) for y in range(height)] + empty)
        for left in range(0, width - STRIP, STRIP)
    ]  # fmt: skip
    if not strips:
        return 0.0

    def sharpness(degrees: float) -> int:
        rise = math.tan(math.radians(degrees))
        cut = [counts[reach + round(at * rise) :][:height] for at, counts in strips]
        profile = [sum(counts) for counts in zip(*cut, strict=True)]
        return sum((one - two) ** 2 for one, two in pairwise(profile))

    coarse = [step * COARSE for step in range(-round(STEEPEST / COARSE), round(STEEPEST / COARSE) + 1)]
    near = max(coarse, key=sharpness)
    best = max((near + step * FINE for step in range(-4, 5)), key=sharpness)
    if abs(best) < LEAST or sharpness(best) <= CLEARLY * sharpness(0.0):
        return 0.0
    return best
