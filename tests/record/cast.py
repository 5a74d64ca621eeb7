"""Organisations and their keys for the tests of the record: An keeps, Bình and Chi are parties, Dũng comes later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from phoihop.record import canonical
from phoihop.record.act import Act, Entry, Facts, seal, signing_input
from phoihop.record.card import Card, Keyring
from phoihop.record.copy import Copy
from phoihop.record.keys import SigningKey
from phoihop.record.law import Laws
from record.small_law import LAWS, Drafted

AN, BINH, CHI, DUNG, STRANGER = (
    hashlib.sha256(name).hexdigest()[:32] for name in (b"an", b"binh", b"chi", b"dung", b"x")
)
NOW = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)


@cache
def key_of(author: str, place: int = 0) -> SigningKey:
    return SigningKey(hashlib.sha256(f"{author} {place}".encode()).digest())


@cache
def card_of(author: str, keys: int = 1) -> Card:
    if keys == 1:
        return Card.founded(author, key_of(author), key_of(author, 1).public)
    return card_of(author, keys - 1).with_key(key_of(author, keys - 1), key_of(author, keys).public)


def keyring(*authors: str) -> Keyring:
    return Keyring(*(card_of(author) for author in authors or (AN, BINH, CHI, DUNG)))


def salt_of(*parts: object) -> bytes:
    return hashlib.sha256(repr(parts).encode()).digest()[:16]


def copy_of(*acts: Act, keys: Keyring | None = None, laws: Laws = LAWS) -> Copy:
    """A copy that was given these acts one by one."""
    copy = Copy(laws, keys or keyring(), acts[0].record if acts else "")
    for act in acts:
        copy.take(act)
    return copy


def founding(members: Sequence[str] = (AN, BINH, CHI)) -> Act:
    entry = Entry(
        "", Drafted(keeper=AN, parties=tuple(members), members=tuple(members)), "terms", {}, {"title": "Quy chế"}
    )
    return sealed(entry, AN, prev=None)


def sealed(
    entry: Entry,
    author: str,
    prev: Act | None,
    *,
    key: SigningKey | None = None,
    merges: Sequence[str] = (),
    seen: Sequence[str] = (),
    now: datetime = NOW,
) -> Act:
    """An act made without any copy, so that tests can make what no honest copy would."""
    salt = salt_of(entry.facts, author, prev, seen)
    return seal(
        entry, author=author, key=key or key_of(author), prev=prev, seen=seen, merges=merges, now=now, salt=salt
    )


def resigned(act: Act, **changed: object) -> Act:
    """The act with other header fields (None leaves one out), signed again by its author: what no honest copy seals."""
    fields = {name: value for name, value in {**canonical.decode(act.header), **changed}.items() if value is not None}
    header = canonical.encode(fields)
    return Act.received(header, key_of(act.author).sign(signing_input(header)), act.body)


def say(
    copy: Copy,
    author: str,
    facts: Facts,
    thread: str = "",
    names: Mapping[str, str | Sequence[str]] | None = None,
    *,
    body: Mapping[str, object] | None = None,
    key: SigningKey | None = None,
    now: datetime = NOW,
) -> Act:
    """Write through a copy, as its organisation would; a first act names the one that lists its author."""
    names = dict(names or {})
    if not copy.holdings.tips_of(author) and copy.record:
        listing = (p for p in copy.holdings.in_order() if author in p.act.head.facts.get("members", ()))
        names.setdefault("member", next(listing).act.id)
    entry = Entry(copy.record, facts, thread, names, body or {})
    return copy.speak(
        entry, author=author, key=key or key_of(author), now=now, salt=salt_of(facts, author, len(copy.holdings))
    )
