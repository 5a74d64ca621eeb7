"""Judges sentences: does one state something that a body shall do?

Left out are powers, principles, effects, citizens' duties and nouns that look like verbs; conditional duties, reports of
trouble and measurable parameters count.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading.heads import HeadClass
from phoihop.reading.outcome import Cadence, Why
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.timing import Clock, Timing
from phoihop.reading.tokens import Tokens

PARAMETER = re.compile(
    r"(?:: | la | toi thieu | it nhat | toi da | khong qua | trong vong | cham nhat )[^.;:]{0,30}?\d{1,4}\b"
)
PRINCIPLE = re.compile(
    r"(?:phai|can) (?:duoc|bao dam|dam bao|thuc hien theo|tuan thu|tuan theo|phu hop|dung|co|kip thoi, chinh xac|can cu|lap thanh)\b"
)
TOLD_REACH = 40
PASSIVE_REACH = 14
SANCTION_REACH = 8
HOW_REACH = 60
SINCE_REACH = 10
INHERITED: tuple[Cadence, ...] = (
    "weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly", "on_event",
)  # fmt: skip


class Context(msgspec.Struct, frozen=True):
    """What a unit inherits from those above it."""

    leads: tuple[str, ...] = ()
    lead_why: Why | None = None
    kind: HeadClass = "plain"
    timing: Timing | None = None
    introduced: bool = False
    named_in_items: bool = False
    procedure: bool = False
    support: tuple[str, ...] = ()
    focal: bool = False


class Judge:
    """Judges the sentences of one text."""

    def __init__(self, tokens: Tokens, clock: Clock) -> None:
        self.t = tokens
        self.clock = clock

    def is_duty(self, unit: Unit, s: Statement, context: Context, *, introducing: bool) -> bool:
        t = self.t
        if s.private:
            return False
        if s.predicate < 0:
            told = self.trouble(s) or self.asked_item(unit, s, context) or self.parameter(s, context)
            return told or self.passive_act(s, context)
        if self.takes_effect(s) or self.only_status(s) or self.by_people(s) or self.sanction(s):
            return False
        if self.only_how(s):
            return False
        if s.sent:
            return context.kind != "hard" and not introducing
        if s.power and not self.trouble(s):
            return False
        if s.subject is not None and t.word(s.predicate - 1) == ":" and self.noun_like(s.predicate, s.last):
            return False
        if s.subject is not None:
            return not (context.kind == "soft" and s.by_agent)
        if s.verb_first:
            if self.noun_like(s.predicate, s.last):
                return self.passive_act(s, context)
            if t.find("not_duty", s.first, min(s.last, s.first + 14)) >= 0 and not s.marker and not introducing:
                return t.find("not_duty", s.first, min(s.last, s.first + 14)) > s.first + 4
            return context.kind in ("duty", "plain") or (self.dated(s) and not t.size(s.predicate, "report"))
        if self.trouble(s):
            return True
        if s.opener_at >= 0 and t.low[s.opener_at] == "việc" and self.principle(s):
            return False
        if s.opener_at >= 0 and t.low[s.predicate] in ("phải", "cần", "sẽ"):
            if s.predicate + 1 < s.last and t.size(s.predicate + 1, "consent"):
                return context.kind != "hard"
            return t.low[min(s.predicate + 1, s.last - 1)] not in ("được", "là", "có") and (
                context.kind != "soft" or bool(t.size(s.predicate + 1, "joint_verb"))
            )
        if s.opener_at >= 0 and (
            t.size(s.predicate, "verb") or t.size(s.predicate, "adverb") or t.size(s.predicate, "joint_verb")
        ):
            each = s.opener_at + 1 < s.last and t.size(s.opener_at + 1, "determiner") > 0
            silent = ("việc", "để", "nhằm") if each else ("việc", "để", "nhằm", "với")
            return context.kind != "soft" and t.low[s.opener_at] not in silent
        return False

    def only_how(self, s: Statement) -> bool:
        """“... thì việc chuyển hồ sơ được thực hiện như sau:": how something is done, and the doing is told elsewhere."""
        t = self.t
        for at in range(max(s.first, s.last - HOW_REACH), s.last):
            if t.size(at, "how_done") and not any(t.size(i, "bound_duty") for i in range(at, s.last)):
                begin = next((i for i in range(at - 1, s.first - 1, -1) if t.low[i] == "việc"), -1)
                if begin >= 0 and (begin == s.first or t.low[begin - 1] in (",", "thì")):
                    return not any(t.word(i) in ";:" for i in range(begin, at))
        return False

    def sanction(self, s: Statement) -> bool:
        """“... thì phải chịu trách nhiệm và bị xử lý theo quy định”: what follows from a breach."""
        t = self.t
        return any(t.size(i, "sanction") for i in range(s.predicate, min(s.last, s.predicate + SANCTION_REACH)))

    def by_people(self, s: Statement) -> bool:
        """“... thì người được thi hành án phải nộp ...": what citizens owe is nobody's commitment."""
        t = self.t
        if s.subject is not None or s.verb_first:
            return False
        begin = next((i + 1 for i in range(s.predicate - 1, s.first, -1) if t.low[i] in (",", "thì")), s.first)
        begin += t.size(begin, "determiner")
        return begin < s.predicate and (t.size(begin, "people") > 0 or t.size(begin, "private") > 0)

    def takes_effect(self, s: Statement) -> bool:
        """“Thông tư này có hiệu lực ...”, whatever is named further on."""
        t = self.t
        at = t.find("effect", s.first, s.last)
        after = at + t.size(at, "effect") if at >= 0 else -1
        if 0 <= after < s.last and t.low[after] == "pháp":
            return False
        if at >= 0 and t.find("since", max(s.first, at - SINCE_REACH), at) >= 0:
            return False
        if at >= 0 and not any(tag.startswith("kind:") for i in range(s.first, at) for tag in t.tags[i]):
            return False
        kind = max((size for tag, size in t.tags[s.first].items() if tag.startswith("kind:")), default=0)
        if kind and s.first + kind <= at <= s.first + kind + 1:
            return True
        if at < 0 or (s.verb_first and at > s.predicate):
            return False
        if s.subject is None:
            return "chịu trách nhiệm" not in s.marker
        return at < s.subject.first or (at < s.predicate + 2 and t.size(s.first, "thing") > 0)

    def only_status(self, s: Statement) -> bool:
        """“làm việc theo chế độ ...", "do ngân sách bảo đảm": how something is, and nothing that is to be done."""
        t = self.t
        for at in range(max(s.predicate, s.first), s.last - 1):
            if t.low[at] == "làm" and (at == s.predicate or t.low[s.predicate] == "mời") and t.size(at + 1, "office"):
                return True
        return any(t.size(i, "status") for i in range(s.predicate, min(s.last, s.predicate + 3))) and not s.marker

    def principle(self, s: Statement) -> bool:
        """“Việc ... phải được thực hiện theo ...”: how it is to be done, by nobody in particular."""
        after = self.t.bare_text[self.t.starts[s.predicate] : self.t.ends[s.last - 1]]
        return bool(PRINCIPLE.match(after))

    def passive_act(self, s: Statement, context: Context) -> bool:
        """“Kết quả ... phải được thống nhất xử lý”, "Thông tin được cung cấp trong thời hạn ...": an act, or a term, and
        no quality of what is done.
        """
        t = self.t
        begin = s.first + t.size(s.first, "determiner")
        if context.kind == "hard" or begin >= s.last or not t.size(begin, "thing"):
            return False
        done = next((i for i in range(begin + 1, min(s.last - 1, begin + TOLD_REACH)) if t.low[i] == "được"), -1)
        if done < 0 or any(t.word(i) in ";:" or t.size(i, "condition") for i in range(begin, done)):
            return False
        verb = done + 1 + t.size(done + 1, "adverb")
        if verb >= s.last or not t.size(verb, "verb"):
            return False
        if t.low[done - 1] == "phải":
            return context.kind != "soft" and not t.size(verb, "quality_verb")
        term = self.clock.timing(t.starts[s.first], t.ends[s.last - 1]).due
        return term is not None and term[0] in "+-" and not t.size(verb, "quality_verb")

    def asked_item(self, unit: Unit, s: Statement, context: Context) -> bool:
        """An item of an introduced duty that is owed only on request: a duty of its own."""
        at = self.t.find("on_request", s.first, s.last)
        return context.kind == "duty" and context.introduced and unit.kind != "paragraph" and at >= 0

    def parameter(self, s: Statement, context: Context) -> bool:
        """“Thời lượng phát sóng: tối thiểu 30 giây/lần”: a measurable parameter can be kept or broken by itself."""
        t = self.t
        if context.kind == "hard" or not t.size(s.first, "parameter") or t.word(s.last - 1) == ":":
            return False
        text = t.bare_text[t.starts[s.first] : t.ends[s.last - 1]]
        return bool(PARAMETER.search(text))

    def dated(self, s: Statement) -> bool:
        """Whether the sentence gives a cadence or a term of its own."""
        timing = self.clock.timing(self.t.starts[s.first], self.t.ends[s.last - 1])
        return timing.cadence in INHERITED[:-1] or timing.due is not None or len(timing.series) > 1

    def noun_like(self, index: int, last: int) -> bool:
        """“Thông tin về ...”, "Báo cáo của ...", "Tổ chức, cá nhân ...": a noun, not a verb."""
        t = self.t
        size = max(t.size(index, "verb"), t.size(index, "joint_verb"))
        after = index + size
        if not size or after >= last:
            return False
        phrase = " ".join(t.low[index:after])
        nominal = t.size(index, "nominal")
        if nominal >= size and self.told_of(index + nominal, last):
            return True
        passive = next((i for i in range(after, min(last, after + PASSIVE_REACH)) if t.size(i, "done_to")), -1)
        if passive > 0 and all(t.is_word(i) for i in range(after, passive)):
            return True
        if (nominal or t.size(index, "joint_verb")) and self.only_refers(after, last):
            return True
        if phrase == "thông tin":
            return t.low[after] not in ("cho", "kịp", "đến", "tới", "đầy", "thường", "tuyên", "ngay", ",", "với", "lại")
        if phrase == "tổ chức":
            return t.word(after) == ","
        nouns = ("báo cáo", "thông báo", "đề nghị", "yêu cầu", "kiến nghị", "quyết định", "đánh giá", "đại diện")
        return t.low[after] == "của" and phrase in nouns

    def only_refers(self, first: int, last: int) -> bool:
        """“Phối hợp giải quyết ... thực hiện theo khoản 4 Điều 19": where the rule stands, and nothing to be done."""
        t = self.t
        at = next((i for i in range(first, min(last, first + TOLD_REACH)) if t.size(i, "refers")), -1)
        return at > first and t.size(at - 1, "joint") == 0 and all(t.word(i) not in ";:" for i in range(first, at))

    def told_of(self, first: int, last: int) -> bool:
        """Whether a predicate follows that tells of what stood before it: "Quyết định ... được gửi cho ..."."""
        t = self.t
        for at in range(first, min(last, first + TOLD_REACH)):
            if t.word(at) in ";:" or t.low[at] in ("để", "nhằm", "khi", "nếu", "thì"):
                return False
            if t.size(at, "predicative") and t.low[at - 1] not in ("mà", "đã", "không", "và", "những", "việc"):
                return True
        return False

    def trouble(self, s: Statement) -> bool:
        """Difficulties are to be reported: a commitment, whoever owes it."""
        t = self.t
        at = t.find("trouble", s.first, s.last)
        return at >= 0 and t.find("report", at, s.last) > at and t.find("power", s.first, at) < 0
