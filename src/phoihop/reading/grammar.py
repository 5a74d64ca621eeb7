"""Takes one sentence apart: who does it, where the predicate begins, with whom, for whom, on what condition.

Works on tagged words only. It does not decide whether the sentence is a commitment.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.bodies import Bodies
from phoihop.reading.known import NameList
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import WORD, Tokens

PREDICATE = ("marker_strong", "marker", "adverb", "power", "verb", "joint_verb")
FIRM = ("marker_strong", "marker")
REACH = 90
LONGEST_SUBJECT = 110
LONG_CLASS = 3
TIMES = ("định", "hằng", "hàng", "mỗi", "quý", "cuối", "đầu", "6", "06", "sáu", "tháng")
TIME_REACH = 12


class Statement(msgspec.Struct):
    """One sentence. Indices are of words; `predicate` is -1 where none was found."""

    first: int
    last: int
    subject: NameList | None = None
    predicate: int = -1
    marker: str = ""
    marker_at: int = -1
    verb_first: bool = False
    power: bool = False
    undecided: bool = False
    by_agent: bool = False
    support: tuple[str, ...] = ()
    support_at: int = -1
    receivers: tuple[str, ...] = ()
    opener_at: int = -1
    spans: list[tuple[int, int]] = []


class Grammar:
    """Reads the sentences of one text."""

    def __init__(self, tokens: Tokens, bodies: Bodies) -> None:
        self.t = tokens
        self.bodies = bodies

    def statement(self, first: int, last: int) -> Statement:
        out = Statement(first, last)
        if first >= last:
            return out
        begin = self.after_connectives(first, last)
        if begin >= last:
            return out
        if self.has_tag(begin, "opener") and not self.is_verb_phrase(begin):
            out.opener_at = begin
        if (given := self.report(begin, last) or self.assigned(begin, last) or self.whichever(begin, last)) is not None:
            out.subject, out.predicate = given
        for start in self.starts(begin, last, opened=out.opener_at >= 0) if out.subject is None else ():
            found = self.subject_at(start, last)
            if found is not None:
                out.subject, out.predicate = found
                break
        if out.subject is None:
            self.without_subject(out, begin, last)
        if out.subject is not None:
            out.spans.append((out.subject.first, out.subject.last))
        if out.predicate >= 0:
            self.predicate(out)
        return out

    def report(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Báo cáo của X gửi Y”: X owes the report."""
        t = self.t
        if begin + 3 >= last or " ".join(t.low[begin : begin + 3]) not in ("báo cáo của", "thông báo của"):
            return None
        names = self.bodies.list_at(begin + 3, last)
        if names is None or names.last >= last or not (self.is_predicate(names.last) or t.size(names.last, "receiver")):
            return None
        return names, names.last

    def whichever(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Trường hợp bộ, ngành nào có ..., phải ...”: whoever is in the case owes it."""
        t = self.t
        at = begin + (1 if t.low[begin] == "trong" else 0)
        if at + 3 >= last or t.bare[at : at + 2] != ["truong", "hop"]:
            return None
        names = self.bodies.list_at(at + 2, last)
        if names is None or names.last >= last:
            return None
        if t.low[names.last] != "nào":
            return self.case_of(names, last)
        firm = next((i + 1 for i in range(names.last, last - 1) if t.word(i) == "," and self.is_predicate(i + 1)), -1)
        return (names, firm) if firm >= 0 else None

    def case_of(self, names: NameList, last: int) -> tuple[NameList, int] | None:
        """“Trường hợp X không ... thì báo cáo”: nobody else is named after “thì”, so X owes it."""
        t = self.t
        for at in range(names.last, min(last, names.last + REACH) - 1):
            if t.low[at] == "thì":
                after = at + 1
                if self.is_predicate(after) and not t.size(after, "power") and self.bodies.list_at(after, last) is None:
                    return names, after
                return None
            if t.word(at) == "." or (t.word(at) == "," and self.bodies.begins(at + 1, last)):
                return None
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
        if (
            names is None
            or names.last >= last
            or t.size(at, "person")
            or not (self.is_predicate(names.last) or t.low[names.last] in ("làm", "là"))
        ):
            return None
        return names, names.last

    def has_tag(self, index: int, tag: str) -> bool:
        return index < len(self.t) and self.t.size(index, tag) > 0

    def is_predicate(self, index: int) -> bool:
        return any(tag in self.t.tags[index] for tag in PREDICATE)

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
        followed = any(t.low[i] == "thì" for i in range(begin, min(last, begin + LONGEST_SUBJECT)))
        for at in range(begin, min(last, begin + LONGEST_SUBJECT) - 1):
            word, low = t.word(at), t.low[at]
            depth = depth + 1 if word == "(" else max(0, depth - 1) if word == ")" else depth
            if depth:
                continue
            if low == "thì":
                thus.append(at + 1)
            elif (
                opened
                and not followed
                and low in ("cần", "phải")
                and at > begin + 3
                and self.is_predicate(at + 1)
                and not commas
            ) or (opened and word == "," and self.firm_soon(at + 1, last) and not self.bodies.begins(at + 1, last)):
                break
            elif opened and word in ",:)" and t.low[begin] != "việc" and not self.coordinates(at):
                commas.append(at + 1)
        if opened and t.low[begin] in TIMES and not commas:
            commas = [at for at in range(begin + 1, min(last, begin + TIME_REACH)) if self.is_name_start(at, last)][:1]
        return [*thus, begin, *commas]

    def is_name_start(self, at: int, last: int) -> bool:
        """A capital, a determiner or "hai bên" that begins a name straight after a time: "Hằng năm Sở A ..."."""
        t = self.t
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
        return t.word(after) in ("ngành", "ban", "địa", "cấp", "cá", "huyện", "xã", "phường")

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
        if self.is_predicate(at):
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
            or t.low[at] in ("tại", "nơi", "đang", "có", "là")
        ):
            firm = self.firm_marker(at, last)
            if firm >= 0:
                return names, firm
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
            if t.word(at) in ";:." or t.low[at] in ("thì", "để", "nhằm"):
                return None
            if t.size(at, "marker_strong") and t.low[at] != "được":
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

    def without_subject(self, out: Statement, begin: int, last: int) -> None:
        t = self.t
        if out.opener_at >= 0:
            for at in range(begin, min(last, begin + REACH) - 1):
                if (
                    (t.word(at) == "," or t.low[at] == "thì")
                    and self.is_predicate(at + 1)
                    and not t.size(at + 1, "opener")
                ):
                    out.predicate = at + 1
                    break
            else:
                out.predicate = self.firm_marker(begin, last)
            if out.predicate < 0 and t.low[begin] in TIMES:
                out.predicate = self.first_verb(begin + 1, min(last, begin + TIME_REACH))
                out.verb_first = out.predicate >= 0
            firm = self.firm_marker(begin, out.predicate) if out.predicate > begin else -1
            if firm >= 0 and not t.size(firm, "marker_strong") and self.is_predicate(firm + 1):
                out.predicate = firm
        elif begin < last and self.is_predicate(begin):
            out.predicate = begin
            out.verb_first = True
            return
        if out.predicate >= 0 and t.size(out.predicate, "power"):
            return
        if out.predicate >= 0 and t.bare[out.predicate : out.predicate + 2] == ["de", "nghi"]:
            asked = self.bodies.list_at(out.predicate + 2, last)
            if asked is not None and asked.last < last and self.is_predicate(asked.last):
                out.subject, out.predicate = asked, asked.last
                return
        self.agent(out, begin, last)

    def agent(self, out: Statement, begin: int, last: int) -> None:
        """“do X thực hiện”: the agent of a passive sentence."""
        t = self.t
        for at in range(begin, min(last, begin + REACH) - 2):
            if t.low[at] == "do":
                names = self.bodies.list_at(at + 1, last)
                if names is None:
                    continue
                verb = next((i for i in range(names.last, min(names.last + 4, last)) if t.size(i, "agent_verb")), -1)
                if verb < 0 or any(not t.is_word(i) for i in range(names.last, verb)):
                    continue
                if verb > names.last:
                    begin_name = names.last - len(WORD.findall(names.names[-1]))
                    whole = " ".join(t.slice(begin_name, verb).split())
                    names = NameList((*names.names[:-1], whole), names.first, verb)
                out.subject, out.predicate, out.by_agent = names, verb, True
                return

    def predicate(self, out: Statement) -> None:
        t = self.t
        at = out.predicate
        for index in range(at, min(out.last, at + 4)):
            if t.size(index, "power") and not t.size(index, "not_power"):
                out.power = True
                break
            if not t.size(index, "adverb") and not t.size(index, "connective"):
                break
        for index in range(at, min(out.last, at + 12)):
            if t.size(index, "marker_strong"):
                out.marker, out.marker_at = (
                    t.low_text[t.starts[index] : t.ends[index + t.size(index, "marker_strong") - 1]],
                    index,
                )
                break
        if not out.marker:
            for index in range(at, min(out.last, at + 6)):
                if t.size(index, "marker"):
                    out.marker, out.marker_at = t.low[index], index
                    break
        out.undecided = any(t.size(index, "undecided") for index in range(at, min(out.last, at + 16)))
        self.partners(out)

    def partners(self, out: Statement) -> None:
        t = self.t
        names: list[str] = []
        receivers: list[str] = []
        index = (
            out.subject.last
            if out.subject is not None and out.subject.last < out.predicate
            else max(out.first, out.predicate)
        )
        while index < out.last:
            if size := t.size(index, "support"):
                found = self.bodies.list_at(index + size, out.last)
                if found is not None:
                    if out.support_at < 0:
                        out.support_at = index
                    names.extend(found.names)
                    meets = t.low[index] in ("họp", "trao", "thống", "bàn", "tham", "lấy", "xin")
                    out.spans.append((index + size if meets else index, found.last))
                    index = found.last
                    continue
            elif size := t.size(index, "receiver"):
                found = self.bodies.list_at(index + size, out.last)
                if found is not None:
                    receivers.extend(found.names)
                    out.spans.append((index + size, found.last))
                    index = found.last
                    continue
            index += 1
        leads = set(out.subject.names) if out.subject else set()
        out.support = tuple(name for name in dict.fromkeys(names) if name not in leads and name != PARTIES)
        out.receivers = tuple(dict.fromkeys(receivers))
