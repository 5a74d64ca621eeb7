"""The proposals of the reading desk as they are drawn: each as a card, and what stands around them.

What a person does to them stands in `reading/steps.py`, the pages in `reading/desk.py`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.features.agreements.drafts.draft import Item, ReadingDesk
from phoihop.features.agreements.ended_bodies import ended_bodies
from phoihop.features.agreements.reading.document import document_html
from phoihop.features.agreements.reading.look import notes_of
from phoihop.features.agreements.reading.taking import reading_of
from phoihop.features.agreements.reading.words import (
    Question,
    follows_usual,
    language,
    lines_of_work,
    open_about,
    questions_of,
    reasons_of,
    standing_words,
    usual_dues,
    when_words,
)
from phoihop.registers.catalogues import Figure
from phoihop.screen.clock import today


class Card(NamedTuple):
    """One proposal as it is drawn."""

    item: Item
    heading: str
    questions: list[Question]
    facts: list[tuple[str, str]]
    more: list[tuple[str, str]]
    why: str
    first: bool
    current: bool = False
    error: str = ""
    day: str = ""


class Words:
    """What cards are worded from, asked of the database once a page."""

    def __init__(self, desk: ReadingDesk) -> None:
        self.desk = desk
        self.lines = lines_of_work()
        english = language() == "en"
        self.figures = {
            figure.code: (figure.name_en or figure.name, figure.unit_en or figure.unit)
            if english
            else (figure.name, figure.unit)
            for figure in Figure.objects.all()
        }

    def card(
        self, item: Item, *, first: bool, current: bool = False, error: str = "", answered: dict[str, str] | None = None
    ) -> Card:
        questions = questions_of(item, self.desk, answered) if item.open else []
        heading = questions[0].words if questions else item.title
        return Card(
            item,
            heading,
            questions,
            self.facts(item),
            self.more(item),
            reasons_of(item),
            first,
            current,
            error,
            (answered or {}).get("day", ""),
        )

    def facts(self, item: Item) -> list[tuple[str, str]]:
        """Return who, when and how much, as label and words."""
        found = [
            (_("Lead"), self.bodies(item.leads) or item.printed or _("not stated")),
            (pgettext("when it is due", "When"), when_words(item, self.desk.usual_due)),
            (_("Target"), self.target(item)),
        ]
        return [(label, words) for label, words in found if words]

    def more(self, item: Item) -> list[tuple[str, str]]:
        """Return what is shown of the current proposal only."""
        found = [
            (_("Supporting"), self.bodies(item.supports)),
            (_("Reports go to"), self.bodies(item.receivers)),
            (_("Deliverable"), item.deliverable),
            (_("Line of work"), self.lines.get(item.line, item.line)),
        ]
        return [(label, words) for label, words in found if words]

    def bodies(self, slots: list[str]) -> str:
        parties = [party.slot for party in self.desk.parties if party.role == "party"]
        if len(slots) > 1 and set(slots) >= set(parties):
            return _("all parties, each for itself")
        return ", ".join(self.desk.names(slots))

    def target(self, item: Item) -> str:
        said = [f"{value} {self.figures.get(code, ('', ''))[1]}".strip() for code, value in item.targets.items()]
        return ", ".join(said) or item.amount


def page_of(
    desk: ReadingDesk, current: str, *, only_open: bool = False, error: str = "", answered: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return what the whole page shows; `error` and what was answered belong to the current proposal."""
    words = Words(desk)
    shown = [item for item in desk.shown if item.open or not only_open]
    first = desk.shown[0].id if desk.shown else ""
    cards = [
        words.card(
            item,
            first=item.id == first,
            current=item.id == current,
            error=error if item.id == current else "",
            answered=answered if item.id == current else None,
        )
        for item in shown
    ]
    row = desk.row
    gone = ended_bodies([party.organisation for party in desk.parties], today())
    document = document_html(reading_of(row), desk.items, current) if row.reading else ""
    return {
        "section": "agreements",
        "draft": row,
        "desk": desk,
        "cards": cards,
        "document": document,
        "dropped": [(item, title_of_merged(desk, item)) for item in desk.dropped],
        "only_open": only_open,
        "notes": [*notes_of(row), *(each.words for each in gone.values())],
        **side_of(desk),
    }


def title_of_merged(desk: ReadingDesk, item: Item) -> str:
    """Return the title of the proposal that a dropped one was joined into; "" where it was only dropped."""
    return next((each.title for each in desk.items if each.id == item.merged), "")


def side_of(desk: ReadingDesk) -> dict[str, Any]:
    """Return the parts that every change renews: progress, the list of questions, the usual day of sending."""
    usual = [item for item in desk.shown if follows_usual(item)]
    return {
        "draft": desk.row,
        "parties": ", ".join(party.name for party in desk.parties),
        "done": len(desk.confirmed),
        "total": len(desk.shown),
        "rest": standing_words(desk),
        "asked": [(item, questions_of(item, desk)[0].words) for item in desk.unanswered],
        "about": open_about(desk),
        "waiting": sum(item.open and not item.asks for item in desk.items),
        "usual": usual,
        "usual_words": ngettext(
            "%(n)d commitment states no day of sending", "%(n)d commitments state no day of sending", len(usual)
        )
        % {"n": len(usual)},
        "usual_dues": usual_dues(language()),
        "usual_due": desk.usual_due,
        "can_undo": bool(desk.row.log),
        "all_done": bool(desk.confirmed) and not any(item.open for item in desk.items),
    }
