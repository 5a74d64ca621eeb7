"""Dates that cannot be met: days that do not exist, reports due before their own cut-off, days outside of the term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from phoihop.reading.lint.findings import Finding
from phoihop.reading.lint.paper import Paper
from phoihop.reading.outcome import Agreement, Commitment

WRITTEN = re.compile(r"ngay (\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?")
SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
ENGLISH = re.compile(
    r"(?<!\w)(\d{1,2}) (january|february|march|april|may|june|july|august|september|october|november|december)(?: (\d{4}))?"
)
MONTHS = ENGLISH.pattern.split("(")[3].split(")")[0].split("|")
LEAP = 2024
CUTOFF_REACH = 60


def days_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int, int | None]]:
    """Every written day as (start, end, day, month, year); `text` is folded, lower case."""
    for pattern in (WRITTEN, SLASHED, ENGLISH):
        for match in pattern.finditer(text, start, end):
            month = MONTHS.index(match[2]) + 1 if match[2] in MONTHS else int(match[2])
            yield match.start(), match.end(), int(match[1]), month, int(match[3]) if match[3] else None


def exists(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or LEAP, month, day)
    except ValueError:
        return False
    return True


def calendar_findings(paper: Paper) -> Iterator[Finding]:
    text = paper.tokens.bare_text
    for agreement in paper.reading.agreements:
        for start, end, day, month, year in days_in(text, agreement.start, paper.end_of(agreement)):
            slashed = "/" in text[start:end]
            if not exists(day, month, year) and not (slashed and year is None and looks_like_number(paper, start)):
                yield Finding("no_such_day", start, end, params={"day": paper.reading.text[start:end]})
    for index, commitment in enumerate(paper.reading.commitments):
        yield from due_findings(paper, index, commitment)


def looks_like_number(paper: Paper, start: int) -> bool:
    """Whether it is a fraction ("45/63 tỉnh", "24/24"): only what follows a word for a day is."""
    return paper.says("lint:day_word", max(0, start - 14), start) < 0


def due_findings(paper: Paper, index: int, commitment: Commitment) -> Iterator[Finding]:
    """Sending before the figures are complete, and days outside of the agreement's term."""
    due = commitment.due or ""
    place = (commitment.start, commitment.end, (index,))
    sent, cut = sending_and_cutoff(paper, commitment)
    if sent and cut and sent < cut:
        yield Finding("due_before_cutoff", *place, params={"due": in_words(sent), "cutoff": in_words(cut)})
    if re.fullmatch(r"\d{4}-\d\d-\d\d", due) and paper.reading.agreements:
        about: Agreement = paper.reading.agreements[min(commitment.agreement, len(paper.reading.agreements) - 1)]
        early = bool(about.from_) and due[: len(about.from_ or "")] < (about.from_ or "")
        late = bool(about.to) and due[: len(about.to or "")] > (about.to or "")
        if early or late:
            yield Finding("due_outside_period", *place, params={"due": shown(due)})


Day = tuple[int, int]
"""Month and day, so that days compare."""


def sending_and_cutoff(paper: Paper, commitment: Commitment) -> tuple[Day | None, Day | None]:
    """The day of sending, and the day up to which the figures count ("số liệu tính đến ngày 15 tháng 12")."""
    at = paper.says("lint:cutoff", commitment.start, commitment.end)
    if at < 0:
        return None, None
    sent: Day | None = None
    cut: Day | None = None
    for start, _end, day, month, _year in days_in(paper.tokens.bare_text, commitment.start, commitment.end):
        if not exists(day, month, None):
            continue
        if cut is None and at <= start < at + CUTOFF_REACH:
            cut = (month, day)
        elif sent is None:
            sent = (month, day)
    return sent, cut


def in_words(day: Day) -> str:
    return f"{day[1]}/{day[0]}"


def shown(due: str) -> str:
    """A day as offices write it."""
    return "/".join(str(int(part)) for part in reversed(due.split("-")))
