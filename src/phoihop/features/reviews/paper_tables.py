"""The tables of a review as Word and Excel take them: counts, sums of lines of work, figures by year and body."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.documents.paper import Column, Row, Table
from phoihop.features.reviews.counts import CountTable, Tally
from phoihop.features.reviews.figures import FigureTable, Measure, Sum
from phoihop.features.reviews.outline import LineTotal, target_said, withheld_said
from phoihop.features.reviews.queries import Material
from phoihop.features.reviews.standing import class_word
from phoihop.screen.templatetags.screen import figure as digits


def counts_paper(table: CountTable) -> Table:
    """Return a table of counts for Word and Excel."""

    def cells(name: str, counted: Tally) -> list[str | int]:
        return [name, *(counted[column] for column in table.columns)]

    heads = [headed(class_word(column)) for column in table.columns]
    return Table(
        columns=[Column(table.head), *(Column(head, "number") for head in heads)],
        rows=[cells(row.name, row.counted) for row in table.rows],
        caption=table.caption,
        total=cells(pgettext("review", "Total"), table.total),
    )


def headed(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def by_line_paper(totals: Sequence[LineTotal]) -> Table:
    """Return the figures of each line of work over all its commitments.

    How they add up is a column where it differs, and a note where it is the same for all.
    """
    ways = {adding_words(each.measure) for each in totals}
    head = pgettext("review", "Over several periods")
    return Table(
        columns=[
            Column(pgettext("review", "Line of work"), share=3.2),
            Column(pgettext("review", "Figure"), share=3.6),
            Column(pgettext("review", "Total"), "number", share=2),
            Column(pgettext("review", "Unit"), share=1.8),
            *([Column(head, share=2.4)] if len(ways) > 1 else []),
        ],
        rows=[
            [
                each.line,
                each.measure.name,
                shown(each.total),
                each.measure.unit,
                *([adding_words(each.measure)] if len(ways) > 1 else []),
            ]
            for each in totals
        ],
        caption=_("Figures by line of work"),
        note=f"{head}: {next(iter(ways))}." if len(ways) == 1 else "",
    )


def adding_words(measure: Measure) -> str:
    """Say how a figure adds up over periods."""
    said = {
        "sum": pgettext("review", "added up"),
        "last": pgettext("review", "the last one"),
        "maximum": pgettext("review", "the largest"),
    }[measure.adds]
    cumulative = pgettext("review", "cumulative")
    return said if measure.basis == "period" else f"{said}, {cumulative}"


def figures_paper(caption: str, table: FigureTable, material: Material) -> Table:
    """Return a table of figures for Word and Excel: a year and a body a row, with the total."""
    rows: list[Row] = [
        [line.year, material.names.short(line.slot), *(shown(each) for each in line.sums)] for line in table.lines
    ]
    return Table(
        columns=[
            Column(pgettext("review", "Year"), "ordinal", share=1.1),
            Column(pgettext("review", "Reporting organisation"), share=3.2),
            *(Column(measure.head, "number", share=2.8) for measure in table.measures),
        ],
        rows=rows,
        caption=caption,
        total=[None, pgettext("review", "Total"), *(shown(each) for each in table.total)],
        note=" ".join(filter(None, [_targets(table), _estimates(table)])),
    )


def _targets(table: FigureTable) -> str:
    """Name what each period is to reach, and how often it did."""
    parts = [
        f"{measure.name} {target_said(target)}"
        for measure, target in zip(table.measures, table.targets, strict=True)
        if target is not None
    ]
    return _("Target of each period: %(parts)s.") % {"parts": "; ".join(parts)} if parts else ""


def shown(each: Sum) -> int | str | None:
    """Return a sum as it is printed; a small count of people is not printed at all."""
    return withheld_said(each) if each.withheld else each.value


def _estimates(table: FigureTable) -> str:
    """Name the estimates that were told beside real values; they are in no sum."""
    parts = [
        f"{measure.name} {digits(total.estimated)}"
        for measure, total in zip(table.measures, table.total, strict=True)
        if total.estimated is not None
    ]
    return (
        _("Estimated to the end of the period, not in the sums: %(parts)s.") % {"parts": "; ".join(parts)}
        if parts
        else ""
    )
