"""The command `phoihop`: it finds the command asked for and leaves the work to it.

Nothing heavy is imported here, so that `phoihop timetable` and `phoihop read` answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 (fine), 1 (something was found wrong) or 2 (refused, in one sentence)."""
    from phoihop.cli.run import run

    return run(sys.argv[1:] if argv is None else list(argv))
