"""Reads when, from the words of a pack: cadence tags, and the table `time` for dates, terms and deadlines.

Forms of dates that are numbers alone are the same everywhere, day before month. What is promised without a number
("regularly") stays unspecified and becomes a question for a person.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from typing import Any

from phoihop.reading.letters import bare, lowered
from phoihop.reading.marks import words_of
from phoihop.reading.outcome import Cadence, Why
from phoihop.reading.timing import PERIODIC, Timing
from phoihop.reading.tokens import Tokens

MONTHS = 12
DAYS = 31
A_COMMON_YEAR = 2025
QUARTER = 3
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
CLAUSE_STARTS = ",;:.-–("
TERM_REST = 40
HIDDEN = ("several_years", "not_cadence")


def folded(words: Iterable[str]) -> list[str]:
    return [bare(lowered(word)) for word in words]


class TimeWords:
    """The patterns of one pack's table `time`, over folded text."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.months = {
            name: number
            for number, names in enumerate(table.get("months", ()), 1)
            for name in folded([names] if isinstance(names, str) else names)
        }
        self.numbers = {word: int(value) for word, value in table.get("numbers", {}).items()}
        self.ordinals = {bare(word): int(value) for word, value in table.get("ordinals", {}).items()}
        self.units = {bare(word): unit for unit, words in table.get("units", {}).items() for word in words}
        months, numbers = words_of(list(self.months)), words_of(list(self.numbers))
        suffix = rf"(?:{words_of(folded(table.get('day_endings', ())))})?"
        link = rf"(?:\s(?:{words_of(folded(table.get('links', ())))}))*\s"
        day = rf"(?P<day>\d{{1,2}}){suffix}(?:\s(?:{words_of(folded(table.get('day_words', ())))}))?"
        year = r"(?P<year>(?:19|20)\d{2})"
        deadline = rf"(?:{words_of(folded(table.get('deadline', ())))})"
        count = rf"(?:(?P<word>{numbers})(?:\s?\(\s?(?P<also>\d{{1,3}})\s?\))?|(?P<digits>\d{{1,3}})(?:\s?\([a-z -]{{1,30}}\))?)"
        self.term = re.compile(
            rf"(?:\b(?P<within>{words_of(folded(table.get('within', ())))})\s)?\b{count}[\s-](?P<unit>{words_of(list(self.units))})\b['’]?(?P<rest>[^.;]{{0,{TERM_REST}}})"
        )
        self.before = re.compile(
            rf"\s?(?:(?:{words_of(folded(table.get('of_notice', ())))})\s){{0,3}}(?:{words_of(folded(table.get('before', ())))})\b"
        )
        self.after = re.compile(rf"\s?\b(?:{words_of(folded(table.get('after', ())))})\b")
        self.dates = [
            re.compile(rf"(?<![\d/.-]){day}{link}(?P<month>{months})\b,?(?:{link}{year})?\b"),
            re.compile(rf"\b(?P<month>{months})\s(?P<day>\d{{1,2}}){suffix}(?!\d)(?:,?\s{year})?\b"),
            re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"),
            re.compile(
                r"(?<![\d/.-])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>(?:19|20)\d{2}))?(?![\d/.])"
            ),
        ]
        self.month_end = re.compile(
            rf"\b{deadline}\s(?:(?:{words_of(folded(table.get('ends', ())))})\s)?(?P<month>{months})\b,?(?:\s{year})?"
        )
        self.year_end = re.compile(rf"\b{deadline}\s(?:(?:{words_of(folded(table.get('ends', ())))})\s)?{year}\b")
        self.quarter = re.compile(
            rf"\b(?:(?:{words_of(folded(table.get('quarter_short', ())))})(?P<q>[1-4])|{words_of(folded(table.get('quarter', ())))}\s(?P<roman>i{{1,3}}|iv|[1-4])|(?P<ordinal>{words_of(list(self.ordinals))})\s{words_of(folded(table.get('quarter', ())))})\b(?:{link}{year})?"
        )
        self.day_of_period = re.compile(
            rf"\b(?P<day>\d{{1,2}}){suffix}\)?(?:\s(?:{words_of(folded(table.get('day_words', ())))}))?\s(?:{words_of(folded(table.get('of_period', ())))})\b"
        )
        self.in_month = re.compile(
            rf"\b(?:{words_of(folded(table.get('in_month', ())))})\s(?P<month>{months})\b,?(?:\s(?:of\s)?{year})?"
        )
        self.interval = re.compile(
            rf"\b(?:{words_of(folded(table.get('every', ())))})\s{count}[\s-](?:{words_of(list(self.units))})\b"
        )
        self.once_after = re.compile(rf"\b(?:{words_of(folded(table.get('once_after', ())))})\b")
        self.deadline = re.compile(rf"\b{deadline}\b[^.;]{{0,24}}$")


