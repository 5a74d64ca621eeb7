"""The buttons of an occurrence's page: what is asked of us first, then the rest, and folded what is done seldom."""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.features.commitments.addresses import deed_url, occurrence_url, page_of
from phoihop.features.commitments.looking import Looking
from phoihop.registers.status import OVERDUE, SENT_BACK
from phoihop.screen.parts import Action

_FIRST = frozenset({"receive", "grant", "resume", "paper_receive", "paper_grant", "file", "enter", "remind"})


def buttons(look: Looking, part: str) -> tuple[list[Action], list[Action]]:
    """Return the buttons: what is asked of us first, and what is done seldom."""
    row, may = look.row, look.may
    words = {
        "receive": _("Receive"),
        "send_back": _("Ask for additions"),
        "grant": _("Agree to more time"),
        "refuse": _("Do not agree"),
        "resume": _("Resume"),
        "paper_receive": _("Enter a reception on paper"),
        "paper_send_back": _("Enter a paper that asks for additions"),
        "paper_grant": _("Enter a paper that agrees to more time"),
        "paper_refuse": _("Enter a paper that refuses more time"),
        "file": _("Write the report"),
        "enter": _("Enter a report on paper"),
        "remind": _("Write a reminder"),
        "correct": _("Send additions"),
        "contribute": _("Report our part"),
        "take_back": _("Take the report back"),
        "ask": _("Ask for more time"),
        "enter_ask": _("Enter a request for more time"),
        "suspend": _("Suspend"),
        "withdraw": _("No longer applicable"),
        "apart": _("Kept in a separate file"),
    }
    seldom = {"take_back", "suspend", "withdraw", "apart", "enter_ask", "paper_send_back", "paper_refuse"}
    forms = {"file", "enter", "correct", "contribute"}
    shown: list[Action] = []
    folded: list[Action] = []
    main = part == ""
    for name, said in words.items():
        if name not in may or name == part:
            continue
        url = (
            occurrence_url(row, name)
            if name in forms
            else (page_of("reminder", row) if name == "remind" else deed_url(row, name))
        )
        # Who writes here is asked first; its paper may still be entered.
        asks = name != "enter" or (look.status.code in {OVERDUE, SENT_BACK} and not may.lead_writes)
        first = main and not shown and name in _FIRST and asks
        action = Action(said, url, main=first, confirm=name not in forms | {"remind"})
        (folded if name in seldom else shown).append(action)
    return shown, folded
