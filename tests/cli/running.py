"""Running `phoihop` as a person does: in a process of its own, on an installation of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from phoihop.cli.run import run


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def phoihop(home: Path, *arguments: str, typed: str = "", **environment: str) -> Ran:
    """Run a command on the installation in `home`; `typed` is its input."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PHOIHOP_", "DATABASE_URL"))}
    done = subprocess.run(
        [sys.executable, "-m", "phoihop.cli", *arguments],
        cwd=_nearest(home),
        env=known | {"PHOIHOP_HOME": str(home)} | environment,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def here(*arguments: str) -> Ran:
    """Run a command inside this process: for what is refused before an installation is opened."""
    out, err = io.StringIO(), io.StringIO()
    code = run(list(arguments), out, err)
    return Ran(code, out.getvalue(), err.getvalue())


def _nearest(home: Path) -> Path:
    """The folder of the installation, or the nearest above it that exists."""
    return next(folder for folder in (home, *home.parents) if folder.is_dir())
