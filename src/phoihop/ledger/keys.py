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


def is_secret_here() -> bool:
    return bool(settings.KEY_SECRET_FILE.is_file())


def installation_secret() -> bytes:
    """Return the secret that locks all private keys here, made at first use.

    Raises `Refused` (`secret_missing`) where keys lie here that another secret has locked: a new one would open none
    of them and stand in the way of the true one.
    """
    path = settings.KEY_SECRET_FILE
    if not is_secret_here():
        if Key.objects.exclude(locked=None).exists():
            raise Refused("secret_missing", {"file": path}, "conflict")
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


_confirmed: dict[tuple[str, str], PublicKey] = {}
_MOST_KEPT = 4096


def confirmed_key(author: str, thumbprint: str) -> PublicKey | None:
    """Return a key that was ever confirmed for an author. Such a key stays confirmed, so it is kept in the process."""
    if (author, thumbprint) not in _confirmed:
        row = Key.objects.filter(thumbprint=thumbprint, organisation=author, coming=False).first()
        if row is None:
            return None
        if len(_confirmed) >= _MOST_KEPT:
            _confirmed.clear()
        _confirmed[author, thumbprint] = PublicKey(bytes(row.public))
    return _confirmed[author, thumbprint]
