"""What all Excel sheets share: cell formats, text that stays text, names of tabs, the page that is printed."""

from __future__ import annotations

import re
from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from phoihop.documents.typesetting import plain
from phoihop.documents.values import clean

Paper = Literal["A4", "A3"]
FONT, SHAPE_FONT = "Times New Roman", "Segoe UI Symbol"
RED, GREY, WASH, HEAD = "#9A1B1E", "#696459", "#F6F4EF", "#ECE9E1"
_PAPER = {"A4": 9, "A3": 8}
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\n")
_LONGEST_CELL = 32_767
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\]")


class Styles:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **look: object) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter", **look})
        return self._made[key]


def put(page: Worksheet, row: int, column: int, words: str, style: Styles, **look: object) -> None:
    """Write words that stay words. What would be a formula when somebody edits the cell is marked as text, as by hand."""
    text = as_text(words)
    page.write_string(row, column, text, style(**look, **as_typed(text)))


def as_typed(text: str) -> dict[str, object]:
    """Return the mark of a cell whose text begins as a formula does: Excel's own for a text typed after an apostrophe."""
    return {"quote_prefix": True} if text.startswith(FORMULA_BEGINS) else {}


def as_text(words: str) -> str:
    """Return words as a cell carries them: cleaned, with ordinary spaces and hyphens, within Excel's limit."""
    return plain(clean(words))[:_LONGEST_CELL]


def tab_name(name: str, taken: set[str]) -> str:
    """Return a name that Excel accepts for a tab (31 letters, none of its own signs, not used before), and take it."""
    base = _NOT_IN_TABS.sub(" ", plain(clean(name)).replace("\n", " ")).strip(" '")
    base = _cut(base, 31).strip(" '") or "Bảng"
    chosen, number = base, 2
    while chosen.casefold() in taken:
        chosen = f"{_cut(base, 26).strip()} ({number})"
        number += 1
    taken.add(chosen.casefold())
    return chosen


def _cut(words: str, most: int) -> str:
    """Cut to so many letters as Excel counts them: a sign beyond the basic plane is two."""
    return words.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def print_setup(
    page: Worksheet, paper: Paper, *, heads: tuple[int, int], last_row: int, last_column: int, mark: str = ""
) -> None:
    """Set the sheet to print landscape, one page wide, with the heads on each page and page numbers at the foot."""
    page.set_landscape()
    page.set_paper(_PAPER[paper])
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.repeat_rows(*heads)
    page.print_area(0, 0, last_row, last_column)
    words = as_text(mark)[:80].replace("&", "&&")
    page.set_footer(f'&L&"{FONT},Italic"&9 {words}&R&"{FONT},Regular"&9 &P/&N')
