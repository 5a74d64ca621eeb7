"""Under which heading of the text a clause stands, and how a node of the text is called: “II.1” for “1.” under “II.”."""

from __future__ import annotations

from collections.abc import Mapping

from phoihop.features.agreements.tables import Clause, CommitmentRow


def headings_of(clauses: Mapping[str, Clause]) -> dict[str, Clause | None]:
    """Return for every clause what `heading_of` returns for one, in one pass."""
    above: list[Clause] = []
    found: dict[str, Clause | None] = {}
    for clause in sorted(clauses.values(), key=lambda each: each.position):
        while above and above[-1].level >= clause.level:
            above.pop()
        found[clause.clause] = above[-1] if above else None
        above.append(clause)
    return found


def heading_of(clauses: Mapping[str, Clause], clause: str) -> Clause | None:
    """Return the nearest node above a clause that stands higher in the text: the head under which it is listed."""
    own = clauses.get(clause)
    if own is None:
        return None
    above = [each for each in clauses.values() if each.position < own.position and each.level < own.level]
    return max(above, key=lambda each: each.position, default=None)


def path_of(clauses: Mapping[str, Clause], clause: Clause) -> str:
    """Return the whole label of a node: “II.1” for “1.” under “II.”."""
    labels, here = [], clause
    while True:
        labels.append(here.label.strip().rstrip(".)"))
        above = heading_of(clauses, here.clause)
        if above is None:
            return ".".join(label for label in reversed(labels) if label)
        here = above


def own_label(clauses: Mapping[str, Clause], form: CommitmentRow) -> str:
    own = clauses.get(form.clause)
    return own.label if own is not None else form.clause_label
