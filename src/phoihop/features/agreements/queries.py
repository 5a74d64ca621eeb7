"""Named reads of agreements, scoped to who looks. Bounded: no read here grows with the rows that it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from phoihop.features.agreements.tables import Agreement, CommitmentRow, Party
from phoihop.people.acting import Actor
from phoihop.people.models import Organisation, Standing
from phoihop.registers.queries import reads
from phoihop.registers.status import OVERDUE, status
from phoihop.registers.tables import Desk, Due
from phoihop.vietnamese import fold_key

ENDING_DAYS = 60


def seen_by(actor: Actor) -> QuerySet[Agreement]:
    """Return the agreements in whose records the actor's organisation has a standing."""
    mine = Standing.objects.filter(organisation=actor.organisation_id, record=OuterRef("record"))
    return Agreement.objects.filter(Exists(mine))


def with_counts(rows: QuerySet[Agreement], actor: Actor, today: date) -> QuerySet[Agreement]:
    """Add how many rows are overdue, as the desk of the actor's organisation counts them."""
    late = (
        Desk.objects.filter(reads(OVERDUE, today), organisation=actor.organisation_id, record=OuterRef("record"))
        .order_by()
        .values("record")
        .annotate(n=Count("*"))
        .values("n")
    )
    return rows.annotate(overdue=Subquery(late))


STATES = ("running", "ending", "over", "drafted", "voided")


def in_state(state: str, today: date) -> Q:
    """What the filter of the list calls running, ending soon, over, drafted or struck out."""
    running = Q(state="issued") & (Q(to_on=None) | Q(to_on__gte=today))
    match state:
        case "running":
            return running
        case "ending":
            return running & Q(to_on__lte=today + timedelta(days=ENDING_DAYS))
        case "over":
            return Q(state="issued", to_on__lt=today)
        case "drafted" | "voided":
            return Q(state=state)
        case _:
            return Q()


def with_party(organisation: str) -> Q:
    return Q(Exists(Party.objects.filter(record=OuterRef("record"), organisation=organisation)))


def with_line(line: str) -> Q:
    return Q(Exists(CommitmentRow.objects.filter(record=OuterRef("record"), line=line, current=True)))


def in_year(year: int) -> Q:
    """Agreements that ran on some day of a year."""
    begun = Q(from_on=None) | Q(from_on__lte=date(year, 12, 31))
    return begun & (Q(to_on=None) | Q(to_on__gte=date(year, 1, 1)))


def named(words: str) -> Q:
    """Agreements whose number or title has these words, with or without marks.

    Numbers are asked first, then long words: few titles have them, and the others are looked for in these alone.
    """
    found = Q()
    asked = dict.fromkeys(fold_key(words).split()[:8])
    for word in sorted(asked, key=lambda each: (each.isalpha(), -len(each))):
        found &= Q(key_fold__contains=word)
    return found


def other_parties(actor: Actor) -> list[Organisation]:
    """Return the organisations that stand in any agreement the actor sees: what the list can be filtered by."""
    mine = Standing.objects.filter(organisation=actor.organisation_id).values("record")
    ids = Party.objects.filter(record__in=mine).exclude(organisation="").values("organisation")
    return list(Organisation.objects.filter(id__in=ids).order_by("sort_key")[:200])


def years_of(actor: Actor) -> list[int]:
    """Return the years in which agreements seen by the actor ran, newest first. One query, of the first and last days."""
    edges = [_edge(actor, order) for order in ("from_on", "-from_on", "to_on", "-to_on")]
    days = Standing.objects.filter(organisation=actor.organisation_id).values_list(*edges)[:1]
    found = sorted({day.year for row in days for day in row if day is not None})
    return list(range(found[-1], found[0] - 1, -1))[:40] if found else []


def _edge(actor: Actor, order: str) -> Subquery:
    """The first day in this order, read from the end of an index and not from all that is seen."""
    day = order.removeprefix("-")
    return Subquery(seen_by(actor).exclude(**{day: None}).order_by(order).values(day)[:1])


def parties_of(records: Sequence[str]) -> Mapping[str, list[Party]]:
    """Return the parties of several agreements, in their order."""
    found: dict[str, list[Party]] = defaultdict(list)
    for party in Party.objects.filter(record__in=records).order_by("record", "position"):
        found[party.record].append(party)
    return found


class Names:
    """Names of the parties of one agreement: as printed, and as the directory has them now. One query."""

    def __init__(self, parties: Sequence[Party], extra: Sequence[str] = ()) -> None:
        ids = {party.organisation for party in parties if party.organisation} | {each for each in extra if each}
        self.parties = {party.slot: party for party in parties}
        self.organisations: dict[str, Any] = Organisation.objects.in_bulk(ids)

    def short(self, slot: str) -> str:
        party = self.parties.get(slot)
        if party is None:
            return slot
        organisation = self.organisations.get(party.organisation)
        return organisation.short if organisation is not None else party.printed or slot

    def full(self, slot: str) -> str:
        party = self.parties.get(slot)
        if party is None:
            return slot
        organisation = self.organisations.get(party.organisation)
        return organisation.name if organisation is not None else party.printed or slot

    def is_in(self, slot: str, organisation: str) -> bool:
        """Whether an organisation stands in a slot."""
        party = self.parties.get(slot)
        return party is not None and party.organisation == organisation

    def organisation(self, organisation: str) -> str:
        found = self.organisations.get(organisation)
        return found.short if found is not None else ""


class Heir(NamedTuple):
    """Who stands now where a party was: the party that took over, and since when."""

    slot: str
    since: date | None


def heirs(parties: Sequence[Party]) -> dict[str, Heir]:
    """Return for each slot that ended the slot that took it over."""
    ended = {party.slot: party.ended_on for party in parties}
    return {old: Heir(party.slot, ended.get(old)) for party in parties for old in party.succeeds}


def counts_of(dues: Sequence[Due], today: date) -> dict[str, int]:
    """Return how many of some rows read each status."""
    found: dict[str, int] = defaultdict(int)
    for due in dues:
        found[status(due, today).code] += 1
    return found
