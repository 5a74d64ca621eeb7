"""Rows of a kept table as reports of past occurrences: on which commitment, of which period and lead, with which words.

Nothing is guessed silently: what the row leaves open is asked, what cannot be recorded says why. Reads the rows of one
agreement once and decides row by row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.kept_tables.mapping import Kept
from phoihop.features.agreements.sheets.marks import DONE, LONGEST_MARK
from phoihop.features.agreements.sheets.rows import SheetRow
from phoihop.features.agreements.sheets.times import date_of, period_of
from phoihop.features.agreements.tables import CommitmentRow, Party
from phoihop.features.commitments.actions import ReportForm
from phoihop.people.models import Organisation
from phoihop.registers.tables import Due
from phoihop.vietnamese import fold_key

EQUAL, WITHIN, ALIKE, CLEARLY = 1.0, 0.9, 0.6, 0.15
SHORTEST_WITHIN = 3
LONGEST_NUMBER = 60
NEAR_DAYS = 45
FREE = ("open", "untracked")
Wrong = Literal[
    "",
    "reported",
    "suspended",
    "withdrawn",
    "apart",
    "passed",
    "not_begun",
    "twice",
    "future",
    "too_early",
    "no_occurrence",
]


class Entry(NamedTuple):
    """One report that a row tells of, as far as it is understood.

    `asks` are what a person must answer: "commitment", "lead", "period", "date". `told_as` is the lead as the table has
    it where the agreement names another. `twin` is the row that tells of the same occurrence.
    """

    key: str
    row: SheetRow
    head: str
    commitment: CommitmentRow | None = None
    candidates: Sequence[CommitmentRow] = ()
    party: str = ""
    periods: Sequence[Due] = ()
    due: Due | None = None
    on: date | None = None
    result: str = ""
    asks: tuple[str, ...] = ()
    wrong: Wrong = ""
    told_as: str = ""
    twin: int = 0
    out: bool = False

    @property
    def ready(self) -> bool:
        return not (self.asks or self.wrong or self.out)


class Matcher:
    """The commitments, parties and occurrences of one agreement, against which rows are matched."""

    def __init__(self, kept: Kept, own: str, today: date) -> None:
        self.kept, self.own, self.today = kept, own, today
        record = kept.row.record
        self.commitments = list(CommitmentRow.objects.filter(record=record).order_by("position", "commitment"))
        self.parties = list(Party.objects.filter(record=record, role="party").order_by("position"))
        self.dues: dict[tuple[str, str], list[Due]] = defaultdict(list)
        for due in Due.objects.filter(record=record).order_by("due_on", "from_on"):
            self.dues[due.lineage, due.party].append(due)
        self._keys = [(each, *_keys_of(each)) for each in self.commitments]
        self._found: dict[str, list[tuple[float, CommitmentRow]]] = {}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        return Organisation.objects.in_bulk([party.organisation for party in self.parties if party.organisation])

    def name_of(self, party: str) -> str:
        """Return the short name of who owes; of a slot that is not bound the name as printed."""
        if party in self.organisations:
            return self.organisations[party].short
        return next((each.printed for each in self.parties if party == f"?{each.slot}"), party)

    def entries(self) -> list[Entry]:
        """Return what all rows tell of, in their order."""
        taken: dict[tuple[str, str, str], int] = {}
        found = []
        for entry in self._entries():
            due = entry.due
            if due is not None and not entry.wrong and not entry.out:
                place = (due.commitment, due.period, due.party)
                if place in taken:
                    entry = entry._replace(wrong="twice", twin=taken[place])  # noqa: PLW2901 - the entry as it then stands
                else:
                    taken[place] = entry.row.number
            found.append(entry)
        return found

    def _entries(self) -> Iterator[Entry]:
        for row in self.kept.rows:
            if row.told:
                for place, (head, cell) in enumerate(row.told):
                    if cell and self.kept.meaning(cell) == DONE:
                        yield self._entry(f"{row.number}.{place}", row, head, cell)
            elif self._is_done(row):
                yield self._entry(str(row.number), row, row.cell("period") or row.cell("when"), row.cell("status"))

    def _is_done(self, row: SheetRow) -> bool:
        if row.cell("status"):
            return self.kept.meaning(row.cell("status")) == DONE
        return "status" not in self.kept.chosen.roles and bool(row.cell("result") or row.cell("sent_on"))

    def passed_over(self) -> int:
        """Return how many rows tell of nothing that is done."""
        return sum(
            not (
                any(cell and self.kept.meaning(cell) == DONE for _head, cell in row.told)
                or (not row.told and self._is_done(row))
            )
            for row in self.kept.rows
        )

    def _entry(self, key: str, row: SheetRow, head: str, progress: str) -> Entry:
        answer = self.kept.answer(key)
        entry = Entry(key, row, head, result=self._result(row, progress), out=bool(answer.get("out")))
        ranked = self.ranked(row)
        chosen = self.kept.answer(content_key(row)).get("commitment", "")
        commitment = next((each for each in self.commitments if each.commitment == chosen), None) or _clear(ranked)
        if commitment is None:
            best = [each for _weight, each in ranked[:12]]
            return entry._replace(candidates=best or self.commitments[:12], asks=("commitment",))
        entry = entry._replace(commitment=commitment)
        placed = self._placed(self._led(entry, answer.get("party", "")), answer.get("period", ""))
        return self._dated(placed, answer.get("on", ""))

    def ranked(self, row: SheetRow) -> list[tuple[float, CommitmentRow]]:
        """Return the commitments that a row may mean, the most alike first."""
        words = fold_key(row.cell("content"))
        if words not in self._found:
            cut = frozenset(words.split())
            weights = [(_alike(words, cut, keys, sets), each) for each, keys, sets in self._keys]
            self._found[words] = sorted((pair for pair in weights if pair[0] > 0), key=lambda pair: -pair[0])
        return self._found[words]

    def _led(self, entry: Entry, answered: str) -> Entry:
        """Say whose report it is: the only lead, or the one that the row names."""
        assert entry.commitment is not None
        owing = [party for lineage, party in self.dues if lineage == entry.commitment.lineage]
        owing = list(dict.fromkeys(owing))
        named = self.party_named(entry.row.cell("lead"))
        party = answered if answered in owing else named if named in owing else owing[0] if len(owing) == 1 else ""
        if not owing:
            return entry._replace(wrong="no_occurrence")
        told_as = entry.row.cell("lead") if named and named != party else ""
        return entry._replace(party=party, told_as=told_as, asks=entry.asks if party else ("lead",))

    def party_named(self, name: str) -> str:
        """Return who is meant by a name in the table: in full, short, as an abbreviation or as printed."""
        key = fold_key(name.split("\n", maxsplit=1)[0]).strip(" .")
        if not key:
            return ""
        for party in self.parties:
            body = self.organisations.get(party.organisation)
            names = [party.printed, *([body.name, body.short_name, body.abbreviation] if body is not None else [])]
            if key in {fold_key(each) for each in names if each}:
                return party.organisation or f"?{party.slot}"
        return ""

    def _placed(self, entry: Entry, answered: str) -> Entry:
        """Say which occurrence it is: by the period's name, by a date in it, or the only one there is."""
        if entry.asks or entry.wrong or entry.commitment is None:
            return entry
        dues = [due for due in self.dues[entry.commitment.lineage, entry.party] if due.state != "passed"]
        past = [due for due in dues if due.from_on is None or due.from_on <= self.today]
        if not past:
            return entry._replace(wrong="not_begun" if dues else "no_occurrence")
        found = [due for due in past if due.period == answered] or self._named(entry, dues)
        if len(found) != 1:
            near = sorted(found or past, key=lambda due: due.from_on or date.min, reverse=True)
            return entry._replace(periods=near[:60], asks=("period",))
        return entry._replace(due=found[0], wrong=self._hindrance(found[0]))

    def _named(self, entry: Entry, dues: Sequence[Due]) -> list[Due]:
        year = self.kept.chosen.year or None
        words = period_of(entry.head, year)
        if words is not None:
            label = words.label(year)
            if exact := [due for due in dues if due.label == label]:
                return exact
        day = date_of(entry.head, year)
        if day is not None:
            if exact := [due for due in dues if day in (due.due_on, due.due_original)]:
                return exact
            return [due for due in dues if due.from_on and due.to_on and due.from_on <= day <= due.to_on]
        return list(dues) if len(dues) == 1 else []

    def _hindrance(self, due: Due) -> Wrong:
        if due.from_on is not None and due.from_on > self.today:
            return "not_begun"
        if due.state in FREE:
            return ""
        return due.state if due.state in ("suspended", "withdrawn", "apart", "passed") else "reported"  # type: ignore[return-value]

    def _dated(self, entry: Entry, typed: str) -> Entry:
        """Say on which day it was sent: the row's, the one typed, or where that was chosen the due date."""
        if entry.due is None or entry.wrong:
            return entry
        year = self.kept.chosen.year or None
        on = date_of(typed, None) or date_of(entry.row.cell("sent_on"), year)
        if on is None and self.kept.chosen.undated == "due" and entry.due.due_on is not None:
            on = min(entry.due.due_on, self.today)
        if on is None:
            return entry._replace(asks=("date",))
        early = on.isoformat() < self._earliest(entry.due)
        return entry._replace(on=on, wrong="future" if on > self.today else "too_early" if early else "")

    def _earliest(self, due: Due) -> str:
        """The first day (ISO) that a report on an occurrence may bear: of its period, else of the agreement."""
        of_period = due.from_on is not None and due.from_on != due.to_on
        return str(due.from_on) if of_period else self._begins

    @cached_property
    def _begins(self) -> str:
        return current_terms(self.kept.row.record).begins

    def _result(self, row: SheetRow, progress: str) -> str:
        """Return the words of the report: the result, a long cell of progress, else the sentence that was chosen."""
        words = row.cell("result") or (progress if len(progress) > LONGEST_MARK else "") or self.kept.chosen.said
        note = row.cell("note")
        return f"{words}\n{note}" if note and note != words else words

    def form_of(self, entry: Entry) -> ReportForm:
        """Return the report that a row becomes. What others sent counts as received where that was chosen."""
        assert entry.on is not None
        assert entry.due is not None
        received = entry.on if self.kept.chosen.received and entry.due.party != self.own else None
        return ReportForm(
            result=entry.result,
            on=entry.on,
            difficulties=entry.row.cell("difficulties"),
            way_forward=entry.row.cell("way_forward"),
            number=" ".join(entry.row.cell("sent_number").split())[:LONGEST_NUMBER],
            received_on=received,
        )


