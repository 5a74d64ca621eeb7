"""Finds out what one text calls its bodies from how often and between what the words stand.

"Tổ chức đánh giá sự phù hợp" is a name, though a verb stands in it, where the same words come back again and again, now
before a duty, now behind "của" or "cho", and go on differently each time. No list of names is needed for that.
"""

from __future__ import annotations

from phoihop.reading.tokens import Tokens

LONGEST = 12
FEWEST = 3
MOST_STARTS = 6000
RELATIVES = ("đang", "đã", "được", "có", "nhận")
LIST_REACH = 12
ENDS = (
    "marker_strong", "marker", "power", "adverb", "determiner", "parties", "joint", "support", "receiver", "stop",
)  # fmt: skip


class Terms:
    """Names of classes of bodies that come back in one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens

    def names(self) -> list[str]:
        """The names, the longest first where one goes on from another."""
        out: list[str] = []
        for starts in self.by_head().values():
            if len(starts) >= FEWEST:
                out.extend(self.grown(starts))
        return sorted(dict.fromkeys(out), key=len, reverse=True)

    def by_head(self) -> dict[tuple[str, ...], list[int]]:
        """Where each class of bodies is named, by its words."""
        t = self.t
        out: dict[tuple[str, ...], list[int]] = {}
        for index in range(len(t) - 2):
            size = self.head(index)
            rather = any(t.size(index, tag) for tag in ("parties", "people"))
            if size and index + size < len(t) and t.size(index, "verb") <= size and not rather:
                held = out.setdefault(tuple(t.bare[index : index + size]), [])
                if len(held) < MOST_STARTS:
                    held.append(index)
        return out

    def head(self, index: int) -> int:
        """The size of a class of bodies, or of classes in one breath: "cơ quan, tổ chức", "cơ quan, người"; 0 for none."""
        t = self.t
        size = t.size(index, "wide") or t.size(index, "works")
        while size and index + size + 1 < len(t) and t.word(index + size) == ",":
            after = index + size + 1
            following = t.size(after, "wide") if t.size(after, "merged") and not t.is_upper(after) else 0
            if not following or t.size(after, "class") > following:
                break
            size += 1 + following
        return size

    def grown(self, starts: list[int]) -> list[str]:
        """The longest names that begin at some of these places."""
        size = self.head(starts[0])
        return self.longer(starts, size, size)

    def longer(self, starts: list[int], head: int, size: int) -> list[str]:
        """Names of more words than `size` that begin at these places, or the words themselves where they are a name."""
        t = self.t
        if size >= LONGEST:
            return []
        following: dict[str, list[int]] = {}
        for start in starts:
            at = start + size
            if at < len(t) and self.holds(at, start, head):
                following.setdefault(t.bare[at], []).append(start)
        out = [name for same in following.values() if len(same) >= FEWEST for name in self.longer(same, head, size + 1)]
        if out or size == head:
            return out
        return [t.slice(starts[0], starts[0] + size)] if self.is_name(starts, size) else []

    def holds(self, at: int, start: int, head: int) -> bool:
        """Whether a word can go on a name: no mark but between two verbs of one field, no word that binds or sends."""
        t = self.t
        if "\n" in t.text[t.ends[at - 1] : t.starts[at]]:
            return False
        if not t.is_word(at):
            return t.word(at) == "," and at > start + head and at + 1 < len(t) and self.is_verb(at + 1)
        if at == start + head and t.low[at] in RELATIVES and not t.size(at, "bound_duty"):
            return t.size(at, "inside") == 0
        return t.low[at] != "nơi" and not any(t.size(at, tag) for tag in ENDS)

    def is_verb(self, index: int) -> bool:
        return bool(self.t.size(index, "verb")) and not self.t.size(index, "class")

    def is_name(self, starts: list[int], size: int) -> bool:
        """Whether the words stand as one who acts and as one who is spoken of, and do not go on as a verb would."""
        t = self.t
        first = starts[0]
        last = first + size
        inner = [i for i in range(first + 1, last) if t.size(i, "verb")]
        if not inner or not t.is_word(last - 1) or any(self.reach(i) > last for i in range(first + 1, last)):
            return False
        acts = spoken_of = ends = 0
        for start in starts:
            after = start + size
            goes_on = after < len(t) and not t.is_word(after) and self.holds(after, start, after - start - 1)
            stops = after >= len(t) or not t.is_word(after) or t.size(after, "stop") > 0 or t.size(after, "joint") > 0
            stops = stops and not goes_on
            binds = not stops and (t.size(after, "marker_strong") > 0 or t.size(after, "marker") > 0)
            does = not stops and any(t.size(after, tag) for tag in ("verb", "joint_verb", "adverb"))
            spoken = self.is_spoken_of(start)
            opens = start == 0 or not t.is_word(start - 1) or not t.size(first, "verb")
            acts += binds or (does and opens and not t.size(inner[-1], "class"))
            ends += stops or does or binds
            spoken_of += spoken and (stops or binds)
        in_verb = any(self.reach(i) >= last for i in inner)
        if in_verb and t.size(inner[-1], "nominal"):
            return False
        told = t.low[first + self.head(first)] in RELATIVES
        return ends * 3 >= len(starts) * (1 if told else 2) and acts > 0 and spoken_of > (1 if in_verb else 0)

    def is_spoken_of(self, start: int) -> bool:
        """Whether a word of giving or owning stands before a name, or before the list that it goes on."""
        t = self.t
        if start == 0 or t.size(start - 1, "object_of"):
            return start > 0 and not (t.size(start, "verb") and t.size(start - 1, "joint"))
        if t.word(start - 1) != ",":
            return False
        for at in range(start - 2, max(0, start - LIST_REACH), -1):
            if not t.is_word(at) and t.word(at) != ",":
                return False
            if t.size(at, "object_of") and not t.size(at, "joint"):
                return True
        return False

    def reach(self, index: int) -> int:
        """The word after the longest phrase that begins at a word of a name."""
        t = self.t
        return index + max(
            t.size(index, "verb"), t.size(index, "noun"), t.size(index, "class"), t.size(index, "people")
        )
