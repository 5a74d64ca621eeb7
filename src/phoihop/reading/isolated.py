"""Reads foreign bytes in a child process with a wall clock, an input limit and, where the system has one, a memory limit.

Whatever the bytes do, the answer is a `Reading` or a `ReadRefused`; nothing is written to disk.
"""

from __future__ import annotations

import subprocess
import sys
from typing import cast

import msgspec

from phoihop.reading.outcome import Reading
from phoihop.reading.recognise import MOST_BYTES
from phoihop.reading.refusals import ReadRefused, RefusalCode


class Limits(msgspec.Struct, frozen=True):
    """What a child may use: seconds of wall clock, bytes of input, bytes of address space (0 for no limit)."""

    seconds: float = 60.0
    most_bytes: int = MOST_BYTES
    most_memory: int = 2 * 1024 * 1024 * 1024


class Answer(msgspec.Struct):
    """What the child says: one of `reading` and `refused`."""

    reading: Reading | None = None
    refused: str | None = None
    params: dict[str, str] = {}


def read_in_child(data: bytes, name: str, limits: Limits | None = None) -> Reading:
    """Reads a file as `read` does, but apart. Raises `ReadRefused`, with `too_slow` where the clock ran out."""
    limits = limits or Limits()
    if len(data) > limits.most_bytes:
        raise ReadRefused("too_large", limit=str(limits.most_bytes))
    command = [sys.executable, "-m", "phoihop.reading.child", name, str(limits.most_memory), str(limits.most_bytes)]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ReadRefused("too_slow", seconds=str(limits.seconds)) from error
    try:
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ReadRefused("broken") from error
    if answer.reading is not None:
        return answer.reading
    raise ReadRefused(cast("RefusalCode", answer.refused or "broken"), **answer.params)
