"""Whether a paper stands in the books already: the same number and symbol of the same day, among what one may see.

A hint for whoever records by hand; nothing is refused by it, since two papers may bear one number by mistake.
"""

from __future__ import annotations

from datetime import date

from phoihop.features.agreements.tables import Agreement
from phoihop.people.models import Standing
from phoihop.vietnamese import fold_key


def recorded_before(number: str, signed_on: date | None, organisation: str) -> Agreement | None:
    """Return the agreement of this number and date that an organisation sees; struck out ones do not count."""
    wanted = number_key(number)
    if not wanted or signed_on is None:
        return None
    seen = Standing.objects.filter(organisation=organisation).values("record")
    rows = Agreement.objects.filter(record__in=seen, signed_on=signed_on).exclude(state="voided").order_by("record")
    return next((row for row in rows if number_key(row.number) == wanted), None)


def number_key(number: str) -> str:
    """Return a number and symbol without case, marks and spaces, as two clerks may type it."""
    return "".join(fold_key(number).split())
