"""Classes the heads of articles and introducing lines: what may be a commitment below them, and who owes it.

"hard": definitions, principles, scope; "soft": only what itself names a body and a duty; "duty": what begins with a
verb is owed, by the body that the head names or by the parties.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from phoihop.reading.bodies import Bodies
from phoihop.reading.known import NameList
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import Tokens

HeadClass = Literal["hard", "soft", "duty", "plain"]
ROLE_REACH = 10
OWNER_REACH = 24
ENDS_OF_OWNER = ("trong", "về", "khi", "theo", "đối", "để", "như", "tại", "với")
JOINTS = (",", "và", "hoặc")


class Head(msgspec.Struct, frozen=True):
    """What a head says. `leads` is empty where it names nobody; `role` is "support" for "(cơ quan phối hợp)"."""

    kind: HeadClass
    leads: tuple[str, ...] = ()
    role: str = ""


def owner_at_end(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[str, ...] | None:
    """“Chức trách, nhiệm vụ ... của X”: a head that speaks of duties and names whose they are."""
    speaks = -1
    for at in range(first, min(last, first + OWNER_REACH)):
        if t.size(at, "owner_noun"):
            speaks = at
        elif t.low[at] == "của" and speaks >= 0:
            names = bodies.list_at(at + 1, last)
            if names is not None:
                return whole_names(t, bodies, names, last)
    return None


def whole_names(t: Tokens, bodies: Bodies, names: NameList, last: int) -> tuple[str, ...]:
    """The names of a head; one whose end is not seen goes on to the end of the head, and is known from then on."""
    if names.last < last and len(names.names) == 1:
        end = next(
            (
                i
                for i in range(names.last, last)
                if t.low[i] in ENDS_OF_OWNER or not (t.is_word(i) or t.word(i) in ",-–&")
            ),
            last,
        )
        if end > names.last and t.low[names.last] not in JOINTS:
            whole = " ".join(t.slice(names.first, end).split()).strip(" ,-–")
            bodies.known.add(whole)
            return (whole,)
    for name in names.names:
        if name != PARTIES:
            bodies.known.add(name)
    return names.names


def head_of(tokens: Tokens, bodies: Bodies, first: int, last: int) -> Head:
    """Classes the head made of words [first, last)."""
    t = tokens
    while (
        first < last
        and (not t.is_word(first) or t.low[first] in ("về", "các", "công", "tác", "những", "một", "số"))
        and not t.size(first, "parties")
    ):
        if t.is_word(first) and (bodies.begins(first, last) or t.size(first, "hard_head")):
            break
        first += 1
    if first >= last:
        return Head("plain")
    if t.size(first, "joint_head"):
        return Head("duty", (PARTIES,))
    if size := t.size(first, "owner_head"):
        at = first + size
        names = bodies.list_at(at, last)
        if names is not None and names.last >= min(last, at + 1):
            return Head("duty", whole_names(t, bodies, names, last))
        return Head("duty", (PARTIES,) if "bên" in t.low[at:last] else ())
    if (owned := owner_at_end(t, bodies, first, last)) is not None:
        return Head("duty", owned)
    if t.size(first, "hard_head"):
        return Head("hard")
    if t.size(first, "soft_head"):
        return Head("soft")
    names = bodies.list_at(first, last)
    if names is not None:
        rest = [t.low[i] for i in range(names.last, last) if t.is_word(i)]
        joined = " ".join(rest[:ROLE_REACH])
        if not rest:
            return Head("duty", names.names)
        if t.word(names.last) in "(:" and ("chủ trì" in joined or "phối hợp" in joined) and len(rest) <= ROLE_REACH:
            return Head("duty", names.names, "support" if "chủ trì" not in joined else "lead")
    if t.size(first, "duty_head") or t.size(first, "verb") or t.size(first, "joint_verb"):
        return Head("duty")
    return Head("plain")
