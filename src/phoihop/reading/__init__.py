"""Reads a signed document into agreements and commitments, each with its place in the text and the reason for it.

`read` takes bytes, `read_text` a text; both are deterministic, know no network, no database and no clock. What they
return are proposals: a person confirms them. Bytes from strangers are better read in a process of their own:
`isolated.read_in_child`.
"""

from __future__ import annotations

from phoihop.reading.languages import reading_of
from phoihop.reading.layout import Layout, plain
from phoihop.reading.outcome import (
    PARTIES,
    Agreement,
    Block,
    Clause,
    Commitment,
    Question,
    Reading,
    Run,
    Signatory,
    Target,
    Why,
)
from phoihop.reading.recognise import MOST_BYTES, layout_of
from phoihop.reading.refusals import ReadRefused
from phoihop.reading.secrecy import secrecy_mark

__all__ = [
    "PARTIES", "Agreement", "Block", "Clause", "Commitment", "Question", "ReadRefused", "Reading", "Run", "Signatory",
    "Target", "Why", "read", "read_text", "secrecy_mark",
]  # fmt: skip


def read(data: bytes, name: str, *, most_bytes: int = MOST_BYTES) -> Reading:
    """Reads a file. Raises `ReadRefused` with a code; its words are in `sentences.py`."""
    return checked(layout_of(data, name, most_bytes))


def read_text(text: str, *, language: str | None = None) -> Reading:
    """Reads a text that was pasted or typed, in the language that is given or that it is told by."""
    return checked(plain(text), language)


def checked(layout: Layout, language: str | None = None) -> Reading:
    if not layout.text.strip():
        raise ReadRefused("no_text")
    mark = secrecy_mark(layout.text[: layout.first_page])
    if mark:
        raise ReadRefused("secret", mark=mark)
    return reading_of(layout, language)