def date_of(match: re.Match[str], months: Mapping[str, int]) -> tuple[int, int, int | None] | None:
    """(day, month, year) of a match of a date, None where there is no such day."""
    month = months.get(match.group("month")) or (int(match.group("month")) if match.group("month").isdigit() else 0)
    day = int(match.group("day"))
    year = int(match.group("year")) if match.group("year") else None
    if not 1 <= month <= MONTHS or not 1 <= day <= calendar.monthrange(year or A_COMMON_YEAR, month)[1]:
        return None
    return day, month, year


def shown(day: int, month: int, year: int | None) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"


class ModalTimes:
    """Reads timing out of spans of one text."""

    def __init__(self, tokens: Tokens, words: TimeWords) -> None:
        self.t = tokens
        self.words = words

    def timing(self, start: int, end: int) -> Timing:
        """The timing of text[start:end]; offsets of characters."""
        t = self.t
        first, last = t.first_at(start), t.first_at(end)
        found: list[tuple[Cadence, int, int]] = []
        event, event_size, stated, depth, passed = -1, 0, -1, 0, first
        for index in range(first, last):
            tags = t.tags[index]
            depth = depth + 1 if t.word(index) == "(" else max(0, depth - 1) if t.word(index) == ")" else depth
            if not tags:
                continue
            passed = max(passed, *(index + tags.get(f"cadence:{hidden}", 0) for hidden in HIDDEN))
            here: list[tuple[Cadence, int, int]] = [
                (named, index, tags[f"cadence:{named}"])
                for named in (*PERIODIC, "continuous")
                if f"cadence:{named}" in tags and index >= passed
            ]
            found.extend(here)
            passed = max(passed, *(index + size for _, _, size in here), passed)
            if "cadence:stated_only" in tags and stated < 0:
                stated = index
            if event < 0 and not depth and (size := self.condition(index, first)):
                event, event_size = index, size
        due, due_why, relative = self.due(start, end, yearly=any(item[0] == "yearly" for item in found))
        why = [due_why] if due_why else []
        periodic = sorted((item for item in found if item[0] in PERIODIC), key=lambda item: PERIODIC.index(item[0]))
        cadence: Cadence = "unspecified"
        event_text = None
        if periodic or found:
            cadence, index, size = (periodic or found)[0]
            why.append(self.cue("cadence", index, size))
        elif event >= 0 or relative:
            cadence = "on_event" if event >= 0 or not self.happens_once(due_why) else "once"
            if event >= 0:
                why.append(self.cue("condition", event, event_size))
                event_text = t.text[t.starts[event] : t.ends[self.clause_end(event, last) - 1]][:200]
        elif due is not None and due[:4].isdigit():
            cadence = "once"
        named = tuple(dict.fromkeys(item[0] for item in periodic))
        return Timing(
            cadence,
            named or ((cadence,) if cadence != "unspecified" else ()),
            due,
            event_text,
            stated >= 0 and not periodic,
            tuple(why),
        )

    def condition(self, index: int, first: int) -> int:
        """The size of the words that open a condition here; those that mean one only at a clause's head, only there."""
        t = self.t
        if t.size(index, "not_condition"):
            return 0
        if index <= first + 1 and (size := t.size(index, "event_noun")):
            return size
        if size := t.size(index, "condition_anywhere"):
            return size
        size = t.size(index, "condition")
        opens = index == first or t.word(index - 1) in CLAUSE_STARTS or t.size(index - 1, "joint") > 0
        return size if opens else 0

    def clause_end(self, index: int, last: int) -> int:
        t = self.t
        for at in range(index + 1, last):
            if t.word(at) in ",;." or t.size(at, "then"):
                return at
        return last

    def cue(self, code: str, index: int, size: int) -> Why:
        t = self.t
        begin, stop = t.starts[index], t.ends[min(index + size, len(t)) - 1]
        return Why(code, t.text[begin:stop], begin, stop)

    def happens_once(self, term: Why | None) -> bool:
        """Whether a term runs from what happens once: "within 30 days of the signing of this Memorandum"."""
        rest = self.t.bare_text[term.end : term.end + TERM_REST] if term is not None else ""
        return self.words.once_after.search(rest.split(".")[0]) is not None

    def recurs(self, start: int, end: int) -> bool:
        """Whether something is done at an interval that is no period of the outcome: "every 90 days"."""
        return self.words.interval.search(self.t.bare_text, start, end) is not None

    def due(self, start: int, end: int, *, yearly: bool = False) -> tuple[str | None, Why | None, bool]:
        """(due, why, whether it runs from an event)."""
        text = " ".join(self.t.bare_text[start:end].split("\n"))
        if (found := self.relative(text, start)) is not None:
            return (*found, True)
        if (found := self.absolute(text, start) or self.in_month(text, start, yearly=yearly)) is not None:
            return (*found, False)
        return None, None, False

    def relative(self, text: str, offset: int) -> tuple[str, Why] | None:
        words = self.words
        for match in words.term.finditer(text):
            unit = words.units[match.group("unit")]
            count = int(match.group("digits") or match.group("also") or words.numbers[match.group("word")])
            rest = match.group("rest")
            sign = "+"
            if words.before.match(rest):
                sign = "-"
            elif not match.group("within") and not words.after.match(rest):
                continue
            if unit == "w":
                count, unit = count * 7, "d"
            stop = match.start("rest")
            return f"{sign}{count}{unit}", self.span("term", offset + match.start(), offset + stop)
        return None

    def absolute(self, text: str, offset: int) -> tuple[str, Why] | None:
        """The first date that stands after a word of a deadline."""
        words = self.words
        for match in words.day_of_period.finditer(text):
            if 1 <= int(match.group("day")) <= DAYS:
                return f"day {int(match.group('day'))}", self.span("date", offset + match.start(), offset + match.end())
        for pattern in words.dates:
            for match in pattern.finditer(text):
                found = date_of(match, words.months)
                if found and words.deadline.search(text[max(0, match.start() - 60) : match.start()]):
                    return shown(*found), self.span("date", offset + match.start(), offset + match.end())
        for match in words.quarter.finditer(text):
            named = match.group("q") or match.group("roman")
            number = ROMAN.get(named) or int(named) if named else words.ordinals[match.group("ordinal")]
            month = QUARTER * number
            return self.end_of(month, match), self.span("date", offset + match.start(), offset + match.end())
        if month_end := words.month_end.search(text):
            value = self.end_of(words.months[month_end.group("month")], month_end)
            return value, self.span("date", offset + month_end.start(), offset + month_end.end())
        if year_end := words.year_end.search(text):
            return year_end.group("year"), self.span("date", offset + year_end.start(), offset + year_end.end())
        return None

    def in_month(self, text: str, offset: int, *, yearly: bool) -> tuple[str, Why] | None:
        """“In September each year”, "in June 2026": the month's last day. A month is written with a capital."""
        for match in self.words.in_month.finditer(text):
            if not self.t.text[offset + match.start("month")].isupper() or not (yearly or match.group("year")):
                continue
            value = self.end_of(self.words.months[match.group("month")], match)
            return value, self.span("date", offset + match.start(), offset + match.end())
        return None

    def end_of(self, month: int, match: re.Match[str]) -> str:
        year = int(match.group("year")) if match.group("year") else None
        return shown(calendar.monthrange(year or A_COMMON_YEAR, month)[1], month, year)

    def bare_due(self, start: int, end: int) -> str | None:
        """The date of a table's time cell, which needs no word of deadline before it."""
        text = self.t.bare_text[start:end]
        for pattern in self.words.dates:
            if (match := pattern.search(text)) and (found := date_of(match, self.words.months)):
                return shown(*found)
        for name, number in self.words.months.items():
            if match := re.search(rf"\b{re.escape(name)}\b(?:\s(?P<year>(?:19|20)\d{{2}}))?", text):
                return self.end_of(number, match)
        match = re.fullmatch(r"\s*((?:19|20)\d{2})\s*", text)
        return match.group(1) if match else None

    def span(self, code: str, begin: int, stop: int) -> Why:
        return Why(code, self.t.text[begin:stop], begin, stop)
