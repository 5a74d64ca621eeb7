"""Opens one workbook in a process of its own: `python -m ...sheets.child`, bytes on stdin, JSON on stdout.

The parent is `opening.py`. Memory is limited where the system can.
"""

from __future__ import annotations

import sys

import msgspec

from phoihop.features.agreements.sheets.grid import TableRefused, from_workbook
from phoihop.reading.child import limit_memory


def main(arguments: list[str]) -> int:
    """Read stdin and write the answer; the arguments are most bytes of memory and most bytes of input."""
    most_memory, most_bytes = int(arguments[0]), int(arguments[1])
    limit_memory(most_memory)
    answer: dict[str, object]
    try:
        answer = {"grids": from_workbook(sys.stdin.buffer.read(most_bytes + 1))}
    except TableRefused as refused:
        answer = {"refused": refused.code, "params": refused.params}
    except BaseException:  # noqa: BLE001 - whatever a stranger's bytes cause, also a panic of the library, the answer is a sentence
        answer = {"refused": "table_broken", "params": {}}
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
