"""Whether a kept act names a file: in its facts, or in the words of an issue, which lists the signed paper."""

from __future__ import annotations

from django.db import connection

from phoihop.ledger.models import Act, ActBody

_HOLDS = {"sqlite": "instr({column}, %s) > 0", "postgresql": "position(%s in {column}) > 0"}
_QUERY = (
    f"SELECT 1 FROM {Act._meta.db_table} a LEFT JOIN {ActBody._meta.db_table} b "  # noqa: S608, SLF001 - names of our own tables
    "ON b.record = a.record AND b.act = a.act AND a.thread = 'terms' WHERE {header} OR {body} LIMIT 1"
)


def names_file(digest: str) -> bool:
    """Tell whether any act here names the file with this digest. It looks through all acts: for rare moments only."""
    holds = _HOLDS[connection.vendor]
    query = _QUERY.format(header=holds.format(column="a.header"), body=holds.format(column="b.body"))
    sought = digest.encode("ascii")
    with connection.cursor() as cursor:
        cursor.execute(query, [sought, sought])
        return cursor.fetchone() is not None
