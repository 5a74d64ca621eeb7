"""The rows of a mapped table: what each cell is for, under which heading it stands, and what is no row of work.

Headings ("I. Công tác tuyên truyền"), totals, the numbers of columns, blank rows and what stands below the table are
told apart from work and named with their reason, so that nothing disappears unseen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from phoihop.features.agreements.sheets.grid import MOST_ROWS, Grid, TableRefused, filled
from phoihop.features.agreements.sheets.heads import OF_PERIOD, HeadRows
from phoihop.vietnamese import fold_key

_TOTAL = re.compile(r"(?:tong cong|tong so|total)\b.{0,40}|(?:tong|cong)[\s:.\d]*")
_ROMAN = re.compile(r"(?:[IVX]{1,6}|[A-ZĐ])[.)]?")
_LABELLED = re.compile(r"^(?:(?:[IVX]{1,6}|[A-ZĐ])[.)\-:]|(?:PHẦN|Phần|MỤC|Mục)\s)\s*\S")
_FOOT = re.compile(
    r"(?:noi nhan|nguoi lap|nguoi tong hop|lap bieu|thu truong|giam doc|truong ban|pho truong|kt\.|tm\.|tl\.|ghi chu:|\(ky).*"
)
_NUMBERED = re.compile(r"\(?\d{1,2}\)?")
SHORT_HEADING = 14


class SheetRow(msgspec.Struct, omit_defaults=True):
    """One row of work. `number` is its row in the sheet as Excel counts; `told` are cells under heads of periods."""

    number: int
    cells: dict[str, str]
    section: str = ""
    told: list[tuple[str, str]] = []

    def cell(self, role: str) -> str:
        return self.cells.get(role, "")


class Left(msgspec.Struct, omit_defaults=True):
    """A row that is no work, and why: heading, total, foot, or without words of what is to be done."""

    number: int
    why: str
    text: str


class Sorted(msgspec.Struct):
    """The rows of a table, told apart."""

    rows: list[SheetRow]
    left: list[Left]


def sorted_rows(grid: Grid, head: HeadRows, columns: Sequence[str], roles: Sequence[str], *, inherit: bool) -> Sorted:
    """Return the rows of work and what is left out. With `inherit` a row without a lead goes on with the one above."""
    found = Sorted([], [])
    section, lead, over = "", "", False
    places = {role: place for place, role in reversed(list(enumerate(roles))) if role}
    for place, row in enumerate(filled(grid, head.below)):
        if place < head.below or not any(row):
            continue
        number, bare = place + 1, grid.rows[place]
        kind = "foot" if over else kind_of(grid, place, bare, places, roles)
        words = " ".join(dict.fromkeys(cell for cell in row if cell)).replace("\n", " ")
        if kind == "heading":
            section, lead = words, ""
            found.left.append(Left(number, kind, words[:200]))
        elif kind:
            over = over or (kind == "foot" and bool(_FOOT.fullmatch(fold_key(words))))
            found.left.append(Left(number, kind, words[:200]))
        else:
            each = row_of(number, row, columns, roles, section)
            if inherit and not each.cell("lead") and "lead" in roles:
                each.cells["lead"] = lead
            lead = each.cell("lead")
            found.rows.append(each)
    if len(found.rows) > MOST_ROWS:
        raise TableRefused("table_too_long", limit=str(MOST_ROWS))
    return found


def row_of(number: int, row: Sequence[str], columns: Sequence[str], roles: Sequence[str], section: str) -> SheetRow:
    cells: dict[str, str] = {}
    told = []
    for place, role in enumerate(roles):
        if role == OF_PERIOD:
            told.append((columns[place].rpartition(" – ")[2], row[place]))
        elif role and row[place]:
            cells[role] = f"{cells[role]}\n{row[place]}" if role in cells else row[place]
    return SheetRow(number, cells, section, told)


def kind_of(grid: Grid, place: int, row: Sequence[str], places: dict[str, int], roles: Sequence[str]) -> str:
    """Return "heading", "total", "numbers", "foot" or "no_content" for what is no work; "" for a row of work."""
    content_at, number_at = places.get("content", -1), places.get("number", -1)
    content = row[content_at] if content_at >= 0 else ""
    number = row[number_at].strip() if number_at >= 0 else ""
    first = next((cell for cell in row if cell), "")
    if _TOTAL.fullmatch(fold_key(first)) or (content and _TOTAL.fullmatch(fold_key(content))):
        return "total"
    cells = [cell for cell in row if cell]
    if len(cells) > 2 and all(_NUMBERED.fullmatch(cell) for cell in cells):
        return "numbers"
    others = [
        row[at] for at, role in enumerate(roles) if role and role not in ("number", "content", "note") and row[at]
    ]
    wide = next((m for m in grid.merges if m.top == place and m.right > m.left and row[m.left]), None)
    if not content and not number and _FOOT.fullmatch(fold_key(first)):
        return "foot"
    if not others:
        across = wide is not None and wide.right - wide.left + 1 >= max(2, len(roles) // 2)
        named = content or (first if across or _LABELLED.match(first) else "")
        if not named and number and not number.rstrip(".)").isdecimal():
            named = number
        if named and _is_heading(named, number, across=across, numbered=number_at >= 0):
            return "heading"
    return "" if content or _covered(grid, place, content_at) else "no_content"


def _is_heading(words: str, number: str, *, across: bool, numbered: bool) -> bool:
    if number and _ROMAN.fullmatch(number):
        return True
    if across or _LABELLED.match(words) or (words.isupper() and len(words) > 1):
        return True
    return numbered and not number and len(words.split()) < SHORT_HEADING


def _covered(grid: Grid, place: int, column: int) -> bool:
    """Whether the cell of what is to be done is merged with the one above."""
    return any(
        merge.left <= column <= merge.right and merge.top < place <= merge.bottom and grid.rows[merge.top][merge.left]
        for merge in grid.merges
    )
