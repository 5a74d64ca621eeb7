"""Reads the names of bodies: where a name begins, where it ends, and lists of names.

A name begins with a head ("Bộ", "Ban", "cơ quan") or is one that the document itself has set; capitals, places and the
words of a class of bodies belong to it; "và" and commas divide names only where a new head follows. Knows nothing of
duties.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from phoihop.reading.letters import bare, lowered
from phoihop.reading.outcome import PARTIES
from phoihop.reading.tokens import WORD, Tokens

LONGEST_NAME = 30
LONGEST_LIST = 40
INSIDE_REACH = 9
RELATIVE_REACH = 26
MERGED = frozenset(
    [
        "tổ chức",
        "đơn vị",
        "cá nhân",
        "ban",
        "ngành",
        "đoàn thể",
        "địa phương",
        "cấp",
        "xã",
        "phường",
        "thị trấn",
        "quận",
        "huyện",
        "thị xã",
        "thành phố",
        "tỉnh",
        "cơ quan",
        "hội",
        "doanh nghiệp",
        "người",
        "lực lượng",
        "đặc khu",
        "thôn",
        "sở",
        "bộ phận",
        "bản",
        "tổ dân phố",
    ]
)
PLACES = frozenset(["xã", "phường", "quận", "huyện", "tỉnh", "cấp", "thôn", "khóm", "ấp", "bản"])
DETERMINED = ("các", "những", "hai", "mọi")
JOINTS = (",", "và", "hoặc", "&", ";")
BREAKS = frozenset([".", ":", ";", "?", "!", "…", '"', "“", "”", "«", "»", "[", "]", "="])
OPEN_QUOTES, CLOSE_QUOTES = '“"«', '”"»'
PROPER_HEADS_ALSO_COMMON = frozenset(
    [
        "bộ",
        "sở",
        "ban",
        "phòng",
        "tổ",
        "đội",
        "trường",
        "báo",
        "đài",
        "vùng",
        "trạm",
        "đồn",
        "quỹ",
        "hội",
        "đoàn",
        "khối",
        "viện",
        "vụ",
        "cục",
        "cấp",
        "tòa",
    ]
)
NOT_IN_NAMES = frozenset(
    ["ảnh", "ông", "bà", "đồng", "video", "chủ", "giám", "phó", "bí", "nguồn", "thứ", "trưởng", "người"]
)
TRANSITIVE = frozenset(
    [
        "quản lý",
        "thi hành",
        "tiến hành",
        "công tác",
        "thực hiện",
        "thuộc",
        "nhà nước",
        "quản lý nhà nước",
        "chuyên ngành",
        "thụ lý",
        "chuyên môn",
        "có chức năng",
        "được giao",
        "được phân công",
        "nhận được",
        "đã",
        "đang",
        "được",
        "có",
    ]
)
OWNED = ("của", "thuộc", "trực")


class NameList(msgspec.Struct, frozen=True):
    """Bodies named one after the other: their names as printed, and the words they cover."""

    names: tuple[str, ...]
    first: int
    last: int


class KnownNames:
    """Names that this document sets, found by their first word whatever their diacritics."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._seen: set[tuple[str, ...]] = set()

    def add(self, name: str) -> None:
        words = tuple(WORD.findall(bare(lowered(name))))
        if 1 < len(words) <= LONGEST_NAME or (words and name.isupper()):
            if words in self._seen:
                return
            self._seen.add(words)
            held = self._by_first.setdefault(words[0], [])
            held.append(words)
            held.sort(key=len, reverse=True)

    def extend(self, names: Iterable[str]) -> None:
        for name in names:
            self.add(name)

    def size_at(self, tokens: Tokens, index: int, last: int) -> int:
        """The number of words of the longest known name here, or 0."""
        for words in self._by_first.get(tokens.bare[index], ()):
            if index + len(words) <= last and tuple(tokens.bare[index : index + len(words)]) == words:
                return len(words)
        return 0


