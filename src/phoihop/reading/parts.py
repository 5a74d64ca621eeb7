"""What the parts of a document are to those below them: heads, captions, introductions, lists of contents.

Asks the language through `Speech`; makes no commitments.
"""

from __future__ import annotations

from phoihop.reading.drafts import Draft
from phoihop.reading.heads import Head
from phoihop.reading.speech import Names, Speech
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

SHORT_ITEM = 6
LONG_INTRODUCTION = 10
LONGEST_HEAD = 70
FEWEST_WORDS = 6
LONGEST_OWNER = 20


class Parts:
    """Questions about the parts of one text."""

    speech: Speech
    t: Tokens
    bodies: Names
    units: list[Unit]

    def words(self, start: int, end: int) -> tuple[int, int]:
        return self.t.first_at(start), self.t.first_at(end)

    def is_caption(self, unit: Unit) -> bool:
        """A line in capitals names a part or a table and asks nothing."""
        return self.t.text[unit.start : unit.end].isupper()

    def divides(self, unit: Unit) -> bool:
        """Whether the parts below a head name owners of their own."""
        return any(
            self.head(self.units[child], bool(self.units[child].children)).leads or self.units[child].children
            for child in unit.children
        )

    def named_in_items(self, unit: Unit, stated: list[tuple[int, int, Statement]]) -> tuple[str, ...]:
        """The bodies that items only name, where the line above makes focal points of them."""
        if not self.t.text[unit.start : unit.end].rstrip().endswith(":") or not any(
            self.t.find("focal", s.first, s.last) >= 0 for _, _, s in stated
        ):
            return ()
        out: list[str] = []
        for child in unit.children:
            first, last = self.words(self.units[child].start, self.units[child].end)
            at = next((i + 1 for i in range(first, min(last, first + 16)) if self.t.word(i) == ":"), first)
            while at < last:
                names = self.bodies.list_at(at, last)
                if names is None:
                    break
                out.extend(names.names)
                at = names.last + 1
        return tuple(dict.fromkeys(out)) if len(out) > 1 else ()

    def only_names(self, unit: Unit) -> tuple[str, ...]:
        """The bodies of an item that names nothing else: "Cấp tỉnh: A (...) và B"; none where more is said."""
        first, last = self.words(unit.start, unit.end)
        colon = next((i + 1 for i in range(first, min(last, first + SHORT_ITEM)) if self.t.word(i) == ":"), first)
        out: list[str] = []
        at = colon
        while at < last:
            names = self.bodies.list_at(at, last)
            if names is None:
                return ()
            out.extend(names.names)
            at = names.last
            depth = 0
            while at < last and (depth or not self.t.is_word(at) or self.t.size(at, "joint")):
                depth += (self.t.word(at) == "(") - (self.t.word(at) == ")")
                at += 1
        return tuple(dict.fromkeys(out))

    def names_owner(self, unit: Unit, stated: list[tuple[int, int, Statement]]) -> tuple[str, ...]:
        """“2. Điểm X của Bộ và cơ quan Y:" below "Trách nhiệm của Z": a line of names that the text uses, and no verb."""
        first, last = self.words(unit.start, unit.end)
        line = self.t.text[unit.start : unit.end].rstrip()
        if not line.endswith(":") or last - first > LONGEST_OWNER or any(s.predicate >= 0 for _, _, s in stated):
            return ()
        return self.speech.named_line(first, last)

    def rather_commands(self, unit: Unit, s: Statement) -> bool:
        """“a) Lãnh đạo đơn vị chấp hành ...” below a head that names its owner: a verb, and no leader."""
        first = self.t.first_at(unit.start)
        person, verb = self.t.size(first, "person"), self.t.size(first, "verb")
        return s.subject is not None and s.subject.first == first and 0 < person <= verb

    def has_object(self, stated: list[tuple[int, int, Statement]]) -> bool:
        """Whether an introduction has a verb of its own and not only "có trách nhiệm:"."""
        for _, _, s in stated:
            if s.predicate >= 0 and any(
                self.t.size(i, "line:information") for i in range(s.predicate, min(s.last, s.predicate + 8))
            ):
                return True
        return False

    def has_content(self, stated: list[tuple[int, int, Statement]]) -> bool:
        """“X kiểm tra, xác minh ... và thực hiện các nội dung sau:”: an introduction that asks something itself."""
        if not stated or stated[-1][2].predicate < 0:
            return False
        s = stated[-1][2]
        if any(self.t.size(i, "including") for i in range(s.predicate + LONG_INTRODUCTION, s.last)):
            return True
        joint = next((i for i in range(s.last - 1, s.predicate, -1) if self.t.size(i, "more_follows")), -1)
        return joint > 0 and any(
            self.t.size(i, "verb") and not self.t.size(i, "light") for i in range(s.predicate, joint)
        )

    def directed(self, unit: Unit, stated: list[tuple[int, int, Statement]]) -> tuple[str, ...]:
        """“A hướng dẫn B thực hiện như sau:": those whom the introducing line directs owe the items below it."""
        t = self.t
        if not stated or not t.text[unit.start : unit.end].rstrip().endswith(":"):
            return ()
        s = stated[-1][2]
        if s.subject is None or s.predicate < 0 or not t.size(s.predicate, "directing"):
            return ()
        names = self.bodies.list_at(s.predicate + t.size(s.predicate, "directing"), s.last)
        acts = names is not None and names.last < s.last and (t.size(names.last, "verb") or self.binds_at(names.last))
        return names.names if names is not None and acts else ()

    def binds_at(self, index: int) -> bool:
        return self.t.size(index, "bound_duty") > 0 or self.t.low[index] == "phải"

    def asks_itself(self, unit: Unit, stated: list[tuple[int, int, Statement]], below: list[Draft]) -> bool:
        """“Định kỳ, A và B rà soát các vụ việc và xử lý như sau:”: the items name who owes them, so the line is no mere
        introduction of its own body.
        """
        if not stated or not self.t.text[unit.start : unit.end].rstrip().endswith(":"):
            return False
        s = stated[-1][2]
        if s.subject is None or s.predicate < 0 or s.power:
            return False
        items = [draft for draft in below if draft.unit in unit.children]
        named = sum(draft.named for draft in items)
        verbs = [i for i in range(s.predicate, s.last) if self.t.size(i, "verb") and not self.t.size(i, "light")]
        return named * 2 > len(items) and named > 1 and bool(verbs) and s.last - verbs[0] > FEWEST_WORDS

    def is_title(self, unit: Unit) -> bool:
        """A heading: no full stop, and its children stand below it."""
        return self.t.text[unit.start : unit.end].rstrip()[-1:] not in ".;"

    def head(self, unit: Unit, introduces: bool) -> Head:
        if not introduces and unit.kind == "paragraph":
            return Head("plain")
        first, last = self.words(unit.start, unit.end)
        titled = unit.kind == "article" and introduces and self.is_title(unit)
        if last - first > LONGEST_HEAD and not titled and not self.t.text[unit.start : unit.end].rstrip().endswith(":"):
            return Head("plain")
        if not introduces and unit.kind not in ("article", "chapter", "section", "roman", "part"):
            colon = next((i for i in range(first, min(last, first + 9)) if self.t.word(i) == ":"), -1)
            if colon > 0 and self.t.size(first, "hard_head"):
                return Head("hard")
            return Head("plain")
        return self.speech.head(first, last)

    def lists_cases(self, unit: Unit, *, surely: bool) -> bool:
        """“... khi thuộc một trong các trường hợp sau đây:", "trừ các trường hợp sau:": below it stand cases and no duties;
        `surely` where nothing below names an owner.
        """
        t = self.t
        first, last = self.words(unit.start, unit.end)
        if surely and self.ends_in_contents(unit, first, last):
            return True
        at = t.find("cases_follow", first, last)
        if at < 0 or not t.text[unit.start : unit.end].rstrip().endswith(":"):
            return False
        return surely or any(t.low[i] in ("trừ", "thuộc") for i in range(max(first, at - SHORT_ITEM), at))

    def ends_in_contents(self, unit: Unit, first: int, last: int) -> bool:
        """“... bố trí mặt bằng theo các yếu tố sau:", "... xây dựng kế hoạch. Kế hoạch bao gồm:": after the duty stand what it
        follows or what a paper holds.
        """
        t = self.t
        line = t.text[unit.start : unit.end].rstrip()
        if not line.endswith(":") or last - first < LONG_INTRODUCTION:
            return False
        end = next(i for i in range(last - 1, first, -1) if t.is_word(i)) + 1
        if any(i + t.size(i, "contents_follow") == end for i in range(max(first, end - SHORT_ITEM), end)):
            return True
        stop = next((i for i in range(end - 1, first, -1) if t.word(i) == "."), -1)
        return stop > 0 and t.size(stop + 1, "paper") > 0 and "gồm" in t.low[max(stop, end - SHORT_ITEM) : end]

    def contents_only(self, unit: Unit) -> bool:
        """An introducing line whose items are all a few words long lists contents."""
        if not self.t.text[unit.start : unit.end].rstrip().endswith(":") or self.is_heading_line(unit):
            return False
        if self.only_binds(unit):
            return False
        sizes = []
        for child in unit.children:
            first, last = self.words(self.units[child].start, self.units[child].end)
            sizes.append(last - first)
        sizes.sort()
        return bool(sizes) and sizes[len(sizes) // 2] <= SHORT_ITEM and sizes[-1] <= SHORT_ITEM * 5

    def only_binds(self, unit: Unit) -> bool:
        """“Sở A, Sở B có trách nhiệm (sau đây):" with verbs below it: what follows is owed, however short."""
        first, last = self.words(unit.start, unit.end)
        bound = next((i for i in range(first, last) if self.t.size(i, "bound_duty")), -1)
        if bound < 0 or last - bound > SHORT_ITEM + 1:
            return False
        begins = [self.t.first_at(self.units[child].start) for child in unit.children]
        return all(self.t.size(at, "verb") or self.t.size(at, "joint_verb") for at in begins)

    def is_heading_line(self, unit: Unit) -> bool:
        first, last = self.words(unit.start, unit.end)
        return last - first <= 12
