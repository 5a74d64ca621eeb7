"""Reads a signed document into agreements and commitments, each with its place in the text and the reason for it.

`read` takes bytes, `read_text` a text; both are deterministic, know no network, no database and no clock. What they
return are proposals: a person confirms them. Bytes from strangers are better read in a process of their own:
`isolated.read_in_child`.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.doubting import with_doubts
from phoihop.reading.languages import reading_of
from phoihop.reading.layout import Layout, Wanted, plain
from phoihop.reading.outcome import (
    PARTIES,
    Agreement,
    Block,
    Clause,
    Commitment,
    Converted,
    Doubt,
    Question,
    Reading,
    Run,
    Series,
    Signatory,
    Target,
    Why,
)
from phoihop.reading.recognise import MOST_BYTES, Progress, layout_of
from phoihop.reading.refusals import ReadRefused
from phoihop.reading.secrecy import secrecy_mark

__all__ = [
    "PARTIES", "Agreement", "Block", "Clause", "Commitment", "Converted", "Doubt", "Question", "ReadRefused", "Reading",
    "Run", "Series", "Signatory", "Target", "Wanted", "Why", "read", "read_text", "secrecy_mark",
]  # fmt: skip


OVERRIDES = frozenset("\u202d\u202e")
"""Marks that turn the order of letters around: what a person sees is then not what is read."""


def read(
    data: bytes,
    name: str,
    wanted: Wanted | None = None,
    *,
    most_bytes: int = MOST_BYTES,
    progress: Progress | None = None,
) -> Reading:
    """Reads a file. Raises `ReadRefused` with a code; its words are in `sentences.py`. `progress` is told (done, of) of
    pages that are recognised from pictures.
    """
    language = (wanted.language or None) if wanted is not None else None
    return checked(layout_of(data, name, most_bytes, wanted, progress), language)


def read_text(text: str, *, language: str | None = None) -> Reading:
    """Reads a text that was pasted or typed, in the language that is given or that it is told by."""
    return checked(plain(text), language)


def checked(layout: Layout, language: str | None = None) -> Reading:
    if not layout.text.strip():
        raise ReadRefused("no_text")
    if OVERRIDES & set(layout.text):
        raise ReadRefused("turned_text")
    mark = secrecy_mark(layout.stamped)
    if mark:
        raise ReadRefused("secret", mark=mark)
    reading = reading_of(layout, language)
    if not layout.converted and not layout.doubts:
        return reading
    return with_doubts(msgspec.structs.replace(reading, converted=layout.converted), layout.doubts)
