"""The fixed cast of the tests: three organisations that work here, one on paper, an observer, and who acts for them.

Dates are fixed: today is Tuesday 24/11/2026, nine in the morning in Viet Nam.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from phoihop.features.agreements.plans import (
    ClausePlan,
    CommitmentPlan,
    IssuePlan,
    PartyPlan,
    SignerPlan,
    TermsPlan,
)
from phoihop.ledger.joining import join
from phoihop.people.acting import Actor
from phoihop.people.actions import OrganisationPlan, enter_organisation
from phoihop.people.models import Organisation, User

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
EVERYTHING = frozenset({"officer", "signer", "administrator"})


def at(year: int, month: int, day: int) -> datetime:
    """Nine in the morning of a day in Viet Nam."""
    return datetime(year, month, day, 2, 0, tzinfo=UTC)


@dataclass
class Cast:
    """Boards and command of a fictional city. `command` and `board` work here, `paper` does not (yet)."""

    command: Organisation
    board: Organisation
    paper: Organisation
    observer: Organisation
    actors: dict[str, Actor] = field(default_factory=dict)

    def officer(self, organisation: Organisation, roles: frozenset[str] = EVERYTHING) -> Actor:
        key = f"{organisation.id} {sorted(roles)}"
        if key not in self.actors:
            user = User.objects.create_user(f"u{len(self.actors)}", "mat-khau-dai", display_name="Trợ lý")
            self.actors[key] = Actor(user, organisation, roles, (organisation,), "Trợ lý")
        return self.actors[key]


def make_cast() -> Cast:
    """Enter the organisations; those that work here get their keys."""
    cast = Cast(
        command=enter_organisation(
            OrganisationPlan("Bộ Chỉ huy Quân sự thành phố Sông Vân", "Bộ CHQS", "BCHQS", scheme="decree-09-2019")
        ),
        board=enter_organisation(
            OrganisationPlan("Ban Dân vận Thành ủy Sông Vân", "Ban Dân vận", "BDVTU", numbering="party")
        ),
        paper=enter_organisation(
            OrganisationPlan("Ban Nội chính Thành ủy Sông Vân", "Ban Nội chính", "BNCTU", numbering="party")
        ),
        observer=enter_organisation(OrganisationPlan("Thường trực Thành ủy Sông Vân", "Thường trực", "TU")),
    )
    for organisation in (cast.command, cast.board, cast.observer):
        join(organisation, at(2022, 1, 3))
    return cast


def programme(cast: Cast, other: Organisation, **changes: object) -> TermsPlan:
    """A small programme of the command with another body: a quarterly report, a yearly class, information on request."""
    fields: dict[str, object] = {
        "form": "programme",
        "title": "Chương trình phối hợp công tác dân vận, giai đoạn 2022 - 2026",
        "short_title": "Chương trình phối hợp 2022-2026",
        "start": "2022-08-12",
        "to": "2026-12-31",
        "tracked_since": "2026-01-01",
        "keeper_slot": "p1",
        "parties": (
            PartyPlan("p1", cast.command.name, cast.command.id),
            PartyPlan("p2", other.name, other.id),
        ),
        "clauses": (
            ClausePlan("k1", 0, "II", "NỘI DUNG PHỐI HỢP"),
            ClausePlan("k2", 1, "1.", "Báo cáo kết quả giúp dân hằng quý."),
            ClausePlan("k3", 1, "2.", "Mở 01 lớp bồi dưỡng trước 30/9 hằng năm."),
            ClausePlan("k4", 1, "3.", "Cung cấp thông tin khi có yêu cầu, trong 05 ngày làm việc."),
        ),
        "commitments": (
            CommitmentPlan(
                "c1",
                "Báo cáo kết quả giúp dân hằng quý",
                ("p1",),
                "support",
                "quarterly",
                due="2 working days after",
                supports=("p2",),
                clause="k2",
                clause_label="II.1",
                targets={"days_of_labour": 500},
            ),
            CommitmentPlan(
                "c2", "Mở lớp bồi dưỡng", ("p2",), "training", "yearly", due="09-30", clause="k3", clause_label="II.2"
            ),
            CommitmentPlan(
                "c3",
                "Cung cấp thông tin",
                ("p2",),
                "information",
                "on_event",
                term="+5wd",
                clause="k4",
                clause_label="II.3",
            ),
        ),
    }
    return TermsPlan(**(fields | changes))  # type: ignore[arg-type]


def issue(on: str = "2022-08-12", number: str = "12-CTr/BDVTU-BCHQS") -> IssuePlan:
    return IssuePlan(on=on, number=number, signers=(SignerPlan("p1", "TM.", "Chỉ huy trưởng"),))
