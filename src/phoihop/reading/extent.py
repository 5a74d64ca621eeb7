"""How far a name goes on: capitals, places, the words of a class of bodies, an owning body, brackets, quotation marks."""

from __future__ import annotations

from phoihop.reading.inner import Inner
from phoihop.reading.known import LONGEST_NAME, KnownNames
from phoihop.reading.tokens import Tokens

INSIDE_REACH = 9
WHOLE_HEAD = 3
BREAKS = frozenset([".", ":", ";", "?", "!", "…", '"', "“", "”", "«", "»", "[", "]", "="])
OPEN_QUOTES, CLOSE_QUOTES = '“"«', '”"»'
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
GIVEN = ("được", "đã", "đang", "nhận")
OWNED = ("của", "thuộc", "trực")


class Extent(Inner):
    """The end of a name that has begun. `name_at` is what the reader of whole names adds."""

    tokens: Tokens
    known: KnownNames
    line_ends: bool

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
            if (is_class or t.size(begin, "wide")) and (cited := t.size(at, "as_cited")):
                return self.citation(at, at + cited, last)
            whole = max(t.size(at, "name"), t.size(at, "name_part")) if t.is_upper(at) else 0
            if whole and not is_known:
                at += whole
                continue
            if at > begin and not is_known and (points := t.size(at, "pointing")) and not named:
                at += points
                break
            if (tail := t.size(at, "tail")) and not (is_person and at == head_end and t.size(at, "class") >= tail):
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
            proper = t.size(at, "inside_proper") if not (is_known or t.size(begin, "name")) else 0
            if (is_person and t.low[head_end - 1] == "viên") or (not is_person and at == head_end > begin + WHOLE_HEAD):
                proper = 0
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
            if chained and named and self.last_of_name(at, end_limit):
                at += t.size(at, "verb")
                continue
            chained = False
            if is_class and at == head_end and (role := self.role_name(begin, at, end_limit)):
                at += role
                head_end = at
                continue
            if at == head_end and not is_known and (known := self.known_part(at, end_limit, is_person=is_person)):
                at += known
                head_end = at
                continue
            if is_person and at == head_end and (office := t.size(at, "person")):
                at += office
                head_end = at
                continue
            if is_person and at == head_end and t.size(at, "class") and not t.is_upper(at) and not self.acts(at):
                at += t.size(at, "class")
                head_end, is_class, class_run = at, True, True
                continue
            if low == "về" and " ".join(t.low[at - 2 : at]) == "nhà nước":
                at = self.domain(at + 1, end_limit)
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
            if named and not is_known and word[0].isupper() and (inner := self.inner_head(at, end_limit)) > 1:
                at += inner
                head_end, chained = at, inner < WHOLE_HEAD
                continue
            if word[0].isupper() or word.isdigit():
                if is_known and self.heads(at) and t.is_upper(at):
                    break
                whole = max(t.size(at, "head"), t.size(at, "verb") if word[0].isupper() else 0, 1)
                at += 1 if at + 1 < end_limit and t.size(at + 1, "verb") > 1 else whole
                continue
            if t.size(at, "power") and low == "có":
                break
            if last_inside and last_inside not in TRANSITIVE and t.size(at, "verb"):
                class_run = False
            wide = (
                bool(t.size(begin + t.size(begin, "determiner"), "wide") or t.size(head_end - 1, "wide")) or is_person
            )
            inside = (
                self.inside(at, end_limit, wide=wide) if is_class and class_run and at - head_end <= INSIDE_REACH else 0
            )
            if inside and (not self.is_marker(at) or low in GIVEN):
                last_inside = " ".join(t.low[at : at + inside])
                at += inside
                continue
            class_run = False
            if self.ends_name(at) or is_known or t.size(at, "thing") > 1:
                break
            at += 1
        return self.trimmed(head_end, min(at, last))

    def last_of_name(self, at: int, last: int) -> bool:
        """“Phòng Quản lý | thu": a verb behind that of a name, where the name plainly ends behind it."""
        t = self.tokens
        after = at + t.size(at, "verb")
        if after == at or t.is_upper(at) or t.size(at, "verb") > 1:
            return False
        ends = after >= last or not t.is_word(after) or t.size(after, "joint") or t.size(after, "marker_strong")
        return bool(ends) or t.low[after] in ("là", "làm", "phải", "sẽ")

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
            if close == after + 1 and t.word(after).isupper() and close + 1 < last and t.is_upper(close + 1):
                return close + 1
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
            if t.low[at - 2 : at] == ["trực", "thuộc"]:
                break
            at -= 1
        return at
