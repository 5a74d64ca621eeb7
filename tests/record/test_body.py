"""Bodies: salted, bound to their header, and data for people only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record import canonical, limits
from phoihop.record.act import Act
from phoihop.record.body import digest_of, seal_body, words_of
from phoihop.record.refused import Refused
from record.cast import founding

SALT = bytes(range(16))
WORDS = st.dictionaries(
    st.text(max_size=8).filter(lambda name: name != "salt"), st.text(max_size=20) | st.integers(-9, 9), max_size=5
)


def code_of(work, *given_) -> str:
    with pytest.raises(Refused) as refused:
        work(*given_)
    return refused.value.code


@given(WORDS)
def test_words_come_back_without_the_salt(words):
    assert words_of(seal_body(words, SALT)) == words


def test_equal_words_have_unequal_digests():
    assert digest_of(seal_body({"a": "Có"}, SALT)) != digest_of(seal_body({"a": "Có"}, SALT[::-1]))


def test_a_short_salt_or_a_word_in_its_place_is_refused():
    assert code_of(seal_body, {"a": 1}, bytes(15)) == "body.no_salt"
    assert code_of(seal_body, {"salt": "muối"}, SALT) == "body.no_salt"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{}", "body.no_salt"),
        (b'{"salt":""}', "body.no_salt"),
        (b'{"salt":7}', "body.no_salt"),
        (b'{"salt":"short"}', "body.no_salt"),
        (b"[]", "body.malformed"),
        (b"", "body.malformed"),
        (b'{"a":', "body.malformed"),
        (b'{"a":"\xff"}', "body.malformed"),
        (b"[" * 100_000, "body.malformed"),
        (b"{" * 17 + b"}" * 17, "body.malformed"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_bytes_that_are_no_body_are_refused(body, code):
    assert code_of(words_of, body) == code


def test_a_body_beyond_the_limit_is_refused():
    around = len(seal_body({"a": ""}, SALT))
    assert len(seal_body({"a": "x" * (limits.BODY_BYTES - around)}, SALT)) == limits.BODY_BYTES
    assert code_of(seal_body, {"a": "x" * (limits.BODY_BYTES - around + 1)}, SALT) == "body.too_large"


def test_a_body_of_another_act_or_a_changed_one_is_refused():
    act = founding()
    bare = act.without_body()
    assert code_of(bare.with_body, seal_body({"title": "Quy chế"}, SALT)) == "body.not_its_own"
    assert code_of(bare.with_body, act.body + b" ") == "body.not_its_own"
    assert code_of(Act.received, act.header, act.signature, b"") == "body.not_its_own"
    assert Act.received(act.header, act.signature, act.body).words() == {"title": "Quy chế"}


def test_a_body_with_the_right_digest_and_no_sense_is_refused():
    fields = canonical.decode(founding().header)
    header = canonical.encode({**fields, "body": digest_of(b"garbage")})
    assert code_of(Act.received, header, bytes(64), b"garbage") == "body.malformed"


@given(st.data())
def test_a_flipped_byte_of_a_body_is_found(data):
    act = founding()
    place = data.draw(st.integers(0, len(act.body) - 1))
    changed = bytearray(act.body)
    changed[place] ^= data.draw(st.integers(1, 255))
    assert code_of(act.without_body().with_body, bytes(changed)) == "body.not_its_own"
