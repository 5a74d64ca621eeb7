"""What is read of one sentence: who, with whom, for whom, where the predicate begins. Indices are of words."""

from __future__ import annotations

import msgspec

from phoihop.reading.known import NameList


class Statement(msgspec.Struct):
    """One sentence. Indices are of words; `predicate` is -1 where none was found; `private` is one who
    acts for himself and is no body; `unowned` is a passive that names nobody.
    """

    first: int
    last: int
    subject: NameList | None = None
    predicate: int = -1
    marker: str = ""
    marker_at: int = -1
    private: bool = False
    verb_first: bool = False
    power: bool = False
    undecided: bool = False
    by_agent: bool = False
    unowned: bool = False
    object_first: bool = False
    support: tuple[str, ...] = ()
    support_at: int = -1
    receivers: tuple[str, ...] = ()
    opener_at: int = -1
    sent: bool = False
    requested: bool = False
    others: tuple[str, ...] = ()
    keeper: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    spans: list[tuple[int, int]] = []
