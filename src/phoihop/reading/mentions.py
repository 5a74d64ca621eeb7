"""Finds the agreements that running text speaks of: "ký kết chương trình phối hợp giữa A với B giai đoạn ...".

A mention is a kind of document with its bodies; mentions of the same document are put together, and one that only sums
up others ("ký kết quy chế, chương trình phối hợp với ba ban") is dropped where they are named one by one.
"""

from __future__ import annotations

import re

from phoihop.reading import dates
from phoihop.reading.chains import Chains
from phoihop.reading.gathering import Mention
from phoihop.reading.instruments import NUMBER, kind_at
from phoihop.reading.outcome import Kind

REACH_OF_KIND = 14
REACH_OF_BETWEEN = 60
NEAR = 14
REACH_OF_REPLACING = 4
GAP_BEFORE_SIGNING = 14
TITLE = 60
BRACKETED = re.compile(r"\((?:[Cc]hương trình |[Qq]uy chế |[Kk]ế hoạch )?số (\d{1,4})\)")
SYMBOL_PARTS = re.compile(r"[-/]")
DATE_REACH = 24
NEAR_YEAR = 10
YEAR = re.compile(r"20\d\d")
SIGNED_ON = re.compile(r"\b(?:ky|ky ket|ban hanh) (?:vao )?ngay ")
NOT_ITS_PERIOD = re.compile(r"\b(de an|du an|(?<!hop tac )chien luoc|nghi quyet|quy hoach|cuoc van dong)\b")
NOT_SIGNING = ("của", "tại", "cho", "trên", "do", "sở")


