"""Settled rows counted ahead for organisations that follow very many agreements: the daily work makes them.

Who follows fewer counts live and has no rows here. Counts are as of one day, which they carry; nothing is decided by
them, and without them pages count live.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from phoihop.people.models import Standing
from phoihop.registers.queries import fallen_due, rank
from phoihop.registers.status import WORST_FIRST
from phoihop.registers.tables import UNSETTLED, Due, Tally

MOST_LIVE = 250
"""An organisation in more agreements than these has its settled rows counted ahead."""
FALLEN_DUE = "fallen_due"
"""The outcome of rows that count in the rate, beside their outcomes by status."""
COUNTED_ON = "counted_on"
"""The one row of an organisation that tells the day of its counts (`n`, as an ordinal)."""


def settled(today: date) -> Q:
    """Rows of `Due` that ask nothing of anybody any more; what passed on is told with the successor's own rows."""
    by_silence = Q(state="sent", silent_on__lte=today)
    return ~Q(state__in=[*UNSETTLED, "passed", "untracked"]) | by_silence


def still_on_desk(counted_on: date) -> Q:
    """Rows of `Desk` that were not settled on the day of the counts: what silence had accepted is counted there."""
    return Q(state__in=["open", "sent_back"]) | Q(state="sent") & (Q(silent_on=None) | Q(silent_on__gt=counted_on))


def count_settled(today: date, most_live: int = MOST_LIVE) -> int:
    """Count anew for every organisation in many agreements; return how many those are."""
    standing = Standing.objects.values("organisation").annotate(n=Count("record", distinct=True))
    many = list(standing.filter(n__gt=most_live).values_list("organisation", flat=True))
    counted = [row for organisation in many for row in _counted(organisation, today)]
    with transaction.atomic():
        Tally.objects.all().delete()
        Tally.objects.bulk_create(counted, batch_size=100)
    return len(many)


def _counted(organisation: str, today: date) -> list[Tally]:
    records = Standing.objects.filter(organisation=organisation).values("record")
    rows = (
        Due.objects.filter(settled(today), record__in=records)
        .exclude(due_on=None)
        .annotate(year=ExtractYear("due_on"), place=rank(today))
        .values_list("party", "line", "year", "place")
        .annotate(n=Count("record"), fallen=Count("record", filter=fallen_due(today)))
    )
    numbers: dict[tuple[str, str, int, str], int] = {("", "", 0, COUNTED_ON): today.toordinal()}
    for party, line, year, place, n, fallen in rows:
        if place < len(WORST_FIRST):
            numbers[party, line, year, WORST_FIRST[place]] = n
        if fallen:
            key = (party, line, year, FALLEN_DUE)
            numbers[key] = numbers.get(key, 0) + fallen
    return [
        Tally(organisation=organisation, party=party, line=line, year=year, outcome=outcome, n=n)
        for (party, line, year, outcome), n in numbers.items()
    ]
