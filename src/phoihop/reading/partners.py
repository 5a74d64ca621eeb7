"""Finds with whom a duty is done and for whom: "phối hợp với", "thống nhất với", requests to join, receivers.

Works on a sentence whose subject and predicate are known.
"""

from __future__ import annotations

from phoihop.reading.outcome import PARTIES
from phoihop.reading.statements import Statement
from phoihop.reading.subjects import REACH, Subjects

JOIN_REACH = 4
SENT_REACH = 8
MEETING_REACH = 12
FAR_REACH = 40


class Partners(Subjects):
    """Finds partners in one text."""

    def binds(self, index: int) -> bool:
        return self.t.size(index, "bound_duty") > 0 or self.t.low[index] in ("phải", "sẽ")

    def partners(self, out: Statement) -> None:
        t = self.t
        names: list[str] = [*out.beside, *self.agreed_before(out)]
        receivers: list[str] = []
        index = (
            out.subject.last
            if out.subject is not None and out.subject.last < out.predicate
            else max(out.first, out.predicate)
        )
        while index < out.last:
            if size := self.brings_in(index, out.last):
                found = self.bodies.list_at(index + size, out.last)
                if found is not None:
                    if out.support_at < 0:
                        out.support_at = index
                    names.extend(found.names)
                    whole = t.size(index, "joint_verb") > 0 or t.low[index] in ("cùng", "chủ")
                    out.spans.append((index if whole else index + size, found.last))
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
        names.extend(self.asked_to_join(out, receivers))
        names.extend(self.invited(out))
        leads = set(out.subject.names) if out.subject else set()
        out.support = tuple(
            name
            for name in dict.fromkeys(names)
            if name not in leads and name != PARTIES and name.lower() not in ("lực lượng", "người", "cán bộ")
        )
        out.receivers = tuple(dict.fromkeys(receivers))

    def brings_in(self, index: int, last: int) -> int:
        """The size of what brings in a partner here: "phối hợp với", "họp (giao ban) với", "phối hợp | Bộ A"; 0 for none."""
        t = self.t
        if size := t.size(index, "support"):
            return size if not self.told_of_others(index) else 0
        if size := t.size(index, "meets"):
            for at in range(index + size, min(last - 1, index + size + MEETING_REACH)):
                if t.low[at] == "với":
                    return at + 1 - index if t.low[at - 1] != "đối" and self.bodies.begins(at + 1, last) else 0
                if not self.between_verb_and_with(index, at):
                    break
            if (far := self.with_at_the_end(index, last)) >= 0:
                return far
        size = t.size(index, "joint_verb")
        after = index + size
        if size and after < last and t.is_upper(after) and self.bodies.begins(after, last):
            return size
        return 0

    def told_of_others(self, index: int) -> bool:
        """“người nước ngoài làm việc với cơ sở": work of those who are spoken of, and no partner of the one who acts."""
        t = self.t
        if t.low[index : index + 2] != ["làm", "việc"] or index == 0:
            return False
        before = index - 1
        leads_on = not t.is_word(before) or any(t.size(before, tag) for tag in ("joint", "marker", "aim"))
        leads_on = leads_on or any(i + t.size(i, "adverb") == index for i in range(max(0, index - 3), index))
        return not (leads_on or self.t.low[before] in ("chức", "trình", "buổi", "trực", "tiếp"))

    def with_at_the_end(self, verb: int, last: int) -> int:
        """“trao đổi thông tin liên quan đến A, B | với C": the size up to the last "với" of an exchange; -1 where none is its."""
        t = self.t
        if not t.size(verb, "exchange"):
            return -1
        end = next((i for i in range(verb, last) if t.word(i) in ";." or t.size(i, "aim")), last)
        for at in range(min(end, verb + FAR_REACH) - 1, verb + 2, -1):
            if t.size(at, "support") or t.size(at, "joint_verb"):
                return -1
            if t.low[at] == "với" and t.low[at - 1] not in ("đối", "hợp", "quan") and self.bodies.begins(at + 1, end):
                names = self.bodies.list_at(at + 1, end)
                return at + 1 - verb if names is not None and names.last >= end else -1
        return -1

    def between_verb_and_with(self, verb: int, at: int) -> bool:
        """Whether a word may stand before "với": after "phối hợp" only adverbs, else anything that does not end the clause."""
        t = self.t
        if t.size(verb, "joint_verb"):
            adverb = any(t.size(i, "adverb") > at - i for i in range(max(verb + 1, at - 2), at + 1))
            return adverb or t.low[at] in (",", "và")
        ends = ("aim", "object_ends", "support", "between")
        return (t.is_word(at) or t.word(at) == ",") and not any(t.size(at, tag) for tag in ends)

    def agreed_before(self, out: Statement) -> list[str]:
        """“Sau khi thống nhất với X, A ...": with whom it is agreed in the clause that opens the sentence."""
        t = self.t
        if out.subject is None or out.opener_at < 0 or t.low[out.opener_at] not in ("sau", "trên", "cùng"):
            return []
        for at in range(out.opener_at, out.subject.first):
            if size := t.size(at, "support"):
                found = self.bodies.list_at(at + size, out.subject.first)
                return list(found.names) if found is not None else []
        return []

    def joins_in(self, first: int, last: int) -> bool:
        """“đề nghị X | (cử cán bộ) phối hợp ...": who is asked takes part, and neither leads nor only sends somebody else's help."""
        t = self.t
        end = min(first + JOIN_REACH, last)
        if any(t.low[i : i + 2] == ["chủ", "trì"] for i in range(first, end)):
            return False
        at = next((i for i in range(first, end) if t.size(i, "joining")), -1)
        if at < 0 or t.low[at] != "cử":
            return at >= 0
        return any(t.size(i, "joining") for i in range(at + 1, min(last, at + SENT_REACH)))

    def invited(self, out: Statement) -> list[str]:
        """“mời (đại diện) X tham gia ...": X takes part in what is done."""
        t = self.t
        names: list[str] = []
        for at in range(max(out.predicate, out.first), out.last - 2):
            if t.low[at] != "mời" or t.low[at - 1] in ("được", "khách", "giấy"):
                continue
            begin = at + 1
            found = self.bodies.list_at(begin, out.last)
            if found is None or t.size(begin, "people") or t.low[begin] == "người":
                continue
            if any(t.size(i, "attending") for i in range(found.last, min(found.last + JOIN_REACH, out.last))):
                names.extend(self.represented(name) for name in found.names)
                out.spans.append((found.first, found.last))
        return names

    def represented(self, name: str) -> str:
        """The body of whoever comes for it: "đại diện Sở A" is Sở A."""
        low = name.lower()
        return next(
            (
                name[len(word) :]
                for word in ("đại diện lãnh đạo ", "đại diện của ", "đại diện ")
                if low.startswith(word)
            ),
            name,
        )

    def asked_to_join(self, out: Statement, receivers: list[str]) -> list[str]:
        """“đề nghị X phối hợp ...", "gửi đề nghị phối hợp ... tới X": whoever is asked takes part."""
        t = self.t
        names: list[str] = []
        for at in range(out.predicate, out.last - 2):
            if t.bare[at : at + 2] not in (["de", "nghi"], ["yeu", "cau"]):
                continue
            if t.size(at + 2, "joint_verb"):
                names.extend(receivers)
                to = next((i for i in range(at + 3, min(out.last - 1, at + REACH)) if t.low[i] in ("tới", "đến")), -1)
                found = self.bodies.list_at(to + 1, out.last) if to >= 0 else None
            else:
                found = self.bodies.list_at(at + 2 + (t.low[at + 2] == "với"), out.last)
                if found is not None and not self.joins_in(found.last, out.last):
                    found = None
            if found is not None:
                names.extend(found.names)
                out.spans.append((found.first, found.last))
        return names
