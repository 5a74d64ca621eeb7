"""Keys of the organisations that work here: made silently, kept encrypted, opened when an act is signed.

The secret that locks them lies in a file of the installation, outside the database (decision D12).
"""

from __future__ import annotations

import secrets
from datetime import datetime
from functools import lru_cache

from django.conf import settings

from phoihop.ledger.models import Key
from phoihop.record.card import digest_of_key
from phoihop.record.keys import PublicKey, SigningKey
from phoihop.record.locked import SALT_BYTES, SECRET_BYTES, lock_key, unlock_key
from phoihop.record.refused import Refused


def installation_secret() -> bytes:
    """Return the secret that locks all private keys here, made at first use."""
    path = settings.KEY_SECRET_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(secrets.token_bytes(SECRET_BYTES))
        path.chmod(0o600)
    return bytes(path.read_bytes())


def make_key(organisation: str, now: datetime) -> Key:
    """Give an organisation its first key, and the digest of the one that is to follow it."""
    key, following = SigningKey(secrets.token_bytes(32)), SigningKey(secrets.token_bytes(32))
    secret = installation_secret()
    Key.objects.create(
        thumbprint=following.thumbprint,
        organisation=organisation,
        coming=True,
        public=following.public.raw,
        locked=lock_key(following, secret, secrets.token_bytes(SALT_BYTES)),
        since=now,
    )
    return Key.objects.create(
        thumbprint=key.thumbprint,
        organisation=organisation,
        public=key.public.raw,
        locked=lock_key(key, secret, secrets.token_bytes(SALT_BYTES)),
        next_digest=digest_of_key(following.public),
        since=now,
    )


def signing_key(organisation: str) -> SigningKey:
    """Return the key that an organisation signs with now.

    Raises `Refused` (`no_key`) where the organisation does not work here or the secret that opens its key is gone.
    """
    row = (
        Key.objects.filter(organisation=organisation, closed=None, coming=False)
        .exclude(locked=None)
        .order_by("-since")
        .first()
    )
    if row is None:
        raise Refused("no_key", {}, "conflict")
    return _open(bytes(row.locked or b""))


@lru_cache(maxsize=512)
def _open(locked: bytes) -> SigningKey:
    return unlock_key(locked, installation_secret())


@lru_cache(maxsize=4096)
def public_key(raw: bytes) -> PublicKey:
    return PublicKey(raw)
