"""Acts on the wire and in carried files: one line of JSON each, with header, signature and body as they were received.

A bundle is a first line with what its sender has (the tips), then an act a line, deepest last, so that nothing waits
where all arrives. A bad line is named and skipped. Who may have which record is not decided here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, BinaryIO, Literal

import msgspec
from msgspec import Meta

from phoihop.record import canonical, limits
from phoihop.record.act import Act
from phoihop.record.refused import Refused

_Id = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class _First(msgspec.Struct, frozen=True, kw_only=True):
    bundle: Literal[1] = 1
    record: _Id
    tips: list[_Id]


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    header: str
    signature: str
    body: str = ""


# Fields that this version does not know are skipped, but not to any depth.
_LEVELS = 8
_line_decoder = msgspec.json.Decoder(_Line)


@dataclass(frozen=True)
class Received:
    """What a line brought: an act, or why there is none; both where the act is good and its body is not."""

    act: Act | None
    refused: Refused | None = None
    line: int = 0


@dataclass(frozen=True)
class Bundle:
    """A bundle as it is read: the lines come one by one and are read once."""

    record: str
    tips: tuple[str, ...]
    lines: Iterator[Received]


def write_bundle(record: str, tips: Iterable[str], acts: Iterable[Act]) -> Iterator[bytes]:
    """The lines of a bundle, each with its line feed; `acts` in order, deepest last."""
    yield canonical.encode(_First(record=record, tips=list(tips))) + b"\n"
    for act in acts:
        yield write_line(act) + b"\n"


def read_bundle(stream: BinaryIO, *, most_lines: int = 1_000_000) -> Bundle:
    """Begin to read a bundle; raises `Refused` where the first line is none. Never holds more than one line."""
    line = stream.readline(limits.LINE_BYTES)
    if canonical.deeper_than(line, _LEVELS):
        raise Refused("bundle.malformed")
    try:
        first = msgspec.json.decode(line, type=_First)
    except (ValueError, msgspec.MsgspecError):
        raise Refused("bundle.malformed") from None
    return Bundle(first.record, tuple(first.tips), _lines(stream, most_lines))


def write_line(act: Act) -> bytes:
    """One act as a line, without its line feed."""
    body = "" if act.body is None else canonical.to_base64url(act.body)
    return canonical.encode(_Line(canonical.to_base64url(act.header), canonical.to_base64url(act.signature), body))


def read_line(data: bytes, line: int = 0) -> Received:
    """Read one act. A body that is not its own is refused and the act taken without it: acts never depend on bodies."""
    if len(data) > limits.LINE_BYTES:
        return Received(None, Refused("line.too_long", {"line": line}, "too_large"), line)
    if canonical.deeper_than(data, _LEVELS):
        return Received(None, Refused("line.malformed", {"line": line}), line)
    try:
        written = _line_decoder.decode(data)
        header = canonical.from_base64url(written.header)
        signature = canonical.from_base64url(written.signature)
        body = canonical.from_base64url(written.body) if written.body else None
    except (ValueError, msgspec.MsgspecError):
        return Received(None, Refused("line.malformed", {"line": line}), line)
    try:
        return Received(Act.received(header, signature, body), None, line)
    except Refused as refused:
        if not refused.code.startswith("body."):
            return Received(None, refused, line)
        return Received(Act.received(header, signature), refused, line)


def _lines(stream: BinaryIO, most_lines: int) -> Iterator[Received]:
    number = 1
    while data := stream.readline(limits.LINE_BYTES + 1):
        number += 1
        if number > most_lines:
            yield Received(None, Refused("bundle.too_long", {"limit": most_lines}, "too_large"), number)
            return
        yield read_line(data.removesuffix(b"\n"), number)
        while len(data) > limits.LINE_BYTES and not data.endswith(b"\n"):
            data = stream.readline(limits.LINE_BYTES + 1)
