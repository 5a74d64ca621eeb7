"""Which words make the name of a subject: what a bare class is told by, whose list it is, and persons who are no bodies.

`subjects` finds the list and its predicate; this part mends them. Works on tagged words only.
"""

from __future__ import annotations

from phoihop.reading.known import NameList
from phoihop.reading.openings import Openings
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import WORD

RELATED_REACH = 14
OBJECT_REACH = 16
JOINED = 2
OFTEN = 3


class Owning(Openings):
    """Mends the subjects of one text."""

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

    def named_by_work(self, names: NameList, at: int, last: int) -> tuple[NameList, int] | None:
        """“Trung tâm | trợ giúp pháp lý | cử ...": what a bare kind of body does at first is its name, where it then does more."""
        t = self.t
        begin = names.last - len(WORD.findall(names.names[-1]))
        begin += t.size(begin, "determiner")
        if (
            begin + t.size(begin, "works") != at
            or not t.size(at, "work_of")
            or self.bodies.known.size_at(t, begin, last)
        ):
            return None
        for index in range(at + t.size(at, "work_of") + 1, min(last, at + RELATED_REACH)):
            if not t.is_word(index) or t.size(index, "joint") or t.size(index, "stop") > t.size(index, "marker_strong"):
                return None
            acts = self.is_predicate(index) and not t.size(index, "inside") and not t.size(index, "thing")
            if acts and not t.size(index - 1, "determiner"):
                return NameList((*names.names[:-1], t.slice(begin, index)), names.first, index), index
        return None

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

    def before_case(self, begin: int, marker: int) -> int:
        """“X khi phát hiện vi phạm | có trách nhiệm": the name ends where the case begins, also behind an adverb."""
        t = self.t
        end = next((i for i in range(begin + 1, marker) if t.size(i, "tells_place")), marker)
        end = next((i for i in range(begin + 1, end) if t.size(i, "condition") or t.size(i, "in_case")), end)
        while end > begin + 2 and end < marker and t.size(end - 1, "joint"):
            end -= 1
        adverb = next((i for i in range(begin + 1, end) if i + t.size(i, "adverb") == end < marker), end)
        return adverb if adverb > begin + 1 else end
