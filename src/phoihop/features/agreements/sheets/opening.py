"""Opens workbooks from strangers in a child process with a wall clock, an input limit and a memory limit."""

from __future__ import annotations

import subprocess
import sys

import msgspec

from phoihop.features.agreements.sheets.grid import Grid, TableRefused

SECONDS = 30.0
MOST_MEMORY = 1024 * 1024 * 1024
MOST_BYTES = 20 * 1024 * 1024


class _Answer(msgspec.Struct):
    grids: list[Grid] = []
    refused: str = ""
    params: dict[str, str] = {}


def open_workbook(data: bytes, *, seconds: float = SECONDS) -> list[Grid]:
    """Return the sheets of an .xlsx. Raises `TableRefused`."""
    if len(data) > MOST_BYTES:
        raise TableRefused("table_too_large", limit=str(MOST_BYTES // (1024 * 1024)))
    command = [sys.executable, "-m", "phoihop.features.agreements.sheets.child", str(MOST_MEMORY), str(MOST_BYTES)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
        answer = msgspec.json.decode(done.stdout, type=_Answer)
    except (subprocess.TimeoutExpired, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise TableRefused("table_broken") from error
    if answer.refused:
        raise TableRefused(answer.refused, **answer.params)
    return answer.grids
