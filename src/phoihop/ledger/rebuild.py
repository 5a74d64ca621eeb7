"""Dropping the read tables and replaying every record: the same rows again, at any time.

One record is one transaction, so that an installation goes on while it is rebuilt; only where the shape of a table
changed are the tables made anew first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction

from phoihop.ledger.door import project
from phoihop.ledger.models import Act, Record, SetAside
from phoihop.ledger.read_tables import is_stale, make_tables, read_tables
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.ledger.threads import TERMS, forget
from phoihop.record.verdict import verdict_on


def rebuild(today: date, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Rebuild all rows from acts; return how many records there are. `progress` is told (done, of)."""
    forget()
    judge_again()
    if is_stale():
        make_tables()
    records = list(Record.objects.order_by("founded", "id").values_list("id", "forked"))
    _drop_strays({record for record, _ in records})
    for done, (record, forked) in enumerate(records, start=1):
        rebuild_record(record, today, forked=forked)
        if progress is not None:
            progress(done, len(records))
    return len(records)


def rebuild_record(record: str, today: date, *, forked: bool = False) -> None:
    """Write all rows of one record anew."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            for model in read_tables():
                if any(field.name == "record" for field in model._meta.local_concrete_fields):  # noqa: SLF001
                    cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE record = %s', [record])  # noqa: S608, SLF001
        store = Store(record, forked=forked)
        threads = Act.objects.filter(record=record).order_by("thread").values_list("thread", flat=True).distinct()
        # The terms first: every other thread's rows, and the desk, rest on them.
        project(store, [TERMS, *[thread for thread in threads if thread != TERMS]], today)


def _drop_strays(known: set[str]) -> None:
    """Remove rows of records that are not here: a read table holds nothing that acts do not say."""
    for model in read_tables():
        if any(field.name == "record" for field in model._meta.local_concrete_fields):  # noqa: SLF001
            strays = set(model._default_manager.values_list("record", flat=True).distinct()) - known  # noqa: SLF001
            if strays:
                model._default_manager.filter(record__in=strays).delete()  # noqa: SLF001


def judge_again() -> None:
    """After an update: judge the acts whose kind was not known here before."""
    for record in SetAside.objects.filter(reason__startswith="unknown:").values_list("record", flat=True).distinct():
        with transaction.atomic():
            store = Store(record)
            ids = list(
                SetAside.objects.filter(record=record, reason__startswith="unknown:").values_list("act", flat=True)
            )
            store.load(ids)
            for placed in sorted((p for i in ids if (p := store.place(i)) is not None), key=lambda p: p.order):
                verdict = verdict_on(placed, REGISTRY.laws, store)
                row = SetAside.objects.filter(record=record, act=placed.act.id)
                if verdict.counts:
                    row.delete()
                else:
                    row.update(reason=f"{verdict.status}:{verdict.reason}"[:60])
                store.judged(placed.act.id, verdict)
