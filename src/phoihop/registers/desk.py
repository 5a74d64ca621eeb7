"""Whose desk an unsettled row lies on: one row for each organisation that may see the record."""

from __future__ import annotations

from collections.abc import Sequence

from phoihop.people.models import Standing
from phoihop.registers.tables import UNSETTLED, Desk, Due


def write_desk(record: str, rows: Sequence[Due], *, commitment: str = "", period: str = "") -> None:
    """Write the desk rows of a record anew, or of one occurrence. Runs in the transaction of the act."""
    old = Desk.objects.filter(record=record)
    if commitment:
        old = old.filter(commitment=commitment, period=period)
    old.delete()
    seers = list(Standing.objects.filter(record=record, until=None).values_list("organisation", flat=True))
    Desk.objects.bulk_create(
        [
            Desk(
                organisation=organisation,
                record=record,
                commitment=row.commitment,
                period=row.period,
                party=row.party,
                line=row.line,
                state=row.state,
                due_on=row.due_on,
                silent_on=row.silent_on,
                continuous=row.continuous,
                disputed=row.disputed,
                receives=organisation in row.receivers,
                asked=row.asked,
            )
            for row in rows
            if row.state in UNSETTLED
            for organisation in seers
        ],
        batch_size=400,
    )
