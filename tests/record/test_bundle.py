"""Acts on the wire: as they were received, line by line, bad lines named and skipped."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.record import canonical, limits
from phoihop.record.act import Act, Entry
from phoihop.record.body import seal_body
from phoihop.record.bundle import Received, read_bundle, read_line, write_bundle, write_line
from phoihop.record.refused import Refused
from record.cast import AN, founding, sealed
from record.small_law import Opened

FOUNDING = founding()
OPENED = sealed(Entry(FOUNDING.id, Opened()), AN, FOUNDING)


DEEP = b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b',"bundle":1,"record":"' + b"a" * 64 + b'","tips":[]}'


def bundle_of(*lines: bytes) -> io.BytesIO:
    first = next(write_bundle(FOUNDING.id, [OPENED.id], []))
    return io.BytesIO(first + b"".join(lines))


def read(*lines: bytes, **bounds: int) -> list[tuple[str | None, str | None]]:
    """Of each line the id of the act and the code of the refusal."""
    received = list(read_bundle(bundle_of(*lines), **bounds).lines)
    assert [each.line for each in received] == list(range(2, len(received) + 2))
    return [(each.act and each.act.id, each.refused and each.refused.code) for each in received]


def test_a_bundle_says_what_its_sender_has_and_then_brings_acts():
    data = b"".join(write_bundle(FOUNDING.id, [OPENED.id], [FOUNDING, OPENED]))
    assert data.count(b"\n") == 3
    bundle = read_bundle(io.BytesIO(data))
    assert (bundle.record, bundle.tips) == (FOUNDING.id, (OPENED.id,))
    received = [each.act for each in bundle.lines]
    assert received == [FOUNDING, OPENED]
    assert [(act.header, act.signature, act.body) for act in received] == [
        (act.header, act.signature, act.body) for act in (FOUNDING, OPENED)
    ]


def test_the_last_line_needs_no_line_feed():
    assert read(write_line(FOUNDING)) == [(FOUNDING.id, None)]


def test_a_line_carries_an_act_without_its_body():
    assert read_line(write_line(FOUNDING.without_body())).act.body is None


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"{}", b"[]\n", b'{"bundle":2,"record":"x","tips":[]}', b"\xff", write_line(FOUNDING), DEEP],
    ids=lambda data: repr(data)[:30],
)
def test_what_does_not_begin_like_a_bundle_is_refused(data):
    with pytest.raises(Refused) as refused:
        read_bundle(io.BytesIO(data))
    assert refused.value.code == "bundle.malformed"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "line.malformed"),
        (b"{}", "line.malformed"),
        (b'{"header":"e30","signature":"%"}', "line.malformed"),
        (b'{"header":"e30=","signature":""}', "line.malformed"),
        (b'{"header":"e30","signature":""}', "header.version"),
        (b'{"header":"","signature":""}', "header.malformed"),
        (b'{"header":"e30","signature":"\xc3\xa9"}', "line.malformed"),
        (b"[" * 100_000, "line.malformed"),
        (b'{"header":"e30","signature":"","x":' + b"[" * 100_000, "line.malformed"),
        (b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b',"header":"e30","signature":""}', "line.malformed"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_bad_line_is_named_and_the_others_are_taken(line, code):
    assert read(line + b"\n", write_line(OPENED) + b"\n") == [(None, code), (OPENED.id, None)]


def test_an_act_whose_body_is_not_its_own_comes_without_it():
    swapped = canonical.encode(
        {
            "header": canonical.to_base64url(FOUNDING.header),
            "signature": canonical.to_base64url(FOUNDING.signature),
            "body": canonical.to_base64url(seal_body({"title": "Khác"}, bytes(16))),
        }
    )
    received = read_line(swapped, 7)
    assert (received.act, received.act.body, received.refused.code, received.line) == (
        FOUNDING,
        None,
        "body.not_its_own",
        7,
    )


def test_a_line_that_is_too_long_is_skipped_to_its_end():
    long = b'{"header":"' + b"A" * (2 * limits.LINE_BYTES) + b'"}\n'
    assert read(long, write_line(OPENED) + b"\n") == [(None, "line.too_long"), (OPENED.id, None)]
    exact = b"A" * (limits.LINE_BYTES + 1) + b"\n"
    assert read(exact, write_line(OPENED)) == [(None, "line.too_long"), (OPENED.id, None)]
    assert read(exact[1:], write_line(OPENED)) == [(None, "line.malformed"), (OPENED.id, None)]
    assert read(b"A" * (limits.LINE_BYTES + 1)) == [(None, "line.too_long")]


def test_a_bundle_with_too_many_lines_is_read_up_to_the_bound():
    assert read(*[write_line(OPENED) + b"\n"] * 4, most_lines=3) == [
        (OPENED.id, None),
        (OPENED.id, None),
        (None, "bundle.too_long"),
    ]


@given(st.lists(st.sampled_from([FOUNDING, OPENED, FOUNDING.without_body()]), max_size=5))
def test_what_is_written_is_read(acts):
    lines = list(write_bundle(FOUNDING.id, [], acts))
    assert [each.act for each in read_bundle(io.BytesIO(b"".join(lines))).lines] == acts


@given(st.data())
def test_a_flipped_byte_on_the_wire_is_found_or_changes_nothing(data):
    line = bytearray(write_line(FOUNDING))
    line[data.draw(st.integers(0, len(line) - 1))] ^= data.draw(st.integers(1, 255))
    received = read_line(bytes(line))
    assert isinstance(received, Received)
    if received.refused is None:
        act = received.act
        assert isinstance(act, Act)
        same = (act.header, act.signature, act.body) == (FOUNDING.header, FOUNDING.signature, FOUNDING.body)
        lost = act == FOUNDING and act.body is None and act.signature == FOUNDING.signature
        from record.cast import key_of

        assert same or lost or not act.signed_by(key_of(AN).public)
