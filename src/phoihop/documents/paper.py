"""What a paper consists of: letterhead, headings, paragraphs, tables, signatures, recipients, annexes.

Rooms fill these; the Word builder sets them in a form, and a table goes into Excel just as well, so that both show the
same figures. Nothing here knows a room, a font or a file format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from phoihop.documents.bars import Bars
from phoihop.documents.numbers import Style, symbol_line
from phoihop.documents.shapes import Status

Value = str | int | Decimal | date | Status | Bars | None
ColumnKind = Literal["text", "ordinal", "number", "date", "status"]


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width against the others, None leaves it to the content.

    The head of a `turned` column reads from below: for many narrow columns under words that are longer than these.
    """

    head: str
    kind: ColumnKind = "text"
    share: float | None = None
    turned: bool = False


@dataclass(frozen=True)
class Group:
    """A row across the whole table that heads the rows after it."""

    text: str


Row = Sequence[Value] | Group


@dataclass(frozen=True)
class Table:
    """Rows under heads; `total` is a last row in bold, `note` stands under the table."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    caption: str = ""
    total: Sequence[Value] | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for row in [*self.rows, *([self.total] if self.total is not None else [])]:
            if not isinstance(row, Group) and len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} values under {len(self.columns)} heads")


@dataclass(frozen=True)
class Span:
    """Part of a paragraph in its own weight; `link` is an address that the words open."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text; a plain string stands for one span. `item` sets it as a point of a list."""

    text: str | Sequence[Span]
    item: bool = False


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; level 1 is "I.", 2 "1.", 3 "1.1." as the text itself numbers them."""

    heading: str
    blocks: Sequence[Paragraph | Table] = ()
    level: int = 1


Block = Section | Paragraph | Table


@dataclass(frozen=True)
class Letterhead:
    """Who issues, under which number, where and when.

    An empty number and a missing date leave room to write them by hand, as a draft does before the clerk registers it.
    `symbol_type` is the abbreviation in the symbol (`BC`; none for a state official letter), `symbol_bodies` the rest.
    """

    form: Style
    issuer: str
    place: str
    symbol_bodies: tuple[str, ...]
    superior: str = ""
    symbol_type: str = ""
    number: str = ""
    dated: date | None = None
    year: int | None = None

    @property
    def symbol(self) -> str:
        return symbol_line(self.form, self.symbol_type, self.symbol_bodies, self.number)


@dataclass(frozen=True)
class Signature:
    """Who signs: for whom or in whose place (`TM`, `KT`, `TL`, `TUQ`, or none), the position and, if known, the name.

    With `KT` and `TL` the first line is whose place is taken: ("KT", "CHỈ HUY TRƯỞNG", "PHÓ CHỈ HUY TRƯỞNG").
    """

    position: str
    capacity: Literal["", "TM", "KT", "TL", "TUQ"] = ""
    on_behalf_of: str = ""
    name: str = ""

    def lines(self, form: Style) -> tuple[str, ...]:
        if not self.capacity:
            return (self.position,)
        short = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "TUQ."} if form == "party" else {}
        return (f"{short.get(self.capacity, self.capacity + '.')} {self.on_behalf_of}", self.position)


@dataclass(frozen=True)
class Annex:
    """An annex on landscape pages: its label ("Phụ lục I"), its title, what it belongs to, its tables."""

    label: str
    title: str
    belongs_to: str
    tables: Sequence[Table]


@dataclass(frozen=True)
class Report:
    """A named paper (report, plan, notice): its type and abstract, its body, who signs and who gets it.

    `mark` is a line under the number such as "DỰ THẢO"; `addressees` stand after "Kính gửi:".
    """

    letterhead: Letterhead
    type: str
    abstract: str
    body: Sequence[Block]
    signatures: Sequence[Signature]
    recipients: Sequence[str] = ()
    annexes: Sequence[Annex] = ()
    addressees: Sequence[str] = ()
    mark: str = ""


@dataclass(frozen=True)
class Letter:
    """An official letter (công văn): what it is about, to whom, its paragraphs and tables."""

    letterhead: Letterhead
    about: str
    addressees: Sequence[str]
    body: Sequence[Paragraph | Table]
    signatures: Sequence[Signature]
    recipients: Sequence[str] = ()
    mark: str = ""


@dataclass(frozen=True)
class Brief:
    """One A4 page for a leader: a title, a line under it, a summary, a few tables, a note.

    That it fits on one page is the work of who fills it: about 45 rows in all.
    """

    title: str
    line: str
    summary: Sequence[Paragraph]
    tables: Sequence[Table]
    note: str = ""
    mark: str = ""


def flattened(body: Sequence[Block]) -> list[Block]:
    """Return sections opened into their parts: a section without blocks stands for its heading."""
    flat: list[Block] = []
    for block in body:
        if isinstance(block, Section):
            flat.append(Section(block.heading, (), block.level))
            flat.extend(block.blocks)
        else:
            flat.append(block)
    return flat
