"""Changing what is stored past the one door, as whoever holds the database could: with the guards taken down first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from phoihop.ledger.guards import stand_guards, taken_down


@contextmanager
def unguarded() -> Iterator[None]:
    """Take the guards down while the block runs, and set them again."""
    with connection.cursor() as cursor:
        for statement in taken_down():
            cursor.execute(statement)
    try:
        yield
    finally:
        stand_guards()


def execute(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def flipped(data: bytes | str, place: int) -> bytes | str:
    """Return the same with one bit other at a place (counted round): of text, another character of its kind."""
    if isinstance(data, str):
        at = place % len(data)
        return data[:at] + ("1" if data[at] == "0" else "0") + data[at + 1 :]
    at, bit = divmod(place % (len(data) * 8), 8)
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
