"""Searching everything that an organisation may see: agreements, what they promise, reports, files, and bodies by name.

Marks make no difference. Whose records may be seen is asked in `registers/search.py`; nothing of another's is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.features.agreements.tables import Agreement, Clause, CommitmentRow, Party
from phoihop.features.commitments.tables import Report
from phoihop.people.acting import Actor, actor_of
from phoihop.people.models import Organisation, Standing
from phoihop.people.rights import signed_in
from phoihop.registers.search import hits, marked, words_of
from phoihop.registers.tables import Search
from phoihop.screen.parts import Link
from phoihop.screen.tables import Column, Filter, Filters, choices, listing

LONGEST = 200
BODIES = 6


class Hit(NamedTuple):
    """One thing found, as the page shows it: words before the searched word, the word, words after it."""

    title: str
    url: str
    kind: str
    agreement: str
    dated: date | None
    before: str
    word: str
    after: str


class Around(NamedTuple):
    """What the rows found belong to, read in one query each."""

    agreements: dict[str, Agreement]
    commitments: dict[tuple[str, str], CommitmentRow]
    reports: dict[tuple[str, str], Report]
    clauses: dict[str, str]


def kind_words() -> dict[str, str]:
    """Return the kinds of things that are found, in the order of the filter."""
    return {
        "agreement": pgettext("found", "Agreement"),
        "commitment": pgettext("found", "Commitment"),
        "report": pgettext("found", "Report"),
        "evidence": pgettext("found", "File"),
    }


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    kinds = kind_words()
    filters = Filters(
        request,
        [
            Filter("q", pgettext("button", "Search"), kind="text"),
            Filter("kind", pgettext("found", "Kind"), choices(kinds.items())),
        ],
    )
    asked = filters["q"][:LONGEST]
    columns = [Column("what", _("Found")), Column("where", _("In the agreement")), Column("date", _("Day"))]
    found = listing(request, hits(actor.organisation_id, asked, filters["kind"]), columns)
    rows: Sequence[Search] = found.rows
    around = _around(rows) if rows else None
    shown = found._replace(rows=[_hit(row, asked, around, kinds) for row in rows] if around else [])
    context = {
        "filters": filters,
        "asked": asked,
        "listing": shown,
        "bodies": _bodies(actor, asked),
        "too_little": bool(asked) and not words_of(asked),
    }
    return render(request, "web/search.html", context)


def _around(rows: Iterable[Search]) -> Around:
    """Read what the rows of one page belong to. Four queries, however many rows there are."""
    rows = list(rows)
    records = {row.record for row in rows}
    named = {(row.record, row.address.get("commitment", "")) for row in rows}
    acts = {row.address["act"] for row in rows if row.kind == "report"}
    whole = {row.record for row in rows if row.kind == "agreement"}
    clauses: dict[str, list[str]] = {}
    for clause in Clause.objects.filter(record__in=whole).order_by("record", "position"):
        clauses.setdefault(clause.record, []).append(f"{clause.label} {clause.text}".strip())
    return Around(
        {row.record: row for row in Agreement.objects.filter(record__in=records)},
        {
            (row.record, row.commitment): row
            for row in CommitmentRow.objects.filter(
                record__in=records, commitment__in={name for _record, name in named}
            )
        },
        {(row.record, row.act): row for row in Report.objects.filter(record__in=records, act__in=acts)},
        {record: " ".join(texts) for record, texts in clauses.items()},
    )


def _hit(row: Search, asked: str, around: Around, kinds: dict[str, str]) -> Hit:
    agreement = around.agreements.get(row.record)
    commitment = around.commitments.get((row.record, row.address.get("commitment", "")))
    report = around.reports.get((row.record, row.address.get("act", "")))
    promised = commitment.title if commitment else ""
    texts = {
        "agreement": around.clauses.get(row.record, ""),
        "commitment": commitment.text if commitment else "",
        "report": f"{report.result} {report.difficulties} {report.way_forward}".strip() if report else "",
        "evidence": promised,
    }
    titles = {
        "agreement": row.title or (agreement.number if agreement else ""),
        "commitment": row.title or row.key,
        "report": f"{promised}, {row.title}" if row.title else promised,
        "evidence": row.title,
    }
    before, word, after = marked(texts[row.kind], asked)
    name = (agreement.short_title or agreement.title) if agreement else ""
    where = "" if row.kind == "agreement" else name
    return Hit(titles[row.kind] or name, _address(row), kinds[row.kind], where, row.dated, before, word, after)


def _address(row: Search) -> str:
    if row.kind in {"report", "evidence"}:
        keys = {name: row.address[name] for name in ("commitment", "period", "party")}
        try:
            return reverse("occurrence", kwargs={"record": row.record, **keys})
        except NoReverseMatch:
            pass
    return reverse("agreement", kwargs={"record": row.record})


def _bodies(actor: Actor, asked: str) -> list[Link]:
    """Return the bodies of this name, now or once, that are parties of agreements which one may see."""
    folded = " ".join(words_of(asked))
    if not folded or not actor.organisation_id:
        return []
    mine = Standing.objects.filter(organisation=actor.organisation_id, record=OuterRef("record"))
    shared = Party.objects.filter(organisation=OuterRef("pk")).filter(Exists(mine))
    rows = Organisation.objects.filter(names__key_fold__contains=folded).filter(Exists(shared)).distinct()
    address = reverse("agreements")
    return [Link(row.name, f"{address}?party={row.pk}") for row in rows.order_by("sort_key")[:BODIES]]
