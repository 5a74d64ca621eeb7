"""Where the pages of occurrences are. Rows of what is owed are the keys."""

from __future__ import annotations

from django.urls import reverse

from phoihop.registers.tables import Due


def occurrence_key(row: Due) -> dict[str, str]:
    return {"record": row.record, "commitment": row.commitment, "period": row.period, "party": row.party}


def occurrence_url(row: Due, do: str = "") -> str:
    """Return the page of an occurrence; `do` opens it with a form."""
    address = reverse("occurrence", kwargs=occurrence_key(row))
    return f"{address}?do={do}" if do else address


def deed_url(row: Due, deed: str) -> str:
    return reverse("occurrence_deed", kwargs=occurrence_key(row) | {"deed": deed.replace("_", "-")})


def page_of(name: str, row: Due, **more: str) -> str:
    return reverse(name, kwargs=occurrence_key(row) | more)


def agreement_url(record: str) -> str:
    return reverse("agreement", kwargs={"record": record})
