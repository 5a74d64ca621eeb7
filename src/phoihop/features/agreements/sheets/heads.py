"""The head of a table: where it stands, how its columns read, and what each is probably for.

What is proposed here a person confirms or changes; a head that was mapped before is found again by its shape.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from phoihop.features.agreements.sheets.grid import Grid
from phoihop.features.agreements.sheets.marks import is_mark
from phoihop.features.agreements.sheets.times import is_time, period_of
from phoihop.vietnamese import fold_key

SEARCHED_ROWS = 40
MOST_HEAD_ROWS = 4
LONGEST_HEAD = 60
SAMPLED = 200
OF_PERIOD = "of_period"
ROLES = (
    "number", "content", "lead", "support", "when", "period", "product", "status", "result", "sent_on", "sent_number",
    "difficulties", "way_forward", "note", OF_PERIOD,
)  # fmt: skip
SEVERAL = frozenset({OF_PERIOD, "note"})
"""Roles that more than one column may have."""
# Folded words of a head; the longest that stands in it says what the column is for.
NAMES: dict[str, tuple[str, ...]] = {
    "number": ("stt", "tt", "so tt", "so thu tu", "no"),
    "content": (
        "noi dung", "nhiem vu", "cong viec", "dau viec", "ten nhiem vu", "noi dung cong viec", "noi dung nhiem vu",
        "nhiem vu giai phap", "noi dung phoi hop", "hoat dong", "viec phai lam", "task", "commitment", "content",
        "activity",
    ),
    "lead": (
        "chu tri", "phu trach", "thuc hien", "don vi", "co quan", "don vi thuc hien", "co quan thuc hien",
        "don vi chu tri", "co quan chu tri", "don vi tham muu", "bo phan thuc hien", "lead",
    ),
    "support": ("phoi hop", "don vi phoi hop", "co quan phoi hop", "cung thuc hien", "supporting", "support"),
    "when": (
        "thoi gian", "thoi han", "thoi diem", "han hoan thanh", "han", "thoi gian thuc hien", "thoi han thuc hien",
        "thoi gian hoan thanh", "thoi han hoan thanh", "thoi gian bao cao", "lo trinh", "deadline", "due", "when",
    ),
    "period": ("ky bao cao", "ky", "dot bao cao", "period"),
    "product": ("san pham", "ket qua dau ra", "san pham dau ra", "ket qua du kien", "deliverable", "product"),
    "status": (
        "tien do", "tinh trang", "trang thai", "muc do", "ty le", "danh gia", "muc do hoan thanh", "tien do thuc hien",
        "tinh hinh thuc hien", "ty le hoan thanh", "% hoan thanh", "%", "da thuc hien", "da lam", "status", "progress",
    ),
    "result": ("ket qua", "ket qua thuc hien", "ket qua dat duoc", "ket qua cu the", "result"),
    "sent_on": (
        "ngay gui", "ngay bao cao", "ngay hoan thanh", "ngay thuc hien", "ngay van ban", "ngay ky", "ngay thang",
        "ngay nop", "thoi gian gui", "sent", "sent on", "date sent",
    ),
    "sent_number": (
        "so van ban", "so vb", "so ky hieu", "so hieu", "van ban", "so bao cao", "bao cao so",
        "number of the document",
    ),
    "difficulties": ("kho khan", "vuong mac", "kho khan vuong mac", "ton tai", "han che", "nguyen nhan", "difficulties"),
    "way_forward": ("de xuat", "kien nghi", "de xuat kien nghi", "giai phap", "huong xu ly", "way forward"),
    "note": ("ghi chu", "note", "notes", "remarks"),
}  # fmt: skip
_OF_PERSONS = ("lanh dao", "can bo", "nguoi ", "ho va ten", "chuyen vien")
"""Persons are no bodies: who among the staff does it is no part of an agreement."""
_ORDINALS = re.compile(r"\(?\d{1,2}\)?")
_ROLE_BY_NAME = sorted(((name, role) for role, names in NAMES.items() for name in names), key=lambda p: -len(p[0]))


class HeadRows(NamedTuple):
    """Where the head stands (rows counted from 0, the last one included; -1 where there is none)."""

    first: int
    last: int

    @property
    def below(self) -> int:
        return self.last + 1


def role_of(head: str) -> str:
    """Return what a head alone says about its column; "" where it says nothing known."""
    words = re.sub(r"[\s,;/()&.:*-]+", " ", fold_key(head)).strip()
    if not words or len(words) > LONGEST_HEAD or words.startswith(_OF_PERSONS):
        return ""
    if period_of(words, None):
        return OF_PERIOD
    for name, role in _ROLE_BY_NAME:
        if words == name or (len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)):
            return role
    return ""


def head_of(grid: Grid) -> HeadRows:
    """Return where the head of a sheet stands: the row that names most columns, and those that belong to it."""
    known = [
        len({role for cell in row if cell and (role := role_of(cell))} | ({OF_PERIOD} if _periods(row) > 1 else set()))
        for row in grid.rows[:SEARCHED_ROWS]
    ]
    best = max(range(len(known)), key=lambda place: known[place], default=-1)
    if best < 0 or (known[best] < 2 and not _numbers_follow(grid, best)):
        return HeadRows(-1, -1)
    first = last = best
    tall = [merge for merge in grid.merges if merge.top == best and merge.bottom > merge.top]
    last = max([last, *(min(merge.bottom, best + MOST_HEAD_ROWS - 1) for merge in tall)])
    while last + 1 < len(grid.rows) and last - first + 1 < MOST_HEAD_ROWS and _goes_on(grid, first, last + 1):
        last += 1
    if first > 0 and _begins_above(grid, first):
        first -= 1
    return HeadRows(first, last)


def _numbers_follow(grid: Grid, place: int) -> bool:
    """Whether a row names the column of numbers, and numbers stand below: a head whose other words say nothing."""
    row = grid.rows[place]
    at = next((column for column, cell in enumerate(row) if role_of(cell) == "number"), -1)
    below = [each[at] for each in grid.rows[place + 1 : place + MOST_HEAD_ROWS]] if at >= 0 else []
    return sum(bool(cell) for cell in row) > 1 and any(_ORDINALS.fullmatch(cell.rstrip(".")) for cell in below)


def _periods(row: Sequence[str]) -> int:
    return sum(bool(cell and period_of(fold_key(cell), None)) for cell in row)


def _goes_on(grid: Grid, first: int, place: int) -> bool:
    """Whether a row still belongs to the head: it numbers the columns, or names parts of a column above it."""
    row = grid.rows[place]
    filled = [cell for cell in row if cell]
    if not filled:
        return False
    if all(_ORDINALS.fullmatch(cell) for cell in filled) and len(filled) > 1:
        numbers = [int(cell.strip("()")) for cell in filled]
        return all(b - a == 1 for a, b in pairwise(numbers)) and numbers[0] in (0, 1)
    above = grid.rows[first]
    wide = any(
        merge.top == first and merge.right > merge.left and any(row[merge.left : merge.right + 1])
        for merge in grid.merges
    )
    named = sum(bool(cell) and (bool(role_of(cell)) or not above[at]) for at, cell in enumerate(row))
    parts = any(cell and not above[at] and role_of(cell) for at, cell in enumerate(row))
    return (wide or parts) and named == len(filled) and max(len(cell) for cell in filled) <= LONGEST_HEAD


def _begins_above(grid: Grid, first: int) -> bool:
    """Whether the row above holds wider heads (Cơ quan thực hiện over Chủ trì and Phối hợp)."""
    return any(
        merge.top == first - 1
        and merge.right > merge.left
        and merge.right - merge.left + 1 < max(2, sum(bool(cell) for cell in grid.rows[first]))
        and role_of(grid.rows[merge.top][merge.left])
        for merge in grid.merges
    )


def columns_of(grid: Grid, head: HeadRows) -> list[str]:
    """Return how each column reads: the words of its head from top to bottom, a wide head for all that it spans."""
    if head.first < 0:
        return [""] * grid.width
    rows = [list(row) for row in grid.rows[head.first : head.below]]
    for merge in grid.merges:
        if head.first <= merge.top <= head.last:
            for row in range(merge.top, min(merge.bottom, head.last) + 1):
                for column in range(merge.left, merge.right + 1):
                    own = rows[row - head.first][column]
                    rows[row - head.first][column] = own or grid.rows[merge.top][merge.left]
    if not grid.merges:
        _spread(rows)
    found = []
    for column in range(grid.width):
        parts = [" ".join(row[column].split()) for row in rows if row[column]]
        found.append(" – ".join(dict.fromkeys(part for part in parts if not _ORDINALS.fullmatch(part))))
    return found


def _spread(rows: list[list[str]]) -> None:
    """Pasted rows lost their merges: a head with names under its empty neighbours spans these."""
    for upper, lower in pairwise(rows):
        spanning = ""
        for column, words in enumerate(upper):
            spanning = words or (spanning if lower[column] else "")
            upper[column] = words or spanning


def roles_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Propose what each column is for, by its head and where that is not clear by what stands below."""
    roles: list[str] = []
    for place, head in enumerate(columns):
        parts = head.split(" – ")
        role = next((found for part in reversed(parts) if (found := role_of(part))), "") or role_of(head)
        cells = [row[place] for row in rows[:SAMPLED] if row[place]]
        if role in ("status", "when", "result") and cells:
            role = _by_cells(role, cells)
        if role and role not in SEVERAL and role in roles:
            role = "sent_on" if role == "when" and "sent_on" not in roles else ""
        roles.append(role)
    return roles if "content" in roles else _without_head(roles, rows)


