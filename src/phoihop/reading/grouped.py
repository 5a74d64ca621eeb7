"""Bodies that share the words of their class: "bốn bệnh viện A, B và C", "Ban Thường vụ các Huyện ủy D, E".

Each becomes a name of its own, with the class before it.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.tokens import Tokens

MOST = 12
LONGEST_CLASS = 4
LONGEST_FIELD = 12
NUMBERS = frozenset(("các", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"))
JOINTS = (",", "và", "cùng")


def sharing_a_class(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[list[str], int] | None:
    """The bodies named from word `first` on, and the word behind the last of them; None where no class is shared."""
    if (placed := in_places(t, bodies, first, last)) is not None:
        return placed
    at = first
    if t.is_upper(at) and t.size(at, "head"):
        at += t.size(at, "head")
    if at + 2 >= last or not (t.low[at] in NUMBERS or t.word(at).isdigit()):
        return None
    before = t.slice(first, at)
    kind = at + 1
    size = max(t.size(kind, "head"), t.size(kind, "class"))
    if not size or kind + size >= last or size > LONGEST_CLASS:
        return None
    if not t.is_upper(kind + size):
        return listed(t, bodies, kind + size, last)
    word = t.slice(kind, kind + size)
    word = word if before else word[:1].upper() + word[1:]
    own = places_of(t, bodies, kind + size, last)
    if len(own) < 2:
        return None
    return [" ".join(filter(None, (before, word, t.slice(a, b)))) for a, b in own], own[-1][1]


def listed(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[list[str], int] | None:
    """“5 ngân hàng thương mại | gồm A, B và C": each by its own name."""
    for at in range(first, min(last - 1, first + LONGEST_CLASS)):
        if t.low[at] in ("gồm", "là") or t.word(at) in "(:":
            own = places_of(t, bodies, at + 1 + (t.word(at + 1) == ":"), last, headed=True)
            return ([t.slice(a, b) for a, b in own], own[-1][1]) if len(own) > 1 else None
        if not t.is_word(at):
            return None
    return None


def in_places(t: Tokens, bodies: Bodies, first: int, last: int) -> tuple[list[str], int] | None:
    """“Sở Y tế ba địa phương A, B và C": one body in each of the places."""
    if not t.is_upper(first) or not t.size(first, "head"):
        return None
    for at in range(first + 1, min(last - 2, first + LONGEST_FIELD)):
        if t.word(at) in ",.;:(" or t.size(at, "press:sign"):
            return None
        if not (t.low[at] in NUMBERS or t.word(at).isdigit()):
            continue
        size = max(t.size(at + 1, "place"), 2 if t.low[at + 1 : at + 3] == ["địa", "phương"] else 0)
        if not size or at + 1 + size >= last:
            return None
        own = places_of(t, bodies, at + 1 + size, last)
        kind = t.slice(first, at)
        return ([f"{kind} {t.slice(a, b)}" for a, b in own], own[-1][1]) if len(own) > 1 else None
    return None


def places_of(t: Tokens, bodies: Bodies, first: int, last: int, *, headed: bool = False) -> list[tuple[int, int]]:
    """The words of each name in "A B, C và D e": capitals, and small words between capitals of one name."""
    out: list[tuple[int, int]] = []
    at = first
    while at < last and len(out) < MOST and t.is_word(at) and t.is_upper(at):
        if out and not headed and (bodies.heads(at) and not t.size(at, "inside_proper")):
            break
        end = at + 1
        while end < last and (goes_on(t, end, last) or (t.is_word(end) and t.is_upper(end))):
            end += 1
        out.append((at, end))
        if end + 1 >= last or t.low[end] not in JOINTS:
            break
        at = end + 1
    return out


def goes_on(t: Tokens, at: int, last: int) -> bool:
    """A small word inside a name, with a capital straight after it: "Hữu | nghị | Việt Tiệp"."""
    if t.word(at) in "-–":
        return at + 1 < last and t.is_upper(at + 1) and not t.size(at + 1, "head")
    if (
        not t.is_word(at)
        or t.low[at] in ("và", "với", "cùng")
        or t.size(at, "verb") > 1
        or (t.size(at, "stop") and not t.size(at, "adverb"))
    ):
        return False
    return at + 1 < last and t.is_word(at + 1) and t.is_upper(at + 1)
