"""One agreement as large as they get: 300 commitments by 60 months, made of the rows of another one."""

from __future__ import annotations

from copy import copy
from datetime import date, timedelta

from phoihop.features.agreements.tables import Agreement, CommitmentRow, Party
from phoihop.people.models import Standing
from phoihop.registers.tables import Due

COMMITMENTS, MONTHS = 300, 60
RECORD = f"{10**9:064x}"


def make_large(today: date) -> str:
    """Add the agreement, for the parties of the first one; return its record."""
    first = f"{0:064x}"
    for table in (Agreement, Party, Standing):
        table.objects.bulk_create([_changed(row, record=RECORD) for row in table.objects.filter(record=first)])
    promised = CommitmentRow.objects.get(record=first, commitment="c0")
    owed = Due.objects.filter(record=first, commitment="c0").order_by("due_on")[0]
    names = [f"m{number}" for number in range(COMMITMENTS)]
    CommitmentRow.objects.bulk_create(
        [
            _changed(promised, record=RECORD, commitment=name, lineage=name, position=place)
            for place, name in enumerate(names)
        ]
    )
    begin = today - timedelta(days=30 * (MONTHS - 10))
    months = [begin + timedelta(days=30 * number) for number in range(MONTHS)]
    Due.objects.bulk_create(
        [
            _changed(
                owed, record=RECORD, commitment=name, lineage=name, period=f"{day}/{day}", **_facts(place, day, today)
            )
            for place, name in enumerate(names)
            for day in months
        ],
        batch_size=2000,
    )
    return RECORD


def _facts(place: int, day: date, today: date) -> dict[str, object]:
    """Nearly all that has fallen due was reported, some of it late."""
    facts: dict[str, object] = {"label": f"{day:%Y-%m}", "due_on": day, "due_original": day, "judged_due": day}
    if day < today and (place + day.month) % 9:
        return facts | {"state": "received", "sent_on": day + timedelta(days=place % 7 - 3)}
    return facts | {"state": "open", "sent_on": None}


def _changed(row: object, **values: object) -> object:
    made = copy(row)
    for name, value in values.items():
        setattr(made, name, value)
    return made
