"""Whose desk an unsettled row lies on: one row for each organisation that may see the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from phoihop.people.models import Standing
from phoihop.registers.tables import UNSETTLED, Desk, Due


def standing_in(record: str) -> dict[str, date | None]:
    """Return who stands in a record, each with the day until which."""
    return dict(Standing.objects.filter(record=record).values_list("organisation", "until"))


def write_desk(
    record: str, rows: Sequence[Due], standing: Mapping[str, date | None], *, commitment: str = "", period: str = ""
) -> None:
    """Write the desk rows of a record anew, or of one occurrence. Runs in the transaction of the act."""
    seers = [organisation for organisation, until in standing.items() if until is None]
    old = Desk.objects.filter(record=record)
    if commitment:
        # By the key, which begins with the organisation: a long record is not searched for one occurrence.
        old = old.filter(organisation__in=standing, commitment=commitment, period=period)
    old.delete()
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
                judged_due=row.judged_due,
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
