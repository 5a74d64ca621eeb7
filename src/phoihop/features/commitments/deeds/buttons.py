"""The buttons of an occurrence's page: what is asked of us first, then the rest, and folded what is done seldom."""

from __future__ import annotations

from phoihop.features.commitments.deeds.deed import Deed, Question
from phoihop.features.commitments.deeds.reports import ENTER
from phoihop.features.commitments.deeds.table import DEEDS
from phoihop.features.commitments.looking import Looking
from phoihop.registers.status import OVERDUE, SENT_BACK
from phoihop.screen.parts import Action


def buttons(look: Looking, writing: Deed | None) -> tuple[list[Action], list[Action]]:
    """Return the buttons of what may be done, less what is being written, and folded what is done seldom."""
    shown: list[Action] = []
    folded: list[Action] = []
    for deed in DEEDS:
        if deed not in look.may or deed is writing:
            continue
        # Who writes here is asked first; its paper may still be entered.
        asks = deed is not ENTER or (look.status.code in {OVERDUE, SENT_BACK} and not look.may.lead_writes)
        main = writing is None and not shown and deed.first and asks
        action = Action(deed.button, deed.url(look.row), main=main, confirm=isinstance(deed.asked, Question))
        (folded if deed.seldom else shown).append(action)
    return shown, folded
