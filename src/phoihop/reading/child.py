"""Reads one document in a process of its own: `python -m phoihop.reading.child NAME`, bytes on stdin, JSON on stdout.

The parent is `isolated`. Memory is limited where the system has `resource`; elsewhere the parent's clock and the input
limit are what holds.
"""

from __future__ import annotations

import importlib
import sys

import msgspec

from phoihop.reading import ReadRefused, read


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


def main(arguments: list[str]) -> int:
    """Reads stdin and writes the answer; NAME, most bytes of memory (0 for no limit) and most bytes of input."""
    name, most_memory, most_bytes = arguments[0], int(arguments[1]), int(arguments[2])
    if most_memory:
        limit_memory(most_memory)
    data = sys.stdin.buffer.read(most_bytes + 1)
    answer: dict[str, object]
    try:
        answer = {"reading": read(data, name, most_bytes=most_bytes)}
    except ReadRefused as refused:
        answer = {"refused": refused.code, "params": refused.params}
    except MemoryError:
        answer = {"refused": "too_large", "params": {}}
    except RecursionError:
        answer = {"refused": "too_deep", "params": {}}
    except Exception:  # noqa: BLE001  # whatever a stranger's bytes cause, the answer is a sentence
        answer = {"refused": "broken", "params": {}}
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
