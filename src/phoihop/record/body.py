"""The body beside a header: words, figures and lists of files, which no rule and no fold reads.

Its bytes are JSON in UTF-8 with a random salt, so that the digest in the header tells nothing once the body is wiped.
Other installations write bodies too: what stands in one is data for people, with its own limits.
"""

import hashlib
import re
from collections.abc import Mapping

import msgspec

from phoihop.record import canonical, limits
from phoihop.record.refused import Refused

SALT = "salt"
_SALT = re.compile(r"[A-Za-z0-9_-]{22,86}")


def seal_body(words: Mapping[str, object], salt: bytes) -> bytes:
    """Write words with their salt (at least 16 random bytes) into the bytes whose digest the header carries.

    The word `salt` is taken.
    """
    if SALT in words:
        raise Refused("body.no_salt")
    body = canonical.encode({**words, SALT: canonical.to_base64url(salt)})
    check_body(body)
    return body


def digest_of(body: bytes) -> str:
    """SHA-256 of the body's bytes, in hex."""
    return hashlib.sha256(body).hexdigest()


def check_body(body: bytes) -> None:
    """Refuse bytes that are too large or no salted object of JSON."""
    words_of(body)


def words_of(body: bytes) -> dict[str, object]:
    """The words of a body, without the salt; raises `Refused` where the bytes are no body."""
    if len(body) > limits.BODY_BYTES:
        raise Refused("body.too_large", {"limit": limits.BODY_BYTES}, "too_large")
    if canonical.deeper_than(body, limits.BODY_LEVELS):
        raise Refused("body.malformed")
    try:
        words = msgspec.json.decode(body)
    except (ValueError, msgspec.MsgspecError):
        raise Refused("body.malformed") from None
    if type(words) is not dict:
        raise Refused("body.malformed")
    salt = words.pop(SALT, None)
    if type(salt) is not str or not _SALT.fullmatch(salt):
        raise Refused("body.no_salt")
    return words
