"""Lets the reader of a document's language read it.

Texts that are not NFC are read in NFC and every offset is carried back, so that offsets hold in the text as it came.
"""

from __future__ import annotations

from phoihop.reading.composed import composed, restored
from phoihop.reading.language import language_of
from phoihop.reading.layout import Layout
from phoihop.reading.modal.document import ModalReader
from phoihop.reading.outcome import Reading
from phoihop.reading.packs import Pack, pack
from phoihop.reading.propose import Reader

READERS: dict[str, type[Reader]] = {"vietnamese": Reader, "modal": ModalReader}


def reading_of(layout: Layout, language: str | None = None) -> Reading:
    """Everything that a document yields; `language` is one of `LANGUAGES`, or None to be told by the text."""
    return read_with(layout, pack(language or language_of(layout.text)))


def read_with(layout: Layout, words: Pack) -> Reading:
    """Reads a document with a pack, be it one of ours or another."""
    inner, places = composed(layout)
    reading = READERS[words.reader](inner, words).read()
    return reading if places is None else restored(reading, layout, places)
