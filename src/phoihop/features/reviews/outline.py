"""The outline of a review report: five parts, computed sentences and tables, and places for words of people.

The order is the one that offices know (I. overview, II. results, III. assessment, IV. tasks ahead, V. proposals). A
`Piece` of text may be a link to the entries that it counts: page and Word draw the same pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from phoihop.documents.numbers import DIRECTING, parse_number, type_name
from phoihop.features.agreements.headings import heading_of, path_of
from phoihop.features.agreements.occurrences import period_of
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.commitments.tables import Report
from phoihop.features.reviews.counts import (
    CountRow,
    CountTable,
    count_table,
    tally,
)
from phoihop.features.reviews.figures import FigureTable, Measure, Sum, Target, ToldValue, figure_table, total_of
from phoihop.features.reviews.queries import Material
from phoihop.features.reviews.standing import Piece, left_out, open_now, sources_url, standing
from phoihop.registers.tables import Due
from phoihop.screen.templatetags.screen import figure as digits
from phoihop.screen.words import dmy


class LineTotal(NamedTuple):
    """A figure of a line of work over all commitments of that line."""

    line: str
    measure: Measure
    total: Sum


class Node(NamedTuple):
    """One heading of the report. `note` is the section in which people write; "" where nobody does."""

    key: str
    number: str
    title: str
    level: int
    sentences: Sequence[Sequence[Piece]] = ()
    counts: Sequence[CountTable] = ()
    by_line: Sequence[LineTotal] = ()
    tables: Sequence[tuple[str, FigureTable]] = ()
    results: Sequence[str] = ()
    note: str = ""


NOTES = (
    "overview",
    "leadership",
    "inspection",
    "commendation",
    "strengths",
    "limits",
    "causes",
    "lessons",
    "tasks",
    "proposals",
)


def outline(material: Material) -> list[Node]:
    """Return the whole report, part by part."""
    return [
        Node("I", "I", _("Overview, advantages and difficulties"), 1, [overview(material)], note="overview"),
        Node(
            "II",
            "II",
            _("Results"),
            1,
            [standing(material, material.dues, {}), *left_out(material), *numbered(material)],
            counts=counts(material),
            by_line=line_totals(material),
        ),
        Node("II.1", "1", _("Leadership and direction; documents issued"), 2, documents(material), note="leadership"),
        Node("II.2", "2", _("Results by content of coordination"), 2),
        *contents(material),
        _by_lines(material, "II.3", "3", _("Inspection, meetings, exchange of information"), _WATCHING, "inspection"),
        _by_lines(material, "II.4", "4", _("Emulation, commendation, good models"), ("commendation",), "commendation"),
        Node("III", "III", _("Assessment"), 1),
        Node("III.1", "1", _("Strengths"), 2, note="strengths"),
        Node("III.2", "2", _("Limits and shortcomings"), 2, open_now(material), note="limits"),
        Node("III.3", "3", _("Causes"), 2, note="causes"),
        Node("III.4", "4", _("Lessons"), 2, note="lessons"),
        Node("IV", "IV", _("Directions and tasks ahead"), 1, note="tasks"),
        Node("V", "V", _("Proposals"), 1, note="proposals"),
    ]


_WATCHING = ("inspection", "review", "information", "situation")


def overview(material: Material) -> list[Piece]:
    """Name the agreement, its parties and its term, and how many commitments it has."""
    agreement = material.rows.agreement
    parties = [_with_short(material, p.slot) for p in material.rows.parties if p.role == "party" and p.ended_on is None]
    n = len([each for each in material.commitments if each.current])
    number = _(" (no. %(number)s of %(day)s)") % {"number": agreement.number, "day": dmy(agreement.signed_on)}
    values = {
        "title": agreement.title or agreement.short_title,
        "number": number if agreement.number else "",
        "parties": ", ".join(parties),
    }
    counted = ngettext("%(n)d commitment", "%(n)d commitments", n) % {"n": n}
    return [
        Piece(_("%(title)s%(number)s, between %(parties)s, has ") % values),
        Piece(counted, reverse("agreement", args=[agreement.record])),
        Piece(". " + _("Figures from %(since)s to %(until)s, by the last day of each period.") % _span(material)),
    ]


def _with_short(material: Material, slot: str) -> str:
    """Name a party in full with the short name under which the tables have it: “Bộ Chỉ huy ... (Bộ CHQS)”."""
    full, short = material.names.full(slot), material.names.short(slot)
    return full if short == full else f"{full} ({short})"


def _span(material: Material) -> dict[str, str]:
    until = min(material.scope.until, material.today)
    return {"since": dmy(material.scope.since), "until": dmy(until)}


def counts(material: Material) -> list[CountTable]:
    """Count what each body led, in the order of the parties, and each line of work, in the order of the lines."""
    slots = {party.slot: material.names.full(party.slot) for party in material.rows.parties}
    bodies = [
        CountRow(name, {"lead": slot}, tally([due for due in material.dues if due.slot == slot], material.today))
        for slot, name in slots.items()
    ]
    known = [*material.lines, *sorted({due.line for due in material.dues} - set(material.lines))]
    lines = [
        CountRow(
            material.lines.get(line, line),
            {"line": line},
            tally([due for due in material.dues if due.line == line], material.today),
        )
        for line in known
    ]
    whole = tally(material.dues, material.today)
    made = [
        count_table(_("Results by lead organisation"), pgettext("review", "Lead organisation"), bodies, whole),
        count_table(_("Results by line of work"), pgettext("review", "Line of work"), lines, whole),
    ]
    return [table for table in made if table is not None]


def line_totals(material: Material) -> list[LineTotal]:
    """Add each figure of each line of work up over all commitments of the line."""
    found = []
    for line, measures in material.measures.items():
        told = [value for due in material.dues if due.line == line for value in material.told.get(due.report, ())]
        parts = [[value for value in told if value.series == series] for series in {each.series for each in told}]
        found += [
            LineTotal(material.lines.get(line, line), measure, total_of(told, measure, parts))
            for measure in measures
            if any(each.figure == measure.code for each in told)
        ]
    return found


def numbered(material: Material) -> list[list[Piece]]:
    """Say in how many documents with a number of their own the results were reported."""
    n = sum(1 for report in material.reports.values() if report.number)
    if not n:
        return []
    words = ngettext("%(n)s numbered document", "%(n)s numbered documents", n) % {"n": digits(n)}
    return [[Piece(_("The results were reported in ")), Piece(words, sources_url(material, numbered="1")), Piece(".")]]


def directing(report: Report) -> str:
    """Return the type of a document that leads or directs (a plan, a guidance, a decision); "" for any other."""
    read = parse_number(report.number)
    return read.type if read is not None and read.type in DIRECTING else ""


def documents(material: Material) -> list[list[Piece]]:
    """Say which documents that lead or direct the parties issued; reports, letters and notices are none."""
    types = Counter(filter(None, map(directing, material.reports.values())))
    n = sum(types.values())
    if not n:
        return []
    counted = ngettext(
        "%(n)s document of leadership and direction", "%(n)s documents of leadership and direction", n
    ) % {"n": digits(n)}
    language = get_language() or "vi"
    named = ", ".join(
        f"{type_name(kind, language).lower()} ({digits(types[kind])})" for kind in DIRECTING if types[kind]
    )
    return [
        [Piece(_("The parties issued ")), Piece(counted, sources_url(material, directing="1")), Piece(f": {named}.")]
    ]


def head_of(material: Material, commitment: CommitmentRow) -> str:
    """Return the clause under which a commitment is listed; "" where none stands above it."""
    heading = heading_of(material.rows.clauses, commitment.clause)
    return heading.clause if heading else ""


def contents(material: Material) -> list[Node]:
    """One node for each heading of the text, with its commitments' standing, figures and results."""
    groups: dict[str, list[CommitmentRow]] = {}
    for commitment in material.commitments:
        groups.setdefault(head_of(material, commitment), []).append(commitment)
    nodes = []
    for number, (key, listed) in enumerate(groups.items(), start=1):
        clause = material.rows.clauses.get(key)
        title = clause.text.strip().rstrip(".") if clause is not None else _("Other content")
        label = path_of(material.rows.clauses, clause) if clause is not None else ""
        dues = [due for commitment in listed for due in material.of(commitment)]
        if not dues:
            continue
        nodes.append(
            Node(
                key=f"II.2.{number}",
                number=f"2.{number}",
                title=title[:1].upper() + title[1:] if not title.isupper() else title.capitalize(),
                level=3,
                sentences=[standing(material, dues, {"clause": key})],
                tables=[
                    (commitment.title, table)
                    for commitment in listed
                    if (table := commitment_table(material, commitment)) is not None
                ],
                results=[words for commitment in listed if (words := latest_result(material, commitment))],
                note=f"c{label}"[:20],
            )
        )
    return nodes


