"""Learns what a report calls its bodies: names with a short form in brackets, and abbreviations of parts of a name.

"Cục Quản lý thị trường (QLTT) tỉnh" is one name, and "Cục QLTT tỉnh" means it; so does "Bộ CHQS tỉnh" for "Bộ Chỉ huy
Quân sự tỉnh". Only what stands in the text is learnt.
"""

from __future__ import annotations

import re

from phoihop.reading.bodies import Bodies
from phoihop.reading.letters import bare, lowered
from phoihop.reading.tokens import Tokens

LONGEST_SHORT = 6
LONGEST_FULL = 22
FEWEST = 2
SHORTEST_BRAND = 5
BOUNDARIES = frozenset(("giữa", "với", "cùng", "là", "do", "tại", "đã", "vừa", "sẽ", "gồm", "về", "cho", "từ"))
BRACKET = re.compile(r"\s?\(([^()]{2,40})\)")
SPACED_WORD = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*")
LETTER = re.compile(r"[^\W\d_]")
SMALL = frozenset(("và", "của", "các"))


class Shortening:
    """The short forms of one text."""

    def __init__(self, tokens: Tokens, bodies: Bodies) -> None:
        self.t = tokens
        self.bodies = bodies
        self.full: dict[str, str] = {}

    def learn(self) -> None:
        """Makes names that carry a bracketed short form known as a whole, and the short form with them."""
        t = self.t
        for index in range(1, len(t) - 2):
            if t.word(index) != "(":
                continue
            close = self.bodies.closing(index, min(len(t), index + LONGEST_SHORT + 2))
            if close is None or close == index + 1 or not self.is_short(index + 1, close):
                continue
            first = self.begin(index)
            if first < 0:
                continue
            last = self.place_after(close + 1)
            self.bodies.known.add(t.slice(first, last))
            self.bodies.known.add(t.slice(first, index))
            short = t.slice(index + 1, close)
            brand = close == index + 2 and len(short) >= SHORTEST_BRAND and not t.tags[index + 1]
            self.bodies.known.add(short, alone=brand)
            self.full.setdefault(lowered(short), named(t.slice(first, last)))

    def is_short(self, first: int, last: int) -> bool:
        """“QLTT”, “LĐ-TB&XH”, “Agribank Đồng Tháp”: capitals only, and no office, place or remark."""
        t = self.t
        words = [i for i in range(first, last) if t.is_word(i)]
        if not words or any(not t.is_upper(i) for i in words) or any(t.word(i) in ",.;:" for i in range(first, last)):
            return False
        abbreviated = all(t.word(i).isupper() for i in words)
        if abbreviated:
            return True
        is_named = self.bodies.heads(first) and len(words) > 1
        return not (is_named or t.size(first, "place") or t.size(first, "press:title") or t.size(first, "class"))

    def begin(self, bracket: int) -> int:
        """The first word of the name before a bracket: its head behind a mark, a joint or a verb; -1 for none."""
        t = self.t
        found = -1
        for at in range(bracket - 1, max(-1, bracket - LONGEST_FULL), -1):
            if t.is_upper(at) and (self.bodies.heads(at) or t.size(at, "head")) and t.word(at).lower() not in SMALL:
                found = at
            if at == 0 or "\n" in t.text[t.ends[at - 1] : t.starts[at]]:
                break
            before = t.low[at - 1]
            if t.word(at - 1) in ',.;:“"()' or before in BOUNDARIES:
                break
            if before == "và" and found == at:
                break
        return found

    def place_after(self, at: int) -> int:
        """Past the place that goes on a name behind its bracket: "(BHXH) | tỉnh", "(QLTT) | tỉnh Quảng Bình"."""
        t = self.t
        end = at + 2 if t.low[at : at + 2] == ["chi", "nhánh"] else at
        if end < len(t) and t.low[end] in ("tỉnh", "thành", "tp", "huyện", "quận", "thị", "xã", "phường"):
            end += 2 if t.low[end : end + 2] in (["thành", "phố"], ["thị", "xã"], ["tp", "."]) else 1
        while end < len(t) and t.is_word(end) and t.is_upper(end) and not self.bodies.heads(end):
            end += 1
        return end

    def name(self, party: str) -> str:
        """A party's name without its bracketed short form; every shorter way the text has for it becomes known."""
        whole = named(party)
        brand = whole.split()[0] if whole else ""
        at = self.t.low.index(lowered(brand)) if lowered(brand) in self.t.low else -1
        if len(brand) >= SHORTEST_BRAND and at >= 0 and not self.t.tags[at]:
            self.bodies.known.add(brand, alone=True)
            self.full.setdefault(lowered(brand), whole)
        for short in self.abbreviated(whole) | self.in_brackets(party):
            if short != whole and occurs(self.t.low_text, short):
                self.bodies.known.add(short)
                self.full.setdefault(lowered(short), whole)
        return whole

    def forms(self, party: str) -> list[str]:
        """A party's names: as it is listed, what that is short for, and what is short for it."""
        key = lowered(party)
        longer = [self.full[key]] if key in self.full else []
        return [party, *longer, *(short for short, whole in self.full.items() if lowered(whole) == key)]

    def in_brackets(self, party: str) -> set[str]:
        """“Cục Quản lý thị trường (QLTT) tỉnh” -> "QLTT", "Cục QLTT tỉnh", "Cục QLTT"."""
        found = BRACKET.search(party)
        if found is None:
            return set()
        before = SPACED_WORD.findall(party[: found.start()])
        after = party[found.end() :].strip()
        count = stood_for(found.group(1), before)
        kept = " ".join([*before[: len(before) - count], found.group(1)])
        return {found.group(1), f"{kept} {after}".strip(), kept}

    def abbreviated(self, name: str) -> set[str]:
        """Every way to put the first letters of a run of words in place of the run, with and without the place."""
        words = SPACED_WORD.findall(name)
        out = set()
        for first in range(len(words)):
            for last in range(first + FEWEST, len(words) + 1):
                letters = "".join(word[0] for word in words[first:last] if word.lower() not in SMALL).upper()
                if letters in self.capitals():
                    out.add(" ".join([*words[:first], letters, *words[last:]]))
                    out.update((letters, " ".join([*words[:first], letters]), " ".join([letters, *words[last:]])))
                    if last < len(words):
                        out.add(f"{letters} {words[last]}")
                    if last < len(words):
                        out.add(" ".join([*words[:first], letters, words[last]]))
        out.update(
            " ".join(words[at:]) for at in range(1, len(words)) if len(words[at]) > FEWEST and words[at].isupper()
        )
        return {short for short in out if len(short) >= FEWEST}

    def capitals(self) -> frozenset[str]:
        """The words of the text that are written in capitals only."""
        if not hasattr(self, "_capitals"):
            words = (self.t.word(i) for i in range(len(self.t)) if self.t.is_word(i))
            self._capitals = frozenset(word for word in words if len(word) >= FEWEST and word.isupper())
        return self._capitals


def named(name: str) -> str:
    """The name without a short form in brackets."""
    return " ".join(BRACKET.sub("", name).split())


def stood_for(short: str, words: list[str]) -> int:
    """How many of the last words an abbreviation stands for, by their first letters; all of them where it is a name."""
    letters = [bare(letter) for letter in LETTER.findall(short)]
    at = len(words)
    for letter in reversed(letters):
        while at > 0 and words[at - 1].lower() in SMALL:
            at -= 1
        if at == 0 or bare(words[at - 1])[0] != letter:
            return len(words)
        at -= 1
    return len(words) - at


def occurs(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(lowered(name))}(?!\w)", text) is not None
