"""Turns the parts of an instrument into commitments: the smallest numbered unit that states what a body shall do.

Walks the tree of units, carries owners from heads and introducing lines down, and leaves out scope, definitions,
principles, powers and contents of forms.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.drafting import Drafting
from phoihop.reading.drafts import Draft
from phoihop.reading.heads import Head, HeadClass
from phoihop.reading.judging import INHERITED, Context
from phoihop.reading.outcome import Why
from phoihop.reading.speech import Speech
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.topics import Topics

NUMBERED = ("article", "roman", "clause", "letter", "chapter", "part")
DEEPEST = 60
PROCEDURE_REACH = 200
FOCAL_REACH = 4


class Duties(Drafting):
    """Reads the commitments of one text."""

    def __init__(self, speech: Speech, units: list[Unit], *, joint: bool = True) -> None:
        self.speech = speech
        self.t = speech.tokens
        self.bodies = speech.names
        self.clock = speech.times
        self.judge = speech.judges
        self.units = units
        self.drafts: list[Draft] = []
        self.last_leads: tuple[str, ...] = ()
        self.topics = Topics(self.t, units)
        self.joint = joint

    def read(self, start: int = 0) -> list[Draft]:
        """All duties of the text from an offset on, in order."""
        begin = next((u.line_start for u in self.units if u.kind in NUMBERED and u.line_start >= start), start)
        for unit in self.units:
            outermost = unit.parent < 0 or self.units[unit.parent].line_start < begin
            if outermost and unit.line_start >= begin:
                self.visit(unit, Context(), 0)
        self.drafts.sort(key=lambda draft: draft.start)
        return self.drafts

    def statements(self, unit: Unit) -> list[tuple[int, int, Statement]]:
        out = []
        for start, end in self.speech.pack.splitter.sentences(self.t.text, unit.start, unit.end):
            first, last = self.words(start, end)
            clauses = self.speech.sentences.clauses(first, last) if first < last else []
            for one, two in clauses:
                begin = start if one == first else self.t.starts[one]
                stop = end if two == last else self.t.ends[two - 1]
                out.append((begin, stop, self.speech.sentences.statement(one, two)))
        return out

    def visit(self, unit: Unit, context: Context, depth: int) -> int:
        """Reads a unit and what stands below it; returns how many commitments came of it."""
        before = len(self.drafts)
        text = self.t.text[unit.start : unit.end]
        introduces = bool(unit.children)
        if self.role_line(unit):
            return 0
        if unit.kind == "article":
            self.last_leads = ()
        head = self.head(unit, introduces)
        if head.kind == "hard" or (head.role == "people" and not self.divides(unit)):
            if head.role == "contents" and any(s.subject is not None and s.marker for _, _, s in self.statements(unit)):
                self.leaf(unit, self.statements(unit), context, introducing=True)
            for child in unit.children if head.role == "contents" else ():
                if self.units[child].kind == "paragraph" or self.t.size(
                    self.t.first_at(self.units[child].start), "condition"
                ):
                    self.visit(self.units[child], context, depth + 1)
            if head.role == "principle":
                for child in unit.children:
                    self.bound_by_principle(self.units[child], context)
            return len(self.drafts) - before
        stated = self.statements(unit) if unit.end > unit.start and not self.is_caption(unit) else []
        below = context
        if introduces or unit.kind in ("article", "chapter", "section", "roman", "part"):
            below = self.context_below(unit, head, stated, context)
        if not introduces:
            self.leaf(unit, stated, context)
            return len(self.drafts) - before
        held = self.last_leads
        roles = [child for child in unit.children if self.is_role_line(self.units[child])]
        for child in unit.children:
            if depth < DEEPEST and child not in roles:
                self.visit(self.units[child], below, depth + 1)
        if roles and len(roles) == len(unit.children):
            self.leaf_of(unit, stated, context)
        for child in roles:
            self.role_line(self.units[child])
        if roles and len(roles) == len(unit.children):
            return len(self.drafts) - before
        self.topics.leave_out(unit, self.drafts, before)
        from_children = len(self.drafts) - before
        self.last_leads = held
        cases = self.lists_cases(unit, surely=not any(draft.named for draft in self.drafts[before:]))
        if cases or self.contents_only(unit):
            del self.drafts[before:]
            from_children = 0
        closed = text.rstrip().endswith(":") or unit.kind in (
            "article",
            "chapter",
            "section",
            "roman",
            "part",
            "letter",
        )
        owes = sum(1 for child in unit.children if self.yields(child, before))
        few = (
            from_children
            and owes * 2 < len(unit.children) + 1
            and len(unit.children) > 1
            and self.has_object(stated)
            and any(s.subject is not None or (s.verb_first and text.rstrip().endswith(":")) for _, _, s in stated)
        )
        titled = unit.kind in ("article", "chapter", "section", "part") and self.is_title(unit)
        if titled and from_children == 0 and not any(s.subject is not None for _, _, s in stated):
            return 0
        if from_children == 0 and (named := self.named_in_items(unit, stated)):
            context = msgspec.structs.replace(context, leads=named, named_in_items=True)
        own = self.has_content(stated) or self.asks_itself(unit, stated, self.drafts[before:])
        own = own or bool(self.directed(unit, stated))
        if from_children == 0 or few or (not closed and not self.is_title(unit)) or own:
            self.leaf(unit, stated, context, introducing=True)
        elif len(stated) > 1 and closed:
            self.leaf_of(unit, stated[:-1], context, introducing=True)
        return len(self.drafts) - before

    def yields(self, child: int, since: int) -> bool:
        return any(
            (draft.unit == child and not draft.asked) or self.above(draft.unit, child) for draft in self.drafts[since:]
        )

    def bound_by_principle(self, unit: Unit, context: Context) -> None:
        """Among principles: who is the focal point, and who tells of difficulties."""
        if unit.children:
            return
        stated = self.statements(unit)
        if any(s.subject is not None and self.binds(s) for _, _, s in stated):
            self.leaf(unit, stated, context)

    def binds(self, s: Statement) -> bool:
        t = self.t
        focal = any(t.size(i, "focal") for i in range(s.predicate, min(s.last, s.predicate + FOCAL_REACH)))
        return focal or (t.find("difficulty", s.first, s.last) >= 0 and s.opener_at >= 0)

    def context_below(
        self, unit: Unit, head: Head, stated: list[tuple[int, int, Statement]], context: Context
    ) -> Context:
        kind: HeadClass = head.kind
        leads, why = context.leads, context.lead_why
        if head.leads:
            leads = self.settled(head.leads)
            why = Why("owner_from_head", self.t.text[unit.start : unit.end][:120], unit.start, unit.end)
        elif context.leads and (named := self.names_owner(unit, stated)):
            leads = self.settled(named)
            why = Why("owner_from_head", self.t.text[unit.start : unit.end][:120], unit.start, unit.end)
            kind = "duty"
        subject = None
        for _, _, statement in stated:
            if statement.subject is not None and statement.predicate >= 0 and not statement.power:
                subject = statement.subject
        if subject is not None and not head.leads:
            leads = self.settled(self.directed(unit, stated) or subject.names)
            why = Why(
                "owner_from_introduction",
                self.t.slice(subject.first, subject.last),
                self.t.starts[subject.first],
                self.t.ends[subject.last - 1],
            )
            kind = "duty"
        elif kind == "plain" and any(s.verb_first or s.marker for _, _, s in stated):
            kind = "duty"
        if kind == "plain" and context.kind in ("duty", "soft"):
            kind = context.kind
        timing = None
        if stated and not (unit.kind in ("article", "chapter", "part", "section") and self.is_title(unit)):
            timing = self.clock.timing(unit.start, unit.end)
            if timing.cadence not in INHERITED or not self.t.text[unit.start : unit.end].rstrip().endswith(":"):
                timing = context.timing
        else:
            timing = context.timing
        first, last = self.words(unit.start, min(unit.end, unit.start + PROCEDURE_REACH))
        steps = (self.t.find("procedure", first, last) >= 0 and unit.kind != "paragraph") or context.procedure
        introduced = any(s.predicate >= 0 for _, _, s in stated)
        support = context.support
        if introduced and self.t.text[unit.start : unit.end].rstrip().endswith(":") and not self.has_content(stated):
            support = stated[-1][2].support or support
        heads = not self.t.text[unit.start : unit.end].rstrip().endswith(":")
        names_focal = (context.focal and heads) or (
            heads and kind != "hard" and self.t.find("focal_noun", first, last) >= 0
        )
        return Context(
            leads, why, kind, timing,
            introduced=introduced, procedure=steps, support=support, focal=names_focal,
        )  # fmt: skip

    def leaf(
        self, unit: Unit, stated: list[tuple[int, int, Statement]], context: Context, *, introducing: bool = False
    ) -> None:
        before = len(self.drafts)
        self.leaf_of(unit, stated, context, introducing=introducing)
        for draft in self.drafts[before:]:
            self.take_roles(draft)

    def take_roles(self, draft: Draft) -> None:
        """“Kiểm tra chợ (Sở A chủ trì; Sở B phối hợp)": a task that names nobody goes to those of its bracket."""
        found = self.speech.bracket_roles(draft.start, draft.end) if not draft.named else None
        if found is None:
            return
        if found.leads:
            draft.leads, draft.named = self.settled(found.leads), True
        draft.support = tuple(dict.fromkeys((*draft.support, *self.settled_support(found.support))))
        draft.why.append(Why("role_line", self.t.text[found.start : found.end], found.start, found.end))

    def is_role_line(self, unit: Unit) -> bool:
        return bool(self.speech.role_line.match(self.t.bare_text[unit.start : min(unit.end, unit.start + 80)]))

    def role_line(self, unit: Unit) -> bool:
        """“Cơ quan chủ trì: ...”: the role stands after the task; it goes to the tasks before it."""
        line = self.t.bare_text[unit.start : min(unit.end, unit.start + 80)]
        match = self.speech.role_line.match(line)
        if not match:
            return False
        first, last = self.words(unit.start + match.end(), unit.end)
        names = self.bodies.list_at(first, last) if first < last else None
        if names is None:
            return False
        own = self.settled(names.names)
        for draft in reversed(self.drafts):
            if (
                self.units[draft.unit].parent != unit.parent
                and draft.unit != unit.parent
                and not self.above(draft.unit, unit.parent)
            ):
                break
            if draft.named:
                continue
            if match.group(1) in self.speech.supporting:
                draft.support = tuple(dict.fromkeys((*draft.support, *own)))
            else:
                draft.leads = own
                draft.named = match.group(1) not in self.speech.supporting
            draft.why.append(Why("role_line", self.t.text[unit.start : unit.end], unit.start, unit.end))
            if self.units[draft.unit].rank <= unit.rank:
                break
        return True

    def above(self, unit: int, ancestor: int) -> bool:
        at = self.units[unit].parent
        while at >= 0:
            if at == ancestor:
                return True
            at = self.units[at].parent
        return False
