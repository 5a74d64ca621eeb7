"""What of the log is told once: a refusal that `refusals.py` has told in one line needs no traceback of Django's beside it.

Loaded with the settings, before any model: nothing of the product is imported here.
"""

from __future__ import annotations

import logging

from django.http.multipartparser import MultiPartParserError


def is_not_told_yet(record: logging.LogRecord) -> bool:
    """Let pass what nobody else tells."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, MultiPartParserError)
