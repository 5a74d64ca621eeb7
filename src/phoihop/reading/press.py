"""Reads a press report of a ceremony or a review: its agreements, what the parties will do, and what leaders ask for.

Sentence by sentence, with the little memory that running prose needs: which agreement is spoken of, who spoke last, and
whether the text is telling contents, a leader's requests, or something else.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from phoihop.reading import dates
from phoihop.reading.bodies import Bodies
from phoihop.reading.contents import Contents
from phoihop.reading.drafts import Draft
from phoihop.reading.gathering import Mention, same_body, without_headline
from phoihop.reading.grammar import Grammar
from phoihop.reading.instruments import kind_at
from phoihop.reading.mentions import Mentions, date_signed, number_near
from phoihop.reading.outcome import Agreement, Why
from phoihop.reading.packs import Pack
from phoihop.reading.shortening import Shortening
from phoihop.reading.structure import Unit
from phoihop.reading.timing import Clock
from phoihop.reading.tokens import Tokens

CAPTION = re.compile(r"(?:ảnh\s?:|[-–]\s?ảnh\b|video\s?:|nguồn\s?:|\(ảnh)", re.IGNORECASE)
DAY = re.compile(
    r"(?:(?:sang|chieu|toi|trua|ngay|hom)\s)(?:ngay\s)?(?:\d{1,2}h\d{0,2}\s)?(?:nay,?\s)?(?:ngay\s)?\(?(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}))?"
)
ONLY_HERE = {"press:agreed": "marker", "press:still": "adverb", "press:acting": "verb"}
PLACE = re.compile(r"(?<=\s)(?:[^\W\d_a-zà-ỹ][^\W\d_]*(?:\s[-–]\s|\s|$)){1,4}$")
YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
DAY_ONLY = re.compile(r"\d\d-\d\d")
YEARS = re.compile(r"\b(?:hieu luc|thoi han)\s(?:la |trong |trong vong )?0?(\d{1,2}) nam\b")
NEW_PAPER = re.compile(r"\s?(?:phoi hop |lien tich |hop tac )?(?:moi |nay )?(?:\(|mang )?so ")
TERM_TOLD = re.compile(r"\b(?:thoi han|hieu luc)\b.{0,20}\(")
NAMED_REACH = 4
NUMBER_REACH = 24
OPENING_SENTENCES = 6
OPENING_UNITS = 2
REPEATED = 0.7
LONGEST_DATELINE = 6
SHORTEST_PERSON, LONGEST_PERSON = 2, 5
OFFICE_REACH = 20


class Press(Contents):
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
        self.listing: tuple[tuple[str, ...], str] | None = None
        self.speakers: dict[str, str] = {}
        self.voice = ""
        self.quoting = False
        self.current = 0
        self.relevant = False
        for index, tags in enumerate(tokens.tags):
            told = {plain: tags[tag] for tag, plain in ONLY_HERE.items() if tag in tags}
            if told:
                tokens.tags[index] = {**tags, **{tag: max(size, tags.get(tag, 0)) for tag, size in told.items()}}
        self.shortening = Shortening(tokens, bodies)
        self.short = self.shortening.full

    def read(self) -> tuple[tuple[Agreement, ...], list[Draft]]:
        parts = self.parts()
        self.shortening.learn()
        told = [part for part in parts if not self.of_before(*part[:2])]
        named = [mention for first, last, _, _ in told for mention in self.named(first, last)]
        named = named or [mention for first, last, _, _ in parts for mention in self.named(first, last)]
        self.found = without_headline(named, self.units[0].end if self.units else 0)
        if not self.found:
            loose = (self.mentions.loosely(first, last) for first, last, _, _ in parts[:OPENING_SENTENCES])
            self.found = [mention for mention in loose if mention is not None][:1]
            bare = (self.mentions.nameless(first, last) for first, last, _, _ in parts[:OPENING_SENTENCES])
            self.found = self.found or [mention for mention in bare if mention is not None][:1]
            named = self.found
        self.named_again(parts)
        self.teach()
        if self.found:
            self.places()
            self.hear()
            self.current = next((index for index, mention in enumerate(self.found) if mention.signed), 0)
        self.relevant = any(
            mention.start < self.opening_end(parts) for mention in named if covers_any(mention, self.found)
        ) or self.speaks_of_it(parts)
        seen: set[str] = set()
        within: set[int] = set()
        done: set[int] = set()
        for first, last, unit, is_prose in parts:
            if not self.found or not unit.id:
                continue
            if self.t.word(last - 1) == ":" and self.opens_list(first, last, unit):
                within = {item.id for item in self.items_below(unit)}
                continue
            if self.listing is not None and unit.id in within:
                within.discard(unit.id)
                self.item(unit)
                done.add(unit.id)
                continue
            if unit.id in done:
                continue
            if not is_prose:
                continue
            key = " ".join(self.t.bare[first:last])
            if key in seen:
                continue
            seen.add(key)
            self.sentence(first, last, unit)
        self.drop_repeated()
        signed = self.signed_on(parts)
        self.date_from(self.day_of_event(parts))
        return tuple(self.agreement(mention, signed) for mention in self.found), self.drafts

    def named(self, first: int, last: int) -> list[Mention]:
        """The agreements that a sentence names; one that a speaker only asks others to sign is none of them."""
        found = self.mentions.in_sentence(first, last)
        asking = self.asking(first, last) if found else -1
        return [mention for mention in found if asking < 0 or mention.start < self.t.starts[asking]]

    def of_before(self, first: int, last: int) -> bool:
        """“Trước đó, năm 2021, A cũng đã ký thỏa thuận tương tự với B": a like paper, of which the report tells in passing."""
        words = " ".join(self.t.bare[first:last])
        return (
            words.startswith(("truoc do", "truoc day")) and re.search(r"\bky\b.{0,60}\btuong tu\b", words) is not None
        )

    def named_again(self, parts: list[tuple[int, int, Unit, bool]]) -> None:
        """What a later sentence adds to the only agreement: "Quy chế mới (số 05/QCPH-A-B) được ... ký ngày 9/8/2021"."""
        t = self.t
        if len(self.found) != 1:
            return
        paper = self.found[0]
        for first, last, unit, _ in parts:
            at = next((i for i in range(first, min(last, first + NAMED_REACH)) if kind_at(t, i)), -1)
            kind, size = (kind_at(t, at) or ("other", 0)) if at >= 0 else ("other", 0)
            if not unit.id or not size or t.starts[at] <= paper.start or self.mentions.replaced(at, first):
                continue
            jointly = "lien tich" in " ".join(t.bare[at : at + size + 2])
            if paper.kind == "other" and jointly:
                paper.kind = kind
            if kind != paper.kind:
                continue
            near = t.starts[at], t.ends[min(last, at + NUMBER_REACH) - 1]
            opens = at == first and NEW_PAPER.match(dates.plain(t.text[t.starts[at + size] : t.ends[last - 1]]))
            if opens and paper.number is None:
                paper.number = number_near(t.text, *near)
                paper.dated = paper.dated or (paper.number and date_signed(t.text, t.starts[at], t.ends[last - 1]))
            if paper.period is None and TERM_TOLD.search(dates.plain(t.text[near[0] : near[1]])):
                paper.period = self.mentions.period(*near)

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
            prose = line[-1:] in '.!?…”":' and not CAPTION.search(line) and unit.id > 0
            for start, end in self.pack.splitter.sentences(text, unit.line_start, unit.end):
                first, last = self.after_dateline(self.t.first_at(start)), self.t.first_at(end)
                if first < last:
                    out.append((first, last, unit, prose))
        return out

    def after_dateline(self, first: int) -> int:
        """Past the paper's own name before the first sentence: "QĐND - | Ngày 18-4, ..."; "(ĐCSVN) - | Sáng ..."."""
        t = self.t
        for at in range(first, min(first + LONGEST_DATELINE, len(t) - 1)):
            if t.word(at) in "-–" and (t.size(at + 1, "press:day") or t.is_upper(at + 1)):
                paper = any(t.word(i) == ")" for i in range(first, at)) or (
                    at == first + 1 and t.word(first).isupper() and not self.bodies.heads(first)
                )
                ends = t.text[t.ends[at - 1]].isspace() and (paper or t.size(at + 1, "press:day"))
                return at + 1 if ends else first
            if not (t.word(at) in "()" or t.is_upper(at)):
                break
        return first

    def teach(self) -> None:
        """Short forms of the parties are names in this text: the place alone, the body without its place."""
        for mention in self.found:
            mention.parties = list(dict.fromkeys(self.shortening.name(name) for name in mention.parties))
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

    def places(self) -> None:
        """“Đà Nẵng", "Huế": a party by its place alone, where the parties are the same body of several places."""
        parties = list(dict.fromkeys(party for mention in self.found for party in mention.parties))
        placed = {party: found.group() for party in parties if (found := PLACE.search(party))}
        if len(set(placed.values())) < len(parties) or len(parties) < 2:
            return
        for party, place in placed.items():
            if place != party:
                last = place.split()[-1]
                for short in (place, last) if "-" in place or "–" in place else (place,):
                    self.bodies.known.add(short, alone=True)
                    self.short.setdefault(short.lower(), party)

    def hear(self) -> None:
        """Who speaks for which party: "ông Võ Thành Nhân, Giám đốc Sở A" makes "ông Nhân" the voice of Sở A."""
        t = self.t
        for index in range(len(t) - 4):
            self.office_first(index)
            if not t.size(index, "press:title"):
                continue
            at = index + t.size(index, "press:title")
            end = at
            while end < len(t) - 2 and t.is_word(end) and t.is_upper(end) and not self.bodies.heads(end):
                end += 1
            if not SHORTEST_PERSON <= end - at <= LONGEST_PERSON or t.word(end) not in ",-–(":
                continue
            body = self.served(end, min(len(t), end + OFFICE_REACH))
            if body:
                self.speakers[t.low[end - 1]] = body

    def office_first(self, index: int) -> None:
        """“Phó giám đốc Sở Y tế Lê Hoài Thu": the office and its body before the name."""
        t = self.t
        at = index + t.size(index, "office")
        size = self.bodies.known.size_at(t, at, len(t)) if at > index and at < len(t) else 0
        end = at + size
        while size and end < len(t) and t.is_word(end) and t.is_upper(end) and not self.bodies.heads(end):
            end += 1
        if size and SHORTEST_PERSON <= end - at - size <= LONGEST_PERSON:
            body = self.canonical(t.slice(at, at + size))
            if any(body == party for mention in self.found for party in mention.parties):
                self.speakers[t.low[end - 1]] = body

    def served(self, mark: int, last: int) -> str:
        """The party of an office behind a name: "..., | Ủy viên Ban B, Giám đốc Sở A - nói"; "" for none."""
        t = self.t
        marks = [*(i for i in range(mark, last) if t.word(i) in ",-–()"), last]
        for one, two in pairwise(marks):
            names = self.mentions.names(one + 1, two)
            office = self.bodies.list_at(one + 1, two) if names is None else None
            named = names[0][0] if names is not None else self.mentions.body(office.names[0]) if office else ""
            body = self.canonical(named) if named else ""
            if any(body == party for mention in self.found for party in mention.parties):
                return body
        return ""

    def date_from(self, event: str | None) -> None:
        """A day without a year that is no day of every year is the next one after what is reported."""
        for draft in self.drafts if event else ():
            due, cadence = draft.timing.due, draft.timing.cadence
            if event and due and DAY_ONLY.fullmatch(due) and cadence in ("unspecified", "once"):
                year = int(event[:4]) + (due < event[5:])
                draft.timing = msgspec.structs.replace(
                    draft.timing, due=f"{year}-{due}", cadence="once", cadences=("once",)
                )

    def signed_on(self, parts: list[tuple[int, int, Unit, bool]]) -> str | None:
        """The day of the ceremony; its year only where the text leaves one."""
        before = ""
        for first, last, unit, _ in parts[: OPENING_SENTENCES * 2]:
            own = self.t.text[self.t.starts[first] : self.t.ends[last - 1]]
            if self.t.find("press:sign", first, last) < 0 and self.t.find("press:signing", first, last) < 0:
                before = own if unit.id and not before else before
                continue
            same_day = before if self.t.size(first, "press:same_day") else ""
            if told := self.day_in(dates.plain(f"{own} {same_day}")):
                return told[0]
        return None

    def day_in(self, text: str) -> tuple[str | None] | None:
        """The first day of a folded sentence, without its year None; no day at all is no answer."""
        text = text.partition("thay the")[0]
        full = dates.full_dates(text)
        match = DAY.search(text)
        if full and (match is None or full[0].start <= match.end()):
            return (full[0].value,)
        if match is None:
            return None
        year = match.group(3) or self.only_year()
        return (dates.iso(int(match.group(1)), int(match.group(2)), int(year)) if year else None,)

    def day_of_event(self, parts: list[tuple[int, int, Unit, bool]]) -> str | None:
        """The day of what is reported: the first one of the first sentences."""
        for first, last, _, _ in parts[:OPENING_SENTENCES]:
            told = self.day_in(dates.plain(self.t.text[self.t.starts[first] : self.t.ends[last - 1]]))
            if told is not None:
                return told[0]
        return None

    def only_year(self) -> str | None:
        """The year in which all periods of the agreements begin, if that is one."""
        years = {mention.period[0] for mention in self.found if mention.period and not mention.reviewed}
        years = years or set(YEAR.findall(self.t.text))
        return years.pop() if len(years) == 1 else None

    def term(self, signed: str | None) -> tuple[str | None, str | None]:
        """From when the only agreement is in force, and until when where its years are told: "có hiệu lực 5 năm"."""
        if len(self.found) != 1:
            return None, None
        folded = dates.plain(self.t.text)
        begin = dates.in_force(folded, signed)
        years = YEARS.search(folded)
        if begin is None or years is None:
            return begin, None
        return begin, dates.iso(int(begin[8:]), int(begin[5:7]), int(begin[:4]) + int(years.group(1)))

    def agreement(self, mention: Mention, signed: str | None) -> Agreement:
        fresh = mention.signed or (len(self.found) > 1 and not mention.reviewed)
        signed = mention.dated or (signed if fresh else None)
        from_, to = mention.period or self.term(signed)
        return Agreement(
            kind=mention.kind,
            number=mention.number,
            title=mention.title,
            signed_on=signed,
            from_=from_,
            to=to,
            parties=tuple(mention.parties),
            start=mention.start,
            end=mention.end,
            why=(Why("named", mention.title[:120], mention.start, mention.end),),
        )


def covers_any(mention: Mention, found: list[Mention]) -> bool:
    return any(any(same_body(a, b) for a in mention.parties for b in held.parties) for held in found)
