"""What the ledger knows of the rooms: their laws, who projects their threads, which acts need a signer.

Filled once at start from `features/table.py`. The ledger imports no room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType
from typing import Any, Protocol, cast

from phoihop.record.act import Act, Facts
from phoihop.record.law import Laws, Own, Placed
from phoihop.record.shapes import Part, words_in


@dataclass(frozen=True)
class RoomLaw:
    """A room's `law` as the record asks for it."""

    module: ModuleType

    @property
    def kinds(self) -> Mapping[str, type[Facts]]:
        return cast("Mapping[str, type[Facts]]", self.module.KINDS)

    def judge(self, act: Act, named: Mapping[str, Act], own: Own) -> str | None:
        return cast("str | None", self.module.judge(act, named, own))

    def fold(self, acts: Sequence[Placed], terms: object | None) -> object:
        return self.module.fold(acts, terms)


@dataclass(frozen=True)
class Change:
    """A thread of a record has a new state: what a projector is told. `words` gives an act's body, or None."""

    record: str
    thread: str
    state: object
    terms: object | None
    acts: Sequence[Placed]
    today: date
    horizon: date
    words: Callable[[str], Mapping[str, Any] | None]


class Projector(Protocol):
    """Writes a room's rows in the transaction of the act."""

    def __call__(self, change: Change) -> None: ...


@dataclass(frozen=True)
class Renewal:
    """A record's terms, calendar or horizon have changed. `states` gives the state of each of a room's threads."""

    record: str
    terms: object
    today: date
    horizon: date
    states: Callable[[], Mapping[str, object]]


class Renew(Protocol):
    """Writes a room's rows of a whole record anew."""

    def __call__(self, renewal: Renewal) -> None: ...


@dataclass(frozen=True)
class Room:
    """What a room offers to the house. It grows a slot when the third room needs it.

    `project` writes the rows of one thread of this room; `renew` writes this room's rows of a whole record anew when
    its terms, the calendar or the horizon have changed (`Renewal`). `words` is the form in which the bodies of its kinds
    are read.
    """

    name: str
    label: str = ""
    law: ModuleType | None = None
    project: Projector | None = None
    renew: Renew | None = None
    needs_signer: frozenset[str] = frozenset()
    tables: tuple[Any, ...] = ()
    urls: str = ""
    sentences: ModuleType | None = None
    words: Mapping[str, Part] = field(default_factory=dict)


@dataclass
class Registry:
    """The rooms, in the order of the product's table of contents."""

    rooms: list[Room] = field(default_factory=list)
    laws: Laws = field(default_factory=lambda: Laws({}))

    def fill(self, rooms: Sequence[Room]) -> None:
        self.rooms = list(rooms)
        self.laws = Laws({room.label: RoomLaw(room.law) for room in rooms if room.law is not None})

    def room_of(self, thread: str, opener: Act | None = None) -> Room | None:
        """Return the room that folds a thread: by its label, else by the kind of the act that opened it."""
        if opener is not None:
            return next((r for r in self.rooms if r.law is not None and opener.kind in r.law.KINDS), None)
        label = thread.partition("/")[0]
        return next((room for room in self.rooms if room.label == label), None)

    def words_of(self, act: Act) -> dict[str, Any] | None:
        """Return the words of an act in the form of its kind, whatever its body holds; None where that is not here.

        Nothing is read of an act whose kind is not known here.
        """
        words = act.words()
        form = next((room.words[act.kind] for room in self.rooms if act.kind in room.words), Part())
        return None if words is None else words_in(form, words)

    def needs_signer(self, kind: str) -> bool:
        return any(kind in room.needs_signer for room in self.rooms)


REGISTRY = Registry()
