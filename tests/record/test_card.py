"""An organisation's card: keys added in order, each announced by the one before, compared by people."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record import canonical
from phoihop.record.card import Card, Keyring, digest_of_key
from phoihop.record.refused import Refused
from record.cast import AN, BINH, card_of, key_of


def fields(card: Card) -> dict[str, object]:
    return canonical.decode(card.to_bytes())


def code_of(written: object, place: int | None = None) -> str:
    with pytest.raises(Refused) as refused:
        Card.read(written if isinstance(written, bytes) else canonical.encode(written))
    assert place is None or refused.value.params == {"place": place}
    return refused.value.code


def test_a_card_reads_back_as_it_was_written():
    for keys in (1, 2, 3):
        card = card_of(AN, keys)
        assert Card.read(card.to_bytes()) == card
        assert [key.thumbprint for key in card.public_keys] == [key_of(AN, place).thumbprint for place in range(keys)]


def test_only_the_key_that_was_announced_can_be_added():
    with pytest.raises(Refused) as refused:
        card_of(AN).with_key(key_of(AN, 2), key_of(AN, 3).public)
    assert (refused.value.code, refused.value.params) == ("card.not_the_next_key", {"place": 2})


def test_a_card_with_another_key_than_the_announced_one_is_refused():
    card = fields(card_of(AN, 2))
    card["keys"][0]["next"] = digest_of_key(key_of(AN, 5).public)
    assert code_of(card, place=1) == "card.signature_wrong"
    # A thief of the first key can sign the first line again; the announced key is still not theirs.
    thief = Card.founded(AN, key_of(AN), key_of(BINH).public).with_key(key_of(BINH), key_of(BINH).public)
    forged = {**fields(card_of(AN)), "keys": [fields(card_of(AN))["keys"][0], fields(thief)["keys"][1]]}
    assert code_of(forged, place=2) == "card.not_the_next_key"


def test_a_key_that_did_not_sign_is_refused():
    card = fields(card_of(AN, 2))
    card["keys"][1]["signature"] = card["keys"][0]["signature"]
    assert code_of(card, place=2) == "card.signature_wrong"
    assert code_of({**fields(card_of(AN)), "organisation": BINH}) == "card.signature_wrong"


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff",
        {},
        {"v": 1, "organisation": AN, "keys": []},
        {"v": 1, "organisation": "x", "keys": [{"x": "", "next": "a" * 64, "signature": ""}]},
        {"v": 1, "organisation": AN, "keys": [{"x": "x", "next": "a" * 64, "signature": ""}]},
        {"v": 1, "organisation": AN, "keys": [{"x": "AA", "next": "a" * 64, "signature": "x"}]},
        {"v": 2, "organisation": AN, "keys": [{"x": "AA", "next": "a" * 64, "signature": "AA"}]},
    ],
)
def test_what_is_no_card_is_refused(written):
    assert code_of(written) in {"card.malformed", "header.malformed", "header.not_ascii"}


def test_a_card_with_a_weak_key_is_refused():
    weak = {"x": canonical.to_base64url(bytes([1]) + bytes(31)), "next": "a" * 64, "signature": "AA"}
    assert code_of({"v": 1, "organisation": AN, "keys": [weak]}) == "key.weak"


@given(st.data())
def test_a_flipped_byte_of_a_card_is_found(data):
    written = bytearray(card_of(AN, 2).to_bytes())
    written[data.draw(st.integers(0, len(written) - 1))] ^= data.draw(st.integers(1, 255))
    code_of(bytes(written))


def test_a_card_extends_what_it_was_and_nothing_else():
    assert card_of(AN, 3).extends(card_of(AN))
    assert card_of(AN, 2).extends(card_of(AN, 2))
    assert not card_of(AN).extends(card_of(AN, 2))
    assert not card_of(AN, 2).extends(card_of(BINH))
    assert not card_of(AN).extends(Card.founded(BINH, key_of(AN), key_of(AN, 1).public))
    assert not card_of(AN, 2).extends(Card.founded(AN, key_of(AN), key_of(BINH).public))


def test_a_fingerprint_is_short_and_another_one_for_every_card():
    prints = {card_of(author, keys).fingerprint for author in (AN, BINH) for keys in (1, 2)}
    assert len(prints) == 4
    assert all(re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}", each) for each in prints)


def test_a_keyring_knows_every_key_that_was_ever_confirmed_and_its_place():
    keys = Keyring(card_of(AN))
    assert keys.key(AN, key_of(AN).thumbprint).raw == key_of(AN).public.raw
    assert keys.key(BINH, key_of(AN).thumbprint) is None
    assert keys.key(AN, key_of(AN, 1).thumbprint) is None
    keys.confirm(card_of(AN, 3))
    keys.confirm(card_of(AN, 2))
    assert [keys.position(AN, key_of(AN, place).thumbprint) for place in range(4)] == [0, 1, 2, None]


def test_a_card_that_does_not_continue_the_confirmed_one_is_refused():
    keys = Keyring(card_of(AN, 2))
    other = Card.founded(AN, key_of(AN), key_of(BINH).public)
    with pytest.raises(Refused) as refused:
        keys.confirm(other)
    assert (refused.value.code, refused.value.kind) == ("card.other_keys", "conflict")
    assert keys.position(AN, key_of(AN, 1).thumbprint) == 1
