"""What the walk through a document asks of a language: names, sentences, times, heads, and whether one states a duty.

Two readers of sentences stand behind it: `vietnamese` and, for every other pack, `plain`. Structure, inheritance of
owners, lines of work and outcome are the same for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

import msgspec

from phoihop.reading.bracketed import Roles
from phoihop.reading.heads import Head
from phoihop.reading.judging import Context
from phoihop.reading.known import NameList
from phoihop.reading.outcome import Why
from phoihop.reading.packs import Pack
from phoihop.reading.statements import Statement
from phoihop.reading.structure import Unit
from phoihop.reading.timing import Timing
from phoihop.reading.tokens import Tokens


def nobody(_first: int, _last: int) -> tuple[str, ...]:
    """The bodies of a line that opens like a name which the text uses, where a language does not look for them."""
    return ()


def no_roles(_start: int, _end: int) -> Roles | None:
    """No roles in brackets, where a language does not look for them."""
    return None


class Names(Protocol):
    """Names of bodies. Indices are of words."""

    def list_at(self, first: int, last: int) -> NameList | None:
        """The bodies named from word `first` on, before word `last`."""

    def mentioned(self, first: int, last: int) -> list[tuple[int, int]]:
        """The words of all names of bodies among words [first, last)."""


class Sentences(Protocol):
    """Takes sentences apart."""

    def statement(self, first: int, last: int) -> Statement:
        """The sentence of words [first, last)."""

    def clauses(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of a sentence that lay duties on different bodies, mostly the sentence itself."""


class Times(Protocol):
    """Reads when."""

    def timing(self, start: int, end: int) -> Timing:
        """The timing of the characters [start, end)."""

    def bare_due(self, start: int, end: int) -> str | None:
        """The date of a table's time cell, which needs no word of deadline before it."""

    def cue(self, code: str, index: int, size: int) -> Why:
        """The reason that `size` words from `index` on give."""


class Judges(Protocol):
    """Tells duties from everything else."""

    def is_duty(self, unit: Unit, s: Statement, context: Context, *, introducing: bool) -> bool:
        """Whether a sentence of a unit states something that a body shall do."""


class Speech(msgspec.Struct, frozen=True):
    """One language at work on one text. `all_together` matches names in lower case that stand for the parties;
    `role_line` matches the folded head of a line that names a role ("co quan chu tri:"), the role as its group 1, and
    `supporting` are the roles that do not lead.
    """

    pack: Pack
    tokens: Tokens
    names: Names
    sentences: Sentences
    times: Times
    judges: Judges
    head: Callable[[int, int], Head]
    all_together: re.Pattern[str]
    role_line: re.Pattern[str]
    supporting: frozenset[str]
    named_line: Callable[[int, int], tuple[str, ...]] = nobody
    bracket_roles: Callable[[int, int], Roles | None] = no_roles
