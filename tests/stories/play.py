"""What organisations say in a story, for whichever laws the story is played with.

A play knows how the acts of some laws are built, right ones and wrong ones; the stories know nothing of kinds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random
from typing import Protocol

from phoihop.record.act import Act, Entry
from phoihop.record.copy import Copy
from phoihop.record.law import Laws
from phoihop.record.own import BodyWiped
from record.small_law import (
    LAWS,
    LAWS_WITHOUT_WORK,
    Answered,
    Bound,
    Decided,
    Drafted,
    Filed,
    Issued,
    Noted,
    Opened,
    Signed,
)


class Play(Protocol):
    """Entries of one set of laws. `older` are the laws before an update that brought some kinds."""

    name: str
    laws: Laws
    older: Laws

    def founding(self, keeper: str, members: Sequence[str]) -> Entry: ...

    def bindings(self, copy: Copy, members: Sequence[str]) -> Sequence[Entry]:
        """What the founder says next, so that these may write."""
        ...

    def keeper(self, copy: Copy) -> str: ...

    def amendment(self, copy: Copy, author: str, word: str) -> Entry: ...

    def signature(self, copy: Copy, author: str, draft: Act) -> Entry: ...

    def issue(self, copy: Copy, author: str, draft: Act) -> Entry: ...

    def report(self, copy: Copy, author: str, word: str) -> Entry: ...

    def wipe(self, copy: Copy, author: str, act: Act) -> Entry: ...

    def response(self, copy: Copy, author: str, act: Act) -> Entry:
        """What somebody says of this act of another."""
        ...

    def anything(self, copy: Copy, author: str, members: Sequence[str], random: Random) -> Entry:
        """Something that this author might say now, with right or without."""
        ...


def acts_of(copy: Copy, kind: str) -> list[Act]:
    return [placed.act for placed in copy.holdings.in_order() if placed.act.kind == kind]


class SmallPlay:
    """The small law of the tests of the record."""

    name = "small"
    laws = LAWS
    older = LAWS_WITHOUT_WORK
    threads = ("occ/c1/2026-01-01/2026-03-31", "occ/c2/2026-01-01/2026-12-31")

    def founding(self, keeper: str, members: Sequence[str]) -> Entry:
        facts = Drafted(keeper=keeper, parties=tuple(members), members=tuple(members))
        return Entry("", facts, "terms", {}, {"title": "Quy chế phối hợp"})

    def bindings(self, copy: Copy, members: Sequence[str]) -> Sequence[Entry]:
        return ()

    def keeper(self, copy: Copy) -> str:
        placed = copy.holdings.place(self._last_issue(copy) or copy.record)
        draft = placed.act if placed.act.kind == Drafted.KIND else copy.holdings.place(placed.act.names["draft"][0]).act
        return draft.facts_as(Drafted).keeper

    def amendment(self, copy: Copy, author: str, word: str) -> Entry:
        parties = sorted({placed.act.author for placed in copy.holdings.in_order()})
        return self._draft(copy, author, parties, word)

    def _draft(self, copy: Copy, keeper: str, parties: Sequence[str], word: str) -> Entry:
        facts = Drafted(keeper=keeper, parties=tuple(parties))
        return self._entry(copy, facts, "terms", {"base": self._last_issue(copy)}, word)

    def signature(self, copy: Copy, author: str, draft: Act) -> Entry:
        return self._entry(copy, Signed(), "terms", {"draft": draft.id})

    def issue(self, copy: Copy, author: str, draft: Act) -> Entry:
        signed = [act.id for act in acts_of(copy, Signed.KIND) if act.names["draft"] == (draft.id,)]
        replaces = draft.names.get("base", ("",))[0]
        return self._entry(copy, Issued(replaces=replaces), "terms", {"draft": draft.id, "signatures": signed})

    def report(self, copy: Copy, author: str, word: str) -> Entry:
        return self._entry(copy, Filed(result=word), self.threads[0], {"terms": self._last_issue(copy)}, word)

    def wipe(self, copy: Copy, author: str, act: Act) -> Entry:
        return self._entry(copy, BodyWiped(), "terms", {"act": act.id})

    def response(self, copy: Copy, author: str, act: Act) -> Entry:
        match act.kind:
            case Drafted.KIND:
                return self.signature(copy, author, act)
            case Filed.KIND:
                return self._entry(copy, Answered(accepted=True), act.thread, {"report": act.id})
            case Opened.KIND | Noted.KIND:
                return self._entry(copy, Noted(view="so"), act.thread, {"about": act.id})
            case _:
                return self._entry(copy, Opened(), "", {"about": act.id})

    def anything(self, copy: Copy, author: str, members: Sequence[str], random: Random) -> Entry:
        word = f"w{random.randrange(1000)}"
        choice = random.randrange(14)
        if choice == 0:
            return self._draft(
                copy, random.choice(members), random.sample(members, random.randint(1, len(members))), word
            )
        if choice in (1, 2):
            return self.signature(copy, author, random.choice(acts_of(copy, Drafted.KIND)))
        if choice == 3:
            return self.issue(copy, author, random.choice(acts_of(copy, Drafted.KIND)))
        if choice == 4:
            return self._entry(
                copy, Bound(members=(random.choice(members),)), "terms", {"terms": self._last_issue(copy)}
            )
        if choice in (5, 6):
            thread = random.choice(self.threads)
            terms = self._last_issue(copy) if random.random() < 0.8 else copy.record
            return self._entry(copy, Filed(result=word), thread, {"terms": terms}, word)
        if choice in (7, 11) and (reports := acts_of(copy, Filed.KIND)):
            report = random.choice(reports)
            return self._entry(copy, Answered(accepted=random.random() < 0.5), report.thread, {"report": report.id})
        if choice in (8, 9, 10, 12) and (matters := acts_of(copy, Opened.KIND)):
            matter = random.choice(matters)
            if choice == 10:
                notes = [placed.act.id for placed in copy.holdings.thread(matter.id) if placed.act.kind == Noted.KIND]
                return self._entry(copy, Decided(), matter.id, {"counted": notes})
            said = [placed.act.id for placed in copy.holdings.thread(matter.id)]
            return self._entry(copy, Noted(view=word), matter.id, {"about": random.choice(said)}, word)
        about = acts_of(copy, Filed.KIND) or [placed.act for placed in copy.holdings.in_order()]
        return self._entry(copy, Opened(), "", {"about": random.choice(about[-3:]).id}, word)

    def _last_issue(self, copy: Copy) -> str:
        versions = copy.state("terms")["versions"]
        return versions[-1] if versions else ""

    def _entry(self, copy: Copy, facts, thread: str, names: dict, word: str = "") -> Entry:
        names = {role: named for role, named in names.items() if named}
        return Entry(copy.record, facts, thread, names, {"word": word} if word else {})


def salt_of(*parts: object) -> bytes:
    return hashlib.sha256(repr(parts).encode()).digest()[:16]
