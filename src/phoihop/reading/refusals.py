"""A document that is not read, and why: a code with parameters; the words are in `sentences.py`."""

from __future__ import annotations

from typing import Literal

RefusalCode = Literal[
    "broken", "empty", "encrypted", "macros", "no_text", "not_there", "needs_office", "needs_recogniser", "secret", "too_deep", "too_large",
    "too_slow", "turned_text", "unknown_type", "unreadable", "wrong_type", "is_directory", "not_utf8",
]  # fmt: skip


class ReadRefused(Exception):
    """The document is not read and nothing of it is kept."""

    def __init__(self, code: RefusalCode, **params: str) -> None:
        super().__init__(code)
        self.code: RefusalCode = code
        self.params: dict[str, str] = params
