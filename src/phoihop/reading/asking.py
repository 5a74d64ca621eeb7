"""What a person must decide about a reading: what the document promises without saying it, and what could not be told."""

from __future__ import annotations

from collections import defaultdict

from phoihop.reading.letters import name_key
from phoihop.reading.outcome import PARTIES, Agreement, Commitment, Question

ALIKE = 0.5
WITHOUT_TERM = ("regulation", "decision", "joint_circular", "joint_resolution", "memorandum", "other")


def questions(
    agreements: tuple[Agreement, ...], commitments: tuple[Commitment, ...], stated_only: tuple[bool, ...]
) -> tuple[Question, ...]:
    """All questions: those about the documents first, then in the order of the text."""
    out: list[Question] = []
    for agreement in agreements:
        if len(agreement.parties) < 2 and agreement.kind != "decision":
            out.append(Question("parties_unclear", agreement.start, agreement.end))
        if agreement.signed_on is None:
            out.append(Question("signed_on_unclear", agreement.start, agreement.end))
        if agreement.kind not in WITHOUT_TERM and not (agreement.from_ and agreement.to):
            out.append(Question("period_unclear", agreement.start, agreement.end))
    for index, commitment in enumerate(commitments):
        place = (commitment.start, commitment.end, (index,))
        if stated_only[index] and commitment.cadence == "unspecified":
            out.append(Question("cadence_not_stated", *place))
        if commitment.lead_undecided:
            out.append(Question("lead_undecided", *place))
        if len(commitment.cadences) > 1:
            out.append(Question("several_cadences", *place, params={"cadences": ", ".join(commitment.cadences)}))
    out.extend(mirrored(commitments))
    return tuple(out)


def mirrored(commitments: tuple[Commitment, ...]) -> list[Question]:
    """Pairs in which two bodies promise the same thing to each other."""
    by_bodies: dict[frozenset[str], list[int]] = defaultdict(list)
    for index, commitment in enumerate(commitments):
        if commitment.support and PARTIES not in commitment.lead:
            by_bodies[frozenset(map(name_key, (*commitment.lead, *commitment.support)))].append(index)
    out: list[Question] = []
    for indices in by_bodies.values():
        for position, one in enumerate(indices[:50]):
            for two in indices[position + 1 : position + 50]:
                a, b = commitments[one], commitments[two]
                swapped = {name_key(n) for n in a.lead} <= {name_key(n) for n in b.support}
                if swapped and a.line == b.line and likeness(a.text, b.text) >= ALIKE:
                    out.append(Question("mirrored", a.start, b.end, (one, two)))
    return out


def likeness(one: str, two: str) -> float:
    """The share of words that two texts have in common."""
    a, b = set(name_key(one).split()), set(name_key(two).split())
    return len(a & b) / max(1, len(a | b))
