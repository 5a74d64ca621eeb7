"""Classes heads and judges sentences for the modal reader: what may be a commitment, and whose.

Left out are powers, effects of the instrument on itself, preambles, things that shall be so, and nouns that look like
verbs.
"""

from __future__ import annotations

from phoihop.reading.heads import Head
from phoihop.reading.judging import INHERITED, Context
from phoihop.reading.known import NameList
from phoihop.reading.modal.grammar import ModalGrammar
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.times import ModalTimes
from phoihop.reading.outcome import PARTIES
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

LONGEST_HEAD = 16
ROLE_REACH = 6
POINTS = ("dash", "plus", "point", "subpoint")
ITEMS = ("dash", "plus", "point", "subpoint", "clause")


class ModalJudge:
    """Judges the sentences and heads of one text."""

    def __init__(self, tokens: Tokens, names: ModalNames, grammar: ModalGrammar, times: ModalTimes) -> None:
        self.t = tokens
        self.names = names
        self.grammar = grammar
        self.times = times

    def head(self, first: int, last: int) -> Head:
        """Classes the head made of words [first, last)."""
        t = self.t
        while first < last and (not t.is_word(first) or (t.size(first, "determiner") and not t.size(first, "parties"))):
            first += max(1, t.size(first, "determiner")) if t.is_word(first) else 1
        if first >= last:
            return Head("plain")
        short = t.find("modal", first, last) < 0 and t.find("power", first, last) < 0 and last - first <= LONGEST_HEAD
        owns = short and t.find("owner_noun", first, last) >= 0
        if not owns and short and t.size(first, "hard_head"):
            return Head("hard")
        if not owns and t.size(first, "soft_head"):
            return Head("soft")
        if short and (owned := self.owned_head(first, last)) is not None:
            return owned
        if t.size(first, "duty_head"):
            return Head("duty")
        return Head("plain")

    def owned_head(self, first: int, last: int) -> Head | None:
        """“Responsibilities of X”, "X responsibilities", "X (lead agency)", or X alone."""
        t = self.t
        at = t.find("owner_noun", first, last)
        if at >= 0:
            after = at + t.size(at, "owner_noun")
            link = t.size(after, "name_link") if after < last else 0
            names = self.names.list_at(after + link, last) if link else None
            names = names or self.names.list_at(first, at) or self.before_noun(first, at)
            return Head("duty", names.names) if names is not None else Head("duty")
        names = self.names.list_at(first, last)
        if names is None:
            return None
        rest = [i for i in range(names.last, last) if t.is_word(i)]
        if not rest:
            symbol = self.names.is_symbol(first) and not self.names.known.size_at(t, first, last)
            return None if symbol and names.last == first + 1 else Head("duty", names.names)
        supports = any(t.size(i, "role_support") for i in rest)
        if len(rest) <= ROLE_REACH and (supports or any(t.size(i, "role_lead") for i in rest)):
            return Head("duty", names.names, "support" if supports else "lead")
        return None

    def before_noun(self, first: int, at: int) -> NameList | None:
        """The names of "the Agency's responsibilities"."""
        for stop in range(at, first, -1):
            names = self.names.list_at(first, stop)
            if names is not None and names.last >= stop:
                return names
        return None

    def is_duty(self, unit: Unit, s: Statement, context: Context, *, introducing: bool) -> bool:
        if s.predicate < 0:
            return not s.power and (self.trouble(s) or self.participle(s))
        if s.power or self.preamble(s):
            return False
        if context.named_in_items and introducing:
            return True
        if (
            s.marker
            and s.predicate + self.t.size(s.predicate, "modal") == s.last - 1
            and self.t.word(s.last - 1) == ":"
        ):
            return False
        if s.subject is not None:
            said = context.kind == "plain" and unit.parent >= 0 and self.is_party(s.subject)
            return (bool(s.marker) or said or context.kind == "duty" or self.dated(s)) and not (
                context.kind == "soft" and s.by_agent and not self.dated(s)
            )
        if s.verb_first:
            if s.marker:
                return bool(context.leads) or (context.kind != "soft" and self.goes_on(s))
            nobody = (context.introduced or self.told(s.predicate)) and not context.leads
            if self.t.size(s.predicate, "gerund") and not context.introduced and unit.kind not in ITEMS:
                return False
            plain = context.kind == "plain" and unit.kind in POINTS and self.asks(s.predicate, s.last)
            return (context.kind == "duty" or plain) and not nobody and not self.noun_like(s.predicate, s.last)
        if not s.marker or self.grammar.passive(s.predicate, s.last) < 0:
            return False
        return context.kind != "soft" or self.dated(s) or self.of_event(s)

    def of_event(self, s: Statement) -> bool:
        """“Any dispute shall be settled ...”: what is to be done when something comes up."""
        return any(self.t.size(index, "event_noun") for index in range(s.first, min(s.last, s.first + 2)))

    def participle(self, s: Statement) -> bool:
        """“Reviewed annually”: a participle at the head of a clause, with a cadence or a term."""
        t = self.t
        heads = (i for i in range(s.first, s.last) if i == s.first or t.word(i - 1) in ",;")
        return any(t.size(i, "participle") for i in heads) and self.dated(s)

    def preamble(self, s: Statement) -> bool:
        return self.t.find("preamble", s.first, min(s.last, s.first + 3)) >= 0

    def noun_like(self, index: int, last: int) -> bool:
        """“Design and development of ...”: a noun, not a verb."""
        t = self.t
        at = index + self.verb(index)
        while at + 1 < last and (t.size(at, "joint") or t.word(at) == ",") and self.verb(at + 1):
            at += 1 + self.verb(at + 1)
        return at < last and t.size(at, "of") > 0

    def is_party(self, subject: NameList) -> bool:
        """“Each agency designates ...”: in the present tense only of the parties and of bodies the document names."""
        known = self.names.known
        return subject.names == (PARTIES,) or any(
            known.size_at(self.t, i, subject.last) for i in range(subject.first, subject.last)
        )

    def goes_on(self, s: Statement) -> bool:
        """“It shall meet monthly”: the body of the sentence before."""
        t = self.t
        verb = self.grammar.after_adverbs(s.predicate + t.size(s.predicate, "modal"), s.last)
        return (
            s.predicate > s.first
            and t.size(s.predicate - 1, "pronoun") > 0
            and verb < s.last
            and t.size(verb, "verb") > 0
        )

    def asks(self, at: int, last: int) -> bool:
        """“Compile leaflets": a verb and what it is done to; "Support for farmers" is a noun."""
        t = self.t
        after = at + t.size(at, "verb")
        return (
            after > at
            and after < last
            and not any(t.size(after, tag) for tag in ("of", "name_link", "stop", "between"))
        )

    def told(self, index: int) -> bool:
        """“Shares maps”: a verb at the head of an item that may as well be a noun."""
        return self.t.size(index, "third") > 0 and not self.t.size(index, "verb")

    def verb(self, index: int) -> int:
        return max(self.t.size(index, tag) for tag in ("verb", "gerund", "third"))

    def dated(self, s: Statement) -> bool:
        """Whether the sentence gives a cadence or a term of its own."""
        start, end = self.t.starts[s.first], self.t.ends[s.last - 1]
        timing = self.times.timing(start, end)
        return timing.cadence in INHERITED[:-1] or timing.due is not None or self.times.recurs(start, end)

    def trouble(self, s: Statement) -> bool:
        t = self.t
        at = t.find("trouble", s.first, s.last)
        return at >= 0 and t.find("report", at, s.last) > at and t.find("power", s.first, at) < 0
