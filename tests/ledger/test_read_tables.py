"""Read tables of another shape than the code's are made anew and filled again: what the start does after an update."""

from __future__ import annotations

import pytest
from django.db import connection, models

from cast import TODAY, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.ledger.models import Projection
from phoihop.ledger.read_tables import SHAPE, is_stale, make_missing, read_tables
from phoihop.ledger.rebuild import rebuild
from phoihop.registers.tables import Due


def missing_indexes(model: type[models.Model]) -> set[str]:
    with connection.cursor() as cursor:
        there = set(connection.introspection.get_constraints(cursor, model._meta.db_table))
    return {index.name for index in model._meta.indexes} - there


@pytest.mark.django_db
@pytest.mark.parametrize("model", read_tables(), ids=lambda model: str(model._meta.db_table))
def test_a_read_table_has_every_index_that_its_model_names(model: type[models.Model]) -> None:
    assert not missing_indexes(model)


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
    assert not any(missing_indexes(model) for model in read_tables())


class CutOff(Exception):
    """The process ends here."""


def test_a_rebuild_that_was_cut_off_is_begun_again_at_the_next_start(own_database: str) -> None:
    """Tables of an older shape are made anew and empty first: until they are filled again they stay stale."""
    cast = make_cast()
    for each in (cast.board, cast.paper):
        agreements.record_agreement(programme(cast, each), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    before = list(Due.objects.order_by("pk").values())
    Projection.objects.filter(room=SHAPE).update(digest="of an older version")

    def cut_off(done: int, of: int) -> None:
        raise CutOff

    with pytest.raises(CutOff):
        rebuild(TODAY, progress=cut_off)
    assert 0 < Due.objects.count() < len(before)
    assert is_stale()
    rebuild(TODAY)
    assert not is_stale()
    assert list(Due.objects.order_by("pk").values()) == before


def test_tables_that_are_missing_beside_records_are_made_and_stay_stale_until_they_are_filled(
    own_database: str,
) -> None:
    cast = make_cast()
    agreements.record_agreement(programme(cast, cast.board), issue(), by=cast.officer(cast.command), now=at(2026, 1, 5))
    before = list(Due.objects.order_by("pk").values())
    with connection.cursor() as cursor:
        for model in read_tables():
            cursor.execute(f"DROP TABLE {model._meta.db_table}")
    make_missing()
    assert is_stale()
    rebuild(TODAY)
    assert not is_stale()
    assert list(Due.objects.order_by("pk").values()) == before
