"""The choices of the filters of house pages: agreements, lines of work and bodies that who looks may see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.db.models import OuterRef, Q, Subquery

from phoihop.features.agreements.tables import Agreement, Party
from phoihop.features.commitments.queries import agreement_name
from phoihop.features.commitments.wording import language
from phoihop.people.models import Organisation, Standing
from phoihop.registers.catalogues import LineOfWork
from phoihop.registers.queries import reads
from phoihop.registers.status import OVERDUE
from phoihop.registers.tables import Desk
from phoihop.screen.tables import Option, choices

MOST = 200
_OF_A_CHOICE = ("record", "title", "short_title", "number", "state", "from_on", "to_on")


def seen_records(organisation: str) -> Any:
    """The records that an organisation may look at, as a condition for other queries."""
    return Standing.objects.filter(organisation=organisation).values("record")


def overdue_in(organisation: str, today: date, *, line: str = "") -> Subquery:
    """Something overdue in an agreement, on the desk of an organisation, or nothing: a column for `seen_agreements`.

    PostgreSQL would ask whether it exists for all agreements at once.
    """
    desk = Desk.objects.filter(reads(OVERDUE, today), organisation=organisation, record=OuterRef("record"))
    return Subquery((desk.filter(line=line) if line else desk).values("commitment")[:1])


def seen_agreements(organisation: str, chosen: str = "", **more: Subquery) -> dict[str, Agreement]:
    """Return the agreements to choose from, in the order of their titles: at most 200, and the chosen one.

    Plain tuples with the columns that choosing, naming and dating an agreement takes (and `more`): they are read on most
    pages.
    """
    rows = Agreement.objects.filter(record__in=seen_records(organisation)).exclude(state="voided")
    seen = cast("Any", rows.annotate(**more).values_list(*_OF_A_CHOICE, *more, named=True))
    found = {each.record: each for each in seen.order_by("sort_key", "record")[:MOST]}
    if chosen and chosen not in found and len(found) == MOST:
        found |= {each.record: each for each in seen.filter(record=chosen)}
    return found


def agreement_choices(agreements: Mapping[str, Agreement]) -> list[Option]:
    return choices((record, agreement_name(each)) for record, each in agreements.items())


def lines_of_work() -> dict[str, str]:
    """Return the names of the lines of work by code, in their order."""
    english = language() == "en"
    return {line.code: (line.name_en if english else "") or line.name for line in LineOfWork.objects.all()}


def bodies_seen(organisation: str, chosen: str = "", *, living_on: date | None = None) -> dict[str, str]:
    """Return the bodies that are party to the agreements seen, in the order of their names: at most 200.

    `living_on` leaves out those that exist no more on that day: nobody sends a report in their name any more.
    """
    parties = Party.objects.filter(record__in=seen_records(organisation), role="party").exclude(organisation="")
    named = Organisation.objects.filter(Q(id__in=parties.values("organisation"))).order_by("sort_key")
    if living_on is not None:
        named = named.exclude(until__lte=living_on)
    found = {each.id: each.short for each in named[:MOST]}
    if chosen and chosen not in found and len(found) == MOST:
        found |= {each.id: each.short for each in named.filter(id=chosen)}
    return found
