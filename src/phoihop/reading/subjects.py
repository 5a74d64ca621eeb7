"""Finds the subject of a sentence: a list of bodies with a predicate after it, also behind clauses that open the sentence.

Works on tagged words only.
"""

from __future__ import annotations

from phoihop.reading.known import NameList
from phoihop.reading.openings import LONGEST_SUBJECT
from phoihop.reading.outcome import PARTIES
from phoihop.reading.owning import RELATED_REACH, Owning
from phoihop.reading.tokens import WORD

REACH = 160
LONG_CLASS = 3
PLACE_REACH = 6
FOUND_REACH = 8


class Subjects(Owning):
    """Finds subjects in one text."""

    def subject_at(self, start: int, last: int) -> tuple[NameList, int] | None:
        """A list of bodies with a predicate after it."""
        t = self.t
        names = self.bodies.list_at(start, last)
        if names is None:
            return self.long_subject(start, last)
        at = names.last
        names = self.public(names, last)
        if not names.names:
            verb = at if at >= last or t.is_word(at) else at + 1
            return (names, verb) if verb < last and self.is_predicate(verb) else None
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
            return names, firm
        if t.size(at, "denies") and (instead := self.instead(at, last)) >= 0:
            return names, instead
        if self.is_predicate(at):
            if (competent := self.competent(names, at, last)) is not None:
                return competent
            if (by_work := self.named_by_work(names, at, last)) is not None:
                return by_work
            if (by_act := self.class_told_by_its_act(names, at, last)) is not None:
                return by_act
            if (t.size(at, "marker_strong") or t.low[at] == "phải") and t.size(start, "class"):
                self.bodies.known.extend(name for name in names.names if len(name.split()) > LONG_CLASS)
            return names, at
        if t.word(at) == ":" and at + 1 < last and self.is_predicate(at + 1) and t.low[start] != "cấp":
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
            if firm >= 0 and not self.another_acts(at, firm, last):
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
                and not self.another_acts(at, after, last)
            ):
                return names, after
        return self.long_subject(start, last)

    def another_acts(self, first: int, predicate: int, last: int) -> bool:
        """“A theo quy định tại Điều 9, B trực tiếp tổ chức": behind the comma stands another body, with the predicate."""
        for comma in range(first, predicate):
            if self.t.word(comma) == ",":
                names = self.bodies.list_at(comma + 1, last)
                if names is not None and first < names.last <= predicate and self.is_predicate(names.last):
                    return names.names != (PARTIES,)
        return False

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

    def whichever_is_it(self, start: int, last: int) -> tuple[NameList, int] | None:
        """“bên nào phát hiện trước, bên đó | chủ trì": who does it is named again, with a word that points back."""
        t = self.t
        which = next((i for i in range(start + 1, min(last, start + FOUND_REACH)) if t.low[i] == "nào"), -1)
        if which < 0:
            return None
        for at in range(which + 1, min(last, start + LONGEST_SUBJECT) - 2):
            if t.word(at) == "," or t.low[at] == "thì":
                names = self.bodies.list_at(at + 1, last)
                if names is not None and names.last < last and t.size(names.last - 1, "pointing"):
                    return (names, names.last) if self.is_predicate(names.last) else None
        return None

    def long_subject(self, start: int, last: int) -> tuple[NameList, int] | None:
        """A subject whose end only the marker shows: "cơ quan đã ra quyết định ... có trách nhiệm"."""
        t = self.t
        begin = start + t.size(start, "determiner") if start < last else start
        if (
            begin >= last
            or t.size(begin, "people")
            or t.size(begin, "private")
            or self.bodies.is_rather_verb(begin, at_start=False)
        ):
            return None
        if not (
            t.size(begin, "class")
            or t.size(begin, "person")
            or (t.size(begin, "head") and t.is_upper(begin))
            or self.bodies.known.size_at(t, begin, last)
        ):
            return None
        if (whichever := self.whichever_is_it(start, last)) is not None:
            return whichever
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
                text = " ".join(t.slice(start, self.before_case(begin, at)).split()).strip(" ,")
                return NameList((text,), start, at), at
        return None
