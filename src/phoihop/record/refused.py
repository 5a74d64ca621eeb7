"""The one way in which a rule says no.

A refusal carries a code, its parameters and a kind. It carries no words: a room's `sentences.py` words the code in both
languages, and one mapper per door turns the kind into a message, a problem document or an exit code.
"""

from collections.abc import Mapping
from typing import Literal

Kind = Literal["invalid", "forbidden", "conflict", "missing", "too_large", "secret"]


class Refused(Exception):
    """What was asked is refused, and everything stays as it was."""

    def __init__(self, code: str, params: Mapping[str, object] | None = None, kind: Kind = "invalid") -> None:
        """Take the code, its parameters for the sentence, and the kind for the door."""
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})
        self.kind: Kind = kind

    def __str__(self) -> str:
        """Code and parameters: for logs and failing tests, never for people."""
        return f"{self.code} {self.params}" if self.params else self.code
