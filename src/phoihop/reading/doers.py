"""Finds who does what the sentence tells of first: agents of a passive, keepers of a term, senders, those named behind.

"Danh sách được Sở A gửi cho ...", "do X thực hiện", "Thời hạn để X xử lý là ...". Works on tagged words only.
"""

from __future__ import annotations

from phoihop.reading.apart import Apart
from phoihop.reading.known import NameList
from phoihop.reading.outcome import PARTIES
from phoihop.reading.statements import Statement
from phoihop.reading.subjects import REACH
from phoihop.reading.tokens import WORD

FOUND_REACH = 4
TERM_REACH = 60


class Doers(Apart):
    """Finds doers in one text."""

    def fronted(self, out: Statement, begin: int, last: int) -> None:
        """“Hình thức cung cấp thông tin hai bên sẽ thống nhất": what is done stands first, those who shall do it behind it."""
        t = self.t
        if not t.size(begin + t.size(begin, "determiner"), "thing"):
            return
        for at in range(begin + 1, min(last - 2, begin + REACH)):
            if t.word(at) in ";:." or t.size(at, "opener"):
                return
            end = at + t.size(at, "parties")
            if end > at and end < last - 1 and t.low[end] in ("sẽ", "phải") and self.is_predicate(end + 1):
                out.subject, out.predicate = NameList((PARTIES,), at, end), end
                return

    def keeper(self, begin: int, last: int) -> tuple[str, ...]:
        """“Thời hạn để X xử lý là 20 ngày", "Thời hạn trả lời là 10 ngày kể từ ngày X nhận được ...": who has to keep it."""
        t = self.t
        for words in (("để",), ("ngày",), ("hợp",)):
            for at in range(begin + 1, min(last - 2, begin + TERM_REACH)):
                if t.low[at] not in words:
                    continue
                names = self.bodies.list_at(at + 1, last)
                if (
                    names is not None
                    and names.last < last
                    and (t.size(names.last, "verb") or t.low[names.last] in ("là", "không"))
                ):
                    return self.public(names, last).names
        return ()

    def sending(self, out: Statement, begin: int, last: int) -> None:
        """“Kế hoạch (của X) phải được gửi cho Y”: a thing that is sent; X owes it, or whoever was named before."""
        t = self.t
        if out.opener_at >= 0 and not t.size(begin, "thing"):
            begin = next((i + 1 for i in range(begin, last - 1) if t.word(i) == "," and t.size(i + 1, "thing")), begin)
        begin += t.size(begin, "determiner") if begin + t.size(begin, "determiner") < last else 0
        if not t.size(begin, "thing") or t.low[begin] == "việc":
            return
        for at in range(begin + 1, min(last, begin + REACH)):
            if t.word(at) in ";:" or t.low[at] in ("gồm", "do") or t.size(at, "in_case"):
                return
            if size := t.size(at, "sending"):
                out.predicate, out.sent = at + size - 1, True
                of = next((i for i in range(at - 1, begin, -1) if t.low[i] == "của"), -1)
                names = self.bodies.list_at(of + 1, at) if of > 0 else None
                if names is not None and names.last >= at - (t.low[at - 1] == "phải"):
                    out.subject = names
                return

    def agent(self, out: Statement, begin: int, last: int) -> None:
        """“do X thực hiện”: the agent of a passive sentence."""
        t = self.t
        for at in range(begin, min(last, begin + REACH) - 2):
            if t.low[at] == "được" and (given := self.given_by(begin, at, last)) is not None:
                out.subject, out.predicate, out.sent = given, given.last, False
                return
            if t.low[at] == "do":
                names = self.bodies.list_at(at + 1, last)
                if names is None:
                    continue
                if (bound := self.found_by(names, last)) >= 0:
                    out.subject, out.predicate = names, bound
                    return
                verb = next((i for i in range(names.last, min(names.last + 4, last)) if t.size(i, "agent_verb")), -1)
                if verb < 0 or any(not t.is_word(i) for i in range(names.last, verb)):
                    continue
                if verb > names.last:
                    begin_name = names.last - len(WORD.findall(names.names[-1]))
                    whole = " ".join(t.slice(begin_name, verb).split())
                    names = NameList((*names.names[:-1], whole), names.first, verb)
                out.subject, out.predicate, out.by_agent = names, verb, True
                return

    def given_by(self, begin: int, passive: int, last: int) -> NameList | None:
        """“Danh sách được | Sở A gửi cho ...": who does it stands between "được" and the verb."""
        t = self.t
        if not t.size(begin + t.size(begin, "determiner"), "thing") or t.low[passive - 1] in (
            "không",
            "chưa",
            "nếu",
            "đã",
            "mà",
        ):
            return None
        names = self.bodies.list_at(passive + 1, last)
        if names is None or names.last >= last or not t.size(names.last, "verb"):
            return None
        return names if names.names != (PARTIES,) else None

    def found_by(self, names: NameList, last: int) -> int:
        """“Vi phạm do X phát hiện thì (phải) lập biên bản ...”: who finds it deals with it; the predicate, or -1."""
        t = self.t
        for at in range(names.last, min(last - 1, names.last + FOUND_REACH)):
            if t.low[at] == "thì":
                after = at + 1
                named = self.bodies.begins(after, last) or t.size(after, "opener") or t.size(after, "power")
                return after if self.is_predicate(after) and not named else -1
            if t.low[at] == "phải" and at > names.last:
                return at
            if not t.size(at, "finding") and t.low[at - 1] not in ("phát", "tiếp"):
                return -1
        return -1
