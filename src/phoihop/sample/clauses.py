"""The sample's texts as they are written down here, turned into clauses.

One clause a line: as many `#` as its depth, its label as printed, a bar, its words. The id is the path of the labels
(`II.1.a`); articles are counted through the chapters, so theirs begin anew (`d5.2`).
"""

from __future__ import annotations

from phoihop.sample.plan import SampleClause


def clauses_of(text: str) -> tuple[SampleClause, ...]:
    """Return the clauses of a text in order. A line that is no clause is a mistake of ours and raises ValueError."""
    found: list[SampleClause] = []
    path: list[str] = []
    for line in text.strip().splitlines():
        marks, _, rest = line.strip().partition(" ")
        label, bar, words = rest.partition(" | ")
        if set(marks) != {"#"} or not bar:
            raise ValueError(f"not a clause: {line}")
        level = len(marks) - 1
        path = [*path[:level], _key(label)]
        start = max((n for n, key in enumerate(path) if key.startswith("d") and key[1:].isdigit()), default=0)
        found.append(SampleClause(".".join(path[start:]), level, label, words.strip()))
    return tuple(found)


def _key(label: str) -> str:
    key = label.rstrip(".)")
    if key.startswith("Điều "):
        return "d" + key.removeprefix("Điều ")
    return key.removeprefix("Chương ")


def words_of(clauses: tuple[SampleClause, ...], id_: str) -> str:
    """Return the words of one clause."""
    return next(clause.text for clause in clauses if clause.id == id_)
