"""Reads the several times that one duty names: “Định kỳ 6 tháng (trước 15/6), 01 năm (trước 30/11)” is two series, each with its day.

A unit is cut into pieces at commas, semicolons and joints; a day belongs to the period of its own piece, else to the one
before it, and before the first to the first. The words are the table `series` of a language pack. What cannot be told
apart stays with its words: a person is asked on the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from phoihop.reading.letters import bare, lowered
from phoihop.reading.outcome import Cadence, Series, Why
from phoihop.reading.series_days import Day, Days, Month
from phoihop.reading.series_words import SeriesWords
from phoihop.reading.timing import PERIODIC, WORDS, Clock, Timing
from phoihop.reading.tokens import Tokens

Since = Literal["", "in_force", "signed"]
REACH = 40


class Slot(msgspec.Struct):
    """A period in the making, with the days that were found to be its own."""

    cadence: Cadence
    start: int
    end: int
    piece: int
    days: list[Day] = []
    at_end: bool = False


class SeriesClock(Clock):
    """Reads timing with every series that is named."""

    def __init__(self, tokens: Tokens, words: SeriesWords) -> None:
        super().__init__(tokens)
        self.words = words
        self.days = Days(tokens, self, words)

    def timing(self, start: int, end: int) -> Timing:
        found = super().timing(start, end)
        if found.cadence == "continuous":
            return found
        if since := self.counted_since(end, found):
            return since
        series = self.series(start, end)
        if not series:
            return found
        periodic = [each for each in series if each.cadence in PERIODIC]
        if len(series) == 1:
            return self.with_one(found, series[0])
        chosen = min(periodic, key=lambda each: PERIODIC.index(each.cadence), default=series[0])
        days = {day for each in series for day in each.dues}
        due = chosen.dues[0] if chosen.dues else found.due if found.due not in days and not found.event else None
        cadences = tuple(dict.fromkeys(each.cadence for each in sorted(series, key=rank)))
        why = tuple(each for each in found.why if each.code not in ("cadence", "date"))
        told = [Why("cadence", each.words, *self.place(each.words, start, end)) for each in series]
        return msgspec.structs.replace(
            found,
            cadence=chosen.cadence,
            cadences=cadences,
            due=due,
            stated_only=False,
            why=(*why, *told),
            series=series,
        )

    def place(self, words: str, start: int, end: int) -> tuple[int, int]:
        at = self.t.text.find(words, start, end)
        return at, at + len(words)

    def with_one(self, found: Timing, series: Series) -> Timing:
        """A single series adds what the plain reading has no words for: rounds, and the month of a bare day."""
        rounds = len(series.dues) > 1
        told = series.month or rounds
        if found.cadence == "unspecified" and series.cadence in PERIODIC:
            found = msgspec.structs.replace(
                found, cadence=series.cadence, cadences=(series.cadence,), due=found.due or (series.dues or (None,))[0]
            )
        elif found.cadence in PERIODIC and found.due is None and series.dues and found.event is None:
            found = msgspec.structs.replace(found, due=series.dues[0])
        if not told or (series.cadence != found.cadence and not rounds):
            return found
        return msgspec.structs.replace(found, series=(series,))

    def counted_since(self, end: int, found: Timing) -> Timing | None:
        """“Trong 3 tháng kể từ ngày Quy chế có hiệu lực": once, counted from a day of the document itself."""
        if found.due is None or found.due[:1] != "+" or found.cadence in PERIODIC:
            return None
        term = next((why for why in found.why if why.code == "term"), None)
        if term is None:
            return None
        after = self.words.since.match(self.t.low_text[term.end : end].lstrip(" ,"))
        what = after.group("what") if after else ""
        since: Since = (
            "in_force" if self.words.in_force.search(what) else "signed" if self.words.signed.search(what) else ""
        )
        if not since or not self.words.own_paper.search(what):
            return None
        months = re.search(r"(\w+)(?:\s?\([^()]*\))?\sthang\b", bare(lowered(term.text)))
        count = months.group(1) if months else ""
        due = f"+{WORDS.get(count) or int(count)}m" if count in WORDS or count.isdigit() else found.due
        series = Series("once", (due,), since=since, words=self.t.text[term.start : end][: len(term.text)])
        return msgspec.structs.replace(found, cadence="once", cadences=("once",), event=None, series=(series,))

    def series(self, start: int, end: int) -> tuple[Series, ...]:
        """The series of the characters [start, end), in their order."""
        out: list[Series] = []
        low = self.t.low_text
        bounds = [start, *(match.end() for match in self.words.sentence.finditer(low, start, end)), end]
        slots: list[Slot] = []
        pieces: list[tuple[int, int]] = []
        for begin, stop in pairwise(bounds):
            if self.t.tags and begin < stop:
                self.sentence(begin, stop, slots, pieces)
        slots = merged(slots)
        for number, slot in enumerate(slots):
            before = slots[number - 1] if number else None
            after = slots[number + 1] if number + 1 < len(slots) else None
            out.append(self.told(slot, before, after, pieces, (start, end)))
        return tuple(out)

    def sentence(self, start: int, end: int, slots: list[Slot], pieces: list[tuple[int, int]]) -> None:
        """Adds the series of one sentence to `slots`, and its pieces to `pieces`."""
        atoms = self.atoms(start, end)
        waiting: list[Day] = []
        opened = len(slots)
        for begin, stop in self.pieces(start, end, atoms):
            number = len(pieces)
            pieces.append((begin, stop))
            here = [atom for atom in atoms if begin <= atom.start < stop]
            days = self.days.among(begin, stop, [atom.end for atom in here])
            review = self.words.review.search(self.t.low_text, begin, stop)
            if here:
                slots += [msgspec.structs.replace(atom, piece=number, days=[]) for atom in here]
                slots[-1].days = [*waiting, *days]
                waiting = []
            elif review and (middle := self.words.middle.search(self.t.low_text, begin, stop)):
                slots.append(Slot("once", middle.start(), middle.end(), number))
            elif review and (dated := [day for day in days if day.due[:4].isdigit()]):
                slots.append(Slot("once", dated[0].start, dated[0].end, number, [dated[0]]))
            elif self.words.closing.search(self.t.low_text, begin, stop) and (
                closed := self.words.ends.search(self.t.low_text, begin, stop)
            ):
                slots.append(Slot("once", closed.start(), closed.end(), number, at_end=True))
            elif len(slots) > opened and slots[-1].cadence in PERIODIC and not self.acts(begin, stop):
                slots[-1].days = [*slots[-1].days, *days]
            else:
                waiting.extend(days)
        if len(slots) > opened and waiting and not slots[-1].days:
            slots[-1].days = waiting
        share_days(slots[opened:])

    def pieces(self, start: int, end: int, atoms: Sequence[Slot]) -> list[tuple[int, int]]:
        """The parts between commas, semicolons and joints; a bracket stands whole unless it names a period."""
        cuts = [start]
        low = self.t.low_text
        lists = [match.span() for match in self.words.months.finditer(low, start, end)]
        for match in self.words.piece.finditer(low, start, end):
            opened = low.rfind("(", start, match.start())
            closed = low.find(")", match.end(), end)
            listed = any(one < match.start() < two for one, two in lists)
            inside = opened >= 0 and closed >= 0 and low.find(")", opened, match.start()) < 0
            if (not listed and not inside) or any(opened < atom.start < closed for atom in atoms):
                cuts.append(match.end())
        return [(one, two) for one, two in pairwise([*cuts, end]) if one < two]

    def atoms(self, start: int, end: int) -> list[Slot]:
        """The periods that are named, in order: after “hằng", “định kỳ", in a phrase that tells how often, or joined to one."""
        low = self.t.low_text
        found: list[Slot] = []
        for cadence, pattern in self.words.periods.items():
            found += [
                Slot(cadence, match.start(), match.end(), -1)
                for match in pattern.finditer(low, start, end)
                if not self.words.counts.search(low, max(start, match.start() - REACH), match.start())
            ]
        found.sort(key=lambda slot: (slot.start, -slot.end))
        kept: list[Slot] = []
        covered = self.told_periods(start, end)
        for slot in found:
            if kept and slot.start < kept[-1].end:
                continue
            before = low[max(start, slot.start - REACH) : slot.start]
            surely = self.words.opened.search(before) or any(one <= slot.start < two for one, two in covered)
            joined = kept and self.joined(kept[-1].end, slot.start)
            if surely or joined or self.words.named.search(before):
                kept.append(slot)
        return kept

    def told_periods(self, start: int, end: int) -> list[tuple[int, int]]:
        """The characters of every phrase that tells how often."""
        t = self.t
        out: list[tuple[int, int]] = []
        last = t.first_at(end)
        passed = 0
        for index in range(t.first_at(start), last):
            passed = max(passed, index + t.size(index, "cadence:several_years"))
            for cadence in PERIODIC:
                size = t.size(index, f"cadence:{cadence}")
                if size and index >= passed and not self.of_one_year(index + size, last):
                    out.append((t.starts[index], t.ends[min(index + size, last) - 1]))
        return out

    def joined(self, start: int, end: int) -> bool:
        """Whether only joints, brackets and days stand between two periods."""
        between = re.sub(r"\([^()]*\)", " ", self.t.low_text[start:end])
        if len(between) > 2 * REACH:
            return False
        for day in reversed(self.days.among(start, end, ())):
            one, two = day.start - start, day.end - start
            between = between if "(" in self.t.low_text[start:end] else between[:one] + " " + between[two:]
        return bool(self.words.between.fullmatch(between)) and bool(re.search(r"\W", between))

    def acts(self, start: int, end: int) -> bool:
        """Whether a piece has a verb of its own."""
        t = self.t
        first, last = t.first_at(start), t.first_at(end)
        return any(
            t.size(index, "verb") and not t.size(index, "nominal") for index in range(first, min(last, first + 8))
        )

    def told(
        self,
        slot: Slot,
        before: Slot | None,
        after: Slot | None,
        pieces: Sequence[tuple[int, int]],
        whole: tuple[int, int],
    ) -> Series:
        """The series of a slot with the part of the text that it governs."""
        begin = whole[0] if before is None else self.opening(pieces, before.piece, slot.piece)
        stop = whole[1] if after is None else self.opening(pieces, slot.piece, after.piece)
        acts = self.has_verb(begin, stop)
        until = min(slot.end + 2 * REACH, after.start if after is not None else whole[1])
        last = max([slot.end, *(day.end for day in slot.days if day.end <= until)])
        words = self.worded(slot.start, last, whole)
        month: Month = next((day.month for day in slot.days if day.month), "")
        return Series(
            slot.cadence,
            tuple(dict.fromkeys(day.due for day in slot.days)),
            month=month,
            words=" ".join(words.split()),
            name=""
            if slot.cadence == "once"
            else self.words.named_alone(" ".join(self.t.text[slot.start : slot.end].split())),
            start=begin,
            end=stop,
            acts=acts,
            at_end=slot.at_end,
        )

    def worded(self, start: int, end: int, whole: tuple[int, int]) -> str:
        """The words of a time, with what opens them and to the end of their bracket."""
        text = self.t.text
        if opened := self.words.opened.search(self.t.low_text[max(whole[0], start - REACH) : start]):
            start -= len(opened.group())
        words = text[start:end]
        if words.count("(") > words.count(")") and (closed := text.find(")", end, whole[1])) >= 0:
            words = text[start : closed + 1]
        elif following := self.words.of_month.match(self.t.low_text, end, whole[1]):
            words = text[start : following.end()]
        return words

    def opening(self, pieces: Sequence[tuple[int, int]], earlier: int, piece: int) -> int:
        """Where what a later series governs begins: the first piece after the earlier one that has a verb, else its own."""
        for number in range(earlier + 1, piece + 1):
            if self.has_verb(*pieces[number]):
                return pieces[number][0]
        return pieces[piece][0]

    def has_verb(self, start: int, end: int) -> bool:
        t = self.t
        return any(t.size(index, "verb") for index in range(t.first_at(start), t.first_at(end)))


def rank(series: Series) -> int:
    return PERIODIC.index(series.cadence) if series.cadence in PERIODIC else len(PERIODIC)


def merged(slots: Iterable[Slot]) -> list[Slot]:
    """One slot for each period; the same period twice stays two only where each has days of its own."""
    out: list[Slot] = []
    for slot in slots:
        same = next((each for each in out if each.cadence == slot.cadence and one_time(each, slot)), None)
        if same is None or slot.cadence == "once":
            out.append(slot)
        elif slot.days:
            same.days = slot.days
    return out


def one_time(one: Slot, two: Slot) -> bool:
    return not (one.days and two.days) or [day.due for day in one.days] == [day.due for day in two.days]


def share_days(slots: Sequence[Slot]) -> None:
    """“6 tháng, năm, trước ngày 20 của tháng cuối kỳ": a bare day of the last period is that of those before it too."""
    for one, two in reversed(list(pairwise(slots))):
        if (
            not one.days
            and two.days
            and all(day.due.startswith("day ") for day in two.days)
            and one.piece + 1 >= two.piece
        ):
            one.days = list(two.days)
