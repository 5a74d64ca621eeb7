"""A table at which acts are said and judged one by one, without a record around them: for tests of the rooms' laws.

Whether an act would be kept is not asked here; that is the record's own question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from phoihop.features.agreements.law.kinds import (
    Commitment,
    Party,
    PartyBound,
    TermsDrafted,
    TermsIssued,
)
from phoihop.record.act import Act, Entry, Facts, seal
from phoihop.record.keys import SigningKey
from phoihop.record.law import Placed

A, B, C = ("a" * 32, "b" * 32, "c" * 32)
DAY = "2026-03-02"
KEYS = {author: SigningKey(author.encode()) for author in (A, B, C)}
Names = Mapping[str, str | Sequence[str]]


class Own:
    """An author's own acts, as the law asks for them."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self.acts = acts

    def of_kind(self, kind: str) -> Sequence[Act]:
        return [act for act in self.acts if act.kind == kind]


class Table:
    """Acts said at one table, by its `clock` where that is set. `terms` is a draft, `issue` puts it in force, `bound` ties slots to organisations."""

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.record = ""
        self.clock: datetime | None = None

    def say(self, author: str, facts: Facts, thread: str = "terms", names: Names | None = None) -> Act:
        number = sum(act.author == author for act in self.acts.values()) + 1
        act = seal(
            Entry(self.record, facts, thread, names or {}),
            author=author,
            key=KEYS[author],
            prev=None,
            seen=(),
            merges=(),
            now=self.clock or datetime(2026, 3, 2, 2, number, tzinfo=UTC),
            salt=bytes(16),
        )
        self.acts[act.id] = act
        self.record = self.record or act.id
        return act

    def judged(self, law: object, act: Act) -> str | None:
        own = [other for other in self.acts.values() if other.author == act.author and other.id != act.id]
        earlier = [other for other in own if other.head.time < act.head.time]
        return law.judge(act, self.acts, Own(earlier))

    def placed(self, *kinds: str) -> list[Placed]:
        """All acts in the order in which they were said."""
        return [
            Placed(act, depth, reach={0: depth + 1})
            for depth, act in enumerate(self.acts.values())
            if not kinds or act.kind in kinds
        ]


def draft(**changes: object) -> TermsDrafted:
    """Terms of a keeper (p1), a party that leads (p2) and an observer (o1)."""
    fields: dict[str, object] = {
        "purpose": "new",
        "form": "programme",
        "parties": (Party("p1"), Party("p2"), Party("o1", "observer")),
        "keeper_slot": "p1",
        "keeper": A,
        "start": "2026-01-01",
        "effective": "2026-01-01",
        "commitments": (
            Commitment("c1", "support", "quarterly", ("p2",), supports=("p1",), due="5 days after"),
            Commitment("c2", "training", "on_event", ("p1",), term="+5wd"),
        ),
    }
    return TermsDrafted(**(fields | changes))


class Agreed(Table):
    """The terms are in force: A keeps them in p1, B leads in p2, C observes in o1."""

    def __init__(self, facts: TermsDrafted | None = None) -> None:
        super().__init__()
        self.terms = self.say(A, facts or draft())
        self.bound = {
            slot: self.say(A, PartyBound(slot, who, "k", (who,)), names={"terms": self.terms.id})
            for slot, who in (("p1", A), ("p2", B), ("o1", C))
        }
        self.issue = self.say(A, TermsIssued(DAY, "", ("p1", "p2")), names={"draft": self.terms.id})

    def basis(self, slot: str) -> dict[str, str]:
        return {"terms": self.issue.id, "binding": self.bound[slot].id}
