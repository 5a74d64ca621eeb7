"""Keys of organisations: Ed25519, named by their thumbprint (RFC 7638), and never at rest in the open.

Whose key a key is stands on the organisation's card (`card.py`). Randomness comes from outside: a seed makes a key, a
nonce locks it.
"""

import hashlib
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from phoihop.record import canonical
from phoihop.record.curve import is_public_key
from phoihop.record.refused import Refused


class PublicKey:
    """A key that can check what its owner signed."""

    __slots__ = ("_key", "raw", "thumbprint")

    def __init__(self, raw: bytes) -> None:
        """Take the 32 bytes of a key (RFC 8032); raises `Refused` where anybody could sign for it, or nobody."""
        if not is_public_key(raw):
            raise Refused("key.weak")
        self.raw = raw
        self.thumbprint = thumbprint(raw)
        self._key = Ed25519PublicKey.from_public_bytes(raw)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether this key made the signature over the message."""
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


class SigningKey:
    """A key that signs; made from a seed of 32 random bytes."""

    def __init__(self, seed: bytes) -> None:
        """Take the seed (RFC 8032, section 5.1.5)."""
        self.seed = seed
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @cached_property
    def public(self) -> PublicKey:
        """The key that others check with."""
        raw = self._key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return PublicKey(raw)

    @property
    def thumbprint(self) -> str:
        """The name of the key in acts."""
        return self.public.thumbprint

    def sign(self, message: bytes) -> bytes:
        """Sign the message."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        """Name the key without showing it."""
        return f"SigningKey({self.thumbprint})"


def thumbprint(raw: bytes) -> str:
    """The JWK thumbprint of an Ed25519 public key (RFC 7638 over the members of RFC 8037), base64url."""
    jwk = canonical.encode({"crv": "Ed25519", "kty": "OKP", "x": canonical.to_base64url(raw)})
    return canonical.to_base64url(hashlib.sha256(jwk).digest())
