"""One spelling for every header: ASCII JSON in the form of RFC 8785, within the limits of the format.

What is read here is data without meaning; `act.py` says which fields a header has. Bytes are never rewritten: a text in
a second spelling is refused, not repaired.
"""

import binascii
import re
from typing import NoReturn

import msgspec

from phoihop.record import limits
from phoihop.record.refused import Refused

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"')
_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")
_ONE_BRACKET = bytes.maketrans(b"{}", b"[]")
_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")


def _no_floats(_literal: str) -> NoReturn:
    raise Refused("header.number")


_decoder = msgspec.json.Decoder(float_hook=_no_floats)
_encoder = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> bytes:
    """Write data in its one spelling (RFC 8785 where it is ASCII, without floats and with integers below 2**53)."""
    return _encoder.encode(value)


def decode(data: bytes) -> dict[str, object]:
    """Read an object that is spelled canonically and lies within the limits; raises `Refused` for anything else."""
    if len(data) > limits.HEADER_BYTES:
        raise Refused("header.too_large", {"limit": limits.HEADER_BYTES}, "too_large")
    if not data.isascii():
        raise Refused("header.not_ascii")
    if deeper_than(data, limits.HEADER_LEVELS):
        raise Refused("header.too_deep", {"limit": limits.HEADER_LEVELS})
    try:
        value = _decoder.decode(data)
    except (ValueError, msgspec.MsgspecError):
        raise Refused("header.malformed") from None
    if type(value) is not dict:
        raise Refused("header.malformed")
    if _encoder.encode(value) != data:
        raise Refused("header.not_canonical")
    _check_sizes(value)
    return value


def deeper_than(data: bytes, levels: int) -> bool:
    """Whether brackets nest deeper than this, found by scanning: a parser's own limit depends on its stack."""
    if data.count(b"[") + data.count(b"{") <= levels:
        return False
    brackets = _STRINGS.sub(b"", data).translate(_ONE_BRACKET, _NOT_BRACKETS)
    for _ in range(levels):
        brackets = brackets.replace(b"[]", b"")
    return brackets != b""


def _check_sizes(value: object) -> None:
    if type(value) is int:
        if not -limits.INTEGER <= value <= limits.INTEGER:
            raise Refused("header.number")
    elif type(value) is dict:
        for inner in value.values():
            if type(inner) is not str:
                _check_sizes(inner)
    elif type(value) is list:
        if len(value) > limits.LIST_LENGTH:
            raise Refused("header.list_too_long", {"limit": limits.LIST_LENGTH}, "too_large")
        for inner in value:
            if type(inner) is not str:
                _check_sizes(inner)


def to_base64url(data: bytes) -> str:
    """Base64url without padding (RFC 7515, section 2)."""
    return binascii.b2a_base64(data, newline=False).rstrip(b"=").translate(_TO_URL).decode("ascii")


def from_base64url(text: str) -> bytes:
    """Read base64url without padding in its one spelling; raises `ValueError` for anything else."""
    encoded = text.encode("ascii")
    data = binascii.a2b_base64(encoded.translate(_FROM_URL) + b"=" * (-len(encoded) % 4), strict_mode=True)
    if binascii.b2a_base64(data, newline=False).rstrip(b"=").translate(_TO_URL) != encoded:
        raise ValueError(text)
    return data
