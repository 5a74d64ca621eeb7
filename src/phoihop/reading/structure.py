"""Finds the parts of a text: chapters, articles, clauses, points, dashes and the paragraphs between them.

Numbers are read as printed; lines broken by a fixed width are joined; several numbered items on one line are told
apart. Knows nothing of duties.
"""

from __future__ import annotations

import itertools
import re

import msgspec

from phoihop.reading.layout import Layout
from phoihop.reading.marks import Marks
from phoihop.reading.outcome import Block, Clause

RANKS = {
    "part": 1, "chapter": 2, "annex": 2, "section": 3, "subsection": 4, "letter": 5, "roman": 6, "article": 7, "capital": 7, "clause": 8,
    "subclause": 9, "point": 12, "subpoint": 13, "dash": 14, "plus": 15, "paragraph": 20,
}  # fmt: skip
BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
NEXT_ITEM = re.compile(r"(?<=[.;:,])\s{1,4}(?=(?:\d{1,2}\.|\(?[a-zđ]\))\s{1,3}\S)")
ITEM = re.compile(r"\s*(?:(\d{1,2})\.|\(?([a-zđ])\))\s")
TERMINAL = ".;:!?…"
LONGEST_HEAD = 22
ALONE = re.compile(r"\s{0,8}\([a-zđ0-9]{1,4}\)\s{0,8}")
"""A number in brackets on a line of its own; its text stands on the next."""
STRAY = re.compile(r"[\s*_]*\.\s+(?=[A-ZĐÀ-Ỹ])")


class Unit(msgspec.Struct):
    """One numbered or unnumbered piece. `start` and `end` frame its own text without its label."""

    id: int
    kind: str
    label: str
    start: int
    end: int
    parent: int
    line_start: int
    block: int
    children: list[int] = []
    own: str = ""
    document: int = 0

    @property
    def rank(self) -> int:
        return RANKS[self.kind]


def lines_of(layout: Layout, marks: Marks, task_tables: frozenset[int] = frozenset()) -> list[tuple[int, int, int]]:
    """(start, end, block index) of each piece of text that may be a unit of its own; wrapped lines are joined."""
    text = layout.text
    width = wrap_width(layout)
    out: list[tuple[int, int, int]] = []
    for index, block in enumerate(layout.blocks):
        if block.table in task_tables or block.kind == "footnote":
            continue
        if out and width and follows_on(text, out[-1], block, width, marks):
            out[-1] = (out[-1][0], block.end, out[-1][2])
        else:
            out.append((block.start, block.end, index))
    pieces: list[tuple[int, int, int]] = []
    for start, end, index in out:
        pieces.extend((a, b, index) for a, b in split_line(text, start, end, marks))
    return pieces


def wrap_width(layout: Layout) -> int:
    """The width at which lines were broken, or 0 where paragraphs stand on one line each."""
    if layout.format not in ("text", "markdown", "html"):
        return 0
    text, blocks = layout.text, layout.blocks
    lengths: list[int] = []
    open_ends = 0
    for one, two in itertools.pairwise(blocks):
        if text.count("\n", one.end, two.start) == 1:
            lengths.append(one.end - one.start)
            open_ends += text[one.end - 1] not in TERMINAL
    if len(lengths) < 6 or open_ends * 2 < len(lengths):
        return 0
    lengths.sort()
    wide = lengths[int(len(lengths) * 0.9)]
    if sum(length >= wide * 0.75 for length in lengths) * 2 < len(lengths):
        return 0
    return wide if 30 <= wide <= 140 else 0


def follows_on(text: str, previous: tuple[int, int, int], block: Block, width: int, marks: Marks) -> bool:
    """Whether a line goes on the one before it."""
    gap = text[previous[1] : block.start]
    if gap.count("\n") != 1:
        return False
    line = text[block.start : block.end]
    if marks.begins_part(line):
        return False
    last_line = text.rfind("\n", previous[0], previous[1]) + 1
    size = previous[1] - max(last_line, previous[0])
    ends = text[previous[1] - 1] in TERMINAL
    if line[:1].islower():
        return text[previous[1] - 1] not in ";:" or size >= width * 0.8
    if size < width * 0.6:
        return False
    return not ends or size >= width * 0.85


