"""The clock as house pages read it; it stands in `screen/`, because pages of rooms read the same one."""

from __future__ import annotations

from phoihop.screen.clock import now, today

__all__ = ["now", "today"]
