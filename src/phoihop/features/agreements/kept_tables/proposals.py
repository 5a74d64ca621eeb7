"""From the rows of a mapped table to proposals for the reading desk: each row a commitment, sections as its clauses.

The rows become a small page of our own, which the reader reads like any table of tasks: bodies and times in cells are
understood there, and every proposal keeps its place in the table. What the reader passes over is proposed with
questions, so that no row disappears.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from html import escape

import msgspec

from phoihop.features.agreements.drafts.draft import Ask, DraftParty, Item, Reason, as_json
from phoihop.features.agreements.drafts.parties import slots_for
from phoihop.features.agreements.kept_tables.mapping import Kept
from phoihop.features.agreements.models import KeptTable, ReadingDraft
from phoihop.features.agreements.reading.taking import fill
from phoihop.features.agreements.sheets.rows import SheetRow
from phoihop.features.agreements.sheets.times import in_reader_words, is_time, several
from phoihop.people.acting import Actor
from phoihop.people.rights import check_may
from phoihop.reading import Clause, Reading
from phoihop.reading.isolated import Limits, read_in_child
from phoihop.reading.titles import title_of
from phoihop.record.refused import Refused

HEADS = {
    "number": "STT",
    "content": "Nội dung",
    "lead": "Cơ quan chủ trì",
    "support": "Cơ quan phối hợp",
    "when": "Thời gian thực hiện",
    "product": "Sản phẩm",
}
ALL_QUARTERS, ALL_MONTHS = 4, 12
LINES_ABOVE = 12
SECONDS = 120.0
LONGEST_PRODUCT = 200


class Proposed(msgspec.Struct):
    """What a table becomes: the reading with its page, the parties, and the proposals with the rows they come from."""

    reading: Reading
    parties: list[DraftParty]
    items: list[Item]
    rows: dict[str, int]
    """The row of each proposal, by the proposal's id."""
    title: str


def when_cell(row: SheetRow) -> str:
    """Return the words of time of a row; the marks under heads of periods tell them where no cell does."""
    marked = [head for head, cell in row.told if cell and cell.strip().lower() not in ("0", "-")]
    if row.cell("when") or not marked:
        return row.cell("when")
    if len(marked) == len(row.told) in (ALL_QUARTERS, ALL_MONTHS):
        return "Hằng quý" if len(marked) == ALL_QUARTERS else "Hằng tháng"
    return ", ".join(marked)


def page_of(kept: Kept, rows: Sequence[SheetRow], year: int) -> tuple[str, dict[int, SheetRow], dict[int, str]]:
    """Return the rows as a page with the heads that the reader knows, and which of its rows is which row or section.

    A row that is done at several times stands there once for each.
    """
    order = [role for role in HEADS if role in kept.chosen.roles or (role == "when" and any(row.told for row in rows))]
    lines = [kept.row.title, *kept.above[-LINES_ABOVE:]] if kept.row.title else kept.above[-LINES_ABOVE:]
    opening = "".join(f"<p>{escape(line)}</p>" for line in dict.fromkeys(lines) if line)
    body = ["".join(f"<th>{HEADS[role]}</th>" for role in order)]
    placed: dict[int, SheetRow] = {}
    sections: dict[int, str] = {}
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            sections[len(body)] = section
            body.append(f'<td colspan="{len(order)}"><b>{escape(section)}</b></td>')
        for time in several(when_cell(row)):
            placed[len(body)] = row
            cells = row.cells | {"when": in_reader_words(time, year or None)}
            body.append("".join(f"<td>{_cell(cells.get(role, ''))}</td>" for role in order))
    table = "".join(f"<tr>{cells}</tr>" for cells in body)
    return f"<!doctype html><html><body>{opening}<table>{table}</table></body></html>", placed, sections


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def propose_commitments(kept: Kept) -> Proposed:
    """Read the rows of a table. Raises `ReadRefused`."""
    rows = kept.rows
    page, placed, sections = page_of(kept, rows, kept.chosen.year)
    reading = read_in_child(page.encode(), "x.html", Limits(seconds=SECONDS))
    reading = _of_year(reading, kept.chosen.year)
    clauses, clause_of = _clauses(reading, sections)
    reading = msgspec.structs.replace(reading, clauses=clauses)
    draft = ReadingDraft(organisation=kept.row.organisation, title=kept.row.title)
    fill(draft, reading, 0)
    parties = msgspec.convert(draft.parties, list[DraftParty])
    found = _by_row(reading, msgspec.convert(draft.items, list[Item]))
    items: list[Item] = []
    origin: dict[str, int] = {}
    for place, row in placed.items():
        for item in found.get(place) or [_by_hand(row, parties)]:
            item.id = f"n{len(items) + 1}"
            _place(item, row, place, clause_of)
            _ask_time(item, row, kept.chosen.year)
            items.append(item)
            origin[item.id] = row.number
    return Proposed(reading, parties, items, origin, draft.title)


