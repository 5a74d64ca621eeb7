"""Where the pages around an occurrence are; its own is told in `agreements/occurrences.py`. Rows of what is owed are the keys."""

from __future__ import annotations

from django.urls import reverse

from phoihop.registers.tables import Due


def occurrence_key(row: Due) -> dict[str, str]:
    return {"record": row.record, "commitment": row.commitment, "period": row.period, "party": row.party}


def deed_url(row: Due, deed: str) -> str:
    return reverse("occurrence_deed", kwargs=occurrence_key(row) | {"deed": deed.replace("_", "-")})


def page_of(name: str, row: Due, **more: str) -> str:
    return reverse(name, kwargs=occurrence_key(row) | more)


def agreement_url(record: str) -> str:
    return reverse("agreement", kwargs={"record": record})