class Mentions(Chains):
    """Reads mentions sentence by sentence."""

    beside: list[str]

    def in_sentence(self, first: int, last: int) -> list[Mention]:
        t = self.t
        out: list[Mention] = []
        self.beside = []
        index = first
        while index < last:
            found = kind_at(self.t, index)
            if found is None or found[0] == "decision":
                if self.signs(index) and self.bare_cooperation(index, last):
                    jointly = t.bare[(at := index + t.size(index, "press:sign")) : at + 2] == ["lien", "tich"]
                    mention = self.mention("other" if jointly else "memorandum", index, index + 2, first, last)
                    if mention is not None:
                        out.append(mention)
                index += 1
                continue
            kind, size = found
            mention = self.mention(kind, index, index + size, first, last)
            if mention is not None:
                self.beside = mention.parties
                out.append(mention)
                index = max(index + size, self.t.first_at(mention.end))
            else:
                index += size
        return out

    def loosely(self, first: int, last: int) -> Mention | None:
        """An agreement of which a sentence tells the kind and that it is signed or reviewed, but not plainly who signs:
        every body that is named there, and be it one.
        """
        t = self.t
        acted = next((i for i in range(first, last) if t.size(i, "press:sign") or t.size(i, "press:review")), -1)
        kinds = ((i, found) for i in range(first, last) if (found := kind_at(t, i)) and found[0] != "decision")
        index, told = next(kinds, (-1, None))
        if acted < 0 or told is None:
            return None
        kind, size = told
        parties: list[str] = []
        at = first
        while at < last:
            names = None if t.low[at - 1] in NOT_SIGNING or not t.is_upper(at) else self.names(at, last)
            parties.extend(name for name in (names[0] if names else ()) if name not in parties)
            at = max(at + 1, names[1] if names else 0)
        if not parties:
            return None
        stop = self.title_end(index, index + size, last)
        return Mention(
            kind=kind,
            parties=parties,
            start=t.starts[index],
            end=t.ends[stop - 1],
            kinds=1,
            signed=t.size(acted, "press:sign") > 0,
            period=self.period(t.starts[index], t.ends[last - 1]),
            title=" ".join(t.text[t.starts[index] : t.ends[stop - 1]].split()).strip(" ,.;:"),
            number=number_near(t.text, t.starts[index], t.ends[last - 1]),
        )

    def nameless(self, first: int, last: int) -> Mention | None:
        """“A và B ký kết về việc ...": what two bodies sign where no word says what kind of paper it is."""
        t = self.t
        at = next((i for i in range(first, last) if self.signs(i)), -1)
        parties = self.signers(at, at + 1, first, last)[0] if at > first else []
        if len(parties) < 2:
            return None
        return Mention(
            kind="other",
            parties=parties,
            start=t.starts[at],
            end=t.ends[last - 1],
            kinds=1,
            signed=True,
            period=self.period(t.starts[at], t.ends[last - 1]),
            title=" ".join(t.text[t.starts[at] : t.ends[last - 1]].split()).strip(" ,.;:"),
        )

    def signs(self, index: int) -> bool:
        return self.t.size(index, "press:sign") > 0

    def bare_cooperation(self, index: int, last: int) -> bool:
        """“ký kết hợp tác với B”, "ký kết việc ...": a document without a name of its kind."""
        t = self.t
        at = index + t.size(index, "press:sign")
        return at < last and (t.bare[at : at + 2] in (["hop", "tac"], ["lien", "tich"]) or t.low[at] == "việc")

    def mention(self, kind: Kind, index: int, after: int, first: int, last: int) -> Mention | None:
        t = self.t
        if self.replaced(index, first):
            return None
        own = next((i for i in range(index + 1, last - 1) if self.replaces(i)), last)
        signing = self.signing_before(index, first)
        if t.size(index, "press:sign"):
            signing = index
            if t.low[index + t.size(index, "press:sign")] == "việc":
                kind = "other"
        elif kind in ("other", "plan", "programme") and signing < 0 and not self.coordinates(after, last):
            return None
        if signing >= 0 and t.low[signing] == "ban" and not self.coordinates(after, last):
            return None
        parties, end = self.between(after, last)
        number = number_near(t.text, t.starts[index], t.ends[own - 1])
        if len(parties) < 2 and number:
            parties = self.of_symbol(number)
        explicit = bool(parties)
        reviewed = self.before(index, first, "press:review")
        acted = max(signing, reviewed)
        if len(parties) < 2:
            parties, end = self.signers(acted if acted >= 0 else index, after, first, last)
        if len(parties) < 2 and signing >= 0 and self.beside:
            parties, end = list(self.beside), after
        if len(parties) < 2:
            return None
        if not explicit and acted < 0 and not self.framed(index, first):
            return None
        stop = self.title_end(index, max(end, after), last)
        text = t.text[t.starts[index] : t.ends[stop - 1]]
        return Mention(
            kind=kind,
            parties=parties,
            start=t.starts[index],
            end=t.ends[stop - 1],
            kinds=self.kinds_listed(index, after, first, last),
            signed=signing >= 0,
            period=self.period(t.starts[min(after, last - 1)], t.ends[self.own_end(index + 1, last) - 1])
            or self.one_year(kind, after, last),
            title=" ".join(text.split()).strip(" ,.;:"),
            number=number,
            dated=date_after(t.text, t.starts[index], number) or date_signed(t.text, t.starts[index], t.ends[own - 1]),
            reviewed=signing < 0 <= reviewed,
        )

    def replaces(self, index: int) -> bool:
        return self.t.bare[index : index + 2] in (["thay", "the"], ["thay", "cho"], ["bai", "bo"])

    def replaced(self, index: int, first: int) -> bool:
        """“..., thay thế | Quy chế số 02": the paper of before, which ends with the new one."""
        return any(self.replaces(i) for i in range(max(first, index - REACH_OF_REPLACING), index - 1))

    def of_symbol(self, number: str) -> list[str]:
        """The bodies whose symbols stand in a number: "90/CTrPH/CP-ĐCTUBTWMTTQVN"."""
        parts = [part.strip() for part in SYMBOL_PARTS.split(number)]
        found = [self.pack.symbols[part] for part in parts if part in self.pack.symbols]
        return list(dict.fromkeys(found)) if len(found) > 1 else []

    def own_end(self, first: int, last: int) -> int:
        """Where what is said of this document ends: at a semicolon, or where another one is named with its bodies."""
        t = self.t
        for at in range(first, last):
            if (
                t.word(at) == ";"
                or self.replaces(at)
                or (at > first + 4 and kind_at(t, at) and self.between(at + 1, last)[0])
            ):
                return at
        return last

    def coordinates(self, after: int, last: int) -> bool:
        """Whether "phối hợp", "liên tịch", "hợp tác" stands right after the kind: it is an agreement and no other plan."""
        return any(
            " ".join(self.t.bare[i : i + 2]) in ("phoi hop", "lien tich", "hop tac", "lien nganh", "ky ket")
            for i in range(after, min(after + 6, last))
        )

    def framed(self, index: int, first: int) -> bool:
        return any(self.t.low[i] in ("theo", "về", "hiện") for i in range(max(first, index - 3), index))

    def signing_before(self, index: int, first: int) -> int:
        return self.before(index, first, "press:sign")

    def before(self, index: int, first: int, tag: str) -> int:
        for at in range(index - 1, max(first, index - REACH_OF_KIND) - 1, -1):
            if self.t.size(at, tag):
                return at
        return -1

    def kinds_listed(self, index: int, after: int, first: int, last: int) -> int:
        """How many kinds of documents stand in one list with this one."""
        t = self.t
        count = 1
        at = after
        while at + 1 < last and (t.low[at] in (",", "và") or t.bare[at : at + 2] == ["phoi", "hop"]):
            if t.bare[at : at + 2] == ["phoi", "hop"]:
                at += 2
                continue
            found = kind_at(t, at + 1)
            if found is None:
                break
            count += 1
            at += 1 + found[1]
        at = index - 1
        while at > first and t.low[at] in (",", "và"):
            begin = next((i for i in range(at - 1, max(first, at - 6) - 1, -1) if kind_at(t, i)), -1)
            if begin < 0:
                break
            count += 1
            at = begin - 1
        return count

    def between(self, after: int, last: int) -> tuple[list[str], int]:
        t = self.t
        quoted = any(t.word(i) in '“"' for i in range(after, min(last, after + NEAR)))
        far = quoted or self.coordinates(max(after - 4, 0), last)
        for at in range(after, min(last, after + (REACH_OF_BETWEEN if far else NEAR))):
            if t.low[at] == "giữa":
                return self.chain(at + 1, last)
            if t.word(at) in ".;":
                break
        return [], after

    def signers(self, signing: int, after: int, first: int, last: int) -> tuple[list[str], int]:
        """Who signs: the bodies before the verb, and those after "với"."""
        t = self.t
        before: list[str] = []
        at = first
        while at < signing:
            inside = at > first and (t.word(at - 1) in "(-–/" or t.low[at - 1] in NOT_SIGNING)
            names = None if inside else self.names(at, signing)
            if names is None:
                skipped = self.bodies.name_at(at, signing) if inside and t.word(at - 1) not in "(-–/" else None
                at = max(skipped or 0, at + 1)
                continue
            chained, end = self.chain(at, signing)
            if signing - end <= GAP_BEFORE_SIGNING:
                before = chained
            at = max(end, at + 1)
        end = after
        for index in range(after, min(last, after + REACH_OF_BETWEEN)):
            if t.word(index) in ".;":
                break
            if t.low[index] in ("với", "cùng"):
                partners, stop = self.chain(index + 1, last)
                if partners:
                    before.extend(name for name in partners if name not in before)
                    end = stop
                    break
        return before, end

    def title_end(self, index: int, end: int, last: int) -> int:
        """The title goes on over a period, and to the end of quotation marks that opened in it."""
        t = self.t
        at = min(max(end, index + 1), last)
        quotes = sum(t.word(i) in '“"' for i in range(index, at))
        closing = sum(t.word(i) == "”" for i in range(index, at))
        while at < last and at - index < TITLE * 3:
            word = t.word(at)
            if quotes > closing:
                at += 1
                closing += word in '”"'
                continue
            if t.bare[at : at + 2] == ["giai", "doan"] or word.isdigit() or word in "-–/":
                at += 2 if t.bare[at : at + 2] == ["giai", "doan"] else 1
                continue
            break
        return min(at, last)

    def one_year(self, kind: Kind, after: int, last: int) -> tuple[str, str] | None:
        """“kế hoạch phối hợp | năm 2018"."""
        t = self.t
        end = next((i for i in range(after, min(last - 1, after + NEAR_YEAR)) if not t.is_word(i)), last - 1)
        at = next((i for i in range(after, min(end, after + NEAR_YEAR)) if t.low[i] == "năm"), -1)
        year = t.word(at + 1) if at >= 0 and kind in ("plan", "programme") else ""
        return (year, year) if YEAR.fullmatch(year) else None

    def period(self, start: int, end: int) -> tuple[str, str] | None:
        text = dates.plain(self.t.text[start:end])
        found = dates.period(text)
        if found is None:
            return None
        at = text.find(found[0])
        return None if NOT_ITS_PERIOD.search(text[:at]) else found


def date_after(text: str, start: int, number: str | None) -> str | None:
    """The day that stands right behind the number of a paper: "số 05/QCPH-A-B ngày 12/11/2020"."""
    at = text.find(number, start) if number else -1
    if at < 0 or number is None:
        return None
    found = dates.full_dates(dates.plain(text[at + len(number) : at + len(number) + DATE_REACH]))
    return found[0].value if found else None


def date_signed(text: str, start: int, end: int) -> str | None:
    """The day behind the name of a paper: "Chương trình ..., được ký ngày 26/3/2022"."""
    folded = dates.plain(text[start:end])
    match = SIGNED_ON.search(folded)
    found = dates.full_dates(folded[match.end() :][:DATE_REACH]) if match else []
    return found[0].value if found and found[0].start == 0 else None


def number_near(text: str, start: int, end: int) -> str | None:
    found = NUMBER.search(text, start, min(end, start + 120)) or BRACKETED.search(text, start, min(end + 40, len(text)))
    return " ".join(found.group(1).split()) if found else None
