"""Reads what an instrument says of itself for the modal reader: kind, number, title and dates.

All cues are the table `instrument` of the pack and the date words of its table `time`. Who the parties are is read by
`parties`, who signs by `signers`.
"""

from __future__ import annotations

import re
from typing import cast

from phoihop.reading.instruments import Instrument
from phoihop.reading.letters import bare, lowered
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.parties import ModalParties
from phoihop.reading.modal.times import date_of, shown
from phoihop.reading.modal.wording import InstrumentWords
from phoihop.reading.outcome import Kind, Why
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

HEAD_CHARACTERS = 6000
TITLE_UNITS = 40
LONGEST_TITLE = 40
LONGEST_TITLE_LINE = 200
MOST_TITLE_LINES = 8
KIND_REACH = 12
LONGEST_PLACE = 50
GAP = re.compile(r"\s{3,}|\t")
PLACE = re.compile(r"[^\W\d_][\w .'-]{1,38},\s{0,3}(?:[a-z]{2,5}\s)?")


class ModalInstrument:
    """Reads the instrument that a text is."""

    def __init__(self, tokens: Tokens, names: ModalNames, words: InstrumentWords, units: list[Unit]) -> None:
        self.t = tokens
        self.about = ModalParties(tokens, names, words)
        self.words = words
        self.units = units
        self.text = tokens.text

    def read(self) -> Instrument:
        kind, title_unit = self.kind()
        head_end = self.head_end(title_unit)
        out = Instrument(kind, self.number(head_end), None, "", None, None, 0, len(self.text), [], [], [])
        if title_unit is not None:
            out.why.append(
                Why("kind", self.text[title_unit.start : title_unit.end][:80], title_unit.start, title_unit.end)
            )
            out.title = self.title(title_unit)
        out.parties, out.short = self.about.parties(head_end)
        self.about.define(head_end)
        self.dates(out)
        out.bases = [
            " ".join(self.text[u.start : u.end].split())[:300]
            for u in self.units
            if u.start < head_end and self.t.bare_text[u.start : u.end].startswith(self.words.basis or ("\0",))
        ][:20]
        return out

    def kind(self) -> tuple[Kind, Unit | None]:
        """The first line of the head that names a kind of instrument; in it the kind that is named last counts."""
        t = self.t
        for unit in self.units[:TITLE_UNITS]:
            if unit.start > HEAD_CHARACTERS:
                break
            first, last = t.first_at(unit.start), t.first_at(unit.end)
            line = self.text[unit.start : unit.end]
            numbers = self.words.number.match(line) or self.words.code.match(line.strip("# "))
            if last - first > LONGEST_TITLE or unit.kind not in ("paragraph", "annex", "part") or numbers:
                continue
            found: tuple[int, int, str] | None = None
            for at in range(first, min(last, first + KIND_REACH)):
                if t.size(at, "title_stop") or t.size(at, "modal") or t.word(at) in ",:;":
                    break
                for tag, size in t.tags[at].items():
                    if tag.startswith("kind:") and (found is None or (at + size, size) > (found[0], found[1])):
                        found = (at + size, size, tag[5:])
            if found and (not line.endswith((".", ",", ";")) or line.isupper()):
                return cast("Kind", found[2]), unit
        return "other", None

    def head_end(self, title: Unit | None) -> int:
        """Where the head ends: at the first numbered part after the title."""
        begin = title.end if title else 0
        for unit in self.units:
            if unit.start > begin and unit.kind in ("article", "roman", "clause", "subclause", "chapter"):
                return min(unit.line_start, HEAD_CHARACTERS) if unit.line_start else HEAD_CHARACTERS
        return min(len(self.text), HEAD_CHARACTERS)

    def title(self, unit: Unit) -> str:
        """The line of the kind, with the lines right below it, and lines in capitals a space further."""
        lines = [self.text[unit.start : unit.end]]
        end = unit.end
        for later in self.units[unit.id + 1 : unit.id + MOST_TITLE_LINES]:
            line = self.text[later.start : later.end]
            near = self.text.count("\n", end, later.line_start) == 1
            if (
                later.kind != "paragraph"
                or len(line) > LONGEST_TITLE_LINE
                or line.endswith((".", ":", ","))
                or not (line.isupper() or near)
                or self.words.number.match(line)
                or self.words.code.match(line.strip("# "))
            ):
                break
            lines.append(line)
            end = later.end
        return " ".join(" ".join(lines).split()).strip("#*_ ")[:600]

    def number(self, head_end: int) -> str | None:
        for pattern in (self.words.number, self.words.code):
            for match in pattern.finditer(self.text, 0, head_end):
                if any(c.isdigit() for c in match.group(1)):
                    return match.group(1).strip(".-/")
        return None

    def dates(self, out: Instrument) -> None:
        folded_text = bare(lowered(self.text))
        found: list[tuple[int, int, str]] = []
        for pattern in self.words.time.dates:
            for match in pattern.finditer(folded_text):
                day = date_of(match, self.words.time.months)
                if day and day[2]:
                    found.append((match.start(), match.end(), shown(*day)))
        for start, end, value in sorted(found):
            before = folded_text[max(0, start - 110) : start]
            if self.words.ends.search(before):
                out.to = out.to or value
            elif self.words.starts.search(before) or self.words.effective.match(folded_text, end):
                out.from_ = out.from_ or value
            elif out.signed_on is None and (self.words.signed.search(before) or self.at_place(start)):
                out.signed_on = value
        if out.from_ is None and out.signed_on and self.words.upon_signature.search(folded_text):
            out.from_ = out.signed_on
        out.in_force_on = out.from_
        years = self.words.years.search(bare(lowered(out.title))) or self.words.years.search(
            folded_text[:HEAD_CHARACTERS]
        )
        if years and out.from_ is None and out.to is None and years.group(1) <= years.group(2):
            out.from_, out.to = years.group(1), years.group(2)

    def at_place(self, start: int) -> bool:
        """Whether a date ends "Song Van, 5 January 2026", or begins a line or a column of its own."""
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        line = GAP.split(line)[-1]
        if not line.strip(" *_") and start < HEAD_CHARACTERS:
            return True
        return len(line) < LONGEST_PLACE and PLACE.fullmatch(line.strip(" *_") + " ") is not None
