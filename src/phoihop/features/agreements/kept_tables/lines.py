"""The rows of a kept table on a page, whatever they become: some at a time, what is asked, what is left out.

What a row becomes is said by the room that takes it in: a commitment (`kept_tables/rows.py`), or a report of the next room.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.features.agreements.kept_tables.mapping import Kept
from phoihop.features.agreements.sheets.rows import Left

ON_A_PAGE = 100


class Control(NamedTuple):
    """What is asked at a row: one of several, or a date where there are no options."""

    name: str
    words: str
    options: Sequence[tuple[str, str]] = ()
    value: str = ""


class TableRow(NamedTuple):
    """One row of the table: its words, what it becomes, what is asked of it, what is wrong with it.

    `key` names it in answers: the number of the row, and of a row that tells of several periods which of them.
    """

    key: str
    number: int
    text: str
    section: str
    becomes: Sequence[Sequence[tuple[str, str]]]
    questions: Sequence[str] = ()
    wrong: str = ""
    out: bool = False
    controls: Sequence[Control] = ()


class Page(NamedTuple):
    """Some lines of many, and where the others are."""

    lines: Sequence[TableRow]
    number: int
    pages: int
    words: str

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def page_of(lines: Sequence[TableRow], asked: str) -> Page:
    """Return one page of lines; those with a question, or with something wrong, come first."""
    ordered = sorted(lines, key=lambda line: (line.out, not (line.questions or line.wrong), line.number))
    pages = max(1, -(-len(ordered) // ON_A_PAGE))
    number = min(max(1, int(asked) if asked.isdecimal() and len(asked) < 6 else 1), pages)
    shown = ordered[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return Page(shown, number, pages, _("Page %(n)d of %(of)d") % {"n": number, "of": pages})


def keep_left_out(kept: Kept, given: Any, known: AbstractSet[str]) -> None:
    """Keep which of the rows on the page are left out."""
    out = set(given.getlist("out"))
    for key in known & set(given.getlist("shown")):
        answer = {name: value for name, value in kept.answer(key).items() if name != "out"}
        if key in out:
            answer["out"] = "1"
        kept.row.answers[key] = answer


def standing_words(rows: int, taken: str, asked: int, out: int) -> str:
    """Say how a table stands: 24 rows, 20 commitments, 3 rows with a question, 1 row left out."""
    parts = [ngettext("%(n)d row", "%(n)d rows", rows) % {"n": rows}, taken]
    if asked:
        parts.append(ngettext("%(n)d row with a question", "%(n)d rows with a question", asked) % {"n": asked})
    if out:
        parts.append(ngettext("%(n)d row left out", "%(n)d rows left out", out) % {"n": out})
    return ", ".join(parts)


def left_words(left: Sequence[Left]) -> list[tuple[str, str, str]]:
    """Return the rows that are no work, each with why: its number, the reason, its words."""
    why = {
        "heading": _("heading"),
        "total": _("total"),
        "numbers": _("numbers of columns"),
        "foot": _("below the table"),
        "no_content": _("does not say what is to be done"),
    }
    return [(str(each.number), why[each.why], each.text) for each in left]