def _of_year(reading: Reading, year: int) -> Reading:
    """Let the agreement run in the year that the table is of, where it says nothing else."""
    if not reading.agreements or reading.agreements[0].from_ or not year:
        return reading
    about = msgspec.structs.replace(reading.agreements[0], from_=str(year), to=str(year))
    return msgspec.structs.replace(reading, agreements=(about, *reading.agreements[1:]))


def _clauses(reading: Reading, sections: dict[int, str]) -> tuple[tuple[Clause, ...], dict[int, int]]:
    """Return the sections of the table as clauses, and the clause under which each row of the page stands."""
    starts: dict[int, tuple[int, int]] = {}
    for block in reading.blocks:
        if block.table >= 0 and block.row in sections:
            starts.setdefault(block.row, (block.start, block.end))
    places = sorted(starts)
    clauses: list[Clause] = []
    clause_of: dict[int, int] = {}
    last = max((block.row for block in reading.blocks if block.table >= 0), default=0)
    for number, place in enumerate(places):
        words = " ".join(sections[place].split())
        label, _space, title = words.partition(" ")
        label = label if len(label) <= 6 and not label.islower() else ""
        start, stop = starts[place]
        clauses.append(Clause(number, "section", label, label.strip(".)"), title if label else words, start, stop))
        upto = places[number + 1] if number + 1 < len(places) else last + 1
        clause_of |= dict.fromkeys(range(place, upto), number)
    return tuple(clauses), clause_of


def _by_row(reading: Reading, items: Sequence[Item]) -> dict[int, list[Item]]:
    """Return the proposals of each row of the page; what was read above the table is none of them."""
    places = sorted((block.start, block.row) for block in reading.blocks if block.table >= 0)
    found: dict[int, list[Item]] = defaultdict(list)
    at = 0
    for item in sorted(items, key=lambda each: each.start):
        while at + 1 < len(places) and places[at + 1][0] <= item.start:
            at += 1
        if places and places[at][0] <= item.start:
            found[places[at][1]].append(item)
    return found


def _by_hand(row: SheetRow, parties: Sequence[DraftParty]) -> Item:
    """Propose a row that the reader passed over: nothing is guessed, what it lacks is asked."""
    text = " ".join(row.cell("content").split())
    leads, others = slots_for([name for name in row.cell("lead").split("\n") if name], parties)
    supports, _others = slots_for([name for name in row.cell("support").split("\n") if name], parties)
    item = Item("n0", title_of(text, [party.name for party in parties]), text, leads=leads, supports=supports)
    item.printed = ", ".join(others)
    if not leads:
        code = "lead_not_a_party" if others else "lead_undecided"
        item.asks.append(Ask(code, {"name": item.printed} if others else {}))
    item.asks.append(Ask("cadence_not_stated"))
    item.why = [Reason("table_row", text[:80])]
    return item


def _place(item: Item, row: SheetRow, place: int, clause_of: dict[int, int]) -> None:
    """Give a proposal its section, its number in the table and its deliverable."""
    item.clause = clause_of.get(place, -1)
    section = row.section.partition(" ")[0].strip(".)") if item.clause >= 0 else ""
    number = row.cell("number").strip(" .)")
    label = ".".join(part for part in (section if len(section) <= 4 else "", number) if part)
    item.label = label[:60]
    if row.cell("product"):
        item.deliverable = " ".join(row.cell("product").split())[:LONGEST_PRODUCT]
    asked = {ask.code for ask in item.asks}
    if "lead" not in row.cells and not asked & {"lead_undecided", "lead_not_a_party"}:
        item.leads = []
        item.asks.insert(0, Ask("lead_undecided"))


def _ask_time(item: Item, row: SheetRow, year: int) -> None:
    """Where a time cell has words that were not understood, ask instead of following the task as continuous work."""
    words = when_cell(row)
    understood = any(
        why.code in ("cadence", "date", "term", "condition", "one_of_several") for why in item.why
    ) or bool(item.due)
    told = is_time(words) or is_time(in_reader_words(words, year or None))
    if not words or understood or (told and item.cadence != "continuous"):
        return
    item.why = [why for why in item.why if why.code != "no_time"]
    item.cadence, item.due = "", ""
    if not any(
        ask.code in ("cadence_not_stated", "which_day", "which_year", "which_due", "several_cadences")
        for ask in item.asks
    ):
        item.asks.append(Ask("cadence_not_stated", {"words": words[:100]}))


def take_as_draft(kept: Kept, proposed: Proposed, *, by: Actor, now: datetime) -> ReadingDraft:
    """Open a draft on the reading desk from the rows that were not left out: one step, thrown away as one."""
    check_may(by, "")
    out = kept.out
    items = [item for item in proposed.items if str(proposed.rows[item.id]) not in out]
    if not items:
        raise Refused("table_nothing_left")
    draft = ReadingDraft.objects.create(
        user=by.user,
        organisation=by.organisation_id,
        title=proposed.title or kept.row.title or kept.row.name,
        reading=msgspec.to_builtins(proposed.reading),
        agreement=0,
        parties=as_json(proposed.parties),
        items=as_json(items),
        made=now,
        changed=now,
    )
    kept.row.state, kept.row.draft = KeptTable.State.TAKEN, draft.pk
    kept.keep(now, "state", "draft")
    return draft
