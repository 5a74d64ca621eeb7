"""What a deed is: one thing that a person can do with an occurrence, with its button and with how it is asked.

`table.py` lists them all and `offered.py` tells who may do which; pages, buttons and the door of a deed read the record
here and nothing else. Words are said in the reader's language when they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypedDict

from phoihop.features.agreements.occurrences import occurrence_url
from phoihop.features.commitments.addresses import deed_url, page_of
from phoihop.features.commitments.forms import Asked
from phoihop.people.acting import Actor
from phoihop.record.act import Facts
from phoihop.registers.tables import Due
from phoihop.screen.parts import Words

Said = dict[str, Any]
"""What a form has taken in, by field."""


class Named(TypedDict):
    """What a question may name in its words, as `%(lead)s`."""

    lead: str
    what: str
    receivers: str
    until: str
    due: str
    status: str


@dataclass(frozen=True, eq=False)
class Question:
    """Asked on a page of its own (a dialog where scripts run): what follows, the form, what is said when it is done.

    `if_ours` follows too where the duty is our own. `of_others` is for the answer of another that came on paper: whose
    paper it is is asked too.
    """

    title: Words
    sentence: Words
    consequences: tuple[Words, ...]
    action: Words
    done: Words
    form: type[Asked]
    perform: Callable[[Due, Said, Actor, datetime], object]
    if_ours: tuple[Words, ...] = ()
    of_others: bool = False

    def on_paper(self, action: Words, title: Words = "") -> Question:
        """Return the same question about an answer that another has given on paper."""
        return replace(self, title=title or self.title, action=action, of_others=True)


@dataclass(frozen=True, eq=False)
class Report:
    """Written with the report form on the page of the occurrence. `part` is what a draft is kept as.

    `of_others` is for another's report that came on paper.
    """

    title: Words
    note: Words
    send: Words
    done: Words
    part: str
    perform: Callable[..., object]
    of_others: bool = False


@dataclass(frozen=True, eq=False)
class Page:
    """A page of its own that says nothing in the record. `address` is its name among the addresses."""

    address: str


@dataclass(frozen=True, eq=False)
class Deed:
    """One thing to do. `name` stands in addresses, `says` is the kind of act that it makes.

    `first` may be the main button of the page, `seldom` stands folded.
    """

    name: str
    button: Words
    asked: Question | Report | Page
    says: type[Facts] | None
    first: bool = False
    seldom: bool = False

    @property
    def report(self) -> Report:
        """How it is written. Only of what is written with the report form."""
        assert isinstance(self.asked, Report)
        return self.asked

    def url(self, row: Due) -> str:
        match self.asked:
            case Question():
                return deed_url(row, self.name)
            case Report():
                return occurrence_url(row, self.name)
            case Page(address):
                return page_of(address, row)
