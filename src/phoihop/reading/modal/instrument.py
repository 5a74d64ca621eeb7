"""Reads what an instrument says of itself for the modal reader: kind, number, title, dates, parties, signers.

All cues are the table `instrument` of the pack and the date words of its table `time`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Any, cast

from phoihop.reading.instruments import Instrument
from phoihop.reading.layout import Layout
from phoihop.reading.letters import bare, lowered
from phoihop.reading.marks import words_of
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.times import TimeWords, date_of, folded, shown
from phoihop.reading.outcome import Kind, Party, Signatory, Why
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

HEAD_CHARACTERS = 6000
TITLE_UNITS = 40
LONGEST_TITLE = 40
LONGEST_TITLE_LINE = 200
MOST_TITLE_LINES = 8
KIND_REACH = 12
PARTIES_REACH = 300
SHORT_REACH = 160
MOST_PLACES = 4
MOST_PARTIES = 12
BLANKS = "{[:"
LONGEST_PARTY = 140
LONGEST_LINE = 120
LONGEST_PLACE = 50
LINES_OF_A_BLOCK = 8
PLACE = re.compile(r"[^\W\d_][\w .'-]{1,38},\s{0,3}(?:[a-z]{2,5}\s)?")
QUOTED = r"[\"“”'‘’]"


class InstrumentWords:
    """The patterns of one pack's table `instrument`."""

    def __init__(self, table: Mapping[str, Any], time: TimeWords) -> None:
        def alternation(name: str) -> str:
            return words_of(list(table.get(name, ())))

        self.time = time
        called = alternation("called")
        self.definition = re.compile(
            rf"(?:[,(]\s{{0,2}}|\b(?:and|or)\s|^)?(?:(?:{called})\s{{1,2}})+(?:(?:{alternation('determiners')})\s)?{QUOTED}?([^\"“”()\n,;.]{{2,60}})|\(\s?(?:(?:{alternation('determiners')})\s)?{QUOTED}([^\"“”()\n]{{2,60}}?){QUOTED}\s?\)",
            re.IGNORECASE,
        )
        self.meaning = re.compile(
            rf"{QUOTED}([^\"“”\n]{{2,80}}?){QUOTED}(?:\s(?:{alternation('or')})\s{QUOTED}([^\"“”\n]{{2,60}}?){QUOTED})?\s(?:{alternation('means')})\b"
        )
        self.between = re.compile(rf"\b(?:{alternation('between')})\b\s?:?\s{{0,4}}(?=\S)", re.IGNORECASE)
        self.lettered = re.compile(
            rf"^[ \t>*_-]{{0,8}}((?:{alternation('party_words')})\s(?:[A-D]|[1-9]|I{{1,3}}))[*_]{{0,2}}\s?(?:\([^()\n]{{1,60}}\)\s?)?[:–-]\s{{0,3}}[*_]{{0,2}}\s?([^\n]{{3,160}})$",
            re.IGNORECASE | re.MULTILINE,
        )
        self.number = re.compile(
            rf"\b(?:{alternation('number')})\s{{0,2}}[:.]?\s{{0,3}}([A-Z0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9&]+)*)",
            re.IGNORECASE,
        )
        self.code = re.compile(r"^[\s#*>_]{0,8}([A-Z]{2,}[A-Z0-9]*(?:[-/][A-Z0-9]+)*[-/]\d+)\W{0,4}$", re.MULTILINE)
        self.signed = re.compile(rf"\b(?:{words_of(folded(table.get('signed', ())))})\b[^.;]{{0,60}}?$")
        self.starts = re.compile(rf"\b(?:{words_of(folded(table.get('starts', ())))})\b[^.;\d]{{0,60}}$")
        self.ends = re.compile(rf"\b(?:{words_of(folded(table.get('ends', ())))})\s(?:[a-z]+\s)?$")
        self.upon_signature = re.compile(rf"\b(?:{words_of(folded(table.get('upon_signature', ())))})\b")
        self.years = re.compile(
            rf"\b((?:19|20)\d{{2}})\s?(?:-|{words_of(folded(table.get('to', ())))})\s?((?:19|20)\d{{2}})\b"
        )
        self.signing_for = re.compile(rf"^(?:{alternation('signing_for')})\s(?P<party>[^:]{{3,100}}):?$", re.IGNORECASE)
        self.signer = re.compile(rf"^(?:{alternation('signer')})\s?:\s{{0,3}}(?P<value>.{{0,80}})$", re.IGNORECASE)
        self.office = re.compile(rf"^(?:{alternation('office')})\s?:\s{{0,3}}(?P<value>.{{0,80}})$", re.IGNORECASE)
        self.closing = re.compile(rf"^[\s*_#]{{0,6}}(?:{alternation('closing')})\b", re.IGNORECASE)
        self.basis = tuple(folded(table.get("basis", ())))