def table_of(
    material: Material, line: str, dues: Sequence[Due], targets: Mapping[str, int] | None = None
) -> FigureTable | None:
    told: list[ToldValue] = [value for due in dues for value in material.told.get(due.report, ())]
    return figure_table(told, material.measures.get(line, ()), targets)


def commitment_table(material: Material, commitment: CommitmentRow) -> FigureTable | None:
    """Return the figures of a commitment with what it is to reach in each period."""
    targets = {str(each["figure"]): int(each["value"]) for each in commitment.targets}
    return table_of(material, commitment.line, material.of(commitment), targets)


def withheld_said(each: Sum) -> str:
    """Say why a value is not shown (design rule 7)."""
    return _("under 10") if each.withheld == "small" else pgettext("review", "not stated")


def target_said(target: Target) -> str:
    """Say a target with the periods that reached it: “500 (đạt 2/3 kỳ)”."""
    if target.reached is None:
        return str(digits(target.value))
    values = {"value": digits(target.value), "reached": target.reached, "periods": target.periods}
    return _("%(value)s (reached in %(reached)d of %(periods)d)") % values


def latest_result(material: Material, commitment: CommitmentRow) -> str:
    """Quote the newest result of a commitment, with its period."""
    dues = [due for due in material.of(commitment) if due.report in material.reports]
    if not dues:
        return ""
    due = dues[-1]
    report = material.reports[due.report]
    if not report.result:
        return ""
    return f"{commitment.title} ({period_of(due)}): {report.result}"


def _by_lines(material: Material, key: str, number: str, title: str, lines: Sequence[str], note: str) -> Node:
    """A node over some lines of work: the standing of each, and its figures over all its commitments."""
    sentences, tables = [], []
    for line in lines:
        dues = [due for due in material.dues if due.line == line]
        if not dues:
            continue
        name = material.lines.get(line, line)
        sentences.append([Piece(f"{name}: "), *_lower(standing(material, dues, {"line": line}))])
        told = [each.title for each in material.commitments if each.line == line and commitment_table(material, each)]
        if len(told) == 1:
            sentences[-1].append(Piece(" " + _("Its figures stand under “%(title)s”.") % {"title": told[0]}))
        elif (table := table_of(material, line, dues)) is not None:
            tables.append((name, table))
    return Node(key, number, title, 2, sentences, tables=tables, note=note)


def _lower(pieces: Sequence[Piece]) -> list[Piece]:
    first = pieces[0]
    return [first._replace(words=first.words[:1].lower() + first.words[1:]), *pieces[1:]]
