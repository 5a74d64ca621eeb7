"""Puts mentions of the same document together: one for each agreement that a text speaks of.

Two mentions mean one document where their kinds and periods agree and the bodies of one are among the other's.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.letters import name_key
from phoihop.reading.outcome import Kind


class Mention(msgspec.Struct):
    """One place where an agreement is named. `start` and `end` frame its title in the text."""

    kind: Kind
    parties: list[str]
    start: int
    end: int
    kinds: int
    signed: bool
    period: tuple[str, str] | None
    title: str
    number: str | None = None
    dated: str | None = None
    reviewed: bool = False


def same_body(one: str, two: str) -> bool:
    """Whether two names may mean one body: the words of one are among the other's, but for the place."""
    a, b = name_key(one).split(), name_key(two).split()
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return False
    if " ".join(short) in " ".join(long):
        return True
    return set(short) <= set(long) and short[0] in long


def covers(parties: list[str], others: list[str]) -> bool:
    return all(any(same_body(name, other) for other in others) for name in parties)


def gathered(mentions: list[Mention]) -> list[Mention]:
    """One mention for each agreement, in the order of the text."""
    single = [mention for mention in mentions if mention.kinds == 1]
    groups: list[Mention] = []
    for mention in single:
        twin = next((held for held in groups if alike(held, mention)), None)
        if twin is None:
            groups.append(mention)
            continue
        twin.period = twin.period or mention.period
        twin.number = twin.number or mention.number
        twin.dated = twin.dated or mention.dated
        twin.signed = twin.signed or mention.signed
        if twin.kind == "other" and mention.kind != "other":
            twin.kind, twin.title = mention.kind, mention.title
        if len(" ".join(mention.parties)) > len(" ".join(twin.parties)) and len(mention.parties) >= len(twin.parties):
            twin.parties = mention.parties
        if len(mention.title) > len(twin.title):
            twin.title = mention.title
    groups = [mention for mention in groups if not sums_up(mention, groups)]
    if not groups:
        for mention in mentions:
            if not any(alike(held, mention) for held in groups):
                groups.append(mention)
    return groups


def alike(one: Mention, two: Mention) -> bool:
    """Whether two mentions mean the same document."""
    if one.kind != two.kind and "other" not in (one.kind, two.kind):
        return False
    if one.period and two.period and one.period != two.period:
        return False
    return covers(one.parties, two.parties) or covers(two.parties, one.parties)


def sums_up(mention: Mention, groups: list[Mention]) -> bool:
    """Whether a mention names the bodies of several others together."""
    parts = [other for other in groups if other is not mention and covers(other.parties, mention.parties)]
    return len(mention.parties) > 2 and len(parts) >= 2


def without_headline(mentions: list[Mention], title_end: int) -> list[Mention]:
    """One mention for each agreement. A headline names bodies loosely: it is dropped where the text names one document
    of its kind and a body of it.
    """
    below = gathered([mention for mention in mentions if mention.start >= title_end])

    def retold(mention: Mention) -> bool:
        others = [other for other in below if other.kind == mention.kind]
        return len(others) == 1 and any(same_body(a, b) for a in mention.parties for b in others[0].parties)

    return gathered([mention for mention in mentions if mention.start >= title_end or not retold(mention)])
