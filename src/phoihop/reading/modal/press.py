"""Reads a press report of a signing for the modal reader: its agreements, what the parties will do, what leaders ask for.

Sentence by sentence. What is told of the past is no commitment, nor what bodies outside the agreement will do. The words
are the table `press` of the pack; the grammar of sentences that bind is `grammar`.
"""

from __future__ import annotations

import re
from typing import cast

import msgspec

from phoihop.reading.drafts import Draft
from phoihop.reading.known import NameList
from phoihop.reading.letters import bare, lowered, name_key
from phoihop.reading.modal.grammar import ModalGrammar
from phoihop.reading.modal.names import ModalNames
from phoihop.reading.modal.times import date_of, shown
from phoihop.reading.modal.wording import InstrumentWords
from phoihop.reading.outcome import PARTIES, Agreement, Kind, Why
from phoihop.reading.speech import Speech
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit

SIGNED_REACH = 40
WITH_REACH = 40
LONGEST_TITLE = 250
DATELINE = 200
ASKED_REACH = 8
QUOTES = "\"“”'‘’"
ENDS = ".!?" + QUOTES
SIGNED_BESIDE = 12
SPEAKER_REACH = 200
MOST_AGREEMENTS = 12
DATED_PLACE = re.compile(r"[^\n–—.]{2,60}\s[–—-]{1,2}\s")


