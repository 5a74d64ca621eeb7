"""Who the parties to an instrument are, for the modal reader: full and short names, and the names that it defines.

All cues are the table `instrument` of the pack and its tags for names. Reads no dates and no kind.
"""

from __future__ import annotations

import itertools
import re

from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.wording import InstrumentWords
from phoihop.reading.outcome import Party
from phoihop.reading.tokens import Tokens

AFTER_HEAD = 1500
PARTIES_REACH = 300
SHORT_REACH = 320
MOST_PLACES = 4
MOST_PARTIES = 12
BLANKS = "{[:"
SYMBOL = re.compile(r"\s?\(([A-Z][A-Z0-9&-]{1,9})\)")
AFTER_PARTY = ',;)"”'
LONGEST_PARTY = 140


class ModalParties:
    """Reads the parties of one text, and teaches its names."""

    def __init__(self, tokens: Tokens, names: ModalNames, words: InstrumentWords) -> None:
        self.t = tokens
        self.names = names
        self.words = words
        self.text = tokens.text

    def parties(self, head_end: int) -> tuple[list[str], list[Party]]:
        """“between A (“X”) and B (“Y”)”, "Party A: ...", or whose responsibilities have a head of their own."""
        lettered = {m.group(1): self.cleaned(m.group(2)) for m in self.words.lettered.finditer(self.text)}
        if len(lettered) > 1:
            short = [Party(name, letter) for letter, name in lettered.items() if name]
            for party in short:
                self.names.learn(party.name)
                self.names.learn(party.short)
            return [party.name for party in short], short
        reach = min(len(self.text), head_end + AFTER_HEAD)
        for match in self.words.between.finditer(self.text, 0, reach):
            found = self.listed(match.end())
            if len(found) > 1:
                for party in found:
                    self.names.learn(party.name)
                    self.names.learn(party.short)
                return list(dict.fromkeys(p.name for p in found)), list(dict.fromkeys(p for p in found if p.short))
        return [], []

    def listed(self, start: int) -> list[Party]:
        """Names with their short names, one after the other, until a name does not follow."""
        t = self.t
        out: list[str] = []
        at = t.first_at(start)
        limit = min(len(t), at + PARTIES_REACH)
        while at < limit and len(out) < MOST_PARTIES:
            at = self.before_name(at, limit)
            end = self.name_end(at, limit)
            name = t.slice(at, end)
            if end == at or len(name) > LONGEST_PARTY or not (name[0].isupper() or name[0] in BLANKS):
                break
            following = self.next_party(end, limit)
            out.append(name)
            if following < 0:
                break
            at = following
        short = [self.short_form(name, [other for other in out if other != name]) for name in out]
        return [
            Party(self.cleaned(self.without_address(name)), called) for name, called in zip(out, short, strict=True)
        ]

    def short_form(self, name: str, others: list[str]) -> str:
        """The short name that stands soon after the name and before any other party's, at the first such place."""
        pattern = re.compile(r"\s{1,4}".join(re.escape(word) for word in name.split()), re.IGNORECASE)
        for place in itertools.islice(pattern.finditer(self.text), MOST_PLACES):
            if symbol := SYMBOL.match(self.text, place.end()):
                return symbol.group(1)
            found = self.words.definition.search(self.text, place.end(), place.end() + SHORT_REACH)
            between = self.text[place.end() : found.start()].casefold() if found else ""
            if found is None or "\n\n" in between or any(other.casefold() in between for other in others):
                continue
            begin = self.t.first_at(found.start(1) if found.group(1) else found.start(2))
            while begin < len(self.t) and self.t.size(begin, "determiner"):
                begin += self.t.size(begin, "determiner")
            short = self.cleaned(self.text[self.t.starts[begin] : found.end(1) if found.group(1) else found.end(2)])
            last = self.t.first_at(self.t.starts[begin] + len(short))
            none = begin + max(self.t.size(begin, "not_short"), self.t.size(begin, "parties")) >= last
            if short and not none:
                return short
        return ""

    def without_address(self, name: str) -> str:
        """“Northmere Council of Town Hall, High Street": what goes on with a comma and no "and" is where it sits."""
        before, comma, after = name.partition(",")
        t = self.t
        start = self.text.find(name)
        first, last = t.first_at(start), t.first_at(start + len(name))
        joined = any(t.size(at, "joint") for at in range(t.first_at(start + len(before)), last))
        link = next((at for at in range(first + 1, last) if t.size(at, "of")), -1)
        if not comma or joined or link < 0 or not after or not t.size(link - 1, "head"):
            return name
        return t.slice(first, link)

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
            listed = word == "," and (at == start or t.word(at - 1) == ")")
            if size := t.size(at, "joint") or int(listed):
                begin = self.before_name(at + size, limit)
                named = begin < limit and (t.is_upper(begin) or t.word(begin) in BLANKS)
                apart = at == start or t.word(at - 1) in AFTER_PARTY or self.heads_paragraph(at) or begin > at + size
                if listed:
                    apart = begin > at + size and begin < limit and self.names.run(begin, limit) > 0
                if (
                    named
                    and not t.size(begin, "party_stop")
                    and (apart or (not listed and self.names.run(begin, limit)))
                ):
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
