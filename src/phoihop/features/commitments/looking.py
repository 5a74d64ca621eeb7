"""What every page of an occurrence begins with: who looks, what is there, what may be done. What is not theirs is a 404."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.functional import cached_property

from phoihop.features.commitments.addresses import agreement_url, page_of
from phoihop.features.commitments.deeds.offered import Offered, offered
from phoihop.features.commitments.models import ReportDraft
from phoihop.features.commitments.queries import Occurrence, agreement_name, figures_of, occurrence
from phoihop.people.acting import Actor, actor_of
from phoihop.people.models import Standing
from phoihop.people.rights import check_writer, standing_or_404
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure
from phoihop.registers.status import Status, status
from phoihop.registers.tables import Due
from phoihop.screen import clock
from phoihop.screen.parts import Link


@dataclass
class Looking:
    """One occurrence as somebody sees it today."""

    actor: Actor
    standing: Standing
    found: Occurrence
    may: Offered
    today: date
    draft: ReportDraft | None = None

    @property
    def row(self) -> Due:
        return self.found.row

    @cached_property
    def status(self) -> Status:
        return status(self.found.row, self.today)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures that a report on this line of work carries."""
        return figures_of(self.row.line)

    @property
    def lead_name(self) -> str:
        return self.found.names.short(self.row.slot)

    @property
    def receiver_names(self) -> list[str]:
        return [self.found.names.short(slot) for slot in self.found.receivers]

    @cached_property
    def on_paper(self) -> list[str]:
        """The receivers that do not write here, by name: who works here enters their answers from paper."""
        return [self.found.names.short(slot) for slot in self.found.receivers if not self.writes(slot)]

    @property
    def who_enters(self) -> str:
        """Who enters the answer of a receiver on paper: the lead where it works here, else the keeper."""
        if self.writes(self.row.slot):
            return self.lead_name
        return self.found.names.author(self.found.terms.organisation(self.found.version.facts.keeper_slot))

    def writes(self, slot: str) -> bool:
        binding = self.found.terms.bindings.get(slot)
        return binding is not None and binding.writes

    @property
    def supporter_names(self) -> list[str]:
        return [self.found.names.short(slot) for slot in self.found.facts.supports if slot != self.row.slot]

    @property
    def above(self) -> list[Link]:
        """Where this page belongs: the agreement, and the place in its text."""
        agreement = self.found.agreement
        place = [Link(self.found.place)] if self.found.place else []
        return [Link(agreement_name(agreement), agreement_url(agreement.record)), *place]

    @property
    def url(self) -> str:
        return page_of("occurrence", self.row)


def looking(request: HttpRequest, record: str, commitment: str, period: str, party: str) -> Looking:
    """Find an occurrence for who asks. Standing comes first: what is not yours is not there."""
    actor = actor_of(request)
    standing = standing_or_404(actor, record)
    found = occurrence(record, commitment, period, party)
    today = clock.today()
    return Looking(actor, standing, found, offered(found, actor, standing, today), today)


def check_writes(look: Looking) -> None:
    """Refuse whoever may not write here at all: observers, and people whose role is too small. Who may is said."""
    if look.standing.role == "observer":
        raise Refused("observers_read", {}, "forbidden")
    check_writer(look.actor)