def content_key(row: SheetRow) -> str:
    """Return the key under which it is kept which commitment is meant: once for all rows with the same words."""
    return f"={fold_key(row.cell('content'))[:300]}"


def _keys_of(commitment: CommitmentRow) -> tuple[list[str], list[frozenset[str]]]:
    keys = list(dict.fromkeys(fold_key(each) for each in (commitment.title, commitment.text) if each))
    return keys, [frozenset(key.split()) for key in keys]


def _alike(words: str, cut: frozenset[str], keys: Sequence[str], sets: Sequence[frozenset[str]]) -> float:
    """Say how much a row's words are those of a commitment, from 0 to 1."""
    best = 0.0
    for key, known in zip(keys, sets, strict=True):
        if words == key:
            return EQUAL
        fewest = min(len(cut), len(known))
        if fewest >= SHORTEST_WITHIN and (words in key or key in words):
            best = max(best, WITHIN)
        elif cut and known:
            best = max(best, len(cut & known) / len(cut | known))
    return best


def _clear(ranked: Sequence[tuple[float, CommitmentRow]]) -> CommitmentRow | None:
    """Return the commitment that is clearly meant; the current form of one that was replaced."""
    if not ranked or ranked[0][0] < ALIKE:
        return None
    best, found = ranked[0]
    rivals = [weight for weight, each in ranked[1:] if each.lineage != found.lineage]
    close = bool(rivals) and (rivals[0] == best if best == EQUAL else best - rivals[0] < CLEARLY)
    return None if close else found
