"""Tells what one sentence asks of two bodies: where the second begins, behind a semicolon, and when it is still one duty.

"A bàn giao ...; B phải tiếp nhận ..." is two duties; "A chủ trì ...; B chủ trì ..." is one of both.
"""

from __future__ import annotations

from abc import abstractmethod

from phoihop.reading.cases import Cases
from phoihop.reading.letters import name_key
from phoihop.reading.statements import Statement


def means_one(one: str, two: str) -> bool:
    """Whether two names may be one body named in full and in short: "cơ quan đó", "Thủ trưởng cơ quan A"."""
    a, b = sorted((name_key(one), name_key(two)), key=len)
    return f" {a} " in f" {b} " or a.endswith((" do", " nay"))


class Apart(Cases):
    """Divides the sentences of one text. `statement` is what the reader of whole sentences adds."""

    @abstractmethod
    def statement(self, first: int, last: int) -> Statement: ...

    def clauses(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of a sentence that another body owes behind a semicolon: "A bàn giao ...; B phải tiếp nhận ..."."""
        out: list[tuple[int, int]] = []
        begin = first
        for at in range(first + 1, last - 2):
            if self.t.word(at) == ";" and self.is_owed_apart(begin, at, last):
                out.append((begin, at))
                begin = at + 1
        return [*out, (begin, last)]

    def is_owed_apart(self, begin: int, semicolon: int, last: int) -> bool:
        """Whether a body acts behind a semicolon, and what stands before it is whole and another's."""
        t = self.t
        if any(t.word(i) == "(" for i in range(begin, semicolon)) and not self.brackets_close(begin, semicolon):
            return False
        after = semicolon + 1
        if t.size(after, "condition"):
            owners = self.in_its_case(after, last)
        elif self.acts_at(after, after, last):
            names = self.bodies.list_at(after, last)
            owners = names.names if names is not None and not t.size(names.last, "power") else ()
            if names is not None and not self.binds(names.last) and self.ends_list(semicolon):
                owners = ()
        else:
            owners = ()
        if not owners or owners == ("tổ chức",):
            return False
        before = self.statement(begin, semicolon)
        if before.predicate < 0 or before.power or self.lacks_its_verb(before):
            return False
        behind = self.statement(after, next((i for i in range(after, last) if t.word(i) == ";"), last))
        if before.subject is None and not (t.size(after, "condition") or self.binds(behind.predicate)):
            return False
        if self.deed(before) == self.deed(behind) and not t.size(after, "condition"):
            return False
        held = before.subject.names if before.subject is not None else ()
        return not any(means_one(name, other) for name in owners for other in held)

    def brackets_close(self, first: int, last: int) -> bool:
        words = [self.t.word(i) for i in range(first, last)]
        return words.count("(") <= words.count(")")

    def lacks_its_verb(self, s: Statement) -> bool:
        """“A chủ trì, phối hợp với B; C chủ trì, phối hợp với D lập báo cáo": the verb of both stands behind the second."""
        return s.support_at >= 0 and bool(s.spans) and max(end for _, end in s.spans) >= s.last

    def deed(self, s: Statement) -> list[str]:
        """The first words of what is done: "A chỉ đạo ...; B chỉ đạo ..." is one duty of both."""
        at, bound = s.predicate, s.predicate >= 0 and self.binds(s.predicate)
        while 0 <= at < s.last and (self.t.size(at, "bound_duty") or self.t.low[at] in ("phải", "sẽ", "cần")):
            at += max(self.t.size(at, "bound_duty"), 1)
        return [str(bound), *self.t.low[at : min(at + 2, s.last)]] if at >= 0 else []
