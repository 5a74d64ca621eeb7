"""Reads who signs: blocks of capacity (TM., KT., TL., TUQ.), body, office and name, in the order they stand in cells.

Names of persons are taken as printed, without looking anything up.
"""

from __future__ import annotations

import re

from phoihop.reading.layout import Layout
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import Signatory

CAPACITY = re.compile(r"^(TM|T/M|KT|TL|TUQ|Q)\s?\.?\s+(?=[A-ZĐÀ-Ỹ])")
FOR_PARTY = re.compile(r"^ĐẠI DIỆN\s+(?P<party>.+)$", re.IGNORECASE)
OFFICES = (
    "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "trưởng ban", "phó trưởng ban", "bí thư", "phó bí thư", "chính ủy",
    "phó chính ủy", "tư lệnh", "phó tư lệnh", "chỉ huy trưởng", "bộ trưởng", "thứ trưởng", "chánh văn phòng", "viện trưởng",
    "chánh án", "cục trưởng", "tổng giám đốc", "hiệu trưởng", "trưởng phòng", "chủ nhiệm", "tổng thanh tra", "chánh thanh tra",
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
LINES_OF_A_PARTY = 2


def signatories(layout: Layout) -> tuple[Signatory, ...]:
    """All signature blocks, in order."""
    out: list[Signatory] = []
    capacity, party, office, start, age = "", "", "", -1, 0
    place: tuple[int, int, int] | None = None
    for block in layout.blocks:
        here = (block.table, block.row if block.table < 0 else 0, block.column)
        if block.table >= 0 and place is not None and place[0] == block.table and place[2] != block.column:
            capacity, party, office, start = "", "", "", -1
        place = here
        line = " ".join(layout.text[block.start : block.end].split())
        age += 1
        if start >= 0 and age > LINES_OF_A_BLOCK:
            capacity, party, office, start = "", "", "", -1
        if len(line) > LONGEST_LINE:
            continue
        if found := CAPACITY.match(line):
            rest = line[found.end() :].strip()
            if is_office(rest):
                capacity, office = found.group(1) + ".", rest
            else:
                capacity, party = found.group(1) + ".", rest
            start, age = (block.start if start < 0 else start), 0
        elif (found := FOR_PARTY.match(line)) and line.isupper():
            party, start, age = found.group("party"), block.start, 0
        elif is_office(line) and line.isupper():
            office, start, age = line, (block.start if start < 0 else start), 0
        elif start >= 0 and NAME.match(line):
            if office or capacity or party:
                out.append(Signatory(line, office, capacity, party, start, block.end))
            capacity, party, office, start = "", "", "", -1
        elif start >= 0 and line.isupper() and not party and len(line) > 5:
            party = line
        elif start >= 0 and line.isupper() and party and not office and age <= LINES_OF_A_PARTY:
            party = f"{party} {line}"
    return tuple(out)


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
