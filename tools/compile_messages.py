"""Compile every catalogue of the product (`locale/*/LC_MESSAGES/*.po`) to the `.mo` that Django reads.

Babel does it, so that no gettext program is needed (Windows has none). Used by the build, `make` and the tests.
Doubtful ("fuzzy") entries are left out: a wrong sentence is worse than an English one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "phoihop"


def compile_catalogues(source: Path = SOURCE) -> list[Path]:
    """Write the `.mo` beside each `.po` that is newer; return those written."""
    written = []
    for catalogue in sorted(source.rglob("locale/*/LC_MESSAGES/*.po")):
        compiled = catalogue.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= catalogue.stat().st_mtime_ns:
            continue
        with catalogue.open("rb") as words:
            content = read_po(words, abort_invalid=True)
        with compiled.open("wb") as target:
            write_mo(target, content)
        written.append(compiled)
    return written


if __name__ == "__main__":
    compile_catalogues()
    sys.exit(0)
