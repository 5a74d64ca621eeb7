"""Where the contents of an agreement begin in a sentence of a report, and whose they are.

Knows which agreements the report names; `press` decides what a sentence comes to.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.gathering import Mention, same_body
from phoihop.reading.instruments import kind_at
from phoihop.reading.known import NameList
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import PARTIES
from phoihop.reading.shortening import Shortening
from phoihop.reading.statements import Statement
from phoihop.reading.telling import Telling
from phoihop.reading.tokens import WORD
from phoihop.reading.vietnamese import GENERIC

FRAME_REACH = 30
MEANT_REACH = 8


class Framing(Telling):
    """Frames and owners in one report."""

    found: list[Mention]
    speakers: dict[str, str]
    voice: str
    leads: tuple[str, ...]
    short: dict[str, str]
    shortening: Shortening
    current: int

    def promised_in_speech(self, begin: int, last: int) -> tuple[Statement, tuple[str, ...]] | None:
        """“Ông A khẳng định: ..., B cam kết sẽ ...”: what a party promises in the words of its speaker, and who leads."""
        t = self.t
        spoken = next((i for i in range(begin, min(last, begin + FRAME_REACH)) if t.size(i, "press:spoken")), -1)
        after = spoken + t.size(spoken, "press:spoken") if spoken >= 0 else -1
        if not 0 <= after < last:
            return None
        promises = t.bare[spoken : spoken + 2] == ["cam", "ket"]
        if t.word(after) in ":,":
            after += 1
        elif not self.speaker(begin, spoken):
            return None
        statement = self.grammar.statement(after, last)
        self.meant(statement, after, last)
        if statement.subject is None:
            self.acting_before(after, last, statement)
        if statement.predicate < 0:
            return None
        if statement.subject is None:
            owner = self.party_of_speaker(begin, spoken) if promises else ""
            return (statement, (owner,)) if owner and statement.verb_first else None
        leads = self.party_leads(statement)
        if not leads and t.low[statement.subject.first] == t.word(statement.subject.first):
            leads = (owner,) if (owner := self.party_of_speaker(begin, spoken)) else ()
        if not leads and not self.speaks_for_party(begin, spoken):
            return None
        window = range(statement.predicate, min(statement.last, statement.predicate + 4))
        firm = promises or any(t.low[i] == "sẽ" or t.bare[i : i + 2] == ["cam", "ket"] for i in window)
        return (statement, leads or tuple(self.canonical(name) for name in statement.subject.names)) if firm else None

    def meant(self, statement: Statement, begin: int, last: int) -> None:
        """“Hãng cũng dành ...", "nhà trường sẽ ...": a word for the kind of body means the party of that kind, else the
        one that was told of last.
        """
        t = self.t
        start = self.grammar.after_connectives(begin, last)
        at = next((i for i in range(start, min(last, start + MEANT_REACH)) if self.stands_alone(i, start, last)), -1)
        if at < 0 or (statement.subject is not None and statement.subject.first < at):
            return
        after = at + t.size(at, "press:stands_for")
        word = t.slice(at, after).lower().removeprefix("nhà ")
        parties = dict.fromkeys(party for mention in self.found for party in mention.parties)
        alike = [p for p in parties if any(same_body(word, form) for form in self.shortening.forms(p))]
        alike = [p for p in alike if p in self.found[self.current].parties] or alike
        last_told = [p for p in self.leads if p in parties]
        party = alike[0] if len(alike) == 1 else last_told[0] if len(last_told) == 1 else ""
        if party:
            read = self.grammar.statement(after, last)
            statement.subject = NameList((party,), at, after)
            statement.predicate, statement.verb_first, statement.power = after, False, read.power
            statement.support = statement.support or read.support

    def stands_alone(self, at: int, start: int, last: int) -> bool:
        """Whether a word for a kind of body is a subject here: at the head, or behind a comma or a time."""
        t = self.t
        after = at + t.size(at, "press:stands_for")
        if after == at or after >= last or not (self.grammar.is_predicate(after) or t.size(after, "adverb")):
            return False
        return at == start or t.word(at - 1) == "," or t.low[at - 1] in ("năm", "quý", "tháng", "tuần")

    def listen(self, begin: int, last: int) -> None:
        """Remembers whose voice is heard."""
        t = self.t
        for at in range(begin, last - 1):
            if t.size(at, "press:title"):
                name = next((t.low[i] for i in range(min(last - 1, at + 5), at, -1) if t.low[i] in self.speakers), "")
                self.voice = self.speakers.get(name, "")

    def promised_by_us(self, begin: int, last: int) -> Statement | None:
        """“Chúng tôi cam kết ...": what the one who speaks promises for his own."""
        t = self.t
        if t.bare[begin : begin + 2] != ["chung", "toi"] or not self.voice or last - begin < MEANT_REACH:
            return None
        firm = next((i for i in (begin + 2, begin + 3) if t.low[i] == "sẽ" or t.bare[i : i + 2] == ["cam", "ket"]), -1)
        if firm < 0:
            return None
        statement = self.grammar.statement(firm, last)
        statement.subject, statement.predicate = NameList((self.voice,), begin, begin + 2), firm
        return statement

    def party_of_speaker(self, begin: int, spoken: int) -> str:
        """The party whose officer speaks, named in the sentence or with the speaker's name before: "ông Nhân"."""
        told = " ".join(self.t.bare[begin:spoken])
        for mention in self.found:
            for party in mention.parties:
                if any(" ".join(WORD.findall(name_key(form))) in told for form in self.shortening.forms(party)):
                    return party
        names = [self.speakers[word] for word in self.t.low[begin:spoken] if word in self.speakers]
        return names[-1] if names else ""

    def speaks_for_party(self, begin: int, spoken: int) -> bool:
        """Whether the speaker is named with an office of one of the parties."""
        told = " ".join(self.t.bare[begin:spoken])
        parties = [name_key(party) for mention in self.found for party in mention.parties]
        return any(self.t.size(i, "office") for i in range(begin, spoken)) and any(
            " ".join(WORD.findall(party)) in told for party in parties
        )

    def promise(self, begin: int, last: int) -> Statement | None:
        """“Ông A - Chủ tịch B cam kết ... sẽ”: the body of one who promises."""
        t = self.t
        at = self.mentions.person(begin, last)
        if at == begin:
            return None
        return self.grammar.statement(at, last) if at < last and t.size(at, "person") else None

    def frame(self, begin: int, last: int) -> int:
        """Where the content begins after "Theo quy chế ..., " or "Theo đó, "; `begin` where there is no frame."""
        t = self.t
        at = begin
        connective = t.size(at, "connective")
        if t.size(at, "press:content_frame"):
            end = at + t.size(at, "press:content_frame")
        elif (
            connective
            and at + connective + 1 < last
            and t.size(at + connective + (t.word(at + connective) == ","), "press:content_frame")
        ):
            end = at + connective + 1
        elif (listed := self.lists_contents(begin, last)) >= 0:
            return listed
        else:
            return begin
        if end < last and t.low[end - 1] == "là" and self.grammar.statement(end, last).predicate >= 0:
            return end
        colon = next((i for i in range(end, min(last, end + FRAME_REACH)) if t.word(i) == ":"), -1)
        if colon >= 0 and t.bare[colon - 2 : colon] == ["linh", "vuc"]:
            return colon + 1 if self.grammar.statement(colon + 1, last).subject is not None else last
        if colon >= 0 and not any(t.word(i) == "," for i in range(end, colon)):
            return colon + 1
        candidates = [i + 1 for i in range(end - 1, min(last, end + FRAME_REACH * 2)) if t.word(i) == ","]
        for candidate in candidates:
            if candidate < last and (t.size(candidate, "parties") or self.bodies.begins(candidate, last)):
                statement = self.grammar.statement(candidate, last)
                if statement.subject is not None and statement.predicate >= 0:
                    return candidate
        for candidate in candidates:
            if candidate < last and self.grammar.is_predicate(candidate):
                return candidate
        return begin

    def done_by(self, begin: int, last: int) -> Statement | None:
        """“Việc kiểm tra ... được hai cơ quan tiến hành mỗi năm một lần": a task named first, and who does it behind "được"."""
        t = self.t
        if t.low[begin] not in ("việc", "công"):
            return None
        for at in range(begin + 1, min(last - 2, begin + FRAME_REACH)):
            if t.word(at) in ",;" and t.low[at + 1] in ("được", "do"):
                return None
            names = self.bodies.list_at(at + 1, last) if t.low[at] in ("được", "do") else None
            if names is None or names.last >= last or not self.grammar.is_predicate(names.last):
                continue
            return Statement(begin, last, subject=names, predicate=names.last)
        return None

    def named_as(self, statement: Statement) -> None:
        """“Đơn vị chức năng là A và B được giao làm đầu mối": who they are stands behind "là"."""
        t, at = self.t, statement.predicate
        if statement.subject is None or at < 0 or t.low[at] != "được":
            return
        for index in range(statement.subject.first + 1, at - 1):
            names = self.bodies.list_at(index + 1, at) if t.low[index] == "là" else None
            if names is not None:
                statement.subject = names
                return

    def beside_places(self, statement: Statement) -> tuple[str, ...]:
        """“phối hợp với các huyện A, B": places as partners, each with the word for what it is."""
        t = self.t
        for at in range(max(statement.first, statement.predicate), statement.last - 3):
            begin = at + t.size(at, "support")
            kind = begin + t.size(begin, "determiner") if begin > at and begin < statement.last else begin
            named = self.mentions.places(begin, statement.last) if kind > begin and t.size(kind, "place") else None
            if named is not None:
                word = t.slice(kind, kind + t.size(kind, "place"))
                return tuple(f"{word} {name}" for name in named[0])
        return ()

    def entrusted_by_party(self, begin: int, statement: Statement) -> tuple[str, ...]:
        """“Hai ngành giao Phòng A và Ban B làm đầu mối": those who are given the duty by a party."""
        if statement.subject is None or statement.subject.first <= begin:
            return ()
        giver = self.bodies.list_at(begin, statement.subject.first)
        if giver is None or not any(self.t.low[i] == "giao" for i in range(giver.last, statement.subject.first)):
            return ()
        given = msgspec.structs.replace(statement, subject=giver)
        return statement.subject.names if self.party_leads(given) else ()

    def given_by_meeting(self, begin: int, last: int) -> Statement | None:
        """“Hội nghị thống nhất giao Phòng A theo dõi ...": what is given to a body by what the parties agreed on."""
        t = self.t
        for at in range(begin + 1, min(last - 1, begin + FRAME_REACH)):
            if t.low[at] != "giao" or t.low[at - 1] in ("được", "bàn", "chuyển"):
                continue
            agreed = any(
                t.size(i, tag) for i in range(begin, at) for tag in ("press:agreed", "press:meeting", "parties")
            )
            stated = self.grammar.statement(at + 1, last) if agreed else None
            return stated if stated is not None and stated.subject is not None and stated.predicate >= 0 else None
        return None

    def lists_contents(self, begin: int, last: int) -> int:
        """“Chương trình gồm 5 nội dung trọng tâm: | ...": where the contents of the paper begin, or -1."""
        t = self.t
        found = kind_at(t, begin)
        named = t.size(begin + t.size(begin, "determiner"), "press:contents") > 0
        if not named and (found is None or found[0] == "decision"):
            return -1
        colon = next((i for i in range(begin, min(last - 1, begin + FRAME_REACH)) if t.word(i) == ":"), -1)
        return colon + 1 if colon > 0 and t.find("press:contents", begin, colon) >= 0 else -1

    def party_leads(self, statement: Statement) -> tuple[str, ...]:
        if statement.subject is None:
            return ()
        out: list[str] = []
        for name in statement.subject.names:
            body = self.mentions.body(name)
            body = self.short.get(body.lower(), body)
            if name == PARTIES or GENERIC.match(" ".join(name.lower().split())):
                out.append(PARTIES)
            elif any(self.is_party(body, party) for mention in self.found for party in mention.parties):
                out.append(self.canonical(body))
            else:
                return ()
        return tuple(dict.fromkeys(out))

    def is_party(self, body: str, party: str) -> bool:
        """Whether a name means a party: by words of its listed name, or of a form of it that is no shorter."""
        size = len(body.split())
        forms = self.shortening.forms(party)
        return same_body(body, party) or any(same_body(body, form) for form in forms if len(form.split()) >= size)

    def canonical(self, name: str) -> str:
        """A party by the name it is listed under."""
        body = self.mentions.body(name)
        body = self.short.get(body.lower(), body)
        if name == PARTIES or GENERIC.match(" ".join(name.lower().split())):
            return PARTIES
        parties = [party for mention in [self.found[self.current], *self.found] for party in mention.parties]
        wider = [party for party in parties if self.is_party(body, party) and len(party.split()) >= len(body.split())]
        if body[:1].islower() and len({name_key(party) for party in wider}) > 1:
            return name
        return min(wider, key=lambda party: len(party.split())) if wider else body
