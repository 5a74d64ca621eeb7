"""The words of pages in other languages, compiled (`locale/*/LC_MESSAGES/*.po` to the `.mo` that Django reads).

A wheel carries them compiled. Whoever runs a plain clone has none: they are made at the first start, by Babel, so that no
gettext program is needed (Windows has none). Doubtful ("fuzzy") entries are left out: a wrong sentence is worse than an
English one. Nothing of Django is imported here: the build uses this too.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues(source: Path) -> Iterator[Path]:
    yield from sorted(source.rglob("locale/*/LC_MESSAGES/*.po"))


def compile_catalogues(source: Path = PACKAGE) -> list[Path]:
    """Write the `.mo` beside each `.po` that is newer; return those written. Raises `OSError` where that may not be."""
    written = []
    for catalogue in catalogues(source):
        compiled = catalogue.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= catalogue.stat().st_mtime_ns:
            continue
        _compile(catalogue, compiled)
        written.append(compiled)
    return written


def _compile(catalogue: Path, compiled: Path) -> None:
    """Compile one, so that another process which starts at the same moment reads all of it or none."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as words:
        content = read_po(words, abort_invalid=True)
    part = compiled.with_name(f"{secrets.token_hex(8)}.part")
    try:
        with part.open("wb") as target:
            write_mo(target, content)
        part.replace(compiled)
    finally:
        part.unlink(missing_ok=True)


def uncompiled(source: Path = PACKAGE) -> list[Path]:
    """Return the catalogues that Django cannot read: their pages would be English."""
    return [each for each in catalogues(source) if not each.with_suffix(".mo").exists()]


def compile_where_needed(source: Path = PACKAGE) -> None:
    """At a start: compile what is missing, in a tree of the source also what is older than its words.

    Where nothing may be written, or words are damaged, pages stay English, which `phoihop serve` says (`uncompiled`).
    """
    if uncompiled(source) or (source.parent.parent / "pyproject.toml").exists():
        try:
            compile_catalogues(source)
        except Exception:  # noqa: BLE001 - a start never fails over words
            return
