"""Named reads of one occurrence for its page: the row, the promise, the acts of its thread, figures told before.

Rights are asked before: a view shows a record only after `standing_or_404`. Each read makes a fixed number of queries.
Rows of many agreements in words are read in `works.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.http import Http404

from phoihop.features.agreements.law.kinds import Commitment
from phoihop.features.agreements.law.state import Terms, Version
from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.features.commitments.actions import thread_of
from phoihop.features.commitments.law.state import LeadState, OccurrenceState, fold
from phoihop.features.commitments.tables import Report, ReportedFigure
from phoihop.features.commitments.wording import occurrence_words, place_words
from phoihop.ledger.registry import REGISTRY
from phoihop.ledger.store import Store
from phoihop.ledger.threads import terms_of, thread_acts
from phoihop.people.models import Organisation
from phoihop.record.act import Act
from phoihop.registers.adding import add_up
from phoihop.registers.catalogues import Figure
from phoihop.registers.tables import Due

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Names:
    """What the bodies of an agreement are called: by slot and by organisation, short and in full."""

    slots: Mapping[str, tuple[str, str]]
    organisations: Mapping[str, tuple[str, str]]

    def short(self, slot: str) -> str:
        return self.slots.get(slot, (slot, slot))[0]

    def full(self, slot: str) -> str:
        return self.slots.get(slot, (slot, slot))[1]

    def author(self, organisation: str) -> str:
        return self.organisations.get(organisation, ("", ""))[0] or organisation[:8]


@dataclass(frozen=True)
class Occurrence:
    """One occurrence as its page shows it: the row of one lead, its siblings, the promise, the state and the acts.

    The promise is read when it is first asked for: whoever only files a report asks for no words of the agreement.
    """

    row: Due
    rows: tuple[Due, ...]
    terms: Terms
    state: OccurrenceState
    acts: tuple[Act, ...]
    words: Mapping[str, Words]
    names: Names

    @cached_property
    def _promised(self) -> tuple[CommitmentRow, Agreement, str]:
        return _promise(self.row.record, self.row.commitment)

    @property
    def commitment(self) -> CommitmentRow:
        return self._promised[0]

    @property
    def agreement(self) -> Agreement:
        return self._promised[1]

    @property
    def promise(self) -> str:
        """The words of the text that promise it."""
        return self._promised[2]

    @property
    def lead(self) -> LeadState:
        return self.state.lead(self.row.slot)

    @property
    def title(self) -> str:
        return occurrence_words(self.commitment.title, self.row)

    @property
    def place(self) -> str:
        return place_words(self.commitment.clause_label)

    @property
    def version(self) -> Version:
        """The version under which the row stands."""
        found = self.terms.version(self.row.terms) or self.terms.last
        assert found is not None
        return found

    @property
    def facts(self) -> Commitment:
        found = self.version.commitment(self.row.commitment)
        assert found is not None
        return found

    @property
    def receivers(self) -> tuple[str, ...]:
        """The slots that receive this lead's report."""
        known = {self.terms.organisation(slot) or f"?{slot}": slot for slot in self.names.slots}
        return tuple(known[party] for party in self.row.receivers if party in known)

    def act(self, act_id: str) -> Act | None:
        return next((act for act in self.acts if act.id == act_id), None)

    def said(self, act_id: str) -> Words:
        """Return the words of an act; empty where its body is not here."""
        return self.words.get(act_id, {})


def occurrence(record: str, commitment: str, period: str, party: str) -> Occurrence:
    """Return one occurrence; there is none: 404."""
    rows = list(Due.objects.filter(record=record, commitment=commitment, period=period).order_by("slot"))
    row = next((each for each in rows if each.party == party), None)
    if row is None:
        raise Http404
    store = Store(record)
    terms = terms_of(store)
    assert isinstance(terms, Terms)
    placed = thread_acts(store, thread_of(row))
    store.load_words([each.act.id for each in placed])
    acts = tuple(each.act for each in placed)
    return Occurrence(
        row=row,
        rows=tuple(rows),
        terms=terms,
        state=fold(placed, terms),
        acts=acts,
        words={act.id: REGISTRY.words_of(act) or {} for act in acts},
        names=names_in(record),
    )


_OF_AGREEMENT = ("title", "short_title", "number", "state", "form", "signed_on", "from_on", "to_on", "keeper")


