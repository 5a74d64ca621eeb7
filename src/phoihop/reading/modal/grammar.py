"""Takes a sentence apart in languages that say "subject, modal, verb": who, what marks the duty, with whom.

The words (modals, powers, openers of clauses, verbs, "by") are tags of the pack; only their order is known here. It does
not decide whether the sentence is a commitment.
"""

from __future__ import annotations

from phoihop.reading.known import NameList
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.outcome import PARTIES
from phoihop.reading.statements import Statement
from phoihop.reading.tokens import Tokens
from phoihop.reading.workline import line_at

REACH = 160
INSERTED = 40
ADVERBS = 4
AGENT_REACH = 60
BEFORE_MODAL = 12
PARTICIPLE_REACH = 5
QUOTES = "\"“‘'"
EFFECT_REACH = 6
FOCAL_REACH = 8
THAT_REACH = 14
ATTACHING = ("stop", "name_link", "receiver", "by", "support", "joint")


class ModalGrammar:
    """Reads the sentences of one text."""

    def __init__(self, tokens: Tokens, names: ModalNames) -> None:
        self.t = tokens
        self.names = names

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
            if t.word(index) != ";" and not (t.word(index) == "," and t.size(index + 1, "joint")):
                continue
            after = self.after_connectives(index + 1, last)
            names = self.names.list_at(after, last)
            if names is None or names.last >= last or not self.is_firm(self.after_adverbs(names.last, last) % last):
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
            if not t.is_word(at):
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
        if at < last and (t.word(at) == "," or t.size(at, "relative")):
            at = self.after_inserted(at, last)
        if at < last and self.is_predicate(at):
            return names, at
        return None

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

    def after_adverbs(self, at: int, last: int) -> int:
        for _ in range(ADVERBS):
            size = self.t.size(at, "adverb") if at < last else 0
            if not size or self.t.size(at, "modal") > size:
                break
            at += size
        return at

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

    def is_firm(self, index: int) -> bool:
        return self.t.size(index, "modal") > 0 or self.t.size(index, "power") > 0

    def is_predicate(self, index: int) -> bool:
        return self.is_firm(index) or self.t.size(index, "verb") > 0 or self.t.size(index, "third") > 0

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
        quoted = begin > 0 and t.word(begin - 1) in QUOTES
        if not opened and not quoted and at < last and (t.size(at, "verb") or t.size(at, "gerund") or self.is_firm(at)):
            out.predicate, out.verb_first = at, True
            return
        out.predicate = self.main_modal(begin, last, opened=opened)
        for start in self.starts(begin, last, opened=opened) if out.predicate < 0 and opened else ():
            at = self.after_adverbs(start, last)
            if at < last and t.size(at, "verb"):
                out.predicate, out.verb_first = at, True
                return

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

    def passive(self, modal: int, last: int) -> int:
        """The participle of "shall (also) be submitted", or -1."""
        t = self.t
        at = self.after_adverbs(modal + max(t.size(modal, "modal"), t.size(modal, "power"), 1), last)
        at = self.after_adverbs(at + t.size(at, "negation"), last) if at < last else at
        if at >= last or not t.size(at, "be"):
            return -1
        at += t.size(at, "be")
        for index in range(at, min(last, at + PARTICIPLE_REACH)):
            if t.size(index, "participle"):
                return index
            if not t.size(index, "adverb"):
                break
        return -1

    def agent(self, begin: int, modal: int, last: int, *, before: bool) -> NameList | None:
        """The body after "by": behind the modal, else where a noun `before` it has one ("the administration by X")."""
        t = self.t
        spans = [range(modal, min(last, modal + AGENT_REACH))]
        if before:
            spans.append(range(begin, min(modal, begin + BEFORE_MODAL)))
        for span in spans:
            for at in span:
                if t.word(at) == ";":
                    break
                if not t.size(at, "by") or (span is not spans[0] and t.size(at - 1, "participle")):
                    continue
                names = self.names.list_at(at + t.size(at, "by"), last)
                if names is not None:
                    return names
        return None

    def predicate(self, out: Statement, begin: int) -> None:
        t = self.t
        at = out.predicate
        participle = self.passive(at, out.last) if self.is_firm(at) else -1
        if participle >= 0 and t.find("focal", at, min(out.last, at + FOCAL_REACH)) < 0:
            out.object_first = line_at(t, participle)[0] in ("", "generic", "operation")
            agent = self.agent(begin, at, out.last, before=out.subject is None)
            out.by_agent = agent is not None
            out.subject = agent
        modal, power = t.size(at, "modal"), t.size(at, "power")
        out.power = (power > 0 and power >= modal) or self.has_effect(at, out.last)
        if modal:
            out.marker_at = at
            out.marker = t.low_text[t.starts[at] : t.ends[at + modal - 1]]
        out.undecided = t.find("undecided", at, min(out.last, at + BEFORE_MODAL)) >= 0
        self.partners(out)

    def has_effect(self, predicate: int, last: int) -> bool:
        """“shall enter into force”, "agrees that X shall not be liable": what is so, and nobody does."""
        t = self.t
        if not t.size(predicate, "modal_that"):
            return t.find("effect", predicate, min(last, predicate + EFFECT_REACH)) >= 0
        end = min(last, predicate + THAT_REACH)
        return t.find("effect", predicate, end) >= 0 or t.find("power", predicate, end) >= 0

    def of_instrument(self, begin: int, end: int) -> bool:
        """“This Memorandum shall be signed in two copies”: the paper is spoken of."""
        t = self.t
        at = begin
        while at < end and (not t.is_word(at) or t.size(at, "determiner") or t.size(at, "this")):
            at += 1
        return at < end and (any(tag.startswith("kind:") for tag in t.tags[at]) or t.size(at, "instrument_noun") > 0)

    def recurs(self, s: Statement) -> bool:
        """“This Memorandum shall be reviewed annually”: what is done to the paper again and again is a duty."""
        tags = (tag for index in range(s.first, s.last) for tag in self.t.tags[index])
        return (
            s.predicate >= 0
            and self.passive(s.predicate, s.last) >= 0
            and any(tag.startswith("cadence:") for tag in tags)
        )

    def partners(self, out: Statement) -> None:
        t = self.t
        support: list[str] = []
        receivers: list[str] = []
        at = out.first
        while at < out.last:
            helper, receiver = self.helper(at, out.first), t.size(at, "receiver")
            if size := max(helper, receiver):
                names = self.names.list_at(at + size, out.last, trusted=helper > 0)
                if names is not None:
                    (support if helper >= receiver else receivers).extend(names.names)
                    out.spans.append((at if helper >= receiver else at + size, names.last))
                    at = names.last
                    continue
            at += 1
        leads = set(out.subject.names) if out.subject else set()
        out.support = tuple(name for name in dict.fromkeys(support) if name not in leads and name != PARTIES)
        out.receivers = tuple(name for name in dict.fromkeys(receivers) if name != PARTIES)

    def helper(self, at: int, first: int) -> int:
        """The size of "in cooperation with", or of the "with" of "liaise, as needed, with"."""
        t = self.t
        if (size := t.size(at, "support")) or not (size := t.size(at, "with")):
            return size
        since = range(max(first, at - BEFORE_MODAL), at)
        return size if any(t.size(index, "support_verb") for index in since) else 0
