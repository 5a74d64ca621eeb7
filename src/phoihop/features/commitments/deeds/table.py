"""The one table of all deeds, in the order in which the page of an occurrence shows their buttons."""

from __future__ import annotations

from phoihop.features.commitments.deeds import answers, extensions, lots, reports
from phoihop.features.commitments.deeds.deed import Deed

DEEDS: tuple[Deed, ...] = (
    answers.RECEIVE,
    answers.SEND_BACK,
    extensions.GRANT,
    extensions.REFUSE,
    lots.RESUME,
    answers.PAPER_RECEIVE,
    answers.PAPER_SEND_BACK,
    extensions.PAPER_GRANT,
    extensions.PAPER_REFUSE,
    reports.FILE,
    reports.ENTER,
    reports.REMIND,
    reports.CORRECT,
    reports.CONTRIBUTE,
    reports.TAKE_BACK,
    extensions.ASK,
    extensions.ENTER_ASK,
    lots.SUSPEND,
    lots.WITHDRAW,
    lots.APART,
)
_NAMED = {deed.name: deed for deed in DEEDS}


def deed_named(name: str) -> Deed | None:
    """Return the deed of this name, as an address has it."""
    return _NAMED.get(name)
