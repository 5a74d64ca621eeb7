"""What a change of the calendar moved, told on the desk of the offices concerned: which dates, from, to, and why."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import ngettext

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.commitments.wording import due_reason
from phoihop.features.commitments.works import works
from phoihop.screen import clock
from phoihop.screen.parts import Link
from phoihop.screen.words import dmy
from phoihop.web.calendar_changes import change_sentence, moved_lately
from phoihop.web.desk_rows import key_of


class MovedLine(NamedTuple):
    """A due date that the calendar moved: what, from when to when, and why it stands there now."""

    link: Link
    before: str
    after: str
    why: str


def moved_words(organisation: str, today: date) -> dict[str, Any] | None:
    """Tell which due dates of ours, or of what we receive, the calendar moved lately; None where it moved none."""
    moved = moved_lately(organisation, clock.now())
    if not moved:
        return None
    described = {key_of(work.row): work for work in works([each.row for each in moved], today)}
    lines = []
    for each in moved:
        work = described[key_of(each.row)]
        link = Link(f"{work.title} ({work.source})", occurrence_url(each.row))
        lines.append(MovedLine(link, dmy(each.before), dmy(each.after), capfirst(due_reason(each.row))))
    changes = dict.fromkeys(change_sentence(each.change) for each in moved)
    title = ngettext("%(n)d due date moved", "%(n)d due dates moved", len(lines)) % {"n": len(lines)}
    return {"title": title, "changes": list(changes), "lines": lines}
