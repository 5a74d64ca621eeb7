"""Sentences whose owner does not stand before the predicate as usual: heads with their duty, cases, reports, orders.

Works on tagged words only.
"""

from __future__ import annotations

from phoihop.reading.heads import owners
from phoihop.reading.known import NameList
from phoihop.reading.partners import Partners
from phoihop.reading.subjects import PLACE_REACH, REACH

HEAD_REACH = 40
NAME_REACH = 12
CASE_REACH = 8


class Cases(Partners):
    """Finds the owners of unusual sentences."""

    def in_its_case(self, begin: int, last: int) -> tuple[str, ...]:
        """“...; trường hợp ... thì Y phải ...”: who owes something in a second case."""
        end = next((i for i in range(begin, last) if self.t.word(i) == ";"), last)
        for start in self.starts(begin, end, opened=True):
            found = self.subject_at(start, end)
            if found is not None:
                return () if self.t.size(found[1], "power") else found[0].names
        return ()

    def ends_list(self, semicolon: int) -> bool:
        """Whether a name ends at a semicolon: the list goes on behind it."""
        for at in range(max(0, semicolon - NAME_REACH), semicolon):
            proper = self.t.is_upper(at) or self.bodies.known.size_at(self.t, at, semicolon) > 0
            if proper and self.bodies.begins(at, semicolon) and self.bodies.name_at(at, semicolon) == semicolon:
                return True
        return False

    def special(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """Sentences whose owner does not stand before the predicate as usual."""
        return (
            self.headed(begin, last)
            or self.led(begin, last)
            or self.report(begin, last)
            or self.assigned(begin, last)
            or self.whichever(begin, last)
            or self.in_case(begin, last)
        )

    def headed(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Trách nhiệm của X khi ...: Hỗ trợ ...”: a head and its duty on one line."""
        t = self.t
        size = t.size(begin, "owner_head")
        if not size or t.low[begin + size - 1] != "của":
            return None
        colon = next((i for i in range(begin, min(last, begin + HEAD_REACH)) if t.word(i) == ":"), -1)
        if colon < 0 or colon + 1 >= last:
            return None
        names = owners(t, self.bodies, begin + size, colon)
        return (NameList(names, begin + size, colon), colon + 1) if names else None

    def led(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Lãnh đạo cơ quan A, cơ quan B phải ...": an office that could be a verb, before a marker of duty."""
        t = self.t
        size = t.size(begin, "person")
        if not size or t.size(begin, "verb") != size or begin + size >= last:
            return None
        inner = self.bodies.list_at(begin + size, last)
        if inner is None or inner.last >= last:
            return None
        at = inner.last
        if t.low[at] in ("tại", "ở", "trên"):
            at = next((i for i in range(at, min(last, at + PLACE_REACH)) if self.binds(i)), at)
        if not self.binds(at):
            return None
        first = f"{' '.join(t.slice(begin, begin + size).split())} {inner.names[0]}"
        return NameList((first, *inner.names[1:]), begin, at), at

    def before_marker(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Khi tiếp nhận hồ sơ cơ sở đó có trách nhiệm ...": the name that ends where the marker of duty begins."""
        t = self.t
        marker = next((i for i in range(begin, min(last, begin + REACH)) if t.size(i, "bound_duty")), -1)
        for at in range(max(begin + 2, marker - NAME_REACH), marker - 1):
            if (
                not t.is_word(at)
                or self.is_private(at)
                or not (t.size(at, "class") > 1 or self.bodies.known.size_at(t, at, last))
            ):
                continue
            names = self.bodies.list_at(at, marker)
            if names is not None and names.last >= marker and names.names != ("người",):
                return self.behind_comma(names, marker), marker
        return None

    def behind_comma(self, names: NameList, marker: int) -> NameList:
        """“Trong địa bàn hoạt động hải quan, cơ quan hải quan có trách nhiệm”: the comma ends the clause that opens it."""
        t = self.t
        if not t.is_word(names.first - 1) or t.size(names.first - 1, "joint"):
            return names
        comma = next((i for i in range(marker - 2, names.first, -1) if t.word(i) == ","), -1)
        own = self.bodies.list_at(comma + 1, marker) if comma > 0 and t.size(comma + 1, "class") > 1 else None
        return own if own is not None and own.last >= marker else names

    def report(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Báo cáo của X gửi Y”: X owes the report."""
        t = self.t
        if begin + 3 >= last or " ".join(t.low[begin : begin + 3]) not in ("báo cáo của", "thông báo của"):
            return None
        names = self.bodies.list_at(begin + 3, last)
        if names is None or names.last >= last or not (self.is_predicate(names.last) or t.size(names.last, "receiver")):
            return None
        return names, begin

    def whichever(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Trường hợp bộ, ngành nào có ..., phải ...”: whoever is in the case owes it."""
        t = self.t
        at = begin + (1 if t.low[begin] == "trong" else 0)
        if at + 3 >= last or t.bare[at : at + 2] != ["truong", "hop"]:
            return None
        names = self.bodies.list_at(at + 2, last)
        if names is None and t.size(at + 2, "thing"):
            of = next((i for i in range(at + 3, min(last - 1, at + CASE_REACH)) if t.low[i] == "của"), -1)
            names = self.bodies.list_at(of + 1, last) if of > 0 else None
        if names is None or names.last >= last:
            return None
        if t.low[names.last] != "nào":
            return self.case_of(names, last)
        firm = next((i + 1 for i in range(names.last, last - 1) if t.word(i) == "," and self.is_predicate(i + 1)), -1)
        return (names, firm) if firm >= 0 else None

    def in_case(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Khi ..., nếu X phát hiện ... thì lập biên bản", "... thì khi X ra quyết định phải thông báo”: X owes it."""
        t = self.t
        end = next((i for i in range(begin, last) if t.word(i) == ";"), last)
        then = next((i for i in range(begin, end - 1) if t.size(i, "then")), -1)
        if then < 0:
            return None
        if size := t.size(then + 1, "condition"):
            names = self.bodies.list_at(then + 1 + size, end)
            firm = self.firm_marker(names.last, end) if names is not None else -1
            inner = names is not None and any(t.word(i) == "," for i in range(names.last, firm))
            return (names, firm) if names is not None and firm >= 0 and not inner else None
        if not self.is_predicate(then + 1) or t.size(then + 1, "power") or self.bodies.begins(then + 1, end):
            return None
        for at in range(then - 1, begin, -1):
            if size := t.size(at, "in_case"):
                names = self.bodies.list_at(at + size, then)
                if names is not None and names.last < then and self.is_predicate(names.last):
                    return names, then + 1
        return None

    def case_of(self, names: NameList, last: int) -> tuple[NameList, int] | None:
        """“Trường hợp X không ... thì báo cáo”: nobody else is named after “thì”, so X owes it."""
        t = self.t
        then = t.find("then", names.last, min(last, names.last + REACH))
        for at in range(names.last, min(last, names.last + REACH) - 1):
            if t.low[at] == "thì":
                after = at + 1
                if self.is_predicate(after) and not t.size(after, "power") and self.bodies.list_at(after, last) is None:
                    return names, after
                return None
            if t.word(at) == "." or (t.word(at) == "," and self.bodies.begins(at + 1, last)):
                return None
            firm = t.low[at] in ("phải", "cần") and then < 0 and at > names.last
            asks = at + 1 < last and t.size(at + 1, "consent") > 0
            if firm and self.is_predicate(at + 1) and (asks or not self.ends_list(at)):
                return names, at
        return None

    def assigned(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Giao (cho) X làm đầu mối”: X is given the duty."""
        t = self.t
        if (
            begin + 2 >= last
            or t.low[begin] not in ("giao", "phân")
            or (t.low[begin] == "phân" and t.low[begin + 1] != "công")
        ):
            return None
        at = begin + (2 if t.low[begin] == "phân" else 1)
        at += t.low[at] == "cho"
        names = self.bodies.list_at(at, last) if at < last else None
        if names is None:
            return None
        verb = names.last
        while verb < last and t.word(verb) == "(" and (close := self.bodies.closing(verb, last)) is not None:
            verb = close + 1
        if verb >= last or t.size(at, "person") or not (self.is_predicate(verb) or t.low[verb] in ("làm", "là")):
            return None
        return names, verb
