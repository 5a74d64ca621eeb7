"""What is said of single commitments: who leads, when, and what there will be to show for it."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.reading.lint.findings import Finding
from phoihop.reading.lint.paper import Paper
from phoihop.reading.outcome import PARTIES, Commitment

VAGUE_REACH = 6
"""A vague verb counts where the duty begins with it, not somewhere in a long sentence."""


def duty_findings(paper: Paper) -> Iterator[Finding]:
    asked = {index: q.code for q in paper.reading.questions for index in q.commitments}
    for index, commitment in enumerate(paper.reading.commitments):
        if commitment.source == "directive":
            continue
        code = lead_fault(paper, commitment)
        for each in (code, time_fault(commitment, asked.get(index, "")), show_fault(paper, commitment)):
            if each:
                yield Finding(each, commitment.start, commitment.end, (index,), params_of(each, commitment))


def lead_fault(paper: Paper, commitment: Commitment) -> str:
    if commitment.lead_undecided:
        return "lead_undecided"
    if commitment.lead == (PARTIES,):
        rules = {why.code for why in commitment.why}
        said = paper.says("parties", commitment.start, commitment.end) >= 0
        return "no_lead" if "owner_parties" in rules and not said else ""
    leads = paper.says("lint:lead", commitment.start, commitment.end) >= 0
    in_table = any(why.code == "table_row" for why in commitment.why)
    return "two_leads" if len(commitment.lead) > 1 and (leads or in_table) else ""


def time_fault(commitment: Commitment, asked: str) -> str:
    """No day, no cadence and no event; "định kỳ" without a number is a fault of its own."""
    if asked == "cadence_not_stated":
        return asked
    return "no_time" if commitment.cadence == "unspecified" and commitment.due is None else ""


def show_fault(paper: Paper, commitment: Commitment) -> str:
    """A duty that begins with "tăng cường", "đẩy mạnh" … and names neither a product nor a quantity."""
    if commitment.deliverable or commitment.target:
        return ""
    first = paper.tokens.first_at(commitment.start)
    last = min(first + VAGUE_REACH, paper.tokens.first_at(commitment.end))
    return "nothing_to_show" if paper.tokens.find("lint:vague", first, last) >= 0 else ""


def params_of(code: str, commitment: Commitment) -> dict[str, str]:
    return {"bodies": ", ".join(commitment.lead)} if code == "two_leads" else {}
