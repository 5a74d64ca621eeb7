"""The installation's own folder for temporary files: nothing of an upload lies elsewhere, and nothing stays there.

The server calls `clear_now_and_at_exit` when it starts. A file lies there only between its writing and its renaming
into the vault, so another process that clears at that moment costs one retry.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
from pathlib import Path

from django.conf import settings

TRIES = 3


def clear() -> None:
    """Remove everything in the folder."""
    folder = Path(settings.TEMPORARY)
    if not folder.is_dir():
        return
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def clear_now_and_at_exit() -> None:
    """Clear the folder of what a crash has left, and again when this process ends."""
    clear()
    atexit.register(clear)


def write_whole(data: bytes, place: Path) -> None:
    """Write a file so that it is there whole or not at all, after a power failure too; what is there stays."""
    folder = Path(settings.TEMPORARY)
    for attempt in range(TRIES):
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{secrets.token_hex(16)}.part"
        try:
            with part.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                part.replace(place)
        except FileNotFoundError:
            if attempt == TRIES - 1:
                raise
        else:
            return
        finally:
            part.unlink(missing_ok=True)
