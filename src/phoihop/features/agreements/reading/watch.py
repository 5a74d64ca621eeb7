"""A reading that goes on in the background: how far it is, and whether somebody still wants it.

The reader's thread tells each page that it recognised; the draft's row carries it to the page of progress. A draft that
was cancelled is gone, and the next page told ends the reading.
"""

from __future__ import annotations

from django.db import close_old_connections

from phoihop.features.agreements.models import ReadingDraft
from phoihop.screen.clock import now


class Cancelled(Exception):
    """Nobody waits for this reading any more."""


class Watch:
    """One reading; `draft` is the number of its row once it has one."""

    def __init__(self) -> None:
        self.draft: int | None = None
        self.told = (0, 0)

    def progress(self, done: int, of: int) -> None:
        """Keep how many pages are recognised. Raises `Cancelled`."""
        self.told = (done, of)
        if self.draft is None:
            return
        try:
            waiting = ReadingDraft.objects.filter(pk=self.draft, state=ReadingDraft.State.WAITING)
            if not waiting.update(fields={"done": done, "of": of}, changed=now()):
                raise Cancelled
        finally:
            close_old_connections()
