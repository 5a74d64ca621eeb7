"""Questions to the database that are worded once and asked many times: on large pages wording costs more than asking.

A question is the words and values that Django makes of a queryset; who keeps it keeps it by all that it depends on, the
kind of database among them. Answers are plain rows: counts, codes and names, nothing that a database keeps in a form of
its own (SQLite knows no dates).
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Question = tuple[str, tuple[Any, ...]]


def asked(rows: QuerySet[Any, Any]) -> Question:
    """Return the question that a queryset puts; no words where nothing can be found."""
    try:
        sql, given = rows.query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return sql, tuple(given)


def answered(question: Question) -> list[tuple[Any, ...]]:
    """Ask, and return the rows. One query at most."""
    if not question[0]:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*question)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
