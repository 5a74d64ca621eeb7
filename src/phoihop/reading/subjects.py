"""Finds the subject of a sentence: a list of bodies with a predicate after it, also behind clauses that open the sentence.

Works on tagged words only.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.known import NameList
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import WORD, Tokens

PREDICATE = ("marker_strong", "marker", "adverb", "power", "verb", "joint_verb")
REACH = 160
LONGEST_SUBJECT = 180
LONG_CLASS = 3
PLACE_REACH = 6
LABEL_REACH = 8
RELATED_REACH = 14
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


class Subjects:
    """Finds subjects in one text."""

    def __init__(self, tokens: Tokens, bodies: Bodies) -> None:
        self.t = tokens
        self.bodies = bodies

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
                elif self.is_predicate(at + 1) and not self.bodies.begins(at + 1, last):
                    break
            elif opened and word == "," and self.firm_soon(at + 1, last) and not self.bodies.begins(at + 1, last):
                break
            elif (opened and word in ",:)" and t.low[begin] != "việc" and not self.coordinates(at)) or (
                not opened and word == "," and not self.is_predicate(begin) and self.acts_at(begin, at + 1, last)
            ):
                commas.append(self.after_time(at + 1, last))
        if opened and t.low[begin] in TIMES and not commas:
            commas = [at for at in range(begin + 1, min(last, begin + TIME_REACH)) if self.is_name_start(at, last)][:1]
        return [*thus, begin, *self.after_label(begin, last), *commas]

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
        return t.is_upper(at) or self.bodies.known.size_at(t, at, last) > 0 or names.names == (PARTIES,)

    def is_name_start(self, at: int, last: int) -> bool:
        """A capital, a determiner or "hai bên" that begins a name straight after a time: "Hằng năm Sở A ..."."""
        t = self.t
        if t.low[at - 1] in OBJECT_OF:
            return False
        begins = t.is_upper(at) or t.size(at, "determiner") or t.size(at, "parties")
        return bool(begins) and self.bodies.begins(at, last)

    def firm_soon(self, first: int, last: int) -> bool:
        return any(self.t.low[i] in ("cần", "phải", "sẽ") for i in range(first, min(first + 3, last)))

    def coordinates(self, comma: int) -> bool:
        """Whether a comma stands inside "cơ quan, đơn vị" or before a bare class word."""
        t = self.t
        after = comma + 1
        if (
            t.low[comma - 1] in ("quan", "ngành", "bộ", "sở", "ban", "xã", "phường", "tỉnh", "huyện", "quận")
            and not t.is_upper(after)
            and not t.size(after, "determiner")
        ):
            return True
        alone = t.size(after, "class") <= 1
        return alone and t.word(after) in ("ngành", "ban", "địa", "cấp", "cá", "huyện", "xã", "phường")

    def subject_at(self, start: int, last: int) -> tuple[NameList, int] | None:
        """A list of bodies with a predicate after it."""
        t = self.t
        names = self.bodies.list_at(start, last)
        if names is None:
            return self.long_subject(start, last)
        at = names.last
        while at < last and t.word(at) == "(":
            close = self.bodies.closing(at, last)
            if close is None:
                return None
            at = close + 1
        if at >= last:
            return None
        if t.low[at] == "và" and (longer := self.loose_list(names, at, last)) is not None:
            return longer
        if t.low[at - 1] == "nơi" and (firm := self.firm_marker(at, last)) >= 0:
            whole = " ".join(t.slice(names.last - len(WORD.findall(names.names[-1])), firm).split())
            return NameList((*names.names[:-1], whole), names.first, firm), firm
        if t.size(at, "denies") and (instead := self.instead(at, last)) >= 0:
            return names, instead
        if self.is_predicate(at):
            if (by_act := self.class_told_by_its_act(names, at, last)) is not None:
                return by_act
            if (t.size(at, "marker_strong") or t.low[at] == "phải") and t.size(start, "class"):
                self.bodies.known.extend(name for name in names.names if len(name.split()) > LONG_CLASS)
            return names, at
        if t.word(at) == ":" and at + 1 < last and self.is_predicate(at + 1):
            return names, at + 1
        if t.low[at] == "là" and self.focal(at, last):
            return names, at
        if (
            t.word(at) == ","
            or t.size(at, "opener")
            or t.size(at, "condition")
            or t.low[at] in ("tại", "nơi", "đang", "đã", "có", "là")
        ):
            firm = self.firm_marker(at, last)
            if firm >= 0:
                return names, firm
            if (then := self.then_acts(at, last)) >= 0:
                return names, then
            if (acted := self.after_relative(at, last)) >= 0:
                return names, acted
            if t.low[at] == "đang" and (verb := self.first_verb(at + 3, min(last, at + 14))) >= 0:
                return names, verb
            if (
                t.word(at) == ","
                and at + 1 < last
                and self.is_predicate(at + 1)
                and not self.bodies.begins(at + 1, last)
            ):
                return names, at + 1
            if t.word(at) == "," and (longer := self.loose_list(names, at, last)) is not None:
                return longer
            if (
                (t.size(at, "opener") or t.size(at, "condition"))
                and t.low[at] not in ("để", "nhằm", "về", "với", "việc", "từ", "do")
                and (after := self.after_comma(at, last)) >= 0
            ):
                return names, after
        return self.long_subject(start, last)

    def class_told_by_its_act(self, names: NameList, at: int, last: int) -> tuple[NameList, int] | None:
        """“Bên tiếp nhận hồ sơ, tài liệu | có trách nhiệm": what a bare class does tells which one it is, for what binds it
        follows.
        """
        t = self.t
        begin = names.first + t.size(names.first, "determiner")
        bare = max(t.size(begin, "wide"), int(t.low[begin] == "bên"))
        if bare < at - begin or t.size(at, "marker_strong") or not t.size(at, "verb"):
            return None
        for index in range(at + 1, min(last, at + RELATED_REACH)):
            if t.word(index) in ";:." or t.low[index] in ("thì", "để", "nhằm", "mà"):
                return None
            if t.size(index, "bound_duty") or (t.low[index] == "phải" and self.is_predicate(index + 1)):
                told = t.is_word(index - 1) and t.low[index - 1] not in ("và", "đồng", "không", "thời")
                return (NameList((t.slice(names.first, index),), names.first, index), index) if told else None
        return None

    def after_relative(self, at: int, last: int) -> int:
        """“X đã thụ lý vụ án | kịp thời thông báo": the adverb of the predicate behind what tells which X; -1 for none."""
        t = self.t
        if t.low[at] not in ("đã", "đang"):
            return -1
        for index in range(at + 2, min(last - 1, at + RELATED_REACH)):
            if not t.is_word(index) or t.size(index, "then"):
                return -1
            adverb = t.size(index, "adverb")
            if adverb and index + adverb < last and t.size(index + adverb, "verb"):
                return index
        return -1

    def instead(self, first: int, last: int) -> int:
        """“X không ra quyết định mà | có văn bản kiến nghị": what is done instead of what is left; -1 for nothing."""
        t = self.t
        for at in range(first + 1, min(last, first + REACH) - 1):
            if t.word(at) in ";.":
                return -1
            if t.size(at, "instead") and self.is_predicate(at + 1) and not t.size(at + 1, "power"):
                return at + 1
        return -1

    def then_acts(self, first: int, last: int) -> int:
        """“X có yêu cầu giám sát thì | cử cán bộ": what X does in the case it is in; -1 where another body does it."""
        t = self.t
        for at in range(first, min(last, first + REACH) - 1):
            if t.word(at) in ";.":
                return -1
            if t.size(at, "then"):
                acts = self.is_predicate(at + 1) and not t.size(at + 1, "power")
                return at + 1 if acts and not self.bodies.begins(at + 1, last) else -1
        return -1

    def loose_list(self, names: NameList, comma: int, last: int) -> tuple[NameList, int] | None:
        """“Thủ trưởng các cơ quan tài chính, công an kịp thời ...”: a word or two more before the predicate."""
        t = self.t
        for at in range(comma + 1, min(last, comma + 6)):
            if not t.is_word(at) or t.size(at, "opener") or t.size(at, "stop"):
                return None
            if self.is_predicate(at):
                if at == comma + 1:
                    return None
                begin = names.last - len(WORD.findall(names.names[-1]))
                if t.low[comma] == "và" or len(names.names) == 1:
                    kept = (*names.names[:-1], " ".join(t.slice(begin, at).split()))
                else:
                    kept = (*names.names, t.slice(comma + 1, at))
                return NameList(kept, names.first, at), at
        return None

    def focal(self, at: int, last: int) -> bool:
        """“X là đơn vị đầu mối”: naming a focal point."""
        return any(
            self.t.low[i] in ("mối", "trì") or " ".join(self.t.low[i : i + 2]) == "thường trực"
            for i in range(at, min(last, at + 6))
        )

    def firm_marker(self, first: int, last: int) -> int:
        t = self.t
        for at in range(first, min(last, first + REACH)):
            if t.word(at) == ";" or t.low[at] in ("thì", "để"):
                return -1
            if t.size(at, "marker_strong") or t.low[at] in ("phải", "cần", "sẽ"):
                return at
        return -1

    def after_comma(self, first: int, last: int) -> int:
        t = self.t
        for at in range(first, min(last, first + REACH) - 1):
            if t.word(at) == ";":
                last = at
                break
            if t.word(at) == "," and self.is_predicate(at + 1):
                return at + 1
        return self.first_verb(first + 1, min(last, first + REACH))

    def first_verb(self, first: int, last: int) -> int:
        t = self.t
        for at in range(first, last):
            if t.size(at, "verb") or t.size(at, "joint_verb"):
                return at
        return -1

    def long_subject(self, start: int, last: int) -> tuple[NameList, int] | None:
        """A subject whose end only the marker shows: "cơ quan đã ra quyết định ... có trách nhiệm"."""
        t = self.t
        begin = start + t.size(start, "determiner") if start < last else start
        if begin >= last or t.size(begin, "people") or self.bodies.is_rather_verb(begin, at_start=False):
            return None
        if not (
            t.size(begin, "class")
            or t.size(begin, "person")
            or (t.size(begin, "head") and t.is_upper(begin))
            or self.bodies.known.size_at(t, begin, last)
        ):
            return None
        for at in range(begin + 1, min(last, start + LONGEST_SUBJECT)):
            if t.word(at) in ";:." or t.low[at] in ("thì", "để", "nhằm") or t.size(at, "right"):
                return None
            must = t.low[at] == "phải" and at + 1 < last and t.size(at + 1, "verb") > 0
            if (t.size(at, "marker_strong") and t.low[at] != "được") or must:
                names = self.bodies.list_at(start, at)
                if names is not None and names.last >= at:
                    return names, at
                if names is not None and (
                    t.size(names.last, "opener") or t.size(names.last, "condition") or t.word(names.last) == ","
                ):
                    return names, at
                if names is not None and len(names.names) > 1:
                    return names, at
                text = " ".join(t.slice(start, at).split()).strip(" ,")
                return NameList((text,), start, at), at
        return None
