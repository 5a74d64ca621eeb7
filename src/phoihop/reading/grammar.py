"""Takes one sentence apart: who does it, where the predicate begins, with whom, for whom, on what condition.

Works on tagged words only. It does not decide whether the sentence is a commitment.
"""

from __future__ import annotations

from phoihop.reading.doers import Doers
from phoihop.reading.known import NameList
from phoihop.reading.openings import TIMES
from phoihop.reading.statements import Statement
from phoihop.reading.subjects import REACH

ROLE_REACH = 12
SCOPE_REACH = 16
ENTRUSTED_REACH = 16
BOUND_WORDS = 3


class Grammar(Doers):
    """Reads the sentences of one text."""

    def statement(self, first: int, last: int) -> Statement:
        out = Statement(first, last)
        if first >= last:
            return out
        begin = self.after_connectives(first, last)
        if begin >= last:
            return out
        if self.has_tag(begin, "opener") and not self.is_verb_phrase(begin):
            out.opener_at = begin
        if (given := self.special(begin, last)) is not None:
            out.subject, out.predicate = given
        for start in self.starts(begin, last, opened=out.opener_at >= 0) if out.subject is None else ():
            found = self.subject_at(start, last)
            if found is not None and not found[0].names:
                out.private, out.predicate = True, found[1]
                break
            if found is not None:
                out.subject, out.predicate = self.after_object(found, start, last) if out.opener_at >= 0 else found
                break
        thing = begin + self.t.size(begin, "determiner")
        if out.private:
            return out
        if out.subject is None and self.has_tag(thing, "thing") and (thing > begin or self.has_tag(begin, "verb")):
            self.sending(out, begin, last)
        if out.subject is None and not out.sent:
            self.without_subject(out, begin, last)
        if out.subject is None and out.opener_at >= 0:
            found = self.without_comma(begin, out.predicate, last) or self.before_marker(begin, last)
            if found is not None:
                out.subject, out.predicate = found
        if out.subject is not None:
            self.joined(out, last)
            out.others = self.further(out, last)
            self.entrusted(out, last)
            out.spans.append((out.subject.first, out.subject.last))
        elif out.predicate < 0 or (
            self.t.low[out.predicate] in ("phải", "được")
            and not (out.predicate + 1 < last and self.t.size(out.predicate + 1, "consent"))
        ):
            self.sending(out, begin, last)
        if out.subject is None and out.predicate < 0:
            self.fronted(out, begin, last)
        if out.subject is None and self.t.size(begin, "term"):
            out.keeper = self.keeper(begin, last)
        if out.predicate >= 0:
            self.predicate(out)
        return out

    def without_comma(self, begin: int, predicate: int, last: int) -> tuple[NameList, int] | None:
        """“Quá trình thực hiện nếu phát sinh vướng mắc các đơn vị báo cáo ...": an opening clause without its comma."""
        t = self.t
        end = min(last, begin + REACH) if predicate < 0 else predicate
        trouble = t.find("trouble", begin, end)
        for at in range(trouble + 1, end) if trouble >= 0 else ():
            if t.size(at - 1, "verb") or not t.is_word(at - 1) or not self.is_name_start(at, last):
                continue
            names = self.bodies.list_at(at, last)
            if names is not None and names.last < last and self.is_predicate(names.last):
                return names, names.last
        return None

    def further(self, out: Statement, last: int) -> tuple[str, ...]:
        """Bodies that owe something further on in the same sentence: "A thực hiện ...; B thực hiện ..."."""
        t = self.t
        found: list[str] = []
        for at in range(out.predicate, last - 2):
            if t.low[at] in ("và", ",") and out.subject is not None:
                found.extend(self.beside_in_the_same(out, at, last))
            if t.word(at) != ";":
                continue
            if t.size(at + 1, "condition"):
                found.extend(self.in_its_case(at + 1, last))
            elif self.acts_at(at + 1, at + 1, last):
                names = self.bodies.list_at(at + 1, last)
                if names is None or t.size(names.last, "power") or names.names == ("tổ chức",):
                    continue
                if self.binds(names.last) or not self.ends_list(at):
                    found.extend(names.names)
        return tuple(found)

    def beside_in_the_same(self, out: Statement, joint: int, last: int) -> tuple[str, ...]:
        """“A báo cáo Bộ X và B báo cáo Bộ Y": the same verb again behind another body."""
        t = self.t
        verb = t.size(out.predicate, "verb") if out.predicate < last and not self.binds(out.predicate) else 0
        if t.low[joint] == "," or t.low[out.predicate] == "là":
            verb = BOUND_WORDS if t.low[out.predicate] in ("phải", "là") else 0
        if not verb:
            return ()
        names = self.bodies.list_at(joint + 1, last)
        if names is None or names.last + verb > last:
            return ()
        again = t.low[names.last : names.last + verb] == t.low[out.predicate : out.predicate + verb]
        return names.names if again else ()

    def joined(self, out: Statement, last: int) -> None:
        """“A cùng B tổ chức ...”: both owe it."""
        t = self.t
        if out.subject is None or not 0 <= out.predicate < last - 1 or t.low[out.predicate] != "cùng":
            return
        names = self.bodies.list_at(out.predicate + 1, last)
        if names is not None and names.last < last and self.is_predicate(names.last):
            both = tuple(dict.fromkeys((*out.subject.names, *names.names)))
            out.subject, out.predicate = NameList(both, out.subject.first, names.last), names.last

    def entrusted(self, out: Statement, last: int) -> None:
        """“A giao X làm đầu mối", also twice in one sentence: X owes it."""
        t = self.t
        if out.subject is None or not 0 <= out.predicate < last - 1:
            return
        found: list[str] = []
        at = out.predicate
        at += max(t.size(at, "adverb"), t.size(at, "marker")) if t.low[at] != "giao" else 0
        if at >= last - 1 or t.low[at] != "giao":
            return
        first = end = -1
        while 0 <= at < last - 1:
            names = self.bodies.list_at(at + 1 + (t.low[at + 1] == "cho"), last)
            if names is None:
                break
            given = [name for name in names.names if name not in out.subject.names]
            if not given or (names.last < last and t.low[names.last] == "giao"):
                given = given[:-1] if len(given) > 1 else given
            found.extend(given)
            first, end = (names.first if first < 0 else first), names.last
            at = names.last if names.last < last and t.low[names.last] == "giao" else -1
        while end < last and t.word(end) == "(" and (close := self.bodies.closing(end, last)) is not None:
            end = close + 1
        if found and end < last and (self.is_predicate(end) or t.low[end] in ("làm", "là")):
            found.extend(self.entrusted_too(end, last))
            out.subject, out.predicate = NameList(tuple(dict.fromkeys(found)), first, end), end

    def entrusted_too(self, first: int, last: int) -> tuple[str, ...]:
        """“giao X là đơn vị thường trực, Y chịu trách nhiệm thực hiện": Y is given its part in the same breath."""
        t = self.t
        for at in range(first, min(last - 1, first + ENTRUSTED_REACH)):
            if t.word(at) == ";":
                break
            names = self.bodies.list_at(at + 1, last) if t.word(at) == "," else None
            if names is not None and names.last < last:
                end = names.last
                while end < last and t.word(end) == "(" and (close := self.bodies.closing(end, last)) is not None:
                    end = close + 1
                if end < last and (self.binds(end) or t.low[end] == "làm"):
                    return names.names
        return ()

    def without_subject(self, out: Statement, begin: int, last: int) -> None:
        t = self.t
        if out.opener_at >= 0:
            thus = next((i for i in range(begin, min(last, begin + REACH) - 1) if t.low[i] == "thì"), -1)
            for at in range(max(begin, thus), min(last, begin + REACH) - 1):
                if thus >= 0 and at > thus:
                    out.predicate = self.firm_marker(thus + 1, last)
                    break
                if (
                    (t.word(at) == "," or t.low[at] == "thì")
                    and self.is_predicate(at + 1)
                    and not t.size(at + 1, "opener")
                ):
                    out.predicate = at + 1
                    break
            else:
                out.predicate = self.firm_marker(begin, last)
            if t.low[begin] in TIMES:
                verb = self.first_verb(begin + 1, self.time_reach(begin, last))
                if verb >= 0 and (out.predicate < 0 or verb < out.predicate):
                    out.predicate, out.verb_first = verb, True
            firm = self.firm_marker(begin, out.predicate) if out.predicate > begin else -1
            if firm >= 0 and not t.size(firm, "marker_strong") and self.is_predicate(firm + 1):
                out.predicate = firm
        elif begin < last and (self.is_predicate(begin) or self.has_something(begin, last)):
            out.predicate = begin
            out.verb_first = True
            if t.low[begin] == "cùng" and begin + 1 < last:
                beside = self.bodies.list_at(begin + 1, last)
                if beside is not None and beside.last < last and self.is_predicate(beside.last):
                    out.beside = beside.names
            self.requested(out, begin, last)
            return
        if out.predicate >= 0 and t.size(out.predicate, "power"):
            return
        if out.predicate >= 0 and self.requested(out, out.predicate, last):
            return
        self.agent(out, begin, last)

    def has_something(self, begin: int, last: int) -> bool:
        """“Có sổ theo dõi", "Có ít nhất 01 nhân viên y tế": what is to be there."""
        t = self.t
        if (
            t.low[begin] != "có"
            or begin + 1 >= last
            or any(t.size(begin, tag) for tag in ("effect", "right", "inside"))
        ):
            return False
        return t.size(begin + 1, "thing") > 0 or t.size(begin + 1, "least") > 0 or t.word(begin + 1).isdigit()

    def requested(self, out: Statement, at: int, last: int) -> bool:
        """“Đề nghị X (trong phạm vi nhiệm vụ của mình) phối hợp ...": X is asked and owes it. Behind "thì" it is what a body does
        in a case: it proposes something to X.
        """
        t = self.t
        proposes = t.low[at - 1] == "thì" and t.find("trouble", out.first, last) < 0
        if t.bare[at : at + 2] != ["de", "nghi"] or proposes:
            return False
        asked = self.bodies.list_at(at + 2, last)
        if asked is None or asked.last >= last:
            return False
        verb = asked.last
        if t.low[verb] == "trong":
            verb = self.first_verb(verb, min(last, verb + SCOPE_REACH))
        if verb < 0 or not self.is_predicate(verb):
            return False
        out.subject, out.predicate, out.verb_first, out.requested = asked, verb, False, True
        return True

    def predicate(self, out: Statement) -> None:
        t = self.t
        at = out.predicate
        if t.size(at, "role_word"):
            later = next(
                (i for i in range(at + 1, min(out.last, at + ROLE_REACH)) if not t.is_word(i) or self.binds(i)), -1
            )
            if later > 0 and t.is_word(later):
                at = out.predicate = later
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
