"""What the parts of pages take: small named tuples that a view fills and a template of `parts/` draws.

Words in them are already in the reader's language; an address left empty gives words without a link.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise

Words = str | Promise


class Link(NamedTuple):
    words: Words
    url: str = ""
    red: bool = False  # only for what is overdue


class Action(NamedTuple):
    """What a button does: its words say what happens. `main` once a page."""

    words: Words
    url: str
    main: bool = False
    confirm: bool = False  # the address is a confirm page, shown in a dialog where scripts run


class Tab(NamedTuple):
    words: Words
    url: str
    current: bool = False


class Fact(NamedTuple):
    """A label and its lines. A line is a sentence, a `Link`, or a list of both that reads as one sentence."""

    label: Words
    lines: Sequence[object]


class WorkLine(NamedTuple):
    """A line of the desk: what and why | to whom and where from | when and how it stands | one action."""

    title: Words
    url: str = ""
    why: Words = ""
    whom: Words = ""
    source: Words = ""
    due: dt.date | None = None
    due_words: Words = ""  # instead of a date: “không có hạn”
    status: str = ""  # a code of `status.py`
    state: Words = ""  # instead of the status's own word: “quá 60 ngày”
    strong: bool = False
    action: Action | None = None


class Event(NamedTuple):
    """One entry of a story. `day` is the day of the fact; `url` opens what it tells."""

    day: dt.date
    words: Words
    detail: Words = ""
    url: str = ""
    weight: str = ""  # "", "strong" or "red"


class Count(NamedTuple):
    """How many occurrences have a status; `url` opens them."""

    status: str
    number: int
    url: str = ""
    current: bool = False


class Choice:
    """A choice with its consequence below it, for radio buttons and check boxes: `Choice("Theo quý", "Quý I từ ...")`."""

    def __init__(self, words: Words, consequence: Words = "") -> None:
        self.words = words
        self.consequence = consequence

    def __str__(self) -> str:
        return str(self.words)