def split_line(text: str, start: int, end: int, marks: Marks) -> list[tuple[int, int]]:
    """Cuts a line at articles glued to the sentence before, at numbered items that follow one another, at forced breaks
    ("<br>") and between the cells of a table drawn with "|".
    """
    cuts = [match.end() for match in marks.glued_article.finditer(text, start, end)]
    first = ITEM.match(text, start, end)
    number = int(first.group(1)) if first and first.group(1) else 0
    letter = first.group(2) if first and first.group(2) else ""
    for match in NEXT_ITEM.finditer(text, start, end):
        item = ITEM.match(text, match.end() - 1, end)
        if item is None:
            continue
        if item.group(1):
            if int(item.group(1)) == number + 1 and (number or text[match.start() - 1] == ":"):
                number, letter = number + 1, ""
                cuts.append(match.end())
        elif item.group(2) == marks.next_letter(letter) and (letter or text[match.start() - 1] == ":"):
            letter = item.group(2)
            cuts.append(match.end())
    breaks = [edge for match in BREAK.finditer(text, start, end) for edge in match.span()]
    if text[start:end].lstrip().startswith("|"):
        breaks += [edge for at in range(start, end) if text[at] == "|" for edge in (at, at + 1)]
    edges = sorted({start, *cuts, *breaks, end})
    pieces = [(a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip()]
    return (
        [(a, b) for a, b in pieces if not BREAK.fullmatch(text, a, b) and text[a:b].strip() != "|"]
        if breaks
        else pieces
    )


def units_of(layout: Layout, marks: Marks, task_tables: frozenset[int] = frozenset()) -> list[Unit]:
    """All units in order, each with its parent (-1 at the top) and children."""
    text = layout.text
    units: list[Unit] = []
    stack: list[Unit] = []
    for start, end, block in lines_of(layout, marks, task_tables):
        line = text[start:end]
        found = marks.label_of(line + " -" if ALONE.fullmatch(line) else line)
        kind, label, offset = found or ("paragraph", "", 0)
        if kind == "paragraph" and (stray := STRAY.match(line)):
            kind, label, offset = "clause", "", stray.end()
        at = min(start + offset, end)
        while at < end and text[at] in " \t*_":
            at += 1
        stop = end
        while stop > at and text[stop - 1] in " \t\r*_":
            stop -= 1
        if at >= stop and kind == "paragraph":
            continue
        if (
            kind == "paragraph"
            and units
            and (names_division(units[-1], text[at:stop]) or stands_alone(units[-1], start, text))
        ):
            units[-1].start, units[-1].end = at, stop
            continue
        if kind == "letter" and below_roman(stack):
            kind = "capital"
        unit = Unit(len(units), kind, label, at, max(at, stop), -1, start, block, [])
        place(unit, stack, text, marks)
        units.append(unit)
    return units


def below_roman(stack: list[Unit]) -> bool:
    """Whether "A." divides a part "I." that is open, and does not stand above it."""
    kinds = {unit.kind for unit in stack}
    return "roman" in kinds and "letter" not in kinds


def stands_alone(previous: Unit, line_start: int, text: str) -> bool:
    """Whether a number or letter stands on a line of its own and its text on the next: "(a)"."""
    if previous.start < previous.end or not RANKS["clause"] <= previous.rank <= RANKS["subpoint"]:
        return False
    return text.count("\n", previous.line_start, line_start) == 1


def names_division(previous: Unit, line: str) -> bool:
    """Whether a line is the name of the chapter whose number stands alone above it."""
    return (
        previous.kind in ("part", "chapter", "section", "subsection", "annex", "article")
        and previous.start >= previous.end
        and line.isupper()
    )


def place(unit: Unit, stack: list[Unit], text: str, marks: Marks) -> None:
    """Finds the parent of a unit and keeps the stack of open units."""
    if unit.kind == "paragraph":
        heads = opens(unit, text, marks) and bool(marks.owner_line.match(text[unit.start : unit.end]))
        while stack and (not opens(stack[-1], text, marks) or (heads and stack[-1].kind == "paragraph")):
            stack.pop()
        if stack:
            unit.parent = stack[-1].id
            stack[-1].children.append(unit.id)
        if opens(unit, text, marks):
            stack.append(unit)
        return
    while stack and (stack[-1].kind == "paragraph" or stack[-1].rank >= unit.rank):
        if stack[-1].kind == "paragraph" and stack[-1].rank >= unit.rank and belongs_below(stack, unit, text, marks):
            break
        stack.pop()
    if stack:
        unit.parent = stack[-1].id
        stack[-1].children.append(unit.id)
    stack.append(unit)


def belongs_below(stack: list[Unit], unit: Unit, text: str, marks: Marks) -> bool:
    """Whether numbered items stand below a paragraph that ends with a colon."""
    introducing = stack[-1]
    if not opens(introducing, text, marks):
        return False
    above = next((held for held in reversed(stack[:-1]) if held.kind != "paragraph"), None)
    return above is None or above.rank < unit.rank


def opens(unit: Unit, text: str, marks: Marks) -> bool:
    """Whether unnumbered paragraphs that follow stand below this unit."""
    line = text[unit.start : unit.end].rstrip()
    if line.endswith(":") or unit.rank <= RANKS["clause"]:
        return True
    return heads_what_follows(unit, line, marks)


def heads_what_follows(unit: Unit, line: str, marks: Marks) -> bool:
    """A short line without an end is the head of what comes below it: "a) Trách nhiệm của Bộ A"."""
    if not line or line[-1] in TERMINAL + "," or len(line.split()) > LONGEST_HEAD:
        return False
    return unit.kind in ("subclause", "point", "subpoint") or bool(marks.owner_line.match(line))


def clauses_of(units: list[Unit], text: str) -> tuple[Clause, ...]:
    """The numbered units as a tree; a clause ends where its last descendant ends."""
    ends = [unit.end for unit in units]
    for unit in reversed(units):
        if unit.parent >= 0:
            ends[unit.parent] = max(ends[unit.parent], ends[unit.id])
    numbers: dict[int, int] = {}
    out: list[Clause] = []
    for unit in units:
        if unit.kind == "paragraph":
            continue
        at = unit.parent
        while at >= 0 and at not in numbers:
            at = units[at].parent
        numbers[unit.id] = len(out)
        title = text[unit.start : unit.end] if unit.children or unit.rank <= RANKS["article"] else ""
        parent = numbers[at] if at >= 0 else None
        path = path_of(unit, out[parent] if parent is not None else None)
        out.append(
            Clause(
                len(out),
                unit.kind,
                unit.label,
                path,
                " ".join(title.split())[:300],
                unit.line_start,
                ends[unit.id],
                parent,
            )
        )
    return tuple(out)


def path_of(unit: Unit, parent: Clause | None) -> str:
    """“II.2a”, "Điều 5.1a": what a person would write to name the place. Chapters stay out of it below an article."""
    own = unit.label.strip(" .)/(-–•*+:")
    if unit.kind in ("article", "part", "chapter", "section", "subsection", "annex"):
        return unit.label.rstrip(" .:")
    above = parent
    if above is None or above.kind in ("part", "chapter", "section", "subsection", "annex"):
        return own or unit.label
    if not own:
        return above.path + " " + unit.label if not above.path.endswith((" -", " +")) else above.path
    if unit.kind == "subclause":
        head = above.path.rsplit(".", 1)[0] if above.kind in ("clause", "subclause") and "." in above.path else ""
        return f"{head}.{own}" if head else own
    return (
        above.path + ("." if own[0].isdigit() or above.kind in ("roman", "letter", "capital", "article") else "") + own
    )
