"""Reads one document in a process of its own: `python -m phoihop.reading.child ASKED`, bytes on stdin, JSON on stdout.

The parent is `isolated`; `ASKED` is its `Asked` as JSON. A line of output for each page that is recognised from a
picture, and the answer as the last. Memory is limited where the system has `resource`; elsewhere the parent's clock and
the input limit are what holds.
"""

from __future__ import annotations

import importlib
import sys

import msgspec

from phoihop.reading import ReadRefused, read
from phoihop.reading.isolated import Answer, Asked, Page


def limit_memory(most_bytes: int) -> None:
    """Limits the address space of this process where the system can."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    except (ValueError, OSError):
        return


def tell(done: int, of: int) -> None:
    write(Page(done, of))


def write(said: Page | Answer) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
    sys.stdout.buffer.flush()


def answer_to(asked: Asked, data: bytes) -> Answer:
    """The reading or the refusal, whatever the bytes cause."""
    try:
        return Answer(reading=read(data, asked.name, asked.wanted, most_bytes=asked.limits.most_bytes, progress=tell))
    except ReadRefused as refused:
        return Answer(refused=refused.code, params=refused.params)
    except MemoryError:
        return Answer(refused="too_large")
    except RecursionError:
        return Answer(refused="too_deep")
    except Exception:  # noqa: BLE001  # whatever a stranger's bytes cause, the answer is a sentence
        return Answer(refused="broken")
    except BaseException as error:
        # A panic of the reader of workbooks, which is written in Rust, is no `Exception` and has no public name.
        if type(error).__name__ == "PanicException":
            return Answer(refused="broken")
        raise


def main(arguments: list[str]) -> int:
    """Reads stdin and writes the answer."""
    asked = msgspec.json.decode(arguments[0], type=Asked)
    if asked.limits.most_memory:
        limit_memory(asked.limits.most_memory)
    write(answer_to(asked, sys.stdin.buffer.read(asked.limits.most_bytes + 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
