"""Acts that wait: for an act that they rest on, or for a key to be confirmed. Bounded, and nothing is lost by a bound.

What finds no room is refused and forgotten; its sender has it, sees by our tips that we lack it, and sends it again.
Acts whose signature holds have a room of their own, which strangers cannot fill.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from phoihop.record import limits
from phoihop.record.act import Act
from phoihop.record.admission import Waits
from phoihop.record.refused import Refused


class Waiting:
    """What waits at one copy of a record."""

    def __init__(self, acts: int = limits.WAITING_ACTS, size: int = limits.WAITING_BYTES) -> None:
        """Take the bounds of each of the two rooms: number of acts and their bytes."""
        self._for_acts = _Room(acts, size)
        self._for_keys = _Room(acts, size)

    def hold(self, act: Act, waits: Waits) -> None:
        """Let an act wait; raises `Refused` where there is no room. A second copy of it takes no second place.

        An unverified act is told apart by its signature too: a forged copy must not stand in the true one's way.
        """
        if waits.verified:
            self._for_acts.put(waits.acts[0], act.id, act)
        else:
            self._for_keys.put(act.author, (act.id, act.signature), act)

    def released_by(self, act_id: str) -> list[Act]:
        """Take out what waited for this act, which is kept now."""
        return self._for_acts.take(act_id)

    def released_for(self, author: str) -> list[Act]:
        """Take out what waited for a key of this author."""
        return self._for_keys.take(author)

    def for_acts(self) -> dict[str, str]:
        """The acts that wait for another one, each with the first that it waits for."""
        return {act.id: missing for missing, act in self._for_acts.all()}

    def for_keys(self) -> dict[str, str]:
        """The acts that wait unverified, each with the author for whom a key is to be confirmed."""
        return {act.id: author for author, act in self._for_keys.all()}

    def __iter__(self) -> Iterator[Act]:
        """All acts that wait."""
        for room in (self._for_acts, self._for_keys):
            for _, act in room.all():
                yield act

    def __len__(self) -> int:
        """How many acts wait."""
        return self._for_acts.acts + self._for_keys.acts


class _Room:
    def __init__(self, most_acts: int, most_bytes: int) -> None:
        self.acts = 0
        self._bytes = 0
        self._most_acts = most_acts
        self._most_bytes = most_bytes
        self._waiting: dict[str, dict[Hashable, Act]] = defaultdict(dict)

    def put(self, waits_for: str, name: Hashable, act: Act) -> None:
        if name in self._waiting.get(waits_for, ()):
            return
        if self.acts + 1 > self._most_acts or self._bytes + _size(act) > self._most_bytes:
            raise Refused("waiting.full", {"act": act.id}, "too_large")
        self._waiting[waits_for][name] = act
        self.acts += 1
        self._bytes += _size(act)

    def take(self, waits_for: str) -> list[Act]:
        released = list(self._waiting.pop(waits_for, {}).values())
        self.acts -= len(released)
        self._bytes -= sum(_size(act) for act in released)
        return released

    def all(self) -> Iterator[tuple[str, Act]]:
        for waits_for, acts in self._waiting.items():
            for act in acts.values():
                yield waits_for, act


def _size(act: Act) -> int:
    return len(act.header) + len(act.body or b"")
