"""One spelling for every header, within the limits of the format; rfc8785 is the second opinion."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record import canonical, limits
from phoihop.record.refused import Refused

ASCII = st.text(st.characters(max_codepoint=127), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-limits.INTEGER, limits.INTEGER) | ASCII,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ASCII, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(ASCII, VALUES, max_size=5)


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        canonical.decode(data)
    return refused.value.code


def depth_of(value: object) -> int:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


def nested(levels: int) -> bytes:
    return b'{"a":' + b"[" * (levels - 1) + b"]" * (levels - 1) + b"}"


@given(OBJECTS)
def test_the_form_is_that_of_rfc_8785(value):
    assert canonical.encode(value) == rfc8785.dumps(value)


@given(OBJECTS)
def test_what_is_written_reads_back_or_is_too_deep(value):
    data = canonical.encode(value)
    if depth_of(value) <= limits.HEADER_LEVELS:
        assert canonical.decode(data) == value
    else:
        assert code_of(data) == "header.too_deep"


@given(OBJECTS, st.integers(0, 10))
def test_levels_are_counted_by_scanning_as_a_parser_would_count_them(value, levels):
    assert canonical.deeper_than(canonical.encode(value), levels) == (depth_of(value) > levels)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"b":1,"a":2}', "header.not_canonical"),
        (b'{"a": 1}', "header.not_canonical"),
        (b'{"a":1}\n', "header.not_canonical"),
        (b'{"a":1,"a":2}', "header.not_canonical"),
        (b'{"a":"\\u0041"}', "header.not_canonical"),
        (b'{"a":"\\/"}', "header.not_canonical"),
        (b'{"a":"\\u001F"}', "header.not_canonical"),
        (b'{"a":-0}', "header.not_canonical"),
        (b'{"a":"\\u1ec7"}', "header.not_canonical"),
        ('{"a":"ệ"}'.encode(), "header.not_ascii"),
        (b'{"a":"\\ud800"}', "header.malformed"),
        (b'{"a":1.0}', "header.number"),
        (b'{"a":1e3}', "header.number"),
        (b'{"a":9007199254740992}', "header.number"),
        (b'{"a":[-9007199254740992]}', "header.number"),
        (b'{"a":' + b"9" * 6000 + b"}", "header.malformed"),
        (b'{"a":NaN}', "header.malformed"),
        (b"[]", "header.malformed"),
        (b"", "header.malformed"),
        (b'{"a":', "header.malformed"),
        (b"\xff\xfe", "header.not_ascii"),
        (b'{"a":"' + b"x" * limits.HEADER_BYTES + b'"}', "header.too_large"),
        (nested(9), "header.too_deep"),
        (b'{"a":' + b"[" * 100_000, "header.too_deep"),
        (b'{"a":[' + b",".join([b"1"] * 1025) + b"]}", "header.list_too_long"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_second_spelling_or_anything_beyond_the_limits_is_refused(data, code):
    assert code_of(data) == code


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":9007199254740991,"b":-9007199254740991}',
        nested(8),
        b'{"a":[' + b",".join([b"1"] * 1024) + b"]}",
        b'{"a":"' + b"[" * 100 + b'","b":"\\"{{{{{{{{{","c":[[]]}',
        b'{"a":"' + b"x" * (limits.HEADER_BYTES - 8) + b'"}',
        b"{}",
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_lies_at_the_limits_is_taken(data):
    assert canonical.encode(canonical.decode(data)) == data


@given(st.binary(max_size=60))
def test_base64url_has_one_spelling(data):
    text = canonical.to_base64url(data)
    assert "=" not in text
    assert canonical.from_base64url(text) == data


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "Q+/A", "Q Q", "QQ\n", "ệ", "QQ=", "=", "QQQQ QQQ"])
def test_another_spelling_of_base64url_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        canonical.from_base64url(text)


@given(OBJECTS, st.integers(0, 400), st.binary(max_size=3))
def test_no_changed_bytes_bring_anything_but_a_value_or_a_refusal(value, place, put):
    data = canonical.encode(value)
    changed = data[:place] + put + data[place + 1 :]
    try:
        assert canonical.encode(canonical.decode(changed)) == changed
    except Refused as refused:
        assert refused.code.startswith("header.")
