"""An organisation's card: its keys, in the order in which they were added, and the digest of the one to come.

A card is only ever added to. The key to come lies in the safe, so that who steals the key in use cannot add another;
each key signs the card as it stood when it was added. People compare the fingerprint when two organisations meet.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from phoihop.record import canonical
from phoihop.record.keys import PublicKey, SigningKey
from phoihop.record.refused import Refused

_PREFIX = canonical.to_base64url(b'{"alg":"Ed25519","typ":"phoihop-card"}') + "."
# No I, L, O and U: they are misread or misheard on the telephone.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class CardKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One key (`x` as in RFC 8037), the digest of the next, and the key's own signature over the card up to here."""

    x: str
    next: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    signature: str


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    v: Literal[1] = 1
    organisation: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    keys: Annotated[tuple[CardKey, ...], Meta(min_length=1)]


@dataclass(frozen=True)
class Card:
    """A card whose signatures were checked: use `read`, `founded` or `with_key`."""

    organisation: str
    keys: tuple[CardKey, ...]

    @classmethod
    def founded(cls, organisation: str, key: SigningKey, coming: PublicKey) -> "Card":
        """The first card of an organisation."""
        return _added(organisation, (), key, coming)

    @classmethod
    def read(cls, data: bytes) -> "Card":
        """Read a card from elsewhere; raises `Refused` where its form, a key or a signature is wrong."""
        try:
            written = msgspec.convert(canonical.decode(data), _Written)
            signatures = [canonical.from_base64url(key.signature) for key in written.keys]
            card = cls(written.organisation, written.keys)
            publics = card.public_keys
        except (ValueError, msgspec.MsgspecError):
            raise Refused("card.malformed") from None
        for place, public in enumerate(publics):
            if place and digest_of_key(public) != card.keys[place - 1].next:
                raise Refused("card.not_the_next_key", {"place": place + 1})
            if not public.verifies(signatures[place], card.signing_input(place + 1)):
                raise Refused("card.signature_wrong", {"place": place + 1})
        return card

    def with_key(self, key: SigningKey, coming: PublicKey) -> "Card":
        """The card with the key that came out of the safe, and the digest of the one that now lies there."""
        if digest_of_key(key.public) != self.keys[-1].next:
            raise Refused("card.not_the_next_key", {"place": len(self.keys) + 1})
        return _added(self.organisation, self.keys, key, coming)

    def to_bytes(self) -> bytes:
        """The card as it is stored and handed over."""
        return canonical.encode(_Written(organisation=self.organisation, keys=self.keys))

    @cached_property
    def public_keys(self) -> Sequence[PublicKey]:
        """Its keys, first to last."""
        return [PublicKey(canonical.from_base64url(key.x)) for key in self.keys]

    def extends(self, older: "Card") -> bool:
        """Whether this card is that one, or that one added to."""
        same = self.keys[: len(older.keys)]
        return self.organisation == older.organisation and _said(same) == _said(older.keys)

    @property
    def fingerprint(self) -> str:
        """24 characters in six groups, for two people to read to each other; another one after every addition."""
        number = int.from_bytes(hashlib.sha256(self.signing_input(len(self.keys))).digest()[:15], "big")
        letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(115, -1, -5))
        return " ".join(letters[start : start + 4] for start in range(0, 24, 4))

    def signing_input(self, count: int) -> bytes:
        """What the key in the place `count` signs: the card up to it, as a JWS signing input (RFC 7515)."""
        said = {"v": 1, "organisation": self.organisation, "keys": _said(self.keys[:count])}
        return (_PREFIX + canonical.to_base64url(canonical.encode(said))).encode("ascii")


def _added(organisation: str, keys: tuple[CardKey, ...], key: SigningKey, coming: PublicKey) -> Card:
    entry = CardKey(canonical.to_base64url(key.public.raw), digest_of_key(coming), "")
    unsigned = Card(organisation, (*keys, entry))
    signature = canonical.to_base64url(key.sign(unsigned.signing_input(len(unsigned.keys))))
    return Card(organisation, (*keys, msgspec.structs.replace(entry, signature=signature)))


def _said(keys: Sequence[CardKey]) -> list[dict[str, str]]:
    return [{"x": key.x, "next": key.next} for key in keys]


def digest_of_key(key: PublicKey) -> str:
    """SHA-256 of a public key, in hex: how a card names the key to come without showing it."""
    return hashlib.sha256(key.raw).hexdigest()


class Keyring:
    """The cards that people confirmed, in memory: whose key is whose, and in what order."""

    def __init__(self, *cards: Card) -> None:
        """Confirm these cards."""
        self._cards: dict[str, Card] = {}
        self._keys: dict[tuple[str, str], tuple[int, PublicKey]] = {}
        for card in cards:
            self.confirm(card)

    def confirm(self, card: Card) -> None:
        """Take up a card; raises `Refused` where it is not the one known, added to. An older one changes nothing."""
        known = self._cards.get(card.organisation)
        if known is not None and known.extends(card):
            return
        if known is not None and not card.extends(known):
            raise Refused("card.other_keys", {"organisation": card.organisation}, "conflict")
        self._cards[card.organisation] = card
        for place, key in enumerate(card.public_keys):
            self._keys[card.organisation, key.thumbprint] = place, key

    def key(self, author: str, thumbprint: str) -> PublicKey | None:
        """A key ever confirmed for this author."""
        found = self._keys.get((author, thumbprint))
        return None if found is None else found[1]

    def position(self, author: str, thumbprint: str) -> int | None:
        """The place of a key on its author's card, from 0."""
        found = self._keys.get((author, thumbprint))
        return None if found is None else found[0]
