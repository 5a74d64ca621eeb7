"""Where the pages of occurrences are. Rows of what is owed are the keys."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from django.urls import get_script_prefix, reverse

from phoihop.registers.tables import Due

_ANY = {"record": "0" * 64, "commitment": "c", "period": "2000-01-01/2000-01-01", "party": "0" * 32}
_SAFE = "/!$&'()*+,;=~:@"
"""What Django leaves as it is in an address that it makes."""


def occurrence_key(row: Due) -> dict[str, str]:
    return {"record": row.record, "commitment": row.commitment, "period": row.period, "party": row.party}


def occurrence_url(row: Due, do: str = "") -> str:
    """Return the page of an occurrence; `do` opens it with a form."""
    before, after = _around(get_script_prefix())
    address = f"{before}{row.record}/{quote(row.commitment, _SAFE)}/{row.period}/{quote(row.party, _SAFE)}{after}"
    return f"{address}?do={do}" if do else address


@lru_cache(maxsize=8)
def _around(prefix: str) -> tuple[str, str]:  # noqa: ARG001 - under which the product is served
    """Return what stands before and after the key of a row: a page of rows asks for a hundred addresses."""
    before, _key, after = reverse("occurrence", kwargs=_ANY).partition("/".join(_ANY.values()))
    return before, after


def deed_url(row: Due, deed: str) -> str:
    return reverse("occurrence_deed", kwargs=occurrence_key(row) | {"deed": deed.replace("_", "-")})


def page_of(name: str, row: Due, **more: str) -> str:
    return reverse(name, kwargs=occurrence_key(row) | more)


def agreement_url(record: str) -> str:
    return reverse("agreement", kwargs={"record": record})
