"""Turns the places of a page that is shown turned, as landscape pages are in many prints, to where a reader sees them.

Plain geometry in points from the lower left corner.
"""

from __future__ import annotations

import msgspec

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Turn(msgspec.Struct, frozen=True):
    """A turn clockwise by `degrees`, a multiple of 90, of a page that is then `width` wide and `height` high."""

    degrees: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a box lies on the page as it is shown."""
        match self.degrees % 360:
            case 90:
                return bottom, self.height - right, top, self.height - left
            case 180:
                return self.width - right, self.height - top, self.width - left, self.height - bottom
            case 270:
                return self.width - top, left, self.width - bottom, right
            case _:
                return left, bottom, right, top
