"""How a row of what is owed is named, worded and opened, on every page that tells of one.

Which status it reads is asked of `registers/status.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from phoihop.registers.status import Status
from phoihop.registers.tables import Due
from phoihop.screen.status import said
from phoihop.screen.words import dmy, period_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ANY = ("0" * 64, "c", "2000-01-01/2000-01-01", "0" * 32)
_SAFE = "/!$&'()*+,;=~:@"
"""What Django leaves as it is in an address that it makes."""


class Named(Protocol):
    """What the name of a row is made of."""

    @property
    def label(self) -> str: ...
    @property
    def from_on(self) -> dt.date | None: ...


def period_of(due: Named) -> str:
    """Word the period of a row; what an event opened is named by the day of the event."""
    if _DAY.fullmatch(due.label):
        return _("event of %(day)s") % {"day": dmy(due.from_on)}
    return period_words(due.label)


def status_words(read: Status) -> str:
    """Word a status with its days: “quá hạn 11 ngày”."""
    return said(read.code, read.days if read.code in ("overdue", "received_late") else None)


def occurrence_url(row: Due, do: str = "") -> str:
    """Return the page of an occurrence; `do` opens it with a form."""
    address = occurrence_address(row.record, row.commitment, row.period, row.party)
    return f"{address}?do={do}" if do else address


def occurrence_address(record: str, commitment: str, period: str, party: str) -> str:
    """Return the page of an occurrence by its key, where no row is at hand."""
    before, after = _around(get_script_prefix())
    return f"{before}{record}/{quote(commitment, _SAFE)}/{period}/{quote(party, _SAFE)}{after}"


def beside(commitment: str) -> str:
    """Return where the occurrences of a commitment are, seen from another page of its agreement.

    Half of a large page would be addresses, were they whole.
    """
    return f"../{quote(commitment, _SAFE)}/"


def below(period: str, party: str) -> str:
    """Return the page of an occurrence, seen from its commitment."""
    return f"{period}/{quote(party, _SAFE)}{_around(get_script_prefix())[1]}"


@lru_cache(maxsize=8)
def _around(prefix: str) -> tuple[str, str]:  # noqa: ARG001 - under which the product is served
    """Return what stands before and after the key of a row: a page of rows asks for a hundred addresses."""
    before, _key, after = reverse("occurrence", args=_ANY).partition("/".join(_ANY))
    return before, after
