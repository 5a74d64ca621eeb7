"""Resolve the dependencies anew into the two lock files and show that they install from wheels everywhere.

A lock names versions and hashes, never an index. `requirements.lock` is what an installation needs,
`requirements-dev.lock` the same and what the tests need beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = [sys.executable, "-m", "uv"]
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = ("linux", "windows")


def run(*arguments: str) -> None:
    subprocess.run([*UV, *arguments], cwd=ROOT, check=True, env=os.environ | {"UV_CUSTOM_COMPILE_COMMAND": "make lock"})


def main() -> None:
    resolve = ["pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-emit-index-url", "--upgrade"]
    resolve += ["--group", "build", "pyproject.toml"]
    run(*resolve, "-o", "requirements.lock")
    run(*resolve, "--extra", "dev", "-c", "requirements.lock", "-o", "requirements-dev.lock")
    for version in PYTHONS:
        for platform in PLATFORMS:
            print(f"Python {version}, {platform}:", flush=True)
            target = ["--python-version", version, "--python-platform", platform, "--only-binary", ":all:"]
            install = ["pip", "install", "--dry-run", "--quiet", "--require-hashes", "--target", "build/wheels"]
            run(*install, *target, "-r", "requirements.lock")


if __name__ == "__main__":
    main()
