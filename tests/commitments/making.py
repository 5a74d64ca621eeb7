"""An installation with one programme, the people who act in it and a clock that stands at the cast's today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.test import Client

from cast import NOW, Cast, at, issue, make_cast, programme
from phoihop.features.agreements import actions as agreements
from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.agreements.plans import CommitmentPlan, PartyPlan
from phoihop.features.commitments import actions as commitments
from phoihop.features.commitments.actions import ReportForm
from phoihop.people.acting import Actor
from phoihop.people.actions import set_roles
from phoihop.people.models import Organisation
from phoihop.registers.tables import Due

WRITES = ["officer", "signer"]


def stand_at_today(monkeypatch, settings):
    """The clock stands at the cast's today; passwords are not what is tested here, so they are hashed fast."""
    monkeypatch.setattr("phoihop.screen.clock.now", lambda: NOW)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass
class House:
    """The command and the board both work here; the board has compared. `record` is their programme."""

    cast: Cast
    me: Actor
    board: Actor
    record: str
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, organisation: Organisation, roles: list[str] | None = None, language: str = "vi") -> Client:
        """A browser of somebody with these roles in an organisation."""
        held = WRITES if roles is None else roles
        actor = self.cast.officer(organisation, frozenset(held))
        assert actor.user is not None
        set_roles(actor.user, organisation, held)
        client = Client()
        client.force_login(actor.user)
        client.cookies["phoihop_language"] = language
        return client

    def row(self, commitment: str, label: str) -> Due:
        return Due.objects.get(record=self.record, commitment=commitment, label=label, state__in=OPEN)

    def url(self, commitment: str, label: str, do: str = "") -> str:
        return occurrence_url(self.row(commitment, label), do)


OPEN = ("open", "sent", "sent_back", "received", "suspended", "withdrawn", "apart", "untracked")


def make_house(**changes: object) -> House:
    """Record the programme; the board joins it and compares."""
    cast = make_cast()
    me, board = cast.officer(cast.command), cast.officer(cast.board)
    record = agreements.record_agreement(programme(cast, cast.board, **changes), issue(), by=me, now=at(2026, 1, 5))
    agreements.invite_party(record, "p2", by=me, now=at(2026, 2, 2))
    agreements.compare_record(record, agrees=True, on="2026-02-03", by=board, now=at(2026, 2, 3))
    return House(cast, me, board, record)


def second_agreement(house: House, other: Organisation | None = None, **changes: object) -> str:
    """Record another programme of the command, with a body that stays on paper."""
    return agreements.record_agreement(
        programme(house.cast, other or house.cast.paper, **changes), issue(), by=house.me, now=at(2026, 1, 5)
    )


def reported(house: House, commitment: str, label: str, on: date, *, by: Actor | None = None, **words: object) -> Due:
    """File a report on its own date and return the row as it then stands."""
    form = ReportForm("Đã giúp dân 480 ngày công.", on, **words)  # type: ignore[arg-type]
    moment = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
    commitments.file_report(house.row(commitment, label), form, by=by or house.me, now=min(moment, NOW))
    return house.row(commitment, label)


def with_observer(house_cast: Cast) -> tuple[PartyPlan, ...]:
    """The two parties of the programme, and the observer."""
    return (
        PartyPlan("p1", house_cast.command.name, house_cast.command.id),
        PartyPlan("p2", house_cast.board.name, house_cast.board.id),
        PartyPlan("p3", house_cast.observer.name, house_cast.observer.id, role="observer"),
    )


def due_on(day: str, name: str = "c9", lead: str = "p1", line: str = "operation", **more: object) -> CommitmentPlan:
    """A commitment that is due once, on a given day."""
    return CommitmentPlan(name, f"Việc {name}", (lead,), line, "once", due=day, clause_label="IV.1", **more)  # type: ignore[arg-type]