class Bodies:
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
        t = self.tokens
        names: list[tuple[int, int]] = []
        at = first
        if (
            at < last
            and t.size(at + (t.size(at, "determiner") if at + t.size(at, "determiner") < last else 0), "people")
            and not t.size(at, "parties")
            and not self.known.size_at(t, at, last)
        ):
            return None
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
        if not names:
            return None
        last_word = names[-1][1]
        return NameList(tuple(dict.fromkeys(self.printed(names, t))), first, last_word)

    def printed(self, names: list[tuple[int, int]], t: Tokens) -> list[str]:
        out: list[str] = []
        for begin, end in names:
            if t.size(begin, "parties") and begin + t.size(begin, "parties") >= end:
                out.append(PARTIES)
                continue
            text = " ".join(t.slice(begin, end).split()).strip(" ,;:-–.*")
            if out and t.low[begin] == "cơ" and out[-1].lower().startswith("thủ trưởng"):
                text = out[-1][: len("thủ trưởng")] + " " + text
            if text:
                out.append(text)
        return out

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
            return False
        if (t.low[at] in PLACES or t.size(at, "place")) and not t.size(at, "class"):
            return True
        begin += t.size(begin, "determiner")
        head = max(t.size(begin, "class"), t.size(begin, "head"))
        is_bare = begin + head >= end or all(
            t.low[i] in ("cơ", "quan", "tổ", "chức", "đơn", "vị", ",", "ban", "ngành", "sở") for i in range(begin, end)
        )
        if not is_bare or (t.low[begin] == "bộ" and t.low[at] != "ngành"):
            return False
        words = (t.low[at], " ".join(t.low[at : at + 2]))
        return any(word in MERGED for word in words)

    def name_at(self, first: int, last: int) -> int | None:
        """The word after the name that begins here, or None where none does."""
        t = self.tokens
        if first >= last or not t.is_word(first):
            return None
        parties = t.size(first, "parties")
        begin = first + t.size(first, "determiner")
        if begin > first and begin + 1 < last and t.low[begin] == "cấp" and t.is_upper(begin + 1):
            begin += 1
        known = max(self.known.size_at(t, first, last), t.size(first, "name"))
        if not known and begin < last and begin > first:
            known = self.known.size_at(t, begin, last)
            known += (begin - first) if known else 0
        if parties and parties >= known:
            return first + parties
        if known:
            return self.extended(first, first + known, last, is_class=False, is_known=True)
        if begin >= last:
            return None
        if self.is_rather_verb(begin, at_start=begin == first):
            return None
        head, person, kind = t.size(begin, "head"), t.size(begin, "person"), t.size(begin, "class")
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
            and t.low[begin] in PROPER_HEADS_ALSO_COMMON
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
        return after < last and (t.low[after] in (",", "ngành", "chuyên", "trực") or t.is_upper(after))

    def capital_follows(self, index: int, last: int) -> bool:
        return index < last and self.tokens.is_upper(index)

    def is_symbol(self, index: int) -> bool:
        word = self.tokens.word(index)
        return len(word) > 2 and word.isupper() and word.isalpha()

    def closing(self, index: int, last: int) -> int | None:
        for at in range(index + 1, min(last, index + 16)):
            if self.tokens.word(at) == ")":
                return at
        return None

    def extended(self, begin: int, at: int, last: int, *, is_class: bool, is_known: bool) -> int:
        """How far a name goes on from word `at`."""
        t = self.tokens
        head_end = at
        chained, class_run, last_inside = False, True, ""
        is_person = t.size(begin, "person") > 0
        named = t.is_upper(begin) or is_known
        end_limit = min(last, begin + LONGEST_NAME)
        while at < end_limit:
            word, low = t.word(at), t.low[at]
            if self.line_ends and "\n" in t.text[t.ends[at - 1] : t.starts[at]]:
                break
            if not t.is_word(at):
                step = self.across(at, end_limit, named)
                if step is None:
                    break
                at = step
                continue
            if noun := t.size(at, "noun"):
                at += noun
                continue
            whole = t.size(at, "name")
            if whole and not is_known:
                at += whole
                continue
            if tail := t.size(at, "tail"):
                at = self.where(at + tail, end_limit) if t.low[at + tail - 1] == "nơi" else at + tail
                class_run = False
                continue
            if (low in OWNED and (low != "trực" or t.low[min(at + 1, end_limit - 1)] == "thuộc")) or (
                low == "trong" and at + 1 < end_limit and t.is_upper(at + 1) and t.size(at + 1, "class") > 1
            ):
                step = self.owner(at, end_limit)
                if step is None:
                    break
                at = step
                continue
            if low in ("và", "hoặc"):
                if (
                    named
                    and not is_known
                    and at + 1 < end_limit
                    and t.is_upper(at + 1)
                    and not self.heads(at + 1)
                    and not t.size(at + 1, "name")
                ):
                    at += 1
                    continue
                break
            proper = t.size(at, "inside_proper") if not is_known and not t.size(begin, "name") else 0
            if is_person and at == head_end and word[0].isupper() and self.heads(at):
                at += max(t.size(at, "head"), 1)
                head_end = at
                continue
            if proper and named and (at == head_end or chained):
                at += proper
                chained = True
                continue
            if (
                proper
                and named
                and at - head_end <= 4
                and at + proper < end_limit
                and " ".join(t.low[at + proper : at + proper + 2]) in ("nhà nước", "việt nam", "quốc gia", "trung ương")
            ):
                at += proper
                continue
            chained = False
            if is_person and at == head_end and t.size(at, "class") and not t.is_upper(at):
                at += t.size(at, "class")
                head_end, is_class, class_run = at, True, True
                continue
            if low == "về" and is_class and " ".join(t.low[at - 2 : at]) == "nhà nước":
                at += 1 + max(t.size(at + 1, "verb") if at + 1 < end_limit else 0, 1)
                continue
            if t.low[at] == "các" and at == head_end and is_person:
                step = self.name_at(at, end_limit)
                if step is not None:
                    at = step
                    continue
            if word[0].isupper() and named and at == head_end and (verb := t.size(at, "verb")):
                at += verb
                chained = True
                continue
            if named and not is_known and word[0].isupper() and (inner := t.size(at, "head")) > 1:
                at += inner
                head_end, chained = at, True
                continue
            if word[0].isupper() or word.isdigit():
                if is_known and self.heads(at) and t.is_upper(at):
                    break
                at += 1
                continue
            if t.size(at, "power") and low == "có":
                break
            if last_inside and last_inside not in TRANSITIVE and t.size(at, "verb"):
                class_run = False
            inside = self.inside(at, end_limit) if is_class and class_run and at - head_end <= INSIDE_REACH else 0
            if inside and not self.is_marker(at):
                last_inside = " ".join(t.low[at : at + inside])
                at += inside
                continue
            class_run = False
            if self.ends_name(at) or is_known:
                break
            at += 1
        return self.trimmed(head_end, at)

    def inside(self, at: int, last: int) -> int:
        """How many words of a class's own name stand here; verbs only where a marker of duty follows."""
        t = self.tokens
        if size := t.size(at, "inside"):
            return size
        size = t.size(at, "inside_relative")
        if not size:
            return 0
        for index in range(at + size, min(last + RELATIVE_REACH, at + RELATIVE_REACH, len(t))):
            if t.word(index) in ",;.:":
                return 0
            if t.size(index, "marker_strong") or t.low[index] in ("phải", "sẽ", "thì"):
                return size
        return 0

    def where(self, at: int, last: int) -> int:
        """After "nơi": "người đó cư trú", "có tài sản": the words that tell the place."""
        t = self.tokens
        if at < last and t.low[at] == "người":
            at += 2 if at + 1 < last and t.low[at + 1] in ("đó", "này", "ấy", "bị", "được", "phải") else 1
        elif at >= last or t.low[at] not in ("có", "xảy", "đang", "bị", "đặt"):
            return at
        else:
            at += 1
        end = min(at + 2, last)
        while at < end and t.is_word(at) and t.low[at] not in ("và", "hoặc", "để", "phải"):
            at += 1
        return at

    def heads(self, index: int) -> bool:
        t = self.tokens
        return bool(t.size(index, "head") or t.size(index, "person"))

    def is_marker(self, index: int) -> bool:
        t = self.tokens
        return bool(t.size(index, "marker_strong") or t.size(index, "marker") or t.size(index, "support"))

    def ends_name(self, index: int) -> bool:
        tags = self.tokens.tags[index]
        return any(
            tag in tags
            for tag in (
                "stop",
                "verb",
                "adverb",
                "joint_verb",
                "marker",
                "marker_strong",
                "power",
                "opener",
                "determiner",
                "support",
                "parties",
            )
        )

    def across(self, at: int, last: int, named: bool) -> int | None:
        """Steps over a mark inside a name: a dash, a bracketed body, quotation marks, the dot of "TP.", a comma."""
        t = self.tokens
        word = t.word(at)
        after = at + 1
        if after >= last:
            return None
        if word in "-–/&" and t.low[after] in NOT_IN_NAMES:
            return None
        if word in "-–/&" and t.is_word(after):
            if named and (t.is_upper(after) or word != "-" or not self.ends_name(after)):
                return after + 1
            return after + 1 if not named and not t.is_upper(after) and not self.ends_name(after) else None
        if word == ".":
            return (
                after
                if t.low[at - 1] in ("tp", "q", "p", "h", "tx") and (t.is_upper(after) or t.word(after).isdigit())
                else None
            )
        if word == "(" and named:
            close = self.closing(at, last)
            if (
                close is not None
                and close > after + 1
                and self.heads(after)
                and t.is_upper(after)
                and not self.role(after, close)
            ):
                return close + 1
            return None
        if word in OPEN_QUOTES and named:
            for close in range(after + 1, min(last, at + 14)):
                if t.word(close) in CLOSE_QUOTES:
                    return close + 1
            return None
        if (
            word == ","
            and named
            and t.is_upper(after)
            and not self.heads(after)
            and not t.size(after, "determiner")
            and not t.size(after, "name")
        ):
            return after if self.joined_later(after, last) else None
        return None

    def role(self, first: int, last: int) -> bool:
        """“(Cơ quan chủ trì)” tells a role and is no part of a name."""
        return any(self.tokens.low[i] in ("trì", "phối", "tắt", "gọi") for i in range(first, last))

    def joined_later(self, at: int, last: int) -> bool:
        """After "Bộ Văn hóa, Thể thao và Du lịch"'s comma: capitals, then "và" and a capital that is no head."""
        t = self.tokens
        for index in range(at, min(last, at + 6)):
            if t.low[index] == "và":
                return index + 1 < last and t.is_upper(index + 1) and not self.heads(index + 1)
            if not t.is_word(index):
                return False
        return False

    def owner(self, at: int, last: int) -> int | None:
        """“các đơn vị thuộc Bộ”: the owning body belongs to the name."""
        t = self.tokens
        after = at + 1
        if t.low[at] == "trực":
            return at + 2 if after < last and t.low[after] == "thuộc" else None
        if after >= last:
            return None
        end = self.name_at(after, last)
        return (
            end
            if end is not None
            else (after + 1 if t.low[at] == "thuộc" and t.is_word(after) and not self.ends_name(after) else None)
        )

    def trimmed(self, head_end: int, at: int) -> int:
        """Leaves out joints and stray marks at the end of a name."""
        t = self.tokens
        while at > head_end and (
            t.low[at - 1] in ("và", "hoặc", "thuộc", "của", ",", "-", "–") or t.word(at - 1) in BREAKS
        ):
            at -= 1
        return at
