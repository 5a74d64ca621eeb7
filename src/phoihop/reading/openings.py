"""Where the subject of a sentence may begin: behind connectives, a label, the commas of a clause that opens the sentence.

Works on tagged words only; what stands there is read by `subjects`.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import Tokens

PREDICATE = ("marker_strong", "marker", "adverb", "power", "verb", "joint_verb")
LONGEST_SUBJECT = 180
LABEL_REACH = 8
TIMES = ("định", "hằng", "hàng", "mỗi", "quý", "cuối", "đầu", "giữa", "năm", "6", "06", "sáu", "tháng")
TIME_REACH = 12
OBJECT_OF = (
    "từ",
    "của",
    "tại",
    "do",
    "với",
    "cho",
    "đến",
    "về",
    "gửi",
    "trên",
    "trong",
    "ở",
    "và",
    "hoặc",
    "bởi",
    "giữa",
)


class Openings:
    """Finds where subjects may begin in one text."""

    def __init__(self, tokens: Tokens, bodies: Bodies) -> None:
        self.t = tokens
        self.bodies = bodies
        self.joined_names: dict[str, int] = {}

    def has_tag(self, index: int, tag: str) -> bool:
        return index < len(self.t) and self.t.size(index, tag) > 0

    def is_predicate(self, index: int) -> bool:
        tags = self.t.tags[index]
        if not any(tag in tags for tag in PREDICATE):
            return False
        return tags.get("noun", 0) <= max(tags.get(tag, 0) for tag in PREDICATE)

    def is_verb_phrase(self, index: int) -> bool:
        """“Định kỳ sơ kết”: an adverb straight before its verb opens no clause of its own."""
        t = self.t
        at = index
        for _ in range(3):
            if size := t.size(at, "adverb"):
                at += size
                if at >= len(t):
                    return False
                continue
            break
        return at > index and bool(t.size(at, "verb") or t.size(at, "joint_verb"))

    def after_connectives(self, first: int, last: int) -> int:
        t = self.t
        at = first
        for _ in range(3):
            while at < last and not t.is_word(at):
                at += 1
            size = t.size(at, "connective") if at < last else 0
            if not size:
                break
            if t.size(at, "opener") > size or (self.bodies.begins(at, last) and t.low[at] != "phía"):
                break
            following = at + size
            if t.size(at, "support") and following < last and self.bodies.begins(following, last):
                break
            if following < last and t.low[following] in (",", "là", ":"):
                at = following + 1
            elif t.low[at] in ("và", "phía", "về", "riêng", "còn") or t.size(at, "connective") > 1:
                at = following
            else:
                break
        return at

    def starts(self, begin: int, last: int, *, opened: bool) -> list[int]:
        """Where a subject may begin: after "thì"; at once; after each comma of an opening clause."""
        t = self.t
        commas: list[int] = []
        thus: list[int] = []
        depth = 0
        for at in range(begin, min(last, begin + LONGEST_SUBJECT) - 1):
            word, low = t.word(at), t.low[at]
            if word == ";" and not depth and self.another_case(at + 1, last, opened=opened):
                break
            depth = depth + 1 if word == "(" else max(0, depth - 1) if word == ")" else depth
            if depth:
                continue
            if low == "thì":
                thus.append(at + 1)
                if t.size(at + 1, "opener"):
                    opened = True
                    commas.clear()
                    thus.append(at + 1 + t.size(at + 1, "short_opener"))
                elif self.is_predicate(at + 1) and not self.bodies.begins(at + 1, last):
                    break
            elif opened and word == "," and self.firm_soon(at + 1, last) and not self.bodies.begins(at + 1, last):
                break
            elif (opened and word in ",:)" and t.low[begin] != "việc" and not self.coordinates(at)) or (
                not opened and word == "," and not self.is_predicate(begin) and self.acts_at(begin, at + 1, last)
            ):
                commas.append(self.after_time(at + 1, last))
        if opened and t.low[begin] in TIMES:
            named = [at for at in range(begin + 1, self.time_reach(begin, last)) if self.is_name_start(at, last)][:1]
            commas = named + commas if not commas or (named and named[0] < commas[0]) else commas
        short = t.size(begin, "short_opener")
        return [*thus, begin, *self.after_label(begin, last), *([begin + short] if short else []), *commas]

    def time_reach(self, begin: int, last: int) -> int:
        """How far the times that open a sentence may go on; days in brackets behind them do not count: "6 tháng (trước
        ngày 15/6) và hằng năm (trước ngày 10/12) báo cáo ...".
        """
        t = self.t
        depth, left, at = 0, TIME_REACH, begin
        while at < last and left:
            depth = depth + 1 if t.word(at) == "(" else max(0, depth - 1) if t.word(at) == ")" else depth
            left -= not depth and t.is_word(at)
            at += 1
        return at

    def another_case(self, at: int, last: int, *, opened: bool) -> bool:
        """Whether a sentence goes on, behind a semicolon, with a case of its own or with what another body owes."""
        return not opened or (at < last and self.t.size(at, "condition") > 0)

    def after_label(self, begin: int, last: int) -> list[int]:
        """“Khu vực phía Bắc: A và B chịu trách nhiệm ...”: where the bodies begin after a label without a verb."""
        t = self.t
        for at in range(begin, min(last - 1, begin + LABEL_REACH)):
            if t.word(at) == ":":
                return [at + 1]
            if not t.is_word(at) or t.size(at, "verb") or t.size(at, "opener"):
                return []
        return []

    def after_time(self, at: int, last: int) -> int:
        """Past "hằng năm" or "định kỳ" where a name follows it at once: "Căn cứ ..., hằng năm Sở A ..."."""
        t = self.t
        size = t.size(at, "opener") if at < last and t.low[at] in TIMES else 0
        return at + size if size and at + size < last and self.is_name_start(at + size, last) else at

    def acts_at(self, first: int, at: int, last: int) -> bool:
        """Whether bodies are named here with a firm marker, or by a proper or known name with a verb, straight after."""
        t = self.t
        names = self.bodies.list_at(at, last)
        if names is None or names.last >= last or not self.is_predicate(names.last):
            return False
        if t.size(names.last, "bound_duty") or t.low[names.last] in ("phải", "cần", "sẽ"):
            return True
        if any(t.size(i, "thing") for i in range(first, at)):
            return False
        many = t.size(at, "determiner")
        kind = many > 0 and t.size(at + many, "class") > 0 and t.word(at - 1) == ";"
        return t.is_upper(at) or kind or self.bodies.known.size_at(t, at, last) > 0 or names.names == (PARTIES,)

    def is_name_start(self, at: int, last: int) -> bool:
        """A capital, a determiner or "hai bên" that begins a name straight after a time: "Hằng năm Sở A ..."."""
        t = self.t
        if t.low[at - 1] in OBJECT_OF or t.size(at - 1, "determiner"):
            return False
        begins = t.is_upper(at) or t.size(at, "determiner") or t.size(at, "parties") or t.size(at, "person") > 1
        return bool(begins) and self.bodies.begins(at, last)

    def firm_soon(self, first: int, last: int) -> bool:
        return not self.t.size(first, "condition") and any(
            self.t.low[i] in ("cần", "phải", "sẽ") for i in range(first, min(first + 3, last))
        )

    def coordinates(self, comma: int) -> bool:
        """Whether a comma stands inside "cơ quan, đơn vị" or before a bare class word."""
        t = self.t
        after = comma + 1
        if (
            t.low[comma - 1] in ("quan", "ngành", "bộ", "sở", "ban", "xã", "phường", "tỉnh", "huyện", "quận")
            and not (t.low[comma - 2] == "cấp" and t.size(after, "class") > 1)
            and not t.is_upper(after)
            and not t.size(after, "determiner")
        ):
            return True
        alone = t.size(after, "class") <= 1
        return alone and t.word(after) in ("ngành", "ban", "địa", "cấp", "cá", "huyện", "xã", "phường")
