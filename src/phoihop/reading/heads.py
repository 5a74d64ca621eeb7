"""Classes the heads of articles and introducing lines: what may be a commitment below them, and who owes it.

"hard": definitions, principles, scope; "soft": only what itself names a body and a duty; "duty": what begins with a
verb is owed, by the body that the head names or by the parties.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from phoihop.reading.bodies import Bodies
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import WORD, Tokens

HeadClass = Literal["hard", "soft", "duty", "plain"]
ROLE_REACH = 10
OWNER_REACH = 24
CONTENTS_REACH = 7
ENDS_OF_OWNER = ("trong", "về", "khi", "theo", "đối", "để", "như", "tại", "với")
JOINTS = (",", ";", "và", "hoặc")
LONG_CLASS = 3


class Head(msgspec.Struct, frozen=True):
    """What a head says. `leads` is empty where it names nobody; `role` is "support" for "(cơ quan phối hợp)"."""

    kind: HeadClass
    leads: tuple[str, ...] = ()
    role: str = ""


def lists_contents(t: Tokens, first: int, last: int) -> bool:
    """“Thành phần ... gồm:", "Kế hoạch gồm các nội dung sau:", "Thông tin về ...:"; what is done together is more than contents."""
    if t.word(last - 1) != ":" or any(t.size(i, "joint_verb") for i in range(first, last)):
        return False
    told = first + t.size(first, "thing")
    if first < told < last and t.low[told] == "về":
        return True
    return any(t.low[i] == "gồm" for i in range(max(first, last - CONTENTS_REACH), last))


def tells_doings(t: Tokens, first: int, last: int) -> bool:
    """“Nội dung bảo đảm an toàn ..., bao gồm:": what is done, and no contents of a paper."""
    size = t.size(first, "duty_head")
    at = first + size
    if not size or t.size(first, "soft_head") > size or at >= last or t.word(last - 1) != ":":
        return False
    return t.size(at, "verb") > 0 and not any(
        t.size(at, tag) for tag in ("nominal", "drafted", "thing", "sending", "noun")
    )


def owner_at_end(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[str, ...] | None:
    """“Chức trách, nhiệm vụ ... của X", "Nội dung hoạt động của X": a head that names whose duties or doings follow."""
    if t.size(first, "verb") and not any(t.size(first, tag) for tag in ("owned_noun", "owner_noun", "thing")):
        return None
    speaks = first if t.size(first, "owned_noun") else -1
    for at in range(first, min(last, first + OWNER_REACH)):
        if t.size(at, "owner_noun"):
            speaks = at
        elif t.low[at] == "của" and speaks >= 0:
            if bodies.list_at(at + 1, last) is not None or t.size(speaks, "owner_noun"):
                return owners(t, bodies, at + 1, last) or None
        elif speaks >= 0 and (t.low[at] in ENDS_OF_OWNER or t.size(at, "joint_verb")):
            return None
    return None


def owners(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[str, ...]:
    """The bodies and persons that a head names, whole, also where no list holds them; they are known from then on."""
    end = next(
        (
            i
            for i in range(first, last)
            if (t.low[i] in ENDS_OF_OWNER and not (t.low[i] == "về" and t.low[i - 2 : i] == ["nhà", "nước"]))
            or not (t.is_word(i) or t.word(i) in ",;-–&")
        ),
        last,
    )
    out: list[str] = []
    at = first
    while at < end:
        names = bodies.list_at(at, end)
        begin, stop = at, at + 1
        if names is not None:
            out.extend(names.names[:-1])
            begin, stop = max(at, names.last - len(WORD.findall(names.names[-1]))), names.last
            if names.names[-1] == PARTIES:
                begin = stop
                out.append(PARTIES)
        fields = stop < end and t.size(begin, "wide") > 0 and t.word(stop) == "," and not names_follow(t, stop + 1, end)
        if stop < end and (t.low[stop] not in JOINTS or fields):
            stop = next((i for i in range(stop, end) if t.low[i] in JOINTS and names_follow(t, i + 1, end)), end)
        if begin < stop:
            name = " ".join(t.slice(begin, stop).split()).strip(" ,;-–")
            out.append(name)
            bare = begin + max(t.size(begin, "class"), t.size(begin, "head")) >= stop
            if not bare and (names is None or not t.size(begin, "class") or len(name.split()) > LONG_CLASS):
                bodies.known.add(name)
        at = stop
        while at < end and (t.low[at] in JOINTS or not t.is_word(at)):
            at += 1
    return tuple(dict.fromkeys(out))


def named_line(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[str, ...]:
    """The bodies of a line that opens like a name which the text uses: "Điểm X của Bộ và cơ quan Y:"."""
    if first >= last or not t.is_upper(first) or not bodies.known.opens(t, first):
        return ()
    return owners(t, bodies, first, last)


def names_follow(t: Tokens, index: int, end: int) -> bool:
    """Whether a name, an office or a capital stands behind a joint."""
    at = index + (t.size(index, "determiner") if index < end else 0)
    if at >= end:
        return False
    return t.is_upper(at) or any(t.size(at, tag) for tag in ("head", "person", "class", "name", "office", "rank"))


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
        named = t.low[at - 1] == "của" or bodies.list_at(at, last) is not None
        return Head("duty", owners(t, bodies, at, last) if named else (), "people" if t.size(at, "people") else "")
    if (owned := owner_at_end(t, bodies, first, last)) is not None:
        return Head("duty", owned)
    alone = t.size(first, "hard_alone")
    if t.size(first, "hard_head") or (alone and last - first <= alone + 1):
        return Head("hard", (), "principle" if t.size(first, "principle_head") else "")
    if tells_doings(t, first, last):
        return Head("duty")
    if (t.size(first, "soft_head") or t.size(first, "thing")) and lists_contents(t, first, last):
        return Head("hard", (), "contents")
    made_of = bodies.list_at(first, last) if lists_contents(t, first, last) else None
    if made_of is not None and made_of.last < last and t.low[made_of.last] in ("gồm", "bao"):
        return Head("hard", (), "contents")
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
