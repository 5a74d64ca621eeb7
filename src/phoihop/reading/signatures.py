"""Reads who signs: blocks of capacity (TM., KT., TL., TUQ.), body, office and name, in the order they stand in cells.

Names of persons are taken as printed, without looking anything up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from phoihop.reading.layout import Layout
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import Signatory
from phoihop.reading.packs import raw_pack

CAPACITY = re.compile(r"^(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?\.?\s+(?=[A-ZĐÀ-Ỹ])")
CAPACITIES = {key: f"{key}." for key in ("TM", "KT", "TL", "TUQ", "Q")}
BRACKETED = re.compile(r"^\([^()]*\)$")
PART = re.compile(r"\S(?:[^\S\n]{0,3}\S)*")
FOR_PARTY = re.compile(r"^ĐẠI DIỆN\s+(?P<party>.+)$", re.IGNORECASE)
OFFICES = (
    "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "trưởng ban", "phó trưởng ban", "bí thư", "phó bí thư", "chính ủy",
    "phó chính ủy", "tư lệnh", "phó tư lệnh", "chỉ huy trưởng", "bộ trưởng", "thứ trưởng", "chánh văn phòng", "viện trưởng",
    "chánh án", "cục trưởng", "tổng giám đốc", "hiệu trưởng", "trưởng phòng", "chủ nhiệm", "tổng thanh tra", "chánh thanh tra",
    "phó chỉ huy trưởng", "phó trưởng phòng", "phó viện trưởng", "phó chánh văn phòng", "phó chủ nhiệm", "phó cục trưởng",
    "phó hiệu trưởng", "phó chánh án", "phó vụ trưởng", "phó chi cục trưởng", "tham mưu trưởng", "chính trị viên", "tổng thư ký",
    "trưởng công an", "phó trưởng công an", "trưởng đoàn", "phó chánh thanh tra", "tổng biên tập", "phó bộ trưởng",
    "phó tổng giám đốc", "chi cục trưởng", "vụ trưởng", "tổng cục trưởng",
)  # fmt: skip
OFFICE_KEYS = tuple(name_key(office) for office in OFFICES)
PREPARERS = ("nguoi lap", "lap bieu", "nguoi tong hop", "thu truong", "ke toan truong", "xac nhan cua", "dai dien")
LONGEST_OFFICE = 80
NAME = re.compile(
    r"^(?:(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Ông|Bà|Đồng chí|TS\.|ThS\.)\s+)?[A-ZĐÀ-Ỹ][a-zđà-ỹ]+(?:\s+[A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,4}$"
)
LONGEST_LINE = 120
LINES_OF_A_BLOCK = 9
MOTTO = "cong hoa xa hoi"
LINES_OF_A_PARTY = 2
LINES_BELOW_A_PARTY = 4
LONGEST_NAME = 5
SHORTEST_BODY = 5
CENTRED = 8


class Line(msgspec.Struct, frozen=True):
    """One line of what may be a signature, in the column in which it stands; a table's columns, or those of a page."""

    text: str
    start: int
    end: int
    column: tuple[int, int]


class Signed(msgspec.Struct):
    """A signature in the making."""

    start: int = -1
    capacity: str = ""
    party: str = ""
    office: str = ""
    behalf: str = ""
    age: int = 0

    def collective(self) -> str:
        return "" if is_office(self.behalf) else self.behalf

    def done(self, name: str, end: int) -> Signatory:
        return Signatory(
            name.title() if name.isupper() else name,
            self.office,
            self.capacity,
            self.party or body_of(self.office) or self.collective(),
            self.start,
            end,
            self.behalf,
        )


