"""What the API gives and takes. Dates are ISO and of UTC+7, moments carry their offset, figures are whole numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator

from phoihop.record.facts import DAY_PATTERN
from phoihop.registers.status import STATUSES

RECORD = r"^[0-9a-f]{64}$"


def _day(said: object) -> object:
    """Take a day as YYYY-MM-DD only, of the years that a fact may name: a number of seconds is no date of a paper."""
    if isinstance(said, str) and re.fullmatch(DAY_PATTERN, said):
        return said
    raise ValueError("a day is written YYYY-MM-DD, of the years 1900 to 2199")


def _known(said: str) -> str:
    if said and said not in STATUSES:
        raise ValueError(f"must be one of: {', '.join(STATUSES)}")
    return said


def _writable(said: str) -> str:
    if "\0" in said:
        raise ValueError("must not hold the sign NUL")
    return said


Day = Annotated[date, BeforeValidator(_day)]
State = Literal["", "running", "ending", "over", "drafted", "voided"]
Status = Annotated[str, AfterValidator(_known)]
Text = Annotated[str, AfterValidator(_writable)]
Word = Annotated[Text, Field(max_length=250)]
Figure = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,60}$")]


class Problem(Schema):
    """A refusal (RFC 9457). `type` names the code, `detail` says in words what was refused and what to do."""

    type: str
    title: str
    status: int
    detail: str
    fields: list[dict[str, str]] | None = None


class PartyOut(Schema):
    slot: str
    name: str
    organisation: str
    role: str
    standing: str
    ended_on: date | None


class AgreementOut(Schema):
    record: str
    form: str
    number: str
    title: str
    state: str
    signed_on: date | None
    from_on: date | None
    to_on: date | None
    tracked_since: date | None
    versions: int
    parties_agreed: int
    parties_total: int


class AgreementDetail(AgreementOut):
    parties: list[PartyOut]


class CommitmentOut(Schema):
    commitment: str
    lineage: str
    clause: str
    title: str
    text: str
    line: str
    cadence: str
    due: str
    leads: list[str]
    supports: list[str]
    targets: list[dict[str, Any]]
    since: str
    until: str
    current: bool


class OccurrenceOut(Schema):
    """One row of what is owed. `status` is read on the day of the request; `days` late, overdue or left."""

    record: str
    commitment: str
    period: str
    party: str
    label: str
    line: str
    from_on: date | None
    to_on: date | None
    due_on: date | None
    due_original: date | None
    sent_on: date | None
    done_on: date | None
    extended: int
    status: str
    days: int | None
    why: str


class ActOut(Schema):
    """An act of the joint record: its sentence, and the signed entry as a compact JWS that any JOSE tool checks."""

    position: int
    act: str
    kind: str
    author: str
    said_at: datetime
    sentence: str
    counts: bool
    jws: str


class Listed(Schema):
    """A page of a list. `next` is the address of the next page, or null."""

    count: int
    next: str | None


class Agreements(Listed):
    items: list[AgreementOut]


class Commitments(Listed):
    items: list[CommitmentOut]


class Occurrences(Listed):
    items: list[OccurrenceOut]


class Acts(Listed):
    items: list[ActOut]


class ReportIn(Schema):
    """A report. `on` is the date of the document; `received_on` only where another's paper is entered."""

    result: Annotated[Text, Field(min_length=1, max_length=20_000)]
    on: Day
    figures: Annotated[dict[Figure, Annotated[int, Field(ge=0, lt=2**53)]], Field(default_factory=dict)]
    difficulties: Annotated[Text, Field(max_length=20_000)] = ""
    way_forward: Annotated[Text, Field(max_length=20_000)] = ""
    number: Annotated[Text, Field(max_length=60)] = ""
    signer_capacity: Annotated[Text, Field(max_length=10)] = ""
    signer_on_behalf_of: Word = ""
    signer_position: Word = ""
    received_on: Day | None = None


class ReceptionIn(Schema):
    on: Day


class SendBackIn(Schema):
    on: Day
    answer_by: Day
    reason: Annotated[Text, Field(min_length=1, max_length=5000)]


class Said(Schema):
    """What was written into the record."""

    act: str
    kind: str
