"""Learns the bodies that one document speaks of before its duties are read.

Names come from where a document cannot mean anything else: what stands before "có trách nhiệm", whose duties a head
names, and short forms the document sets. What is learnt here is known everywhere in that text, whatever its first word.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.heads import names_follow, owners
from phoihop.reading.structure import Unit
from phoihop.reading.terms import Terms
from phoihop.reading.tokens import Tokens

LONGEST = 14
OFTEN = 3
TITLE = 3
LONGEST_OWNER = 40
JOINTS = (",", "và", "hoặc", ";")
INNER = "-–/&"


class Vocabulary:
    """What one text calls those who act in it."""

    def __init__(self, tokens: Tokens, bodies: Bodies) -> None:
        self.t = tokens
        self.bodies = bodies

    def learn(self, units: list[Unit]) -> None:
        for unit in units:
            if unit.kind != "paragraph" or unit.children:
                self.owner(unit)
        for index in range(len(self.t)):
            if self.t.size(index, "bound_duty") or self.t.low[index] == "phải":
                self.before(index)
        self.groups()
        self.bodies.known.extend(Terms(self.t).names())

    def before(self, marker: int) -> None:
        """The words before "có trách nhiệm", back to a mark or to a word that no name can hold."""
        t = self.t
        first = marker
        while first > 0 and marker - first < LONGEST and self.holds(first - 1):
            first -= 1
        if marker - first >= LONGEST:
            return
        cut = first + 1
        while cut < marker and not self.ends(cut):
            cut += max(1, *(t.size(cut, tag) for tag in ("head", "class", "noun", "name", "tail")))
        cut = min(cut, marker)
        actor = first + t.size(first, "determiner")
        if self.is_read_already(actor, cut):
            return
        if t.low[marker] != "phải" or any(t.size(actor, tag) for tag in ("class", "head", "person", "rank")):
            self.add(first, cut)

    def is_read_already(self, first: int, last: int) -> bool:
        """Whether a name ends before a verb here, as "Chấp hành viên | tổ chức ... phải": nothing new to learn."""
        if self.t.size(first, "wide"):
            return False
        end = self.bodies.name_at(first, last)
        return end is not None and end < last and any(self.t.size(end, tag) for tag in ("verb", "joint_verb", "adverb"))

    def ends(self, index: int) -> bool:
        t = self.t
        if not t.size(index, "stop") or t.low[index] in ("có", "được"):
            return False
        return t.low[index] != "về" or t.low[index - 2 : index] != ["nhà", "nước"]

    def groups(self) -> None:
        """“đoàn giám sát", "tổ thẩm định": a group named by what it does, where the text says so again and again."""
        t = self.t
        seen: dict[str, int] = {}
        for index in range(len(t) - 2):
            size = t.size(index, "group")
            verb = t.size(index + size, "verb") if size and index + size < len(t) else 0
            if verb and t.size(index, "verb") <= size and t.size(index, "class") <= size:
                name = " ".join(t.low[index : index + size + verb])
                seen[name] = seen.get(name, 0) + 1
        self.bodies.known.extend(self.officers())
        if "cơ quan chủ trì" in t.low_text:
            self.bodies.known.extend(("cơ quan chủ trì", "cơ quan phối hợp", "đơn vị chủ trì", "đơn vị phối hợp"))
        self.bodies.known.extend(name for name, count in seen.items() if count >= OFTEN)

    def officers(self) -> list[str]:
        """“Kiểm ngư viên": persons in office whose title the text writes with a capital, again and again."""
        t = self.t
        seen: dict[str, int] = {}
        for index in range(2, len(t)):
            first = index - 2
            if (
                t.low[index] != "viên"
                or not t.is_upper(first)
                or t.is_upper(index - 1)
                or t.size(index - 1, "no_office")
            ):
                continue
            if t.size(first, "person") < TITLE:
                name = t.slice(first, index + 1)
                seen[name] = seen.get(name, 0) + 1
        return [name for name, count in seen.items() if count >= OFTEN]

    def holds(self, index: int) -> bool:
        t = self.t
        if not t.is_word(index):
            return t.word(index) in INNER
        return t.low[index] != "thì" and "\n" not in t.text[t.ends[index] : t.starts[index + 1]]

    def owner(self, unit: Unit) -> None:
        """The bodies that a head names: "Trách nhiệm của A, B và C"."""
        t = self.t
        first, last = t.first_at(unit.start), t.first_at(unit.end)
        if last - first > LONGEST_OWNER:
            return
        size = t.size(first, "owner_head") if first < last else 0
        if not size or t.low[first + size - 1] != "của":
            return
        owners(t, self.bodies, first + size, last)

    def add(self, first: int, last: int) -> None:
        """Makes a name known unless it is a thing, a verb or no more than the name of a class; a list name by name."""
        t = self.t
        joint = next((i for i in range(last - 2, first, -1) if t.low[i] in JOINTS and names_follow(t, i + 1, last)), -1)
        if joint > 0:
            self.add(first, joint)
            first = joint + 1
        while first < last and (t.size(first, "determiner") or t.low[first] in JOINTS or not t.is_word(first)):
            first += max(1, t.size(first, "determiner"))
        while last > first and not t.is_word(last - 1):
            last -= 1
        if last - first < 2 or any(t.size(first, tag) for tag in ("opener", "stop", "people", "parties", "connective")):
            return
        if t.size(first, "thing") and not (
            t.size(first, "thing") == 1 and t.is_upper(first + 1) and len(t.word(first + 1)) > 1
        ):
            return
        bare = max(t.size(first, tag) for tag in ("class", "head"))
        if first + bare >= last or any(t.size(first, tag) > bare for tag in ("verb", "adverb", "joint_verb")):
            return
        if any(t.low[i] in JOINTS for i in range(first, last)) and not t.is_upper(first):
            return
        self.bodies.known.add(t.slice(first, last))
