"""Takes a sentence apart in languages that say "subject, modal, verb": who, what marks the duty, with whom.

The words (modals, powers, openers of clauses, verbs, "by") are tags of the pack; only their order is known here. It does
not decide whether the sentence is a commitment.
"""

from __future__ import annotations

from phoihop.reading.known import NameList
from phoihop.reading.modal.predicates import Predicates
from phoihop.reading.statements import Statement

REACH = 160
INSERTED = 40
QUOTES = "\"“‘'"
LONGEST_UNKNOWN = 10
MOST_UNKNOWN = 4
AFTER_THINGS = (
    "of", "gerund", "relative", "stop", "participle", "be", "joint", "name_link", "modal", "power",
)  # fmt: skip
ATTACHING = ("stop", "name_link", "receiver", "by", "support", "joint")


class ModalGrammar(Predicates):
    """Reads the sentences of one text."""

    def statement(self, first: int, last: int) -> Statement:
        out = Statement(first, last)
        begin = self.after_connectives(first, last)
        if begin >= last:
            return out
        t = self.t
        opened = (t.size(begin, "condition") > 0 or t.size(begin, "opener") > 0) and not self.heads_verb(begin, last)
        if opened:
            out.opener_at = begin
        if (size := t.size(begin, "duty_of")) and (owner := self.names.list_at(begin + size, last)) is not None:
            out.subject, out.predicate = owner, begin
            self.predicate(out, begin)
            out.spans.append((owner.first, owner.last))
            return out
        for start in self.starts(begin, last, opened=opened):
            found = self.subject_at(start, last) or self.pronoun_at(start, begin, last)
            if found is not None:
                out.subject, out.predicate = found
                break
        if out.predicate < 0 and (found := self.named_by_duty(begin, last)) is not None:
            out.subject, out.predicate = found
        if out.predicate < 0 and opened:
            self.without_comma(out, begin, last)
        if out.predicate < 0:
            self.without_subject(out, begin, last, opened=opened)
        if out.predicate >= 0:
            self.predicate(out, begin)
        if out.subject is not None:
            out.spans.append((out.subject.first, out.subject.last))
        end = out.predicate if out.predicate > begin else last
        if self.of_instrument(begin, end) and (out.subject is None or out.by_agent) and not self.recurs(out):
            out.power = True
        return out

    def clauses(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of a sentence that lay duties on different bodies: "A shall ..., and B shall ..."."""
        t = self.t
        out: list[tuple[int, int]] = []
        at = first
        for index in range(first + 1, min(last, first + REACH) - 1):
            mark = t.word(index) in ",;"
            joined = t.size(index + mark, "joint") or t.size(index + mark, "contrast")
            if not (t.word(index) == ";" or joined) or t.size(index - 1, "joint"):
                continue
            after = self.after_connectives(index + mark, last)
            after += max(t.size(after, "that"), t.size(after, "contrast")) if after < last else 0
            names = self.names.list_at(after, last)
            follows = self.after_adverbs(names.last, last) if names is not None else last
            acts = follows < last and (self.is_firm(follows) or (t.word(index) == ";" and t.size(follows, "third") > 0))
            if names is None or not acts:
                continue
            one, two = self.statement(at, index), self.statement(after, last)
            both = one.predicate >= 0 and two.subject is not None and not (one.power or two.power)
            if both and two.subject is not None and (one.subject is None or one.subject.names != two.subject.names):
                out.append((at, index))
                at = after
        return [*out, (at, last)]

    def heads_verb(self, begin: int, last: int) -> bool:
        """“Regularly monitor ...”: an adverb straight before its verb opens no clause."""
        at = self.after_adverbs(begin, last)
        return at > begin and at < last and (self.t.size(at, "verb") > 0 or self.t.size(at, "gerund") > 0)

    def after_connectives(self, first: int, last: int) -> int:
        t = self.t
        at = first
        while at < last:
            if not t.is_word(at) and not (t.word(at) == "[" and self.names.blank_at(at, last)):
                at += 1
            elif size := t.size(at, "connective"):
                at += size
            else:
                break
        return at

    def starts(self, begin: int, last: int, *, opened: bool) -> list[int]:
        """Where a subject may begin: at once, else after each comma or "then" of an opening clause."""
        if not opened:
            return [begin]
        t = self.t
        out: list[int] = []
        depth = 0
        for at in range(begin, min(last, begin + REACH) - 1):
            word = t.word(at)
            depth = depth + 1 if word == "(" else max(0, depth - 1) if word == ")" else depth
            if depth:
                continue
            if word == "," or t.size(at, "then"):
                after = at + max(1, t.size(at, "then"))
                while after < last and (step := t.size(after, "then") or t.size(after, "connective")):
                    after += step
                out.append(after)
        return out

    def subject_at(self, start: int, last: int) -> tuple[NameList, int] | None:
        """A list of bodies with a modal or a verb after it."""
        t = self.t
        names = self.names.list_at(start, last)
        if names is None or names.last >= last:
            return None
        at = names.last
        while at < last and t.word(at) == "(":
            close = self.names.closing(at, last)
            if close is None:
                return None
            at = close + 1
        if at < last and t.word(at) == ":":
            at += 1
        at = self.after_adverbs(at, last)
        if at + 1 < last and any(t.size(at, tag) for tag in ("staff", "class")) and self.is_firm(at + 1):
            at += 1
        if at < last and (t.word(at) == "," or t.size(at, "relative")):
            at = self.after_inserted(at, last)
        if at < last and self.is_predicate(at):
            return names, at
        return None

    def named_by_duty(self, begin: int, last: int) -> tuple[NameList, int] | None:
        """Names that no list holds, told by what follows: "Aqua Nova agrees to ...", "the Buyer shall keep ..."."""
        t = self.t
        names: list[str] = []
        at, sure = begin, True
        while at < last and len(names) < MOST_UNKNOWN:
            start = at
            while start < last and (size := t.size(start, "determiner")):
                start += size
            end = self.capitals(start, last)
            if end == start or t.size(start, "not_body") or self.names_a_thing(end - 1):
                return None
            sure = sure and (start > at or end > start + 1)
            names.append(t.slice(start, end))
            at = end
            size = t.size(at, "joint") if at < last else 0
            if not size:
                break
            at += size
        predicate = self.after_adverbs(at, last)
        if not names or predicate >= last or not t.size(predicate, "modal"):
            return None
        verb = self.after_adverbs(predicate + t.size(predicate, "modal"), last)
        acts = sure and verb < last and t.size(verb, "verb") > 0 and not t.size(verb, "of_things")
        if not (acts or t.size(predicate, "binding")):
            return None
        return NameList(tuple(names), begin, at), predicate

    def capitals(self, start: int, last: int) -> int:
        """The end of a run of capitals with links and numbers between them."""
        t = self.t
        at = end = start
        while at < min(last, start + LONGEST_UNKNOWN) and not self.is_firm(at):
            if t.is_word(at) and t.is_upper(at):
                end = at + 1
            elif at == start or not (t.size(at, "name_link") or t.word(at).isdigit()):
                break
            at += 1
        return end

    def names_a_thing(self, index: int) -> bool:
        t = self.t
        named = any(tag.startswith("kind:") for tag in t.tags[index])
        return named or any(
            t.size(index, tag) for tag in ("not_name", "not_bound", "instrument_noun", "deliverable", "participle")
        )

    def pronoun_at(self, start: int, begin: int, last: int) -> tuple[NameList, int] | None:
        """“Where either side finds ..., it shall ...”: the body of the opening clause."""
        t = self.t
        if start <= begin or start >= last or not t.size(start, "pronoun"):
            return None
        at = self.after_adverbs(start + 1, last)
        if at >= last or not self.is_firm(at):
            return None
        named = (self.names.list_at(index, start) for index in range(begin + 1, start))
        names = next((found for found in named if found is not None), None)
        return (names, at) if names is not None else None

    def after_inserted(self, at: int, last: int) -> int:
        """Where the sentence goes on after ", upon request," or a relative clause."""
        t = self.t
        relative = t.word(at) != "," or (at + 1 < last and t.size(at + 1, "relative") > 0)
        for index in range(at + 1, min(last, at + INSERTED) - 1):
            if t.word(index) in ";:":
                break
            if t.word(index) == ",":
                after = self.after_adverbs(index + 1, last)
                if after < last and self.is_firm(after):
                    return after
            elif relative and self.is_firm(index) and index > at + 2:
                return index
        return last

    def without_comma(self, out: Statement, begin: int, last: int) -> None:
        """“In the event of a dispute both parties shall ...”: the bodies straight before the modal."""
        modal = self.main_modal(begin, last, opened=True)
        for start in range(begin + 1, modal):
            names = self.names.list_at(start, modal)
            attached = any(self.t.size(start - 1, tag) for tag in ATTACHING)
            if names is not None and not attached and self.after_adverbs(names.last, modal) >= modal:
                out.subject, out.predicate = names, modal
                return

    def without_subject(self, out: Statement, begin: int, last: int, *, opened: bool) -> None:
        """A verb at the head, or a modal after something that is no body; then the body after "by" is the agent."""
        t = self.t
        at = self.after_adverbs(begin, last)
        if at < last and t.size(at, "pronoun") and self.is_firm(self.after_adverbs(at + 1, last)):
            out.predicate, out.verb_first = self.after_adverbs(at + 1, last), True
            return
        if not opened and at == begin and at < last and (size := t.size(at, "negation")) and at + size < last:
            at += size if t.size(at + size, "verb") else 0
        quoted = begin > 0 and t.word(begin - 1) in QUOTES
        if not opened and not quoted and at < last and self.heads_item(at, last):
            out.predicate, out.verb_first = at, True
            return
        out.predicate = self.main_modal(begin, last, opened=opened)
        for start in self.starts(begin, last, opened=opened) if out.predicate < 0 and opened else ():
            at = self.after_adverbs(start, last)
            if at < last and t.size(at, "verb"):
                out.predicate, out.verb_first = at, True
                return

    def heads_item(self, at: int, last: int) -> bool:
        """“Share maps", "sharing maps", "shares maps"; but "Records showing ...", "Invoices shall ..." are things."""
        t = self.t
        if self.is_firm(at) or t.size(at, "verb") or t.size(at, "gerund"):
            return True
        if not t.size(at, "third") or at + 1 >= last:
            return False
        return t.size(at + 1, "that") > 0 or not any(t.size(at + 1, tag) for tag in AFTER_THINGS)

    def main_modal(self, begin: int, last: int, *, opened: bool) -> int:
        """The first modal of the main clause: after the first comma where a clause opens the sentence."""
        t = self.t
        first = -1
        depth, passed = 0, not opened
        for at in range(begin, min(last, begin + REACH)):
            word = t.word(at)
            depth = depth + 1 if word == "(" else max(0, depth - 1) if word == ")" else depth
            passed = passed or word == "," or t.size(at, "then") > 0
            if not depth and self.is_firm(at) and (at > begin or not opened):
                if passed:
                    return at
                first = at if first < 0 else first
        return first
