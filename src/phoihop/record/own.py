"""The kinds of act that mean something to the record itself: a key is closed, a body is wiped.

The first is judged here: which key is later than which stands on an organisation's card and nowhere in the record, so no
room's law could. Who may wipe is a room's rule; here stands only what a copy does when such an act counts. What a
closure does to a fold is in `closing.py`.
"""

from collections.abc import Mapping
from typing import ClassVar, Protocol

from phoihop.record.act import Act, Facts
from phoihop.record.law import TERMS


class KeyClosed(Facts, frozen=True, kw_only=True):
    """From now on nothing new under this key of mine (a thumbprint) is from me; said in the terms thread."""

    KIND: ClassVar[str] = "key.closed"
    key: str


class BodyWiped(Facts, frozen=True, kw_only=True):
    """The bodies of the acts named in the role `act` are to be deleted; a room's law says who may, and for what reason."""

    KIND: ClassVar[str] = "body.wiped"


def wiped_by(act: Act) -> tuple[str, ...]:
    """The acts whose bodies this one wipes where it counts; none unless it is a wipe."""
    return act.names.get("act", ()) if act.kind == BodyWiped.KIND else ()


KINDS: Mapping[str, type[Facts]] = {KeyClosed.KIND: KeyClosed}


class Cards(Protocol):
    """What the cards of organisations say of the order of their keys."""

    def position(self, author: str, thumbprint: str) -> int | None:
        """The place of a key on its author's card, from 0; None where the card does not list it."""


def judge(act: Act, cards: Cards) -> str | None:
    """Whether the act counts: a card is only ever added to, so the order of two keys on it never changes."""
    if act.thread != TERMS:
        return "key.not_in_terms"
    closed, closer = cards.position(act.author, act.facts_as(KeyClosed).key), cards.position(act.author, act.key)
    return None if closed is not None and closer is not None and closed < closer else "key.not_earlier"
