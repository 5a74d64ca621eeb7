"""Reads who leads and who takes part from a bracket behind the task.

"(Sở A chủ trì; Sở B, Sở C phối hợp)", "(chủ trì: Sở A; phối hợp: Sở B, Sở C)". A bracket that holds anything else is
none of these. Works on tagged words only.
"""

from __future__ import annotations

import msgspec

from phoihop.reading.bodies import Bodies
from phoihop.reading.tokens import Tokens

LEADS, JOINS = ["chủ", "trì"], ["phối", "hợp"]
CLASSES = (["cơ", "quan"], ["đơn", "vị"], ["bộ", "phận"])
MARKS = (",", ";", ".", "và")
LONGEST = 80


class Roles(msgspec.Struct, frozen=True):
    """The bodies of one bracket by their part in the task; offsets of characters."""

    leads: tuple[str, ...]
    support: tuple[str, ...]
    start: int
    end: int


def role_at(t: Tokens, at: int, last: int) -> tuple[bool, int] | None:
    """Whether a role that begins at a word leads, and the word behind it; None where none begins."""
    at += 2 if t.low[at : at + 2] in CLASSES else 0
    role = t.low[at : min(at + 2, last)]
    if role not in (LEADS, JOINS):
        return None
    at += 2
    at += 2 if t.low[at : min(at + 2, last)] == ["thực", "hiện"] else 0
    return role == LEADS, at


def roles_in_brackets(t: Tokens, bodies: Bodies, start: int, end: int) -> Roles | None:
    """The roles of the last bracket between two offsets that holds nothing but roles and bodies."""
    first, last = t.first_at(start), t.first_at(end)
    for at in range(last - 1, first, -1):
        if t.word(at) != "(":
            continue
        close = next((i for i in range(at + 1, min(last, at + LONGEST)) if t.word(i) in "()"), None)
        found = roles(t, bodies, at + 1, close) if close is not None else None
        if found is not None and close is not None:
            return Roles(*found, t.starts[at], t.ends[close])
    return None


def roles(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The leads and the partners that words [first, last) name, or None where they say something else."""
    held: dict[bool, list[str]] = {True: [], False: []}
    at = first + (first < last and t.low[first] == "do")
    while at < last:
        if t.low[at] in MARKS:
            at += 1
            continue
        role = role_at(t, at, last)
        if role is not None:
            at = role[1]
            at += at < last and t.low[at] in (":", "là", "với")
        names = bodies.list_at(at, last) if at < last else None
        if names is None:
            return None
        at = names.last
        if role is None:
            role = role_at(t, at, last) if at < last else None
            if role is None:
                return None
            at = role[1]
        held[role[0]].extend(names.names)
    leads, support = tuple(dict.fromkeys(held[True])), tuple(dict.fromkeys(held[False]))
    return (leads, support) if leads or support else None
