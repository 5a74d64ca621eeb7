"""A commitment in the making, and how it becomes one: line of work, deliverable and target are read from its words."""

from __future__ import annotations

import msgspec

from phoihop.reading.outcome import Commitment, Why
from phoihop.reading.quantities import Quantities
from phoihop.reading.statements import Statement
from phoihop.reading.timing import Timing
from phoihop.reading.tokens import Tokens
from phoihop.reading.workline import work_line


class Draft(msgspec.Struct):
    """A commitment before it is numbered into an agreement."""

    start: int
    end: int
    unit: int
    leads: tuple[str, ...]
    statement: Statement
    inherited: bool
    timing: Timing
    why: list[Why]
    support: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    source: str = "agreement"
    agreement: int = 0
    named: bool = False
    asked: bool = False
    spans: list[tuple[int, int]] = []
    focal: bool = False


def finished(
    draft: Draft, tokens: Tokens, quantities: Quantities, clause: int | None, head: tuple[int, int] | None = None
) -> Commitment:
    """The commitment that a draft becomes: line of work, deliverable and target are read from its words."""
    first, last = tokens.first_at(draft.start), tokens.first_at(draft.end)
    stated = draft.statement
    begin = stated.predicate if first <= stated.predicate < last and not stated.object_first else first
    line, why = work_line(tokens, begin, last, draft.spans, None if draft.focal else head, since=first)
    return Commitment(
        agreement=draft.agreement,
        start=draft.start,
        end=draft.end,
        text=tokens.text[draft.start : draft.end],
        lead=draft.leads,
        support=draft.support,
        receivers=draft.receivers,
        cadence=draft.timing.cadence,
        cadences=draft.timing.cadences,
        due=draft.timing.due,
        event=draft.timing.event,
        line=line,
        deliverable=deliverable(tokens, first, last),
        target=quantities.target(tokens, draft.start, draft.end),
        clause=clause,
        lead_undecided=draft.statement.undecided,
        source="directive" if draft.source == "directive" else "agreement",
        why=(*draft.why, *((why,) if why else ())),
        series=draft.timing.series,
    )


def deliverable(tokens: Tokens, first: int, last: int) -> str | None:
    """The first thing that can be shown for it, in the document's words."""
    for index in range(first, last):
        if (size := tokens.size(index, "deliverable")) and index > first:
            return tokens.slice(index, index + size)
    return None
