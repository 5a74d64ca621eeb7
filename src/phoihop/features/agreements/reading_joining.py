"""Two proposals become one piece of work: what both say is joined, and what only one of them could say is told.

Who leads and supports, who receives, targets and deliverables are joined. There is one time and one number for a figure:
those of the proposal that stays hold, and what is left aside comes back as words for whoever merged.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.features.agreements.drafts import Item, ReadingDesk
from phoihop.features.agreements.reading_words import lines_of_work, when_words
from phoihop.registers.catalogues import Figure


def join_into(desk: ReadingDesk, into: Item, item: Item) -> list[str]:
    """Join a proposal into another, which is looked at again; returns what was left aside and what to look at, worded."""
    told = left_aside(desk, into, item)
    leads = together(into.leads, item.leads)
    if into.leads and len(leads) > len(into.leads):
        given = {"leads": ", ".join(desk.names(leads))}
        told.append(_("Lead together now: %(leads)s. Correct it where only one of them leads.") % given)
    into.leads = leads
    into.supports = [slot for slot in together(into.supports, item.supports) if slot not in leads]
    into.receivers = [slot for slot in together(into.receivers, item.receivers) if slot not in leads]
    into.targets = item.targets | into.targets
    for name in ("deliverable", "amount", "event"):
        setattr(into, name, both(getattr(into, name), getattr(item, name)))
    if not into.printed:
        into.printed = item.printed
    item.state, item.merged = "dropped", into.id
    return told


def left_aside(desk: ReadingDesk, into: Item, item: Item) -> list[str]:
    """Word what the joined proposal cannot keep of the second: another time, another line of work, another number."""
    told = []
    ours, theirs = when_words(into, desk.usual_due), when_words(item, desk.usual_due)
    if ours != theirs:
        told.append(_("Kept is “%(ours)s”; “%(theirs)s” is left aside.") % {"ours": ours, "theirs": theirs})
    if into.line != item.line:
        lines = lines_of_work()
        given = {"ours": lines.get(into.line, into.line), "theirs": lines.get(item.line, item.line)}
        told.append(_("Kept is “%(ours)s”; “%(theirs)s” is left aside.") % given)
    twice = {code for code, value in item.targets.items() if into.targets.get(code, value) != value}
    for figure in Figure.objects.filter(code__in=twice):
        given = {"ours": f"{into.targets[figure.code]} {figure.unit}", "theirs": f"{item.targets[figure.code]}"}
        told.append(_("Kept is “%(ours)s”; “%(theirs)s” is left aside.") % given)
    return told


def together(one: list[str], other: list[str]) -> list[str]:
    return list(dict.fromkeys([*one, *other]))


def both(one: str, other: str) -> str:
    return one if other in one else "; ".join(filter(None, [one, other]))
