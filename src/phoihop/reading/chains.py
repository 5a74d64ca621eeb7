"""The bodies that running text names: chains with "với", places that stand for their body, persons by their office.

`mentions` asks whose paper it is.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.grouped import sharing_a_class
from phoihop.reading.outcome import PARTIES
from phoihop.reading.packs import Pack
from phoihop.reading.tokens import Tokens

LONGEST_OFFICE = 6


class Chains:
    """Reads the bodies that one report names."""

    def __init__(self, tokens: Tokens, bodies: Bodies, pack: Pack) -> None:
        self.t = tokens
        self.bodies = bodies
        self.pack = pack

    def chain(self, first: int, last: int) -> tuple[list[str], int]:
        """The bodies of "A, B với C và D"."""
        t = self.t
        out: list[str] = []
        at = first
        while at < last:
            names = self.names(at, last)
            if names is None:
                break
            out.extend(names[0])
            at = names[1]
            joint = at
            while joint < last and t.low[joint] in ("với", "và", "cùng", ",") and joint < at + 3:
                joint += 1
            if joint == at and joint < last and t.bare[joint : joint + 2] == ["phoi", "hop"]:
                joint += t.size(joint, "support")
            if joint == at or joint >= last or self.names(joint, last) is None:
                break
            at = joint
        return list(dict.fromkeys(out)), at

    def names(self, at: int, last: int) -> tuple[list[str], int] | None:
        """Bodies named at a word: also places ("ba tỉnh A, B, C"), and persons by their body ("Chủ tịch Hội X")."""
        places = self.places(at, last)
        if places is not None:
            return places
        shared = sharing_a_class(self.t, self.bodies, at, last)
        if shared is not None:
            return shared
        found = self.bodies.list_at(at, last)
        if found is None:
            person = self.person(at, last)
            return self.names(person, last) if person > at else None
        out = [body for name in found.names if name != PARTIES and (body := self.body(name)) and body[0].isupper()]
        end = next((i for i in range(at + 1, found.last) if self.t.size(i, "parties")), found.last)
        while end > at and self.t.word(end - 1) == ",":
            end -= 1
        return (out, end) if out else None

    def person(self, at: int, last: int) -> int:
        """After "ông Nguyễn Văn A, " or "đồng chí B - ": where the office begins; else `at`."""
        t = self.t
        if not t.size(at, "press:title"):
            return at
        for index in range(at + 1, min(last, at + 9)):
            if (
                t.word(index) in ",-–"
                and index + 1 < last
                and (t.size(index + 1, "person") or t.size(index + 1, "head"))
            ):
                return index + 1
        return at

    def body(self, name: str) -> str:
        """The body of one who is named by office: "Chủ tịch Hội X" is Hội X."""
        words = name.split()
        for count in range(min(len(words), LONGEST_OFFICE), 0, -1):
            head = " ".join(words[:count]).lower()
            if head in self.offices() and len(words) > count:
                return " ".join(words[count:])
        return name

    def offices(self) -> frozenset[str]:
        return frozenset(self.pack.phrases["office"])

    def places(self, at: int, last: int) -> tuple[list[str], int] | None:
        """“TP. HCM”, "tỉnh Bình Dương", "3 tỉnh Long An, Tiền Giang, Đồng Tháp"."""
        t = self.t
        begin = at
        many = t.word(at).isdigit() or t.size(at, "determiner")
        if many:
            begin += max(1, t.size(at, "determiner"))
        if begin >= last:
            return None
        label = 0
        if t.size(begin, "place") >= max(1, t.size(begin, "head")) and not t.size(begin, "class"):
            label = t.size(begin, "place")
        if label and many:
            out: list[str] = []
            index = begin + label
            while index < last and t.is_upper(index):
                end = self.capitals(index, last)
                out.append(t.slice(index, end))
                index = end
                if (
                    index + 1 < last
                    and t.low[index] in (",", "và")
                    and t.is_upper(index + 1)
                    and not self.bodies.heads(index + 1)
                ):
                    index += 1
                    continue
                break
            return (out, index) if out else None
        if label and begin + label < last and t.is_upper(begin + label):
            end = self.capitals(begin + label, last)
            return [t.slice(begin, end)], end
        if t.low[begin] in ("tp", "tphcm") and not many:
            end = begin + 1
            if end + 1 < last and t.word(end) == "." and t.is_upper(end + 1):
                end += 1
            end = self.capitals(end, last)
            return [t.slice(begin, end)], end
        return None

    def capitals(self, at: int, last: int) -> int:
        t = self.t
        while at < last and t.is_word(at) and (t.is_upper(at) or t.word(at).isdigit()) and not self.bodies.heads(at):
            at += 1
        return at
