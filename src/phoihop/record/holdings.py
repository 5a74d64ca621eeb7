"""What one copy keeps of a record, in memory: acts in their places, by author, thread and kind, and their verdicts.

It answers what the rules ask (`admission.Known`, `verdict.Judged`); the ledger answers the same from its tables. It
decides nothing itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from phoihop.record import limits
from phoihop.record.act import Act
from phoihop.record.keys import PublicKey
from phoihop.record.law import Placed
from phoihop.record.own import Cards
from phoihop.record.verdict import Verdict


class Keys(Cards, Protocol):
    """The keys that were ever confirmed here, as `card.Keyring` holds them."""

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        """A key ever confirmed for this author."""


class Holdings:
    """The kept acts of one record."""

    def __init__(self, record: str, keys: Keys) -> None:
        """Begin with nothing."""
        self.record = record
        self.verdicts: dict[str, Verdict] = {}
        self._keys = keys
        self._placed: dict[str, Placed] = {}
        self._threads: dict[str, list[Placed]] = defaultdict(list)
        self._of_author: dict[tuple[str, str], list[Placed]] = defaultdict(list)
        self._branches: dict[str, dict[str, int]] = defaultdict(dict)
        self._on_prev: set[tuple[str, str]] = set()
        self._tips: set[str] = set()
        self._named: set[str] = set()
        self._seen: set[str] = set()

    def add(self, placed: Placed) -> None:
        """Keep an act in its place."""
        act = placed.act
        self._placed[act.id] = placed
        self._threads[act.thread].append(placed)
        self._of_author[act.author, act.kind].append(placed)
        self._on_prev.add((act.author, act.prev))
        if placed.branch:
            self._branches[act.author][act.id] = placed.branch
        self._tips.add(act.id)
        self._tips.difference_update(below for below in (act.prev, *act.merges) if self._is_by(act.author, below))
        self._named.update(act.named(), (act.opener,))
        self._seen.update(act.head.seen)

    def replace_body(self, act: Act) -> None:
        """Hold a kept act with another body, or without."""
        self._placed[act.id].act = act

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        """A key ever confirmed for this author."""
        return self._keys.key(author, thumbprint)

    def position(self, author: str, thumbprint: str) -> int | None:
        """The place of a key on its author's card."""
        return self._keys.position(author, thumbprint)

    def place(self, act_id: str) -> Placed | None:
        """A kept act."""
        return self._placed.get(act_id)

    def succeeded(self, author: str, prev: str) -> bool:
        """Whether an act of this author on this `prev` is kept."""
        return (author, prev) in self._on_prev

    def branches(self, author: str) -> Mapping[str, int]:
        """The branch of each of the author's acts that is not on its first one."""
        return self._branches[author]

    def verdict(self, act_id: str) -> Verdict:
        """The verdict on a kept act."""
        return self.verdicts[act_id]

    def of_author(self, author: str, kind: str) -> Iterable[Placed]:
        """The kept acts of one author of one kind."""
        return self._of_author[author, kind]

    def thread(self, thread: str) -> Sequence[Placed]:
        """The kept acts of a thread, in order."""
        return sorted(self._threads.get(thread, ()), key=lambda placed: placed.order)

    def threads(self) -> Iterable[str]:
        """The threads in which something was said."""
        return self._threads.keys()

    def in_order(self) -> list[Placed]:
        """All kept acts, in order."""
        return sorted(self._placed.values(), key=lambda placed: placed.order)

    def tips(self) -> tuple[str, ...]:
        """The acts with no later act of the same author: equal tips, equal records."""
        return tuple(sorted(self._tips))

    def tips_of(self, author: str) -> list[Placed]:
        """The ends of one author's chain, in order: one, unless it forked."""
        return sorted(
            (self._placed[tip] for tip in self._tips if self._is_by(author, tip)), key=lambda placed: placed.order
        )

    def unnamed(self, author: str) -> tuple[str, ...]:
        """What this author's next act lists as `seen`: others' newest acts that nobody had named yet."""
        fresh = [
            self._placed[tip] for tip in self._tips - self._named - self._seen if self._placed[tip].act.author != author
        ]
        return tuple(placed.act.id for placed in sorted(fresh, key=lambda placed: placed.order)[-limits.LIST_LENGTH :])

    def gaps(self) -> tuple[str, ...]:
        """Acts that somebody has seen and that are not here."""
        return tuple(sorted(self._seen - self._placed.keys()))

    def lacking(self, tips: Iterable[str]) -> Iterator[Placed]:
        """The kept acts that a copy with these tips lacks, deepest last.

        A tip that is not known here says nothing about what lies below it, so the author's acts go out once more.
        """
        theirs = defaultdict(list)
        for placed in (self._placed[tip] for tip in tips if tip in self._placed):
            theirs[placed.act.author].append(placed)
        for placed in self.in_order():
            if not any(tip.covers(placed.act) for tip in theirs[placed.act.author]):
                yield placed

    def __contains__(self, act_id: object) -> bool:
        """Whether an act is kept."""
        return act_id in self._placed

    def __len__(self) -> int:
        """How many acts are kept."""
        return len(self._placed)

    def _is_by(self, author: str, act_id: str) -> bool:
        placed = self._placed.get(act_id)
        return placed is not None and placed.act.author == author