class ModalInstrument:
    """Reads the instrument that a text is."""

    def __init__(self, tokens: Tokens, names: ModalNames, words: InstrumentWords, units: list[Unit]) -> None:
        self.t = tokens
        self.names = names
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
        out.parties, out.short = self.parties(head_end)
        self.define(head_end)
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
            if last - first > LONGEST_TITLE or unit.kind not in ("paragraph", "annex", "part"):
                continue
            found: tuple[int, int, str] | None = None
            for at in range(first, min(last, first + KIND_REACH)):
                if t.size(at, "title_stop") or t.size(at, "modal") or t.word(at) in ",:;":
                    break
                for tag, size in t.tags[at].items():
                    if tag.startswith("kind:") and (found is None or (at + size, size) > (found[0], found[1])):
                        found = (at + size, size, tag[5:])
            line = self.text[unit.start : unit.end]
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

    def parties(self, head_end: int) -> tuple[list[str], list[Party]]:
        """“between A (“X”) and B (“Y”)”, "Party A: ...", or whose responsibilities have a head of their own."""
        lettered = {m.group(1): self.cleaned(m.group(2)) for m in self.words.lettered.finditer(self.text)}
        if len(lettered) > 1:
            short = [Party(name, letter) for letter, name in lettered.items() if name]
            for party in short:
                self.names.known.extend((party.name, party.short))
            return [party.name for party in short], short
        reach = min(len(self.text), head_end + HEAD_CHARACTERS // 4)
        for match in self.words.between.finditer(self.text, 0, reach):
            found = self.listed(match.end())
            if len(found) > 1:
                for party in found:
                    self.names.known.extend(name for name in (party.name, party.short) if name)
                return list(dict.fromkeys(p.name for p in found)), list(dict.fromkeys(p for p in found if p.short))
        return [], []

    def listed(self, start: int) -> list[Party]:
        """Names with their short names, one after the other, until a name does not follow."""
        t = self.t
        out: list[Party] = []
        at = t.first_at(start)
        limit = min(len(t), at + PARTIES_REACH)
        while at < limit and len(out) < MOST_PARTIES:
            at = self.before_name(at, limit)
            end = self.name_end(at, limit)
            name = t.slice(at, end)
            if end == at or len(name) > LONGEST_PARTY or not (name[0].isupper() or name[0] in BLANKS):
                break
            following = self.next_party(end, limit)
            out.append(Party(self.cleaned(name), self.short_form(name)))
            if following < 0:
                break
            at = following
        return out

    def short_form(self, name: str) -> str:
        """The short name that stands soon after the name, at the first place where one does."""
        pattern = re.compile(r"\s{1,4}".join(re.escape(word) for word in name.split()), re.IGNORECASE)
        for place in itertools.islice(pattern.finditer(self.text), MOST_PLACES):
            found = self.words.definition.search(self.text, place.end(), place.end() + SHORT_REACH)
            if found is None or "\n\n" in self.text[place.end() : found.start()]:
                continue
            begin = self.t.first_at(found.start(1) if found.group(1) else found.start(2))
            while begin < len(self.t) and self.t.size(begin, "determiner"):
                begin += self.t.size(begin, "determiner")
            short = self.cleaned(self.text[self.t.starts[begin] : found.end(1) if found.group(1) else found.end(2)])
            last = self.t.first_at(self.t.starts[begin] + len(short))
            none = begin + max(self.t.size(begin, "not_short"), self.t.size(begin, "parties")) >= last
            if (
                self.t.find("joint", self.t.first_at(place.end()), self.t.first_at(found.start())) < 0
                and short
                and not none
            ):
                return short
        return ""

    def before_name(self, at: int, limit: int) -> int:
        """Over numbers in brackets, quotes and determiners before a name."""
        t = self.t
        while at < limit:
            if t.word(at) == "(" and at + 2 < limit and t.word(at + 2) == ")" and len(t.word(at + 1)) <= 3:
                at += 3
            elif not t.is_word(at) and t.word(at) not in BLANKS:
                at += 1
            elif size := t.size(at, "determiner"):
                at += size
            else:
                break
        return at

    def name_end(self, begin: int, limit: int) -> int:
        """The word after a party's name: what follows is a bracket, an address, a definition or the next party."""
        t = self.t
        braces = 0
        for at in range(begin, limit):
            word = t.word(at)
            braces += (word in "{[") - (word in "}]")
            if braces > 0 or word in "}]":
                continue
            if at > begin and self.heads_paragraph(at):
                return at
            if (
                word in '();"“”'
                or t.size(at, "party_end")
                or (word in ".:" and not t.glued(min(at + 1, limit - 1)) and at > begin)
            ):
                return at
            if word == "," and at + 1 < limit and not (t.is_word(at + 1) and t.is_upper(at + 1)):
                return at
            if at > begin and t.size(at, "joint") and self.parts(begin, at, limit):
                return at
        return limit

    def parts(self, begin: int, joint: int, limit: int) -> bool:
        """Whether "and" parts two bodies and stands in no name: before "the", or before a name with a head."""
        t = self.t
        after = joint + t.size(joint, "joint")
        if after >= limit:
            return True
        if any(t.size(at, "joint") and self.heads_paragraph(at) for at in range(joint + 1, limit)):
            return False
        return t.size(after, "determiner") > 0 or (
            self.names.run(after, limit) > 0 and self.names.run(begin, joint) == joint
        )

    def heads_paragraph(self, at: int) -> bool:
        return at > 0 and "\n\n" in self.t.text[self.t.ends[at - 1] : self.t.starts[at]]

    def next_party(self, start: int, limit: int) -> int:
        """Where the next body is named: behind "and" and before a capital."""
        t = self.t
        depth = 0
        for at in range(start, limit):
            word = t.word(at)
            depth = depth + 1 if word == "(" else max(0, depth - 1) if word == ")" else depth
            if depth:
                continue
            if t.size(at, "party_stop") or (word == "." and at + 1 < limit and not t.glued(at + 1)):
                return -1
            if size := t.size(at, "joint"):
                begin = self.before_name(at + size, limit)
                if begin < limit and (t.is_upper(begin) or t.word(begin) in BLANKS) and not t.size(begin, "party_stop"):
                    return begin
        return -1

    def cleaned(self, text: str) -> str:
        return " ".join(text.split()).strip(' ,;.*_"“”-–')

    def define(self, head_end: int) -> None:
        """Teaches the names that the document defines for bodies: “Agency”, "UNICEF"."""
        for match in self.words.meaning.finditer(self.text):
            forms = [form for form in match.groups() if form]
            if any(self.is_body(form) for form in forms):
                self.names.known.extend(forms)
        for match in self.words.definition.finditer(self.text):
            name = (match.group(1) or match.group(2) or "").strip(" .,;:\"“”'‘’")
            if name and (match.start() < head_end or self.is_body(name)) and self.is_body(name):
                self.names.known.add(name)

    def is_body(self, name: str) -> bool:
        start = self.text.find(name)
        if start < 0:
            return False
        first, last = self.t.first_at(start), self.t.first_at(start + len(name))
        return first < last and any(
            self.t.size(i, "head") == last - i or self.t.size(i, "class") == last - i for i in range(first, last)
        )

    def dates(self, out: Instrument) -> None:
        folded_text = bare(lowered(self.text))
        found: list[tuple[int, str]] = []
        for pattern in self.words.time.dates:
            for match in pattern.finditer(folded_text):
                day = date_of(match, self.words.time.months)
                if day and day[2]:
                    found.append((match.start(), shown(*day)))
        for start, value in sorted(found):
            before = folded_text[max(0, start - 110) : start]
            if self.words.ends.search(before):
                out.to = out.to or value
            elif self.words.starts.search(before):
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
        """Whether a date ends "Song Van, 5 January 2026" on a line of its own."""
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return len(line) < LONGEST_PLACE and PLACE.fullmatch(line.strip(" *_") + " ") is not None


def signatories(layout: Layout, words: InstrumentWords) -> tuple[Signatory, ...]:
    """Blocks of "For X", "Name: ...", "Title: ..." at the end."""
    out: list[Signatory] = []
    party, name, start, age = "", "", -1, 0
    for block in layout.blocks:
        line = " ".join(layout.text[block.start : block.end].split()).strip("*_ ")
        age += 1
        if len(line) > LONGEST_LINE or (start >= 0 and age > LINES_OF_A_BLOCK):
            party, name, start = "", "", -1
            continue
        if found := words.signing_for.match(line):
            party, name, start, age = found.group("party").strip(), "", block.start, 0
        elif start >= 0 and (found := words.signer.match(line)):
            name = found.group("value").strip(" _.")
        elif start >= 0 and name and (found := words.office.match(line)):
            out.append(Signatory(name, found.group("value").strip(" _."), "", party, start, block.end))
            party, name, start = "", "", -1
    return tuple(out)


def closing_start(layout: Layout, after: int, words: InstrumentWords) -> int:
    """Where the closing part begins after an offset, or the end of the text."""
    for block in layout.blocks:
        if block.start >= after and words.closing.match(layout.text[block.start : block.end]):
            return block.start
    return len(layout.text)
