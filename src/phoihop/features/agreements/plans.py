"""What a person has settled before an agreement, or a new version of one, is put into acts. Words and facts together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from phoihop.features.agreements.law.kinds import Cadence, Commitment, Form, Party, Purpose, Target, TermsDrafted


@dataclass(frozen=True)
class PartyPlan:
    """A place at the table: the name as printed, and the organisation of the directory that stands in it."""

    slot: str
    name: str
    organisation: str
    role: str = "party"
    ended: bool = False
    succeeds: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClausePlan:
    """A node of the text, in order. `level` counts from 0."""

    id: str
    level: int
    label: str
    text: str


@dataclass(frozen=True)
class CommitmentPlan:
    """A commitment as confirmed on the reading desk or typed by hand. Slots as in the parties."""

    id: str
    title: str
    leads: tuple[str, ...]
    line: str
    cadence: Cadence
    text: str = ""
    due: str = ""
    supports: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    times: int = 0
    day_off: str = "next"
    term: str = ""
    scheme: str = ""
    start: str = ""
    until: str = ""
    joint: bool = False
    replaces: str = ""
    deliverable: str = ""
    clause: str = ""
    clause_label: str = ""
    targets: Mapping[str, int] = field(default_factory=dict)

    def facts(self) -> Commitment:
        return Commitment(
            id=self.id,
            line=self.line,
            cadence=self.cadence,
            leads=self.leads,
            clause=self.clause,
            supports=self.supports,
            receivers=self.receivers,
            times=self.times,
            scheme=self.scheme,
            due=self.due,
            day_off=self.day_off,  # type: ignore[arg-type]
            term=self.term,
            start=self.start,
            until=self.until,
            joint=self.joint,
            replaces=self.replaces,
            targets=tuple(Target(figure, value) for figure, value in self.targets.items()),
        )

    def words(self) -> dict[str, str]:
        return {
            "title": self.title,
            "text": self.text,
            "deliverable": self.deliverable,
            "clause_label": self.clause_label,
        }


@dataclass(frozen=True)
class FilePlan:
    """A file in the vault that an act names."""

    sha256: str
    name: str
    size: int
    type: str
    role: str = "original"

    def words(self) -> dict[str, Any]:
        return {"sha256": self.sha256, "name": self.name, "size": self.size, "type": self.type, "role": self.role}


@dataclass(frozen=True)
class SignerPlan:
    """Who signed for a party, as on the paper: capacity (TM., KT., TL., TUQ.), on whose behalf or in whose place, post."""

    slot: str
    capacity: str = ""
    position: str = ""
    name: str = ""
    on_behalf_of: str = ""

    def words(self) -> dict[str, str]:
        said = {"slot": self.slot, "capacity": self.capacity, "position": self.position, "name": self.name}
        return said | ({"on_behalf_of": self.on_behalf_of} if self.on_behalf_of else {})


@dataclass(frozen=True)
class TermsPlan:
    """One whole version. Dates are ISO; `effective` is when it takes effect (a first version: its start)."""

    form: Form
    title: str
    start: str
    parties: tuple[PartyPlan, ...]
    commitments: tuple[CommitmentPlan, ...]
    keeper_slot: str
    purpose: Purpose = "new"
    short_title: str = ""
    effective: str = ""
    to: str = ""
    tracked_since: str = ""
    earlier: str = "untracked"
    scheme: str = "decree-09-2019"
    reporting: str = "yearly"
    judged_by: str = "document"
    clauses: tuple[ClausePlan, ...] = ()
    files: tuple[FilePlan, ...] = ()
    basis: str = ""

    def facts(self, keeper: str) -> TermsDrafted:
        """Return the facts of the draft; `keeper` is the organisation in `keeper_slot`."""
        return TermsDrafted(
            purpose=self.purpose,
            form=self.form,
            parties=tuple(Party(p.slot, p.role, p.ended, p.succeeds) for p in self.parties),  # type: ignore[arg-type]
            keeper_slot=self.keeper_slot,
            keeper=keeper,
            start=self.start,
            effective=self.effective or self.start,
            commitments=tuple(each.facts() for each in self.commitments),
            to=self.to,
            tracked_since=self.tracked_since,
            earlier=self.earlier,  # type: ignore[arg-type]
            scheme=self.scheme,
            reporting=self.reporting,
            judged_by=self.judged_by,  # type: ignore[arg-type]
            files=tuple(dict.fromkeys(file.sha256 for file in self.files)),
        )

    def words(self) -> dict[str, Any]:
        """Return the body of the draft: all that people read of it."""
        return {
            "title": self.title,
            "short_title": self.short_title,
            "parties": {p.slot: {"name": p.name} for p in self.parties},
            "clauses": [{"id": c.id, "level": c.level, "label": c.label, "text": c.text} for c in self.clauses],
            "commitments": {each.id: each.words() for each in self.commitments},
            "files": [file.words() for file in self.files],
            "basis": self.basis,
        }


@dataclass(frozen=True)
class IssuePlan:
    """The issue of a version: number and symbol and date as on the paper, who signed, the scan."""

    on: str
    number: str = ""
    signers: tuple[SignerPlan, ...] = ()
    files: tuple[FilePlan, ...] = ()

    def words(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "signers": [signer.words() for signer in self.signers],
            "files": [file.words() for file in self.files],
        }
