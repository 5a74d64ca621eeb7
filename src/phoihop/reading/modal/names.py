"""Reads names of bodies where a name is a run of capitals, or ends with a class of bodies ("the lead agency").

What is a head ("Ministry", "agency"), a determiner, a joint, a link inside names ("of") and what stands for the parties
comes from the pack; names that the document defines are known. Knows nothing of duties.
"""

from __future__ import annotations

from phoihop.reading.known import KnownNames, NameList
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import Tokens

LONGEST_LIST = 40
LONGEST_RUN = 18
CLASS_REACH = 5
BRACKET_REACH = 16
LONGEST_SYMBOL = 8
LONGEST_BLANK = 9
PART_REACH = 4
APOSTROPHES = "'’`´"
BARRIERS = (
    "modal", "power", "joint", "condition", "connective", "support", "stop", "purpose", "relative", "be", "by", "opener", "name_link",
)  # fmt: skip

AFTER_NAMES = (*BARRIERS, "adverb", "verb", "third", "determiner", "class")


class ModalNames:
    """Finds names of bodies in one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens
        self.known = KnownNames()
        self.called: set[str] = set()

    def learn(self, name: str) -> None:
        """Takes over a name that the document gives a body; one of a single word counts only as it is written."""
        self.known.add(name)
        if name[:1].isupper() and name.isalnum():
            self.called.add(name)

    def list_at(self, first: int, last: int, *, trusted: bool = False) -> NameList | None:
        """The bodies named from word `first` on, before word `last`; `trusted` where only a body can stand."""
        names: list[str] = []
        at, end = first, first
        while len(names) < LONGEST_LIST:
            found = self.name_at(at, last, listed=bool(names), trusted=trusted)
            if found is None:
                break
            name, end = found
            names.append(name)
            following = self.after_joint(end, last, trusted=trusted)
            if following is None:
                break
            at = following
        return NameList(tuple(dict.fromkeys(names)), first, end) if names else None

    def mentioned(self, first: int, last: int) -> list[tuple[int, int]]:
        """The words of all proper names of bodies among words [first, last)."""
        out: list[tuple[int, int]] = []
        at = first
        while at < last:
            names = self.list_at(at, last) if self.t.is_upper(at) and not self.t.size(at, "determiner") else None
            if names is not None:
                out.append((names.first, names.last))
            at = max(at + 1, names.last if names is not None else 0)
        return out

    def after_joint(self, index: int, last: int, *, trusted: bool) -> int | None:
        """Where the next name of a list begins, or None where the list ends."""
        t = self.t
        at = index
        if at < last and t.word(at) == "(":
            close = self.closing(at, last)
            if close is None:
                return None
            at = close + 1
        joint = at
        while at < last and at < joint + 2 and (t.word(at) in ",&" or t.size(at, "joint")):
            at += max(1, t.size(at, "joint"))
        if at == joint or at >= last or self.name_at(at, last, listed=True, trusted=trusted) is None:
            return None
        return at

    def closing(self, index: int, last: int) -> int | None:
        for at in range(index + 1, min(last, index + BRACKET_REACH)):
            if self.t.word(at) == ")":
                return at
        return None

    def name_at(self, first: int, last: int, *, listed: bool = False, trusted: bool = False) -> tuple[str, int] | None:
        """The name that begins here and the word after it; `listed` where it follows another name."""
        t = self.t
        if first >= last:
            return None
        if t.word(first) == "[":
            return self.blank_at(first, last)
        if t.word(first) == '"' and first + 1 < last:
            found = self.name_at(first + 1, last)
            quoted = found is not None and found[1] < last and t.word(found[1]) in '"”'
            return (found[0], found[1] + 1) if found and quoted else None
        if not t.is_word(first):
            return None
        begin = first
        while begin < last and (size := t.size(begin, "determiner")):
            begin += size
        known = self.known.size_at(t, begin, last) if begin < last else 0
        parties = t.size(first, "parties")
        if begin < last and (later := t.size(begin, "parties")):
            parties = max(parties, later + begin - first)
        if parties and parties >= known + begin - first and not self.possessive(first + parties, last):
            return PARTIES, first + parties
        if begin >= last or t.size(begin, "not_body"):
            return None
        if begin > first and t.word(begin) == "[":
            return self.blank_at(begin, last)
        known = known or int(t.word(begin) in self.called)
        end = begin + known if known else self.run(begin, last, trusted=trusted)
        end = end or self.of_class(begin, last, bare=begin == first and not listed)
        end = end or (self.part_of(begin, last) if trusted and begin > first else 0)
        if not end:
            return None
        end = self.owned(end, last)
        if owner := self.possessive(end, last):
            longer = self.of_class(owner, last, bare=False)
            if not longer:
                return None
            end = longer
        name = " ".join(t.slice(begin, end).split()).strip(' ,;:.-–"*')
        return (name, end) if name else None

    def blank_at(self, first: int, last: int) -> tuple[str, int] | None:
        """A name that is still to be filled in: "[Supporting Agency]"."""
        t = self.t
        for at in range(first + 1, min(last, first + LONGEST_BLANK)):
            if t.word(at) == "]":
                filled = at > first + 1 and t.is_upper(first + 1) and not t.size(first + 1, "verb")
                return (t.slice(first, at + 1), at + 1) if filled else None
        return None

    def part_of(self, begin: int, last: int) -> int:
        """The end of "rangers of the Forest Office", whatever they are; 0 where no body owns them."""
        t = self.t
        for at in range(begin, min(last, begin + PART_REACH)):
            if at > begin and (link := t.size(at, "name_link")):
                owner = self.name_at(at + link, last)
                return owner[1] if owner is not None and owner[0] != PARTIES else 0
            if not t.is_word(at) or any(tag in t.tags[at] for tag in BARRIERS):
                return 0
        return 0

    def possessive(self, at: int, last: int) -> int:
        """The word after "'s", or 0 where the name does not own what follows."""
        t = self.t
        if at + 1 < last and t.word(at) in APOSTROPHES and t.glued(at):
            if t.size(at + 1, "possessive") and t.glued(at + 1):
                return at + 2
            if t.is_word(at + 1) and not t.glued(at + 1):
                return at + 1
        return 0

    def heads(self, index: int) -> bool:
        return self.t.size(index, "head") > 0

    def run(self, begin: int, last: int, *, trusted: bool = False) -> int:
        """The end of a run of capitals that names a body, or 0."""
        t = self.t
        if not t.is_upper(begin) or t.size(begin, "not_name"):
            return 0
        at, end, ends_with_head, headed = begin, begin, False, False
        limit = min(last, begin + LONGEST_RUN)
        while at < limit:
            if at > begin and self.line_broken(at):
                break
            word = t.word(at)
            if t.is_word(at) and (t.is_upper(at) or (at > begin and word.isdigit())):
                size = t.size(at, "head")
                step = max(1, size)
                ends_with_head = bool(size) or (ends_with_head and (len(word) == 1 or word.isdigit()))
                at += step
                end = at
                headed = headed or ends_with_head
                continue
            if (
                word in APOSTROPHES
                and at + 2 < limit
                and t.size(at + 1, "possessive")
                and t.is_upper(at + 2)
                and not headed
            ):
                at += 2
                continue
            if (
                word in APOSTROPHES
                and t.low[at - 1].endswith("s")
                and not headed
                and at + 1 < limit
                and t.is_upper(at + 1)
            ):
                at += 1
                continue
            if word in "-–&" and at + 1 < limit and t.is_upper(at + 1):
                at += 1
                continue
            link = t.size(at, "name_link")
            if link and (ends_with_head or headed) and (after := self.linked(at + link, limit)):
                at = after
                ends_with_head = True
                end = at
                continue
            if headed and (word == "," or t.size(at, "joint")) and self.joined(at, limit, begin):
                at += 1
                continue
            break
        if t.size(end - 1, "not_name") or any(tag.startswith("kind:") for tag in t.tags[end - 1]):
            return 0
        if any(t.size(begin, tag) >= max(2, end - begin) for tag in ("duty_head", "soft_head", "hard_head")):
            return 0
        if headed and (ends_with_head or self.links_inside(begin, end)):
            return end
        if trusted and end > begin + 1:
            return end
        return end if end == begin + 1 and self.is_symbol(begin) else 0

    def line_broken(self, at: int) -> bool:
        return "\n\n" in self.t.text[self.t.ends[at - 1] : self.t.starts[at]]

    def linked(self, at: int, last: int) -> int:
        """Where the capitals after "of (the)" begin, or 0."""
        t = self.t
        while at < last and t.size(at, "determiner") and not t.is_upper(at):
            at += t.size(at, "determiner")
        named = at < last and t.is_word(at) and t.is_upper(at) and not t.size(at, "calendar")
        return at + 1 if named else 0

    def links_inside(self, begin: int, end: int) -> bool:
        """Whether a head stands before a link: "Department of Health"."""
        t = self.t
        return any(t.size(i, "name_link") and i > begin and self.ends_head(i, begin) for i in range(begin, end))

    def ends_head(self, at: int, begin: int) -> bool:
        t = self.t
        return any(t.size(i, "head") == at - i for i in range(max(begin, at - 3), at))

    def joined(self, at: int, last: int, begin: int) -> bool:
        """Whether a comma or "and" stands inside a name: capitals follow that are no body of their own."""
        t = self.t
        if not self.links_inside(begin, at):
            return False
        comma = t.word(at) == ","
        index = at + 1
        while index < last and t.is_word(index) and t.is_upper(index):
            if self.heads(index) or self.known.size_at(t, index, last):
                return False
            index += 1
        if index == at + 1:
            return False
        return not comma or (index < last and t.size(index, "joint") > 0 and self.joined(index, last, begin))

    def is_symbol(self, index: int) -> bool:
        """“UNICEF”, "CA2"; no word of a line that is printed in capitals."""
        t = self.t
        if not self.in_capitals(index) or not t.word(index).isalnum() or len(t.word(index)) > LONGEST_SYMBOL:
            return False
        after = index + 1
        follows = after < len(t) and "\n" not in t.text[t.ends[index] : t.starts[after]]
        if follows and t.is_word(after) and not any(tag in t.tags[after] for tag in AFTER_NAMES):
            return False
        beside = [index - 1] if index and "\n" not in t.text[t.ends[index - 1] : t.starts[index]] else []
        if follows:
            beside.append(after)
        return not any(self.in_capitals(near) for near in beside)

    def in_capitals(self, index: int) -> bool:
        word = self.t.word(index)
        return len(word) > 1 and word.isupper()

    def of_class(self, begin: int, last: int, *, bare: bool) -> int:
        """The end of "discovering agency", "the heads of the offices": words before a class of bodies; 0 for none."""
        t = self.t
        for at in range(begin, min(last, begin + CLASS_REACH)):
            size = t.size(at, "class")
            if size:
                if bare and (at == begin or t.is_upper(begin)) and not t.is_upper(at):
                    return 0
                after = at + size
                return 0 if after < last and t.word(after) == "-" else after
            if (
                not t.is_word(at)
                or any(tag in t.tags[at] for tag in BARRIERS)
                or (at > begin and t.size(at, "determiner"))
            ):
                return 0
        return 0

    def owned(self, end: int, last: int) -> int:
        """A name goes on over "of X", "at X" where X is a body."""
        t = self.t
        link = t.size(end, "name_link") if end < last else 0
        if not link:
            return end
        found = self.name_at(end + link, last)
        return found[1] if found is not None and found[0] != PARTIES else found[1] if found else end
