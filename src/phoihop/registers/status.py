"""The one status function: what a row of what is owed reads on a day. Pure; statuses are derived, never stored.

Precedence and words are decided once (decision D11): desk, matrix, lists, Word and Excel all ask here. The SQL filters
in `queries.py` say the same: `tests/registers/test_queries.py` holds both together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

SOON_DAYS = 21

NOT_TRACKED, PASSED, WITHDRAWN, SUSPENDED, APART = "not_tracked", "passed", "withdrawn", "suspended", "apart"
ON_TIME, LATE, UNDATED = "received_on_time", "received_late", "received_undated"
SENT_BACK, SENT, DISPUTED, OVERDUE = "sent_back", "sent", "disputed", "overdue"
TODAY, SOON, NOT_YET = "today", "soon", "not_yet"

STATUSES = (
    NOT_TRACKED,
    PASSED,
    WITHDRAWN,
    SUSPENDED,
    APART,
    ON_TIME,
    LATE,
    UNDATED,
    SENT_BACK,
    SENT,
    DISPUTED,
    OVERDUE,
    TODAY,
    SOON,
    NOT_YET,
)
# The worst of several rows in one cell is the first of these.
WORST_FIRST = (
    OVERDUE,
    SENT_BACK,
    TODAY,
    SOON,
    SENT,
    DISPUTED,
    NOT_YET,
    LATE,
    ON_TIME,
    UNDATED,
    SUSPENDED,
    APART,
    WITHDRAWN,
    PASSED,
    NOT_TRACKED,
)
_RANKS = {code: place for place, code in enumerate(WORST_FIRST)}
UNCOUNTED = frozenset({NOT_TRACKED, PASSED, WITHDRAWN, SUSPENDED, APART, UNDATED})


class Owed(Protocol):
    """The facts of a due row that a status reads."""

    @property
    def state(self) -> str: ...
    @property
    def continuous(self) -> bool: ...
    @property
    def disputed(self) -> bool: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def judged_due(self) -> date | None: ...
    @property
    def sent_on(self) -> date | None: ...
    @property
    def silent_on(self) -> date | None: ...


class Status(NamedTuple):
    """A status and its number of days: late or overdue by so many, or so many left. None where days say nothing."""

    code: str
    days: int | None = None

    @property
    def rank(self) -> int:
        return _RANKS[self.code]


def status(row: Owed, today: date) -> Status:
    """Return what a row reads on `today` (UTC+7)."""
    match row.state:
        case "untracked":
            return Status(NOT_TRACKED)
        case "passed":
            return Status(PASSED)
        case "withdrawn":
            return Status(WITHDRAWN)
        case "suspended":
            return Status(SUSPENDED)
        case "apart":
            return Status(APART)
        case "received":
            return _received(row)
        case "sent_back":
            left = None if row.due_on is None else (row.due_on - today).days
            return Status(SENT_BACK, left)
        case "sent":
            # Silence is an answer: once its day has come (ten working days unless agreed otherwise), it counts as received.
            return _received(row) if row.silent_on is not None and row.silent_on <= today else Status(SENT, _late(row))
        case _:
            return _open(row, today)


def _received(row: Owed) -> Status:
    if row.continuous or (row.due_on is None and row.judged_due is None):
        return Status(UNDATED)  # there was no day by which to be on time
    late = _late(row)
    return Status(LATE, late) if late else Status(ON_TIME)


def _late(row: Owed) -> int | None:
    """Days by which the document came after its due date: judged by the document's own date and the due date then."""
    if row.continuous or row.sent_on is None or row.judged_due is None or row.sent_on <= row.judged_due:
        return None
    return (row.sent_on - row.judged_due).days


def _open(row: Owed, today: date) -> Status:
    if row.continuous or row.due_on is None:
        return Status(NOT_YET)
    left = (row.due_on - today).days
    if left < 0:
        return Status(DISPUTED) if row.disputed else Status(OVERDUE, -left)
    if left == 0:
        return Status(TODAY, 0)
    return Status(SOON, left) if left <= SOON_DAYS else Status(NOT_YET, left)


def worst(statuses: Iterable[Status]) -> Status | None:
    """Return what a cell shows for several rows: the worst, and of equals the one with most days."""
    return min(statuses, key=lambda each: (each.rank, -(each.days or 0)), default=None)


def fallen_due(row: Owed, today: date, read: Status | None = None) -> bool:
    """Whether a row counts in the rate: its day has come, and nothing took it out. `read` is its status, where known.

    What was sent back fell due on the day by which its report was judged, not on the day by which to answer.
    """
    code = (read or status(row, today)).code
    if row.continuous or code in UNCOUNTED:
        return False
    day = row.judged_due if row.state == "sent_back" else row.due_on
    return code in (ON_TIME, LATE) or (day is not None and day <= today)