def _promise(record: str, commitment: str) -> tuple[CommitmentRow, Agreement, str]:
    """Return a commitment, the head of its agreement and the words of the text that promise it, in one query."""
    head = Agreement.objects.filter(record=OuterRef("record"))
    clause = Clause.objects.filter(record=OuterRef("record"), clause=OuterRef("clause"))
    found = (
        CommitmentRow.objects.filter(record=record, commitment=commitment)
        .annotate(
            clause_text=Subquery(clause.values("text")[:1]),
            **{f"agreement_{field}": Subquery(head.values(field)[:1]) for field in _OF_AGREEMENT},
        )
        .first()
    )
    if found is None:
        raise Http404
    agreement = Agreement(record=record, **{field: getattr(found, f"agreement_{field}") for field in _OF_AGREEMENT})
    return found, agreement, found.text or found.clause_text or ""


def names_in(record: str) -> Names:
    """Return what the bodies of an agreement are called now, or as printed where they are not in the directory."""
    of = Organisation.objects.filter(id=OuterRef("organisation"))
    rows = Party.objects.filter(record=record).annotate(
        known=Subquery(of.values("name")[:1]), known_short=Subquery(of.values("short_name")[:1])
    )
    slots, organisations = {}, {}
    for party in rows:
        full = party.known or party.printed
        both = (party.known_short or full, full)
        slots[party.slot] = both
        if party.organisation:
            organisations[party.organisation] = both
    return Names(slots, organisations)


def agreement_name(agreement: Agreement) -> str:
    return agreement.short_title or agreement.title


class Earlier:
    """The figures that one lead told in earlier periods, read when a page first shows them."""

    def __init__(self, row: Due) -> None:
        self.row = row

    @cached_property
    def told(self) -> list[tuple[str, int, date, date | None]]:
        """Figure, value, first and last day of the period, oldest first. One query."""
        row = self.row
        ours = Report.objects.filter(
            Q(commitment=row.lineage) | Q(commitment__startswith=f"{row.lineage}."),
            record=row.record,
            slot=row.slot,
            part="lead",
            current=True,
            from_on__lt=row.from_on,
        )
        of = Report.objects.filter(record=row.record, act=OuterRef("act"))
        return list(
            ReportedFigure.objects.filter(record=row.record, act__in=Subquery(ours.values("act")))
            .annotate(began=Subquery(of.values("from_on")[:1]), ended=Subquery(of.values("to_on")[:1]))
            .order_by("began")
            .values_list("figure", "value", "began", "ended")
        )


@dataclass(frozen=True)
class FigureBefore:
    """A figure of a line of work in earlier periods: of the same period a year ago, and all periods before together."""

    figure: Figure
    target: int | None
    earlier: Earlier

    @property
    def last_year(self) -> int | None:
        year_ago = _year_before(self.earlier.row.from_on)
        same = (value for code, value, began, _ in self.earlier.told if code == self.figure.code and began == year_ago)
        return next(same, None)

    @property
    def before(self) -> int | None:
        told = [
            ((ended or began).year, value)
            for code, value, began, ended in self.earlier.told
            if code == self.figure.code
        ]
        return add_up(told, self.figure.adds, self.figure.basis)


def figures_before(found: Occurrence, figures: Sequence[Figure]) -> list[FigureBefore]:
    """Return the figures of the commitment's line, with what this lead has told in earlier periods."""
    earlier = Earlier(found.row)
    targets = {target.figure: target.value for target in found.facts.targets}
    return [FigureBefore(figure, targets.get(figure.code), earlier) for figure in figures]


def _year_before(day: date | None) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def last_report(found: Occurrence) -> Report | None:
    """Return the newest report of this lead on the same commitment in an earlier period."""
    row = found.row
    return (
        Report.objects.filter(
            Q(commitment=row.lineage) | Q(commitment__startswith=f"{row.lineage}."),
            record=row.record,
            slot=row.slot,
            part="lead",
            current=True,
            has_words=True,
            from_on__lt=row.from_on,
        )
        .order_by("-from_on")
        .first()
    )


def last_report_exists(found: Occurrence) -> bool:
    """Whether an earlier period has a report to copy from."""
    return last_report(found) is not None


def figures_of(line: str) -> list[Figure]:
    """Return the figures that a report on a line of work carries, in their order."""
    return list(Figure.objects.filter(line=line))
