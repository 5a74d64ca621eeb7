"""Who signs an instrument, and where its closing part begins, for the modal reader.

Blocks stand below one another, in the columns of a table, or beside one another with wide gaps. All cues are the table
`instrument` of the pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from phoihop.reading.layout import Layout
from phoihop.reading.modal.wording import InstrumentWords
from phoihop.reading.outcome import Signatory

LONGEST_LINE = 120
LINES_OF_A_BLOCK = 9
SIGNED = "/s/"
GAP = re.compile(r"\s{3,}")


class Signing(msgspec.Struct):
    """One block of signature, while it is read."""

    party: str
    start: int
    end: int
    name: str = ""
    office: str = ""
    lines: int = 0

    def done(self) -> Signatory:
        return Signatory(self.name, self.office, "", self.party, self.start, self.end)


def signatories(layout: Layout, words: InstrumentWords) -> tuple[Signatory, ...]:
    """Blocks of "For X", then a name and an office, with or without "Name:" and "Title:" before them."""
    open_: dict[int, Signing] = {}
    above: dict[int, str] = {}
    out: list[Signatory] = []
    for column, start, end in pieces(layout):
        line = " ".join(layout.text[start:end].replace(SIGNED, " ").split()).strip("*_ ")
        held = open_.get(column)
        if held is not None and (held.lines >= LINES_OF_A_BLOCK or len(line) > LONGEST_LINE):
            close(open_, column, out)
            held = None
        found = words.signing_for.match(line) if len(line) <= LONGEST_LINE else None
        if found and names_a_body(found.group("party")):
            close(open_, column, out)
            held = open_[column] = Signing(found.group("party").strip(), start, end)
            name, _, office = (found.group("rest") or "").partition(",")
            if words.person.match(name):
                held.name, held.office = name, office.strip()
        elif held is None and words.signer.match(line) and names_a_body(above.get(column, "")):
            held = open_[column] = Signing(above[column], start, end)
        above[column] = line
        if held is not None and not found:
            held.lines += 1
            take(held, line, end, words)
        if held is not None and held.name and held.office:
            close(open_, column, out)
    for column in list(open_):
        close(open_, column, out)
    return tuple(sorted(out, key=lambda signer: signer.start))


def names_a_body(party: str) -> bool:
    """Whether this is a name and no sentence that begins like the head of a block: "For the first year, ..."."""
    return party[:1].isupper() and not party.endswith((".", ",", ";")) and not any(c.isdigit() for c in party)


def take(held: Signing, line: str, end: int, words: InstrumentWords) -> None:
    """Takes a name or an office over from one line of a block."""
    if found := words.signer.match(line):
        held.name, held.end = found.group("value").strip(" _.") or held.name, end
    elif found := words.office.match(line):
        held.office, held.end = found.group("value").strip(" _."), end
    elif not held.office and words.offices.search(line):
        held.office, held.end = line, end
    elif not held.name and words.person.match(line):
        held.name, held.end = line, end


def close(open_: dict[int, Signing], column: int, out: list[Signatory]) -> None:
    """Ends the block of a column; without a name it is none."""
    held = open_.pop(column, None)
    if held is not None and held.name:
        out.append(held.done())


def pieces(layout: Layout) -> Iterator[tuple[int, int, int]]:
    """(column, start, end) of each line, and of the parts of a line with wide gaps."""
    for block in layout.blocks:
        if block.table >= 0:
            yield block.column, block.start, block.end
            continue
        at, column = block.start, 0
        for gap in GAP.finditer(layout.text, block.start, block.end):
            yield column, at, gap.start()
            at, column = gap.end(), column + 1
        yield column, at, block.end


def closing_start(layout: Layout, after: int, words: InstrumentWords) -> int:
    """Where the closing part begins after an offset, or the end of the text."""
    for block in layout.blocks:
        if block.start >= after and words.closing.match(layout.text[block.start : block.end]):
            return block.start
    return len(layout.text)
