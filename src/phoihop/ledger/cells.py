"""Cells of the record that hold a text where bytes belong: SQLite lets any type into any column, PostgreSQL does not.

Nothing here reads such a cell: a text that is no text either would stop whoever reads it. Whether bytes are the right
ones is asked elsewhere (`verify.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection, models

from phoihop.ledger.models import Act, ActBody

_NAMES = {"ledger_act": "act", "ledger_actbody": "act", "ledger_key": "thumbprint"}


class Cell(NamedTuple):
    """Where the text lies: the id of the act or the thumbprint of the key, and the column."""

    about: str
    column: str


def text_cells(model: type[models.Model], record: str = "") -> Iterator[Cell]:
    """Yield the cells of bytes that hold something else, of one record or of the whole table."""
    table = model._meta.db_table  # noqa: SLF001 - Django's own name for a model's make-up
    where, params = (" AND record = %s", [record]) if record else ("", [])
    for column in _columns(model) if connection.vendor == "sqlite" else ():
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {_NAMES[table]} FROM {table} "  # noqa: S608 - names of our own tables
                f"WHERE typeof({column}) NOT IN ('blob', 'null'){where} ORDER BY 1",
                params,
            )
            yield from (Cell(str(row[0]), column) for row in cursor.fetchall())


def records_with_text() -> list[str]:
    """Return the records of which an act or a body is stored as a text."""
    acts = {each.about for model in (Act, ActBody) for each in text_cells(model)}
    return sorted(Act.objects.filter(act__in=acts).values_list("record", flat=True).distinct()) if acts else []


def _columns(model: type[models.Model]) -> list[str]:
    fields = model._meta.local_concrete_fields  # noqa: SLF001 - Django's own name for a model's make-up
    return [str(field.column) for field in fields if isinstance(field, models.BinaryField)]
