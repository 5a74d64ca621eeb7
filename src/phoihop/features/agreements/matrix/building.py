"""A matrix from what is owed: one row for each lineage, grouped by the headings of the text, in its order.

Forms of a commitment that replaced each other are one lineage. Nothing is asked of the database here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from phoihop.features.agreements.headings import headings_of, own_label, path_of
from phoihop.features.agreements.matrix.columns import place_in
from phoihop.features.agreements.matrix.owed import Alike
from phoihop.features.agreements.matrix.sums import Sums
from phoihop.features.agreements.occurrences import below, beside, period_of, status_words
from phoihop.features.agreements.rows import Rows, forms_of
from phoihop.features.agreements.tables import CommitmentRow, Party
from phoihop.registers.status import ON_TIME, Status, fallen_due, status, worst
from phoihop.screen.matrix import Cell, Column, Group, Mark, Matrix, Row
from phoihop.screen.words import dmy


class Chosen(NamedTuple):
    """What a reader keeps of a matrix: what one slot leads, one line of work, the cells of one status."""

    lead: str = ""
    line: str = ""
    only: str = ""

    def takes(self, form: CommitmentRow) -> bool:
        return (not self.lead or self.lead in form.leads) and (not self.line or self.line == form.line)

    def takes_owed(self, owed: Alike) -> bool:
        return (not self.lead or self.lead == owed.slot) and (not self.line or self.line == owed.line)


EVERYTHING = Chosen()


class _Track:
    """What one lineage owes, column by column, and how much of it came on time of what has fallen due."""

    __slots__ = ("fallen", "found", "on_time")

    def __init__(self, width: int) -> None:
        self.found: list[tuple[tuple[Status, Cell], ...]] = [()] * width
        self.on_time = self.fallen = 0

    def cells(self) -> list[Cell | None]:
        return [_worst(found) if len(found) > 1 else found[0][1] if found else None for found in self.found]


def matrix_of(
    rows: Rows,
    owed: Iterable[Alike],
    columns: Sequence[Column],
    today: dt.date,
    *,
    chosen: Chosen = EVERYTHING,
    sums: Sums | None = None,
    marks: Sequence[Mark] = (),
    shown: AbstractSet[str] | None = None,
) -> Matrix:
    """Build what `screen.matrix.draw_table` draws; without `sums` it has nothing to say in its foot.

    Of a long matrix only the lineages `shown` are drawn, and `owed` is what these owe.
    """
    tracks = _tracks(rows, owed, columns, today, chosen, shown)
    foot = sums.foot(*chosen, place_in(columns)) if sums is not None else {}
    return Matrix(
        columns=[
            column._replace(foot=(foot[n][0], foot[n][1])) if n in foot else column for n, column in enumerate(columns)
        ],
        groups=_groups(rows, tracks, chosen, shown),
        marks=[mark for mark in marks if columns and columns[0].since <= mark.day <= columns[-1].until],
        total=(sum(n for n, _of in foot.values()), sum(of for _n, of in foot.values())),
        label=_("Commitments and periods"),
        foot_words=_("On time, of those fallen due"),
    )


def _tracks(
    rows: Rows,
    owed: Iterable[Alike],
    columns: Sequence[Column],
    today: dt.date,
    chosen: Chosen,
    shown: AbstractSet[str] | None,
) -> Mapping[str, _Track]:
    place = place_in(columns)
    tracks = {each.lineage: _Track(len(columns)) for each in rows.commitments if shown is None or each.lineage in shown}
    track_of = {each.commitment: tracks[each.lineage] for each in rows.commitments if each.lineage in tracks}
    replaced = track_of.keys() - {form.commitment for form in forms_of(rows.commitments).values()}
    sentence = _("%(period)s, due %(day)s: %(status)s")
    periods: dict[str, str] = {}
    statuses: dict[Status, str] = {}
    for each in owed:
        number = None if each.due_original is None else place(each.due_original)
        read = status(each.facts, today)
        if number is None or not chosen.takes_owed(each) or (chosen.only and read.code != chosen.only):
            continue
        words = {
            "period": periods.get(each.label) or periods.setdefault(each.label, period_of(each)),
            "day": dmy(each.facts.due_on),
            "status": statuses.get(read) or statuses.setdefault(read, status_words(read)),
        }
        url = below(each.period, each.party)
        cell = Cell(read.code, sentence % words, url, each.extended, bool(each.passed_from))
        found = ((read, cell),)
        fallen = fallen_due(each.facts, today, read)
        on_time = fallen and read.code == ON_TIME
        for commitment in each.commitments:
            track = track_of[commitment]
            track.found[number] += (
                found if commitment not in replaced else ((read, cell._replace(url=beside(commitment) + url)),)
            )
            track.fallen += fallen
            track.on_time += on_time
    return tracks


@lru_cache(maxsize=4096)
def _worst(found: tuple[tuple[Status, Cell], ...]) -> Cell:
    """Return the one cell that stands for several rows: the worst of them, with the marks of all."""
    read = worst([each for each, _cell in found])
    cell = next(cell for each, cell in found if each == read)
    return cell._replace(
        extended=max(each.extended for _read, each in found), passed=any(each.passed for _read, each in found)
    )


def _groups(rows: Rows, tracks: Mapping[str, _Track], chosen: Chosen, shown: AbstractSet[str] | None) -> list[Group]:
    """One group for each heading of the text, in the order of the text; a lineage stands once, under its last form.

    Where a part is shown that begins within a group, the head of the group stands in the part before it.
    """
    short = {party.slot: _short(rows, party) for party in rows.parties}
    everybody = {party.slot for party in rows.parties if party.role == "party" and party.ended_on is None}
    headings = headings_of(rows.clauses)
    groups: dict[str, list[Row]] = {}
    heads: dict[str, tuple[str, str]] = {}
    before: dict[str, str] = {}  # the clause of the row above, by group: its number is said once
    for form in forms_of(rows.commitments).values():
        if not chosen.takes(form):
            continue
        heading = headings.get(form.clause)
        key = heading.clause if heading else ""
        if key not in heads:
            heads[key] = (path_of(rows.clauses, heading), heading.text) if heading else ("", "")
        above, before[key] = before.get(key), form.clause
        if shown is not None and form.lineage not in shown:
            heads[key] = heads[key] if key in groups else ("", "")
            continue
        track = tracks[form.lineage]
        groups.setdefault(key, []).append(
            Row(
                number="" if form.clause and above == form.clause else own_label(rows.clauses, form),
                title=form.title,
                lead=_led(form, short, everybody),
                cells=track.cells(),
                on_time=(track.on_time, track.fallen) if track.fallen else None,
                beside=beside(form.commitment),
            )
        )
    return [Group(*heads[key], listed) for key, listed in groups.items()]


def lineages_of(rows: Rows, chosen: Chosen) -> list[str]:
    """Return the lineages that a matrix shows, in the order of its rows."""
    headings = headings_of(rows.clauses)
    groups: dict[str, list[str]] = {}
    for form in forms_of(rows.commitments).values():
        if chosen.takes(form):
            heading = headings.get(form.clause)
            groups.setdefault(heading.clause if heading else "", []).append(form.lineage)
    return [lineage for listed in groups.values() for lineage in listed]


def _led(form: CommitmentRow, short: Mapping[str, str], everybody: AbstractSet[str]) -> str:
    """Name who leads; where all parties do, their names would say nothing and fill the column."""
    if len(form.leads) > 1 and everybody <= set(form.leads):
        return _("all parties")
    return ", ".join(short.get(slot, slot) for slot in form.leads)


def _short(rows: Rows, party: Party) -> str:
    organisation = rows.organisations.get(party.organisation)
    return organisation.short if organisation is not None else party.printed
