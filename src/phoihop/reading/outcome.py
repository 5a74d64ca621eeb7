"""What reading a document yields: its text and layout, and what is proposed from it.

Frozen structs only, no logic beyond turning them into JSON. Offsets count Unicode characters of `Reading.text`;
spans are half open. Nothing here binds anybody: every commitment carries the cues and rules that led to it, and a person
confirms it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "regulation", "programme", "plan", "joint_resolution", "joint_circular", "memorandum", "decision", "other"
]
Cadence = Literal[
    "once", "weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly", "continuous", "on_event", "unspecified"
]  # fmt: skip
Line = Literal[
    "information", "situation", "advice", "appraisal", "communication", "training", "inspection", "commendation", "review",
    "support", "operation",
]  # fmt: skip
PARTIES = "parties"


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of a block with its own look."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """One paragraph, or one paragraph of a table cell, enough to draw the document as it looks.

    `label` is the automatic number, which stands at the start of the block's text; `table` counts tables from 0 and is
    -1 outside of one; `row_span` and `column_span` tell merged cells.
    """

    kind: Literal["paragraph", "heading", "cell", "footnote", "box"]
    start: int
    end: int
    level: int = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: Literal["left", "center", "right", "justify"] = "left"
    indent: int = 0
    label: str = ""
    table: int = -1
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1
    page: int = 0
    runs: tuple[Run, ...] = ()


class Clause(msgspec.Struct, frozen=True, omit_defaults=True):
    """A node of the text. `label` is as printed ("a)", "Điều 5."), `path` the whole of it ("II.2a", "Điều 5.1a")."""

    id: int
    kind: str
    label: str
    path: str
    title: str
    start: int
    end: int
    parent: int | None = None


class Why(msgspec.Struct, frozen=True, omit_defaults=True):
    """One reason: the rule's code, and the cue words with their place where there are any."""

    code: str
    text: str = ""
    start: int = -1
    end: int = -1


class Target(msgspec.Struct, frozen=True):
    """A quantity that a duty states: `quantity` as a number, `unit` in the document's words, `least` for "at least"."""

    quantity: float
    unit: str
    least: bool = False


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """A body as printed, with the short name the document gives it ("sau đây gọi tắt là")."""

    name: str
    short: str = ""


class Agreement(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """One instrument. `from_` and `to` are a year or an ISO date; `start` and `end` where its own text lies."""

    kind: Kind
    number: str | None = None
    title: str = ""
    signed_on: str | None = None
    from_: str | None = None
    to: str | None = None
    parties: tuple[str, ...] = ()
    symbol: str | None = None
    place: str | None = None
    in_force_on: str | None = None
    legal_bases: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    short_names: tuple[Party, ...] = ()
    start: int = 0
    end: int = 0
    why: tuple[Why, ...] = ()


class Series(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the times that a duty names, with the days that belong to it: “6 tháng (trước 15/6), năm (trước 30/11)” are two.

    `dues` are several where it is done in rounds. `month` tells in which month of its period a bare day lies (first, last
    or following; "" where the text does not say), `since` from which day of the document itself a term is counted
    (in_force or signed). `words` are the words of the time, `name` its period alone; text[start:end] is what is done then, with a verb of its own
    where `acts`. `at_end`: once, when the agreement ends.
    """

    cadence: Cadence
    dues: tuple[str, ...] = ()
    month: Literal["", "first", "last", "following"] = ""
    since: Literal["", "in_force", "signed"] = ""
    words: str = ""
    name: str = ""
    start: int = -1
    end: int = -1
    acts: bool = False
    at_end: bool = False


class Commitment(msgspec.Struct, frozen=True):
    """One duty. `lead` is ("parties",) where all parties owe it; `cadences` are all that the text names, `cadence` the
    one that counts, `series` each with its own days; `lead_undecided` where the text leaves the lead open; `clause` is a `Clause.id`; `sure` is under 100
    where the words were recognised from a picture.
    """

    agreement: int
    start: int
    end: int
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    cadence: Cadence = "unspecified"
    cadences: tuple[Cadence, ...] = ()
    due: str | None = None
    event: str | None = None
    line: Line = "operation"
    deliverable: str | None = None
    target: Target | None = None
    clause: int | None = None
    lead_undecided: bool = False
    source: Literal["agreement", "directive"] = "agreement"
    why: tuple[Why, ...] = ()
    sure: int = 100
    series: tuple[Series, ...] = ()


class Signatory(msgspec.Struct, frozen=True):
    """Who signs: `capacity` is TM., KT., TL., TUQ., Q. or empty; `on_behalf_of` the collective that stands behind TM., or
    the post behind KT., TL. and TUQ. whose place is taken.
    """

    name: str
    position: str
    capacity: str
    party: str
    start: int
    end: int
    on_behalf_of: str = ""


class Converted(msgspec.Struct, frozen=True):
    """A paragraph of a text in an encoding older than Unicode, as it stood and as it was converted."""

    before: str
    after: str


class Doubt(msgspec.Struct, frozen=True):
    """A stretch of text that was recognised from a picture; `sure` in hundredths, as the recogniser says."""

    start: int
    end: int
    sure: int


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person must decide. `commitments` are indices into `Reading.commitments`; words for the code are in
    `sentences.py`.
    """

    code: str
    start: int
    end: int
    commitments: tuple[int, ...] = ()
    params: dict[str, str] = {}


class Reading(msgspec.Struct, frozen=True):
    """Everything that one document yields. `notes` are codes of `sentences.NOTES`: what a person should know of it."""

    text: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...]
    agreements: tuple[Agreement, ...]
    commitments: tuple[Commitment, ...]
    signatories: tuple[Signatory, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    converted: tuple[Converted, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def to_json(self) -> bytes:
        """UTF-8 JSON with keys `agreements` and `commitments`; the text as `extracted` where it is not the file itself."""
        shown: dict[str, object] = {
            "agreements": self.agreements,
            "commitments": self.commitments,
            "clauses": self.clauses,
            "signatories": self.signatories,
            "questions": self.questions,
            "format": self.format,
            "language": self.language,
            "notes": self.notes,
        }
        if self.converted:
            shown["converted"] = self.converted
        if self.doubts:
            shown["doubts"] = self.doubts
        if self.format not in ("text", "markdown") or self.converted:
            shown["extracted"] = self.text
        return msgspec.json.encode(shown)
