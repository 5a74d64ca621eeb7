"""What may stand inside a name: words of a class, roles, fields, places, citations.

How these make one name is in `extent`.
"""

from __future__ import annotations

from abc import abstractmethod

from phoihop.reading.known import KnownNames
from phoihop.reading.tokens import Tokens

RELATIVE_REACH = 26
ROLE_REACH = 10
DOMAIN_REACH = 9
LONG_CLASS = 3
CITATION_REACH = 14
SHORTEST = 2
GIVEN = ("được", "đã", "đang", "nhận")


class Inner:
    """Words inside names. Who mixes it in says where a name begins and ends."""

    tokens: Tokens
    known: KnownNames
    line_ends: bool

    @abstractmethod
    def name_at(self, first: int, last: int) -> int | None: ...

    def citation(self, at: int, first: int, last: int) -> int:
        """“các đơn vị | quy định tại khoản 1 và khoản 2 Điều 6": the article ends the name; without one, no citation."""
        t = self.tokens
        for index in range(first, min(last, first + CITATION_REACH) - 1):
            if t.size(index, "article_word"):
                return index + 2
            if not (t.size(index, "cited_part") or t.low[index] in (",", "và") or len(t.low[index]) <= SHORTEST):
                return at
        return at

    def acts(self, at: int) -> bool:
        """“Chấp hành viên | tổ chức thi hành": a verb with its object, and no class of bodies."""
        t = self.tokens
        size = t.size(at, "verb")
        after = at + size
        return bool(size) and after < len(t) and any(t.size(after, tag) for tag in ("verb", "thing", "determiner"))

    def inner_head(self, at: int, last: int) -> int:
        """The size of a head inside a name; "... Vân | phòng, chống ..." is none, for a verb begins in it."""
        t = self.tokens
        return 0 if at + 1 < last and t.size(at + 1, "verb") > 1 else t.size(at, "head")

    def known_part(self, at: int, last: int, *, is_person: bool) -> int:
        """A known name inside an office or a class: "Trưởng [đoàn giám sát]", "thành viên [Hội đồng tư vấn]"."""
        size = self.known.size_at(self.tokens, at, last)
        if not size and self.tokens.size(at, "class") >= LONG_CLASS and at + self.tokens.size(at, "class") <= last:
            size = self.tokens.size(at, "class")
        if not size and is_person:
            size = max(0, self.known.size_at(self.tokens, at - 1, last) - 1)
        return size

    def role_name(self, begin: int, at: int, last: int) -> int:
        """“cơ quan chủ trì ... có trách nhiệm": the role is the name where another predicate follows; its size or 0."""
        t = self.tokens
        size = t.size(at, "role_word")
        if not size or at + size >= last or t.size(begin, "person"):
            return 0
        for index in range(at + size, min(last, at + size + ROLE_REACH)):
            if not t.is_word(index):
                return 0
            if t.size(index, "bound_duty") or t.low[index] in ("phải", "sẽ", "cần"):
                return index - at if t.is_word(index) and not t.size(at + size, "verb") else size
        return 0

    def domain(self, at: int, last: int) -> int:
        """After "cơ quan nhà nước về": the fields, "văn hóa, thể thao và du lịch"."""
        t = self.tokens
        end = at
        while end < last and end - at < DOMAIN_REACH:
            if (
                t.low[end] in (",", "và")
                and end + 1 < last
                and (self.name_at(end + 1, last) or self.ends_name(end + 1))
            ):
                break
            if not t.is_word(end) and t.word(end) not in ",-–":
                break
            if end > at and self.ends_name(end) and not t.size(end, "verb") and t.low[end] != "và":
                break
            if end > at and t.size(end, "verb") and t.low[end - 1] not in (",", "và"):
                break
            end += max(1, t.size(end, "noun"), t.size(end, "verb"))
        return end

    def inside(self, at: int, last: int, *, wide: bool = True) -> int:
        """How many words of a class's own name stand here; verbs only where a marker of duty follows."""
        t = self.tokens
        if size := t.size(at, "inside"):
            return size
        size = t.size(at, "inside_relative")
        if not size or not (wide or t.low[at] in GIVEN):
            return 0
        for index in range(at + size, min(last + RELATIVE_REACH, at + RELATIVE_REACH, len(t))):
            if t.word(index) in ",;.:":
                return 0
            given = t.low[at] in GIVEN and t.size(at, "inside_relative") > 1 and self.heads(index + 1)
            if t.low[index] in ("và", "hoặc") and given and t.is_upper(index + 1):
                return max(size, min(index, last) - at)
            if t.low[index] in ("và", "hoặc") and (t.size(index + 1, "determiner") or self.is_marker(index + 1)):
                return 0 if self.is_marker(index + 1) else max(size, min(index, last) - at)
            bound = t.low[at] in GIVEN and t.size(index, "marker_strong")
            if t.size(index, "bound_duty") or t.low[index] == "phải" or bound:
                return max(size, min(index, last) - at)
            if t.size(index, "marker_strong") or t.size(index, "power") or t.low[index] == "sẽ":
                return size
        return 0

    def where(self, at: int, last: int) -> int:
        """After "nơi": "người đó cư trú", "có tài sản": the words that tell the place."""
        t = self.tokens
        if at < last and (people := t.size(at, "people")) > 1:
            at += people
            at += at < last and t.low[at] in ("đang", "đã", "bị", "được", "phải")
        elif at < last and t.low[at] == "người":
            at += 2 if at + 1 < last and t.low[at + 1] in ("đó", "này", "ấy", "bị", "được", "phải") else 1
        elif at < last and (verb := t.size(at, "verb")) and t.low[at] in ("tổ", "tiến", "phát", "quản"):
            at += verb + (t.size(at + verb, "verb") if at + verb < last else 0)
            return min(at, last)
        elif at >= last or t.low[at] not in ("có", "xảy", "đang", "bị", "đặt"):
            return at
        else:
            at += 1
        end = min(at + 2, last)
        while at < end and t.is_word(at) and t.low[at] not in ("và", "hoặc", "để", "phải"):
            at += 1
        return at

    def heads(self, index: int) -> bool:
        t = self.tokens
        return bool(t.size(index, "head") or t.size(index, "person"))

    def is_marker(self, index: int) -> bool:
        t = self.tokens
        return bool(t.size(index, "marker_strong") or t.size(index, "marker") or t.size(index, "support"))

    def ends_name(self, index: int) -> bool:
        tags = self.tokens.tags[index]
        return any(
            tag in tags
            for tag in (
                "stop",
                "verb",
                "adverb",
                "joint_verb",
                "marker",
                "marker_strong",
                "power",
                "opener",
                "determiner",
                "support",
                "parties",
            )
        )
