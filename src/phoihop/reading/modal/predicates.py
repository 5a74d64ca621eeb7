"""What a predicate says in languages of "subject, modal, verb": passive or not, by whom, with whom, and what only is so.

The words are tags of the pack. It does not look for subjects; see `grammar`.
"""

from __future__ import annotations

from phoihop.reading.known import NameList
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.outcome import PARTIES
from phoihop.reading.statements import Statement
from phoihop.reading.tokens import Tokens
from phoihop.reading.workline import line_at

ADVERBS = 4
AGENT_REACH = 60
BEFORE_MODAL = 12
PARTICIPLE_REACH = 5
EFFECT_REACH = 6
FOCAL_REACH = 8
THAT_REACH = 14
LATER_REACH = 40


class Predicates:
    """Reads the predicates of one text."""

    def __init__(self, tokens: Tokens, names: ModalNames) -> None:
        self.t = tokens
        self.names = names

    def after_adverbs(self, at: int, last: int) -> int:
        for _ in range(ADVERBS):
            size = self.t.size(at, "adverb") if at < last else 0
            if not size or self.t.size(at, "modal") > size:
                break
            at += size
        return at

    def is_firm(self, index: int) -> bool:
        return self.t.size(index, "modal") > 0 or self.t.size(index, "power") > 0

    def is_predicate(self, index: int) -> bool:
        return self.is_firm(index) or self.t.size(index, "verb") > 0 or self.t.size(index, "third") > 0

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
            out.unowned = agent is None
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
            at = t.find("effect", predicate, min(last, predicate + EFFECT_REACH))
            return at >= 0 and not self.acts_later(at, last)
        end = min(last, predicate + THAT_REACH)
        return t.find("effect", predicate, end) >= 0 or t.find("power", predicate, end) >= 0

    def acts_later(self, effect: int, last: int) -> bool:
        """“It shall consist of six members and shall meet monthly”: what is so, and what is to be done."""
        t = self.t
        for at in range(effect, min(last, effect + LATER_REACH) - 1):
            size = t.size(at, "joint")
            modal = t.size(at + size, "modal") if size and at + size < last else 0
            follows = at + size + modal
            acts = follows < last and (t.size(follows, "verb") or self.passive(at + size, last) >= 0)
            if modal and acts and not t.size(follows, "effect"):
                return True
        return False

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
        if t.size(at, "support") == 1 and t.is_upper(at) and at > first:
            return 0
        if (size := t.size(at, "support")) or not (size := t.size(at, "with")):
            return size
        since = range(max(first, at - BEFORE_MODAL), at)
        return size if any(t.size(index, "support_verb") for index in since) else 0
