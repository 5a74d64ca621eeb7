"""Reads foreign bytes in a child process with a wall clock, an input limit and, where the system has one, a memory limit.

Whatever the bytes do, the answer is a `Reading` or a `ReadRefused`. Nothing is written to disk but what LibreOffice or
Tesseract cannot do without, in a folder of its own that is gone when this returns.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import cast

import msgspec

from phoihop.reading.layout import Wanted
from phoihop.reading.outcome import Reading
from phoihop.reading.recognise import MOST_BYTES, Progress
from phoihop.reading.refusals import ReadRefused, RefusalCode


class Limits(msgspec.Struct, frozen=True):
    """What a child may use: seconds of wall clock, seconds for each page that is recognised from a picture, bytes of
    input, bytes of address space (0 for no limit).
    """

    seconds: float = 60.0
    seconds_a_page: float = 60.0
    most_bytes: int = MOST_BYTES
    most_memory: int = 2 * 1024 * 1024 * 1024


class Asked(msgspec.Struct, frozen=True):
    """What the child is told, on its command line as JSON."""

    name: str
    limits: Limits
    wanted: Wanted


class Page(msgspec.Struct, frozen=True, tag="page"):
    """What the child says while it works: so many pages are recognised."""

    done: int
    of: int


class Answer(msgspec.Struct, tag="answer"):
    """What the child says at last: one of `reading` and `refused`."""

    reading: Reading | None = None
    refused: str | None = None
    params: dict[str, str] = {}


class Child:
    """One reader at work, ended with all that it started when its time is up."""

    def __init__(self, asked: Asked) -> None:
        self.late = False
        said = msgspec.json.encode(asked).decode()
        command = [sys.executable, "-m", "phoihop.reading.child", said]
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._timer: threading.Timer | None = None

    def give(self, seconds: float) -> None:
        """Gives so many seconds from now; then the child is ended."""
        self.stop_clock()
        self._timer = threading.Timer(seconds, self._time_is_up)
        self._timer.daemon = True
        self._timer.start()

    def stop_clock(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _time_is_up(self) -> None:
        self.late = True
        self.kill()

    def kill(self) -> None:
        """Ends the child, and with it the programs that it waits for where the system groups them."""
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def answer(self, data: bytes, limits: Limits, progress: Progress | None) -> Answer | None:
        """What the child says to the bytes; None where it broke off."""
        self.give(limits.seconds)
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        with suppress(BrokenPipeError, OSError), stdin:
            stdin.write(data)
        for line in stdout:
            try:
                said = msgspec.json.decode(line, type=Page | Answer)
            except (msgspec.DecodeError, msgspec.ValidationError):
                return None
            if isinstance(said, Answer):
                return said
            self.give(limits.seconds_a_page)
            if progress is not None:
                progress(said.done, said.of)
        return None

    def end(self) -> None:
        self.stop_clock()
        self.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()


def read_in_child(
    data: bytes,
    name: str,
    limits: Limits | None = None,
    wanted: Wanted | None = None,
    *,
    place: Path | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Reads a file as `read` does, but apart. Raises `ReadRefused`, with `too_slow` where the clock ran out.

    `place` is where the folder for other programs is made. `progress` is told of each page that was recognised from a
    picture; what it raises ends the reading.
    """
    limits = limits or Limits()
    if len(data) > limits.most_bytes:
        raise ReadRefused("too_large", limit=str(limits.most_bytes))
    if place is not None:
        place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="reading-", dir=place, ignore_cleanup_errors=True) as folder:
        wanted = msgspec.structs.replace(wanted or Wanted(), folder=folder)
        child = Child(Asked(name, limits, wanted))
        try:
            answer = child.answer(data, limits, progress)
        finally:
            child.end()
    if child.late:
        raise ReadRefused("too_slow", seconds=str(limits.seconds))
    if answer is None:
        raise ReadRefused("broken")
    if answer.reading is not None:
        return answer.reading
    raise ReadRefused(cast("RefusalCode", answer.refused or "broken"), **answer.params)
