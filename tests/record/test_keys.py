"""Keys: named by their thumbprint, refused when weak, locked at rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import OKPKey

from phoihop.record import canonical
from phoihop.record.curve import is_public_key
from phoihop.record.keys import PublicKey, SigningKey, thumbprint
from phoihop.record.locked import lock_key, lock_secret, unlock_key, unlock_secret
from phoihop.record.refused import Refused

P = 2**255 - 19
SEED = bytes(range(32))
SECRET = bytes(range(100, 132))
SALT = bytes(range(16))


def written(y: int, sign: int = 0) -> bytes:
    return (y | sign << 255).to_bytes(32, "little")


# The points of order 1, 2, 4 and 8 (both spellings of the sign where x is not 0).
ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303021402
SMALL = [
    written(1),
    written(P - 1),
    written(0),
    written(0, 1),
    *(written(y, sign) for y in (ORDER_8, P - ORDER_8) for sign in (0, 1)),
]


def test_the_thumbprint_is_that_of_rfc_8037_and_of_any_jose_tool():
    # RFC 8037, appendix A.3.
    raw = canonical.from_base64url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    assert thumbprint(raw) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    jose = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": canonical.to_base64url(raw)})
    assert PublicKey(raw).thumbprint == jose.thumbprint()


def test_signatures_are_those_of_rfc_8032():
    # RFC 8032, section 7.1, test 2.
    key = SigningKey(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    assert key.public.raw.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = key.sign(b"\x72")
    assert signature.hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert key.public.verifies(signature, b"\x72")
    assert not key.public.verifies(signature, b"\x73")


@pytest.mark.parametrize("raw", SMALL, ids=lambda raw: raw.hex()[:8])
def test_a_key_of_small_order_is_refused(raw):
    with pytest.raises(Refused) as refused:
        PublicKey(raw)
    assert refused.value.code == "key.weak"


@pytest.mark.parametrize(
    "raw",
    [
        written(P),
        written(P + 1),
        written(2**255 - 1),
        written(1, 1),
        written(P - 1, 1),
        written(2),
        b"",
        bytes(31),
        bytes(33),
    ],
    ids=[
        "zero again",
        "one again",
        "highest",
        "minus nought",
        "minus nought again",
        "off the curve",
        "none",
        "short",
        "long",
    ],
)
def test_another_spelling_of_a_point_or_none_is_no_key(raw):
    assert not is_public_key(raw)


def test_a_key_with_a_small_part_is_refused():
    # A sound key plus the point of order 2 is (-x, -y): on the curve, outside the prime-order group.
    raw = SigningKey(SEED).public.raw
    encoded = int.from_bytes(raw, "little")
    y, sign = encoded & (2**255 - 1), encoded >> 255
    assert is_public_key(raw)
    assert not is_public_key(written(P - y, 1 - sign))


@given(st.binary(min_size=32, max_size=32))
def test_every_key_that_a_seed_makes_is_taken(seed):
    key = SigningKey(seed)
    assert key.public.verifies(key.sign(b"x"), b"x")
    assert key.thumbprint in repr(key)
    assert seed.hex() not in repr(key)


def test_a_locked_key_opens_under_its_secret_only():
    key = SigningKey(SEED)
    locked = lock_key(key, SECRET, SALT)
    assert SEED not in locked
    assert canonical.to_base64url(SEED).encode() not in locked
    assert unlock_key(locked, SECRET).seed == SEED
    with pytest.raises(Refused) as refused:
        unlock_key(locked, SECRET[::-1])
    assert refused.value.code == "key.cannot_open"


def test_a_locked_secret_opens_under_its_passphrase_only():
    locked = lock_secret(SECRET, "con mèo trèo cây cau", SALT)
    assert unlock_secret(locked, "con mèo trèo cây cau") == SECRET
    for wrong in ("con meo treo cay cau", ""):
        with pytest.raises(Refused):
            unlock_secret(locked, wrong)
    with pytest.raises(Refused):
        unlock_key(locked, SECRET)


@pytest.mark.parametrize(
    ("secret", "salt"),
    [(SECRET[:31], SALT), (b"", SALT), (SECRET, SALT[:15])],
    ids=["short secret", "no secret", "short salt"],
)
def test_a_short_secret_or_salt_is_refused(secret, salt):
    with pytest.raises(Refused) as refused:
        lock_key(SigningKey(SEED), secret, salt)
    assert refused.value.code == "key.secret_malformed"


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"[" * 100_000, b'{"v":2}', lock_key(SigningKey(SEED), SECRET, SALT)[:-9]],
    ids=lambda data: repr(data)[:30],
)
def test_what_is_no_locked_key_does_not_open(data):
    with pytest.raises(Refused) as refused:
        unlock_key(data, SECRET)
    assert refused.value.code == "key.cannot_open"


@given(st.data())
def test_a_flipped_byte_of_a_locked_key_is_found(data):
    locked = bytearray(lock_key(SigningKey(SEED), SECRET, SALT))
    locked[data.draw(st.integers(0, len(locked) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        # JSON leaves some freedom in spelling; the key that comes out is never another one.
        assert unlock_key(bytes(locked), SECRET).seed == SEED
    except Refused as refused:
        assert refused.code == "key.cannot_open"