class ModalPress:
    """Reads one report."""

    def __init__(self, speech: Speech, names: ModalNames, words: InstrumentWords, units: list[Unit]) -> None:
        self.speech = speech
        self.t = speech.tokens
        self.names = names
        self.grammar = ModalGrammar(speech.tokens, names)
        self.words = words
        self.units = [unit for unit in units if unit.end > unit.start]
        self.text = speech.tokens.text
        for index, tags in enumerate(self.t.tags):
            if "press:promises" in tags:
                self.t.tags[index] = {**tags, "modal": tags["press:promises"]}
        self.back = frozenset(speech.pack.phrases.get("this", ())) | frozenset(self.words.definite)
        self.found: list[Agreement] = []
        self.drafts: list[Draft] = []

    def is_report(self) -> bool:
        """Prose in which somebody signs, and somebody speaks or it is told when; no paper speaks of itself so."""
        t = self.t
        numbered = sum(unit.kind not in ("paragraph", "dash", "plus") for unit in self.units)
        if any(unit.kind == "article" for unit in self.units) or numbered * 4 > len(self.units):
            return False
        told = {tag for tags in t.tags for tag in tags if tag.startswith("press:")}
        signs = "press:signs" in told and ("press:says" in told or "press:occasion" in told)
        return signs and "press:own" not in told

    def read(self) -> tuple[tuple[Agreement, ...], list[Draft]]:
        sentences = [
            (unit, start, end)
            for unit in self.units
            for start, end in self.speech.pack.splitter.sentences(self.text, unit.start, unit.end)
        ]
        for headline in (False, True):
            for _, start, end in sentences:
                if (self.text[end - 1] not in ENDS) == headline:
                    self.agreement(start, end)
        if self.found:
            self.dates()
            for unit, start, end in sentences:
                if self.text[end - 1] in ENDS:
                    self.commitments(unit, start, end)
        return tuple(self.found), self.drafts

    def agreement(self, start: int, end: int) -> None:
        """An agreement of a sentence that names its kind, its bodies, and that it is signed."""
        t = self.t
        place = DATED_PLACE.match(self.text, start, end)
        first, last = t.first_at(place.end() if place else start), t.first_at(end)
        signs = t.find("press:signs", first, last)
        if signs < 0:
            return
        kind = self.kind(first, last, signs)
        parties = self.parties(first, last, signs)
        if kind is None or len(parties) < 2 or len(self.found) >= MOST_AGREEMENTS:
            return
        tag, at = kind
        if (
            t.size(at - 1, "determiner")
            and t.low[at - 1] in self.back
            and any(known.kind == tag for known in self.found)
        ):
            return
        title = " ".join(self.text[t.starts[at] : end].split()).rstrip(" .")[:LONGEST_TITLE]
        why = Why("kind", self.text[t.starts[signs] : t.ends[signs]], t.starts[signs], t.ends[signs])
        for index, known in enumerate(self.found):
            alike = all(self.is_party(name, known.parties) or self.within(known.parties, name) for name in parties)
            if known.kind == tag and alike:
                longer = tuple(max((name, *self.within(parties, name)), key=len) for name in known.parties)
                self.found[index] = msgspec.structs.replace(known, parties=longer)
                return
        self.found.append(Agreement(tag, title=title, parties=parties, start=0, end=len(self.text), why=(why,)))

    def kind(self, first: int, last: int, signs: int) -> tuple[Kind, int] | None:
        """The kind named next after the signing, else before it, with its first word."""
        for span in (range(signs, last), range(first, signs)):
            for at in span:
                tags = [(size, tag) for tag, size in self.t.tags[at].items() if tag.startswith("kind:")]
                if tags:
                    return cast("Kind", max(tags)[1][5:]), at
        return None

    def parties(self, first: int, last: int, signs: int) -> tuple[str, ...]:
        """The bodies of "A and B signed", "A signed ... with B", "between A and B", "signed by A and B"."""
        t = self.t
        between = next((i for i in range(first, last) if t.size(i, "between") or (i > signs and t.size(i, "by"))), -1)
        if between >= 0:
            named = self.bodies(between + 1, last)
            if named is not None and len(named.names) > 1:
                return named.names
        before = self.signing(first, signs)
        if before is None:
            return ()
        names = list(before.names)
        of_class = before.first > first + 1 and t.size(before.first - 1, "of") and t.size(before.first - 2, "class")
        if len(names) == 1 and of_class and (places := self.places(before.first, signs)):
            return places
        if len(names) == 1:
            beside = next((i for i in range(signs, min(last, signs + WITH_REACH)) if t.size(i, "with")), -1)
            other = self.bodies(beside + 1, last) if beside >= 0 else None
            names.extend(other.names if other is not None else ())
        return tuple(name for name in dict.fromkeys(names) if name != PARTIES)

    def places(self, at: int, last: int) -> tuple[str, ...]:
        """“The city councils of Port Aster and Greenhaven”: several bodies of one class, told apart by what follows."""
        out: list[str] = []
        while at < last:
            end = self.grammar.capitals(at, last)
            if end == at:
                break
            out.append(self.t.slice(at, end))
            size = self.t.size(end, "joint") if end < last else 0
            at = end + (size or int(end < last and self.t.word(end) == ","))
            if at == end:
                break
        return tuple(out) if len(out) > 1 else ()

    def signing(self, first: int, signs: int) -> NameList | None:
        """The bodies right before the verb: the list that ends nearest to it, from its first name on."""
        t = self.t
        best: NameList | None = None
        for start in range(max(first, signs - SIGNED_REACH), signs):
            if not t.is_word(start) or any(t.size(i, "press:sent") for i in range(start, min(start + 2, signs))):
                continue
            named = self.bodies(start, signs)
            near = named is not None and signs - named.last <= SIGNED_BESIDE and named.names != (PARTIES,)
            if near and named is not None and (best is None or named.last > best.last):
                best = named
        return best

    def bodies(self, first: int, last: int) -> NameList | None:
        return self.names.list_at(first, last, trusted=True) if first < last else None

    def is_party(self, name: str, parties: tuple[str, ...]) -> bool:
        """Whether a name is a party's, or one of its parts: "the Union", "the City Police"."""
        words = set(name_key(name).split()) - set(name_key(" ".join(self.speech.pack.phrases["determiner"])).split())
        return bool(words) and any(words <= set(name_key(party).split()) for party in parties)

    def within(self, names: tuple[str, ...], longer: str) -> tuple[str, ...]:
        """Those of the names that are the same body as another, by a name as long or shorter or longer."""
        return tuple(name for name in names if self.is_party(name, (longer,)) or self.is_party(longer, (name,)))

    def dates(self) -> None:
        """When and for how long; a date without a year takes the only year of the report's other dates."""
        folded = bare(lowered(self.text))
        days = sorted(
            (match.start(), found)
            for pattern in self.words.time.dates
            for match in pattern.finditer(folded)
            if (found := date_of(match, self.words.time.months))
        )
        years = {year for _, (_, _, year) in days if year}
        signed = None
        for at, (day, month, year) in days:
            near = self.t.find("press:signs", self.t.first_at(max(0, at - DATELINE)), self.t.first_at(at + DATELINE))
            if near >= 0 and (year or len(years) == 1):
                signed = shown(day, month, year or next(iter(years)))
                break
        for index, known in enumerate(self.found):
            term = self.words.years.search(bare(lowered(known.title))) or self.words.years.search(folded)
            begin, stop = (term.group(1), term.group(2)) if term else (None, None)
            self.found[index] = msgspec.structs.replace(known, signed_on=signed, from_=begin, to=stop)

    def commitments(self, unit: Unit, start: int, end: int) -> None:
        """What a sentence says that the parties will do, each for itself or together, or what somebody asks of them."""
        t = self.t
        quoted = self.text[start] in QUOTES
        while start < end and self.text[start] in QUOTES:
            start += 1
        first, last = t.first_at(start), t.first_at(end)
        if first >= last:
            return
        asked = t.find("press:asks", first, last)
        if asked >= 0 and (named := self.asked(asked, last)) is not None:
            stated = Statement(first, last, subject=named, predicate=asked)
            self.grammar.partners(stated)
            self.add(unit, start, end, stated, self.settled(named.names), source="directive")
            return
        begin = self.content(first, last, quoted=quoted)
        parts = [
            (one, two, self.promised(unit, start, first, one, two)) for one, two in self.grammar.clauses(begin, last)
        ]
        if len(parts) > 1 and all(leads for _, _, (_, leads) in parts):
            for one, two, (stated, leads) in parts:
                begin = start if one == parts[0][0] else t.starts[one]
                self.add(unit, begin, end if two == last else t.ends[two - 1], stated, leads)
            return
        stated, leads = next((found for _, _, found in parts if found[1]), parts[0][2])
        if leads:
            self.add(unit, start, end, stated, leads)

    def content(self, first: int, last: int, *, quoted: bool) -> int:
        """Where what is said or agreed begins: after "said that", after "signed a programme under which"."""
        t = self.t
        under = t.find("press:under", first, last)
        if under > first and t.find("press:signs", first, under) >= 0:
            return under + t.size(under, "press:under")
        says = t.find("press:says", first, last)
        if says <= first or says + 1 >= last or quoted:
            return first
        begin = says + t.size(says, "press:says")
        return begin + (t.size(begin, "that") if begin < last else 0)

    def promised(self, unit: Unit, start: int, first: int, begin: int, last: int) -> tuple[Statement, tuple[str, ...]]:
        """A clause taken apart, and the parties that promise something in it."""
        stated = self.grammar.statement(begin, last)
        if stated.predicate < 0 or stated.power or self.told(stated):
            return stated, ()
        if stated.subject is not None:
            return stated, self.settled(stated.subject.names)
        if self.t.size(self.word_at(begin, last), "press:own_side"):
            return stated, self.speakers(unit, start, last)
        return stated, (PARTIES,) if stated.unowned and self.framed(first, stated.predicate) else ()

    def word_at(self, first: int, last: int) -> int:
        while first + 1 < last and not self.t.is_word(first):
            first += 1
        return first

    def told(self, s: Statement) -> bool:
        """Whether the predicate tells what is or was, and promises nothing."""
        return not (self.t.size(s.predicate, "modal") or self.t.size(s.predicate, "press:promises"))

    def framed(self, first: int, predicate: int) -> bool:
        """“Under the memorandum, ...”: the agreement is spoken of before the predicate."""
        return any(tag.startswith("kind:") for index in range(first, predicate) for tag in self.t.tags[index])

    def asked(self, asks: int, last: int) -> NameList | None:
        """The bodies after "asked", "called on", where they are the parties."""
        for start in range(asks + 1, min(last, asks + ASKED_REACH)):
            named = self.bodies(start, last)
            if named is not None:
                return named if self.settled(named.names) else None
        return None

    def settled(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Names of parties in full; empty where one is none of the parties."""
        out: list[str] = []
        parties = tuple(dict.fromkeys(name for known in self.found for name in known.parties))
        for name in names:
            if name == PARTIES or self.speech.all_together.match(" ".join(name.lower().split())):
                out.append(PARTIES)
            elif owner := next((party for party in parties if self.within((name,), party)), None):
                out.append(owner)
            else:
                return ()
        return tuple(dict.fromkeys(out))

    def speakers(self, unit: Unit, start: int, end: int) -> tuple[str, ...]:
        """Whose "we" it is: the party of who speaks in the sentence, else the one named last before in the paragraph."""
        first = self.t.first_at(start)
        says = self.t.find("press:says", first, end)
        after = range(says + 1, end) if says >= 0 else range(0)
        before = range(first - 1, max(self.t.first_at(unit.start), first - SPEAKER_REACH) - 1, -1)
        for places, last in ((after, end), (before, first)):
            for at in places:
                named = self.bodies(at, last) if self.t.is_upper(at) else None
                if named is not None and (leads := self.settled(named.names)):
                    return leads
        return ()

    def add(
        self, unit: Unit, start: int, end: int, stated: Statement, leads: tuple[str, ...], *, source: str = "agreement"
    ) -> None:
        timing = self.speech.times.timing(self.t.starts[stated.first], end)
        size = max(1, *(self.t.size(stated.predicate, tag) for tag in ("modal", "press:promises", "press:asks")))
        why = [self.speech.times.cue("verb", stated.predicate, size), *timing.why]
        support = tuple(name for name in stated.support if name not in leads)
        self.drafts.append(
            Draft(start, end, unit.id, leads, stated, False, timing, why, support=support, source=source, named=True)
        )
