"""What the sample consists of. Codes stand for organisations, agreements and commitments; dates are real ones.

The names follow the actions that carry the plan out: an event is one thing that one party says about one occurrence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Role = Literal["viewer", "officer", "signer", "administrator"]
EventKind = Literal[
    "opened",
    "reported",
    "supported",
    "corrected",
    "received",
    "sent_back",
    "extension_asked",
    "extension_granted",
    "extension_refused",
    "suspended",
    "resumed",
    "withdrawn",
    "apart",
]


@dataclass(frozen=True)
class SampleOrganisation:
    """A body of the city. `symbol` is its abbreviation in document numbers, `style` how its numbers are written."""

    code: str
    name: str
    short_name: str
    symbol: str
    style: Literal["state", "party"]
    superior: str
    units: tuple[str, ...] = ()
    place: str = "Sông Vân"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class SamplePost:
    """Somebody who signs in, known by the post. `also_for` are other bodies for which the same person acts."""

    username: str
    title: str
    organisation: str
    unit: str
    roles: tuple[Role, ...]
    also_for: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True)
class SampleSigner:
    """Who signed for a party: post and capacity, no name."""

    organisation: str
    position: str
    capacity: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True)
class SampleParty:
    """A place at the table: `slot` as the terms name it, the name as printed, who is the contact."""

    slot: str
    organisation: str
    name: str
    role: Literal["party", "observer"] = "party"
    focal_point: str = ""


@dataclass(frozen=True)
class SampleClause:
    """A node of the text, in order; `level` counts from 0 and `id` is its path (`II.1.a`, `d5.2`)."""

    id: str
    level: int
    label: str
    text: str


@dataclass(frozen=True)
class SampleCommitment:
    """A commitment as a person would confirm it on the reading desk.

    Leads, supports and receivers are codes of organisations (no receivers: all other parties). `due` is in the
    timetable's notation, one rule for each run of the year parted by ";"; `term` is the time allowed after an event.
    `start` and `until` narrow the period of the agreement. `figures` are the ranges in which a report's figures
    plausibly lie, `done` and `subject` complete the sentences of the reports, `short` is the title of a row.
    """

    id: str
    clause: str
    clause_label: str
    title: str
    leads: tuple[str, ...]
    line: str
    cadence: str
    quote: str
    supports: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    due: str = ""
    term: str = ""
    times: int = 0
    day_off: Literal["next", "previous", "keep"] = "next"
    start: date | None = None
    until: date | None = None
    replaces: str = ""
    deliverable: str = ""
    targets: Mapping[str, int] = field(default_factory=dict)
    done: str = ""
    figures: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class SampleAmendment:
    """An annex that changes an agreement: its own text, what it adds and which commitment it gives a new form.

    `clauses` are the clauses of the whole text as it reads with the annex, `commitments` those of the new version.
    """

    label: str
    title: str
    number: str
    on: date
    effective: date
    text: str
    clauses: tuple[SampleClause, ...]
    commitments: tuple[SampleCommitment, ...]
    signers: tuple[SampleSigner, ...]


@dataclass(frozen=True)
class SampleAgreement:
    """An agreement with its full text. `to` is None without an end; `recorded_on` is when the keeper entered it."""

    code: str
    form: Literal["regulation", "programme"]
    title: str
    short_title: str
    number: str
    signed_on: date
    start: date
    to: date | None
    tracked_since: date
    recorded_on: date
    keeper: str
    parties: tuple[SampleParty, ...]
    signers: tuple[SampleSigner, ...]
    preamble: tuple[str, ...]
    clauses: tuple[SampleClause, ...]
    commitments: tuple[SampleCommitment, ...]
    scheme: str = "decree-09-2019"
    reporting: str = "quarterly"
    amendment: SampleAmendment | None = None

    @property
    def text(self) -> str:
        """The agreement as plain text, from its number to its last clause."""
        lines = [self.number, self.title.upper(), *self.preamble]
        lines += [f"{clause.label} {clause.text}".strip() for clause in self.clauses]
        return "\n".join(lines)

    def commitment(self, id_: str) -> SampleCommitment:
        """Return a commitment, in the form that the annex gave it where it is the annex's."""
        later = self.amendment.commitments if self.amendment else ()
        return next(each for each in [*self.commitments, *later] if each.id == id_)


@dataclass(frozen=True)
class SampleSuccession:
    """Bodies that merge: who ended, who follows, on which day and by which document."""

    on: date
    ended: tuple[str, ...]
    successor: str
    basis: str


@dataclass(frozen=True)
class SampleComparison:
    """A party that takes its seat in the installation and compares a record: from then on it writes for itself."""

    agreement: str
    organisation: str
    on: date


@dataclass(frozen=True)
class SampleEvent:
    """One thing that one party says about one occurrence.

    `occurrence` is `<from>/<to>`, or `@...` for one that an event opened (its first event has kind "opened").
    `lead` is the party whose duty it is, `by` whose word it is, `entered_by` who enters it from paper ("" for its own
    word). `on` is the date of the fact, `at` the time of the entry (UTC). The rest stands where the kind needs it.
    """

    kind: EventKind
    agreement: str
    commitment: str
    occurrence: str
    lead: str
    by: str
    on: date
    at: datetime
    entered_by: str = ""
    label: str = ""
    due: date | None = None
    result: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)
    difficulties: str = ""
    way_forward: str = ""
    reason: str = ""
    number: str = ""
    signer_capacity: str = ""
    signer_position: str = ""
    received_on: date | None = None
    answer_by: date | None = None
    until: date | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sample:
    """The whole sample as of the day it is made."""

    made_on: date
    organisations: tuple[SampleOrganisation, ...]
    posts: tuple[SamplePost, ...]
    agreements: tuple[SampleAgreement, ...]
    succession: SampleSuccession
    comparisons: tuple[SampleComparison, ...]
    events: tuple[SampleEvent, ...]

    def organisation(self, code: str) -> SampleOrganisation:
        return next(each for each in self.organisations if each.code == code)

    def agreement(self, code: str) -> SampleAgreement:
        return next(each for each in self.agreements if each.code == code)
