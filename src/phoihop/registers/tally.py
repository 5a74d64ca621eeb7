"""Rows counted ahead for organisations that follow very many agreements: the daily work makes the counts.

Who follows fewer counts live and has no counts. What is settled is counted as of one day, which the counts carry. What
lies on a desk is counted by its facts, not by a status that changes with the day, and triggers keep it current: its
sums are those of the desk at every moment. Nothing is decided by counts, and without them pages count live:
`tests/registers/test_tally.py` holds both to the same figures.
"""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction
from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from phoihop.people.models import Standing
from phoihop.registers.queries import fallen_due, rank
from phoihop.registers.status import WORST_FIRST
from phoihop.registers.tables import UNSETTLED, DeskTally, Due, Tally

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
        _let_nobody_write()
        Tally.objects.all().delete()
        Tally.objects.bulk_create(counted, batch_size=100)
        DeskTally.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(_COUNT_DESK)
    return len(many)


_FACTS = "organisation, party, line, state, due_on, judged_due, silent_on, continuous, disputed"
_COUNTED = f"tally.party = '' AND tally.line = '' AND tally.year = 0 AND tally.outcome = '{COUNTED_ON}'"
_IS_COUNTED = f"EXISTS (SELECT 1 FROM tally WHERE tally.organisation = {{row}}.organisation AND {_COUNTED})"  # noqa: S608 - names of our own tables
_COUNT_DESK = (
    f"INSERT INTO desk_tally ({_FACTS}, n) SELECT {_FACTS}, COUNT(*) FROM desk "  # noqa: S608 - names of our own tables
    f"WHERE {_IS_COUNTED.format(row='desk')} GROUP BY {_FACTS}"
)


def _let_nobody_write() -> None:
    """Hold who writes to a desk until the counts stand: what changed while they are made would be in neither or in both.

    SQLite has one writer anyway; PostgreSQL lets others read meanwhile.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE desk IN SHARE MODE")


def kept_current(vendor: str) -> list[str]:
    """Return the statements that let each change of a desk add to its counts.

    Rows are added and never changed, so that two who write at once do not wait for each other; the night sums them up.
    """
    if vendor == "postgresql":
        add = "INSERT INTO desk_tally ({facts}, n) SELECT {facts}, {sign}COUNT(*) FROM changed WHERE {counted} GROUP BY {facts}"
        come, gone = (
            add.format(facts=_FACTS, sign=sign, counted=_IS_COUNTED.format(row="changed")) for sign in ("", "-")
        )
        body = f"BEGIN IF TG_OP = 'INSERT' THEN {come}; ELSE {gone}; END IF; RETURN NULL; END"
        fires = "REFERENCING {kind} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_counted()"
        return [
            f"CREATE OR REPLACE FUNCTION desk_counted() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f"CREATE TRIGGER desk_come AFTER INSERT ON desk {fires.format(kind='NEW')}",
            f"CREATE TRIGGER desk_gone AFTER DELETE ON desk {fires.format(kind='OLD')}",
        ]
    return [_on_each_row("come", "INSERT", "NEW", 1), _on_each_row("gone", "DELETE", "OLD", -1)]


def _on_each_row(name: str, change: str, row: str, n: int) -> str:
    values = ", ".join(f"{row}.{fact}" for fact in _FACTS.split(", "))
    return (
        f"CREATE TRIGGER desk_{name} AFTER {change} ON desk WHEN {_IS_COUNTED.format(row=row)} "  # noqa: S608 - names of our own tables
        f"BEGIN INSERT INTO desk_tally ({_FACTS}, n) VALUES ({values}, {n}); END"
    )


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
