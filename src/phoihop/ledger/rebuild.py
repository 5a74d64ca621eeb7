"""Dropping the read tables and replaying every record: the same rows again, at any time.

One record is one transaction, so that an installation goes on while it is rebuilt; only where the shape of a table
changed are the tables made anew first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import models, transaction

from phoihop.ledger.cells import records_with_text
from phoihop.ledger.models import Record, SetAside
from phoihop.ledger.naming import note_record
from phoihop.ledger.projecting import write_anew
from phoihop.ledger.read_tables import are_filled, is_stale, make_tables, tables_of_records
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.ledger.threads import forget
from phoihop.record.refused import Refused
from phoihop.record.verdict import verdict_on


def rebuild(today: date, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Rebuild all rows from acts, unless some act cannot be read; return how many records there are. `progress` is told (done, of)."""
    if records_with_text():
        raise Refused("record_unreadable", kind="conflict")
    forget()
    judge_again()
    if is_stale():
        make_tables()
    records = list(Record.objects.order_by("founded", "id").values_list("id", flat=True))
    _drop_strays(set(records))
    for done, record in enumerate(records, start=1):
        note_record(record)
        rebuild_record(record, today)
        if progress is not None:
            progress(done, len(records))
    are_filled()
    return len(records)


def rebuild_record(record: str, today: date) -> None:
    """Write all rows of one record anew."""
    with transaction.atomic():
        write_anew(Store(record), today)


class Differences(NamedTuple):
    """How many rows a replay gave, and where they are not those that stood: (table, missing | extra | changed, key)."""

    compared: int
    rows: list[tuple[str, str, str]]


def differences(record: str, today: date) -> Differences:
    """Replay one record, compare with the rows that stand, and take the replay back."""
    found, compared = [], 0
    with transaction.atomic():
        before = {model: _rows(model, record) for model in tables_of_records()}
        forget()
        rebuild_record(record, today)
        for model, stood in before.items():
            true = _rows(model, record)
            compared += len(true)
            table = model._meta.db_table  # noqa: SLF001 - Django's own name for a model's make-up
            for key in sorted({*stood, *true}):
                if key not in stood:
                    found.append((table, "missing", key))
                elif key not in true:
                    found.append((table, "extra", key))
                elif stood[key] != true[key]:
                    found.append((table, "changed", key))
        transaction.set_rollback(True)
    return Differences(compared, found)


def _rows(model: type[models.Model], record: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a record by the words of their key, the record's id left out of it."""
    keys = [field.name for field in model._meta.pk_fields if field.name != "record"]  # noqa: SLF001 - Django's own name for a model's make-up
    columns = [field.name for field in model._meta.local_concrete_fields]  # noqa: SLF001 - Django's own name for a model's make-up
    rows = model._default_manager.filter(record=record).values(*columns)  # noqa: SLF001 - Django's own name for a model's make-up
    return {" ".join(str(row[name]) for name in keys): row for row in rows}


def stray_records(known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (table, record) where a read table holds rows of a record that is not here."""
    for model in tables_of_records():
        for record in sorted(set(model._default_manager.values_list("record", flat=True).distinct()) - known):  # noqa: SLF001 - Django's own name for a model's make-up
            yield model._meta.db_table, record  # noqa: SLF001 - Django's own name for a model's make-up


def _drop_strays(known: set[str]) -> None:
    """Remove rows of records that are not here: a read table holds nothing that acts do not say."""
    for model in tables_of_records():
        strays = set(model._default_manager.values_list("record", flat=True).distinct()) - known  # noqa: SLF001 - Django's own name for a model's make-up
        if strays:
            model._default_manager.filter(record__in=strays).delete()  # noqa: SLF001 - Django's own name for a model's make-up


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