def signatories(layout: Layout) -> tuple[Signatory, ...]:
    """All signature blocks, in order."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines_of(layout):
        columns.setdefault(line.column, []).append(line)
    found = [signatory for lines in columns.values() for signatory in signed_in(lines)]
    return tuple(sorted(found, key=lambda signatory: signatory.start))


def lines_of(layout: Layout) -> Iterator[Line]:
    """The lines of a document; two that stand side by side, far apart, are lines of two columns of the page."""
    offsets: list[int] = []
    passage = 0
    for block in layout.blocks:
        if block.table >= 0:
            yield Line(
                " ".join(layout.text[block.start : block.end].split()),
                block.start,
                block.end,
                (block.table, block.column),
            )
            continue
        printed = layout.text.rfind("\n", 0, block.start) + 1
        parts = [(match.start(), match.end()) for match in PART.finditer(layout.text, block.start, block.end)]
        if len(parts) > 1 and all(layout.text[one:two].isupper() for one, two in parts):
            passage += not offsets
            offsets = [one - printed for one, _ in parts]
        elif len(parts) == 1 and block.end - block.start > LONGEST_LINE:
            offsets = []
        for one, two in parts if offsets else [(block.start, block.end)]:
            nearest = min(range(len(offsets)), key=lambda at: abs(middle(offsets, at) - (one - printed)), default=-1)
            column = (-1 - passage, nearest) if offsets else (-1, -1)
            yield Line(" ".join(layout.text[one:two].split()), one, two, column)


def middle(offsets: Sequence[int], at: int) -> int:
    """Where the lines of a column may begin that are set in its middle: a little behind its first line."""
    return offsets[at] + CENTRED


def signed_in(lines: Sequence[Line]) -> Iterator[Signatory]:
    """The signatures of the lines of one column."""
    now = Signed()
    for each in lines:
        line = each.text
        if BRACKETED.match(line) or not line:
            continue
        now.age += 1
        only_named = not (now.office or now.capacity)
        if now.start >= 0 and now.age > (LINES_BELOW_A_PARTY if only_named else LINES_OF_A_BLOCK):
            now = Signed()
        if len(line) > LONGEST_LINE:
            continue
        if found := CAPACITY.match(line):
            rest = line[found.end() :].strip()
            if now.behalf and not now.office:
                now.party = now.party or now.behalf
            now.capacity = CAPACITIES[found.group(1).replace("/", "")]
            if is_office(rest):
                now.office = now.behalf = rest
                now.party = now.party or body_of(rest)
            else:
                now.behalf = rest
            now.start, now.age = (each.start if now.start < 0 else now.start), 0
        elif (found := FOR_PARTY.match(line)) and line.isupper():
            now = Signed(each.start, party=found.group("party"))
        elif is_office(line) and line.isupper():
            now.office, now.start, now.age = line, (each.start if now.start < 0 else now.start), 0
        elif now.start >= 0 and (NAME.match(line) or (now.office and is_name_in_capitals(line))):
            if now.office or now.capacity or now.party:
                yield now.done(line, each.end)
            now = Signed()
        elif line.isupper() and now.office:
            if not now.party and is_body(line):
                now.party = line
        elif line.isupper():
            goes_on = now.age <= LINES_OF_A_PARTY
            if now.capacity and now.behalf and goes_on:
                now.behalf = f"{now.behalf} {line}"
            elif now.party and goes_on:
                now.party = f"{now.party} {line}"
            elif is_body(line) and len(line) > SHORTEST_BODY:
                now = Signed(each.start, party=line)


def is_name_in_capitals(line: str) -> bool:
    words = line.split()
    return line.isupper() and 1 < len(words) <= LONGEST_NAME and words[0].capitalize() in surnames()


@cache
def surnames() -> frozenset[str]:
    return frozenset(raw_pack("vi")["signatures"]["surnames"])


@cache
def bodies() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How names of bodies begin that stand behind a post, and what begins so and is none; folded."""
    table = raw_pack("vi")["signatures"]
    return tuple(f"{name_key(word)} " for word in table["bodies"]), tuple(name_key(word) for word in table["no_bodies"])


def is_body(line: str) -> bool:
    key, (begin, no_bodies) = name_key(line) + " ", bodies()
    return key.startswith(begin) and not key.startswith(no_bodies) and MOTTO not in key


def body_of(office: str) -> str:
    """The body that a post names: "GIÁM ĐỐC | SỞ Y TẾ"."""
    words = office.split()
    for at in range(len(words) - 1, 0, -1):
        if name_key(" ".join(words[:at])) in OFFICE_KEYS:
            rest = " ".join(words[at:])
            return rest if is_body(rest) else ""
    return ""


def begins_signature(line: str) -> bool:
    """Whether a line stands above a name: an office, a capacity, or who drew the paper up."""
    line = " ".join(line.split())
    if not line.isupper():
        return False
    return is_office(line) or CAPACITY.match(line) is not None or name_key(line).startswith(PREPARERS)


def is_office(line: str) -> bool:
    if len(line) > LONGEST_OFFICE:
        return False
    key = name_key(line)
    return key.startswith(OFFICE_KEYS) and any(key == office or key.startswith(office + " ") for office in OFFICE_KEYS)


def signature_start(layout: Layout, after: int) -> int:
    """Where the closing part begins ("Nơi nhận", the signatures) after an offset, or the end of the text."""
    signed = [signer.start for signer in signatories(layout) if signer.start > after]
    tables = {block.table for block in layout.blocks if block.table >= 0 and block.start in signed}
    for block in layout.blocks:
        if block.start < after:
            continue
        line = layout.text[block.start : block.end].strip()
        if (
            line.startswith(("Nơi nhận", "NƠI NHẬN"))
            or block.table in tables
            or block.start in signed
            or CAPACITY.match(line)
            or (FOR_PARTY.match(line) and line.isupper())
        ):
            return block.start
    return len(layout.text)
