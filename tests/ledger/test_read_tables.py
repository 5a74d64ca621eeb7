"""Read tables of another shape than the code's are made anew and filled again: what the start does after an update."""

from __future__ import annotations

from cast import TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.ledger.models import Projection
from phoihop.ledger.read_tables import SHAPE, is_stale, make_missing
from phoihop.ledger.rebuild import rebuild
from phoihop.registers.tables import Due


def test_tables_of_another_shape_are_made_anew(own_database: str) -> None:
    cast = make_cast()
    agreements.record_agreement(programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    before = list(Due.objects.order_by("pk").values())
    make_missing()
    assert not is_stale()
    assert list(Due.objects.order_by("pk").values()) == before

    Projection.objects.filter(room=SHAPE).update(digest="of an older version")
    assert is_stale()
    rebuild(TODAY)
    assert not is_stale()
    assert list(Due.objects.order_by("pk").values()) == before
