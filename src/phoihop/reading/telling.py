"""Judges the sentences of a report: what is past, what is only an aim or an opinion, what is promised, and who asks.

Knows nothing of agreements; `press` decides what a sentence comes to.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.drafts import Draft
from phoihop.reading.grammar import Grammar
from phoihop.reading.known import NameList
from phoihop.reading.mentions import Mentions
from phoihop.reading.statements import Statement
from phoihop.reading.timing import PERIODIC, Clock
from phoihop.reading.tokens import Tokens

TELLING_REACH = 20
CEREMONY_REACH = 44
SPEAKER_REACH = 22
TITLE_REACH = 16
SAID_REACH = 34


class Telling:
    """Judgements on the sentences of one report."""

    t: Tokens
    bodies: Bodies
    clock: Clock
    grammar: Grammar
    mentions: Mentions
    mode: str

    def content_words(self, draft: Draft) -> set[str]:
        first, last = self.t.first_at(draft.start), self.t.first_at(draft.end)
        return {self.t.bare[i] for i in range(first, last) if self.t.is_word(i)}

    def asking(self, begin: int, last: int) -> int:
        """Where a person asks: the verb of asking with a speaker before it, or -1."""
        t = self.t
        for at in range(begin, min(last, begin + 70)):
            if t.size(at, "press:asking") and self.speaker(begin, at):
                return at
            if t.low[at] in ("sẽ", "phải") and at > begin:
                return -1
            if t.word(at) in '“"' and at > begin + 2:
                return -1
        return -1

    def speaker(self, begin: int, at: int) -> bool:
        """Whether a person speaks before the verb of asking, which nothing before it makes a noun."""
        t = self.t
        window = range(max(begin, at - SPEAKER_REACH), at)
        named = any(t.size(i, "press:title") or (t.size(i, "office") and t.low[i] != "phía") for i in window)
        if at > begin and t.size(at - 1, "press:no_asking"):
            if t.low[at - 1] == "đã":
                titled = next((i for i in range(begin, at) if t.size(i, "press:title")), -1)
                return titled >= 0 and not any(
                    t.size(i, tag) for i in range(titled, at - 1) for tag in ("press:spoken", "press:opinion")
                )
            told = any(t.size(i, tag) for i in window for tag in ("press:opinion", "press:spoken"))
            return named and told and t.low[at - 1] in ("và", ",")
        return named

    def tells_of_the_day(self, begin: int) -> bool:
        """“Kết thúc buổi lễ, ..."; "kết thúc năm, ..." tells when something is done every year."""
        t = self.t
        after = begin + t.size(begin, "press:telling")
        ends_a_year = t.low[begin:after] == ["kết", "thúc"] and t.low[after] in ("năm", "quý", "mỗi", "hằng", "hàng")
        return after > begin and not (ends_a_year and not t.word(after + 1).isdigit())

    def is_past(self, statement: Statement, begin: int, last: int) -> bool:
        """What has been done, or what somebody only says or thinks."""
        t = self.t
        if any(t.size(i, "press:tells") and t.low[i] == "cho" for i in range(begin, min(last, begin + TELLING_REACH))):
            return True
        if self.says(statement):
            return True
        limit = statement.predicate if statement.predicate >= begin else min(last, begin + 26)
        for index in range(begin, min(limit + 2, last)):
            if t.low[index] in ("sẽ", "phải", "cần") or t.bare[index : index + 2] == ["cam", "ket"]:
                return False
            if t.low[index] in ("đã", "cùng") and self.agreed_at(index + 1, last):
                return False
            if t.size(index, "press:past") or t.size(index, "press:opinion") or t.size(index, "press:tells"):
                return True
        return False

    def says(self, statement: Statement) -> bool:
        """“Chủ tịch Hội A chia sẻ, ...": a person says what follows; bodies "chia sẻ, trao đổi" data."""
        t, at = self.t, statement.predicate
        after = at + t.size(at, "press:spoken") if at >= 0 else at
        if statement.subject is None or not at < after < statement.last or t.word(after) not in ",:":
            return False
        return t.low[at] != "cam" and any(self.mentions.body(name) != name for name in statement.subject.names)

    def agreed_at(self, at: int, last: int) -> bool:
        """“đã | thống nhất phối hợp ...": what was agreed on is to come; the paper itself was agreed on, and is past."""
        t = self.t
        while at < last and t.low[at] in ("cùng", "cũng", "đã"):
            at += 1
        size = t.size(at, "press:agreed") if at < last else 0
        after = at + size
        signed = after < last and (t.size(after, "press:sign") or any(k.startswith("kind:") for k in t.tags[after]))
        return bool(size) and after < last and not signed and self.grammar.is_predicate(after)

    def only_told(self, statement: Statement) -> bool:
        """Whether something past, said or meant stands before the predicate or at it."""
        t = self.t
        return any(
            t.size(i, tag)
            for i in range(statement.first, min(statement.predicate + 2, statement.last))
            for tag in ("press:past", "press:opinion", "press:tells", "press:spoken")
            if t.low[i] not in ("sẽ", "phải")
        )

    def firm(self, statement: Statement) -> bool:
        """Whether the predicate says "sẽ", "phải", "cam kết"."""
        t, at = self.t, statement.predicate
        window = range(max(at, 0), min(statement.last, at + 6))
        return at >= 0 and any(t.low[i] in ("sẽ", "phải") or t.size(i, "press:agreed") for i in window)

    def goes_on(self, statement: Statement, begin: int, last: int) -> bool:
        """While contents are told: whether a sentence says what a body, or nobody by name, does or must do."""
        t, at = self.t, statement.predicate
        if at < 0 and t.size(begin, "condition") and not self.only_told(statement):
            return statement.subject is None and not statement.power
        if at < 0 or statement.power or self.ceremony(statement) or self.only_told(statement):
            return False
        if statement.subject is None:
            opened = t.size(begin, "condition") > 0 and t.is_upper(begin)
            return opened or statement.unowned or any(t.low[i] == "phải" for i in range(begin, last))
        first = statement.subject.first
        if t.size(first, "press:title") or any(self.mentions.body(name) != name for name in statement.subject.names):
            return False
        acts = any(t.size(at, tag) for tag in ("verb", "adverb", "joint_verb", "marker", "marker_strong"))
        return acts or t.low[at] == "là"

    def is_speech(self, begin: int, last: int) -> bool:
        """“Thay mặt ..., đồng chí A khẳng định ...": somebody by name says what he thinks or knows."""
        t = self.t
        titled = next((i for i in range(begin, min(last, begin + TITLE_REACH)) if t.size(i, "press:title")), -1)
        if titled < 0 or not t.is_upper(titled + t.size(titled, "press:title")):
            return False
        window = range(titled, min(last, titled + SAID_REACH))
        return any(
            t.size(i, tag) and t.low[i] not in ("sẽ", "phải") and t.bare[i : i + 2] != ["cam", "ket"]
            for i in window
            for tag in ("press:opinion", "press:spoken", "press:tells")
        )

    def aims(self, begin: int) -> bool:
        t = self.t
        return t.low[begin] in ("việc", "từ", "nhằm", "với", "qua", "nhờ", "tuy") and t.bare[begin : begin + 2] != [
            "tu",
            "nay",
        ]

    def ceremony(self, statement: Statement) -> bool:
        """“A phối hợp với B tổ chức lễ ký kết": the act of signing itself."""
        t, at = self.t, statement.predicate
        if any(t.size(i, "press:sign") for i in range(at, min(statement.last, at + 3))):
            return True
        promised = any(t.low[i] in ("sẽ", "phải", "cần") for i in range(at, min(statement.last, at + 4)))
        window = range(at, min(statement.last, at + CEREMONY_REACH))
        return not promised and any(
            t.size(i, "press:sign") and t.low[i - 1] in ("nghị", "lễ", "tổ", "chức") for i in window if i > at
        )

    def future(self, statement: Statement) -> bool:
        """Whether the predicate says what will or shall be done. The act of signing itself is no commitment."""
        t = self.t
        at = statement.predicate
        if at < 0 or self.ceremony(statement):
            return False
        window = range(at, min(statement.last, at + 14))
        if any(t.low[i] in ("sẽ", "phải", "cần") or t.bare[i : i + 2] == ["cam", "ket"] for i in window):
            return True
        if statement.subject is not None and any(self.mentions.body(name) != name for name in statement.subject.names):
            return False
        if t.size(statement.first, "press:ahead") and (t.size(at, "verb") or t.size(at, "adverb")):
            return True
        timing = self.clock.timing(t.starts[statement.first], t.ends[statement.last - 1])
        if timing.cadence in PERIODIC and (t.size(at, "verb") or t.size(at, "adverb")):
            return True
        if any(t.size(i, "press:agreed") for i in range(at, min(statement.last, at + 3))):
            return True
        return any(
            t.size(i, "marker_strong") or t.size(i, "joint_verb") for i in range(at, min(statement.last, at + 4))
        ) or (self.mode == "content" and bool(t.size(at, "verb") or t.size(at, "adverb")))

    def acting_before(self, first: int, last: int, statement: Statement) -> None:
        """“thời gian tới Hội sẽ hướng dẫn ...": the name that ends where "sẽ" stands, behind a time without a comma."""
        t = self.t
        will = next((i for i in range(first, min(last, first + TELLING_REACH)) if t.low[i] == "sẽ"), -1)
        for at in range(first, will):
            names = self.bodies.list_at(at, will) if t.is_upper(at) or t.size(at, "parties") else None
            short = (
                NameList((t.word(at),), at, will) if at == will - 1 and t.is_upper(at) and t.size(at, "head") else None
            )
            found = names if names is not None and names.last == will else short
            if found is not None:
                statement.subject, statement.predicate, statement.verb_first = found, will, False
                return

    def asked_too(self, statement: Statement) -> bool:
        """After one body was asked, another is told what to do: "Bộ B triển khai sớm ..."."""
        t = self.t
        at = statement.predicate
        if statement.subject is None or at < 0 or statement.power or not t.is_upper(statement.subject.first):
            return False
        if "đại biểu" in statement.subject.names[0].lower():
            return False
        return bool(
            t.size(at, "verb") or t.size(at, "adverb") or t.size(at, "marker") or t.size(at, "marker_strong")
        ) and not any(
            t.size(i, tag)
            for i in range(statement.first, at + 1)
            for tag in ("press:spoken", "press:tells", "press:past")
        )

    def listed(self, begin: int, last: int) -> bool:
        """“Cùng với đó là ...”, "Một trong nhiệm vụ quan trọng là ...", "Đặc biệt là không để ...": the list goes on."""
        t = self.t
        at = self.grammar.after_connectives(begin, last)
        if at <= begin:
            return False
        return at < last and (self.grammar.is_predicate(at) or t.low[at] in ("không", "công"))

    def quoted_duty(self, begin: int, last: int) -> bool:
        """A quoted sentence that says what both sides must do."""
        t = self.t
        if not any(t.size(i, "parties") for i in range(begin, min(last, begin + 14))):
            return False
        return any(
            t.low[i] in ("phải", "cần") and i + 1 < last and (t.size(i + 1, "verb") or t.size(i + 1, "adverb"))
            for i in range(begin, min(last, begin + 24))
        )
