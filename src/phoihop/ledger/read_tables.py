"""The read tables of the house and the rooms: made from their models, emptied and filled again from acts at will.

A read table is a model with `managed = False`: migrations leave it alone. Its shape is digested and stored, so that
after an update the start knows which tables are stale and rebuilds them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

from django.apps import apps
from django.db import connection, models

from phoihop.ledger.models import Projection, Record

Row = TypeVar("Row", bound=models.Model)

# Counted up when a projection writes other rows from the same acts, or tables are made in another way, without a change
# of any model.
ROWS_VERSION = 3
SHAPE = "shape"


def read_tables() -> list[type[models.Model]]:
    """Return every read table, in the order of the apps."""
    return [model for model in apps.get_models() if not model._meta.managed]  # noqa: SLF001 - Django's documented way


def shape() -> str:
    """Return a digest of the columns and indexes of all read tables, and of the version of the rows."""
    parts = [str(ROWS_VERSION)]
    for model in read_tables():
        meta = model._meta  # noqa: SLF001 - Django's own name for a model's make-up
        columns = [f"{field.column}:{field.db_type(connection)}:{field.null}" for field in meta.local_concrete_fields]
        made, _dropped = _beside(model)
        parts += [meta.db_table, *columns, *(repr(index.deconstruct()) for index in meta.indexes), *made]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _beside(model: type[models.Model]) -> tuple[list[str], list[str]]:
    """Return what a table needs besides its columns, which Django cannot word: how it is made, how it is dropped."""
    statements = getattr(model, "beside", None)
    return statements(connection.vendor) if statements is not None else ([], [])


def tables_of_records() -> list[type[models.Model]]:
    """Return the read tables whose rows belong to a record; the others hold sums over many."""
    return [model for model in read_tables() if any(f.name == "record" for f in model._meta.local_concrete_fields)]  # noqa: SLF001 - Django's own name for a model's make-up


def drop_rows(record: str) -> None:
    """Take all rows of one record out of the read tables."""
    with connection.cursor() as cursor:
        for model in tables_of_records():
            cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE record = %s', [record])  # noqa: S608, SLF001 - Django's own name for a model's make-up


def write_rows(model: type[Row], rows: Sequence[Row]) -> None:
    """Write rows in bulk. A text that is longer than its column is cut: words come from bodies, which know no columns."""
    columns = [(field.attname, field.max_length) for field in model._meta.local_concrete_fields if field.max_length]  # noqa: SLF001 - Django's own name for a model's make-up
    for row in rows:
        for name, most in columns:
            text = getattr(row, name)
            if len(text) > most:
                setattr(row, name, text[:most])
    model._default_manager.bulk_create(rows, batch_size=400)  # noqa: SLF001 - Django's own name for a model's make-up


def is_stale() -> bool:
    """Whether the tables in this database have another shape than the code: they must be rebuilt."""
    stored = Projection.objects.filter(room=SHAPE).values_list("digest", flat=True).first()
    return stored != shape()


def make_tables() -> None:
    """Drop all read tables and make them anew, empty: stale until whoever fills them says that they are filled."""
    Projection.objects.filter(room=SHAPE).delete()
    existing = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for model in read_tables():
            made, dropped = _beside(model)
            for statement in dropped:
                editor.execute(statement)
            if model._meta.db_table in existing:  # noqa: SLF001 - Django's own name for a model's make-up
                editor.execute(f'DROP TABLE "{model._meta.db_table}"')  # noqa: SLF001 - Django's own name for a model's make-up
            editor.create_model(model)
            # Django makes the indexes of managed models only.
            for index in model._meta.indexes:  # noqa: SLF001 - Django's own name for a model's make-up
                editor.add_index(model, index)
            for statement in made:
                editor.execute(statement)


def are_filled() -> None:
    """Note that the read tables hold what the acts say. A rebuild that was cut off never comes here."""
    Projection.objects.update_or_create(room=SHAPE, defaults={"digest": shape()})


def make_missing(**_: object) -> None:
    """After a migrate: make the read tables where there are none yet; those of a new installation are filled so."""
    existing = set(connection.introspection.table_names())
    if Projection._meta.db_table not in existing:  # noqa: SLF001 - Django's own name for a model's make-up
        return
    if all(model._meta.db_table not in existing for model in read_tables()):  # noqa: SLF001 - Django's own name for a model's make-up
        make_tables()
        if not Record.objects.exists():
            are_filled()
