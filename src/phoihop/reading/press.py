"""Reads a press report of a ceremony or a review: its agreements, what the parties will do, and what leaders ask for.

Sentence by sentence, with the little memory that running prose needs: which agreement is spoken of, who spoke last, and
whether the text is telling contents, a leader's requests, or something else.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading import dates
from phoihop.reading.bodies import Bodies
from phoihop.reading.drafts import Draft
from phoihop.reading.framing import Framing
from phoihop.reading.gathering import Mention, gathered, same_body, without_headline
from phoihop.reading.grammar import Grammar
from phoihop.reading.instruments import kind_at
from phoihop.reading.mentions import Mentions
from phoihop.reading.outcome import PARTIES, Agreement, Why
from phoihop.reading.packs import Pack
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.timing import Clock
from phoihop.reading.tokens import Tokens

CAPTION = re.compile(r"(?:ảnh\s?:|[-–]\s?ảnh\b|video\s?:|nguồn\s?:|\(ảnh)", re.IGNORECASE)
DAY = re.compile(
    r"(?:(?:sang|chieu|toi|trua|ngay)\s)(?:ngay\s)?(?:\d{1,2}h\d{0,2}\s)?(?:nay,?\s)?(?:ngay\s)?\(?(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}))?"
)
OPENING_SENTENCES = 6
OPENING_UNITS = 2
REPEATED = 0.7


class Press(Framing):
    """Reads one report."""

    def __init__(self, tokens: Tokens, bodies: Bodies, pack: Pack, units: list[Unit]) -> None:
        self.t = tokens
        self.bodies = bodies
        self.pack = pack
        self.units = units
        self.grammar = Grammar(tokens, bodies)
        self.clock = Clock(tokens)
        self.mentions = Mentions(tokens, bodies, pack)
        self.found: list[Mention] = []
        self.drafts: list[Draft] = []
        self.mode = ""
        self.leads: tuple[str, ...] = ()
        self.current = 0
        self.relevant = False
        self.short: dict[str, str] = {}

    def read(self) -> tuple[tuple[Agreement, ...], list[Draft]]:
        parts = self.parts()
        named = [mention for first, last, _, _ in parts for mention in self.named(first, last)]
        self.found = without_headline(gathered(named), self.units[0].end if self.units else 0)
        self.teach()
        self.relevant = any(
            mention.start < self.opening_end(parts) for mention in named if covers_any(mention, self.found)
        ) or self.speaks_of_it(parts)
        seen: set[str] = set()
        for first, last, unit, is_prose in parts:
            if not is_prose or not self.found:
                continue
            key = " ".join(self.t.bare[first:last])
            if key in seen:
                continue
            seen.add(key)
            self.sentence(first, last, unit)
        self.drop_repeated()
        signed = self.signed_on(parts)
        return tuple(self.agreement(mention, signed) for mention in self.found), self.drafts

    def named(self, first: int, last: int) -> list[Mention]:
        """The agreements that a sentence names; one that a speaker only asks others to sign is none of them."""
        found = self.mentions.in_sentence(first, last)
        asking = self.asking(first, last) if found else -1
        return [mention for mention in found if asking < 0 or mention.start < self.t.starts[asking]]

    def drop_repeated(self) -> None:
        """What the opening says and the body says again counts once, in the body."""
        for draft in [draft for draft in self.drafts if draft.unit <= OPENING_UNITS]:
            words = self.content_words(draft)
            for later in self.drafts:
                same = draft.leads == later.leads and later.unit > OPENING_UNITS
                if same and len(words & self.content_words(later)) >= REPEATED * len(words):
                    self.drafts.remove(draft)
                    break

    def speaks_of_it(self, parts: list[tuple[int, int, Unit, bool]]) -> bool:
        """Whether the opening names an agreement of coordination, though not with its bodies."""
        for first, last, _, _ in parts[:OPENING_SENTENCES]:
            for index in range(first, last):
                found = kind_at(self.t, index)
                if found and found[0] != "decision" and self.mentions.coordinates(index + found[1], last):
                    return bool(self.found)
        return False

    def opening_end(self, parts: list[tuple[int, int, Unit, bool]]) -> int:
        at = min(len(parts), OPENING_SENTENCES) - 1
        return self.t.ends[parts[at][1] - 1] if parts else 0

    def parts(self) -> list[tuple[int, int, Unit, bool]]:
        """(first word, last word, unit, whether it is prose and no title or caption) of every sentence."""
        out = []
        text = self.t.text
        for unit in self.units:
            line = text[unit.line_start : unit.end].strip()
            prose = line[-1:] in '.!?…”"' and not CAPTION.search(line) and unit.id > 0
            for start, end in self.pack.splitter.sentences(text, unit.line_start, unit.end):
                first, last = self.t.first_at(start), self.t.first_at(end)
                if first < last:
                    out.append((first, last, unit, prose))
        return out

    def teach(self) -> None:
        """Short forms of the parties are names in this text: the place alone, the body without its place."""
        for mention in self.found:
            for name in mention.parties:
                self.bodies.known.add(name)
                if symbol := re.search(re.escape(name) + r"\s?\(([A-ZĐ]{2,10})\)", self.t.text):
                    self.bodies.known.add(symbol.group(1))
                    self.short[symbol.group(1).lower()] = name
                words = name.split()
                if words and words[0].upper() == "UBND":
                    self.bodies.known.add(" ".join(words[1:]))
                    if words[1:2] in (["tỉnh"], ["thành"]):
                        self.bodies.known.add(" ".join(words[2:]))

    def sentence(self, first: int, last: int, unit: Unit) -> None:
        t = self.t
        begin = first
        while begin < last and not t.is_word(begin):
            begin += 1
        if begin >= last:
            return
        self.follow_agreement(begin, last)
        asking = self.asking(begin, last)
        if asking >= 0:
            self.ask(begin, last, asking, unit)
            return
        if (spoken := self.promised_in_speech(begin, last)) is not None:
            named = spoken.subject.names if spoken.subject is not None else ()
            leads = self.party_leads(spoken) or tuple(self.canonical(name) for name in named)
            self.mode, self.leads = "content", leads
            self.add(begin, last, unit, leads, spoken, "agreement", "promised")
            return
        frame = self.frame(begin, last)
        statement = self.grammar.statement(max(begin, frame), last)
        if frame <= begin and statement.subject is None and statement.predicate < 0:
            statement = self.promise(begin, last) or statement
        if self.is_past(statement, begin, last) or self.aims(begin):
            self.mode = "" if statement.subject is not None or self.aims(begin) else self.mode
            return
        if frame > begin:
            self.content(frame, begin, last, statement, unit)
            return
        leads = self.party_leads(statement) or self.entrusted_by_party(begin, statement)
        if leads and self.future(statement) and (self.relevant or self.mode):
            self.mode, self.leads = "content", leads
            self.add(begin, last, unit, leads, statement, "agreement", "party_will")
        elif (
            self.mode
            and statement.subject is None
            and (statement.verb_first or self.listed(begin, last))
            and not statement.power
        ):
            source = "directive" if self.mode == "directive" else "agreement"
            self.add(begin, last, unit, self.leads or (PARTIES,), statement, source, "goes_on")
        elif self.mode == "directive" and statement.subject is not None and self.asked_too(statement):
            named = tuple(self.canonical(name) for name in statement.subject.names)
            self.add(begin, last, unit, named, statement, "directive", "asked_too")
        elif self.mode == "directive" and self.quoted_duty(begin, last):
            self.add(begin, last, unit, (PARTIES,), statement, "directive", "quoted_duty")
        elif self.relevant and self.quoted_duty(begin, last):
            self.mode, self.leads = "", (PARTIES,)
            self.add(begin, last, unit, (PARTIES,), statement, "directive", "quoted_duty")
        else:
            self.mode = ""

    def follow_agreement(self, begin: int, last: int) -> None:
        """Which agreement the text turns to."""
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
        if statement.predicate < 0 and statement.subject is None:
            names = self.bodies.list_at(at, last)
            if names is None:
                self.mode = ""
                return
            statement.subject, statement.predicate = names, names.last
        leads = self.party_leads(statement)
        if not leads and statement.subject is not None:
            leads = tuple(self.canonical(name) for name in statement.subject.names)
        self.mode, self.leads = "directive", leads or (PARTIES,)
        self.add(begin, last, unit, self.leads, statement, "directive", "asked")

    def add(
        self, begin: int, last: int, unit: Unit, leads: tuple[str, ...], statement: Statement, source: str, rule: str
    ) -> None:
        t = self.t
        start, end = t.starts[begin], t.ends[last - 1]
        while end > start and t.text[end - 1] in '”" ':
            end -= 1
        timing = self.clock.timing(start, end)
        if timing.cadence == "on_event" and not (t.size(begin, "condition") or timing.due):
            timing = msgspec.structs.replace(timing, cadence="unspecified", cadences=(), event=None)
        support = tuple(self.canonical(name) for name in statement.support)
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

    def agreement_of(self, leads: tuple[str, ...]) -> int:
        """The agreement whose parties owe it: the one spoken of, unless only another one has them."""
        named = [lead for lead in leads if lead != PARTIES]

        def holds(mention: Mention) -> bool:
            return all(any(same_body(lead, party) for party in mention.parties) for lead in named)

        if not named or holds(self.found[self.current]):
            return self.current
        return next((index for index, mention in enumerate(self.found) if holds(mention)), self.current)

    def signed_on(self, parts: list[tuple[int, int, Unit, bool]]) -> str | None:
        """The day of the ceremony; its year only where the text leaves one."""
        for first, last, _, _ in parts[: OPENING_SENTENCES * 2]:
            if self.t.find("press:sign", first, last) < 0 and self.t.find("press:signing", first, last) < 0:
                continue
            text = dates.plain(self.t.text[self.t.starts[first] : self.t.ends[last - 1]])
            full = dates.full_dates(text)
            if full:
                return full[0].value
            match = DAY.search(text)
            if match is None:
                continue
            year = match.group(3) or self.only_year()
            return dates.iso(int(match.group(1)), int(match.group(2)), int(year)) if year else None
        return None

    def only_year(self) -> str | None:
        """The year in which all periods of the agreements begin, if that is one."""
        years = {mention.period[0] for mention in self.found if mention.period}
        return years.pop() if len(years) == 1 else None

    def agreement(self, mention: Mention, signed: str | None) -> Agreement:
        from_, to = mention.period or (None, None)
        return Agreement(
            kind=mention.kind,
            number=mention.number,
            title=mention.title,
            signed_on=mention.dated or (signed if mention.signed or len(self.found) > 1 else None),
            from_=from_,
            to=to,
            parties=tuple(mention.parties),
            start=mention.start,
            end=mention.end,
            why=(Why("named", mention.title[:120], mention.start, mention.end),),
        )


def covers_any(mention: Mention, found: list[Mention]) -> bool:
    return any(any(same_body(a, b) for a in mention.parties for b in held.parties) for held in found)
