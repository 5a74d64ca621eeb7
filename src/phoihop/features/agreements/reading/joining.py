"""Two proposals become one piece of work: what both say is joined, and what only one of them could say is told.

Who leads and supports, who receives, targets and deliverables are joined. There is one time and one number for a figure:
those of the proposal that stays hold, and what is left aside comes back as words for whoever merged.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.features.agreements.drafts.draft import Item, ReadingDesk
from phoihop.features.agreements.reading.words import lines_of_work, when_words
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
    said = [(pgettext("when it is due", "When"), *(when_words(each, desk.usual_due) for each in (into, item)))]
    lines = lines_of_work()
    said.append((_("Line of work"), lines.get(into.line, into.line), lines.get(item.line, item.line)))
    twice = {code for code, value in item.targets.items() if into.targets.get(code, value) != value}
    said += [
        (figure.name, str(into.targets[figure.code]), str(item.targets[figure.code]))
        for figure in Figure.objects.filter(code__in=twice)
    ]
    words = _("%(what)s: kept is “%(ours)s”; “%(theirs)s” is left aside.")
    return [words % {"what": what, "ours": ours, "theirs": theirs} for what, ours, theirs in said if ours != theirs]


def together(one: list[str], other: list[str]) -> list[str]:
    return list(dict.fromkeys([*one, *other]))


def both(one: str, other: str) -> str:
    return one if other in one else "; ".join(filter(None, [one, other]))
