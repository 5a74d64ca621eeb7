"""What the timetable says when it cannot make sense of what it is given: a code and its parameters.

The words for every code, in both languages, are in `sentences.py`.
"""

from __future__ import annotations


class TimetableRefused(Exception):
    """A cadence, scheme, due rule, holiday table or range that makes no sense; nothing was computed."""

    def __init__(self, code: str, **params: str | int) -> None:
        """Keep the code and the parameters that its sentence needs."""
        super().__init__(code)
        self.code = code
        self.params = params