def _by_cells(role: str, cells: Sequence[str]) -> str:
    """“Tiến độ” tells the time in a plan and the state in a table of follow-up: the cells decide."""
    times = sum(is_time(cell) for cell in cells)
    marks = sum(is_mark(cell) for cell in cells)
    if role == "status" and times > marks and times * 2 > len(cells):
        return "when"
    if role in ("when", "result") and marks > times and marks * 2 > len(cells):
        return "status"
    return role


def _without_head(roles: list[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The longest texts are what is to be done; in a table without any head the usual order holds for the rest."""
    weights = [
        sum(len(row[place]) for row in rows[:SAMPLED]) if not roles[place] else -1 for place in range(len(roles))
    ]
    if not weights or max(weights) <= 0:
        return roles
    content = weights.index(max(weights))
    found = [*roles]
    found[content] = "content"
    if any(roles):
        return found
    before = [row[0].strip(" .") for row in rows[:SAMPLED] if row[0]]
    if content > 0 and before and sum(cell.isdecimal() for cell in before) * 2 > len(before):
        found[0] = "number"
    for place, role in zip(range(content + 1, len(found)), ("lead", "support", "when", "product"), strict=False):
        found[place] = role
    return found


def shape_of(columns: Sequence[str]) -> str:
    """Return what a head is known by: the same words in the same columns, whatever their case and marks."""
    return hashlib.sha256("\n".join(fold_key(each) for each in columns).encode()).hexdigest()
