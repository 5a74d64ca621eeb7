"""The statuses of an occurrence as they are shown: one character, one word and one drawn shape each.

Which status an occurrence has is decided elsewhere from facts and today; here a code becomes something to read,
the same on pages, in the matrix, in Word and in Excel. The shapes themselves are drawn in `parts/sprite.html`.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy


class Status(NamedTuple):
    """How one status reads. `character` is for text, Excel and Word, `symbol` the id of the drawn shape."""

    code: str
    character: str
    symbol: str
    word: str | Promise
    open: bool  # still asks something of somebody


_ALL = (
    Status("overdue", "✕", "s-overdue", pgettext_lazy("status", "overdue"), True),
    Status("sent_back", "↺", "s-sent-back", pgettext_lazy("status", "additions requested"), True),
    Status("disputed", "◇", "s-disputed", pgettext_lazy("status", "being compared"), True),
    Status("today", "◔", "s-soon", pgettext_lazy("status", "due today"), True),
    Status("soon", "◔", "s-soon", pgettext_lazy("status", "due soon"), True),
    Status("sent", "◑", "s-sent", pgettext_lazy("status", "awaiting receipt"), True),
    Status("not_yet", "·", "s-not-yet", pgettext_lazy("status", "not yet due"), True),
    Status("received_on_time", "●", "s-on-time", pgettext_lazy("status", "completed on time"), False),
    Status("received_late", "◐", "s-late", pgettext_lazy("status", "completed late"), False),
    Status("received_undated", "◉", "s-undated", pgettext_lazy("status", "completed, no due date"), False),
    Status("suspended", "⏸\ufe0e", "s-suspended", pgettext_lazy("status", "suspended"), False),
    Status("apart", "▣", "s-apart", pgettext_lazy("status", "kept in a separate file"), False),
    Status("withdrawn", "⊘", "s-withdrawn", pgettext_lazy("status", "no longer applicable"), False),
    Status("passed", "→", "s-passed", pgettext_lazy("status", "passed to the successor"), False),
    Status("not_tracked", "–", "s-not-tracked", pgettext_lazy("status", "not tracked"), False),
)

STATUSES = {status.code: status for status in _ALL}
"""By code, in the order of the legend: what is open first."""

PASSED_MARK = "→"


def extended_word(times: int) -> str:
    """Say how often a due date was extended, for example “đã gia hạn 2 lần”."""
    return ngettext("extended once", "extended %(times)d times", times) % {"times": times}


def said(code: str, days: int | None = None) -> str:
    """Say a status with its days, as `registers.status` counts them: “quá hạn 11 ngày”, “sắp đến hạn, còn 6 ngày”."""
    word = str(STATUSES[code].word)
    match code:
        case "overdue" if days:
            return ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}
        case "received_late" if days:
            return ngettext("completed %(days)d day late", "completed %(days)d days late", days) % {"days": days}
        case "sent" if days:
            late = ngettext("sent %(days)d day late", "sent %(days)d days late", days) % {"days": days}
            return f"{word}, {late}"
        case "sent_back" | "soon" if days is not None:
            return f"{word}, {days_words(days)}"
        case _:
            return word


def days_words(days: int) -> str:
    """Say how far a day is, for lines where the shape already tells the status: “còn 3 ngày”, “hôm nay”, “quá 60 ngày”."""
    if days < 0:
        return ngettext("%(days)d day past", "%(days)d days past", -days) % {"days": -days}
    if days == 0:
        return gettext("today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
