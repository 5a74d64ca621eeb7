"""The organisations of a story: their names, keys and cards, and what each of them has at hand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from phoihop.record.act import Act
from phoihop.record.card import Card, Keyring
from phoihop.record.copy import Copy
from phoihop.record.keys import PublicKey, SigningKey

CLOCKS = (datetime(2026, 3, 2, 8, tzinfo=UTC), datetime(1999, 12, 31, 23, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC))


@cache
def author_of(place: int) -> str:
    return hashlib.sha256(f"organisation {place}".encode()).hexdigest()[:32]


@cache
def key_of(author: str, place: int) -> SigningKey:
    return SigningKey(hashlib.sha256(f"{author} {place}".encode()).digest())


@cache
def card_of(author: str, keys: int) -> Card:
    if keys == 1:
        return Card.founded(author, key_of(author, 0), key_of(author, 1).public)
    return card_of(author, keys - 1).with_key(key_of(author, keys - 1), key_of(author, keys).public)


@cache
def _checked(key: PublicKey, signature: bytes, message: bytes) -> bool:
    return key.verifies(signature, message)


class RememberingKey(PublicKey):
    """A key that checks each signature once in a run: a dozen copies of a story would check it over and over."""

    def verifies(self, signature: bytes, message: bytes) -> bool:
        return _checked(_plain(self.raw), signature, message)


_plain = cache(PublicKey)
_remembering = cache(RememberingKey)


class Cards(Keyring):
    """The cards that one organisation has confirmed."""

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        found = super().key(author, thumbprint)
        return None if found is None else _remembering(found.raw)


@dataclass
class Organisation:
    author: str
    copy: Copy
    keys: Keyring
    clock: datetime
    key: int = 0
    backup: list[Act] = field(default_factory=list)
    updated: bool = False
