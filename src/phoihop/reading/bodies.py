"""Reads the names of bodies: where a name begins, where it ends, and lists of names.

A name begins with a head ("Bộ", "Ban", "cơ quan") or is one that the document itself has set; capitals, places and the
words of a class of bodies belong to it; "và" and commas divide names only where a new head follows. Knows nothing of
duties.
"""

from __future__ import annotations

from phoihop.reading.extent import Extent
from phoihop.reading.known import KnownNames, NameList
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import Tokens

LONGEST_LIST = 40
LISTED_BEFORE = ("quan", "vị", "ngành", "thể", "nghiệp")
JOINTS = (",", "và", "hoặc", "&", ";")


class Bodies(Extent):
    """Finds names of bodies in one text."""

    def __init__(self, tokens: Tokens, *, line_ends: bool = False) -> None:
        self.tokens = tokens
        self.line_ends = line_ends
        self.known = KnownNames()

    def begins(self, index: int, last: int) -> bool:
        """Whether a name of a body can begin at this word."""
        return self.name_at(index, last) is not None

    def list_at(self, first: int, last: int) -> NameList | None:
        """The bodies named from word `first` on, before word `last`."""
        names = self.places_of(first, last)
        if not names:
            return None
        return NameList(tuple(dict.fromkeys(self.printed(names, self.tokens))), first, names[-1][1])

    def places_of(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where each name of the list that begins at word `first` stands: its first word and the word after it."""
        t = self.tokens
        names: list[tuple[int, int]] = []
        at = first
        if (
            at < last
            and t.size(at + (t.size(at, "determiner") if at + t.size(at, "determiner") < last else 0), "people")
            and not t.size(at, "parties")
            and not self.known.size_at(t, at, last)
        ):
            return []
        while len(names) < LONGEST_LIST:
            end = self.name_at(at, last)
            if end is None and names and t.size(at, "place"):
                end = self.extended(at, at + t.size(at, "place"), last, is_class=False, is_known=False)
            if end is None:
                break
            if names and self.belongs_to_last(names[-1], at):
                names[-1] = (names[-1][0], end)
            else:
                names.append((at, end))
            following = self.after_joint(end, last)
            if following is None:
                break
            at = following
        return names

    def mentioned(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where known and proper names stand among the words [first, last)."""
        t = self.tokens
        out: list[tuple[int, int]] = []
        at = first
        while at < last:
            size = max(self.known.size_at(t, at, last), t.size(at, "name"))
            proper = t.is_upper(at) and max(t.size(at, "head"), t.size(at, "person")) > t.size(at, "verb")
            spoken_of = at > first and t.size(at, "wide") > 1 and t.size(at - 1, "object_of") > 0
            if size < 2 and (proper or spoken_of):
                size = (self.name_at(at, last) or at) - at
            if size > 1:
                out.append((at, at + size))
            at += max(size, 1)
        return out

    def printed(self, names: list[tuple[int, int]], t: Tokens) -> list[str]:
        out: list[str] = []
        for begin, end in names:
            if t.size(begin, "parties") and begin + t.size(begin, "parties") >= end:
                out.append(PARTIES)
                continue
            whole = self.before_bracket(begin, end)
            told = next((i for i in range(begin + 1, whole) if t.size(i, "tells_place")), whole)
            text = " ".join(t.slice(begin, told).split()).strip(" ,;:-–.*(")
            if out and t.low[begin] == "cơ" and out[-1].lower().startswith("thủ trưởng"):
                text = out[-1][: len("thủ trưởng")] + " " + text
            if text:
                out.append(text)
        return out

    def before_bracket(self, begin: int, end: int) -> int:
        """“Phòng X (Sở A)": the bracket at the end only tells whose it is."""
        t = self.tokens
        if t.word(end - 1) != ")":
            return end
        return next((i for i in range(end - 1, begin + 1, -1) if t.word(i) == "("), end)

    def after_joint(self, index: int, last: int) -> int | None:
        """Where the next name of a list would begin, or None where the list ends."""
        t = self.tokens
        at = index
        if at < last and t.word(at) == "(":
            close = self.closing(at, last)
            if close is None:
                return None
            at = close + 1
        if (
            at >= last
            or t.low[at] not in JOINTS
            or (self.line_ends and "\n" in t.text[t.ends[index - 1] : t.starts[index]])
        ):
            return None
        at += 1
        if at < last and t.low[at] in ("và", "hoặc"):
            at += 1
        if at < last and t.size(at, "place") and not t.is_upper(at):
            return at
        return at if at < last and self.begins(at, last) else None

    def belongs_to_last(self, previous: tuple[int, int], at: int) -> bool:
        """“cơ quan, tổ chức liên quan” and "tỉnh, thành phố" are one name, not two."""
        t = self.tokens
        begin, end = previous
        if t.is_upper(at):
            return self.shares_owner(begin, end, at) or self.shares_office(begin, at)
        if t.size(at, "place") and not t.size(at, "class"):
            return True
        begin += t.size(begin, "determiner")
        while (
            (office := t.size(begin, "person"))
            and begin + office < end
            and any(t.size(begin + office, tag) for tag in ("class", "person", "determiner"))
        ):
            begin += office
            begin += t.size(begin, "determiner")
        if begin + t.size(begin, "person") == end and t.low[end - 1] != "viên" and not t.size(begin, "merged"):
            return t.low[at] == "người"
        if not self.is_bare_class(begin, end) or (t.low[begin] == "bộ" and t.low[at] != "ngành"):
            return False
        return t.size(at, "merged") > 0

    def is_bare_class(self, begin: int, end: int) -> bool:
        """Whether these are only classes that share what follows: "cơ quan", "sở, ban", "cơ quan, đơn vị"."""
        t = self.tokens
        at = begin
        while at < end:
            size = max(t.size(at, tag) for tag in ("merged", "common_head", "joint"))
            if not size and t.word(at) != ",":
                return False
            at += max(size, 1)
        return at == end

    def shares_office(self, begin: int, at: int) -> bool:
        """“Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân": one office serves both."""
        t = self.tokens
        office = begin + 2
        serves = t.low[begin:office] == ["văn", "phòng"] and t.size(office, "assembly") > 0
        return serves and t.size(at, "assembly") > 0 and t.low[at - 1] in ("và", "&")

    def shares_owner(self, begin: int, end: int, at: int) -> bool:
        """“cơ quan, đơn vị thuộc Bộ A, Bộ B": the second ministry owns the class as the first does."""
        t = self.tokens
        begin += t.size(begin, "determiner")
        if not (t.size(begin, "class") or t.size(begin, "person")) or t.size(begin, "head") > t.size(begin, "class"):
            return False
        owned = next((i for i in range(end - 1, begin, -1) if t.low[i] in ("của", "thuộc")), -1)
        return owned > 0 and owned + 1 < end and t.is_upper(owned + 1) and t.low[owned + 1] == t.low[at]

    def name_at(self, first: int, last: int) -> int | None:
        """The word after the name that begins here, or None where none does."""
        t = self.tokens
        if first >= last or not t.is_word(first):
            return None
        parties = t.size(first, "parties")
        begin = first + t.size(first, "determiner")
        if (
            begin > first
            and begin + 1 < last
            and t.low[begin] == "cấp"
            and (t.is_upper(begin + 1) or t.size(begin + 1, "class") > 1)
        ):
            begin += 1
        known = max(self.known.size_at(t, first, last), t.size(first, "name") if t.is_upper(first) else 0)
        if not known and begin < last and begin > first:
            known = self.known.size_at(t, begin, last)
            known += (begin - first) if known else 0
        if parties and parties >= known:
            return first + parties
        if known and known >= begin - first + (t.size(begin, "class") if begin < last else 0):
            end = self.extended(first, first + known, last, is_class=False, is_known=True)
            if end < last and t.is_word(end) and t.low[end] not in JOINTS and not self.ends_name(end):
                return max(end, self.spelt_out(first, begin, last) or 0)
            return end
        return self.spelt_out(first, begin, last)

    def spelt_out(self, first: int, begin: int, last: int) -> int | None:
        """The end of a name that is known by its words alone; `begin` stands after a determiner."""
        t = self.tokens
        if begin >= last:
            return None
        if self.is_rather_verb(begin, at_start=begin == first):
            return None
        head, person, kind = t.size(begin, "head"), t.size(begin, "person"), t.size(begin, "class")
        if t.size(begin, "no_body") > max(head, person, kind):
            return None
        upper = t.is_upper(begin)
        if not (head or person or kind):
            return begin + 1 if self.is_symbol(begin) and begin == first else None
        if (
            not upper
            and not person
            and not kind
            and not (head > 1 and begin + head < last and t.is_upper(begin + head))
        ):
            return None
        if (
            not upper
            and not person
            and max(head, kind) <= 1
            and t.size(begin, "common_head")
            and begin == first
            and not self.common_head(begin, last)
        ):
            return None
        size = max(head, person, kind)
        is_class = bool(kind) and (not upper or kind > 1)
        end = self.extended(begin, begin + size, last, is_class=is_class, is_known=False)
        if (
            end == begin + size
            and begin == first
            and not kind
            and not person
            and len(t.low[begin]) < 6
            and not self.is_symbol(begin)
        ):
            return None if size == 1 else end
        return end

    def is_rather_verb(self, index: int, *, at_start: bool) -> bool:
        """“Báo cáo” is no newspaper, and "Tổ chức" at the head of a sentence is a verb."""
        t = self.tokens
        noun = max(t.size(index, tag) for tag in ("head", "person", "class"))
        verb = max(
            t.size(index, tag)
            for tag in (
                "verb",
                "adverb",
                "opener",
                "condition",
                "connective",
                "joint_verb",
                "marker_strong",
                "kind:decision",
            )
        )
        if verb > noun:
            return True
        sentence_start = (
            index == 0
            or (not t.is_word(index - 1) and t.word(index - 1) != ",")
            or "\n" in t.text[t.ends[index - 1] : t.starts[index]]
        )
        following = index + verb
        if following < len(t) and t.is_upper(following) and t.low[index] != "tổ":
            return False
        if t.low[index] == "tổ" and index > 1 and t.word(index - 1) == "," and t.low[index - 2] in LISTED_BEFORE:
            return False
        if t.low[index] == "tổ" and t.low[index - 1] == "thì" and following < len(t) and t.size(following, "verb"):
            return True
        if t.low[index] == "tổ" and at_start and noun == verb and not t.is_upper(index):
            return not (
                following < len(t)
                and (
                    t.word(following) in ",)"
                    or t.low[following] in ("và", "hoặc", "chính", "xã", "cá", "tín", "quốc", "phi")
                    or t.size(following, "tail")
                    or self.inside(following, len(t))
                )
            )
        return at_start and bool(noun) and verb == noun and t.is_upper(index) and sentence_start

    def common_head(self, begin: int, last: int) -> bool:
        """A lower-case "ban", "sở" without a determiner is a name only where another body word or capital follows."""
        t = self.tokens
        after = begin + 1
        return after < last and (
            t.low[after] in (",", "ngành", "chuyên", "trực") or t.is_upper(after) or t.size(after, "class") > 1
        )

    def capital_follows(self, index: int, last: int) -> bool:
        return index < last and self.tokens.is_upper(index)

    def is_symbol(self, index: int) -> bool:
        word = self.tokens.word(index)
        return len(word) > 2 and word.isupper() and word.isalpha()
