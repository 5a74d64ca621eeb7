"""Private keys at rest: locked under the installation's secret, and that secret under a passphrase where it travels.

AES-256-GCM; key and nonce come from the secret and a fresh salt, so that one random value is all a caller brings. What
is locked says which key it holds, so that a wrong secret can be told from a wrong file.
"""

from typing import Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from phoihop.record import canonical
from phoihop.record.keys import SigningKey
from phoihop.record.refused import Refused

SECRET_BYTES = 32
SALT_BYTES = 16
_KEY_AND_NONCE = 32 + 12

_Derivation = Literal["HKDF-SHA256", "scrypt-2^15-8-1"]


class _Locked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    v: Literal[1] = 1
    holds: str
    derivation: _Derivation
    salt: str
    box: str


def lock_key(key: SigningKey, secret: bytes, salt: bytes) -> bytes:
    """The key as bytes for a file or a row, under a secret of 32 bytes; `salt` is 16 fresh random bytes."""
    return _lock(key.seed, key.thumbprint, secret, "HKDF-SHA256", salt)


def unlock_key(data: bytes, secret: bytes) -> SigningKey:
    """The key again; raises `Refused` where the secret is another one or the bytes were changed."""
    return SigningKey(_unlock(data, secret, "HKDF-SHA256"))


def lock_secret(secret: bytes, passphrase: str, salt: bytes) -> bytes:
    """The installation's secret for a backup, under a passphrase of people; `salt` is 16 fresh random bytes."""
    return _lock(secret, "secret", passphrase.encode(), "scrypt-2^15-8-1", salt)


def unlock_secret(data: bytes, passphrase: str) -> bytes:
    """The secret again; raises `Refused` where the passphrase is another one or the bytes were changed."""
    return _unlock(data, passphrase.encode(), "scrypt-2^15-8-1")


def _lock(plain: bytes, holds: str, secret: bytes, derivation: _Derivation, salt: bytes) -> bytes:
    if len(salt) < SALT_BYTES or (derivation == "HKDF-SHA256" and len(secret) != SECRET_BYTES):
        raise Refused("key.secret_malformed")
    key, nonce = _derived(secret, derivation, salt)
    box = AESGCM(key).encrypt(nonce, plain, holds.encode())
    locked = _Locked(
        holds=holds, derivation=derivation, salt=canonical.to_base64url(salt), box=canonical.to_base64url(box)
    )
    return canonical.encode(locked)


def _unlock(data: bytes, secret: bytes, derivation: _Derivation) -> bytes:
    if canonical.deeper_than(data, 1):
        raise Refused("key.cannot_open")
    try:
        locked = msgspec.json.decode(data, type=_Locked)
        salt, box = canonical.from_base64url(locked.salt), canonical.from_base64url(locked.box)
        if locked.derivation != derivation:
            raise Refused("key.cannot_open")
        key, nonce = _derived(secret, derivation, salt)
        return AESGCM(key).decrypt(nonce, box, locked.holds.encode())
    except (msgspec.MsgspecError, ValueError, InvalidTag):
        raise Refused("key.cannot_open") from None


def _derived(secret: bytes, derivation: _Derivation, salt: bytes) -> tuple[bytes, bytes]:
    if derivation == "HKDF-SHA256":
        both = HKDF(SHA256(), _KEY_AND_NONCE, salt, b"phoihop key at rest").derive(secret)
    else:
        both = Scrypt(salt, _KEY_AND_NONCE, n=2**15, r=8, p=1).derive(secret)
    return both[:32], both[32:]
