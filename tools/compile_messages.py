"""Compile every catalogue of the product. Used by the build, `make` and the tests; a plain clone does it at its start."""

from __future__ import annotations

import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
sys.path.insert(0, str(SOURCE))

from phoihop.screen.catalogues import compile_catalogues  # noqa: E402 - found by the line above

if __name__ == "__main__":
    compile_catalogues(SOURCE / "phoihop")
    sys.exit(0)
