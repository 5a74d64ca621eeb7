"""Goes through the sentences of a report with the little memory that running prose needs: which agreement is spoken of,
whose duties are told, and whether contents, a leader's requests or something else are being told.

Knows which agreements there are; `press` finds them.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading import dates
from phoihop.reading.drafts import Draft
from phoihop.reading.framing import Framing
from phoihop.reading.gathering import Mention, same_body
from phoihop.reading.grammar import Grammar
from phoihop.reading.known import NameList
from phoihop.reading.outcome import PARTIES, Why
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit

STRESS_REACH = 24
LONGEST_ASKED = 10
CASE_REACH = 34
ITEM_KINDS = ("dash", "plus", "clause", "point", "subclause", "subpoint")
BESIDE = ("còn", "riêng")
QUOTES = '“”"«»'
HANGING = ";:"
YEAR_END = re.compile(r"\bhet nam 20\d\d\b")


class Contents(Framing):
    """The walk through the sentences of one report."""

    grammar: Grammar
    drafts: list[Draft]
    units: list[Unit]
    leads: tuple[str, ...]
    listing: tuple[tuple[str, ...], str] | None
    relevant: bool
    quoting: bool

    def sentence(self, first: int, last: int, unit: Unit) -> None:
        """One sentence, or each of its parts where they lay duties on different bodies."""
        begin = first
        while begin < last and not self.t.is_word(begin):
            begin += 1
        if begin >= last:
            return
        self.follow_agreement(begin, last)
        self.listen(begin, last)
        quoted = self.quoting
        self.quoting ^= sum(self.t.word(i) in QUOTES for i in range(first, last)) % 2 == 1
        if quoted and self.mode == "content":
            self.mode = ""
        for one, two in self.clauses(begin, last):
            self.clause(one, two, unit)

    def clauses(self, begin: int, last: int) -> list[tuple[int, int]]:
        """The parts of "A có trách nhiệm ...; B chủ trì ...": cut at a semicolon with another body right behind it."""
        t = self.t
        cuts = [begin]
        for at in range(begin + 1, last - 1):
            if t.word(at) != ";" and not (t.word(at) == "," and t.low[at + 1] in BESIDE):
                continue
            following = self.grammar.after_connectives(at + 1, last)
            stated = self.grammar.statement(at + 1, last)
            self.meant(stated, at + 1, last)
            subject = stated.subject
            if subject is None or stated.predicate < 0 or subject.first > following or self.only_told(stated):
                continue
            named = t.is_upper(subject.first) or t.size(subject.first, "determiner")
            if subject.names != (PARTIES,) and (named or t.size(subject.first, "press:stands_for")):
                cuts.append(at + 1)
        return [(one, two) for one, two in zip(cuts, [*cuts[1:], last], strict=True)]

    def clause(self, begin: int, last: int, unit: Unit) -> None:
        asking = self.asking(begin, last)
        if asking >= 0:
            self.ask(begin, last, asking, unit)
            return
        if (spoken := self.promised_in_speech(begin, last)) is not None:
            statement, leads = spoken
            self.mode, self.leads = "content", leads
            self.add(begin, last, unit, leads, statement, "agreement", "promised")
            return
        if (ours := self.promised_by_us(begin, last)) is not None:
            self.mode, self.leads = "content", ours.subject.names if ours.subject is not None else ()
            self.add(begin, last, unit, self.leads, ours, "agreement", "promised")
            return
        if (stressed := self.stressed(begin, last)) is not None:
            named = stressed.subject.names if stressed.subject is not None else (PARTIES,)
            self.mode, self.leads = "directive", tuple(self.canonical(name) for name in named)
            self.add(begin, last, unit, self.leads, stressed, "directive", "asked")
            return
        if self.is_speech(begin, last):
            self.speech(begin, last, unit)
            return
        frame = self.frame(begin, last)
        if frame >= last:
            self.mode, self.leads = "content", ()
            return
        statement = self.grammar.statement(max(begin, frame), last)
        if frame <= begin and statement.subject is None and statement.predicate < 0:
            statement = self.promise(begin, last) or statement
        self.meant(statement, max(begin, frame), last)
        self.named_as(statement)
        if self.mode == "content" and (done := self.done_by(begin, last)) is not None and done.subject is not None:
            self.leads = self.party_leads(done) or tuple(self.canonical(name) for name in done.subject.names)
            self.add(begin, last, unit, self.leads, done, "agreement", "content_frame")
            return
        aims = frame <= begin and self.aims(begin)
        if aims or self.is_past(statement, max(begin, frame), last):
            self.mode = "" if aims or statement.subject is not None else self.mode
            return
        if frame > begin and self.ceremony(statement):
            self.mode = ""
        elif frame > begin:
            self.content(frame, begin, last, statement, unit)
        else:
            self.unframed(begin, last, statement, unit)

    def speech(self, begin: int, last: int, unit: Unit) -> None:
        """Somebody tells what he thinks: nothing is promised, unless he says what both sides must do."""
        self.mode = ""
        if self.relevant and self.quoted_duty(begin, last):
            self.add(begin, last, unit, (PARTIES,), self.grammar.statement(begin, last), "directive", "quoted_duty")

    def unframed(self, begin: int, last: int, statement: Statement, unit: Unit) -> None:
        """A sentence that no "theo quy chế" opens: who is named in it and what was told before decide."""
        leads = self.party_leads(statement) or self.entrusted_by_party(begin, statement)
        told = self.tells_of_the_day(begin)
        asked = self.mode == "directive" and not told and self.asked_of(leads, statement)
        if asked:
            self.add(begin, last, unit, leads, statement, "directive", "asked_too")
        elif (
            leads
            and self.future(statement)
            and (self.relevant or self.mode)
            and not (told and not self.firm(statement))
        ):
            self.mode, self.leads = "content", leads
            self.add(begin, last, unit, leads, statement, "agreement", "party_will")
        elif (given := self.given_by_meeting(begin, last)) is not None and given.subject is not None:
            self.mode, self.leads = "content", tuple(self.canonical(name) for name in given.subject.names)
            self.add(begin, last, unit, self.leads, given, "agreement", "party_will")
        elif (
            self.mode
            and not told
            and statement.subject is None
            and (statement.verb_first or self.listed(begin, last))
            and not statement.power
        ):
            source = "directive" if self.mode == "directive" else "agreement"
            self.add(begin, last, unit, self.leads or (PARTIES,), statement, source, "goes_on")
        elif self.mode == "content" and not told and self.goes_on(statement, begin, last):
            named = statement.subject.names if statement.subject is not None else (PARTIES,)
            self.leads = self.party_leads(statement) or tuple(self.canonical(name) for name in named)
            self.add(begin, last, unit, self.leads, statement, "agreement", "content_frame")
        elif self.mode == "directive" and not told and statement.subject is not None and self.asked_too(statement):
            named = tuple(self.canonical(name) for name in statement.subject.names)
            self.add(begin, last, unit, named, statement, "directive", "asked_too")
        elif self.mode == "directive" and self.quoted_duty(begin, last):
            self.add(begin, last, unit, (PARTIES,), statement, "directive", "quoted_duty")
        elif self.relevant and self.quoted_duty(begin, last):
            self.mode, self.leads = "", (PARTIES,)
            self.add(begin, last, unit, (PARTIES,), statement, "directive", "quoted_duty")
        elif self.mode != "content" or told or statement.subject is not None:
            self.mode = ""

    def asked_of(self, leads: tuple[str, ...], statement: Statement) -> bool:
        """Whether a party that a leader goes on to speak of is asked, not told to have promised."""
        t, at = self.t, statement.predicate
        if not leads or at < 0:
            return False
        window = range(at, min(statement.last, at + 6))
        bound = any(t.low[i] == "sẽ" or t.size(i, "marker_strong") or t.size(i, "press:agreed") for i in window)
        needed = any(t.low[i] in ("cần", "phải") for i in range(at, min(statement.last, at + 3)))
        return needed or (not bound and self.asked_too(statement))

    def follow_agreement(self, begin: int, last: int) -> None:
        """Which agreement the text turns to."""
        text = dates.plain(self.t.text[self.t.starts[begin] : self.t.ends[last - 1]])
        told = dates.period(text)
        same = [index for index, held in enumerate(self.found) if told and held.period == told]
        if len(same) == 1:
            self.current = same[0]
        for mention in self.mentions.in_sentence(begin, last):
            for index, held in enumerate(self.found):
                if (
                    mention.kinds == 1
                    and mention.kind == held.kind
                    and all(any(same_body(a, b) for b in held.parties) for a in mention.parties)
                ):
                    self.current = index
                    return

    def content(self, frame: int, begin: int, last: int, statement: Statement, unit: Unit) -> None:
        leads = self.party_leads(statement)
        listing = self.t.word(frame - 1) == ":"
        if listing:
            leads = leads or (PARTIES,)
        if not leads and statement.subject is not None:
            leads = tuple(self.canonical(name) for name in statement.subject.names)
        if not leads and statement.verb_first:
            leads = (PARTIES,)
        if not leads:
            self.mode = ""
            return
        self.mode, self.leads = "content", leads
        self.add(begin, last, unit, leads, statement, "agreement", "content_frame")

    def ask(self, begin: int, last: int, asking: int, unit: Unit) -> None:
        t = self.t
        if not self.relevant:
            return
        at = asking + t.size(asking, "press:asking")
        while at < last and t.word(at) in ',:“"':
            at += 1
        statement = self.grammar.statement(at, last)
        self.meant(statement, at, last)
        if statement.subject is None and not statement.verb_first:
            names = self.bodies.list_at(at, last) or self.asked_body(at, last)
            if names is not None:
                statement.subject, statement.predicate = names, names.last
            elif statement.predicate < 0:
                self.mode = ""
                return
        leads = self.party_leads(statement)
        if not leads and statement.subject is not None:
            leads = tuple(self.canonical(name) for name in statement.subject.names)
        self.mode, self.leads = "directive", leads or (PARTIES,)
        self.add(begin, last, unit, self.leads, statement, "directive", "asked")

    def asked_body(self, at: int, last: int) -> NameList | None:
        """“đề nghị | các hải đội | tổ chức ...": whoever is named between the verb of asking and what is asked."""
        t = self.t
        if at >= last or not (t.size(at, "determiner") or t.is_upper(at)):
            return None
        for end in range(at + 2, min(last, at + LONGEST_ASKED)):
            if not t.is_word(end):
                return None
            if self.grammar.is_predicate(end):
                return NameList((t.slice(at, end),), at, end)
        return None

    def opens_list(self, first: int, last: int, unit: Unit) -> bool:
        """Whether a sentence that ends with a colon hands its contents to the lines below it, which are then the duties."""
        if self.t.word(last - 1) != ":" or not (self.relevant or self.mode):
            return False
        items = self.items_below(unit)
        duties = sum(self.is_item(item) for item in items)
        if not items or duties * 2 < len(items):
            return False
        asking = self.asking(first, last)
        statement = self.grammar.statement(asking + 1 if asking >= 0 else max(first, self.frame(first, last)), last)
        leads = self.party_leads(statement)
        if not leads and statement.subject is not None and statement.predicate >= 0:
            leads = tuple(self.canonical(name) for name in statement.subject.names)
        self.follow_agreement(first, last)
        self.listing = (leads or (PARTIES,), "directive" if asking >= 0 else "agreement")
        return True

    def items_below(self, unit: Unit) -> list[Unit]:
        """The lines that an introduction lists: dashes and numbers, or lines of which all but the last end hanging."""
        out: list[Unit] = []
        text = self.t.text
        for below in self.units[unit.id + 1 :]:
            line = text[below.start : below.end].strip()
            numbered = below.kind in ITEM_KINDS or self.t.size(self.t.first_at(below.start), "press:ordinal") > 0
            last_one = bool(out) and out[-1].kind not in ITEM_KINDS and hangs(text, out[-1])
            if not (numbered or line[-1:] == ";" or last_one):
                break
            out.append(below)
        return out

    def is_item(self, unit: Unit) -> bool:
        """Whether a line of a list says what is to be done, and no name or field alone."""
        first, last = self.t.first_at(unit.start), self.t.first_at(unit.end)
        if first >= last:
            return False
        statement = self.grammar.statement(first, last)
        return statement.predicate >= 0 and not statement.power

    def item(self, unit: Unit) -> None:
        """One line of a list."""
        first, last = self.t.first_at(unit.start), self.t.first_at(unit.end)
        if self.listing is None or first >= last:
            return
        leads, source = self.listing
        for one, two in self.clauses(first, last):
            statement = self.grammar.statement(one, two)
            named = self.party_leads(statement)
            if not named and statement.subject is not None and statement.predicate >= 0:
                named = tuple(self.canonical(name) for name in statement.subject.names)
            self.add(one, two, unit, named or leads, statement, source, "content_frame")

    def stressed(self, begin: int, last: int) -> Statement | None:
        """“Ông A nhấn mạnh, chương trình phối hợp phải ...": what a leader says that the agreement must be."""
        t = self.t
        if not self.relevant:
            return None
        at = next((i for i in range(begin, min(last, begin + STRESS_REACH)) if t.size(i, "press:stressed")), -1)
        if at <= begin or not self.speaker(begin, at):
            return None
        after = at + t.size(at, "press:stressed")
        while after < last and not t.is_word(after):
            after += 1
        spoken_of = after + (t.size(after, "determiner") if after < last else 0)
        is_paper = spoken_of < last and any(tag.startswith("kind:") or tag == "parties" for tag in t.tags[spoken_of])
        if not is_paper:
            return self.needed(after, last) if t.word(after - 1) == ":" else None
        must = next((i for i in range(after, min(last, after + STRESS_REACH)) if t.low[i] in ("phải", "cần")), -1)
        return Statement(after, last, predicate=must) if must > 0 else None

    def needed(self, at: int, last: int) -> Statement | None:
        """“... nhấn mạnh: | Thời gian tới, các trạm A cần ...": what bodies need to do in the words of a leader."""
        t = self.t
        stated = self.grammar.statement(at, last)
        if stated.subject is None:
            begin = at + t.size(at, "press:ahead")
            begin += begin < last and t.word(begin) == ","
            if (names := self.asked_body(begin, last)) is not None:
                stated.subject, stated.predicate = names, names.last
        if stated.subject is None or stated.predicate < 0:
            return None
        window = range(stated.predicate, min(last, stated.predicate + 2))
        return stated if any(t.low[i] in ("cần", "phải") for i in window) else None

    def add(
        self, begin: int, last: int, unit: Unit, leads: tuple[str, ...], statement: Statement, source: str, rule: str
    ) -> None:
        t = self.t
        start, end = t.starts[begin], t.ends[last - 1]
        while end > start and t.text[end - 1] in '”" ;,':
            end -= 1
        timing = self.clock.timing(start, end)
        if timing.cadence == "on_event" and not (self.conditional(begin, last) or timing.due):
            timing = msgspec.structs.replace(timing, cadence="unspecified", cadences=(), event=None)
        if timing.due and YEAR_END.search(dates.plain(t.text[start:end])) and timing.due.isdigit():
            timing = msgspec.structs.replace(timing, due=f"{timing.due}-12-31")
        support = tuple(self.canonical(name) for name in statement.support or self.beside_places(statement))
        why = [Why(rule, t.text[start : min(end, start + 60)], start, min(end, start + 60)), *timing.why]
        self.drafts.append(
            Draft(
                start,
                end,
                unit.id,
                leads,
                statement,
                False,
                timing,
                why,
                support=support,
                receivers=statement.receivers,
                source=source,
                agreement=self.agreement_of(leads),
                spans=list(statement.spans),
            )
        )

    def conditional(self, begin: int, last: int) -> bool:
        """Whether a case opens the sentence, or ends it: "... sẵn sàng chi viện khi có tình huống"."""
        t = self.t
        cased = any(
            t.size(i, "condition") and t.word(i - 1) in ",:" and t.low[i] in ("khi", "nếu", "trường")
            for i in range(begin + 1, min(last, begin + CASE_REACH))
        )
        return cased or bool(t.size(begin, "condition")) or any(t.size(i, "press:case") for i in range(begin, last))

    def agreement_of(self, leads: tuple[str, ...]) -> int:
        """The agreement whose parties owe it: the one spoken of, unless only another one has them."""
        named = [lead for lead in leads if lead != PARTIES]

        def holds(mention: Mention) -> bool:
            return all(any(same_body(lead, party) for party in mention.parties) for lead in named)

        if not named or holds(self.found[self.current]):
            return self.current
        return next((index for index, mention in enumerate(self.found) if holds(mention)), self.current)


def hangs(text: str, unit: Unit) -> bool:
    return text[unit.start : unit.end].rstrip()[-1:] in HANGING
