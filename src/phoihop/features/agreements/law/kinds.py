"""The kinds of act that carry the terms of an agreement, and what each of them states as fact.

Facts are ids, words of fixed lists, dates and digests: all that rules and folds read. Words (titles, names,
numbers of documents, texts of clauses) stand in the body and decide nothing.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from phoihop.record.act import Facts
from phoihop.record.facts import Code, Day, DayOrNone, Name, NameOrNone, Organisation, OrganisationOrNone, Rule, Slot

Form = Literal[
    "regulation", "programme", "plan", "joint_resolution", "joint_circular", "memorandum", "decision", "other"
]
Purpose = Literal["new", "amendment", "prolongation", "termination", "succession", "observers", "joining"]
Cadence = Literal[
    "weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly", "once", "continuous", "on_event"
]


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a commitment is to reach in one period: a figure of its line of work, in that figure's unit."""

    figure: Code
    value: int


class Commitment(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is to be done. It never changes: a later form (`c7.2`) ends and replaces it.

    `leads`, `supports` and `receivers` are slots; no receivers means all other parties. `due` is a rule in the
    timetable's notation, `term` the time allowed after an event. `start` and `until` (ISO dates) narrow the period
    of the terms. With `joint` several leads owe one report together.
    """

    id: Name
    line: Code
    cadence: Cadence
    leads: tuple[Slot, ...]
    clause: Code = ""
    supports: tuple[Slot, ...] = ()
    receivers: tuple[Slot, ...] = ()
    times: Annotated[int, Meta(ge=0, le=12, title="0 to 12")] = 0
    scheme: Code = ""
    due: Rule = ""
    day_off: Literal["next", "previous", "keep"] = "next"
    term: Rule = ""
    start: DayOrNone = ""
    until: DayOrNone = ""
    joint: bool = False
    replaces: NameOrNone = ""
    targets: tuple[Target, ...] = ()


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place at the table. `succeeds` names the slots whose duties it takes over; `ended` says it is no more."""

    slot: Slot
    role: Literal["party", "observer"] = "party"
    ended: bool = False
    succeeds: tuple[Slot, ...] = ()


class TermsDrafted(Facts, frozen=True):
    """One whole version of what is agreed, before it is in force.

    Names `base`: the issue that it replaces (absent in a first version; a redraft before any issue names the
    founding draft). `keeper` is the organisation that will issue what comes after this version. Periods that fell due
    before `tracked_since` are not tracked, or (`earlier`) were done and are not entered again. `reporting` is the
    period in which continuous work is told of; `silence` counts working days.
    """

    KIND: ClassVar[str] = "terms.drafted"
    purpose: Purpose
    form: Form
    parties: tuple[Party, ...]
    keeper_slot: Slot
    keeper: OrganisationOrNone
    start: Day
    effective: Day
    commitments: tuple[Commitment, ...]
    to: DayOrNone = ""
    tracked_since: DayOrNone = ""
    earlier: Literal["untracked", "apart"] = "untracked"
    scheme: Code = "calendar"
    reporting: Code = "yearly"
    judged_by: Literal["document", "received"] = "document"
    silence: Annotated[int, Meta(ge=0, le=366, title="0 to 366")] = 10
    members: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class TermsSigned(Facts, frozen=True):
    """A party's yes to one draft (names `draft`, `binding`). After the issue it confirms what was issued."""

    KIND: ClassVar[str] = "terms.signed"
    slot: Slot
    on: Day


class TermsIssued(Facts, frozen=True):
    """The keeper puts a draft in force (names `draft`, `signatures`); `paper` lists who signed on paper only.

    `replaces` is the issue that the draft replaces, empty for a first version.
    """

    KIND: ClassVar[str] = "terms.issued"
    on: Day
    replaces: str = ""
    paper: tuple[str, ...] = ()


class TermsDisputed(Facts, frozen=True):
    """A party says that what was issued is not what it agreed (names `issue`, `binding`). Blocks nothing, is shown.

    `commitments` lists what is disputed; none listed means the whole.
    """

    KIND: ClassVar[str] = "terms.disputed"
    slot: Slot
    commitments: tuple[str, ...] = ()


class TermsVoided(Facts, frozen=True):
    """The keeper strikes out a just issued agreement that nobody else has seen (names `issue`)."""

    KIND: ClassVar[str] = "terms.voided"
    reason: Literal["entered_by_mistake", "duplicate", "wrong_document"]


class PartyBound(Facts, frozen=True):
    """The keeper ties a slot to an organisation (names `terms`: a draft or an issue).

    With `key` (a thumbprint of its card) the organisation may write for the slot and is a member of the record;
    without it the organisation is known to the directory only and others enter its paper.
    """

    KIND: ClassVar[str] = "party.bound"
    slot: Slot
    organisation: Organisation
    key: str = ""
    members: tuple[str, ...] = ()


class PartyLeft(Facts, frozen=True):
    """A party declares that it leaves on a date (names `binding`)."""

    KIND: ClassVar[str] = "party.left"
    slot: Slot
    on: Day


class FocalPointNamed(Facts, frozen=True):
    """Which unit or post of a party is the contact (words in the body; names `binding`)."""

    KIND: ClassVar[str] = "focal_point.named"
    slot: Slot


class Upto(msgspec.Struct, frozen=True):
    """An author's chain up to and including one number."""

    author: str
    seq: int


class RecordCompared(Facts, frozen=True):
    """A party has compared the record with its own papers up to where it stood (names `issue`, `binding`).

    It confirms every act that speaks for it up to there, less the `disputed` ones.
    """

    KIND: ClassVar[str] = "record.compared"
    slot: Slot
    upto: tuple[Upto, ...]
    disputed: tuple[str, ...] = ()


KINDS: dict[str, type[Facts]] = {
    facts.KIND: facts
    for facts in (
        TermsDrafted,
        TermsSigned,
        TermsIssued,
        TermsDisputed,
        TermsVoided,
        PartyBound,
        PartyLeft,
        FocalPointNamed,
        RecordCompared,
    )
}
