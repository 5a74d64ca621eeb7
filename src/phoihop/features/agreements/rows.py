"""The rows of one agreement that its pages are made of: its cover, its text in force, and what it owes.

Whether they may be seen is asked before. The matrix asks for what is owed in a way of its own (`matrix/owed.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.people.models import Organisation
from phoihop.registers.tables import Due

_OF_ONE_PAGE = frozenset(
    {"why", "receivers", "arrived_on", "done_on", "answer_by", "asked", "entered", "confirmed", "terms"}
)
_IN_LINES = ("commitment", "lineage", "clause", "clause_label", "title", "line", "scheme", "leads", "current")
"""What of a commitment is said where each has one line."""


class Cover(NamedTuple):
    """What stands on the cover of an agreement: every page of it has read this."""

    agreement: Agreement
    parties: Sequence[Party]
    organisations: Mapping[str, Organisation]


class Rows(NamedTuple):
    """The text of one agreement, and where a page reads it row by row, what it owes."""

    agreement: Agreement
    parties: Sequence[Party]
    organisations: Mapping[str, Organisation]
    commitments: Sequence[CommitmentRow]
    clauses: Mapping[str, Clause]
    dues: Sequence[Due] = ()


def text_of(record: str, cover: Cover) -> Rows:
    """Read the text of an agreement as far as a table says it, where each commitment has one line: plain tuples."""
    lines = CommitmentRow.objects.filter(record=record).order_by("position", "commitment")
    commitments = cast("list[CommitmentRow]", list(lines.values_list(*_IN_LINES, named=True)))
    return Rows(*cover, commitments, _clauses(record))


def rows_of(record: str) -> Rows:
    """Read all of an agreement's text, and all that it owes."""
    commitments = list(CommitmentRow.objects.filter(record=record).order_by("position", "commitment"))
    return Rows(*_cover(record), commitments, _clauses(record), dues_of(record))


def _clauses(record: str) -> dict[str, Clause]:
    return {clause.clause: clause for clause in Clause.objects.filter(record=record).order_by("position")}


def _cover(record: str) -> Cover:
    parties = list(Party.objects.filter(record=record).order_by("position"))
    ids = [party.organisation for party in parties if party.organisation]
    return Cover(Agreement.objects.get(record=record), parties, Organisation.objects.in_bulk(ids))


def dues_of(record: str) -> list[Due]:
    """Return what an agreement owes, oldest period first, to be read only.

    Plain tuples with the columns of `Due`, less what only the page of one occurrence shows: ten thousand objects of a
    model would cost most of the page.
    """
    fields = Due._meta.concrete_fields  # noqa: SLF001 - the documented way to a model's fields
    columns = [field.attname for field in fields if field.attname not in _OF_ONE_PAGE]
    rows = Due.objects.filter(record=record).order_by("from_on", "due_on").values_list(*columns, named=True)
    return cast("list[Due]", list(rows))


def forms_of(commitments: Sequence[CommitmentRow]) -> dict[str, CommitmentRow]:
    """Return the form under which each lineage stands, in the order of the text."""
    forms: dict[str, CommitmentRow] = {}
    for each in commitments:
        if each.lineage not in forms or each.current:
            forms[each.lineage] = each
    return forms
