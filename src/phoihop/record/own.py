"""The two kinds of act that belong to the record itself, in every record: a key is closed, a body is wiped.

They are judged here and in no room. Which key is later than which stands on an organisation's card and nowhere in the
record; and only who said something may have its words deleted. What a closure does to a fold is in `closing.py`.
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
    """The words of my acts that this one names as `act` are to be deleted; the reason is a word of a fixed list."""

    KIND: ClassVar[str] = "body.wiped"
    reason: str = ""


KINDS: Mapping[str, type[Facts]] = {facts.KIND: facts for facts in (KeyClosed, BodyWiped)}


def wiped_by(act: Act) -> tuple[str, ...]:
    """The acts whose bodies this one wipes where it counts; none unless it is a wipe."""
    return act.names.get("act", ()) if act.kind == BodyWiped.KIND else ()


class Cards(Protocol):
    """What the cards of organisations say of the order of their keys."""

    def position(self, author: str, thumbprint: str) -> int | None:
        """The place of a key on its author's card, from 0; None where the card does not list it."""


def judge(act: Act, named: Mapping[str, Act], cards: Cards) -> str | None:
    """Whether the act counts: a card is only ever added to, so the order of two keys on it never changes."""
    if act.kind == BodyWiped.KIND:
        wiped = wiped_by(act)
        return None if wiped and all(named[each].author == act.author for each in wiped) else "wipe.not_its_own"
    if act.thread != TERMS:
        return "key.not_in_terms"
    closed, closer = cards.position(act.author, act.facts_as(KeyClosed).key), cards.position(act.author, act.key)
    return None if closed is not None and closer is not None and closed < closer else "key.not_earlier"
