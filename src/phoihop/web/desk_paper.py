"""What an organisation waits for on paper: its own reports and requests for more time, where no receiver works here.

Nobody else can answer them here, so they lie on the desk of who enters the answer once its paper has come.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Q

from phoihop.features.agreements.tables import Party
from phoihop.registers.queries import reads
from phoihop.registers.status import SENT
from phoihop.registers.tables import Due
from phoihop.web.desk_rows import due_rows, key_of, own_desk

MOST = 100


def awaited_on_paper(organisation: str, today: date, *, record: str = "", line: str = "") -> list[Due]:
    """Return own rows that wait for an answer which only a paper can bring, the first due first. Three queries."""
    mine = own_desk(organisation, record=record, line=line).filter(
        reads(SENT, today) | Q(asked=True), party=organisation
    )
    found = due_rows([key_of(row) for row in mine.order_by("due_on")[:MOST]])
    rows = sorted(found.values(), key=lambda row: (row.due_on is None, row.due_on, row.commitment, row.period))
    if not rows:
        return []
    writing: dict[str, set[str]] = defaultdict(set)
    parties = Party.objects.filter(record__in={row.record for row in rows}, writes=True, ended_on=None)
    for where, who in parties.values_list("record", "organisation"):
        writing[where].add(who)
    return [row for row in rows if row.receivers and writing[row.record].isdisjoint(row.receivers)]
