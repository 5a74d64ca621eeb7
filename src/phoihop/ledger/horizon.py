"""How far ahead rows of what is owed exist: a stored date, moved by `tick`, at most fifteen months away (decision D9)."""

from __future__ import annotations

from datetime import date, timedelta

from phoihop.ledger.models import Projection

MONTHS = 15
HOUSE = "house"


def furthest(today: date) -> date:
    """Return the day to which `tick` moves the horizon: the last day of the fifteenth month from now."""
    month = today.month + MONTHS
    first_after = date(today.year + month // 12, month % 12 + 1, 1)
    return first_after - timedelta(days=1)


def horizon_on(today: date) -> date:
    """Return the stored horizon; an installation that never ticked takes the furthest and stores it."""
    row = Projection.objects.filter(room=HOUSE).first()
    if row is not None and row.horizon is not None:
        return row.horizon
    horizon = furthest(today)
    Projection.objects.update_or_create(room=HOUSE, defaults={"digest": "", "horizon": horizon})
    return horizon


def move_horizon(today: date) -> bool:
    """Move the horizon on; return whether it moved, so that rows must be renewed."""
    new = furthest(today)
    if horizon_on(today) >= new:
        return False
    Projection.objects.filter(room=HOUSE).update(horizon=new)
    return True
