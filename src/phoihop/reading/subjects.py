"""Finds the subject of a sentence: a list of bodies with a predicate after it, also behind clauses that open the sentence.

Works on tagged words only.
"""

from __future__ import annotations

from phoihop.reading.known import NameList
from phoihop.reading.openings import LONGEST_SUBJECT, Openings
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import WORD

REACH = 160
LONG_CLASS = 3
PLACE_REACH = 6
RELATED_REACH = 14
OBJECT_REACH = 16
JOINED = 2
FOUND_REACH = 8
OFTEN = 3


class Subjects(Openings):
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

    def public(self, names: NameList, last: int) -> NameList:
        """The bodies of a list without persons who act for themselves: no names where nobody else is left."""
        places = self.bodies.places_of(names.first, last)
        kept = [begin for begin, _ in places if not self.is_private(begin)]
        if len(kept) == len(places) or names.names == (PARTIES,):
            return names
        shown = self.bodies.printed([place for place in places if place[0] in kept], self.t)
        return NameList(tuple(dict.fromkeys(shown)), names.first, names.last)

    def is_private(self, begin: int) -> bool:
        return self.t.size(begin + self.t.size(begin, "determiner"), "private") > 0

    def after_object(self, found: tuple[NameList, int], start: int, last: int) -> tuple[NameList, int]:
        """“Sau khi nhận báo cáo của A, B, C tổ chức ...": the list of the opening clause ends where two names stand side by
        side that the text seldom joins, for those that belong together come back together.
        """
        t = self.t
        names, predicate = found
        if t.word(start - 1) != "," or len(names.names) == 1:
            return found
        places = self.bodies.places_of(start, last)
        ends = [start - 1, *(end for _, end in places[:-1])]
        joints = [self.joins(end, begin) for end, (begin, _) in zip(ends, places, strict=True)]
        loosest = joints.index(min(joints))
        if joints[0] < max(OFTEN, joints[loosest] + 1) or not self.ends_object(start - 1):
            return found
        own = self.bodies.list_at(places[loosest][0], last)
        return (own, predicate) if own is not None and own.last == names.last else found

    def joins(self, end: int, begin: int) -> int:
        """How often the text lists the name that ends here before the one that begins there."""
        t = self.t
        words = f"{' '.join(t.bare[max(0, end - JOINED) : end])}, {' '.join(t.bare[begin : begin + JOINED])}"
        if words not in self.joined_names:
            self.joined_names[words] = t.spaced.count(words)
        return self.joined_names[words]

    def ends_object(self, comma: int) -> bool:
        """Whether a name that somebody is told to have done something with ends at a comma."""
        for at in range(comma - 1, max(0, comma - OBJECT_REACH), -1):
            if not self.t.is_word(at):
                return False
            if self.bodies.name_at(at, comma) == comma:
                return True
        return False

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
                break
            if t.size(index, "bound_duty") or (t.low[index] == "phải" and self.is_predicate(index + 1)):
                told = t.is_word(index - 1) and t.low[index - 1] not in ("và", "đồng", "không", "thời")
                return (NameList((t.slice(names.first, index),), names.first, index), index) if told else None
        if begin == names.first and (verb := self.end_of_run(at, last)) > at:
            return NameList((t.slice(names.first, verb),), names.first, verb), verb
        return None

    def another_acts(self, first: int, predicate: int, last: int) -> bool:
        """“A theo quy định tại Điều 9, B trực tiếp tổ chức": behind the comma stands another body, with the predicate."""
        for comma in range(first, predicate):
            if self.t.word(comma) == ",":
                names = self.bodies.list_at(comma + 1, last)
                if names is not None and first < names.last <= predicate and self.is_predicate(names.last):
                    return names.names != (PARTIES,)
        return False

    def competent(self, names: NameList, at: int, last: int) -> tuple[NameList, int] | None:
        """“người có thẩm quyền | xử phạt tiến hành xác minh": what the competence is for belongs to the name."""
        t = self.t
        if t.low[at - 2 : at] != ["thẩm", "quyền"] or not t.size(at, "verb"):
            return None
        if t.size(at, "bound_duty") or t.size(at, "adverb"):
            return None
        after = at + t.size(at, "verb")
        if after >= last or not self.is_predicate(after) or t.size(after, "noun") or t.low[after] == "phối":
            return None
        begin = names.last - len(WORD.findall(names.names[-1]))
        return NameList((*names.names[:-1], t.slice(begin, after)), names.first, after), after

    def named_by_work(self, names: NameList, at: int, last: int) -> tuple[NameList, int] | None:
        """“Trung tâm | trợ giúp pháp lý | cử ...": what a bare kind of body does at first is its name, where it then does more."""
        t = self.t
        begin = names.last - len(WORD.findall(names.names[-1]))
        begin += t.size(begin, "determiner")
        if begin + t.size(begin, "works") != at or not t.size(at, "work_of") or self.bodies.known.size_at(t, begin, last):
            return None
        for index in range(at + t.size(at, "work_of") + 1, min(last, at + RELATED_REACH)):
            if not t.is_word(index) or t.size(index, "joint") or t.size(index, "stop") > t.size(index, "marker_strong"):
                return None
            acts = self.is_predicate(index) and not t.size(index, "inside") and not t.size(index, "thing")
            if acts and not t.size(index - 1, "determiner"):
                return NameList((*names.names[:-1], t.slice(begin, index)), names.first, index), index
        return None

    def end_of_run(self, at: int, last: int) -> int:
        """“cơ quan | nhận ủy thác mở tài khoản": of verbs in a row the last is what the bare class does."""
        t = self.t
        verb = at
        while (after := verb + t.size(verb, "verb")) < last and t.size(after, "verb") and not t.size(verb, "light"):
            if t.size(after, "noun") > t.size(after, "verb"):
                break
            verb = after
            if t.low[verb] == "có":
                break
        return verb

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

    def before_case(self, begin: int, marker: int) -> int:
        """“X khi phát hiện vi phạm | có trách nhiệm": the name ends where the case begins, also behind an adverb."""
        t = self.t
        end = next((i for i in range(begin + 1, marker) if t.size(i, "tells_place")), marker)
        end = next((i for i in range(begin + 1, end) if t.size(i, "condition") or t.size(i, "in_case")), end)
        while end > begin + 2 and end < marker and t.size(end - 1, "joint"):
            end -= 1
        adverb = next((i for i in range(begin + 1, end) if i + t.size(i, "adverb") == end < marker), end)
        return adverb if adverb > begin + 1 else end

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
