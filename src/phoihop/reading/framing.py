"""Where the contents of an agreement begin in a sentence of a report, and whose they are.

Knows which agreements the report names; `press` decides what a sentence comes to.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.gathering import Mention, same_body
from phoihop.reading.instruments import kind_at
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import PARTIES
from phoihop.reading.statements import Statement
from phoihop.reading.telling import Telling
from phoihop.reading.tokens import WORD
from phoihop.reading.vietnamese import GENERIC

FRAME_REACH = 30


class Framing(Telling):
    """Frames and owners in one report."""

    found: list[Mention]
    short: dict[str, str]
    current: int

    def promised_in_speech(self, begin: int, last: int) -> Statement | None:
        """“Ông A khẳng định: ..., B cam kết sẽ ...”: what a party promises in the words of its speaker."""
        t = self.t
        spoken = next((i for i in range(begin, min(last, begin + FRAME_REACH)) if t.size(i, "press:spoken")), -1)
        after = spoken + t.size(spoken, "press:spoken") if spoken >= 0 else -1
        if not 0 <= after < last or t.word(after) not in ":,":
            return None
        statement = self.grammar.statement(after + 1, last)
        if statement.subject is None:
            self.acting_before(after + 1, last, statement)
        if statement.predicate < 0 or statement.subject is None:
            return None
        if not self.party_leads(statement) and not self.speaks_for_party(begin, spoken):
            return None
        window = range(statement.predicate, min(statement.last, statement.predicate + 4))
        firm = any(t.low[i] == "sẽ" or t.bare[i : i + 2] == ["cam", "ket"] for i in window)
        return statement if firm else None

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
        colon = next((i for i in range(end, min(last, end + FRAME_REACH)) if t.word(i) == ":"), -1)
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

    def entrusted_by_party(self, begin: int, statement: Statement) -> tuple[str, ...]:
        """“Hai ngành giao Phòng A và Ban B làm đầu mối": those who are given the duty by a party."""
        if statement.subject is None or statement.subject.first <= begin:
            return ()
        giver = self.bodies.list_at(begin, statement.subject.first)
        if giver is None or not any(self.t.low[i] == "giao" for i in range(giver.last, statement.subject.first)):
            return ()
        given = msgspec.structs.replace(statement, subject=giver)
        return statement.subject.names if self.party_leads(given) else ()

    def lists_contents(self, begin: int, last: int) -> int:
        """“Chương trình gồm 5 nội dung trọng tâm: | ...": where the contents of the paper begin, or -1."""
        t = self.t
        found = kind_at(t, begin)
        if found is None or found[0] == "decision":
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
            elif any(same_body(body, party) for mention in self.found for party in mention.parties):
                out.append(self.canonical(body))
            else:
                return ()
        return tuple(dict.fromkeys(out))

    def canonical(self, name: str) -> str:
        """A party by the name it is listed under."""
        body = self.mentions.body(name)
        body = self.short.get(body.lower(), body)
        if name == PARTIES or GENERIC.match(" ".join(name.lower().split())):
            return PARTIES
        parties = [party for mention in [self.found[self.current], *self.found] for party in mention.parties]
        wider = [party for party in parties if same_body(body, party) and len(party.split()) >= len(body.split())]
        return min(wider, key=lambda party: len(party.split())) if wider else body
