"""Reads who makes an agreement: from its title, its first sentence, its letterhead, its symbol, or letters for bodies.

The bodies on which a one-sided decision lays duties are not read here: only its duties tell them.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading.bodies import Bodies
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import PARTIES, Kind
from phoihop.reading.packs import Pack
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

BETWEEN = re.compile(r"\bgiữa\b", re.IGNORECASE)
SIDE_BY_SIDE = re.compile(r"\s+[-–]\s+")
SUFFIX_SPLIT = re.compile(r"[-/]")
ITEM = r"(?:[-–+*•]|\d{1,2}[.)]|[IVX]{1,4}[.)])?\s{0,3}"
LETTERED = re.compile(
    rf"^[ \t]{{0,8}}{ITEM}(?:ĐẠI DIỆN |Đại diện )?(?:BÊN|Bên)\s([A-E])\s?(?:\([^()\n]{{1,60}}\)\s?)?[:–-]\s{{0,3}}(?:\(?gọi [^\n:]{{1,30}}:)?([^\n]{{4,160}})$",
    re.MULTILINE,
)
CALLED_BY_LETTER = re.compile(
    rf"^[ \t]{{0,8}}{ITEM}([A-ZĐÀ-Ỹ][^\n()]{{4,120}}?)\s?[,(]\s?(?:sau đây )?gọi (?:tắt )?là:?\s?[“\"]?(?:BÊN|Bên) ([A-E])\b",
    re.MULTILINE,
)
PLACED = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|trung ương|khu vực|thành|đảng)\b", re.IGNORECASE
)
ITS_TERM = re.compile(r"\s+(?:nhiệm kỳ|giai đoạn|năm)\s.*$")
DASHES = ("-", "–")
REACH = 500
NEAR_TITLE = 800
MOST_SHARED = 3
CENTRAL = ("joint_circular", "joint_resolution")
WITH_LETTERHEAD = ("plan", "programme", "regulation")


class Head(msgspec.Struct, frozen=True):
    """The head of one instrument whose text lies in [start, end): its kind, its symbol, its title, and where it ends."""

    kind: Kind
    symbol: str
    title: Unit | None
    start: int
    head_end: int
    end: int


def lettered_parties(text: str) -> dict[str, str]:
    """“BÊN A: SỞ Y TẾ”: the bodies that a memorandum calls by letters, by name key of the letter."""
    named = [(match.group(1), match.group(2)) for match in LETTERED.finditer(text)]
    named += [(match.group(2), match.group(1)) for match in CALLED_BY_LETTER.finditer(text)]
    out: dict[str, str] = {}
    for letter, name in named:
        body = re.split(r"\s*[(,;]", name, maxsplit=1)[0].strip(" .,;:")
        if body:
            out.setdefault(name_key(f"bên {letter}"), body)
    return out


def with_symbols(pack: Pack, symbol: str, parties: list[str]) -> list[str]:
    """The parties read so far, and those whose symbols stand in the number."""
    parts = [part.strip() for part in SUFFIX_SPLIT.split(symbol)]
    merged = {name_key(name): name for name in parties}
    for part in parts:
        if part in pack.symbols:
            merged.setdefault(name_key(pack.symbols[part]), pack.symbols[part])
    return list(merged.values())


class Parties:
    """Finds the parties in the head of an instrument."""

    def __init__(self, tokens: Tokens, bodies: Bodies, pack: Pack, units: list[Unit]) -> None:
        self.t = tokens
        self.bodies = bodies
        self.pack = pack
        self.units = units

    def of(self, head: Head, issued_by: list[str]) -> list[str]:
        """The parties; `issued_by` are those that the head line of a codified text names."""
        read = with_symbols(self.pack, head.symbol, issued_by) if head.kind in CENTRAL else issued_by
        if len(read) > 1 or issued_by:
            return read
        lines = [u for u in self.units if head.start <= u.line_start < head.head_end and u.kind == "paragraph"]
        spans = [(head.title.start, head.title.end + NEAR_TITLE)] if head.title else []
        spans += [(u.start, u.end) for u in lines if "giữa" in self.t.text[u.start : u.end].lower()]
        for start, end in spans:
            for match in BETWEEN.finditer(self.t.text, start, min(end, head.end)):
                first, last = self.t.first_at(match.end()), self.t.first_at(min(match.end() + REACH, head.end))
                if len(names := self.between(first, last)) > 1:
                    return self.in_full(names)
        for unit in lines:
            if names := self.agreeing(unit):
                return names
        if head.kind in WITH_LETTERHEAD:
            return self.letterhead(lines) or with_symbols(self.pack, head.symbol, read)
        return read

    def between(self, first: int, last: int) -> list[str]:
        """The bodies of "giữa A, B và C" or "giữa A với B"."""
        out: list[str] = []
        at = first
        while at < last:
            names = self.bodies.list_at(at, last)
            if names is None:
                break
            out.extend(ITS_TERM.sub("", name) for name in names.names if name != PARTIES)
            at = names.last
            if at < last and self.t.low[at] in ("với", "và", "cùng"):
                at += 1
                continue
            break
        return list(dict.fromkeys(out))

    def in_full(self, names: list[str]) -> list[str]:
        """“Ban A, Ban B Tỉnh ủy”: what stands at the end of a list belongs to each, where the text elsewhere says so."""
        words = names[-1].split()
        shared = [" ".join(words[-size:]) for size in range(1, min(MOST_SHARED, len(words) - 1) + 1)]
        return [
            next((full for end in shared if self.printed(full := f"{name} {end}")), name)
            if not PLACED.search(name)
            else name
            for name in names
        ]

    def printed(self, name: str) -> bool:
        return name.lower() in self.t.low_text

    def agreeing(self, unit: Unit) -> list[str]:
        """The bodies of "..., A, B (sau đây gọi tắt là ...) và C thống nhất ...", "A và B ban hành Kế hoạch"."""
        first, last = self.t.first_at(unit.start), self.t.first_at(unit.end)
        if not any(self.t.size(i, "agreeing") or self.t.size(i, "issuing") for i in range(first, last)):
            return []
        agreed = any(self.t.size(i, "agreeing") for i in range(first, last))
        starts = [first, *(i + 1 for i in range(first, last - 1) if self.t.word(i) in ";,")]
        for start in starts:
            names = self.bodies.list_at(start, last)
            if names is None or len(names.names) < 2:
                continue
            at = self.past_brackets(names.last, last)
            far = agreed and (start == first or self.t.word(start - 1) == ";")
            if far or (at < last and (self.t.size(at, "agreeing") or self.t.size(at, "issuing"))):
                return [name for name in names.names if name != PARTIES]
        return []

    def past_brackets(self, at: int, last: int) -> int:
        """The word after brackets and adverbs such as "cùng"."""
        while at < last and self.t.word(at) == "(":
            close = next((i for i in range(at, last) if self.t.word(i) == ")"), last)
            at = close + 1
        while at < last and self.t.low[at] in ("cùng", "đã"):
            at += 1
        return at

    def letterhead(self, lines: list[Unit]) -> list[str]:
        """The bodies of "SỞ A - SỞ B" above the number, in capitals, and those on the lines below them."""
        out: list[str] = []
        goes_on = False
        for unit in lines:
            line = self.t.text[unit.start : unit.end]
            if out and not line.isupper():
                break
            bare = line.rstrip(" -–")
            pieces = [piece.strip() for piece in SIDE_BY_SIDE.split(bare) if piece.strip()] if line.isupper() else []
            went_on, goes_on = goes_on, line.rstrip().endswith(DASHES)
            if len(pieces) < 2 and not out and not went_on and not goes_on:
                continue
            named = [piece for piece in pieces if self.is_body(piece, unit)]
            if not named or len(named) < len(pieces):
                break
            out.extend(named)
        return out if len(out) > 1 else []

    def is_body(self, piece: str, unit: Unit) -> bool:
        """Whether a piece of a line begins as a body does."""
        index = self.t.first_at(self.t.text.index(piece, unit.start))
        known = any(self.t.size(index, tag) for tag in ("head", "name"))
        return known and self.bodies.begins(index, len(self.t))
