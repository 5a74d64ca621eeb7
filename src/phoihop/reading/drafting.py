"""Makes drafts of the sentences of one unit: one for each body, with what they inherit.

The walk through the units is in `duties`.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading.drafts import Draft
from phoihop.reading.judging import INHERITED, Context
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import PARTIES, Why
from phoihop.reading.parts import Parts
from phoihop.reading.speech import Judges, Times
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.timing import Timing


def keys(names: tuple[str, ...]) -> set[str]:
    """Names of bodies for comparison: "Các cơ quan A" is "cơ quan A"."""
    return {re.sub(r"^cac ", "", name_key(name)) for name in names}


class Drafting(Parts):
    """Makes the drafts of one text."""

    drafts: list[Draft]
    last_leads: tuple[str, ...]
    clock: Times
    judge: Judges
    joint: bool

    def tells_difficulty(self, s: Statement) -> bool:
        """“Nếu có vướng mắc, đề nghị phản ánh về ...": asked of all, whoever was named before."""
        t = self.t
        at = t.find("difficulty", s.first, s.last)
        if (
            s.predicate > 0
            and t.low[s.predicate - 1] == "thì"
            and t.bare[s.predicate : s.predicate + 2] == ["de", "nghi"]
        ):
            return False
        return at >= 0 and t.find("upward", at, s.last) > at

    def leaf_of(
        self, unit: Unit, stated: list[tuple[int, int, Statement]], context: Context, *, introducing: bool = False
    ) -> None:
        groups: list[tuple[tuple[str, ...], list[tuple[int, int, Statement]], bool]] = []
        current: tuple[str, ...] = ()
        if context.focal and len(stated) == 1 and (focal := self.only_names(unit)):
            self.add(unit, unit.start, unit.end, focal, [stated[0][2]], context, named=True)
            self.drafts[-1].focal = True
            return
        for start, end, statement in stated:
            if not self.judge.is_duty(unit, statement, context, introducing=introducing):
                if groups and statement.subject is None and not statement.power:
                    groups[-1][1].append((start, end, statement))
                continue
            own = (
                self.settled(statement.subject.names)
                if statement.subject is not None
                else self.mutual(statement, context)
            )
            own = own or self.settled(statement.keeper)
            if context.leads and self.rather_commands(unit, statement):
                own = ()
            if context.named_in_items:
                own = context.leads
            if statement.requested and (context.leads or current):
                own = ()
            if own:
                own = tuple(dict.fromkeys((*own, *self.settled(statement.others))))
                current = own
            if not own and statement.subject is None and self.tells_difficulty(statement):
                own = context.leads or (PARTIES,)
            leads = own or current or self.inherited_leads(unit, context, statement)
            if groups and keys(groups[-1][0]) == keys(leads) and not (own and self.points_back(own)):
                groups[-1][1].append((start, end, statement))
            else:
                groups.append((leads, [(start, end, statement)], bool(own)))
        for place, (leads, members, named) in enumerate(groups):
            start, end = members[0][0], members[-1][1]
            if len(groups) == 1:
                start, end = unit.start, unit.end
                if len(stated) > len(members):
                    start = members[0][0] if not introducing else unit.start
                    end = members[-1][1]
                    if members[0][0] == stated[0][0]:
                        start = unit.start
                    if members[-1][1] == stated[-1][1]:
                        end = unit.end
            self.add(unit, start, end, leads, [m[2] for m in members], context, named=named)
            opened = groups[0][1][0][2].opener_at >= 0
            if place and opened and members[0][2].opener_at < 0:
                self.in_the_same_case(self.drafts[-place - 1 :])
        if groups:
            self.last_leads = groups[-1][0]

    def points_back(self, names: tuple[str, ...]) -> bool:
        """“bên đó", "cơ quan đó": another one in each sentence."""
        return any(self.lower(name).rsplit(" ", 1)[-1] in ("đó", "ấy") for name in names)

    def in_the_same_case(self, drafts: list[Draft]) -> None:
        """“Khi ..., A lập biểu 1. B lập biểu 2.": the second sentence of a unit stands in the case that opens the first."""
        first, last = drafts[0], drafts[-1]
        if first.unit == last.unit and last.timing.cadence == "unspecified" and first.timing.cadence == "on_event":
            last.timing = msgspec.structs.replace(last.timing, cadence="on_event", cadences=("on_event",))

    def inherited_leads(self, unit: Unit, context: Context, statement: Statement) -> tuple[str, ...]:
        goes_on = unit.kind == "paragraph" or statement.sent or not (statement.verb_first or statement.unowned)
        if goes_on and self.last_leads and not context.leads:
            return self.last_leads
        if statement.sent and not context.leads and (before := self.leads_before(unit)):
            return before
        return context.leads or (PARTIES,)

    def leads_before(self, unit: Unit) -> tuple[str, ...]:
        """Who owes the last duty read in the same article."""
        if not self.drafts:
            return ()
        same = self.article(self.drafts[-1].unit) == self.article(unit.id) >= 0
        return self.drafts[-1].leads if same else ()

    def article(self, unit: int) -> int:
        while unit >= 0 and self.units[unit].kind != "article":
            unit = self.units[unit].parent
        return unit

    def mutual(self, s: Statement, context: Context) -> tuple[str, ...]:
        """“giao ban giữa A và B”: both owe it, where nobody else does."""
        if context.leads:
            return ()
        at = next((i for i in range(s.first, s.last) if self.t.size(i, "between")), -1)
        names = self.bodies.list_at(at + 1, s.last) if at >= 0 else None
        return self.settled(names.names) if names is not None and len(names.names) > 1 else ()

    def settled(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Names of all together ("hai bên", "các Bộ") stand for the parties."""
        out: list[str] = []
        for name in names:
            if name == PARTIES or (self.joint and self.speech.all_together.match(self.lower(name))):
                out.append(PARTIES)
            else:
                out.append(name)
        return tuple(dict.fromkeys(out))

    def lower(self, name: str) -> str:
        return " ".join(name.lower().split())

    def add(
        self,
        unit: Unit,
        start: int,
        end: int,
        leads: tuple[str, ...],
        members: list[Statement],
        context: Context,
        *,
        named: bool,
    ) -> None:
        timing = self.clock.timing(start, end)
        why: list[Why] = []
        first = members[0]
        if first.marker_at >= 0:
            size = max(self.t.size(first.marker_at, tag) for tag in ("marker_strong", "marker", "modal"))
            code = "verb" if self.t.size(first.marker_at, "modal") else "marker"
            why.append(self.clock.cue(code, first.marker_at, max(size, 1)))
        elif first.predicate >= 0:
            why.append(self.verb_cue(first))
        if named and first.subject is not None:
            why.append(
                Why(
                    "subject",
                    self.t.slice(first.subject.first, first.subject.last),
                    self.t.starts[first.subject.first],
                    self.t.ends[first.subject.last - 1],
                )
            )
        elif not named:
            why.append(context.lead_why or Why("owner_parties" if leads == (PARTIES,) else "owner_before"))
        if (
            context.timing is not None
            and timing.cadence in ("unspecified", "on_event", "once")
            and context.timing.cadence in INHERITED
        ):
            given = context.timing.cadence != "on_event" and not named and not self.opens_with_case(timing, start)
            if timing.cadence == "unspecified" or given:
                due = timing.due or context.timing.due
                timing = msgspec.structs.replace(context.timing, due=due, why=(*context.timing.why, *timing.why))
            elif timing.due is None:
                timing = msgspec.structs.replace(timing, due=context.timing.due)
        if timing.cadence == "unspecified" and context.procedure:
            timing = msgspec.structs.replace(timing, cadence="on_event", cadences=("on_event",))
        named_with = [name for s in members for name in s.support if name not in leads]
        if not named_with and all(s.subject is None for s in members):
            named_with = [name for name in context.support if name not in leads]
        support = tuple(dict.fromkeys(named_with))
        receivers = tuple(dict.fromkeys(name for s in members for name in s.receivers))
        why.extend(timing.why)
        self.drafts.append(
            Draft(
                start,
                end,
                unit.id,
                leads,
                first,
                not named,
                timing,
                why,
                support=self.settled_support(support),
                receivers=receivers,
                named=named,
                asked=first.predicate < 0 and self.t.find("on_request", first.first, first.last) >= 0,
                spans=[span for s in members for span in s.spans],
            )
        )

    def opens_with_case(self, timing: Timing, start: int) -> bool:
        """“Khi ..., thông báo ngay": among things done every month one that is done in a given case, as it says first."""
        case = next((why for why in timing.why if why.code == "condition"), None)
        return (
            timing.cadence == "on_event" and case is not None and self.t.first_at(case.start) <= self.t.first_at(start)
        )

    def verb_cue(self, s: Statement) -> Why:
        """The whole words of the verb, past adverbs before it: "Định kỳ | sơ kết"."""
        t = self.t
        at = s.predicate
        while at + 1 < s.last and t.size(at, "adverb") and not (t.size(at, "verb") or t.size(at, "joint_verb")):
            at += t.size(at, "adverb")
        at = at if at < s.last else s.predicate
        return self.clock.cue("verb", at, max(t.size(at, "verb"), t.size(at, "joint_verb"), t.size(at, "adverb"), 1))

    def settled_support(self, names: tuple[str, ...]) -> tuple[str, ...]:
        kept = [name for name in names if not (self.joint and self.speech.all_together.match(self.lower(name)))]
        return tuple(name for name in kept if not any(other != name and other.startswith(name + " ") for other in kept))
